"""Collections too large to be grouped at once: utterances put aside on disk and grouped bucket by bucket.

A bucket is a story, or a week where no story is known. Of the week before, the last days are looked at again, so that
what was said on a Sunday meets Monday's papers; a group that grows in this way is given out only when it is whole.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from wording.lexicon import Lexicons
from wording.renderings.candidates import DAYS
from wording.renderings.group import Group, group, joined
from wording.renderings.utterance import Utterance

MOST = 200_000
"""Utterances that are grouped at once; they take about 1.5 GB."""
_STORY_BUCKETS = 256
"""Stories are spread over so many buckets."""


def grouped(
    utterances: Iterable[Utterance], lexicons: Lexicons | None = None, *, embeddings: bool = False, most: int = MOST
) -> Iterator[Group]:
    """Yield the groups of any number of utterances, as `group` finds them.

    Beyond `most` utterances those of one story are grouped together, and those without a story week by week; what has
    neither story nor date is a bucket of its own.
    """
    stream = iter(utterances)
    first = list(islice(stream, most))
    rest = list(islice(stream, 1))
    if not rest:
        yield from group(first, lexicons, embeddings=embeddings)
        return
    with TemporaryDirectory(prefix="wording-") as folder:
        names = _put_aside(chain(first, rest, stream), Path(folder))
        first.clear()
        yield from _by_bucket([Path(folder, name) for name in sorted(names)], lexicons, embeddings)


def _put_aside(utterances: Iterable[Utterance], folder: Path) -> set[str]:
    """Write each utterance to the file of its bucket and return the files' names."""
    files = {}
    try:
        for item in utterances:
            name = bucket(item)
            if name not in files:
                files[name] = (folder / name).open("ab")
            pickle.dump(item, files[name])
    finally:
        for file in files.values():
            file.close()
    return set(files)


def bucket(item: Utterance) -> str:
    """Return the name of the bucket that an utterance belongs to; weeks sort by their time."""
    if item.story is not None:
        return f"story-{crc32(item.story.encode('utf-8', 'surrogatepass')) % _STORY_BUCKETS:03}"
    day = _day(item)
    return f"week-{day // 7:06}" if day else "undated"


def _by_bucket(paths: Iterable[Path], lexicons: Lexicons | None, embeddings: bool) -> Iterator[Group]:
    held: list[Group] = []
    carried: list[Utterance] = []
    for path in paths:
        items = list(_read(path))
        week = path.name.startswith("week")
        found = group(chain(carried if week else (), items), lexicons, embeddings=embeddings)
        last = max((_day(item) for item in items), default=0) if week else 0
        carried = [item for item in items if week and _day(item) > last - DAYS]
        late = frozenset(carried)
        held = joined([*held, *found]) if week else [*held, *found]
        yield from (item for item in held if not late.intersection(item.renderings))
        held = [item for item in held if late.intersection(item.renderings)]
    yield from held


def _read(path: Path) -> Iterator[Utterance]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def _day(item: Utterance) -> int:
    try:
        return date.fromisoformat((item.date or "")[:10]).toordinal()
    except ValueError:
        return 0
