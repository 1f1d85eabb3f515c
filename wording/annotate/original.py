"""The original of an article that comes with one (`Article.source_text`), as a view of its own."""

from __future__ import annotations

from wording import language as languages
from wording.layout import lay_out
from wording.model import Article
from wording.view import ArticleView


def original(view: ArticleView) -> ArticleView | None:
    """Return the view of the original; None without one, or if it is in the article's own language or in none known.

    Ask through `view.computed`.
    """
    text = view.article.source_text
    if not text or not text.strip() or view.language is None:
        return None
    article = Article(f"{view.article.id} (original)", text, language=view.article.source_language)
    said = article.language or languages.guess(text, view.lexicons)
    blocks = lay_out(article, said, view.lexicons)
    language, blocks = languages.identify(article, blocks, article.language, view.lexicons)
    if language is None or language == view.language:
        return None
    return ArticleView(article, blocks, language, view.lexicons)
