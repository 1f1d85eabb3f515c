"""Blocks and sentences of an article that are written in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.word_types import other_script_types, own_script, word_types
from wording.evidence import CLEAR_SHARE, Evidence, Ranking, Sample
from wording.known_words import KnownWords
from wording.model import Role, Span
from wording.scripts import SOLE_LANGUAGES
from wording.view import ArticleView
from wording.word_lexicon import AnyFunctionWords

FEWEST_WORDS = 5
_DIFFERENT = 3
"""How many different function words of another language a sentence must have."""
_CLEARLY = 3.0
"""How many times better it must fit the other language."""
_MOSTLY = 0.7
_SMALL = 0.55
"""The share of words in small letters; German has capitals on its nouns."""
_WORD = re.compile(r"[^\W\d_]+")


def foreign_passages(view: ArticleView) -> Iterator[tuple[Span, str | None]]:
    """Yield the passages with their languages, None where it is not known."""
    for block in view.blocks:
        if block.foreign and block.role is Role.BODY and _is_prose(block.span.of(view.text)):
            yield block.span, block.language
    types = view.computed(word_types)
    own = view.lexicons.built(view.language or "", KnownWords).function_words
    if not own:
        return
    script = own_script(view)
    wanted = (view.lexicons.built("", AnyFunctionWords).words & types) - own
    written = view.computed(other_script_types)
    if len(wanted) < _DIFFERENT and len(written) < FEWEST_WORDS:
        return
    for sentence in view.sentences:
        if sentence.block.role is Role.BODY:
            text = sentence.span.of(view.text)
            words = set(_WORD.findall(text))
            if len(words & wanted) >= _DIFFERENT or len(words.intersection(written)) >= FEWEST_WORDS:
                language = _other(view, text, script)
                if language is not None:
                    yield sentence.span, language or None


def _other(view: ArticleView, text: str, script: str) -> str | None:
    """Return the language of a sentence that is surely not the article's, empty if nameless; else None."""
    sample = Sample.of(text)
    if not _is_prose(text):
        return None
    if sample.script != script:
        mostly = sample.scripts[sample.script] >= _MOSTLY * sample.letters and sample.script != "Latin"
        return SOLE_LANGUAGES.get(sample.script, "") if mostly else None
    scores = view.lexicons.built("", Evidence).scores(sample)
    ranking = Ranking.of(scores, len(sample.words))
    best = ranking.languages[0] if ranking.languages else view.language
    if best == view.language or best is None or ranking.share < CLEAR_SHARE:
        return None
    return best if scores[best] >= _CLEARLY * max(scores.get(view.language or "", 0.0), 0.5) else None


def _is_prose(text: str) -> bool:
    """Tell whether most words begin with a small letter, as in no list of names, or have no case at all."""
    words = _WORD.findall(text)
    small = sum(not word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and small >= _SMALL * len(words)
