"""Web pages: the article's text and what the page says about it, extracted by trafilatura.

The text is the one extracted, its paragraphs, subheads and list items separated by a blank line; the page's headline
is the article's title.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from wording.reading import encoding
from wording.reading.items import Raw, ReadingError

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_XML = re.compile(r"\s{0,100}<\?xml[^>]{0,300}\?>")
_BLOCKS = {"p", "head", "item", "row", "quote", "list", "table", "code", "div", "body"}
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")


def read_page(data: bytes, url: str | None = None, declared: str | None = None) -> Raw:
    """Return the article in the bytes of an HTML page. Raises `ReadingError`.

    `url` is where the page came from, `declared` the encoding that its server names.
    """
    page, name = encoding.decoded(data, declared or _declared(data))
    if not page.strip():
        raise ReadingError("the page is empty", "save it again")
    tree, found = _extracted(_XML.sub("", page, count=1), url)
    if found is None or not (text := "\n\n".join(_paragraphs(found.body))):
        raise ReadingError("no article was found in the page", "save the article's text as .txt")
    language = _LANGUAGE.match(tree.get("lang") or "")
    values: dict[str, object] = {
        "text": text,
        "title": found.title,
        "date": found.date,
        "outlet": found.sitename,
        "url": found.url or url,
        "language": language.group() if language else None,
    }
    return Raw(values, None, name)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def _extracted(page: str, url: str | None) -> tuple[Any, Any]:
    """Return the page's tree and trafilatura's document, which is None where it finds no article."""
    import trafilatura
    from trafilatura.utils import load_html

    for library in ("trafilatura", "htmldate"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        tree = load_html(page)
        if tree is None:
            return None, None
        dates = {"original_date": True, "extensive_search": False}
        found = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except Exception as error:  # whatever a hostile page makes of the parsers is a problem with that page alone
        raise ReadingError(
            f"the page cannot be parsed ({type(error).__name__})", "save the article's text as .txt"
        ) from error
    return tree, found


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the blocks of trafilatura's tree in order, line breaks inside them kept."""
    pieces: list[str] = []
    stack = [(body, False)]
    while stack:
        element, ends = stack.pop()
        if element.tag in _BLOCKS:
            if block := "".join(pieces).strip():
                yield block
            pieces.clear()
        if ends:
            pieces.append((" " if element.tag == "cell" else "") + (element.tail or ""))
        else:
            pieces.append(("\n" if element.tag == "lb" else "") + (element.text or ""))
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
