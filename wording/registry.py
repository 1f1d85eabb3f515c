"""What a rule is, and how the rules are found.

A rule is one module of `wording.rules` with one function `find`, decorated with `@rule`. There is no list to edit and
nothing is registered anywhere: `rules()` looks at the modules of the package each time it is called first.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from wording.model import Finding, Span
from wording.mqm import Category, Severity
from wording.parsing import pipeline_name

if TYPE_CHECKING:
    from wording.lexicon import Lexicons
    from wording.view import ArticleView

EVERY_LANGUAGE: frozenset[str] = frozenset()
"""As a rule's `languages`: all those for which what it `needs` exists."""


@dataclass(frozen=True, slots=True)
class Bad:
    """An example that its rule flags: exactly the passages `flagged`, in the order of the text.

    `source` is the original that the text translates, in `source_language`, for the rules that compare the two.
    """

    text: str
    flagged: str | tuple[str, ...]
    language: str = "en"
    suggestion: str | None = None
    source: str | None = None
    source_language: str | None = None

    @property
    def passages(self) -> tuple[str, ...]:
        """The flagged passages as a tuple, also when there is only one."""
        return (self.flagged,) if isinstance(self.flagged, str) else self.flagged


@dataclass(frozen=True, slots=True)
class Good:
    """An example that looks close to a bad one and on which its rule is silent."""

    text: str
    language: str = "en"
    source: str | None = None
    source_language: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule yields: a finding without what the rule as a whole already says.

    `severity` and `confidence` default to the rule's own.
    """

    span: Span
    message: str
    suggestion: str | None = None
    confidence: float | None = None
    severity: Severity | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)


Find = Callable[["ArticleView"], Iterator[Flag]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it looks for, in which languages, and its examples. Call `findings` to run it."""

    name: str
    find: Find
    page: str
    category: Category
    severity: Severity
    confidence: float
    languages: frozenset[str]
    needs: tuple[str, ...]
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    default: bool = True
    parses: re.Pattern[str] | None = None
    hints: frozenset[str] = frozenset()

    @property
    def summary(self) -> str:
        """The first line of the rule's page: what it flags."""
        return self.page.partition("\n")[0]

    def lacks(self, language: str | None, lexicons: Lexicons) -> str | None:
        """Say why the rule cannot run on a text in `language`, or return None if it can."""
        if language is None:
            return "the language of the text is not known"
        reason = self.lacks_lexicon(language, lexicons)
        if not reason and self.parses and not pipeline_name(language):
            reason = f"no trained pipeline for “{language}” is installed"
        return reason

    def lacks_lexicon(self, language: str, lexicons: Lexicons) -> str | None:
        """Say why no installation of this version could run the rule on `language`, or return None."""
        if self.languages and language not in self.languages:
            return f"does not speak “{language}”"
        missing = next((name for name in self.needs if not lexicons.has(language, name)), None)
        return f"no lexicon {language}/{missing}.yaml" if missing else None

    def findings(self, view: ArticleView) -> list[Finding]:
        """Run the rule over one article and return its findings in the order of the text, overlaps merged."""
        if self.hints and self.hints.isdisjoint(view.characters):
            return []
        result: list[Finding] = []
        for flag in sorted(self.find(view), key=lambda flag: (flag.span, flag.message)):
            if result and result[-1].span.overlaps(flag.span):
                result[-1] = self._joined(result[-1], self._finding(flag))
            else:
                result.append(self._finding(flag))
        return result

    def _finding(self, flag: Flag) -> Finding:
        return Finding(
            rule=self.name,
            span=flag.span,
            category=self.category,
            severity=flag.severity or self.severity,
            confidence=self.confidence if flag.confidence is None else flag.confidence,
            message=flag.message,
            suggestion=flag.suggestion,
            evidence=flag.evidence,
        )

    @staticmethod
    def _joined(first: Finding, second: Finding) -> Finding:
        """Two overlapping findings of one rule become one: the surer one's words over the range of both."""
        surer = max(first, second, key=lambda finding: (finding.confidence, len(finding.span)))
        covers_both = surer.span.contains(first.span) and surer.span.contains(second.span)
        return Finding(
            rule=surer.rule,
            span=first.span.to(second.span),
            category=surer.category,
            severity=max(first.severity, second.severity, key=lambda severity: severity.rank),
            confidence=surer.confidence,
            message=surer.message,
            suggestion=surer.suggestion if covers_both else None,
            evidence=surer.evidence,
        )


def rule(
    *,
    category: Category,
    severity: Severity,
    confidence: float = 0.9,
    languages: frozenset[str] | set[str] = EVERY_LANGUAGE,
    needs: Sequence[str] = (),
    bad: Sequence[Bad],
    good: Sequence[Good],
    default: bool = True,
    parses: re.Pattern[str] | None = None,
    hints: Iterable[str] = (),
) -> Callable[[Find], Rule]:
    """Turn a module's `find` into a `Rule` named after the module, with the module's docstring as its page.

    `needs` names the lexicon files without which the rule is skipped for a language; a rule with `default=False` runs
    only when it is selected by name. `parses` hits the sentences that the rule wants parsed: they are parsed together,
    before `find` is called, and come from `view.parsed(…)`. `hints` are characters of which every hit holds at least one:
    a text without any is not searched.
    """

    def decorate(find: Find) -> Rule:
        module = sys.modules[find.__module__]
        if not module.__doc__:
            raise TypeError("a rule lives in a module of its own, with a docstring that is its page")
        return Rule(
            name=module.__name__.rpartition(".")[2].replace("_", "-"),
            find=find,
            page=inspect.cleandoc(module.__doc__),
            category=category,
            severity=severity,
            confidence=confidence,
            languages=frozenset(languages),
            needs=tuple(needs),
            bad=tuple(bad),
            good=tuple(good),
            default=default,
            parses=parses,
            hints=frozenset(hints),
        )

    return decorate


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by name, in alphabetical order."""
    package = importlib.import_module("wording.rules")
    found: dict[str, Rule] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        candidate = getattr(importlib.import_module(f"{package.__name__}.{info.name}"), "find", None)
        if not isinstance(candidate, Rule):
            raise TypeError(f"wording/rules/{info.name}.py has no function `find` decorated with @rule")
        found[candidate.name] = candidate
    return found
