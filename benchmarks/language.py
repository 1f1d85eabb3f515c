"""How well and how fast languages are identified: `python benchmarks/language.py DATA`.

Prints, for each language of `parallel.ntrex.dev`, the share of documents, of sentences and of overwhelming rankings
that are right, and for `mt_news.dev` also what an article costs: votes by langdetect and py3langid, milliseconds, and
the blocks that are marked as foreign, which in these data are false alarms.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from wording import language
from wording.lexicon import Lexicons
from wording.model import Article, Block, Role, Span

Lines = list[str]


def documents(data: Path) -> Iterator[tuple[str, str, Lines]]:
    """Yield the data set, the language and the lines of each document that people wrote or translated."""
    for row in rows(data / "parallel.ntrex.dev.jsonl.gz"):
        for code, lines in row["segments"].items():
            yield "ntrex", code, lines
    for row in rows(data / "mt_news.dev.jsonl.gz"):
        if row["kind"] != "machine":
            yield "mt_news", row["language"], row["segments"]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def laid_out(lines: Lines) -> tuple[Article, tuple[Block, ...]]:
    """Return an article with one body block a line."""
    blocks: list[Block] = []
    start = 0
    for line in lines:
        blocks.append(Block(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(id="", text="\n".join(lines)), tuple(blocks)


def counted(calls: Counter[str], name: str) -> Callable[..., Any]:
    """Return the vote of that name, counting how often it is asked."""
    vote: Callable[..., Any] = getattr(language, name)

    def ask(*args: Any) -> Any:
        calls[name] += 1
        return vote(*args)

    return ask


def measure(data: Path) -> dict[tuple[str, str], Counter[str]]:
    """Identify everything and count, by data set and language."""
    lexicons = Lexicons()
    counts: dict[tuple[str, str], Counter[str]] = {}
    for name, code, lines in documents(data):
        count = counts.setdefault((name, code), Counter())
        article, blocks = laid_out(lines)
        with (
            patch.object(language, "langdetect_vote", counted(count, "langdetect_vote")),
            patch.object(language, "py3langid_vote", counted(count, "py3langid_vote")),
        ):
            begun = time.perf_counter()
            found, marked = language.identify(article, blocks, None, lexicons)
            count["microseconds"] += int((time.perf_counter() - begun) * 1e6)
        count["documents"] += 1
        count["right"] += found == code
        count["guessed"] += language.guess(article.text, lexicons) == code
        count["foreign"] += sum(block.foreign for block in marked)
        count["words"] += len(article.text.split())
        for line in lines:
            sentence, whole = laid_out([line])
            count["sentences"] += 1
            count["sentences right"] += language.identify(sentence, whole, None, lexicons)[0] == code
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of labelled data")
    counts = measure(parser.parse_args().data)
    print(
        "data     lang  documents  right%  guess%  sentences  right%  langdetect/doc  py3langid/doc  words  ms  foreign"
    )
    for (name, code), count in counts.items():
        number, sentences = count["documents"], count["sentences"]
        print(
            f"{name:8} {code:4} {number:10} {count['right'] / number:7.1%} {count['guessed'] / number:7.1%}"
            f" {sentences:10} {count['sentences right'] / sentences:7.1%} {count['langdetect_vote'] / number:15.3f}"
            f" {count['py3langid_vote'] / number:14.3f} {count['words'] / number:6.0f}"
            f" {count['microseconds'] / number / 1000:5.2f} {count['foreign']:6}"
        )


if __name__ == "__main__":
    main()
