"""The formats by name: what each is for, the endings of its files, and the module that writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from wording.export.atomic import ExportError
from wording.export.material import Material, Tally

Writer = Callable[[Material, Path, Tally], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format; the first ending is the usual one, and it is chosen by the longest ending that fits."""

    name: str
    purpose: str
    endings: tuple[str, ...]

    @property
    def module(self) -> str:
        """The name of the module that writes it."""
        return f"wording.export.{self.name.replace('-', '_')}"

    def writer(self) -> Writer:
        """Return the function that writes it."""
        write: Writer = import_module(self.module).write
        return write


FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("csv", "spreadsheets and statistics", (".csv",)),
        Format("jsonl", "programs, an object a line", (".jsonl", ".ndjson")),
        Format("xlsx", "Excel: findings, articles, framing, errors", (".xlsx",)),
        Format("parquet", "data frames and databases", (".parquet",)),
        Format("md", "messages, wikis, issues", (".md", ".markdown")),
        Format("html", "a page to read, print and pass on", (".html", ".htm")),
        Format("marot", "the MQM viewer Marot", (".marot.tsv", ".tsv")),
        Format("esa", "error span annotation in Appraise", (".esa.json",)),
        Format("pearmut", "error span annotation in Pearmut", (".pearmut.json",)),
        Format("sarif", "code-scanning viewers", (".sarif", ".sarif.json")),
        Format("label-studio", "annotation in Label Studio", (".label-studio.json",)),
    )
}


def chosen(name: str | None, path: Path) -> Format:
    """Return the format with a name, or the one that the ending of a file speaks for. Raises `ExportError`."""
    if name is not None:
        if name not in FORMATS:
            close = get_close_matches(name, FORMATS, n=1)
            hint = f" (did you mean “{close[0]}”?)" if close else ""
            raise ExportError(f"--format is one of {', '.join(FORMATS)}, not “{name}”{hint}")
        return FORMATS[name]
    fitting = [form for form in FORMATS.values() if path.name.casefold().endswith(form.endings)]
    if not fitting:
        raise ExportError(f"{path}: the ending does not tell the format; give --format, one of {', '.join(FORMATS)}")
    return fitting[0]
