"""An article as what is read of it: its text, and its headline where that is given apart and the text does not repeat it."""

from __future__ import annotations

from collections.abc import Iterator

from wording.framing.titles import headline_of, in_text
from wording.model import Article, Block, Role
from wording.view import ArticleView


def parts(view: ArticleView) -> Iterator[ArticleView]:
    """Yield the view of the headline, if there is one apart from the text, and the view itself."""
    title = view.article.title or ""
    headline = headline_of(view)
    if len(headline) and not in_text(view):
        block = Block(headline, Role.HEADLINE, view.language)
        yield ArticleView(
            Article(view.article.id, title, date=view.article.date), (block,), view.language, view.lexicons
        )
    yield view
