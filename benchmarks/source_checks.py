"""How the rules that need the original do: false alarms on human translations, and how much made damage they find.

    python benchmarks/source_checks.py DATA [--samples 3] [--pairs ru-en,en-de]

False alarms: findings per 1,000 words on the human translations of `parallel.ntrex.dev`, from English and into it, and
on the German and French documents of `mt_news.dev` that come with their originals, human and machine translations apart.
Damage is made in the same human translations, one change a document, drawn with a fixed seed: a segment dropped, copied
from the original or cut to its first words, a figure, weekday or surname changed, the marks of a quotation taken away.
A change counts as found if any of these rules flags the place, and as named if the rule meant for it does.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import data

from wording import Analyzer, Article, Finding, Settings
from wording.lexicon import Lexicons
from wording.schemas.pages import Conventions

RULES = {
    "number": "changed-number",
    "date": "changed-date",
    "name": "changed-name",
    "quotation": "lost-quotation",
    "drop": "omitted-sentence",
    "cut": "length-gap",
    "copy": "copied-sentence",
}
EVERY = (*RULES.values(), "lost-number", "added-number", "lost-name")
UNTRANSLATED = ("untranslated-passage", "untranslated-word")
FIGURE = re.compile(r"(?<![\w.,:/-])\d{2,4}(?![\w:/%-]|[.,]\d)")
NAME = re.compile(r"(?<=[a-zа-яα-ω] )[A-ZА-ЯΑ-Ω]\w{3,} ([A-ZА-ЯΑ-Ω]\w{4,})(?= [a-zа-яα-ω])")
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{40,160})[\"“”»]")
LEAST = 60
"""Only segments of so many characters are dropped, cut or copied."""


@dataclass(frozen=True)
class Damage:
    """A changed document: its segments, and the number of the segment with the change, or before the one dropped."""

    segments: list[str]
    place: int


Make = Callable[[list[str], list[str], str, random.Random], Damage | None]


def article(name: str, segments: list[str], language: str, original: list[str], source: str) -> Article:
    """Return an article that comes with its original, a segment a line."""
    return Article(
        id=name, text="\n".join(segments), language=language, source_text="\n".join(original), source_language=source
    )


def replaced(
    segments: list[str], pattern: re.Pattern[str], group: int, change: Callable[[str], str], rng
) -> Damage | None:
    """Change one match of a pattern."""
    places = [(n, match) for n, line in enumerate(segments) for match in pattern.finditer(line)]
    if not places:
        return None
    number, match = rng.choice(places)
    line = segments[number]
    new = line[: match.start(group)] + change(match[group]) + line[match.end(group) :]
    return Damage([*segments[:number], new, *segments[number + 1 :]], number)


def number(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Change one digit of a number of two to four digits."""

    def change(printed: str) -> str:
        place = rng.randrange(len(printed))
        digit = rng.choice([sign for sign in "123456789" if sign != printed[place]])
        return printed[:place] + digit + printed[place + 1 :]

    return replaced(segments, FIGURE, 0, change, rng)


def date(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Put another weekday for one."""
    conventions = Lexicons().document(language, Conventions)
    days = conventions.weekdays if conventions else ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(days)})(?!\w)")
    return replaced(segments, pattern, 0, lambda day: rng.choice([each for each in days if each != day]), rng)


def name(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Put another person's surname of the same document for one, wherever that stands."""
    found = [match[1] for line in segments for match in NAME.finditer(line)]
    if len(set(found)) < 2:
        return None
    old = rng.choice(found)
    new = rng.choice([each for each in found if each != old])
    place = next(n for n, line in enumerate(segments) if old in line)
    return Damage([line.replace(old, new) for line in segments], place)


def quotation(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Take the marks of one quotation away."""
    return replaced(segments, QUOTED, 0, lambda quoted: quoted[1:-1], rng)


def drop(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Leave one segment out."""
    places = [n for n, line in enumerate(segments) if n and len(line) >= LEAST]
    if not places:
        return None
    number = rng.choice(places)
    return Damage([*segments[:number], *segments[number + 1 :]], number - 1)


def cut(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Cut one segment off after a quarter of it."""
    long = re.compile(rf"^.{{{2 * LEAST},}}$")
    return replaced(segments, long, 0, lambda line: line[: len(line) // 4].rpartition(" ")[0] + ".", rng)


def copy(segments: list[str], original: list[str], language: str, rng: random.Random) -> Damage | None:
    """Put the original for one segment."""
    places = [n for n, line in enumerate(original) if len(line) >= LEAST]
    if not places:
        return None
    number = rng.choice(places)
    return Damage([*segments[:number], original[number], *segments[number + 1 :]], number)


DAMAGES: dict[str, Make] = {
    "number": number,
    "date": date,
    "name": name,
    "quotation": quotation,
    "drop": drop,
    "cut": cut,
    "copy": copy,
}


def parallel(folder: Path, source: str, target: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield name, translation and original of the documents of a language pair."""
    for row in data.rows(folder, "parallel.ntrex.dev"):
        yield row["document"], row["segments"][target], row["segments"][source]


def with_originals(folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield kind and article of the documents of `mt_news.dev` whose originals are there."""
    originals: dict[str, tuple[str, list[str]]] = {}
    rows = [row for row in data.rows(folder, "mt_news.dev") if row["pair"] in ("de-fr", "fr-de")]
    for row in rows:
        if row["kind"] == "native":
            originals[row["document"]] = (row["language"], row["segments"])
    for row in rows:
        if row["kind"] != "native":
            source, original = originals[row["document"]]
            kind = f"{row['pair']} {row['kind']}"
            yield kind, article(row["id"], row["segments"], row["language"], original, source)


def print_alarms(label: str, counts: Counter[str], words: int, samples: list[str], number: int) -> None:
    """Print the findings of all rules per 1,000 words, and some of them in context."""
    rates = ", ".join(f"{rule} {count} ({1000 * count / words:.3f})" for rule, count in sorted(counts.items()))
    print(f"{label:14} {words:>9,} words {1000 * counts.total() / words:7.3f} per 1,000   {rates}")
    for line in random.Random(7).sample(samples, min(number, len(samples))):
        print(f"    {line}")


def shown(finding: Finding, text: str) -> str:
    """Return one line with the passage, its message and the original."""
    passage = " ".join(finding.span.of(text).split())[:100]
    return f"{finding.rule}: ⟦{passage}⟧ {finding.message} ← {finding.evidence.get('original', '')[:120]}"


def alarms(analyzer: Analyzer, folder: Path, pairs: list[tuple[str, str]], number: int) -> None:
    """Count findings on translations as they are."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for source, target in pairs:
        groups[f"{source}-{target}"] = [
            article(name, own, target, original, source) for name, own, original in parallel(folder, source, target)
        ]
    for kind, item in with_originals(folder):
        groups[kind].append(item)
    for label, articles in groups.items():
        counts: Counter[str] = Counter()
        words, samples = 0, []
        for report in analyzer.analyze_many(articles):
            words += report.words
            counts.update(finding.rule for finding in report.findings)
            samples += [shown(finding, report.article.text) for finding in report.findings]
        print_alarms(label, counts, words, samples, number)


def damage(analyzer: Analyzer, folder: Path, pairs: list[tuple[str, str]]) -> None:
    """Count how many changes are found."""
    for source, target in pairs:
        cells = []
        for kind, make in DAMAGES.items():
            made = found = named = 0
            rng = random.Random(11)
            for identity, segments, original in parallel(folder, source, target):
                change = make(segments, original, target, rng)
                if change is None or change.segments == segments:
                    continue
                made += 1
                rules = flagged(analyzer, article(identity, change.segments, target, original, source), change.place)
                found += bool(rules)
                named += RULES[kind] in rules or (kind == "copy" and not rules.isdisjoint(UNTRANSLATED))
            cells.append(f"{kind} {found}/{made} ({named})" if made else f"{kind} –")
        print(f"{source}-{target}: found of made (named): " + ", ".join(cells))


def flagged(analyzer: Analyzer, changed: Article, place: int) -> set[str]:
    """Return the rules that flag a segment or the beginning of the next one."""
    lines = changed.text.split("\n")
    start = sum(len(line) + 1 for line in lines[:place])
    end = start + len(lines[place]) + 1
    report = analyzer.analyze(changed)
    return {finding.rule for finding in report.findings if finding.span.start < end and start < finding.span.end}


def main() -> None:
    """Measure false alarms, then damage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--pairs", default="", help="only these language pairs, separated by commas")
    options = parser.parse_args()
    analyzer = Analyzer(Settings(select=(*EVERY, *UNTRANSLATED)))
    others = [code for code in data.parallel_languages(options.data) if code != "en"]
    pairs = [pair for code in others for pair in ((code, "en"), ("en", code))]
    if options.pairs:
        pairs = [(one, other) for one, _, other in (item.partition("-") for item in options.pairs.split(","))]
    only_these = Analyzer(Settings(select=EVERY))
    alarms(only_these, options.data, pairs, options.samples)
    damage(analyzer, options.data, pairs)


if __name__ == "__main__":
    main()
