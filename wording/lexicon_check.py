"""Validation of lexicons beyond their form: every entry's examples must be found, its counterexamples must not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wording.furniture import FurniturePhrases
from wording.lexicon import LexiconError, Lexicons, document_of, entries_of, lexicon_name, shipped
from wording.lines import lines_of
from wording.phrases import PHRASE_SCHEMAS, Phrases
from wording.schemas import SCHEMAS, Abbreviation, Document, Entry, Furniture, PersonTitle, ReportingCue, TitleModifier

Finder = Callable[[Lexicons, str, Entry, str], bool]


def listing(folder: Path | None = None) -> Iterator[str]:
    """Yield a line a file: language, name, number of entries. Raises `LexiconError` for a file that cannot be used."""
    lexicons, root = _opened(folder)
    for path in sorted(root.glob("*/*.yaml")):
        schema = _schema(path)
        if issubclass(schema, Entry):
            yield f"{path.parent.name:8} {path.stem:20} {len(entries_of(path, schema)):>6} entries"
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
    name = lexicon_name(path)
    if name not in SCHEMAS:
        raise LexiconError(f"{path}: no lexicon is called “{name}”; there are {', '.join(sorted(SCHEMAS))}")
    return SCHEMAS[name]


def _problems_of(lexicons: Lexicons, path: Path) -> Iterator[str]:
    schema, language = _schema(path), path.parent.name
    if not issubclass(schema, Entry):
        document_of(path, schema)
        return
    finder = FINDERS.get(schema)
    for entry in entries_of(path, schema):
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
    phrases = lexicons.built(language, FurniturePhrases)
    if isinstance(entry, Furniture) and entry.at == "top":
        return phrases.top_role(line.text, line.words) is not None
    return phrases.hit(line.text, line.words) is not None


def _abbreviation(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    """An abbreviation is found where it ends no sentence."""
    forms = entry.match if isinstance(entry, Abbreviation) else ()
    return any(form.casefold() in example.casefold() for form in forms)


def _cue(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    return _holds_any(entry.forms if isinstance(entry, ReportingCue) else (), example)


def _title(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    return _holds_any(entry.forms if isinstance(entry, PersonTitle) else (), example)


def _modifier(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    return _holds_any(entry.match if isinstance(entry, TitleModifier) else (), example)


def _holds_any(forms: Sequence[str], example: str) -> bool:
    """Tell whether a form stands in the example as whole words. One that ends with a hyphen or begins so is a part."""
    return any(re.search(_bounded(form), example, re.IGNORECASE) for form in forms)


def _bounded(form: str) -> str:
    before = "" if form.startswith("-") else r"(?<!\w)"
    after = "" if form.endswith("-") else r"(?!\w)"
    return before + re.escape(form) + after


def _phrase(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    hits = lexicons.built(language, Phrases).hits(example)
    return any(hit.compiled.entry == entry and hit.compiled.holds_in(example) for hit in hits)


FINDERS: dict[type[Entry], Finder] = {
    Furniture: _furniture,
    Abbreviation: _abbreviation,
    ReportingCue: _cue,
    PersonTitle: _title,
    TitleModifier: _modifier,
    **dict.fromkeys(PHRASE_SCHEMAS, _phrase),
}
"""For each schema, how its entry is looked for in an example."""
