"""Renderings of one quotation: found again, grouped, and what they say differently.

    python benchmarks/renderings.py DATA retrieval [--least 3]     the same quotation of another system, first hit right
    python benchmarks/renderings.py DATA across [--embeddings]     the same line in another language, first hit right
    python benchmarks/renderings.py DATA grouping                  pairs of utterances put into one group
    python benchmarks/renderings.py DATA languages [--embeddings]  the same for lines in several languages
    python benchmarks/renderings.py DATA discrepancies             alarms on renderings, and what is found once it is put in
    python benchmarks/renderings.py DATA speed [--size 10000]      seconds to group that many made-up quotations
    python benchmarks/renderings.py DATA fit                       the weights of `wording.renderings.likeness`

“Surely the same” are quotations of segments in which both translations quote equally often; every other count is as the
data's README has it. Repeats are pairs of nearly equal words in two segments of a document, which it counts as wrong.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import data
import numpy as np
from made_quotations import made
from numpy.typing import NDArray
from quoted import Quoted, annotated, lines, named, of_system, spans, system_pairs
from renderings_discrepancies import discrepancies
from renderings_fit import fit

from wording.lexicon import Lexicons
from wording.renderings.embeddings import Meanings, embedded
from wording.renderings.group import group
from wording.renderings.likeness import Likeness
from wording.renderings.prepared import Prepared
from wording.renderings.words import words

PAIRS = ("ru-en", "ja-en", "fr-de", "de-fr")
SEED = 7


def retrieval(folder: Path, least: int) -> None:
    """Print how often the first hit is right, by text alone and with what stands around, and by plain word overlap."""
    print(f"quoted spans of {least} words and more    queries   word overlap        text alone          with context")
    print("                                              document     all  document     all  document     all")
    for pair in PAIRS:
        items = spans(folder, pair, least)
        systems = of_system(items)
        bare = Likeness(Prepared([replace(item.utterance, before="", after="") for item in items], Lexicons()))
        full = Likeness(Prepared([item.utterance for item in items], Lexicons()))
        bags = [frozenset(word.lower() for word in words(item.utterance.text)) for item in items]
        right, queries = np.zeros((3, 2), dtype=int), 0
        for mine, theirs in system_pairs(items, 6, SEED):
            everywhere = systems[items[theirs[0]].utterance.outlet or ""]
            for row in mine:
                if not any(items[row].same(items[other]) for other in theirs):
                    continue
                queries += 1
                for column, others in enumerate((theirs, everywhere)):
                    places = np.array(others, dtype=np.intp)
                    overlap = [_jaccard(bags[row], bags[other]) for other in others]
                    for line, odds in enumerate((overlap, bare.ranks(row, places), full.ranks(row, places))):
                        right[line, column] += items[row].same(items[others[int(np.argmax(odds))]])
        shares = "  ".join(f"{right[line, 0] / queries:8.3f} {right[line, 1] / queries:7.3f}" for line in range(3))
        print(f"{pair:40} {queries:6}  {shares}")


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def across(folder: Path, embeddings: bool) -> None:
    """Print how often the first hit among the lines of the document, and of all documents, is the right one."""
    print("en with   queries  document   with a name or number   without      all | with context: document      all")
    for language in data.parallel_languages(folder):
        if language == "en":
            continue
        shares = []
        for context in (False, True):
            items = lines(folder, "en", context=context) + lines(folder, language, context=context)
            shares.append(_first_hits(items, embeddings))
        bare, full = shares
        print(
            f"{language:8} {bare['queries']:8.0f} {bare['document']:9.3f} {bare['named']:23.3f} {bare['other']:9.3f}"
            f" {bare['all']:8.3f} | {full['document']:22.3f} {full['all']:8.3f}",
            flush=True,
        )


_EMBEDDED: dict[str, NDArray[np.float32]] = {}


def _likeness(items: Sequence[Quoted], embeddings: bool) -> Likeness:
    prepared = Prepared([item.utterance for item in items], Lexicons())
    if not embeddings:
        return Likeness(prepared)
    texts = [item.utterance.text for item in items]
    new = [text for text in dict.fromkeys(texts) if text not in _EMBEDDED]
    _EMBEDDED.update(zip(new, embedded(new), strict=True))
    return Likeness(prepared, Meanings(np.array([_EMBEDDED[text] for text in texts]), prepared.languages))


def _first_hits(items: Sequence[Quoted], embeddings: bool) -> dict[str, float]:
    likeness = _likeness(items, embeddings)
    half = len(items) // 2
    everywhere = np.arange(half, len(items))
    documents = np.array([item.document for item in items])
    hits: dict[str, list[bool]] = {"document": [], "named": [], "other": [], "all": []}
    for row in range(half):
        odds = likeness.ranks(row, everywhere)
        here = documents[half:] == documents[row]
        right = bool(np.argmax(np.where(here, odds, -np.inf)) == row)
        hits["document"].append(right)
        hits["named" if named(items[row].utterance.text) else "other"].append(right)
        hits["all"].append(bool(np.argmax(odds) == row))
    return {"queries": half, **{name: float(np.mean(found)) for name, found in hits.items()}}


def grouping(folder: Path) -> None:
    """Print pairwise precision and recall, by what is grouped."""
    print(
        "pairs in one group                 utterances  groups  precision  repeats aside  recall, surely the same  all"
    )
    for pair in PAIRS:
        for least in (1, 2, 3, 4):
            _grouped(f"{pair}, quoted spans, {least} words", spans(folder, pair, least))
        for least in (1, 2, 3, 4):
            _grouped(f"{pair}, found by the tool, {least} words", annotated(folder, pair, least))
        _grouped(f"{pair}, with reported speech", annotated(folder, pair, 2, reported=True))


def _grouped(name: str, items: Sequence[Quoted], *, embeddings: bool = False) -> None:
    found = group([item.utterance for item in items], embeddings=embeddings)
    known = {item.utterance: item for item in items}
    right = sure = repeats = pairs = 0
    for part in found:
        for one, other in combinations([known[item] for item in part.renderings], 2):
            if one.utterance.article != other.utterance.article:
                pairs += 1
                right += one.same(other)
                sure += one.surely(other)
                repeats += not one.same(other) and one.document == other.document and _repeated(one, other)
    gold, surely = _gold(items)
    print(
        f"{name:34} {len(items):10} {len(found):7} {right / pairs:10.3f} {right / (pairs - repeats):14.3f}"
        f" {sure / surely:24.3f} {right / gold:5.3f}",
        flush=True,
    )


def _gold(items: Sequence[Quoted]) -> tuple[int, int]:
    """Return how many pairs are the same, and how many surely."""
    places: dict[tuple[str, int], list[Quoted]] = {}
    for item in items:
        places.setdefault(item.place, []).append(item)
    pairs = [pair for found in places.values() for pair in combinations(found, 2)]
    return sum(one.same(other) for one, other in pairs), sum(one.surely(other) for one, other in pairs)


def _repeated(one: Quoted, other: Quoted) -> bool:
    bags = [frozenset(word.lower() for word in words(item.utterance.text)) for item in (one, other)]
    return len(bags[0] & bags[1]) >= 0.7 * max(map(len, bags))


def languages(folder: Path, embeddings: bool) -> None:
    """Print the same for lines of all documents in several languages, which nothing tells to be one story."""
    print(
        "pairs in one group                 utterances  groups  precision  repeats aside  recall, surely the same  all"
    )
    for chosen in (("en", "de"), ("en", "ru"), ("en", "el"), ("en", "ru", "de", "fr"), ("en", "es", "tr", "pl")):
        items = [item for language in chosen for item in lines(folder, language, context=False)]
        _grouped(" ".join(chosen), items, embeddings=embeddings)


def speed(size: int) -> None:
    """Print how long it takes to group made-up quotations, five to an article, a fifth of them renderings of others."""
    for number in (size // 4, size // 2, size):
        items = made(number, SEED)
        lexicons = Lexicons()
        start, begun = time.perf_counter(), time.process_time()
        found = group(items, lexicons)
        print(
            f"{number:9,} quotations, {len({item.article for item in items}):7,} articles, {len(found):7,} groups: "
            f"{time.perf_counter() - start:6.1f} s, {time.process_time() - begun:6.1f} s of processor time",
            flush=True,
        )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    what = ("retrieval", "across", "grouping", "languages", "discrepancies", "speed", "fit")
    parser.add_argument("what", choices=what)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--embeddings", action="store_true")
    options = parser.parse_args()
    match options.what:
        case "retrieval":
            retrieval(options.data, options.least)
        case "across":
            across(options.data, options.embeddings)
        case "grouping":
            grouping(options.data)
        case "languages":
            languages(options.data, options.embeddings)
        case "discrepancies":
            discrepancies(options.data, PAIRS)
        case "speed":
            speed(options.size)
        case "fit":
            fit(options.data, PAIRS)


if __name__ == "__main__":
    main()
