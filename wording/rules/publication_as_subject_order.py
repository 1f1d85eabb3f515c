"""A publication hung onto the end of a reporting clause, in the word order of the source.

“The edition writes about it TASS”: Slavic languages put who reports behind the verb, and case and agreement say that it
is the subject. Translated word by word the name hangs loose, and a reader cannot tell who wrote about what.

The name must be followed by a stop or a comma, so that “wrote about this Guardian story” is left alone.

Known false alarms: headlines that put the outlet behind the verb on purpose.

Reference: MQM Core, linguistic conventions, grammar; `lexicons/<language>/publication_order.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.publications import FOLDER, Orders, Publications
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_ENDS = re.compile(r"[”\"»“]?(?:[.,;:!?)]|\s*(?:\n|$))")


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    needs=("publication_order",),
    bad=[
        Bad(
            "The edition writes about it TASS, referring to a diplomat.",
            flagged="The edition writes about it TASS",
            suggestion="TASS writes about it",
        ),
        Bad("The road is closed. About this reports Interfax.", flagged="About this reports Interfax"),
        Bad("Die Ausgabe schreibt darüber TASS.", flagged="Die Ausgabe schreibt darüber TASS", language="de"),
        Bad("Dies wurde gemeldet Interfax.", flagged="Dies wurde gemeldet Interfax", language="de"),
        Bad("La publication écrit à ce sujet TASS.", flagged="La publication écrit à ce sujet TASS", language="fr"),
        Bad("À ce sujet rapporte Interfax.", flagged="À ce sujet rapporte Interfax", language="fr"),
    ],
    good=[
        Good("This is reported by TASS, and Reuters writes about it."),
        Good("The columnist writes about this Guardian story. “It is over,” reports Reuters."),
        Good("Darüber schreibt TASS. Die Zeitung schreibt darüber.", language="de"),
        Good("Dies wurde von Interfax gemeldet.", language="de"),
        Good("C’est ce que rapporte TASS, selon Interfax.", language="fr"),
        Good("La publication écrit à ce sujet que TASS se trompe.", language="fr"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find an order of the lexicon with the name of a publication right behind it, and the clause ended there."""
    publications = view.lexicons.built(FOLDER, Publications)
    for expression, entry in view.lexicons.built(view.language or "", Orders).possible(view.text):
        for match in view.matches(expression):
            name = publications.at(view.text, match.end())
            sentence = view.sentence_at(Span(*match.span()))
            if not name or not sentence or not _ENDS.match(view.text, name.end):
                continue
            if not entry.whole or sentence.span.start == match.start():
                yield Flag(
                    Span(match.start(), name.end),
                    f"The order of the source: “{name.of(view.text)}” is who reports, but nothing here says so.",
                    entry.prefer.format(publication=name.of(view.text)),
                    evidence={"points to": ", ".join(entry.source)} if entry.source else {},
                )
