"""Language identification: the languages of an article and of its blocks.

Four votes, the cheap ones first. The script decides alone where one language writes it (Greek, Hebrew, Georgian …).
The function words and special letters of `lexicons/<language>/function_words.yaml` rank the rest. langdetect
(Nakatani's character n-grams, seeded, loaded with the plausible candidates only) is asked where that ranking is not
overwhelming, and py3langid where the two disagree.

A ranking is overwhelming if the sample has at least `ENOUGH_WORDS` words, of which the best language claims at least
`CLEAR_SHARE`, and no other language scores above half of it. Then langdetect could add nothing:
`benchmarks/language.py` counts how often that is so and how often it errs, and on the news documents of 13 languages
that are there it never did, because a running text holds dozens of function words. Near relatives that share many
(Danish and Norwegian, Czech and Slovak) fail the last condition and are asked about.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from wording.lexicon import Lexicons
from wording.model import Article, Block, Role
from wording.schemas import FunctionWords

SAMPLE = 1_500
"""How many code points of an article are looked at to name its language."""
ASKED = 400
"""How many code points langdetect and py3langid are given; they gain nothing from more."""
ENOUGH_WORDS = 20
CLEAR_SHARE = 0.12
SOME_SHARE = 0.04
"""The share of words below which function words say nothing."""
FOREIGN_LETTERS = 25
FOREIGN_WORDS = 5
"""What a block must have to be in another script than its article; a name or a title has less."""
FOREIGN_PROSE = 8
FOREIGN_HITS = 3
"""How many words, and how many different function words among them, a block in the same script must have."""
OWN_SHARE = 0.1
"""The share of words from which on a block is plainly in its article's language."""
FOREIGN_RATIO = 3.0
"""How many times better a block must fit another language than its article's to be asked about."""

_WORD = re.compile(r"[^\W\d_]+")
_RANGES = (
    (0x41, "Latin"), (0x250, ""), (0x370, "Greek"), (0x400, "Cyrillic"), (0x530, "Armenian"), (0x590, "Hebrew"),
    (0x600, "Arabic"), (0x780, ""), (0x900, "Devanagari"), (0x980, "Bengali"), (0xA00, "Gurmukhi"), (0xA80, "Gujarati"),
    (0xB00, ""), (0xB80, "Tamil"), (0xC00, "Telugu"), (0xC80, "Kannada"), (0xD00, "Malayalam"), (0xD80, ""),
    (0xE00, "Thai"), (0xE80, ""), (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, ""), (0x1C90, "Georgian"),
    (0x1CC0, ""), (0x1E00, "Latin"), (0x1F00, "Greek"), (0x2000, ""), (0x2DE0, "Cyrillic"), (0x2E00, ""),
    (0x3040, "Kana"), (0x3100, ""), (0x3400, "Han"), (0xA000, ""), (0xAC00, "Hangul"), (0xD7B0, ""),
    (0xF900, "Han"), (0xFB00, "Latin"), (0xFB13, "Armenian"), (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFF00, ""),
    (0xFF66, "Kana"), (0xFFA0, ""), (0x20000, "Han"), (0x323B0, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _RANGES]
_SOLE = {
    "Greek": "el", "Armenian": "hy", "Hebrew": "he", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta",
    "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Thai": "th", "Georgian": "ka", "Hangul": "ko", "Kana": "ja",
    "Han": "zh",
}  # fmt: skip
_UNSPACED = frozenset({"Han", "Kana", "Thai"})
_PROFILES = {
    "Latin": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrillic": "bg mk ru uk",
    "Arabic": "ar fa ur",
    "Devanagari": "hi mr ne",
}
"""The languages that langdetect knows, by their scripts, where more than one writes it."""
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "zh-cn": "zh", "zh-tw": "zh"}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Return the script that a letter belongs to, empty where it is none that matters here."""
    return _RANGES[max(0, bisect_right(_STARTS, ord(letter)) - 1)][1]


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
            script = _script(letter)
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
        if self.script in _UNSPACED:
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
            return any(_script(word[0]) == script for word in own)
        if language in _SOLE.values():
            return _SOLE.get(script) == language or (language == "ja" and script == "Han")
        return language in _PROFILES.get(script, "").split() or not any(
            language in languages.split() for languages in _PROFILES.values()
        )

    def fits(self, text: str, language: str) -> bool:
        """Tell quickly whether the function words of a text are plainly those of the language.

        Where they are, no other language scores `FOREIGN_RATIO` times as much, and nothing else need be computed.
        """
        own = self._own.get(language)
        if own is None:
            return False
        words = _WORD.findall(text.lower())
        return sum([own[word] for word in words if word in own]) >= OWN_SHARE * len(words) > 0


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Languages by their scores, best first, and how far they can be trusted."""

    languages: tuple[str, ...]
    share: float
    overwhelming: bool

    @classmethod
    def of(cls, scores: dict[str, float], words: int) -> _Ranking:
        ordered = sorted(((score, language) for language, score in scores.items() if score > 0), reverse=True)
        best, second = [*(score for score, _ in ordered[:2]), 0.0, 0.0][:2]
        share = best / words if words else 0.0
        overwhelming = words >= ENOUGH_WORDS and share >= CLEAR_SHARE and second * 2 <= best
        return cls(tuple(language for _, language in ordered), share, overwhelming)


def guess(text: str, lexicons: Lexicons) -> str | None:
    """Return the likely language of a whole page, furniture and all, from script and function words alone.

    Pages open with menus and end with links, so the sample is taken further inside; None if it says nothing.
    """
    sample = Sample.of(text if len(text) <= 2 * SAMPLE else text[len(text) // 4 :][:SAMPLE])
    if sample.script in _SOLE:
        return _SOLE[sample.script]
    ranking = _Ranking.of(lexicons.built("", Evidence).scores(sample), len(sample.words))
    return ranking.languages[0] if ranking.languages and ranking.share >= SOME_SHARE else None


def identify(
    article: Article, blocks: tuple[Block, ...], said: str | None, lexicons: Lexicons
) -> tuple[str | None, tuple[Block, ...]]:
    """Return the language of the article and its blocks, each with `language` and `foreign` filled in.

    `said` is the language that the user or the article names: then it is not questioned. The language is None where
    there is nothing to tell it by. A block is foreign only on strong evidence; short blocks and furniture inherit.
    """
    evidence = lexicons.built("", Evidence)
    language = _base(said) if said else _identified(_sample(article.text, blocks), evidence)
    if language is None:
        return None, blocks
    return language, tuple(_with_language(article.text, block, language, evidence) for block in blocks)


def _base(code: str) -> str:
    """Return the ISO 639-1 code of a language tag such as `en-GB` or `pt_BR`."""
    code = code.strip().lower().replace("_", "-")
    return _ALIASES.get(code) or _ALIASES.get(code.partition("-")[0]) or code.partition("-")[0]


def _sample(text: str, blocks: Iterable[Block]) -> Sample:
    """Return the beginning of the running text, or of everything where nothing is judged."""
    parts: list[str] = []
    size = 0
    for block in sorted(blocks, key=lambda block: (block.role is not Role.BODY, block.role is Role.FURNITURE)):
        if size >= SAMPLE or (block.role is Role.FURNITURE and parts):
            break
        parts.append(block.span.of(text)[: SAMPLE - size])
        size += len(parts[-1])
    return Sample.of("\n".join(parts))


def _identified(sample: Sample, evidence: Evidence) -> str | None:
    """Return the language of a sample by as many votes as it takes."""
    if sample.letters < 3:
        return None
    if sample.script in _SOLE:
        return _SOLE[sample.script]
    ranking = _Ranking.of(evidence.scores(sample), len(sample.words))
    if ranking.overwhelming:
        return ranking.languages[0]
    return _elected(sample, ranking)


def _elected(sample: Sample, ranking: _Ranking) -> str | None:
    """Let langdetect and, where it disagrees with the ranking, py3langid vote."""
    profiles = _PROFILES.get(sample.script, "").split()
    first = ranking.languages[0] if ranking.share >= SOME_SHARE else None
    candidates = profiles
    if first is not None:
        candidates = sorted({*ranking.languages[:4]}.intersection(profiles))
    second = langdetect_vote(sample.text, tuple(candidates))
    if first == second:
        return first
    third = py3langid_vote(sample.text, tuple(sorted({*profiles, *ranking.languages})))
    return third if third in (first, second) else first or second


def _with_language(text: str, block: Block, language: str, evidence: Evidence) -> Block:
    """Return the block with its language, which is the article's unless the evidence is strong."""
    passage = block.span.of(text)
    other = None
    if block.role is not Role.FURNITURE and not evidence.fits(passage, language):
        other = _other(Sample.of(passage), language, evidence)
    return replace(block, language=other or language, foreign=other is not None)


def _other(sample: Sample, language: str, evidence: Evidence) -> str | None:
    """Return the language of a block if it is clearly not `language`, else None."""
    if sample.short:
        return None
    if not evidence.writes(language, sample.script):
        mostly = sample.scripts[sample.script] * 10 >= sample.letters * 7 or sample.script == "Kana"
        return _identified(sample, evidence) if mostly else None
    scores = evidence.scores(sample)
    ranking = _Ranking.of(scores, len(sample.words))
    if not ranking.languages or ranking.languages[0] == language or ranking.share < CLEAR_SHARE:
        return None
    other = ranking.languages[0]
    if len(sample.words) < FOREIGN_PROSE or evidence.different_words(sample, other) < FOREIGN_HITS:
        return None
    if max(scores.get(language, 0.0), 0.0) * FOREIGN_RATIO > scores[other]:
        return None
    return other if _confirmed(sample, language, other) else None


def _confirmed(sample: Sample, language: str, other: str) -> bool:
    """Tell whether langdetect, or py3langid where langdetect knows only one of them, takes a sample for `other`."""
    pair = tuple(sorted({language, other}))
    vote = langdetect_vote if {*pair} <= {*_PROFILES.get(sample.script, "").split()} else py3langid_vote
    return vote(sample.text, pair) == other


def langdetect_vote(text: str, candidates: Sequence[str]) -> str | None:
    """Return which of the candidates langdetect takes a text for; None if it finds nothing to go by.

    Asks a detector that has read no other profile, seeded, so that the answer never changes.
    """
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(tuple(candidates)).create()
    detector.append(text[:ASKED])
    try:
        found = detector.detect()
    except LangDetectException:
        return None
    return None if found == detector.UNKNOWN_LANG else str(found)


@lru_cache(maxsize=16)
def _factory(candidates: tuple[str, ...]) -> Any:
    """Return a langdetect factory with the profiles of these languages only: all 55 take a third of a second."""
    from pathlib import Path

    from langdetect import detector_factory
    from langdetect.utils.lang_profile import LangProfile

    factory = detector_factory.DetectorFactory()
    factory.seed = 0
    for index, language in enumerate(candidates):
        content = Path(detector_factory.PROFILES_DIRECTORY, language).read_text(encoding="utf-8")
        factory.add_profile(LangProfile(**json.loads(content)), index, len(candidates))
    return factory


def py3langid_vote(text: str, candidates: Sequence[str]) -> str | None:
    """Return which of the candidates py3langid takes a text for; None if it knows none of them.

    Its model takes half a second to load, so this is the last vote and not the second.
    """
    ranked = _identifier().rank(text[:ASKED])
    wanted = set(candidates)
    return next((base for code, _ in ranked if (base := _base(code)) in wanted), None)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """Load py3langid's model, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
