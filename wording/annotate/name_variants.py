"""One name in two spellings within an article: known names by the lexicon, others by what spellings interchange."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wording.annotate.misspelt_names import misspelt_names
from wording.annotate.word_types import capitalised_types, places
from wording.known_names import Known, KnownNames
from wording.known_words import KnownWords
from wording.model import Span
from wording.transliteration import fold
from wording.view import ArticleView

_SHORTEST = 5
_PLAIN = (
    ("shch", "sch"), ("kh", "h"), ("zh", "j"), ("ph", "f"), ("ck", "k"), ("yy", "y"), ("iy", "y"), ("yi", "y"),
    ("ii", "y"), ("yj", "y"), ("ie", "e"), ("ye", "e"), ("w", "v"), ("ou", "u"), ("j", "y"), ("i", "y"), ("c", "k"),
)  # fmt: skip
"""Letters that one name is spelt with by different systems, and one for both."""
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Variant:
    """The rarer spelling where it stands first, with the usual one."""

    span: Span
    usual: str


def name_variants(view: ArticleView) -> Iterator[Variant]:
    """Yield the rarer of two spellings of a known person or place, and of a surname after one first name."""
    yield from _known_variants(view)
    yield from _unknown_variants(view)


def _known_variants(view: ArticleView) -> Iterator[Variant]:
    names = view.lexicons.built(view.language or "", KnownNames)
    function_words = view.lexicons.built(view.language or "", KnownWords).function_words
    spelt: dict[Known, list[str]] = defaultdict(list)
    for word in view.computed(capitalised_types):
        if len(word) > 3 and word.lower() not in function_words:
            owners = names.owners(word)
            if len(owners) == 1:
                spelt[owners[0]].append(word)
    for known, words in spelt.items():
        if len(words) > 1 and len({names.stems(fold(word))[-1] for word in words}) > 1:
            yield from _rarer(view, [word for word in words if known.kind != "person" or _alone(view, word, known)])


def _alone(view: ArticleView, word: str, known: Known) -> bool:
    """Tell whether no other first name stands before a surname: a namesake may spell it so."""
    firsts = {form.first for form in known.forms}
    before = (re.search(r"([A-Z]\w+)[ \u00a0]$", view.text[max(0, s.start - 40) : s.start]) for s in places(view, word))
    return all(match is None or match[1] in firsts or match[1].islower() for match in before)


def _unknown_variants(view: ArticleView) -> Iterator[Variant]:
    """Yield surnames that follow the same first name and differ only in letters that systems interchange."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in view.computed(capitalised_types):
        if len(word) >= _SHORTEST:
            groups[_plain(word)].append(word)
    flagged = {name.span.start for name in view.computed(misspelt_names)}
    for words in groups.values():
        if len(words) > 1:
            firsts = [_first_names(view, word) for word in words]
            if set.intersection(*firsts):
                yield from (found for found in _rarer(view, words) if found.span.start not in flagged)


def _first_names(view: ArticleView, word: str) -> set[str]:
    found = set(re.findall(rf"([A-Z]\w{{2,20}})[ \u00a0]{re.escape(word)}(?!\w)", view.text))
    return {
        name for name in found if fold(name) not in view.lexicons.built(view.language or "", KnownWords).function_words
    }


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    folded = fold(word)
    for several, one in _PLAIN:
        folded = folded.replace(several, one)
    return _DOUBLED.sub(r"\1", folded)


def _rarer(view: ArticleView, words: list[str]) -> Iterator[Variant]:
    """Yield where each spelling but the most frequent stands first."""
    counted = sorted((-len(spans), word, spans) for word in words if (spans := list(places(view, word))))
    for _, _, spans in counted[1:]:
        yield Variant(spans[0], counted[0][1])
