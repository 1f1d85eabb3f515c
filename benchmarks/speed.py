"""Words per second of `wording` against spaCy's full English pipeline on the same text, and what memory and start cost.

    python benchmarks/speed.py DATA [--words 60000] [--rounds 5] [--parse auto|all|none] [--rules a,b] [--memory]

Machines are shared and noisy, so the two are timed in turn, round by round, and the ratio of each round is what counts.
The text is a seeded sample of human and machine-translated news, another part of it in each round, so that no cache of
either side is warm. `--memory` judges 10,000 and 100,000 generated articles in processes of their own and compares peaks.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import data

from wording import Analyzer, Article, Settings
from wording.parsing import pipeline_name


def parts(folder: Path, words: int, rounds: int) -> list[list[Article]]:
    """Return one list of articles a round, each of about so many words, no article twice."""
    articles = [article for _, article in data.news(folder)]
    random.Random(11).shuffle(articles)
    result: list[list[Article]] = []
    stream = iter(articles)
    for _ in range(rounds):
        part, count = [], 0
        while count < words:
            article = next(stream)
            part.append(article)
            count += len(article.text.split())
        result.append(part)
    return result


def timed(work) -> float:
    """Return the seconds of processor time that `work()` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(folder: Path, words: int, rounds: int, settings: Settings) -> None:
    """Print the words per second of both sides and the ratio, round by round."""
    import spacy

    nlp = spacy.load(pipeline_name("en"))
    analyzer = Analyzer(settings)
    warm = parts(folder, 2000, 1)[0]
    list(analyzer.analyze_many(warm))
    list(nlp.pipe(article.text for article in warm))
    ratios = []
    for number, part in enumerate(parts(folder, words, rounds), 1):
        count = sum(len(article.text.split()) for article in part)
        ours = timed(lambda part=part: sum(1 for _ in analyzer.analyze_many(part)))
        theirs = timed(lambda part=part: sum(1 for _ in nlp.pipe(article.text for article in part)))
        ratios.append(theirs / ours)
        print(
            f"round {number}: wording {count / ours:>9,.0f} words/s   spaCy {count / theirs:>7,.0f}   {theirs / ours:.1f}×"
        )
    print(f"median {statistics.median(ratios):.1f}×, from {min(ratios):.1f}× to {max(ratios):.1f}×")


def start_up(runs: int = 7) -> None:
    """Print how long a whole process takes that checks one short article without a parse."""
    seconds = []
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.txt")
        page.write_text("Envoys met at the lake on Friday. They will meet again in June.\n" * 20, encoding="utf-8")
        for _ in range(runs):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "wording", "check", page, "--fail-on", "never"], stdout=-3, check=True
            )
            seconds.append(time.perf_counter() - start)
    print(f"start-up: median {statistics.median(seconds):.2f} s, from {min(seconds):.2f} to {max(seconds):.2f}")


def generated(folder: Path, number: int) -> Iterator[Article]:
    """Yield articles with ids of their own whose sentences are shuffled, so that no cache flatters."""
    shuffled = random.Random(5)
    texts = [article.text for _, article in data.news(folder)][:2000]
    for n in range(number):
        sentences = texts[n % len(texts)].split(". ")
        shuffled.shuffle(sentences)
        yield Article(id=str(n), text=". ".join(sentences)[:700], language="en")


def memory(folder: Path) -> None:
    """Print the peak memory of judging 10,000 and 100,000 articles, each in a process of its own."""
    for number in (10_000, 100_000):
        command = [sys.executable, __file__, str(folder), "--judge", str(number)]
        print(f"{number:>7,} articles: peak {subprocess.check_output(command, text=True).strip()} MB")


def judge(folder: Path, number: int) -> None:
    """Judge generated articles and print the peak memory of this process in megabytes."""
    for _ in Analyzer().analyze_many(generated(folder, number)):
        pass
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parse", default="auto")
    parser.add_argument("--rules", default="", help="only these, separated by commas")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--judge", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.judge:
        judge(options.data, options.judge)
        return
    settings = Settings(parse=options.parse, select=tuple(filter(None, options.rules.split(","))))
    compare(options.data, options.words, options.rounds, settings)
    start_up()
    if options.memory:
        memory(options.data)


if __name__ == "__main__":
    main()
