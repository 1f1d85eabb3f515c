"""Files of decisions: which reader they need, and which of their decisions belong to a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from wording.review.decisions import Decision, Key, ReviewError, key_of
from wording.review.imported import Imported
from wording.review.read_label_studio import read_label_studio
from wording.review.read_table import read_csv, read_xlsx
from wording.runs.rows import FindingRow


def read_decisions(path: Path, reviewer: str | None, default: str) -> Imported:
    """Read a csv or xlsx file of our own, or Label Studio's JSON export; the ending tells which.

    `reviewer` is who made the decisions; where it is None the file says, and `default` where it does not. Raises
    `ReviewError`.
    """
    if not path.is_file():
        raise ReviewError(f"{path}: there is no such file")
    readers: Mapping[str, Callable[[Path], Imported]] = {
        ".csv": partial(read_csv, reviewer=reviewer or default),
        ".tsv": partial(read_csv, reviewer=reviewer or default),
        ".xlsx": partial(read_xlsx, reviewer=reviewer or default),
        ".json": partial(read_label_studio, reviewer=reviewer),
    }
    ending = path.suffix.casefold()
    if ending not in readers:
        raise ReviewError(f"{path}: give a .csv or .xlsx of `wording export`, or Label Studio's .json")
    return readers[ending](path)


def matched(decisions: Iterable[Decision], rows: Iterable[FindingRow]) -> tuple[list[Decision], int]:
    """Return the decisions on findings of a run, with their passages, and how many are on none of them."""
    wanted: dict[Key, list[Decision]] = {}
    for decision in decisions:
        wanted.setdefault(decision.key, []).append(decision)
    total = sum(map(len, wanted.values()))
    known: list[Decision] = []
    for row in rows if wanted else ():
        for decision in wanted.pop(key_of(row), ()):
            known.append(replace(decision, passage=row.text, language=row.language))
        if not wanted:
            break
    return known, total - len(known)
