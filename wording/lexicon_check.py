"""Validation of lexicons beyond their form: every entry's examples must be found, its counterexamples must not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from wording.furniture import FurniturePhrases
from wording.lexicon import LexiconError, Lexicons, shipped
from wording.lines import lines_of
from wording.schemas import SCHEMAS, Abbreviation, Document, Entry, Furniture, ReportingCue

Finder = Callable[[Lexicons, str, Entry, str], bool]


def listing(folder: Path | None = None) -> Iterator[str]:
    """Yield a line a file: language, name, number of entries. Raises `LexiconError` for a file that cannot be used."""
    lexicons, root = _opened(folder)
    for path in sorted(root.glob("*/*.yaml")):
        schema = _schema(path)
        if issubclass(schema, Entry):
            yield f"{path.parent.name:8} {path.stem:20} {len(lexicons.entries(path.parent.name, schema)):>6} entries"
        else:
            yield f"{path.parent.name:8} {path.stem:20}"


def problems(folder: Path | None = None) -> Iterator[str]:
    """Yield a line for everything wrong in a folder of lexicons; nothing if all is well."""
    try:
        lexicons, root = _opened(folder)
    except LexiconError as error:
        yield str(error)
        return
    paths = sorted(root.glob("*/*.yaml"))
    if not paths:
        yield f"{root}: holds no <language>/<name>.yaml"
    for path in paths:
        try:
            yield from _problems_of(lexicons, path)
        except LexiconError as error:
            yield str(error)


def _opened(folder: Path | None) -> tuple[Lexicons, Path]:
    return Lexicons((folder,) if folder else ()), folder or shipped("lexicons")


def _schema(path: Path) -> type[Entry] | type[Document]:
    if path.stem not in SCHEMAS:
        raise LexiconError(f"{path}: no lexicon is called “{path.stem}”; there are {', '.join(sorted(SCHEMAS))}")
    return SCHEMAS[path.stem]


def _problems_of(lexicons: Lexicons, path: Path) -> Iterator[str]:
    schema, language = _schema(path), path.parent.name
    if not issubclass(schema, Entry):
        lexicons.document(language, schema)
        return
    finder = FINDERS.get(schema)
    for entry in lexicons.entries(language, schema):
        for example in entry.examples if finder else ():
            if finder and not finder(lexicons, language, entry, example):
                yield f"{path}: the entry {_name(entry)} is not found in its example “{example}”"
        for example in entry.counterexamples if finder else ():
            if finder and finder(lexicons, language, entry, example):
                yield f"{path}: the entry {_name(entry)} is found in its counterexample “{example}”"


def _name(entry: Entry) -> str:
    """Return what tells an entry from the others: the first value of its own form."""
    own = next(key for key in type(entry).model_fields if key not in Entry.model_fields)
    value = getattr(entry, own)
    return f"“{value[0] if isinstance(value, tuple) else value}”"


def _furniture(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    (line,) = lines_of(example)
    hit = lexicons.built(language, FurniturePhrases).hit(line.text, line.words)
    return hit is not None


def _abbreviation(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    """An abbreviation is found where it ends no sentence."""
    forms = entry.match if isinstance(entry, Abbreviation) else ()
    return any(form.casefold() in example.casefold() for form in forms)


def _cue(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    forms = entry.forms if isinstance(entry, ReportingCue) else ()
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", example, re.IGNORECASE) for form in forms)


FINDERS: dict[type[Entry], Finder] = {Furniture: _furniture, Abbreviation: _abbreviation, ReportingCue: _cue}
"""For each schema, how its entry is looked for in an example."""
