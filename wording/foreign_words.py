"""Common words of other languages that a language does not have, by word frequency.

Frequencies come from wordfreq (Speer 2022), loaded when first asked for: a word counts as foreign where it is common in
its language and so rare in the target that it is not on that language's list of some 30,000 words at all.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib.metadata import version

from wording.lexicon import Lexicons
from wording.schemas.names import LoanWords
from wording.word_lexicon import Loans
from wording.yaml_cache import kept

SOURCES = {
    "en": ("de", "es", "fr", "it", "pl"),
    **dict.fromkeys(("de", "fr", "es", "ru", "uk", "el", "bg", "mk", "ar", "he", "hi", "ja", "ko", "zh"), ("en",)),
}
"""The languages in Latin letters whose words are looked for, by target."""
COMMON = 4.0
"""The frequency from which a word counts as common, as a Zipf value: once in a hundred thousand words."""
COMMON_NOUN = 3.5
"""The same for German nouns, which their capital gives away."""
_RARE_BY = 2.0
"""How many powers of ten rarer a word must be in the target than at home."""
_RARE = 2.1
_RARE_NOUN = 0.9
"""The highest frequency in the target, as a Zipf value."""
_HOME = 3.5
"""The frequency from which a word's forms count as the target's own, as a Zipf value."""
_NOUNS = "nouns"
_SHORTEST = 4
_SHORTEST_NOUN = 8


class ForeignWords:
    """The foreign words as one target language sees them; build it with `lexicons.built(language, ForeignWords)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.language = language
        document = lexicons.document(language, LoanWords)
        self._endings = document.endings if document else ()
        self.sources: dict[str, list[str]] = {}
        self.nouns: frozenset[str] = frozenset()
        if language in SOURCES:
            stamp: list[str | int] = [version("wordfreq"), lexicons.fingerprint]
            loans = lexicons.built(language, Loans).words
            tables = kept(f"foreign words of {language}", stamp, lambda: _tables(language, loans))
            for source in SOURCES[language]:
                for word in tables[source].split():
                    self.sources.setdefault(word, []).append(source)
            self.nouns = frozenset(tables[_NOUNS].split())

    def really(self, word: str, source: str) -> bool:
        """Tell by the large word lists whether a word is rare here and at least a hundred times rarer than at home."""
        import wordfreq

        if self.language not in wordfreq.available_languages("best"):
            return True
        here = wordfreq.zipf_frequency(word, self.language, wordlist="best")
        there = wordfreq.zipf_frequency(word.lower(), source, wordlist="best")
        if any(self._common_here(word[: -len(ending)]) for ending in self._endings if word.endswith(ending)):
            return False
        return bool(here <= (_RARE if word.islower() else _RARE_NOUN) and there - here >= _RARE_BY)

    def _common_here(self, stem: str) -> bool:
        """Tell whether a word is so common in the target that its rarer forms are the target's own."""
        import wordfreq

        return len(stem) >= _SHORTEST and wordfreq.zipf_frequency(stem, self.language, wordlist="best") >= _HOME


def _tables(language: str, loans: Collection[str]) -> dict[str, str]:
    """Return the foreign words of each source, and the German nouns, with spaces between, as one target sees them."""
    own = _common(language, 0.0)

    def foreign(source: str, zipf: float, shortest: int) -> list[str]:
        words = (word for word in sorted(_common(source, zipf)) if len(word) >= shortest and word.isalpha())
        return [word for word in words if word not in own and word not in loans]

    tables = {source: " ".join(foreign(source, COMMON, _SHORTEST)) for source in SOURCES[language]}
    nouns = foreign("de", COMMON_NOUN, _SHORTEST_NOUN) if language == "en" else []
    return {**tables, _NOUNS: " ".join(map(str.capitalize, nouns))}


def _common(language: str, zipf: float) -> set[str]:
    """Return the words of a language from a frequency on; none where wordfreq does not have the language."""
    import wordfreq

    if language not in wordfreq.available_languages("small"):
        return set()
    buckets = wordfreq.get_frequency_list(language, "small")
    return {word for bucket in buckets[: int((9 - zipf) * 100) + 1] for word in bucket}
