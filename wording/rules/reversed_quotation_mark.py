"""An opening quotation mark where a quotation closes, or a closing one where it opens.

A mark that points the wrong way makes the reader look for a quotation that is not there. It comes from systems that
copy the marks of the source text or choose them one by one.

Known false alarms: a mark that belongs to the words on its other side, with the space on the wrong side of it.

Reference: CLDR `delimiters` for the marks of each language; MQM Core, linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.mqm import Category, Severity
from wording.quote_marks import Kind, Mark
from wording.quote_pairs import CONVENTIONAL, Pair
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.pages import Marks
from wording.view import ArticleView


@rule(
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("conventions",),
    bad=[
        Bad("“We are ready to sign for Russia. “", flagged="“", suggestion="”"),
        Bad("The plan is “sound“, the engineer said.", flagged="“", suggestion="”"),
        Bad("The engineer wrote: ”The plan is sound.”", flagged="”", suggestion="“"),
        Bad("Инженер назвал план «хорошим«, но дорогим.", flagged="«", language="ru", suggestion="»"),
        Bad("План »хороший», сказал инженер.", flagged="»", language="ru", suggestion="«"),
        Bad("Der Plan ist „gut„, sagte sie.", flagged="„", language="de", suggestion="“"),
        Bad("„Nie gesehen „, sagte der Fahrer.", flagged="„", language="de", suggestion="“"),
        Bad("« C’est nouveau « , estime le maire.", flagged="«", language="fr", suggestion="»"),
        Bad("Elle parle d’un « plan « , et s’en va.", flagged="«", language="fr", suggestion="»"),
        Bad("Nobody wants” a waste”, he said.", flagged="”", suggestion="“"),
        Bad("Sie nannte den Plan „gut„ und ging.", flagged="„", language="de", suggestion="“"),
    ],
    good=[
        Good("“The plan is sound,” the engineer said. “It will hold.”"),
        Good("The rock ’n’ roll of the ’90s was “loud”."),
        Good("Der Plan ist „gut“, sagte sie. Er war »teuer«.", language="de"),
        Good("Sie schrieb: „Der Plan ist gut.“", language="de"),
        Good("Инженер назвал план «хорошим».", language="ru"),
        Good("« C’est nouveau », estime le maire.", language="fr"),
        Good("Elle parle d’un « plan », et s’en va.", language="fr"),
        Good("«Газета „Вестник“ молчит», — сказал он.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find marks whose form says the opposite of their place."""
    marks = view.conventions.quotation_marks
    for pair in view.quote_pairs:
        if _conventional(pair):
            continue
        for mark, wanted in ((pair.opening, Kind.OPEN), (pair.closing, Kind.CLOSE)):
            if mark and not mark.single and mark.kind is wanted and mark.form not in (wanted, Kind.AMBIGUOUS):
                yield Flag(mark.span, _MESSAGES[wanted].format(mark.glyph), _partner(mark, marks, wanted))


_MESSAGES = {
    Kind.OPEN: "A quotation opens here, but “{}” is a mark that closes.",
    Kind.CLOSE: "A quotation closes here, but “{}” is a mark that opens.",
}


def _conventional(pair: Pair) -> bool:
    """Another language's pair is no mistake of direction."""
    return bool(pair.opening and pair.closing and (pair.opening.glyph, pair.closing.glyph) in CONVENTIONAL)


def _partner(mark: Mark, marks: Marks, wanted: Kind) -> str | None:
    for opening, closing in (marks.main, marks.nested, *marks.also):
        if mark.glyph == (opening if wanted is Kind.CLOSE else closing):
            return closing if wanted is Kind.CLOSE else opening
    return None
