"""An acronym left as another language writes it: “OON” or “ONU” for the UN, “SSHA” for the US.

Acronyms are not in the dictionary of a translation system unless somebody put them there, so that they stay as they are
or are respelt letter by letter. Readers look in vain for an organisation that they know well under another name.

Those that English has made its own (FSB, KGB, GRU) are no findings. One that is also a word or another acronym counts
only beside words that speak for it; in brackets or quotation marks, or explained in brackets, it is a gloss.

Known false alarms: a body of the same name elsewhere.

Reference: MQM Core, accuracy, untranslated; the lexicon `acronyms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.set_off import set_off
from wording.annotate.word_types import places, word_types
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.names import Acronym
from wording.view import ArticleView
from wording.word_lexicon import Acronyms

_REACH = 150
_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"[^\W\d_]{4,}")


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("acronyms",),
    bad=[
        Bad("The OON sent observers to the SSHA.", flagged=("OON", "SSHA")),
        Bad("The Russian MID declined to comment.", flagged="MID", suggestion="Foreign Ministry"),
        Bad("Troops of the ONU and of OTAN were there.", flagged=("ONU", "OTAN")),
        Bad("Die OTAN und die UE berieten in Brüssel.", flagged=("OTAN", "UE"), language="de"),
        Bad("Das GDP sank im Mai.", flagged="GDP", suggestion="BIP", language="de"),
        Bad("La NATO a répondu lundi.", flagged="NATO", suggestion="OTAN", language="fr"),
        Bad("Le rapport de l’IMF paraît lundi.", flagged="IMF", suggestion="FMI", language="fr"),
        Bad("Об этом сообщили в OSCE и в NATO.", flagged=("OSCE", "NATO"), language="ru"),
        Bad("Доклад IMF вышел в мае.", flagged="IMF", suggestion="МВФ", language="ru"),
    ],
    good=[
        Good("The FSB, the SBU and the GRU said nothing to NATO or the EU."),
        Good("The Mid Wales line and the MID table were redrawn; Oms is a hamlet."),
        Good("The Organisation des Nations unies (ONU) and the Turkish EU (“ABD”) desk met."),
        Good("NATO, EU und UNO berieten; die Abgeordneten der UN (ONU) auch.", language="de"),
        Good("Der OSZE-Bericht kam im Mai.", language="de"),
        Good("L’OTAN, l’ONU et l’UE se sont tues.", language="fr"),
        Good("L’Organisation mondiale de la santé (WHO en anglais) l’a dit.", language="fr"),
        Good("В ООН, НАТО и ОБСЕ промолчали.", language="ru"),
        Good("Международный валютный фонд (IMF) молчит.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find acronyms of the lexicon that stand by themselves, beside the words that they need."""
    known = view.lexicons.built(view.language or "", Acronyms).by_form
    for form in known.keys() & view.computed(word_types):
        for span in places(view, form):
            if _meant(view, span, known[form]):
                yield Flag(
                    span,
                    f"“{form}” is {known[form].prefer} in another language's letters.",
                    suggestion=known[form].prefer,
                    evidence={"points to": ", ".join(known[form].source)},
                )


def _meant(view: ArticleView, span: Span, entry: Acronym) -> bool:
    text = view.text
    low, high = max(0, span.start - _REACH), span.end + _REACH
    if "-" in text[span.start - 1 : span.start] + text[span.end : span.end + 1] or set_off(view, span):
        return False
    others = _CAPITALS.findall(text, low, min(len(text), high))
    if others and all(word.isupper() for word in others):
        return False
    return not entry.near or not {*entry.near}.isdisjoint(_WORD.findall(text, low, high))
