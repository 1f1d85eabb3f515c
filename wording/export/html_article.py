"""One article of the HTML report: its lines with marked passages, and beside each line the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from wording.export.characters import Characters
from wording.export.marks import Marked, Passage, Piece, lettered, passages
from wording.export.words import kind
from wording.runs.rows import FindingRow

_RANKS = ("critical", "major", "minor")


def article_lines(number: int, text: str, rows: Sequence[FindingRow], characters: Characters) -> Iterator[str]:
    """Yield the markup of the article with a number in the page; `rows` are its findings."""
    first = rows[0]
    language = f' lang="{_attribute(first.language)}"' if first.language else ""
    yield f'<article id="article-{number}">'
    yield f'<h2 dir="auto"{language}>{inline(characters.plain(first.title or first.article))}</h2>'
    yield f'<p class="facts">{_facts(first, characters)}</p>'
    for passage in passages(text, lettered(rows)):
        if passage.gap:
            yield '<p class="gap" aria-label="lines left out">[…]</p>'
        yield '<div class="passage">'
        yield f'<p dir="auto"{language}>{_line(number, passage, characters)}</p><div>'
        for mark in passage.begins:
            yield from _note(number, mark, characters)
        yield "</div></div>"
    yield "</article>"


def inline(text: str) -> str:
    """Return a text as markup that stands among other text: escaped, and its writing direction kept to itself."""
    return f"<bdi>{_escaped(text)}</bdi>"


def _escaped(text: str) -> str:
    """Escape a text; a parser would turn a bare carriage return into a line feed."""
    return escape(text, quote=True).replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _escaped(text) if text.replace("-", "").isalnum() else "und"


def _facts(first: FindingRow, characters: Characters) -> str:
    parts = [inline(characters.plain(part)) for part in (first.outlet, first.date) if part]
    if first.url:
        address = characters.line(first.url)
        parts.append(_link(address) if _is_web(address) else inline(address))
    else:
        parts.append(inline(characters.line(first.path)))
    return " · ".join(parts)


def _link(address: str) -> str:
    return f'<a href="{_escaped(address)}" rel="noopener noreferrer nofollow">{inline(address)}</a>'


def _is_web(address: str) -> bool:
    """Tell whether an address may be a link: nothing but http and https, so that no link runs a script."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _line(number: int, passage: Passage, characters: Characters) -> str:
    return "".join(_piece(number, piece, characters) for piece in passage.pieces)


def _piece(number: int, piece: Piece, characters: Characters) -> str:
    text = _escaped(characters.plain(piece.text))
    if not piece.covering:
        return text
    worst = min((mark.row.severity for mark in piece.covering), key=_rank)
    letters = " ".join(mark.letters for mark in piece.covering)
    tags = "".join(
        f'<a class="letter {_escaped(mark.row.severity)}" id="mark-{number}-{mark.letters}"'
        f' href="#note-{number}-{mark.letters}" aria-label="note {mark.letters}">{mark.letters}</a>'
        for mark in piece.ending
    )
    return f'<mark class="{_escaped(worst)}" data-notes="{letters}">{text}</mark>{tags}'


def _rank(severity: str) -> int:
    return _RANKS.index(severity) if severity in _RANKS else len(_RANKS)


def _note(number: int, mark: Marked, characters: Characters) -> Iterator[str]:
    """Yield the note on a finding. The passage is repeated in it where the marks of others cut it in the text."""
    row = mark.row
    severity = _escaped(row.severity)
    yield f'<div class="note {severity}" id="note-{number}-{mark.letters}">'
    back = f'<a class="letter {severity}" href="#mark-{number}-{mark.letters}">{mark.letters}</a>'
    head = f'{back}<strong class="word {severity}">{severity}</strong>'
    yield f"<p>{head}, {_escaped(kind(row.category))}: {_quoted(row, characters)}</p>"
    yield f"<p>{inline(characters.plain(row.message))}</p>"
    if row.suggestion:
        yield f"<p>Perhaps: <strong>{inline(characters.plain(row.suggestion))}</strong></p>"
    review = f' · <span class="review">{_escaped(row.review)}</span>' if row.review else ""
    yield f'<p class="soft">{row.confidence:.0%} sure · {_escaped(row.rule)}{review}</p></div>'


def _quoted(row: FindingRow, characters: Characters) -> str:
    place = f'data-start="{row.start}" data-end="{row.end}"'
    return f'<bdi class="quoted" {place}>{_escaped(characters.plain(row.text))}</bdi>'
