"""Known names in a spelling of another language, where the article itself supports that the known one is meant.

A spelling alone is no proof: other people are called Peshkov or Baiden. What supports it is the first name, a title of
the person's office, or the person's right name elsewhere in the article; places need to stand where a place does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wording.annotate.phrase_uses import phrase_uses
from wording.annotate.word_types import calendar_words, capitalised_types, places, word_types
from wording.known_names import KnownNames, Misspelling
from wording.known_words import KnownWords
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.people import PersonTitle
from wording.view import ArticleView

_BEFORE = re.compile(r"([^\W\d_]+)(?:[ \u00a0][^\W\d_]\.)?[ \u00a0]$")
_REACH = 60
_SHORTEST_PLACE = 6
_STATED = 100
_RANK = {code: rank for rank, code in enumerate(("ru", "de", "uk", "fr", "el", "ar"))}
BY_FIRST_NAME, BY_TITLE, BY_CONTEXT, FIRST_NAME_ONLY = 0.9, 0.75, 0.65, 0.75


@dataclass(frozen=True, slots=True)
class MisspeltName:
    """A misspelt name in the text: what it is a spelling of and how sure that is."""

    span: Span
    accepted: str
    misspelling: Misspelling
    confidence: float


class TitleForms:
    """The words for each office in one language; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.by_office: dict[str, list[str]] = {}
        for entry in lexicons.entries(language, PersonTitle):
            self.by_office.setdefault(entry.office, []).extend(form.casefold() for form in entry.forms)


def misspelt_names(view: ArticleView) -> tuple[MisspeltName, ...]:
    """Return the misspelt names of an article in the order of the text; ask through `view.computed`."""
    language = view.language or ""
    names = view.lexicons.built(language, KnownNames)
    function_words = view.lexicons.built(language, KnownWords).function_words
    found: list[MisspeltName] = []
    for word in view.computed(capitalised_types):
        if word.lower() in function_words:
            continue
        if surname := names.misspelling(word):
            found.extend(_surnames(view, names, word, surname))
        elif names.latin and names.owners(word):
            found.extend(_first_names(view, names, word))
    return tuple(sorted(found, key=lambda name: name.span))


def origins(view: ArticleView, item: Misspelling) -> tuple[str, ...]:
    """Return the languages that explain a misspelling, those first for which the rest of the article speaks too.

    Its stated source language speaks loudest, then its other misspelt names and phrases; else the larger press first.
    """
    votes = view.computed(_votes)
    return tuple(sorted(item.originals, key=lambda code: (-votes[code], _RANK.get(code, len(_RANK)))))


def _votes(view: ArticleView) -> Counter[str]:
    """Return how much of the article speaks for each language."""
    items = {name.span.of(view.text): name.misspelling for name in view.computed(misspelt_names)}
    votes = Counter(code for item in items.values() for code in item.originals)
    votes.update({code for hit in phrase_uses(view) for code in hit.compiled.entry.source})
    if view.article.source_language:
        votes[view.article.source_language] += _STATED
    return votes


def _surnames(
    view: ArticleView, names: KnownNames, word: str, meant: tuple[Misspelling, ...]
) -> Iterator[MisspeltName]:
    """Yield where a misspelt last word stands, as soon as one place supports it; places of namesakes are left out."""
    free: list[Span] = []
    best: tuple[float, Misspelling] | None = None
    for span in places(view, word):
        before = _BEFORE.search(view.text, max(0, span.start - _REACH), span.start)
        by_name = next((item for item in meant if _first_fits(names, item, before)), None)
        if by_name and before:
            best = (BY_FIRST_NAME, by_name)
            yield _whole_name(names, span, before, by_name)
            continue
        titled = next((item for item in meant if _titled(view, names, item, span)), None)
        if titled and (best is None or best[0] < BY_TITLE):
            best = (BY_TITLE, titled)
        if titled or not _is_name(view, before):
            free.append(span)
    if best is None:
        best = _by_context(view, names, word, meant)
    if best:
        yield from (MisspeltName(span, best[1].accepted, best[1], best[0]) for span in free)


def _first_fits(names: KnownNames, item: Misspelling, before: re.Match[str] | None) -> bool:
    if before is None or not item.known.forms[0].first:
        return False
    if names.accepts(item.known, before[1], last=False):
        return True
    return names.explained(item.known, before[1], last=False) is not None


def _whole_name(names: KnownNames, span: Span, before: re.Match[str], item: Misspelling) -> MisspeltName:
    """Return the surname, with the first name where that is misspelt too."""
    first = names.explained(item.known, before[1], last=False)
    if first is None:
        return MisspeltName(span, item.accepted, item, BY_FIRST_NAME)
    shared = {language: original for language, original in item.originals.items() if language in first.originals}
    both = Misspelling(item.known, item.accepted, shared or item.originals)
    return MisspeltName(Span(before.start(1), span.end), f"{first.accepted} {item.accepted}", both, BY_FIRST_NAME)


def _titled(view: ArticleView, names: KnownNames, item: Misspelling, span: Span) -> bool:
    """Tell whether a title of an office that the person held stands shortly before the name."""
    before = view.text[max(0, span.start - _REACH) : span.start].casefold()
    before = re.split(r"[.!?;\n]", before)[-1]
    titles = view.lexicons.built(view.language or "", TitleForms).by_office
    forms = (form for term in names.holders.terms(item.known.name) for form in titles.get(term.office, ()))
    return any(before.rstrip().endswith(form) for form in forms)


def _is_name(view: ArticleView, before: re.Match[str] | None) -> bool:
    """Tell whether the word before a surname may be somebody else's first name."""
    return before is not None and before[1][0].isupper() and before[1] not in view.computed(calendar_words)


def _by_context(
    view: ArticleView, names: KnownNames, word: str, meant: tuple[Misspelling, ...]
) -> tuple[float, Misspelling] | None:
    """Return the one name that the article also spells right, or the one place or organisation."""
    types = view.computed(word_types)
    present = [item for item in meant if item.known.kind == "person" and _stands(names, item, types)]
    if len(present) == 1:
        return BY_CONTEXT, present[0]
    if len(meant) > 1 or meant[0].known.kind == "person" or len(word) < _SHORTEST_PLACE:
        return None
    known = meant[0].known
    alone = bool(known.original) or any(form.last in types for form in known.forms)
    return (BY_CONTEXT, meant[0]) if alone and not known.forms[0].first else None


def _stands(names: KnownNames, item: Misspelling, types: frozenset[str]) -> bool:
    """Tell whether first and last name both stand in the article in accepted spellings of one form."""
    forms = (form for form in item.known.forms if form.first in types and form.last in types)
    return any(names.accepts(item.known, form.last, last=True) for form in forms)


def _first_names(view: ArticleView, names: KnownNames, surname: str) -> Iterator[MisspeltName]:
    """Yield the misspelt first names that stand before the accepted last name of a person."""
    for span in places(view, surname):
        before = _BEFORE.search(view.text, max(0, span.start - _REACH), span.start)
        item = names.misspelt_first(before[1], surname) if before and before[1][0].isupper() else None
        if before and item:
            yield MisspeltName(Span(*before.span(1)), item.accepted, item, FIRST_NAME_ONLY)
