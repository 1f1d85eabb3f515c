"""Settings: which rules run, on what, and what is let pass; from code, `wording.toml` or `[tool.wording]`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from wording.model import Finding
from wording.mqm import Severity
from wording.registry import Rule

PARSE = ("auto", "all", "none")


class SettingsError(ValueError):
    """Settings that cannot be followed. The message names the file, the key and the way out."""


@dataclass(frozen=True)
class Settings:
    """What the user chose.

    `select` replaces the default rules, `ignore` takes some away; both hold rule names, MQM categories or dimensions.
    `off_for_outlet` and `off_for_language` map an outlet or language to rule names. `allow` holds phrases on which
    nothing is flagged, compared without regard to case. `language` overrides identification. `parse` says what is
    parsed: `auto` what rules ask for, `all` everything (to prove that it finds the same), `none` nothing.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.MINOR
    min_confidence: float = 0.5
    language: str | None = None
    lexicons: tuple[Path, ...] = ()
    parse: str = "auto"
    allow: tuple[str, ...] = ()
    off_for_outlet: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    off_for_language: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def thresholds(self) -> str:
        """What besides the rules decides whether a finding is kept, as one string for the signature."""
        parts = (
            self.min_severity,
            self.min_confidence,
            sorted(self._allowed),
            self.off_for_outlet,
            self.off_for_language,
        )
        return ":".join(map(str, parts))

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(phrase.casefold() for phrase in self.allow)

    def rules_in_force(self, known: Mapping[str, Rule]) -> tuple[Rule, ...]:
        """Return the rules to run. Raises `SettingsError` for a name that is neither a rule nor a category."""
        for name in (*self.select, *self.ignore, *_names(self.off_for_outlet), *_names(self.off_for_language)):
            if not any(_meant(name, rule) for rule in known.values()):
                raise SettingsError(f"no rule or category “{name}”{_nearest(name, known)}; `wording rules` lists them")
        wanted = [
            rule
            for rule in known.values()
            if (any(_meant(name, rule) for name in self.select) if self.select else rule.default)
        ]
        return tuple(rule for rule in wanted if not any(_meant(name, rule) for name in self.ignore))

    def switched_off(self, rule: str, outlet: str | None, language: str | None) -> str | None:
        """Say why a rule is switched off for this outlet or language, or return None."""
        if rule in self.off_for_outlet.get(outlet or "", ()):
            return f"switched off for {outlet}"
        if rule in self.off_for_language.get(language or "", ()):
            return f"switched off for “{language}”"
        return None

    def keeps(self, finding: Finding, text: str) -> bool:
        """Tell whether a finding passes the thresholds and the allow-list."""
        return (
            finding.severity.rank >= self.min_severity.rank
            and finding.confidence >= self.min_confidence
            and not (self._allowed and finding.span.of(text).casefold() in self._allowed)
        )


def load(path: Path) -> Settings:
    """Read `wording.toml`, or the table `[tool.wording]` of a `pyproject.toml`.

    Paths in the file are relative to it. Raises `SettingsError` for unreadable files, unknown keys and wrong values.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from None
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("wording", {})
    return _checked(path, content)


def find(folder: Path) -> Path | None:
    """Return the settings file that holds for a folder: the nearest one in it or above it, or None."""
    for place in (folder, *folder.parents):
        if (place / "wording.toml").is_file():
            return place / "wording.toml"
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.wording" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def with_allow_file(settings: Settings, path: Path) -> Settings:
    """Add the phrases of an allow-list file: one a line, `#` begins a comment. Raises `SettingsError`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}; give a text file in UTF-8, one phrase a line") from None
    phrases = (line.partition("#")[0].strip() for line in lines)
    return replace(settings, allow=(*settings.allow, *(phrase for phrase in phrases if phrase)))


def _checked(path: Path, content: Mapping[str, Any]) -> Settings:
    known = {item.name for item in fields(Settings)} | {"allow_file"}
    keys = {key.replace("-", "_"): key for key in content}
    for name, key in keys.items():
        if name not in known:
            raise SettingsError(f"{path}: unknown key “{key}”; the keys are {', '.join(sorted(known))}")
    values = {name: _value(path, name, content[key]) for name, key in keys.items() if name != "allow_file"}
    if "lexicons" in values:
        values["lexicons"] = tuple(path.parent / folder for folder in values["lexicons"])
    settings = Settings(**values)
    if "allow_file" in keys:
        settings = with_allow_file(settings, path.parent / str(content[keys["allow_file"]]))
    return settings


def _value(path: Path, name: str, value: Any) -> Any:
    """Turn a TOML value into the one that `Settings` holds."""
    match name:
        case "select" | "ignore" | "allow" | "lexicons":
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                return tuple(value)
            wanted = "a list of strings"
        case "min_severity":
            if value in list(Severity):
                return Severity(value)
            wanted = "minor, major or critical"
        case "min_confidence":
            if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
                return float(value)
            wanted = "a number from 0 to 1"
        case "off_for_outlet" | "off_for_language":
            if isinstance(value, dict) and all(isinstance(names, list) for names in value.values()):
                return {key: tuple(str(item) for item in names) for key, names in value.items()}
            wanted = "a table of lists of rule names"
        case "parse":
            if value in PARSE:
                return value
            wanted = ", ".join(PARSE)
        case _:
            if isinstance(value, str):
                return value
            wanted = "a string"
    raise SettingsError(f"{path}: {name} is {wanted}, not {value!r}")


def _names(table: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return (name for names in table.values() for name in names)


def _meant(name: str, rule: Rule) -> bool:
    return name in (rule.name, rule.category.value, rule.category.dimension)


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return a “did you mean” for a misspelt rule name, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean “{close[0]}”?)" if close else ""
