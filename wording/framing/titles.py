"""Titles as pages give them: the headline, and behind it what the site adds (“… « War in Ukraine | The Daily Lamp”)."""

from __future__ import annotations

import re

from wording.model import Role, Span
from wording.view import ArticleView

SECTION_WORDS = 4
"""The name of a site or of its section has at most so many words."""

_SEPARATOR = re.compile(r"\s(?:[|«·•]|[-–—](?=\s[^\W\d_a-z]))\s")
_STAMP = re.compile(r"\s{0,3}\([\d.:, /-]{4,24}\)\s{0,3}$")
_NO_NAME = re.compile(r"\b(?:www|com|net|org|info|co|uk|en|news)\b|[\W_]")


def headline_of(view: ArticleView) -> Span:
    """Return the part of `Article.title` that is the headline; empty where there is no title."""
    return view.computed(_headline)


def repeated(view: ArticleView) -> Span | None:
    """Return where the first lines of a text repeat its title, or None."""
    title = headline_of(view)
    words = title.of(view.article.title or "").strip()
    if not words:
        return None
    at = view.text.find(words, 0, 2 * len(words) + 40)
    return Span(at, at + len(words)) if at >= 0 else None


def in_text(view: ArticleView) -> bool:
    """Tell whether the title is a headline of the text itself, so that it would count twice."""
    headlines = [block.span for block in view.judged if block.role is Role.HEADLINE]
    title = _folded(headline_of(view).of(view.article.title or "")) if headlines else ""
    return any(_folded(span.of(view.text)) == title for span in headlines)


def _headline(view: ArticleView) -> Span:
    article = view.article
    title = article.title or ""
    separators = list(_SEPARATOR.finditer(title))
    end = len(title)
    for separator in reversed(separators):
        added = title[separator.end() : end]
        lead = title[: separator.start()]
        bar = separator[0].strip() in "|«"
        short = len(added.split()) <= min(SECTION_WORDS, len(lead.split()))
        if not short or not (_names(added, article.outlet) or (bar and "»" not in added)):
            break
        end = separator.start()
    stamp = _STAMP.search(title, 0, end)
    return Span(0, stamp.start() if stamp else end)


def _names(added: str, outlet: str | None) -> bool:
    """Tell whether what a title ends with is the name of the outlet, or of its site."""
    name, site = _NO_NAME.sub("", added.lower()), _NO_NAME.sub("", (outlet or "").lower())
    return bool(name and site) and (name in site or site in name)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
