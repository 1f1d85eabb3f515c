"""Whether `wording evaluate` gives what the command line of sacreBLEU gives, to the last of ten digits.

    python benchmarks/evaluation.py DATA [--segments 300]

The files are machine translations and human references of `mt_news.dev`, one segment a line: Icelandic-English and
French-German with one reference, Russian-English with two. Compared are corpus scores, bootstrap means and intervals,
sentence scores, the p-values of both paired tests, and all signatures.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import data

WIDTH = 10
NAMES = {"BLEU": ("bleu",), "chrF": ("chrf",), "chrF++": ("chrf", "--chrf-word-order", "2"), "TER": ("ter",)}
P_VALUE = re.compile(r"\(p = (\d\.\d+)\)")
SETS = {
    "is-en": (("Online-A", "Facebook-AI"), ("A",)),
    "fr-de": (("Online-A", "Online-G"), ("A",)),
    "ru-en": (("Online-A", "Facebook-AI"), ("A", "B")),
}


@dataclass
class Count:
    """How many numbers were compared and which differed."""

    compared: int = 0
    differing: list[str] = field(default_factory=list)

    def check(self, what: str, ours: str, theirs: str) -> None:
        """Compare two printed numbers or signatures."""
        self.compared += 1
        if ours != theirs:
            self.differing.append(f"{what}: {ours} here, {theirs} there")


def files(folder: Path, target: Path, pair: str, segments: int) -> tuple[list[Path], list[Path]]:
    """Write the documents that all systems and references have, and return the files of both."""
    systems, references = SETS[pair]
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in data.rows(folder, "mt_news.dev"):
        wanted = (row["kind"] == "machine" and row["system"] in systems) or row["kind"] == "human"
        if row["pair"] == pair and row["document"].startswith("newstest2021") and wanted:
            found[f"{row['kind']}.{row['system']}"][row["document"]] = row["segments"]
    names = [*(f"machine.{name}" for name in systems), *(f"human.{name}" for name in references)]
    documents = set.intersection(*(set(found[name]) for name in names))
    same = [key for key in sorted(documents) if len({len(found[name][key]) for name in names}) == 1]
    paths = [target / f"{pair}.{name}" for name in names]
    for name, path in zip(names, paths, strict=True):
        lines = [" ".join(line.split()) for key in same for line in found[name][key]][:segments]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths[: len(systems)], paths[len(systems) :]


def ours(systems: list[Path], references: list[Path], table: str) -> list[dict]:
    """Return a table of `wording evaluate`."""
    command = [sys.executable, "-m", "wording", "evaluate", "--format", "jsonl", "--table", table]
    command += [part for path in systems for part in ("--hypothesis", str(path))]
    command += [part for path in references for part in ("--reference", str(path))]
    return [json.loads(line) for line in run(command).splitlines()]


def theirs(systems: list[Path], references: list[Path], metric: str, *options: str) -> str:
    """Return what sacreBLEU prints."""
    paths = [*map(str, references), "-i", *map(str, systems)]
    return run([sys.executable, "-m", "sacrebleu", *paths, "-m", *NAMES[metric], "-w", str(WIDTH), "-q", *options])


def run(command: list[str]) -> str:
    """Return the output of a command. Raises `CalledProcessError` if it fails."""
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def compare(systems: list[Path], references: list[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield what was compared and the two numbers as printed."""
    rows = ours(systems, references, "systems")
    segments = ours(systems, references, "segments")
    tests = ours(systems, references, "tests")
    for metric in NAMES:
        for path, row in zip(systems, rows, strict=True):
            found = json.loads(theirs([path], references, metric, "--confidence", "--format", "json"))
            for key, own in (("score", ""), ("confidence_mean", "_mean"), ("confidence_var", "_interval")):
                yield f"{path.name} {metric} {key}", f"{row[metric + own]:.{WIDTH}f}", f"{found[key]:.{WIDTH}f}"
            yield f"{path.name} {metric} signature", row[f"{metric}_signature"], found["signature"]
            scores = theirs([path], references, metric, "--sentence-level", "--score-only").split()
            mine = [item for item in segments if item["system"] == row["system"]]
            for item, score in zip(mine, scores, strict=True):
                yield f"{path.name}:{item['line']} {metric}", f"{item[metric]:.{WIDTH}f}", score
        test = next(item for item in tests if item["metric"] == metric)
        for option, key in (("--paired-bs", "bootstrap"), ("--paired-ar", "randomisation")):
            printed = P_VALUE.findall(theirs(systems, references, metric, option, "--format", "latex"))
            yield f"{systems[1].name} {metric} {option}", f"{test[key]:.4f}", printed[0]


def main() -> None:
    """Compare on all sets and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--segments", type=int, default=300)
    options = parser.parse_args()
    differing = 0
    for pair in SETS:
        count = Count()
        with tempfile.TemporaryDirectory() as folder:
            for item in compare(*files(options.data, Path(folder), pair, options.segments)):
                count.check(*item)
        print(f"{pair}: {count.compared:,} numbers and signatures compared, {len(count.differing)} differ")
        print("".join(f"  {line}\n" for line in count.differing[:20]), end="")
        differing += len(count.differing)
    sys.exit(differing > 0)


if __name__ == "__main__":
    main()
