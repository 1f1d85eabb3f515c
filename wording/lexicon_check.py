"""Validation of lexicons beyond their form: every entry's examples must be found, its counterexamples must not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wording.framing.credits import credit
from wording.furniture import FurniturePhrases
from wording.lexicon import LexiconError, Lexicons, document_of, entries_of, lexicon_name, shipped
from wording.lines import lines_of
from wording.model import Article
from wording.patterns import PatternError
from wording.phrases import PHRASE_SCHEMAS, PatternCompiler, Phrases
from wording.schemas.base import Document, Entry
from wording.schemas.catalogue import SCHEMAS
from wording.schemas.framing import Concept, Variant
from wording.schemas.names import Acronym, Agency, TranslatedName, TransliteratedWord
from wording.schemas.pages import Abbreviation, Furniture
from wording.schemas.people import PersonTitle, TitleModifier
from wording.schemas.speech import ReportingCue
from wording.word_lexicon import TranslatedNames

Finder = Callable[[Lexicons, str, Entry, str], bool]


def listing(folder: Path | None = None) -> Iterator[str]:
    """Yield a line a file: language, name, number of entries. Raises `LexiconError` for a file that cannot be used."""
    _lexicons, root = _opened(folder)
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
        if isinstance(entry, Concept):
            yield from _problems_of_concept(lexicons, path, entry)
        for example in entry.examples if finder else ():
            if finder and not finder(lexicons, language, entry, example):
                yield f"{path}: the entry {_name(entry)} is not found in its example “{example}”"
        for example in entry.counterexamples if finder else ():
            if finder and finder(lexicons, language, entry, example):
                yield f"{path}: the entry {_name(entry)} is found in its counterexample “{example}”"


def _problems_of_concept(lexicons: Lexicons, path: Path, concept: Concept) -> Iterator[str]:
    """Yield a line for every pattern of a concept that cannot be used and every example that its variant is not found in."""
    for variant in concept.variants:
        for language in sorted({*variant.forms, *variant.unless, *variant.examples}):
            place = f"{path}: concept “{concept.concept}”, variant “{variant.variant}”, language “{language}”"
            try:
                found_in = _variant(lexicons, language, variant)
            except PatternError as error:
                yield f"{place}: {error}"
                continue
            for example in variant.examples.get(language, ()):
                if not found_in(example):
                    yield f"{place}: the variant is not found in its example “{example}”"


def _variant(lexicons: Lexicons, language: str, variant: Variant) -> Callable[[str], bool]:
    """Return what tells whether a sentence holds a form of the variant and nothing that shows another sense.

    Raises `PatternError` for a pattern that cannot be used.
    """
    compiler = lexicons.built(language, PatternCompiler)
    forms, unless = (
        [compiler.pattern(source).expression for source in part.get(language, ())]
        for part in (variant.forms, variant.unless)
    )
    return lambda text: any(one.search(text) for one in forms) and not any(one.search(text) for one in unless)


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


def _word(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    """A word or acronym is found in its own form, capitals and all; beside one of the words that it needs."""
    if not isinstance(entry, Acronym | TransliteratedWord):
        return False
    words = set(re.findall(r"\w+", example))
    beside = not isinstance(entry, Acronym) or not entry.near or not words.isdisjoint(entry.near)
    return beside and not words.isdisjoint(entry.match)


def _translated_name(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    names = lexicons.built(language, TranslatedNames).by_word.values()
    return any(found == entry and re.search(pattern, example) for pairs in names for found, pattern in pairs)


def _holds_any(forms: Sequence[str], example: str) -> bool:
    """Tell whether a form stands in the example as whole words. One that ends with a hyphen or begins so is a part."""
    return any(re.search(_bounded(form), example, re.IGNORECASE) for form in forms)


def _bounded(form: str) -> str:
    before = "" if form.startswith("-") else r"(?<!\w)"
    after = "" if form.endswith("-") else r"(?!\w)"
    return before + re.escape(form) + after


def _agency(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    """An agency is found where the example, as an article, is credited to it."""
    return isinstance(entry, Agency) and credit(Article(id="", text=example), lexicons) == entry.agency


def _phrase(lexicons: Lexicons, language: str, entry: Entry, example: str) -> bool:
    hits = lexicons.built(language, Phrases).hits(example)
    return any(hit.compiled.entry == entry and hit.compiled.holds_in(example) for hit in hits)


FINDERS: dict[type[Entry], Finder] = {
    Furniture: _furniture,
    Abbreviation: _abbreviation,
    ReportingCue: _cue,
    PersonTitle: _title,
    TitleModifier: _modifier,
    Agency: _agency,
    Acronym: _word,
    TransliteratedWord: _word,
    TranslatedName: _translated_name,
    **dict.fromkeys(PHRASE_SCHEMAS, _phrase),
}
"""For each schema, how its entry is looked for in an example."""
