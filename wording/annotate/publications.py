"""Names of news agencies, newspapers and broadcasters in a text, and the orders in which they hang loose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from wording.lexicon import Lexicons
from wording.model import Span
from wording.phrases import PatternCompiler
from wording.schemas.speech import ClauseWords, Organisation, Publication, PublicationOrder

FOLDER = "names"

_FIRST = re.compile(r"[^\W_]+")
_GOES_ON = re.compile(r"[\w&]|-\w")


class Publications:
    """The publications of the lexicon. Build it with `lexicons.built(FOLDER, Publications)`."""

    def __init__(self, lexicons: Lexicons, folder: str) -> None:
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for entry in lexicons.entries(folder, Publication):
            for name in entry.match:
                self._by_first[_FIRST.findall(name)[0]].append(name)
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)

    def at(self, text: str, start: int) -> Span | None:
        """Return the range of the longest name that stands at a place as whole words, or None."""
        first = _FIRST.match(text, start)
        for name in self._by_first.get(first[0], ()) if first else ():
            end = start + len(name)
            if text.startswith(name, start) and not _GOES_ON.match(text, end):
                return Span(start, end)
        return None


class Orders:
    """The orders of one language as expressions that end where the name begins."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        compiler = PatternCompiler(lexicons, language)
        words = [form for entry in lexicons.entries(language, Organisation) for form in entry.forms if form.islower()]
        articles = (lexicons.document(language, ClauseWords) or ClauseWords()).articles
        optional = (rf"(?:(?:{'|'.join(map(re.escape, some))})\s)?" for some in (articles, words) if some)
        before = r"\s{1,2}" + "".join(optional) + r"[“\"«„]?"
        patterns = [
            (compiler.pattern(match), entry)
            for entry in lexicons.entries(language, PublicationOrder)
            for match in entry.match
        ]
        self._orders = [
            (
                tuple(form for form, _ in pattern.anchors),
                re.compile(pattern.expression.pattern + before, re.IGNORECASE),
                entry,
            )
            for pattern, entry in patterns
        ]

    def possible(self, text: str) -> Iterator[tuple[re.Pattern[str], PublicationOrder]]:
        """Yield the expressions, with their entries, of which a text holds at least one word."""
        lowered = text.lower()
        for anchors, expression, entry in self._orders:
            if any(anchor in lowered for anchor in anchors):
                yield expression, entry
