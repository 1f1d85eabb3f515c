"""The metrics of the field, through sacreBLEU: BLEU, chrF, chrF++ and TER, with the tokenizer that the language needs.

References: BLEU, Papineni et al. 2002; chrF, Popović 2015; chrF++, Popović 2017; TER, Snover et al. 2006; signatures and
tokenizers, Post 2018, “A Call for Clarity in Reporting BLEU Scores”.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from wording.settings import SettingsError

METRICS = ("BLEU", "chrF", "chrF++", "TER")
LOWER_IS_BETTER = frozenset({"TER"})

_TOKENIZERS = {"zh": "zh", "ja": "ja-mecab", "ko": "ko-mecab"}
_SPLIT = frozenset({"zh", "ja"})
"""Languages without spaces: TER takes each character of theirs for a word."""
_EXTRAS = {"ja-mecab": "ja", "ko-mecab": "ko"}


def tokenizers() -> tuple[str, ...]:
    """Return the names that `--tokenize` takes."""
    from sacrebleu import BLEU

    return tuple(sorted(BLEU.TOKENIZERS))


class Measures:
    """sacreBLEU's metrics for some references. The statistics of a system's segments are counted once and kept.

    TER takes a hundredth of a second a segment, and every resampling, test, bucket and sentence score needs its counts.
    """

    def __init__(
        self,
        names: Sequence[str],
        references: Sequence[Sequence[str]],
        language: str | None = None,
        tokenizer: str | None = None,
    ) -> None:
        """Take names of `METRICS` and lists of references. Raises `SettingsError` for a tokenizer that is not there."""
        self.metrics = {name: _keeping(_metric(name, references, language, tokenizer)) for name in names}

    def corpus(self, lines: Sequence[str], samples: int = 0) -> dict[str, Any]:
        """Return sacreBLEU's score object for each metric, with mean and interval if there are samples to draw.

        The seed is that of `significance.seeded`.
        """
        return {name: metric.corpus_score(lines, None, max(1, samples)) for name, metric in self.metrics.items()}

    def part(self, lines: Sequence[str], places: Sequence[int]) -> dict[str, float]:
        """Return the score of the segments at some places, by metric."""
        return {name: _score(metric, lines, places) for name, metric in self.metrics.items()}

    def sentences(self, lines: Sequence[str]) -> list[dict[str, float]]:
        """Return the score of each segment by metric; BLEU with the effective order, as `sacrebleu -sl` has it."""
        metrics = {name: _for_sentences(metric) for name, metric in self.metrics.items()}
        return [
            {name: _score(metric, lines, [place]) for name, metric in metrics.items()} for place in range(len(lines))
        ]


def _score(metric: Any, lines: Sequence[str], places: Sequence[int]) -> float:
    statistics = metric._extract_corpus_statistics(lines, None)
    return float(metric._aggregate_and_compute([statistics[place] for place in places]).score)


def _for_sentences(metric: Any) -> Any:
    """Return a copy, with the same statistics, that leaves out the n-gram orders a sentence is too short for."""
    own = copy(metric)
    if hasattr(own, "effective_order"):
        own.effective_order = True
    return own


def _keeping(metric: Any) -> Any:
    """Let a metric remember the statistics of the systems that it has seen."""
    extract = metric._extract_corpus_statistics
    kept: dict[tuple[str, ...], Any] = {}

    def extracted(lines: Sequence[str], references: Sequence[Sequence[str]] | None) -> Any:
        key = tuple(lines)
        if references is not None:
            return extract(lines, references)
        if key not in kept:
            kept[key] = extract(lines, None)
        return kept[key]

    metric._extract_corpus_statistics = extracted
    return metric


def _metric(name: str, references: Sequence[Sequence[str]], language: str | None, tokenizer: str | None) -> Any:
    from sacrebleu import BLEU, CHRF, TER

    if name == "BLEU":
        chosen = tokenizer or _TOKENIZERS.get(language or "")
        try:
            return BLEU(tokenize=chosen, references=references)
        except (RuntimeError, ImportError, OSError, SystemExit):
            raise _missing(str(chosen)) from None
    if name == "TER":
        split = language in _SPLIT
        return TER(normalized=split, asian_support=split, references=references)
    return CHRF(word_order=2 if name == "chrF++" else 0, references=references)


def check_tokenizer(name: str | None) -> None:
    """Raise `SettingsError` unless sacreBLEU has the tokenizer."""
    if name is not None and name not in tokenizers():
        raise SettingsError(f"--tokenize is one of {', '.join(tokenizers())}, not “{name}”")


def _missing(tokenizer: str) -> SettingsError:
    extra = _EXTRAS.get(tokenizer)
    how = f"pip install 'sacrebleu[{extra}]'" if extra else "pip install sentencepiece, and sacreBLEU fetches its model"
    return SettingsError(
        f"the tokenizer {tokenizer} is not here: {how}; or score characters with --tokenize char (the signature says so)"
    )
