"""How many findings each rule has on native, human and machine text.

    python benchmarks/detection.py DATA [--language en] [--rules a,b] [--samples 10] [--json FILE]

False alarms are findings per 1,000 words on `native` and `human` documents; pull is findings per 1,000 words on
`machine` over those on `human`. `--parallel` measures the documents of `parallel.ntrex.dev`, language by language,
`--native` the articles of `attribution.<name>`.
With `--samples` each rule's hits of each kind are shown in context, drawn with a fixed seed, so that a person can judge
them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import data

from wording import Analyzer, Article, Finding, Settings

CONTEXT = 70


@dataclass
class Tally:
    """What was counted on texts of one kind."""

    documents: int = 0
    words: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    severe: int = 0
    shown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Tally) -> None:
        """Add the counts of another part of the same texts."""
        self.documents += other.documents
        self.words += other.words
        self.hits += other.hits
        self.severe += other.severe
        for rule, lines in other.shown.items():
            self.shown[rule] += lines

    def rate(self, count: int) -> float:
        """Return a count per 1,000 words."""
        return 1000 * count / self.words if self.words else 0.0


def in_context(article: Article, finding: Finding) -> str:
    """Return one line: the passage marked in what stands around it."""
    text, span = article.text, finding.span
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    line = f"{before}⟦{span.of(text)}⟧{after}".replace("\n", "¶")
    return f"{line}   [{article.id}] {finding.suggestion or ''}"


def tally(articles: Iterable[Article], settings: Settings) -> Tally:
    """Judge articles in this process."""
    result = Tally()
    for report in Analyzer(settings).analyze_many(articles):
        result.documents += 1
        result.words += report.words
        for finding in report.findings:
            result.hits[finding.rule] += 1
            result.severe += finding.severity.rank > 0
            result.shown[finding.rule].append(in_context(report.article, finding))
    return result


def tally_in_parallel(articles: Iterable[Article], settings: Settings, workers: int) -> Tally:
    """Judge articles in several processes; the counts do not depend on how many."""
    result = Tally()
    with ProcessPoolExecutor(workers) as pool:
        tasks = [pool.submit(tally, list(batch), settings) for batch in batched_lists(articles, 500)]
        for task in tasks:
            result.add(task.result())
    return result


def batched_lists(items: Iterable[Article], size: int) -> Iterable[list[Article]]:
    """Cut a stream into lists."""
    batch: list[Article] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def print_table(tallies: dict[str, Tally]) -> None:
    """Print a row a rule: hits and hits per 1,000 words by kind, and the pull."""
    kinds = list(tallies)
    print(f"{'rule':38}" + "".join(f"{kind:>18}" for kind in kinds) + f"{'pull':>8}")
    names = sorted({rule for item in tallies.values() for rule in item.hits})
    for rule in names:
        cells = "".join(f"{item.hits[rule]:>9}{item.rate(item.hits[rule]):>9.3f}" for item in tallies.values())
        print(f"{rule:38}{cells}{pull(tallies, lambda item, rule=rule: item.hits[rule]):>8}")
    for label, count in (("all", lambda item: item.hits.total()), ("major and above", lambda item: item.severe)):
        cells = "".join(f"{count(item):>9}{item.rate(count(item)):>9.3f}" for item in tallies.values())
        print(f"{label:38}{cells}{pull(tallies, count):>8}")
    print(f"{'words':38}" + "".join(f"{item.words:>18}" for item in tallies.values()))


def pull(tallies: dict[str, Tally], count) -> str:
    """Return the rate on machine text over that on human text, or a dash where one is missing."""
    if "machine" not in tallies or "human" not in tallies or not count(tallies["human"]):
        return "–"
    machine, human = tallies["machine"], tallies["human"]
    return f"{machine.rate(count(machine)) / human.rate(count(human)):.2f}"


def print_samples(tallies: dict[str, Tally], number: int) -> None:
    """Print the same random hits each time."""
    for kind, item in tallies.items():
        for rule in sorted(item.shown):
            lines = item.shown[rule]
            print(f"\n## {rule} · {kind} · {len(lines)} hits")
            for line in random.Random(7).sample(lines, min(number, len(lines))):
                print("  " + line)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--language", default="en", help="language of mt_news.dev")
    parser.add_argument("--parallel", action="store_true", help="measure parallel.ntrex.dev instead")
    parser.add_argument("--languages", default="", help="with --parallel: only these, separated by commas")
    parser.add_argument("--rules", default="", help="only these, separated by commas")
    parser.add_argument("--native", default="", help="measure attribution.<names> instead, separated by commas")
    parser.add_argument("--kinds", default="native,human,machine")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    settings = Settings(select=tuple(filter(None, options.rules.split(","))))
    tallies: dict[str, Tally] = {}
    if options.parallel:
        for language in (
            filter(None, options.languages.split(",")) if options.languages else data.parallel_languages(options.data)
        ):
            tallies[language] = tally(data.parallel(options.data, language), settings)
    elif options.native:
        for name in options.native.split(","):
            articles = [article for article, _ in data.attributed(options.data, name)]
            tallies[name] = tally_in_parallel(articles, settings, options.workers)
    else:
        by_kind: dict[str, list[Article]] = {kind: [] for kind in options.kinds.split(",")}
        for kind, article in data.news(options.data, options.language):
            if kind in by_kind:
                by_kind[kind].append(article)
        for kind, articles in by_kind.items():
            tallies[kind] = tally_in_parallel(articles, settings, options.workers)
    print_table(tallies)
    if options.samples:
        print_samples(tallies, options.samples)
    if options.json:
        counts = {kind: {"documents": t.documents, "words": t.words, "hits": t.hits} for kind, t in tallies.items()}
        options.json.write_text(json.dumps(counts, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
