"""The original of an article that comes with one (`Article.source_text`), as a view of its own."""

from __future__ import annotations

from wording.model import Article
from wording.view import ArticleView, laid_out


def original(view: ArticleView) -> ArticleView | None:
    """Return the view of the original; None without one, or if it is in the article's own language or in none known.

    Ask through `view.computed`.
    """
    text = view.article.source_text
    if not text or not text.strip() or view.language is None:
        return None
    article = Article(f"{view.article.id} (original)", text, language=view.article.source_language)
    found = laid_out(article, article.language, view.lexicons)
    return None if found.language in (None, view.language) else found
