"""What reading yields: articles, and problems that say the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wording.model import Article


@dataclass(frozen=True, slots=True)
class Item:
    """An article and where it was found.

    `path` is the file as it was named or found under a folder, the address of a page, or "-" for standard input.
    `row` counts from 1 and is None where a file holds one article: in JSON lines it is the number of the line, in the
    other tables the number of the row of data (in CSV the header and blank lines do not count). `encoding` names the
    encoding that was detected, or is None for UTF-8. `notes` say what was ignored or guessed.
    """

    article: Article
    path: str
    row: int | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: what is wrong and the way out, a sentence each.

    `row` counts as in `Item`; in the front matter of a text it is the number of the line.
    """

    path: str
    row: int | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        """Return one printable line, `path:row: reason; remedy`."""
        place = self.path if self.row is None else f"{self.path}:{self.row}"
        return printable(f"{place}: {self.reason}; {self.remedy}")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much reading may take.

    `max_article_chars` bounds the code points of one text, `max_download_bytes` a page as sent and as unpacked,
    `timeout_seconds` the whole time for one address with its redirects, `max_unpacked_bytes` the disk that a
    `.parquet.gz` may take while it is read. `allow_private` admits addresses inside private networks. With
    `headlines`, an article that has a title needs no text.
    """

    max_article_chars: int = 5_000_000
    max_download_bytes: int = 20_000_000
    timeout_seconds: float = 30.0
    allow_private: bool = False
    max_redirects: int = 5
    max_unpacked_bytes: int = 4_000_000_000
    headlines: bool = False

    @property
    def max_row_chars(self) -> int:
        """How long a row of a table may be: JSON may spend six characters on one letter of the text."""
        return 8 * self.max_article_chars


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as a file gives it: values by the names of `Article`'s fields, not yet checked."""

    values: Mapping[str, object]
    row: int | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class ReadingError(Exception):
    """Raised inside this package where reading cannot go on; it leaves the package as a `Problem`."""

    def __init__(self, reason: str, remedy: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.row = row

    def at(self, path: str, row: int | None = None) -> Problem:
        """Return the problem for the user; `row` counts unless the error names its own."""
        return Problem(path, row if self.row is None else self.row, self.reason, self.remedy)


def printable(text: str) -> str:
    """Return `text` with everything that could steer a terminal or break a line escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def listed(names: list[str], most: int = 12) -> str:
    """Return names found in somebody's data for use in a sentence, long names and long lists cut."""
    shown = [f"“{printable(name[:40])}”" for name in names[:most]]
    return ", ".join(shown) + (f" and {len(names) - most} more" if len(names) > most else "") or "none"
