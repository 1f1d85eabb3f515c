"""One quotation said by two people.

“What matters,” Lind said, “is the road,” said Oak: a translation that lost the thread of a long sentence gives the same
words to both, and a reader cannot tell who spoke them.

Two clauses that name different persons stand before, inside or behind one quotation. Sources without a name (“he”, “the
minister”) count as the same person, and two quotations in one sentence are left alone.

Known false alarms: a quotation that two people really finish together; witnesses who quote others.

Reference: MQM Core, accuracy, mistranslation; PolNeAR (Newell, Margolin, Ruths 2018) for source and cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wording.annotate.reporting_clauses import clauses_around
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("conventions", "reporting_verbs", "reference_words", "reported_speech"),
    bad=[
        Bad("“What matters,” Lind said, “is the road,” said Bo Oak.", flagged="said Bo Oak"),
        Bad("“It is a pause,” explained Ada Lind, “and not peace,” added Minister Oak.", flagged="added Minister Oak"),
        Bad(
            "„Wichtig ist“, sagte Lindner, „dass es hält“, erklärte Ada Eich.",
            flagged="erklärte Ada Eich",
            language="de",
        ),
        Bad("„Es ist gut“, sagte Bo Eich, „aber teuer“, sagte Ada Lind.", flagged="sagte Ada Lind", language="de"),
        Bad(
            "« C’est bon, a dit Ada Lind, mais cher », a déclaré Bo Duchêne.",
            flagged="déclaré Bo Duchêne",
            language="fr",
        ),
        Bad("« Il faut, a affirmé Bo Roy, que ça tienne », a dit Ada Lind.", flagged="dit Ada Lind", language="fr"),
        Bad(
            "«Важно, — сказал Дубов, — чтобы всё было», — заявил Иван Липов.",
            flagged="заявил Иван Липов",
            language="ru",
        ),
        Bad("«Это пауза», — сказала Липова, — «а не мир», — отметил Дубов.", flagged="отметил Дубов", language="ru"),
        Bad("«Важливо, — сказав Дубенко, — щоб було», — заявив Іван Липа.", flagged="заявив Іван Липа", language="uk"),
        Bad("«Це пауза», — сказала Липа, — «а не мир», — зазначив Дубенко.", flagged="зазначив Дубенко", language="uk"),
    ],
    good=[
        Good("“What matters,” Lind said, “is the road.” “It holds,” said Bo Oak."),
        Good("“It is good,” said Ada Lind, quoting Bo Oak, “and cheap,” the minister added."),
        Good("„Wichtig ist“, sagte Lindner, „dass es hält“, erklärte der Minister.", language="de"),
        Good("„Es ist gut“, sagte Bo Eich. „Es ist teuer“, sagte Ada Lind.", language="de"),
        Good("« C’est bon, a dit Ada Lind, mais cher », a déclaré la ministre.", language="fr"),
        Good("« C’est bon », a dit Ada Lind. « C’est cher », a dit Bo Roy.", language="fr"),
        Good("«Важно, — сказал Дубов, — чтобы всё было», — заявил он.", language="ru"),
        Good("«Это пауза», — сказала Липова. «Это мир», — отметил Дубов.", language="ru"),
        Good("«Важливо, — сказав Дубенко, — щоб було», — додав він.", language="uk"),
        Good("«Це пауза», — сказала Липа. «Це мир», — зазначив Дубенко.", language="uk"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find clauses around one quotation that name somebody else than the clause before."""
    for clauses in clauses_around(view):
        named = [clause for clause in clauses if clause.names]
        for first, second in pairwise(named):
            if first.names.isdisjoint(second.names):
                one, other = first.source.of(view.text), second.source.of(view.text)
                yield Flag(
                    second.span,
                    f"One quotation, two speakers: “{one}” and “{other}”. Who says it?",
                    evidence={"first": one, "second": other},
                )
