"""A known name in a spelling that comes from another language: “Peshkov” for Peskov, “Wladimir Putin” in English.

A name that travels through a third alphabet, or is left as the source language writes it, comes out changed: Greek has
one letter for s and sh, Russian has no th, Arabic no p. Readers cannot find the person, and search engines count two.
The message names the languages whose way of writing the spelling is, those first for which other names and phrases of the
article speak too.

Every usual spelling (Zelensky, Zelenskyy, Zelenskiy) is accepted. A spelling alone is no proof, since others may really
be called so: the first name, a title of the person or the right name elsewhere in the article must speak for the known
one.

Known false alarms: a namesake with the same first name; an outlet whose house style keeps the other language's form.

Reference: BGN/PCGN romanization systems; MQM Core, locale conventions, name format.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.misspelt_names import misspelt_names, origins
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_LANGUAGES = {
    **{"ar": "Arabic", "bg": "Bulgarian", "de": "German", "el": "Greek", "en": "English", "es": "Spanish"},
    **{"fr": "French", "it": "Italian", "ka": "Georgian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese"},
    **{"ro": "Romanian", "ru": "Russian", "sr": "Serbian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese"},
}


@rule(
    category=Category.NAME_FORMAT,
    severity=Severity.MAJOR,
    confidence=0.9,
    languages={"en", "de", "fr", "es", "ru", "uk"},
    bad=[
        Bad("Dmitry Peshkov took questions. Peshkov then left.", flagged=("Peshkov", "Peshkov")),
        Bad("Kremlin spokesman Peskof was asked about it.", flagged="Peskof", suggestion="Peskov"),
        Bad("The talks were led by Wladimir Putin.", flagged="Wladimir", suggestion="Vladimir"),
        Bad("Nikita Hrushchev visited Iowa in 1959.", flagged="Hrushchev", suggestion="Khrushchev"),
        Bad("US President Joe Bayden was in Rome.", flagged="Bayden", suggestion="Biden"),
        Bad("Dzhake Sullivan flew to Geneva.", flagged="Dzhake", suggestion="Jake"),
        Bad("Die Gespräche führte Sergei Ryabkov.", flagged="Ryabkov", suggestion="Rjabkow", language="de"),
        Bad("Dort sprach Vladimir Poutine.", flagged="Vladimir Poutine", suggestion="Wladimir Putin", language="de"),
        Bad("Сергей Рыабков прилетел в Женеву.", flagged="Рыабков", suggestion="Рябков", language="ru"),
        Bad("Встречу провёл Джейк Сулливан.", flagged="Сулливан", suggestion="Салливан", language="ru"),
        Bad("Là-bas, Vladimir Putin a parlé.", flagged="Putin", suggestion="Poutine", language="fr"),
        Bad("Le porte-parole Dmitri Peskow est venu.", flagged="Peskow", suggestion="Peskov", language="fr"),
    ],
    good=[
        Good("Volodymyr Zelenskyy, Zelensky and Zelenskiy are one man; Sergey or Sergei Lavrov too."),
        Good("Maxim Gorky was born Alexei Peshkov. The runners were Baiden, Putyn and Peshkov."),
        Good("The photographer Ernst Haas met Ivan Peskow in Vienna."),
        Good("Wladimir Klitschko fought in Hamburg."),
        Good("Dort sprachen Wladimir Putin, Sergei Lawrow und Wolodymyr Selenskyj.", language="de"),
        Good("Der Läufer Ryabkov gewann vor Poutine.", language="de"),
        Good("Сергея Рябкова и Джейка Салливана видели в Женеве.", language="ru"),
        Good("О Дмитрии Пескове и Владимире Зеленском писали все.", language="ru"),
        Good("Vladimir Poutine, Sergueï Lavrov et Volodymyr Zelensky se sont tus.", language="fr"),
        Good("Le coureur Putin a gagné.", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find known names in spellings that another language explains and the article supports."""
    for name in view.computed(misspelt_names):
        item = name.misspelling
        codes = origins(view, item)
        original = item.originals[codes[0]]
        yield Flag(
            name.span,
            f"“{name.span.of(view.text)}” is a spelling of {name.accepted} that comes through {_either(codes)}.",
            suggestion=name.accepted,
            confidence=name.confidence,
            evidence={"points to": ", ".join(codes), "known as": item.known.name, "original": original},
        )


def _either(codes: tuple[str, ...]) -> str:
    """Name the likeliest languages, three at most."""
    *others, last = (_LANGUAGES.get(code, code) for code in codes[:3])
    return f"{', '.join(others)} or {last}" if others else last
