"""The tables of a comparison as flat records: what csv, JSON lines and data frames hold, and under which names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from wording.model import Voice

if TYPE_CHECKING:
    from wording.framing.comparison import Choice, Comparison, Share, Test
    from wording.framing.key_items import Key

Record = dict[str, object]
Table = Literal["shares", "tests", "differences", "groups", "timeline", "keyness", "around", "labels", "concordance"]

_TEST = ("p_value", "adjusted", "verdict", "groups", "strata")
_KEY = (
    "group", "words", "kind", "language", "texts", "of_texts", "other_texts", "of_other_texts", "log_ratio", "bound", "z",
    "g2", "spread", "p_value", "adjusted", "verdict",
)  # fmt: skip
COLUMNS: dict[Table, tuple[str, ...]] = {
    "shares": (
        "concept", "variant", "group", "articles", "of_articles", "texts", "of_texts", "share", "low", "high",
        "resampled_low", "resampled_high", "clusters", "cluster", "uses", *(voice.value for voice in Voice),
        "distanced", "negated", "hedged", "denied", "languages", "p_value", "adjusted", "verdict", "distance_adjusted",
        "distance_verdict", "concept_p_value", "concept_adjusted", "concept_verdict", "adjustment", "signature",
    ),
    "tests": ("concept", "of", "variant", *_TEST, "adjustment", "signature"),
    "differences": (
        "concept", "variant", "group", "other", "texts", "of_texts", "other_texts", "of_other_texts", "difference", "low",
        "high", "resampled_low", "resampled_high", "clusters", "cluster", "odds_ratio", "odds_low", "odds_high",
        "strata", "strata_used", "signature",
    ),
    "groups": ("by", "group", "articles", "texts", "words", "languages", "signature"),
    "timeline": ("concept", "variant", "group", "period", "articles", "of_articles", "texts", "of_texts"),
    "keyness": _KEY,
    "around": ("name", *_KEY),
    "labels": ("thing", "name", "group", "language", "kind", "text", "texts", "of_texts", "articles", "of_articles"),
    "concordance": (
        "article", "outlet", "date", "language", "concept", "variant", "left", "term", "right", "voice", "speaker",
        "distanced", "negated", "hedged", "denied", "start", "end", "in_title",
    ),
}  # fmt: skip
"""The columns of each table, in their order."""

TABLES: tuple[Table, ...] = tuple(COLUMNS)


def records(comparison: Comparison, table: Table) -> Iterator[Record]:
    """Yield the rows of a table; each holds its columns and nothing else. Raises `KeyError` for an unknown table."""
    columns = COLUMNS[table]
    for row in _ROWS[table](comparison):
        yield {column: row[column] for column in columns}


def _shares(comparison: Comparison) -> Iterator[Record]:
    for choice in comparison.choices:
        for share in choice.shares:
            yield {**_counts(share), **_verdicts(choice, share), "signature": comparison.signature}


def _counts(share: Share) -> Record:
    return {
        **_plain(share),
        "share": share.share.estimate,
        "low": share.share.low,
        "high": share.share.high,
        **_resampled(share),
        **{voice.value: share.voices.get(voice, 0) for voice in Voice},
        "languages": _listed(share.languages),
    }


def _verdicts(choice: Choice, share: Share) -> Record:
    variant, distance = choice.variants[share.variant], choice.distance[share.variant]
    return {
        "p_value": variant.p_value,
        "adjusted": variant.adjusted,
        "verdict": variant.verdict.value,
        "distance_adjusted": distance.adjusted,
        "distance_verdict": distance.verdict.value,
        "concept_p_value": choice.test.p_value,
        "concept_adjusted": choice.test.adjusted,
        "concept_verdict": choice.test.verdict.value,
        "adjustment": choice.adjustment,
    }


def _tests(comparison: Comparison) -> Iterator[Record]:
    for choice in comparison.choices:
        told = {"concept": choice.concept, "adjustment": choice.adjustment, "signature": comparison.signature}
        yield {**told, "of": "concept", "variant": None, **_test(choice.test)}
        for of, tests in (("variant", choice.variants), ("distance", choice.distance)):
            for variant, test in tests.items():
                yield {**told, "of": of, "variant": variant, **_test(test)}


def _test(test: Test) -> Record:
    return {**_plain(test), "verdict": test.verdict.value, "groups": "; ".join(test.groups)}


def _differences(comparison: Comparison) -> Iterator[Record]:
    for choice in comparison.choices:
        for item in choice.differences:
            yield {
                **_plain(item),
                "difference": item.difference.estimate,
                "low": item.difference.low,
                "high": item.difference.high,
                **_resampled(item),
                "odds_ratio": item.odds.odds_ratio,
                "odds_low": item.odds.low,
                "odds_high": item.odds.high,
                "strata": item.odds.strata,
                "strata_used": item.odds.used,
                "signature": comparison.signature,
            }


def _groups(comparison: Comparison) -> Iterator[Record]:
    for group in comparison.groups:
        told = {"by": comparison.by, "group": group.name, "signature": comparison.signature}
        yield {**_plain(group), **told, "languages": _listed(group.languages)}


def _concordance(comparison: Comparison) -> Iterator[Record]:
    for line in comparison.concordance:
        use = _plain(line.use)
        yield {
            **use,
            **_plain(line),
            "voice": line.use.voice.value,
            "start": line.use.span.start,
            "end": line.use.span.end,
        }


def _key(key: Key) -> Record:
    return {**_plain(key), "verdict": key.verdict.value}


def _resampled(item: Any) -> Record:
    bounds = item.resampled
    return {
        "resampled_low": bounds.low,
        "resampled_high": bounds.high,
        "clusters": bounds.clusters,
        "cluster": bounds.unit,
    }


def _plain(item: Any) -> Record:
    """Return the fields of a dataclass as they are."""
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def _listed(counts: Any) -> str:
    return " ".join(f"{name}:{count}" for name, count in counts.items())


_ROWS: dict[Table, Callable[[Comparison], Iterator[Record]]] = {
    "shares": _shares,
    "tests": _tests,
    "differences": _differences,
    "groups": _groups,
    "timeline": lambda comparison: map(asdict, comparison.timeline),
    "keyness": lambda comparison: map(_key, comparison.keyness),
    "around": lambda comparison: ({"name": comparison.around_name, **_key(key)} for key in comparison.around),
    "labels": lambda comparison: map(asdict, comparison.labels),
    "concordance": _concordance,
}
