"""Word level: how far the tokens that findings cover agree with tokens tagged BAD.

    python benchmarks/words.py DATA [--name word_tags.ru-en.dev]

Prints Matthews' correlation (MCC), precision and recall over all tokens, and the same rule by rule. The data tags every
error that shows when the source is known, so recall from the target text alone is bound to be small.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data

from wording import Analyzer, Article, Settings, Span

TIGHT_BEFORE = set(".,;:!?)]}%'’”»")
TIGHT_AFTER = set("([{$£€“«")


def detokenized(tokens: list[str]) -> tuple[str, list[Span]]:
    """Return the running text of a row of tokens and the span of each in it."""
    text, spans = "", []
    for token in tokens:
        if text and token[0] not in TIGHT_BEFORE and text[-1] not in TIGHT_AFTER:
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
    return text, spans


def judged(rows: Iterator[dict[str, Any]], analyzer: Analyzer) -> Iterator[tuple[bool, frozenset[str]]]:
    """Yield for each token whether it is tagged BAD, and the rules whose findings cover it."""
    for row in rows:
        text, spans = detokenized(row["tokens"])
        report = analyzer.analyze(Article(id=row["id"], text=text, language=row["language"]))
        for span, tag in zip(spans, row["tags"], strict=True):
            covering = (finding.rule for finding in report.findings if finding.span.overlaps(span))
            yield tag == "BAD", frozenset(covering)


def mcc(both: int, predicted: int, gold: int, total: int) -> float:
    """Return Matthews' correlation coefficient (Matthews 1975); 0 where it is not defined."""
    scale = math.sqrt(predicted * gold * (total - predicted) * (total - gold))
    return (both * total - predicted * gold) / scale if scale else 0.0


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--name", default="word_tags.ru-en.dev")
    options = parser.parse_args()
    total = gold = 0
    predicted: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for bad, rules in judged(data.rows(options.data, options.name), Analyzer(Settings())):
        total += 1
        gold += bad
        for rule in {*rules, "all"} if rules else ():
            predicted[rule] += 1
            both[rule] += bad
    print(f"{total:,} tokens, {gold:,} BAD ({gold / total:.1%})")
    print(f"{'rule':38}{'tokens':>8}{'BAD':>8}{'precision':>11}{'recall':>9}{'MCC':>8}")
    for rule, count in sorted(predicted.items(), key=lambda item: (-item[1], item[0])):
        figures = f"{both[rule] / count:>11.3f}{both[rule] / gold:>9.4f}{mcc(both[rule], count, gold, total):>8.4f}"
        print(f"{rule:38}{count:>8}{both[rule]:>8}{figures}")


if __name__ == "__main__":
    main()
