"""How a run begins, and what must be the same when articles are added to it: versions, lexicons, rules, settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from wording.analyzer import Analyzer
from wording.likelihood.weights import fingerprints
from wording.parsing import PIPELINES, pipeline_version
from wording.runs.errors import RunError
from wording.runs.folder import MANIFEST, MARKERS, Folder
from wording.runs.manifest import Manifest
from wording.runs.schema import TABLES
from wording.runs.scorer import Depth
from wording.runs.store import read_manifest
from wording.settings import Settings


def begun(folder: Folder, analyzer: Analyzer, depth: Depth) -> tuple[Manifest, bool]:
    """Return the manifest of the run in a folder, a new one where there is none, and whether its first batch never ended.

    Raises `RunError` if the folder holds something else, or a run that was made otherwise.
    """
    settings, made = _record(analyzer.settings, depth), _made_by(analyzer, depth)
    there = folder.exists(MANIFEST)
    if there:
        manifest = read_manifest(folder, finished=False)
        _require_same(folder.path, {**manifest.settings, **manifest.made_by}, {**settings, **made})
    else:
        if any(not name.startswith(".") for name in folder.names()):
            raise RunError(f"{folder.path}: holds other files and no run; name a new folder")
        created = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(str(made["wording"]), created, settings, made)
        folder.write_json(manifest.as_json(), MANIFEST)
    for name in (*TABLES, MARKERS):
        folder.make(name)
    return manifest, there and not manifest.complete


def _record(settings: Settings, depth: Depth) -> dict[str, object]:
    """Return the settings as an object that JSON can hold."""
    found = {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)}
    return {**found, "depth": depth.value}


def _made_by(analyzer: Analyzer, depth: Depth) -> dict[str, object]:
    """Return what besides the settings decides what is found."""
    parts = dict(part.split(":", 1) for part in analyzer.signature(None).split("|"))
    pipelines = {language: pipeline_version(language) for language in PIPELINES}
    return {
        "wording": parts["wording"],
        "lex": parts["lex"],
        "rules": parts["rules"],
        "pipelines": {language: version for language, version in pipelines.items() if version != "none"},
        **({} if depth is Depth.FINDINGS else {"likelihood": fingerprints()}),
    }


def _require_same(path: str, before: Mapping[str, object], now: Mapping[str, object]) -> None:
    """Compare all but the folders of lexicons, whose content counts and not where they lie."""
    changed = [name for name in sorted({*before, *now} - {"lexicons"}) if before.get(name) != now.get(name)]
    if changed:
        told = "; ".join(f"{name} was {_shown(before.get(name))}, is {_shown(now.get(name))}" for name in changed)
        raise RunError(
            f"{path}: this run was scored otherwise ({told}): score into another folder, "
            "and `wording diff` tells what differs"
        )


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum | Path):
        return str(value)
    return value


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
