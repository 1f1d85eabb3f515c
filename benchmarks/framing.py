"""Framing terms measured: counts against an independent one, and samples of uses to be judged by hand.

    python benchmarks/framing.py DATA counts            Kyiv and Kiev by outlet, against a regular expression
    python benchmarks/framing.py DATA terms             special military operation and invasion by outlet, with distance
    python benchmarks/framing.py DATA speed [--workers 2]         seconds for all headlines and all concepts, and the peak of memory
    python benchmarks/framing.py DATA memory [SIZE]     the same for any number of made-up articles that are not kept
    python benchmarks/framing.py DATA verdicts [BY]     of how many concepts each verdict is given, by outlet, date or story
    python benchmarks/framing.py DATA sample CLASS [--of VARIANT --seed N]      100 uses in context: distanced, plain, own,
                                                                                quoted, reported
    python benchmarks/framing.py DATA polnear [--parse auto]      150 uses of PolNeAR with their voice
    python benchmarks/framing.py DATA gold [--parse auto]         how often voices agree with the annotators of PolNeAR

Samples are drawn with a fixed seed from all uses of their class and are judged by eye: the classes are the tool's answer.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import data

from wording import Analyzer, Article, Settings
from wording.commands.compare import reader, views
from wording.framing.compare import Comparer
from wording.framing.concepts import Concepts, chosen
from wording.framing.concordance import context
from wording.framing.crew import read_in
from wording.framing.tally import By
from wording.framing.uses import uses
from wording.model import Span, TermUse, Voice
from wording.view import ArticleView

SEED = 20220224
CLASSES = ("distanced", "plain", "own", "quoted", "reported")
ACCUSED = ("war_of_2022", "donetsk_republics", "separatists", "crimea_2014", "referendum", "removal_of_people")
"""Concepts whose words are disputed, so that somebody may keep a distance from them."""


def headlines(folder: Path) -> Iterator[Article]:
    """Yield the headlines of several outlets, each with its subhead as the text."""
    for row in data.rows(folder, "headlines.ruwa"):
        yield Article(**row)


def counts(folder: Path) -> None:
    """Print documents and uses of Kyiv and Kiev by outlet, as the tool and as a regular expression counts them."""
    pattern = re.compile(r"\b(kyiv|kiev)\b", re.IGNORECASE)
    analyzer = Analyzer(Settings(parse="none"))
    concepts = chosen(analyzer.lexicons, ["kyiv"])
    found: Counter[tuple[str, str, str]] = Counter()
    expected: Counter[tuple[str, str, str]] = Counter()
    for article in headlines(folder):
        outlet = article.outlet or ""
        ours = [use.variant for use in uses(analyzer.view(article), concepts)]
        theirs = [match.capitalize() for match in pattern.findall(f"{article.title}\n{article.text}")]
        for counter, hits in ((found, ours), (expected, theirs)):
            counter.update((outlet, hit, "uses") for hit in hits)
            counter.update((outlet, hit, "documents") for hit in set(hits))
    for key in sorted(found | expected):
        print(f"{' '.join(key):40} {found[key]:6} {expected[key]:6} {'' if found[key] == expected[key] else 'DIFFERS'}")
    print("equal" if found == expected else "not equal")


def terms(folder: Path) -> None:
    """Print the shares of “special military operation” and “invasion” by outlet, and how many keep a distance."""
    analyzer = Analyzer(Settings(parse="none"))
    comparer = Comparer(chosen(analyzer.lexicons, ["war_of_2022"]))
    for article in headlines(folder):
        comparer.add(analyzer.view(article))
    for share in comparer.result().choice("war_of_2022").shares:
        if share.variant in ("invasion", "special operation"):
            print(
                f"{share.variant:18} {share.group:20} texts {share.texts:4}/{share.of_texts:<5} distanced {share.distanced}"
            )


def speed(folder: Path, parse: str, workers: int) -> None:
    """Print how long the comparison of all headlines takes after reading, and the peak of memory of this process."""
    _measure(list(headlines(folder)), parse, workers)


def memory(folder: Path, size: int, parse: str, workers: int) -> None:
    """Print what the comparison of so many articles takes that come one by one, made of the headlines' words."""
    _measure(made_up(list(headlines(folder)), size), parse, workers)


def _measure(articles: Iterable[Article], parse: str, workers: int) -> None:
    start, begun = time.perf_counter(), time.process_time()
    settings = Settings(parse=parse)
    comparer = Comparer(chosen(Analyzer(settings).lexicons))
    count, make = 0, partial(reader, settings, comparer.concepts)
    for count, pair in enumerate(read_in(make, articles, workers), 1):  # noqa: B007
        comparer.add_reading(*pair)
    read = time.perf_counter()
    comparison = comparer.result()
    inside, outside = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        f"{count:,} articles, {len(comparison.choices)} concepts found, {workers} processes, parse {parse}: "
        f"{time.perf_counter() - start:.1f} s ({read - start:.1f} to read, the rest to compare), "
        f"{time.process_time() - begun + outside.ru_utime + outside.ru_stime:.1f} s of processor time, "
        f"peak {inside.ru_maxrss // 1024} MB, of a process that reads {outside.ru_maxrss // 1024} MB"
    )


def made_up(articles: list[Article], size: int) -> Iterator[Article]:
    """Yield so many articles without a story: headlines of which every third word is another one's, so that none is a copy."""
    chance = random.Random(SEED)
    words = [(article.text or "").split() for article in articles]
    for number in range(size):
        article, mixed = articles[number % len(articles)], list(words[number % len(articles)])
        for place in range(2, len(mixed), 3):
            other = chance.choice(words)
            mixed[place] = chance.choice(other) if other else mixed[place]
        date = f"{2000 + number // 100_000}-{number // 10_000 % 12 + 1:02}-{number // 400 % 28 + 1:02}"
        yield Article(str(number), " ".join(mixed), article.outlet, date=date, language=article.language)


def sample(folder: Path, name: str, parse: str, of: Sequence[str], seed: int, size: int = 100) -> None:
    """Print uses of one class; “plain” are those not distanced, of the same disputed words as “distanced”.

    With `of`, only uses of these variants are drawn.
    """
    analyzer = Analyzer(Settings(parse=parse))
    names = ACCUSED if name in ("distanced", "plain") else ()
    _print(_drawn(analyzer, headlines(folder), chosen(analyzer.lexicons, names), name, size, of, seed))


def polnear(folder: Path, parse: str, size: int = 150) -> None:
    """Print uses in the news articles of PolNeAR with the voice that the tool gives them."""
    analyzer = Analyzer(Settings(parse=parse))
    articles = [article for article, _ in data.attributed(folder, "polnear.dev")]
    _print(_drawn(analyzer, articles, chosen(analyzer.lexicons), "all", size))


def gold(folder: Path, parse: str) -> None:
    """Print how often the voice of a use agrees with the annotators of PolNeAR: said by somebody, or the outlet's own."""
    analyzer = Analyzer(Settings(parse=parse))
    concepts = chosen(analyzer.lexicons)
    kinds = {entry.concept: entry.kind for entry in concepts.entries}
    labelled = list(data.attributed(folder, "polnear.dev"))
    told: Counter[tuple[str, bool]] = Counter()
    seen = views(analyzer, (article for article, _ in labelled), concepts)
    for view, (_, attributions) in zip(seen, labelled, strict=True):
        said = [Span(*part) for attribution in attributions for part in attribution["content"]]
        for use in uses(view, concepts):
            if kinds[use.concept] == "choice" and use.voice is not Voice.HEADLINE and not use.in_title:
                told[use.voice.value, any(part.contains(use.span) for part in said)] += 1
    for (voice, inside), count in sorted(told.items()):
        print(f"{voice:9} {'in' if inside else 'not in'} the content of an attribution: {count}")
    right = sum(count for (voice, inside), count in told.items() if (voice != "own") == inside)
    print(f"agreement {right / told.total():.3f} of {told.total()} uses")


def _drawn(
    analyzer: Analyzer,
    articles: Iterable[Article],
    concepts: Concepts,
    name: str,
    size: int,
    of: Sequence[str] = (),
    seed: int = SEED,
) -> list[tuple[ArticleView, TermUse]]:
    kinds = {entry.concept: entry.kind for entry in concepts.entries}
    found = [
        (view, use)
        for view in views(analyzer, articles, concepts)
        for use in uses(view, concepts)
        if kinds[use.concept] == "choice" and _belongs(use, name) and (not of or use.variant in of)
    ]
    random.Random(seed).shuffle(found)
    print(f"{len(found):,} uses of the class “{name}”; {min(size, len(found))} of them:")
    return found[:size]


def _belongs(use: TermUse, name: str) -> bool:
    if name in ("distanced", "plain"):
        return use.distanced == (name == "distanced")
    return name == "all" or (use.voice.value == name and not use.in_title)


def _print(drawn: list[tuple[ArticleView, TermUse]]) -> None:
    for number, (view, use) in enumerate(drawn, 1):
        left, term, right = context(view, use)
        stance = [flag for flag in ("distanced", "negated", "hedged", "denied") if getattr(use, flag)]
        said = f"{use.voice}{f' ({use.speaker})' if use.speaker else ''} {' '.join(stance)}"
        print(f"{number:3} {said}\n      {left[-160:]} [[{term}]] {right[:120]}")


def verdicts(folder: Path, by: By) -> None:
    """Print of how many concepts each verdict is given, by any grouping."""
    analyzer = Analyzer(Settings(parse="none"))
    comparer = Comparer(chosen(analyzer.lexicons), by)
    for article in headlines(folder):
        comparer.add(analyzer.view(article))
    print(Counter(choice.test.verdict.value for choice in comparer.result().choices))


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("what", choices=("counts", "terms", "speed", "memory", "sample", "polnear", "gold", "verdicts"))
    parser.add_argument("name", nargs="?", default="outlet")
    parser.add_argument("--parse", default="none")
    parser.add_argument("--of", action="append", default=[])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.what == "sample":
        if options.name not in CLASSES:
            parser.error(f"the classes are {', '.join(CLASSES)}")
        sample(options.data, options.name, options.parse, options.of, options.seed)
    elif options.what == "polnear":
        polnear(options.data, options.parse)
    elif options.what == "gold":
        gold(options.data, options.parse)
    elif options.what == "speed":
        speed(options.data, options.parse, options.workers)
    elif options.what == "memory":
        memory(options.data, int(options.name) if options.name.isdigit() else 100_000, options.parse, options.workers)
    elif options.what == "verdicts":
        verdicts(options.data, options.name)
    else:
        {"counts": counts, "terms": terms}[options.what](options.data)


if __name__ == "__main__":
    main()
