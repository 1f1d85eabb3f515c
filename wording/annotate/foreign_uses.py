"""Where words of another language stand in running text, without being set off as foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wording.annotate.set_off import set_off
from wording.annotate.word_types import calendar_words, other_script_types, own_script, places, word_types
from wording.foreign_words import ForeignWords
from wording.known_words import KnownWords
from wording.model import Span
from wording.schemas.pages import Conventions
from wording.scripts import SOLE_LANGUAGES, UNSPACED, script_of
from wording.view import ArticleView
from wording.word_lexicon import AnyFunctionWords

_SHORTEST = 3
_MOST = 3
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_GLOSS = re.compile(r",? ?[(\[]")
_REACH = 40


@dataclass(frozen=True, slots=True)
class ForeignUse:
    """A foreign word in the text with the languages that it may be of."""

    span: Span
    languages: tuple[str, ...]


def other_script(view: ArticleView) -> Iterator[ForeignUse]:
    """Yield the words in a script that the article's language is not written in; Latin ones only in small letters."""
    own = own_script(view)
    for word in view.computed(other_script_types):
        script = script_of(word[0])
        if (own in UNSPACED and script == "Latin") or not word.isalpha():
            continue
        if any(script_of(letter) not in (script, "") for letter in word):
            continue
        if len(word) < (_SHORTEST if script not in UNSPACED else 2) or (script == "Latin" and not word.islower()):
            continue
        if script == "Latin":
            yield from _common(view, word, sure=True)
        else:
            languages = _by_letters(word, script)
            yield from (ForeignUse(span, languages) for span in places(view, word) if not set_off(view, span))


def same_script(view: ArticleView) -> Iterator[ForeignUse]:
    """Yield words in small letters that are common in another language and practically absent from this one."""
    foreign = view.lexicons.built(view.language or "", ForeignWords)
    for word in sorted(foreign.sources.keys() & view.computed(word_types)):
        yield from _common(view, word)
    for word in sorted(foreign.nouns & view.computed(word_types)):
        if foreign.really(word, "de"):
            yield from (ForeignUse(span, ("de",)) for span in shown(view, word) if _begins_phrase(view, span))


def _begins_phrase(view: ArticleView, span: Span) -> bool:
    """Tell whether a capitalised word follows a function word or a day, and so belongs to no name before it."""
    before = _BEFORE.search(view.text, max(0, span.start - _REACH), span.start)
    function_words = view.lexicons.built(view.language or "", KnownWords).function_words
    return before is not None and (before[1] in function_words or before[1] in view.computed(calendar_words))


def _common(view: ArticleView, word: str, sure: bool = False) -> Iterator[ForeignUse]:
    """Yield the uses of a word that is common elsewhere; `sure` where its letters already say that it is foreign."""
    foreign = view.lexicons.built(view.language or "", ForeignWords)
    languages = tuple(source for source in foreign.sources.get(word, ()) if sure or foreign.really(word, source))
    if languages:
        yield from (ForeignUse(span, languages) for span in shown(view, word) if not _in_phrase(view, span))


def shown(view: ArticleView, word: str) -> list[Span]:
    """Return where a word stands, none if the article uses it as a term: often, or set off somewhere."""
    spans = list(places(view, word))
    return [] if len(spans) > _MOST or any(set_off(view, span) or _glossed(view, span) for span in spans) else spans


def _glossed(view: ArticleView, span: Span) -> bool:
    """Tell whether a range stands in a quotation that is explained in brackets right after it."""
    if not view.lexicons.has(view.language or "", Conventions.name):
        return False
    around = (pair.span for pair in view.quote_pairs if pair.balanced and pair.span.contains(span))
    return any(_GLOSS.match(view.text, outer.end) for outer in around)


def _in_phrase(view: ArticleView, span: Span) -> bool:
    """Tell whether a word belongs to a name or a foreign phrase.

    A capital or a hyphen stands beside it, or a word of another language that is no word of this one.
    """
    text = view.text
    if set("-'’") & set(text[span.start - 1 : span.start] + text[span.end : span.end + 1]):
        return True
    anywhere = view.lexicons.built("", AnyFunctionWords).words
    own = view.lexicons.built(view.language or "", KnownWords).function_words
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    after = _AFTER.match(text, span.end)
    for word in (match[1] for match in (before, after) if match):
        named = word[0].isupper() and word.lower() not in own and view.language != "de"
        if named or (word.lower() not in own and word.lower() in anywhere):
            return True
    return False


def _by_letters(word: str, script: str) -> tuple[str, ...]:
    """Return the languages that write a word; none where too many do."""
    if script in SOLE_LANGUAGES:
        return ("ja", "zh") if script == "Han" else (SOLE_LANGUAGES[script],)
    if script != "Cyrillic":
        return ()
    letters = set(word.lower())
    return ("uk",) if letters & set("іїєґ") else ("ru",) if letters & set("ыэёъ") else ("ru", "uk")
