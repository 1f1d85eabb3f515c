"""What must be the same when articles are added to a run: versions, lexicons, rules and settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from pathlib import Path

from wording.analyzer import Analyzer
from wording.parsing import PIPELINES, pipeline_version
from wording.runs.errors import RunError
from wording.settings import Settings


def settings_record(settings: Settings, thorough: bool) -> dict[str, object]:
    """Return the settings as an object that JSON can hold."""
    found = {field.name: _plain(getattr(settings, field.name)) for field in fields(settings)}
    return {**found, "thorough": thorough}


def made_by(analyzer: Analyzer) -> dict[str, object]:
    """Return what decides, besides the settings, what is found: version, lexicons, rules, installed pipelines."""
    parts = dict(part.split(":", 1) for part in analyzer.signature(None).split("|"))
    pipelines = {language: pipeline_version(language) for language in PIPELINES}
    return {
        "wording": parts["wording"],
        "lexicons": parts["lex"],
        "rules": parts["rules"],
        "pipelines": {language: version for language, version in pipelines.items() if version != "none"},
    }


def require_same(path: str, before: Mapping[str, object], now: Mapping[str, object]) -> None:
    """Raise `RunError` if a run was made otherwise than is asked for now."""
    changed = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
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
