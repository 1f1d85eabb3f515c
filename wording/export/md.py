"""Markdown (CommonMark with tables): a report to paste into a message, a wiki or an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from wording.console import plural
from wording.export.characters import Characters
from wording.export.material import Material, Tally, by_article
from wording.export.words import SEVERITIES, kind
from wording.runs.rows import FindingRow

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|<>~&$])")
_LIST = re.compile(r"(\s{0,80}\d{0,9})([-+.)])(?=[\s-]|$)")


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write the findings article by article, each passage in bold within its sentences, and counts at the end."""
    severities: Counter[str] = Counter()
    articles = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("# Passages that machine translation probably damaged\n\n")
        file.write("Found by a program and not confirmed: each is a suggestion to look at.\n")
        for rows in by_article(tally.counted(material.findings)):
            articles += 1
            severities.update(row.severity for row in rows)
            file.writelines(f"{line}\n" for line in _article(rows, tally.characters))
        file.writelines(f"{line}\n" for line in _summary(material, articles, severities))


def _article(rows: Sequence[FindingRow], characters: Characters) -> Iterator[str]:
    first = rows[0]
    known = (first.outlet, first.date, first.url)
    yield ""
    yield f"## {escaped(first.title or first.article, characters)}"
    if any(known):
        yield ""
        yield _beginning(" · ".join(escaped(part, characters) for part in known if part))
    for row in rows:
        passage = characters.line(row.text)
        before, after = escaped(row.before, characters), escaped(row.after, characters)
        yield ""
        yield f"> {_beginning(before)}{_bold(passage, characters)}{after}"
        yield ""
        yield f"- **{row.severity}**, {kind(row.category)}: {escaped(row.message, characters)}"
        if row.suggestion:
            yield f"- suggestion: {escaped(row.suggestion, characters)}"
        place = f"characters {row.start}–{row.end}, confidence {row.confidence:.2f}"
        yield f"- {escaped(row.rule, characters)}, {place}" + (f", review: {row.review}" if row.review else "")


def _summary(material: Material, articles: int, severities: Counter[str]) -> Iterator[str]:
    info = material.info
    yield from ("", "## Counts", "", "| severity | meaning | passages |", "|---|---|--:|")
    yield from (f"| {name} | {meaning} | {severities[name]:,} |" for name, meaning in SEVERITIES.items())
    yield ""
    found = plural(severities.total(), "passage")
    yield f"{found} in {plural(articles, 'article')}, of {plural(info.articles, 'article')} read."
    if material.chosen:
        yield f"Chosen: {escaped('; '.join(f'{name}: {value}' for name, value in material.chosen.items()), Characters())}."
    yield from ("", f"wording {escaped(info.version, Characters())}, run of {escaped(info.created, Characters())}.", "")
    yield from (f"`{signature.replace('`', '')}`  " for signature in info.signatures)


def _bold(passage: str, characters: Characters) -> str:
    """Mark a passage; white space at its edges stays outside, where Markdown wants it."""
    inner = passage.strip()
    if not inner:
        return f"`{passage}`" if passage else "**‸**"
    left, right = passage[: passage.index(inner)], passage[passage.index(inner) + len(inner) :]
    return f"{left}**{escaped(inner, characters)}**{right}"


def escaped(text: str, characters: Characters) -> str:
    """Return a text as one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", characters.line(text))


def _beginning(line: str) -> str:
    """Return a line that begins no list."""
    return _LIST.sub(r"\1\\\2", line, count=1) if _LIST.match(line) else line
