"""Text for a terminal: findings as linters print them, and text from articles made harmless."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from wording.annotate.attributions import attributions
from wording.annotate.people import people
from wording.model import Band, Finding, Report, Span
from wording.mqm import Severity
from wording.places import Places
from wording.view import ArticleView

CONTEXT = 60
"""How many code points of the line are shown on either side of a passage, and how many of a long passage."""

_BREAK = re.compile(r"\r\n|[\n\r]")
_HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_COLOURS = {Severity.MINOR: "36", Severity.MAJOR: "33", Severity.CRITICAL: "31;1"}


class Paint:
    """Colours, or none where the output is no terminal."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        """Return `text` in the colour of an ANSI code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def harmless(text: str) -> str:
    """Replace what could steer a terminal: control characters become spaces or pictures, direction marks vanish."""
    return _HARMFUL.sub(lambda match: " " if match[0] in "\t\n\r" else ("" if match[0] > "\u2000" else "␦"), text)


def finding_lines(report: Report, path: str, paint: Paint) -> Iterator[str]:
    """Yield the printed lines of a report: place, rule, message, then the passage with the span marked."""
    places = Places(report.article.text)
    for finding in report.findings:
        place = f"{path}:{_at(places, finding.span.start)}"
        rule = paint(finding.rule, _COLOURS[finding.severity])
        yield f"{harmless(place)}: {rule} [{finding.severity}, {finding.confidence:.2f}] {harmless(finding.message)}"
        yield from _passage(report.article.text, finding.span, paint)
        yield from _advice(finding)
    for sentence in filter(None, (report.points_to, _verdict(report))):
        yield f"{harmless(path)}: {sentence}"
    yield from _habits(report, places)


def _habits(report: Report, places: Places) -> Iterator[str]:
    """Yield the habits of wording that speak for machine translation, and how often the band they come to is wrong."""
    found = report.likelihood
    if found is None or found.band not in (Band.SOME, Band.STRONG):
        return
    for reason in found.reasons:
        lines = sorted({places.at(span.start)[0] for span in reason.sentences})
        where = f" ({'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))})" if lines else ""
        yield f"    {harmless(reason.text)}{where}"
    if found.measured:
        yield f"    {found.band}, {found.measured}"


def _verdict(report: Report) -> str | None:
    """Return the sentence on rules and model where there is something to say: no line for a text that is in order."""
    found = report.likelihood
    if found is None or found.score is None or (not report.findings and found.band is Band.LITTLE):
        return None
    return report.verdict


def _at(places: Places, offset: int) -> str:
    line, column = places.at(offset)
    return f"{line}:{column}"


def _advice(finding: Finding) -> Iterator[str]:
    for name, value in finding.evidence.items():
        yield f"    {name}: {harmless(value)}"
    if finding.suggestion:
        yield f"    → {harmless(finding.suggestion)}"


def _passage(text: str, span: Span, paint: Paint) -> Iterator[str]:
    """Yield the passage in its surroundings and a line of carets under it."""
    from rich.cells import cell_len

    before = _BREAK.split(text[max(0, span.start - CONTEXT) : span.start])[-1]
    after = _BREAK.split(text[span.end : span.end + CONTEXT])[0]
    lead = "…" if span.start - len(before) > 0 and text[span.start - len(before) - 1] not in "\r\n" else ""
    tail = "…" if span.end + len(after) < len(text) and text[span.end + len(after)] not in "\r\n" else ""
    left, middle = lead + harmless(before).lstrip(), harmless(span.of(text))
    middle = _shortened(middle)
    yield f"    {left}{paint(middle, '1')}{harmless(after).rstrip()}{tail}"
    yield "    " + " " * cell_len(left) + "^" * max(1, cell_len(middle))


def block_lines(report: Report, path: str) -> Iterator[str]:
    """Yield the blocks of a report, role first."""
    yield f"{harmless(path)}: {harmless(report.article.id)}"
    for block in report.blocks:
        mark = f" ({block.language})" if block.foreign else ""
        yield f"  {block.role.value + mark:15} {harmless(block.span.of(report.article.text))}"


def attribution_lines(view: ArticleView, path: str, paint: Paint) -> Iterator[str]:
    """Yield two lines an attribution: place, kind, who and how; then the words, shortened."""
    places = Places(view.text)
    for item in attributions(view):
        at = min(span.start for span in (*item.content, *item.cue, *item.source))
        said = " … ".join(span.of(view.text) for span in item.source) or "?"
        cue = " … ".join(span.of(view.text) for span in item.cue)
        who = f"{said} = {item.speaker}" if item.speaker and item.speaker not in said else said
        place = f"{path}:{_at(places, at)}"
        head = f"{paint(item.kind.value, '36')} [{item.implies}, {item.confidence:.2f}]"
        yield f"{harmless(place)}: {head} {harmless(who)} · {harmless(cue)}"
        yield "    " + harmless(" … ".join(_shortened(span.of(view.text)) for span in item.content))


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * CONTEXT else f"{text[:CONTEXT]} […] {text[-CONTEXT:]}"


class People:
    """The people of a run of articles with the titles given to them as printed, counted."""

    def __init__(self) -> None:
        self._mentions: Counter[str] = Counter()
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, view: ArticleView) -> None:
        """Count the mentions of one article."""
        for mention in people(view):
            person = mention.person or mention.name
            self._mentions[person] += 1
            self._labels[person].update(" ".join(title.span.of(view.text).split()) for title in mention.titles)

    def lines(self) -> Iterator[str]:
        """Yield a line a person, the most often named first: mentions, person, labels with their counts."""
        for person, count in sorted(self._mentions.items(), key=lambda item: (-item[1], item[0])):
            labels = sorted(self._labels[person].items(), key=lambda item: (-item[1], item[0]))
            printed = " · ".join(f"{label} ×{number}" for label, number in labels)
            yield f"{count:5}  {harmless(person)}{': ' if printed else ''}{harmless(printed)}"


NAMED = 5
"""Up to so many rules that did not run are named one by one."""


class Summary:
    """What the last line says: how much was read and found."""

    def __init__(self) -> None:
        self.articles = self.words = self.problems = 0
        self.severities: Counter[Severity] = Counter()
        self.skipped: dict[str, dict[str, str]] = {}

    def add(self, report: Report) -> None:
        """Count one report."""
        self.articles += 1
        self.words += report.words
        self.severities.update(finding.severity for finding in report.findings)
        for skipped in report.skipped:
            self.skipped.setdefault(report.language or "unknown", {})[skipped.rule] = skipped.reason

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether anything as severe as the threshold was found; None never fails."""
        return threshold is not None and any(severity.rank >= threshold.rank for severity in self.severities)

    def lines(self) -> Iterator[str]:
        """Yield the summary."""
        found = self.severities.total()
        by_severity = ", ".join(
            f"{self.severities[item]} {item}" for item in reversed(Severity) if self.severities[item]
        )
        yield (
            f"{plural(found, 'finding')}{f' ({by_severity})' if found else ''} "
            f"in {plural(self.articles, 'article')}, {self.words:,} words"
            + (f"; {plural(self.problems, 'input')} could not be read" if self.problems else "")
        )
        for language, skipped in sorted(self.skipped.items()):
            named = "; ".join(_reasons(skipped)) if len(skipped) <= NAMED else "`wording languages` says more"
            yield f"{plural(len(skipped), 'rule')} did not run on “{language}”: {named}"


def plural(number: int, noun: str) -> str:
    """Return `1 finding`, `2 findings`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _reasons(skipped: dict[str, str]) -> Iterable[str]:
    by_reason: dict[str, list[str]] = {}
    for rule, reason in sorted(skipped.items()):
        by_reason.setdefault(reason, []).append(rule)
    return (f"{', '.join(names)} ({reason})" for reason, names in by_reason.items())
