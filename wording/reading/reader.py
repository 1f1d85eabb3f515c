"""Reading: one stream of articles and problems from everything the user names."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from wording.reading import records
from wording.reading.ids import Ids
from wording.reading.items import Item, Limits, Problem, Raw, ReadingError
from wording.reading.sources import Kind, Source, sources
from wording.reading.streams import opened, rewound, whole

_DEFAULT = Limits()
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:<\?xml[^>]{0,300}\?>\s{0,100})?<(?:!doctype html|html)\b", re.IGNORECASE
)


def read(inputs: Iterable[str | Path] | str | Path, *, limits: Limits = _DEFAULT) -> Iterator[Item | Problem]:
    """Yield the articles of files, tables, folders, globs, addresses and standard input (`-`), one at a time.

    Inputs come in the order given, the files of a folder in alphabetical order. Nothing that is wrong with an input
    raises: it is yielded as a `Problem` and the rest is read. Tables are streamed. An article without an id gets the
    name of its file, below the folder that was named, with the row in a table.
    """
    named = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    ids = Ids()
    for source in sources(named):
        if isinstance(source, Problem):
            yield source
            continue
        before = ids.begin(source.path, source.names, _identity(source) if len(named) > 1 else None)
        if before is not None:
            yield Problem(source.path, None, f"already read as {before}", "name it once")
            continue
        yield from _items(source, ids, limits)


def _items(source: Source, ids: Ids, limits: Limits) -> Iterator[Item | Problem]:
    """Yield what one source holds, whatever is wrong with it as problems."""
    empty, encoding = True, None
    try:
        for found in _raws(source, limits):
            empty = False
            if isinstance(found, Problem):
                yield found
                continue
            guessed = found.encoding is not None and found.encoding != encoding
            encoding = found.encoding
            notes = (*found.notes, f"read as {encoding}") if guessed else found.notes
            yield _checked(replace(found, notes=notes), source.path, ids, limits)
        if empty:
            yield Problem(source.path, None, "there is no article in it", "put articles into it or leave it out")
    except ReadingError as error:
        yield error.at(source.path)
    except OSError as error:
        yield Problem(
            source.path,
            None,
            f"cannot be read: {error.strerror or error}",
            "check the file and its permissions",
        )


def _checked(raw: Raw, path: str, ids: Ids, limits: Limits) -> Item | Problem:
    """Return the article of a source with its id, or the problem with it."""
    try:
        given = records.own_id(raw)
        article, notes = records.article(raw, given or "", limits)
        if given is None:
            article = replace(article, id=ids.made(raw.row))
        elif before := ids.given(given, raw.row):
            raise ReadingError(
                f"the id “{given[:80]}” stands twice, first in {before}", "give each article an id of its own"
            )
    except ReadingError as error:
        return error.at(path, raw.row)
    return Item(article, path, raw.row, raw.encoding, notes)


def _raws(source: Source, limits: Limits) -> Iterator[Raw | Problem]:
    """Yield the unchecked articles of one source. The readers are imported when there is something for them."""
    if source.kind is Kind.STDIN:
        yield from _stdin(limits)
    elif source.kind is Kind.ADDRESS:
        from wording.reading.addresses import read_address

        yield read_address(source.path, limits)
    elif source.kind is Kind.PARQUET:
        from wording.reading.parquet import read_parquet

        yield from read_parquet(source.path, source.packed, limits)
    else:
        with opened(source.path, source.packed) as stream:
            yield from _stream(source.kind, stream, source.path, limits)


def _stream(kind: Kind, stream: IO[bytes], path: str, limits: Limits) -> Iterator[Raw | Problem]:
    if kind is Kind.JSON_LINES:
        from wording.reading.json_lines import read_json_lines

        yield from read_json_lines(stream, path, limits)
    elif kind is Kind.DELIMITED:
        from wording.reading.delimited import read_delimited

        yield from read_delimited(stream, path, limits)
    else:
        yield _whole(whole(stream, limits.max_article_chars), kind)


def _whole(data: bytes, kind: Kind) -> Raw:
    if not data:
        raise ReadingError("the file is empty", "put the article's text into it or leave it out")
    if kind is Kind.HTML:
        from wording.reading.pages import read_page

        return read_page(data)
    from wording.reading.text import read_text

    return read_text(data)


def _stdin(limits: Limits) -> Iterator[Raw | Problem]:
    """Read standard input: JSON lines if its first line is an object, else a page or a text."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ReadingError("standard input is closed", "pipe a text into it or name a file")
    lines = []
    while (line := stream.readline(limits.max_row_chars)).isspace():
        lines.append(line)
    head = b"".join([*lines, line])
    kind = Kind.JSON_LINES if _is_object(line) else Kind.HTML if _HTML.match(head) else Kind.TEXT
    yield from _stream(kind, rewound(head, stream), "-", limits)


def _is_object(line: bytes) -> bool:
    line = line.removeprefix(b"\xef\xbb\xbf")
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _identity(source: Source) -> str | None:
    """Return what is the same however the same source is named."""
    if source.kind in (Kind.ADDRESS, Kind.STDIN):
        return source.path
    try:
        found = os.stat(source.path)
    except OSError:
        return None
    return f"{found.st_dev}:{found.st_ino}"
