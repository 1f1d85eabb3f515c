"""Persons of the original who come out under another name, and known persons whom the translation does not name.

Names are compared by sound, in Latin letters, so that “Лавров”, „Lawrow“ and “Lavrov” are one. Only a name of two words
of which one survives is a sure sign: “Ольга Миронова” becomes “Olga Sidorova”. One word alone may be a translated place
or organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from wording.annotate.names import NameIndex
from wording.annotate.sentence_pairs import alignment
from wording.annotate.transliteration import sounds
from wording.annotate.word_types import calendar_words
from wording.known_words import KnownWords
from wording.model import Span
from wording.scripts import script_of
from wording.view import ArticleView

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SOFT = re.compile("[aeiouv]")
"""The sounds that alphabets render most freely: the vowels, and the half-vowel of “Walton”."""
_STEM = re.compile("['’]")
_SHORTEST = 4
_SHORTEST_FIRST = 3
"""Shorter names sound like too many other words, or stand for “Mister” and “Saint”."""
_NEAR = 72.0
"""Two words are one name from this similarity of their sounds on, in percent, case endings aside."""
_LOOSE, _LOOSE_ACROSS = 70.0, 50.0
"""The same for consonants alone, within one script and across two."""
_REACH = 8
_COMMON = 4.6
"""A word that is more frequent in its language, as a Zipf value, is no surname: “Lee County”."""


@dataclass(frozen=True, slots=True)
class Name:
    """A first and a last name, or what looks like them: two words with capitals side by side."""

    span: Span
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ChangedName:
    """A name of the article and the one that stands in its place in the original."""

    name: Name
    original: Name


def changed_names(view: ArticleView) -> Iterator[ChangedName]:
    """Yield the names whose first word is that of a name in the original while the last one stands nowhere near."""
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    for number, pair in enumerate(found.pairs):
        ours = [name for span in pair.target for name in _names(view, span)]
        theirs = [name for span in pair.source for name in _names(source, span)] if ours else []
        if not theirs:
            continue
        around = found.pairs[max(0, number - 1) : number + 2]
        translated = _capitalised(view.text, (span for other in around for span in other.target))
        near_by = [name for other in around for span in other.source for name in _names(source, span)]
        for name in ours:
            match = next((other for other in theirs if _exchanged(name, other)), None)
            if match is None or _held(match.last, translated) or any(_same(name, other) for other in near_by):
                continue
            if not (_is_word(name.last, view.language or "") or _is_word(match.last, source.language or "")):
                yield ChangedName(name, match)


def lost_names(view: ArticleView) -> Iterator[tuple[Span, Name]]:
    """Yield the known persons whom the original names in full and the translation nowhere, with where they should stand."""
    found = view.computed(alignment)
    if found is None:
        return
    source = found.source
    index = source.lexicons.built(source.language or "", NameIndex)
    translated = _capitalised(view.text, (span for pair in found.pairs for span in pair.target))
    seen: set[str] = set()
    for pair in found.pairs:
        for name in (name for span in pair.source for name in _names(source, span)):
            known = index.full((name.first, name.last)) if pair.target and name.last not in seen else None
            seen.add(name.last)
            if known and not any(_held(word, translated) for word in (name.last, known.person.split()[-1])):
                yield pair.translation, name


def _same(name: Name, other: Name) -> bool:
    return near(name.first, other.first) and near(name.last, other.last)


def _exchanged(name: Name, other: Name) -> bool:
    """Tell whether two names share the first word and have last ones that not even a loose ear takes for each other."""
    if min(len(name.last), len(other.last)) < _SHORTEST or min(len(name.first), len(other.first)) < _SHORTEST_FIRST:
        return False
    return near(name.first, other.first) and not near(name.last, other.last, loose=True)


def _capitalised(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return the words with a capital."""
    words = (word for span in spans for word in _WORD.findall(span.of(text)))
    return frozenset(word for word in words if word[0].isupper())


def _held(name: str, words: Iterable[str]) -> bool:
    return any(near(name, word) for word in words)


def _is_word(name: str, language: str) -> bool:
    """Tell whether a name is also a common word, where there are word lists for the language."""
    import wordfreq

    known = language in wordfreq.available_languages("small")
    return known and bool(wordfreq.zipf_frequency(_STEM.split(name)[0], language) >= _COMMON)


def near(first: str, second: str, loose: bool = False) -> bool:
    """Tell whether two words may be one name in two languages; what follows the shorter one may be a case ending.

    With `loose`, most of the consonants are enough, and half of them where two scripts write the same name.
    """
    across = script_of(first[0]) != script_of(second[0])
    likeness = (_LOOSE_ACROSS if across else _LOOSE) if loose else 100.0
    return any(
        _sound_alike(one, other, likeness) for one in _spellings(first) for other in _spellings(second) if one and other
    )


@lru_cache(maxsize=4096)
def _spellings(word: str) -> frozenset[str]:
    """Return how a word sounds, a `j` also as the English one, Greek nu-tau and mu-pi also letter by letter."""
    plain = _STEM.split(word)[0].casefold()
    apart = plain.replace("ντ", "νt").replace("μπ", "μp")
    return frozenset((sounds(plain), sounds(plain.replace("j", "dzh")), sounds(apart)))


def _sound_alike(first: str, second: str, likeness: float) -> bool:
    size = min(len(first), len(second), _REACH)
    if ratio(first[:size], second[:size]) >= _NEAR:
        return True
    loose = likeness < 100
    bones = _SOFT.sub("", first), _SOFT.sub("", second)
    size = min(*map(len, bones), _REACH)
    heads = bones[0][: size + loose], bones[1][: size + loose]
    return loose if size < 2 else ratio(*heads) >= likeness


def _names(view: ArticleView, sentence: Span) -> Iterator[Name]:
    """Yield two words with capitals side by side, neither a function word nor beside a third one."""
    small = view.lexicons.built(view.language or "", KnownWords).function_words | view.computed(calendar_words)
    chains: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(view.text, sentence.start, sentence.end):
        capital = (
            word[0][0].isupper()
            and len(word[0]) > 1
            and not word[0].isupper()
            and small.isdisjoint((word[0], word[0].lower()))
        )
        if not capital:
            continue
        if chains and view.text[chains[-1][-1].end() : word.start()] in (" ", "\u00a0"):
            chains[-1].append(word)
        else:
            chains.append([word])
    for chain in chains:
        if len(chain) == 2:
            yield Name(Span(chain[0].start(), chain[1].end()), chain[0][0], chain[1][0])
