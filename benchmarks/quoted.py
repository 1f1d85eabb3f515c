"""Quotations of the labelled data, each with what it is a rendering of."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import data

from wording import Analyzer, Article, Settings
from wording.model import Span
from wording.renderings.utterance import CONTEXT, Utterance, utterances

_QUOTED = re.compile(r'["“”„«]([^"“”„«»]{1,600})["“”»]')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """An utterance, its document and segment, its number among the `of` ones of the segment, and its system."""

    utterance: Utterance
    document: str
    segment: int
    number: int
    of: int

    def same(self, other: Quoted) -> bool:
        """Tell whether the two are renderings of one quotation as the data's README counts it."""
        return self.place == other.place and self.utterance.article != other.utterance.article

    def surely(self, other: Quoted) -> bool:
        """The same, where the segments hold equally many quotations and these are the same one of them."""
        return self.same(other) and (self.number, self.of) == (other.number, other.of)

    @property
    def place(self) -> tuple[str, int]:
        """Document and segment."""
        return self.document, self.segment


def spans(folder: Path, pair: str, least: int) -> list[Quoted]:
    """Return whatever stands in quotation marks in the translations of a pair and has `least` words."""
    return [item for row in _translations(folder, pair) for item in _numbered(row, _marked(row), least)]


def annotated(folder: Path, pair: str, least: int, *, reported: bool = False) -> list[Quoted]:
    """Return the utterances that the tool itself finds there; with `reported` also those in the reporter's words."""
    rows = list(_translations(folder, pair))
    views = Analyzer(Settings(parse="none")).annotated_many(_article(row) for row in rows)
    found = ([item for item in utterances(view) if item.quoted or reported] for view in views)
    return [item for row, items in zip(rows, found, strict=True) for item in _numbered(row, items, least)]


def _translations(folder: Path, pair: str) -> Iterator[dict[str, object]]:
    for row in data.rows(folder, "mt_news.dev"):
        if row["pair"] == pair and row["kind"] != "native" and row["language"] == pair.split("-")[1]:
            yield row


def _article(row: dict) -> Article:
    return Article(row["id"], " ".join(row["segments"]), row["system"], language=row["language"], story=row["document"])


def _marked(row: dict) -> Iterator[Utterance]:
    article = _article(row)
    for start, segment in zip(_starts(row), row["segments"], strict=True):
        for match in _QUOTED.finditer(segment):
            span = Span(start + match.start(1), start + match.end(1))
            yield Utterance(
                article.id,
                span,
                span.of(article.text),
                article.outlet,
                None,
                article.story,
                article.language,
                before=article.text[max(0, span.start - CONTEXT) : span.start],
                after=article.text[span.end : span.end + CONTEXT],
            )


def _starts(row: dict) -> list[int]:
    starts, at = [], 0
    for segment in row["segments"]:
        starts.append(at)
        at += len(segment) + 1
    return starts


def _numbered(row: dict, found: Iterator[Utterance] | list[Utterance], least: int) -> Iterator[Quoted]:
    starts = _starts(row)
    by_segment: dict[int, list[Utterance]] = defaultdict(list)
    for item in found:
        if len(_WORD.findall(item.text)) >= least:
            by_segment[bisect_right(starts, item.span.start) - 1].append(item)
    for segment, items in by_segment.items():
        for number, item in enumerate(items):
            yield Quoted(item, row["document"], segment, number, len(items))


def lines(folder: Path, language: str, *, context: bool) -> list[Quoted]:
    """Return the lines of `parallel.ntrex.dev` in a language as if each were a quotation, with the lines around it."""
    result = []
    for row in data.rows(folder, "parallel.ntrex.dev"):
        segments = row["segments"][language]
        for number, text in enumerate(segments):
            before = segments[number - 1][-CONTEXT:] if context and number else ""
            after = segments[number + 1][:CONTEXT] if context and number + 1 < len(segments) else ""
            span = Span(number * 10_000, number * 10_000 + len(text))
            said = Utterance(f"{row['document']}/{language}", span, text, language=language, before=before, after=after)
            result.append(Quoted(said, row["document"], number, 0, 1))
    return result


def named(text: str) -> bool:
    """Tell whether a text holds a figure, or a word with a capital that is not the first."""
    return any(letter.isdigit() for letter in text) or any(word[0].isupper() for word in _WORD.findall(text)[1:])


def system_pairs(items: list[Quoted], most: int, seed: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield for every document up to `most` ordered pairs of systems, each as the numbers of their quotations."""
    by_document: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, item in enumerate(items):
        by_document[item.document][item.utterance.outlet or ""].append(number)
    chance = random.Random(seed)
    for _, systems in sorted(by_document.items()):
        pairs = [(one, other) for one in systems for other in systems if one != other]
        for one, other in chance.sample(pairs, min(most, len(pairs))):
            yield systems[one], systems[other]


def of_system(items: list[Quoted]) -> dict[str, list[int]]:
    """Return the numbers of the quotations of every system, over all documents."""
    result: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        result[item.utterance.outlet or ""].append(number)
    return result
