"""How well attributions are found: exact and overlap F1 for source, cue and content.

    python benchmarks/attribution.py DATA [--samples N] [--json FILE] [--no-parse]

One predicted attribution matches one gold attribution, greedily, by the overlap of their contents. Exact: the same set
of characters, leading and trailing space and quotation marks aside. Overlap: intersection over union of at least 0.8.
Direct quotations (content that holds a pair of quotation marks around four words or more) also by themselves. `speaker`
is the share of gold attributions that were found and whose sources share at least 0.3 of their characters. German
annotations also by their own `kind`; there a prediction matched to gold of another kind counts as false.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import data

from wording import Analyzer, Article, Settings
from wording.annotate.attributions import attributions
from wording.view import ArticleView

OVERLAP = 0.8
PARTS = ("source", "cue", "content")
_EDGE = set(" \n\t\r\u00a0\u202f\"“”„‟«»‹›‘’‚'`")
_PAIR = re.compile(r"(?:[\"“„«‘]|''|``)([^\"“”„«»]{5,4000}?)(?:[\"”“»]|'')")

Parts = dict[str, list[tuple[int, int]]]


def plain(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Return the characters of some spans, space and quotation marks at the edge of each aside."""
    found: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        found.update(range(start, end))
    return found


def overlap(first: set[int], second: set[int]) -> float:
    """Return intersection over union."""
    return len(first & second) / len(first | second) if first or second else 0.0


def is_direct(text: str, item: dict[str, Any]) -> bool:
    """Tell whether the content holds a pair of quotation marks around four words or more."""
    return any(len(pair[1].split()) >= 4 for s, e in item["content"] for pair in _PAIR.finditer(text, s, e))


@dataclass
class Tally:
    """Counts behind the scores of one group of attributions."""

    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    exact: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    near: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    speakers: int = 0
    right_speakers: int = 0

    def count(self, text: str, predicted: Any, gold: Any, in_gold: bool) -> None:
        """Count one match, or what has no partner (the other is None).

        A prediction matched to gold of another group counts as a false one here.
        """
        for part in PARTS:
            mine = plain(text, predicted[part]) if predicted else set()
            theirs = plain(text, gold[part]) if gold else set()
            self.gold[part] += bool(theirs) and in_gold
            self.found[part] += bool(mine)
            if mine and theirs and in_gold:
                self.exact[part] += mine == theirs
                self.near[part] += overlap(mine, theirs) >= OVERLAP

    def f1(self, part: str, right: dict[str, int]) -> float:
        """Return the F1 of a part in per cent."""
        total = self.gold[part] + self.found[part]
        return 200 * right[part] / total if total else 0.0

    def row(self) -> dict[str, float]:
        """Return the scores by name."""
        scores = {f"exact_{part}": self.f1(part, self.exact) for part in PARTS}
        scores |= {f"overlap_{part}": self.f1(part, self.near) for part in PARTS}
        scores["gold"], scores["found"] = self.gold["content"], self.found["content"]
        if self.speakers:
            scores["speaker"] = 100 * self.right_speakers / self.speakers
        return {name: round(score, 1) for name, score in scores.items()}


def matched(text: str, found: list[Any], gold: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield pairs of predicted and gold attributions, then those without a partner on either side."""
    mine, theirs = ([plain(text, item["content"]) for item in items] for items in (found, gold))
    scored = [(overlap(a, b), n, m) for n, a in enumerate(mine) for m, b in enumerate(theirs) if a & b]
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, n, m in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if n not in used_found and m not in used_gold:
            used_found.add(n)
            used_gold.add(m)
            yield found[n], gold[m]
    yield from ((item, None) for n, item in enumerate(found) if n not in used_found)
    yield from ((None, item) for m, item in enumerate(gold) if m not in used_gold)


def predictions(view: ArticleView) -> list[dict[str, Any]]:
    """Return the attributions of a view in the form of the gold ones."""
    return [
        {part: [(span.start, span.end) for span in getattr(item, part)] for part in PARTS}
        | {"kind": item.kind.value, "speaker": item.speaker}
        for item in attributions(view)
    ]


def same_speaker(text: str, found: Any, gold: Any) -> bool:
    """Tell whether the speakers agree: the same words, or the one's name within the other's."""
    mine, theirs = plain(text, found["source"]), plain(text, gold["source"])
    return (bool(mine & theirs) and overlap(mine, theirs) >= 0.3) or (not mine and not theirs)


def groups(text: str, item: Any) -> set[str]:
    """Return the groups an attribution belongs to."""
    return {"all", "direct quotations" if is_direct(text, item) else "the others"}


def measure(views: Iterable[tuple[ArticleView, list[dict[str, Any]]]]) -> tuple[dict[str, Tally], list[str]]:
    """Return the counts by group, and what went wrong, one line an attribution."""
    tallies: dict[str, Tally] = {}
    wrong: list[str] = []
    for view, gold in views:
        text = view.text
        for mine, theirs in matched(text, predictions(view), gold):
            of_gold = (
                groups(text, theirs) | ({f"kind {theirs['kind']}"} if "kind" in theirs else set()) if theirs else set()
            )
            of_mine = groups(text, mine) | {f"kind {mine['kind']}"} if mine else set()
            for name in of_gold | of_mine:
                tally = tallies.setdefault(name, Tally())
                tally.count(text, mine, theirs, name in of_gold)
                if name in of_gold:
                    tally.speakers += 1
                    tally.right_speakers += bool(mine) and same_speaker(text, mine, theirs)
            line = difference(text, mine, theirs)
            if line:
                wrong.append(line)
    return tallies, wrong


def difference(text: str, mine: Any, theirs: Any) -> str:
    """Return what a prediction and the gold disagree on, or an empty line."""

    def shown(item: Any) -> str:
        parts = (" ~ ".join(text[s:e] for s, e in item[part]) for part in PARTS)
        return " | ".join(parts).replace("\n", "¶")[:400]

    if mine and theirs and all(plain(text, mine[part]) == plain(text, theirs[part]) for part in PARTS):
        return ""
    return f"  found: {shown(mine) if mine else '–'}\n  gold:  {shown(theirs) if theirs else '–'}"


def views(analyzer: Analyzer, items: list[tuple[Article, Any]]) -> Iterator[tuple[ArticleView, Any]]:
    """Annotate articles, and give each with its gold."""
    yield from zip(analyzer.annotated_many(a for a, _ in items), (gold for _, gold in items), strict=True)


def print_table(title: str, tallies: dict[str, Tally]) -> None:
    """Print a row a group."""
    print(f"\n{title}")
    print(f"{'':28}{'exact F1':>24}{'overlap F1':>24}{'gold':>7}{'found':>7}{'speaker':>9}")
    print(f"{'':28}" + f"{'source':>8}{'cue':>8}{'content':>8}" * 2)
    for name in sorted(name for name, tally in tallies.items() if tally.gold["content"]):
        row = tallies[name].row()
        cells = "".join(f"{row[f'{kind}_{part}']:>8.1f}" for kind in ("exact", "overlap") for part in PARTS)
        print(f"{name:28}{cells}{row['gold']:>7.0f}{row['found']:>7.0f}{row.get('speaker', 0.0):>9.1f}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="polnear.dev,german.dev")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--no-parse", action="store_true", help="by text patterns alone")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    analyzer = Analyzer(Settings(parse="none" if options.no_parse else "auto"))
    scores = {}
    for name in options.sets.split(","):
        tallies, wrong = measure(views(analyzer, list(data.attributed(options.data, name))))
        print_table(name, tallies)
        scores[name] = {group: tally.row() for group, tally in tallies.items()}
        for line in random.Random(7).sample(wrong, min(options.samples, len(wrong))):
            print(line)
    if options.json:
        options.json.write_text(json.dumps(scores, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
