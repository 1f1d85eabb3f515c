"""Lexicons: what native speakers edit, read strictly.

A lexicon is `lexicons/<language>/<name>.yaml`, validated against the schema of that name in `wording.schemas`. Scalars
stay strings (`no` is the Norwegian code, not False), duplicate and unknown keys are refused, and an error names the
file and the entry. Users put folders of their own after the shipped one; their entries are added to the shipped ones.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from wording.yaml_cache import cached

if TYPE_CHECKING:
    from wording.schemas.base import Document, Entry

    E = TypeVar("E", bound=Entry)
    D = TypeVar("D", bound=Document)
T = TypeVar("T")


class LexiconError(ValueError):
    """A lexicon that cannot be used. The message names the file, the entry and what is wrong with it."""


def shipped(folder: str) -> Path:
    """Return the path of a data folder (`lexicons`, `corpus`) that comes with the package.

    The folders stand beside the package in a checkout and inside it in an installed wheel.
    """
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder


def lexicon_name(path: Path) -> str:
    """Return the name of the lexicon that a file is, or is a part of."""
    return path.name.partition(".")[0]


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file, every scalar a string.

    Raises `LexiconError` with the line where the file is no YAML or holds a key twice.
    """
    return cached(path, _parse_yaml)


def _parse_yaml(path: Path) -> Any:
    import yaml

    base = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class StrictLoader(base):  # type: ignore[misc, valid-type]
        """A base loader that refuses duplicate keys instead of keeping the last."""

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    line = key.start_mark.line + 1
                    raise LexiconError(f"{path}:{line}: key “{key.value}” stands twice; keep one of them")
                seen.add(key.value)
            return cast("dict[Any, Any]", super().construct_mapping(node, deep=True))

    try:
        with path.open("rb") as file:
            return yaml.load(file, Loader=StrictLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"{path}:{line}: {error.problem}; mend the YAML there") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not a YAML text in UTF-8: {error}") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from None


class Lexicons:
    """The lexicons in force: the shipped folder and the users' own, each file read once, when first asked for."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        """Take the users' folders. Raises `LexiconError` if one is not a folder."""
        for folder in extra:
            if not folder.is_dir():
                raise LexiconError(f"{folder}: not a folder; give one that holds <language>/<name>.yaml files")
        self.folders = (shipped("lexicons"), *extra)
        self._read: dict[tuple[str, str], Any] = {}
        self._built: dict[tuple[str, Any], Any] = {}

    def files(self) -> Iterator[Path]:
        """Yield every lexicon file, folder by folder in alphabetical order."""
        for folder in self.folders:
            yield from sorted(folder.glob("*/*.yaml"))

    def paths(self, language: str, name: str) -> list[Path]:
        """Return the files of one lexicon, the shipped ones first; none if nobody wrote it.

        A long lexicon may come in parts, `<name>.yaml` and `<name>.<part>.yaml`.
        """
        return self._by_place.get((language, name), [])

    def has(self, language: str, name: str) -> bool:
        """Tell whether the lexicon exists for the language."""
        return (language, name) in self._by_place

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Path]]:
        """Every file by language and name; the folders are looked at once."""
        found: dict[tuple[str, str], list[Path]] = {}
        for path in self.files():
            found.setdefault((path.parent.name, lexicon_name(path)), []).append(path)
        return found

    def entries(self, language: str, schema: type[E]) -> tuple[E, ...]:
        """Return the entries of the lexicon that `schema` describes; empty if there is none for the language."""
        return cast("tuple[E, ...]", self._once(language, schema.file(), lambda path: entries_of(path, schema)))

    def document(self, language: str, schema: type[D]) -> D | None:
        """Return a lexicon that is one document, such as the conventions; the last folder that has it wins."""
        documents = self._once(language, schema.file(), lambda path: (document_of(path, schema),))
        return cast("D | None", documents[-1] if documents else None)

    def built(self, language: str, build: Callable[[Lexicons, str], T]) -> T:
        """Return `build(self, language)`, computed once: the place for automata and tables made from entries."""
        key = (language, build)
        if key not in self._built:
            self._built[key] = build(self, language)
        return cast("T", self._built[key])

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change whenever a byte of any lexicon does."""
        digest = hashlib.blake2b(digest_size=4)
        for folder in self.folders:
            for root, folders, names in os.walk(folder):
                folders.sort()
                for name in sorted(names):
                    if name.endswith((".yaml", ".tsv")):
                        path = Path(root, name)
                        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def _once(self, language: str, name: str, read: Callable[[Path], tuple[Any, ...]]) -> tuple[Any, ...]:
        key = (language, name)
        if key not in self._read:
            self._read[key] = tuple(entry for path in self.paths(language, name) for entry in read(path))
        return cast("tuple[Any, ...]", self._read[key])


def entries_of(path: Path, schema: type[E]) -> tuple[E, ...]:
    """Read and validate the entries of one file. Raises `LexiconError`."""
    from pydantic import TypeAdapter, ValidationError

    content = read_yaml(path)
    if (
        not isinstance(content, dict)
        or set(content) - {"about", "entries"}
        or not isinstance(content.get("entries"), list)
    ):
        raise LexiconError(f"{path}: the top level is `about:` (a sentence) and `entries:` (a list), nothing else")
    try:
        return tuple(TypeAdapter(list[schema]).validate_python(content["entries"]))  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors()[0]
        number, *keys = first["loc"]
        entry = content["entries"][number] if isinstance(number, int) else "?"
        name = next(iter(entry.values()), "?") if isinstance(entry, dict) else entry
        place = ".".join(str(key) for key in keys) or "entry"
        raise LexiconError(f"{path}: entry {int(number) + 1} (“{name}”): {place}: {first['msg']}") from None


def document_of(path: Path, schema: type[D]) -> D:
    """Read and validate a file that is one document. Raises `LexiconError`."""
    from pydantic import ValidationError

    try:
        return schema.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(key) for key in first["loc"]) or "top level"
        raise LexiconError(f"{path}: {place}: {first['msg']}") from None
