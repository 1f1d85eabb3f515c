"""How often renderings of one quotation are said to differ, and how often a difference put into one is found."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import data
from quoted import Quoted, annotated, lines

from wording.lexicon import Lexicons
from wording.renderings.discrepancies import Kind
from wording.renderings.discrepancies import discrepancies as differing
from wording.renderings.utterance import Utterance

SEED = 7
Pair = tuple[Utterance, Utterance]


def discrepancies(folder: Path, pairs: Sequence[str]) -> None:
    """Print the share of pairs with an alarm of each kind, then the share of changes put in that are found."""
    lexicons = Lexicons()
    print("alarms on renderings of one segment   pairs  " + "  ".join(f"{kind:>8}" for kind in Kind))
    for pair in pairs:
        _alarms(pair, list(_renderings(annotated(folder, pair, 4))), lexicons)
    english = lines(folder, "en", context=False)
    for language in data.parallel_languages(folder):
        if language != "en":
            other = lines(folder, language, context=False)
            _alarms(
                f"en-{language}", [(a.utterance, b.utterance) for a, b in zip(english, other, strict=True)], lexicons
            )
    print("\nchanges put into one English rendering   pairs   found")
    for pair in ("ru-en", "ja-en"):
        found = list(_renderings(annotated(folder, pair, 4)))
        for kind, change in _CHANGES.items():
            _found(f"{pair} {kind}", kind, change, found, lexicons)


def _renderings(items: Sequence[Quoted]) -> Iterator[Pair]:
    """Yield up to four pairs of renderings of each segment that holds one quotation; speakers are left out."""
    chance = random.Random(SEED)
    segments: dict[tuple[str, int], list[Utterance]] = defaultdict(list)
    for item in items:
        if item.of == 1:
            segments[item.place].append(replace(item.utterance, speaker=None))
    for found in segments.values():
        for _ in range(min(4, len(found) // 2)):
            one, other = chance.sample(found, 2)
            yield one, other


def _alarms(name: str, pairs: Sequence[Pair], lexicons: Lexicons) -> None:
    counts: Counter[Kind] = Counter()
    for one, other in pairs:
        counts.update({found.kind for found in differing(one, other, lexicons)})
    print(f"{name:36} {len(pairs):6}  " + "  ".join(f"{counts[kind] / len(pairs):8.3f}" for kind in Kind), flush=True)


def _found(
    name: str, kind: Kind, change: Callable[[str], str | None], pairs: Sequence[Pair], lexicons: Lexicons
) -> None:
    hits = tried = 0
    for one, other in pairs:
        changed = change(one.text)
        if changed is None or kind in {found.kind for found in differing(one, other, lexicons)}:
            continue
        tried += 1
        hits += kind in {found.kind for found in differing(replace(one, text=changed), other, lexicons)}
    print(f"{name:38} {tried:7} {hits / max(1, tried):7.3f}", flush=True)


def _swap(*changes: tuple[str, str]) -> Callable[[str], str | None]:
    """Return a function that makes the first change that a text allows."""

    def change(text: str) -> str | None:
        return next((text.replace(old, new, 1) for old, new in changes if old in text), None)

    return change


def _other_number(text: str) -> str | None:
    found = re.search(r"\b[1-9]\d*\b", text)
    return f"{text[: found.start()]}{int(found[0]) + 3}{text[found.end() :]}" if found else None


def _other_name(text: str) -> str | None:
    found = re.search(r"(?<=[a-z,] )[A-Z][a-z]{4,}", text)
    return f"{text[: found.start()]}Brandolf{text[found.end() :]}" if found else None


_CHANGES: dict[Kind, Callable[[str], str | None]] = {
    Kind.NEGATION: _swap(
        *(("n't ", " "), (" not ", " "), (" never ", " "), (" is ", " is not "), (" are ", " are not ")),
        *((" was ", " was not "), (" will ", " will not "), (" have ", " have not "), (" has ", " has not ")),
    ),
    Kind.NUMBER: _other_number,
    Kind.MODALITY: _swap(
        (" will ", " can "), (" must ", " may "), (" can ", " must "), (" should ", " could "), (" could ", " should ")
    ),
    Kind.TENSE: _swap((" was ", " will be "), (" were ", " will be "), (" will be ", " was "), (" is ", " was ")),
    Kind.NAME: _other_name,
}
