"""One export from beginning to end: format, file, and what has to be said about it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from wording.export.atomic import refuse, replacing
from wording.export.formats import Format, chosen
from wording.export.material import Material, Tally


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: its files, how many findings, and in sentences what the format could not hold."""

    files: tuple[Path, ...]
    findings: int
    replaced: int
    notes: tuple[str, ...]


def export(material: Material, path: Path, form: str | None = None, *, force: bool = False) -> Written:
    """Write findings to a file, whole or not at all.

    The ending tells the format where `form` does not name it. Raises `ExportError` for an unknown format, for a file
    that exists without `force`, and where nothing can be written.
    """
    known = chosen(form, path)
    files = _files(known, path)
    tally = Tally()
    with ExitStack() as stack:
        for file in files[1:]:
            refuse(file, force=force)
        part = stack.enter_context(replacing(path, force=force))
        known.writer()(material, part, tally)
        for file in files[1:]:
            from wording.export.label_studio import write_companion

            write_companion(part, stack.enter_context(replacing(file, force=force)))
    return Written(files, tally.findings, tally.characters.replaced, _notes(known, tally))


def _files(form: Format, path: Path) -> tuple[Path, ...]:
    """Return what is written: for Label Studio a labelling configuration beside the tasks."""
    if form.name != "label-studio":
        return (path,)
    from wording.export.label_studio import companion

    return (path, companion(path))


def _notes(form: Format, tally: Tally) -> tuple[str, ...]:
    notes = list(tally.notes)
    if tally.cut:
        notes.append(f"{tally.cut:,} cells were longer than {form.name} can hold and were cut")
    if count := tally.characters.replaced:
        characters = "1 character" if count == 1 else f"{count:,} characters"
        notes.append(f"{characters} that {form.name} cannot hold replaced, one for one; offsets hold")
    return tuple(notes)
