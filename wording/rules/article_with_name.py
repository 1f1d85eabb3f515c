"""“the” before a name that takes none: “in the Moscow”, “the Putin said”.

Languages whose names stand with an article (Greek, German now and then) or that have no articles at all leave it where
English has none. The reader looks for what the name belongs to: the Moscow region, the Moscow of 1920?

The names are the countries and cities of the `people` folder, the surnames of office holders there, and those of
`bare_names`, without the ones that take an article (the Hague, the Netherlands). A name is flagged where nothing after
it makes it part of a longer phrase: before a full stop, a verb or a preposition other than “of”. “The Donbas” and “the
Crimea” are in use and passed by; “the Ukraine” is not. Before a preposition, the name of a programme or body may go on
(“the Russia in the Asia Pacific Program”).

Known false alarms: ships, teams and hotels called after a city; “the” as a part of a title.

Reference: MQM Core, linguistic conventions, grammar; Swan, Practical English Usage, articles with proper names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.grammar import SPACE, any_of, needed
from wording.lexicon import Lexicons
from wording.model import Span
from wording.mqm import Category, Severity
from wording.office_holders import OfficeHolders
from wording.registry import Bad, Flag, Good, rule
from wording.schemas.grammar import BareNames
from wording.schemas.people import Country
from wording.view import ArticleView

_END = r"(?:[.;:!?)](?![\w.])|[”\"’]{1,2}[.;:!?)\s]|$)"
_SHORTEST = 4


class _Names:
    """Which names stand without an article, and a pattern for an article before a capitalised word."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = needed(lexicons, language, BareNames)
        takers = {name.casefold() for name in document.take_article}
        entries = [entry for entry in lexicons.entries("people", Country) if entry.kind != "organisation"]
        names = {name for entry in entries for of in (entry.names, entry.metonyms) for name in of.get(language, ())}
        spelt_out = {name for name in names if name.isalpha() and not name.isupper() and len(name) >= _SHORTEST}
        self.places = frozenset(name for name in (*spelt_out, *document.also) if name.casefold() not in takers)
        spellings = (name for name, _ in lexicons.built("people", OfficeHolders).spellings)
        surnames = {name.rpartition(" ")[2] for name in spellings if " " in name and name.isascii()}
        long_enough = {name for name in surnames if len(name) >= _SHORTEST and name.casefold() not in takers}
        self.people = frozenset(long_enough - self.places)
        self.verbs = frozenset(document.verbs)
        self.goes_on = re.compile(
            rf"{SPACE}[a-z]{{2,8}}{SPACE}(?:[a-z]{{2,4}}{SPACE})?(?:[A-Z][\w’'-]*+{SPACE}){{1,5}}(?:{'|'.join(document.heads)})(?!\w)"
        )
        follow = "|".join(sorted({*document.follow, *document.verbs}))
        clauses = "|".join(document.clauses)
        self.pattern = re.compile(
            rf"{any_of(document.articles)}{SPACE}(?P<first>[^\W\d_a-z][^\W\d_]++{SPACE})?(?P<name>[^\W\d_a-z][^\W\d_]++)"
            rf"(?:(?={_END}|['’]s{SPACE}[a-z]|,{SPACE}(?:{clauses})(?!\w))|(?={SPACE}(?P<next>{follow})(?![\w'’-])))"
        )


@rule(
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("bare_names",),
    bad=[
        Bad("The delegation arrived in the Moscow on Monday.", flagged="the Moscow", suggestion="Moscow"),
        Bad("The Putin said that the talks went well.", flagged="The Putin", suggestion="Putin"),
        Bad("Refugees left the Ukraine in March.", flagged="the Ukraine", suggestion="Ukraine"),
        Bad("The Germany’s position worries the Poland, which said so.", flagged=("The Germany", "the Poland")),
        Bad("On Friday the Vladimir Putin said no.", flagged="the Vladimir Putin", suggestion="Vladimir Putin"),
    ],
    good=[
        Good("The Moscow region, the Moscow of the 1920s, the Washington Post, the Hague and the Bronx."),
        Good("The Putin who spoke then is gone; the Trump and Clinton campaigns met in the Netherlands."),
        Good("She leads the Russia in the Black Sea Program and the Ukraine in Europe Initiative."),
        Good("The Kyiv, Lviv and Odesa regions; the Moscow-based envoy; the Germany that I know; “Feel the Bern!”"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find names with an article that no later word explains."""
    names = view.lexicons.built(view.language or "", _Names)
    for match in view.matches(names.pattern):
        name, first = match["name"], match["first"] or ""
        if names.goes_on.match(view.text, match.end()):
            continue
        if (name in names.places and not first) or (name in names.people and match["next"] in names.verbs):
            yield Flag(Span(*match.span()), f"“{first}{name}” takes no article.", suggestion=first + name)
