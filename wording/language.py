"""Language identification: the languages of an article and of its blocks.

Four votes, the cheap ones first. The script decides alone where one language writes it (Greek, Hebrew, Georgian …).
The function words and special letters of `lexicons/<language>/function_words.yaml` rank the rest. langdetect
(Nakatani's character n-grams, seeded, loaded with the plausible candidates only) is asked where that ranking is not
overwhelming, and py3langid where the two disagree.

Where a ranking is overwhelming, as `Ranking` defines it, langdetect could add nothing: `benchmarks/language.py` counts
how often it is asked and how often the answer errs. On the news documents of 13 languages that are there it never did,
because a running text holds dozens of function words; near relatives that share many (Danish and Norwegian, Czech and
Slovak) leave doubt and are asked about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wording.evidence import CLEAR_SHARE, SOME_SHARE, Evidence, Ranking, Sample
from wording.lexicon import Lexicons
from wording.model import Article, Block, Role
from wording.scripts import SOLE_LANGUAGES

SAMPLE = 1_500
"""How many code points of an article are looked at to name its language."""
ASKED = 400
"""How many code points langdetect and py3langid are given; they gain nothing from more."""
FOREIGN_PROSE = 8
FOREIGN_HITS = 3
"""How many words, and how many different function words among them, a block in the same script must have."""
FOREIGN_RATIO = 3.0
"""How many times better a block must fit another language than its article's to be asked about."""

_PROFILES = {
    "Latin": "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi",
    "Cyrillic": "bg mk ru uk",
    "Arabic": "ar fa ur",
    "Devanagari": "hi mr ne",
}
"""The languages that langdetect knows, by their scripts, where more than one writes it."""
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "zh-cn": "zh", "zh-tw": "zh"}


def guess(text: str, lexicons: Lexicons) -> str | None:
    """Return the likely language of a whole page, furniture and all, from script and function words alone.

    Pages open with menus and end with links, so the sample is taken further inside; None if it says nothing.
    """
    sample = Sample.of(text if len(text) <= 2 * SAMPLE else text[len(text) // 4 :][:SAMPLE])
    if sample.script in SOLE_LANGUAGES:
        return SOLE_LANGUAGES[sample.script]
    ranking = Ranking.of(lexicons.built("", Evidence).scores(sample), len(sample.words))
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
    if sample.script in SOLE_LANGUAGES:
        return SOLE_LANGUAGES[sample.script]
    ranking = Ranking.of(evidence.scores(sample), len(sample.words))
    if ranking.overwhelming:
        return ranking.languages[0]
    return _elected(sample, ranking)


def _elected(sample: Sample, ranking: Ranking) -> str | None:
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
    ranking = Ranking.of(scores, len(sample.words))
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
