"""What scripts, function words and letters say about the language of a text, at the cost of one look at each word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from wording.lexicon import Lexicons
from wording.schemas.pages import FunctionWords
from wording.scripts import ALSO_WRITES, SOLE_LANGUAGES, UNSPACED, script_of

ENOUGH_WORDS = 20
ENOUGH_TEXT = 2000
"""A longer passage is judged by so many code points of its beginning."""
CLEAR_SHARE = 0.12
SOME_SHARE = 0.04
"""The share of words below which function words say nothing."""
FOREIGN_LETTERS = 25
FOREIGN_WORDS = 5
"""What a block must have to be in another script than its article; a name or a title has less."""
OWN_SHARE = 0.08
"""The share of words from which on a block is plainly in its article's language."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sample:
    """A stretch of text taken apart: its words and letters in lower case, and how many letters each script has."""

    text: str
    words: list[str]
    counts: Counter[str]
    scripts: dict[str, int]
    letters: int

    @classmethod
    def of(cls, text: str) -> Sample:
        """Take a text apart."""
        words = _WORD.findall(text.lower())
        counts = Counter("".join(words))
        scripts: dict[str, int] = {}
        for letter, times in counts.items():
            script = script_of(letter)
            scripts[script] = scripts.get(script, 0) + times
        return cls(text, words, counts, scripts, counts.total())

    @property
    def script(self) -> str:
        """The script of most letters; Kana already where it is one letter in ten, as Japanese mixes it with Han."""
        if self.scripts.get("Kana", 0) * 10 > self.letters:
            return "Kana"
        return max(self.scripts, key=self.scripts.__getitem__, default="")

    @property
    def short(self) -> bool:
        """Whether the sample is too short to contradict the article that it stands in."""
        if self.script in UNSPACED:
            return self.letters < FOREIGN_LETTERS // 2
        return self.letters < FOREIGN_LETTERS or len(self.words) < FOREIGN_WORDS


class Evidence:
    """What function words and letters say. Build it once: it reads the function words of every language."""

    def __init__(self, lexicons: Lexicons, _language: str = "") -> None:
        """Read the lexicons; the second argument is there for `Lexicons.built` and not used."""
        known = {path.parent.name for folder in lexicons.folders for path in folder.glob("*/function_words.yaml")}
        documents = {code: lexicons.document(code, FunctionWords) for code in sorted(known)}
        claims: dict[str, list[str]] = {}
        self._letters: dict[str, frozenset[str]] = {}
        for language, document in documents.items():
            if document is None:
                continue
            self._letters[language] = frozenset(document.letters)
            for word in document.words:
                claims.setdefault(word, []).append(language)
        self._claims = {word: (1 / len(languages), tuple(languages)) for word, languages in claims.items()}
        self._special = frozenset().union(*self._letters.values())
        self._own: dict[str, dict[str, float]] = {language: {} for language in self._letters}
        for word, (weight, languages) in self._claims.items():
            for language in languages:
                self._own[language][word] = weight

    def scores(self, sample: Sample) -> dict[str, float]:
        """Return what each language claims of a sample, in words.

        A function word that k languages share gives each 1/k; a letter that a language does not write costs it 1.
        Languages without any word of the sample are left out.
        """
        scores: dict[str, float] = {}
        for word in sample.words:
            claim = self._claims.get(word)
            if claim:
                for language in claim[1]:
                    scores[language] = scores.get(language, 0.0) + claim[0]
        for letter in self._special.intersection(sample.counts):
            for language in scores:
                if letter not in self._letters[language]:
                    scores[language] -= sample.counts[letter]
        return scores

    def different_words(self, sample: Sample, language: str) -> int:
        """Return how many different function words of the language a sample has in lower case, as only prose does."""
        return len(self._own[language].keys() & set(_WORD.findall(sample.text)))

    def writes(self, language: str, script: str) -> bool:
        """Tell whether the language is written in the script; True for a language that nothing is known about."""
        own = self._own.get(language)
        if own is not None:
            return any(script_of(word[0]) == script for word in own)
        if language in SOLE_LANGUAGES.values():
            return SOLE_LANGUAGES.get(script) == language or ALSO_WRITES.get(language) == script
        return script not in SOLE_LANGUAGES

    def fits(self, text: str, language: str) -> bool:
        """Tell quickly whether the function words of a text are plainly those of the language.

        Where they are, no other language scores several times as much, and nothing else need be computed.
        """
        own = self._own.get(language)
        if own is None:
            return False
        words = _WORD.findall(text[:ENOUGH_TEXT].lower())
        return sum([own[word] for word in words if word in own]) >= OWN_SHARE * len(words) > 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Languages by their scores, best first; the best one's score a word; whether it leaves no doubt.

    It leaves none in a sample of at least `ENOUGH_WORDS` words, of which the best language claims at least
    `CLEAR_SHARE`, while no other language scores above half of it.
    """

    languages: tuple[str, ...]
    share: float
    overwhelming: bool

    @classmethod
    def of(cls, scores: dict[str, float], words: int) -> Ranking:
        """Order the scores of a sample of so many words."""
        ordered = sorted(((score, language) for language, score in scores.items() if score > 0), reverse=True)
        best, second = [*(score for score, _ in ordered[:2]), 0.0, 0.0][:2]
        share = best / words if words else 0.0
        overwhelming = words >= ENOUGH_WORDS and share >= CLEAR_SHARE and second * 2 <= best
        return cls(tuple(language for _, language in ordered), share, overwhelming)
