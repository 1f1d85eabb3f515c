"""Copies and stories of a made-up press of any size: seconds, the peak of memory, and how many copies are found.

    python benchmarks/copies.py 10000 100000          one process for each size, so that each has a peak of its own

Every tenth article is another outlet's print of an earlier report of the same day: cut, a sentence in five left out, or with
an agency's credit at its end. Events last two days and have names of their own; words follow Zipf's law.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate

from wording import Article
from wording.framing.copies import Copies
from wording.lexicon import Lexicons

SEED = 7
A_DAY = 400
EVERY = 10
NAMES = 8
EVENTS_A_DAY = 40
SENTENCES = 14
AGENCIES = ("Reuters", "AFP", "dpa")
ENDINGS = ("ra", "len", "tor", "mi", "sek", "ost", "und", "ave", "pri", "gal", "ki", "do", "wen", "zu", "har", "ti")


def vocabulary(size: int, chance: random.Random) -> list[str]:
    """Return made-up words."""
    return ["".join(chance.choices(ENDINGS, k=chance.randint(1, 4))) for _ in range(size)]


def press(size: int) -> Iterator[tuple[Article, int | None]]:
    """Yield articles, and for those that are copies the number of the article that they copy."""
    chance = random.Random(SEED)
    words = vocabulary(30_000, chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    today: list[tuple[int, list[str]]] = []
    events: list[list[str]] = []
    for number in range(size):
        if number % A_DAY == 0:
            today.clear()
            events = events[-EVENTS_A_DAY:] + [
                [name.capitalize() for name in vocabulary(NAMES, chance)] for _ in range(EVENTS_A_DAY)
            ]
        date = f"{2000 + number // A_DAY // 336}-{number // A_DAY // 28 % 12 + 1:02}-{number // A_DAY % 28 + 1:02}"
        copied = None
        if today and number % EVERY == 0:
            copied, sentences = chance.choice(today)
            text = reprinted(sentences, number, chance)
        else:
            sentences = told(chance.choice(events), words, weights, chance)
            today.append((number, sentences))
            text = " ".join(sentences)
        yield Article(str(number), text, f"outlet {number % 30}", date=date, language="en"), copied


def told(names: list[str], words: list[str], weights: list[float], chance: random.Random) -> list[str]:
    """Return the sentences of a report on an event."""
    drawn = iter(chance.choices(words, cum_weights=weights, k=SENTENCES * 18))
    made = []
    for _ in range(SENTENCES):
        sentence = [next(drawn) for _ in range(18)]
        for name in chance.sample(names, 2):
            sentence[chance.randrange(18)] = name
        made.append(" ".join(sentence).capitalize() + ".")
    return made


def reprinted(sentences: list[str], number: int, chance: random.Random) -> str:
    """Return another outlet's print of a report."""
    kind = number // EVERY % 3
    if kind == 0:
        return " ".join(sentences[: SENTENCES * 2 // 3])
    if kind == 1:
        return " ".join(sentence for sentence in sentences if chance.random() > 0.2)
    return " ".join(sentences) + f"\n\n({chance.choice(AGENCIES)})"


def measure(size: int) -> None:
    """Print what the copies and stories of so many articles take."""
    start = time.perf_counter()
    copies = Copies(Lexicons())
    copied: list[tuple[int, int]] = []
    for number, (article, original) in enumerate(press(size)):
        copies.add(article)
        if original is not None:
            copied.append((number, original))
    read = time.perf_counter()
    families, stories = copies.families(), copies.stories()
    right = sum(families[number] == families[original] for number, original in copied)
    print(
        f"{size:,} articles: read {read - start:.0f} s, compared {time.perf_counter() - read:.0f} s, peak "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB; {right:,} of {len(copied):,} copies found, "
        f"{len(set(families)):,} texts, {len(set(stories)):,} stories",
        flush=True,
    )


def main() -> None:
    """Measure one size here, several in a process each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    sizes = parser.parse_args().sizes
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
