"""Whether two systems differ by more than chance: paired bootstrap and approximate randomisation, through sacreBLEU.

References: Koehn 2004, “Statistical Significance Tests for Machine Translation Evaluation” (bootstrap); Riezler and
Maxwell 2005 (approximate randomisation).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from wording.evaluation.model import Comparison
from wording.settings import SettingsError

SEED = 12345
"""sacreBLEU's own, so that its command line gives the same numbers."""
SAMPLES, TRIALS = 1_000, 10_000
"""Bootstrap resamples and trials of the randomisation, sacreBLEU's defaults."""
TESTS = {"bootstrap": "bs", "randomisation": "ar"}
MOST_BYTES = 3 << 30
"""Resampling holds all the statistics of all resamples at once; more than this is refused."""
_STATISTICS = {"BLEU": 10, "chrF": 18, "chrF++": 24, "TER": 2}
_VARIABLE = "SACREBLEU_SEED"


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let sacreBLEU, which reads it from the environment, resample with this seed."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before


def check_size(segments: int, names: Sequence[str], samples: int, trials: int) -> None:
    """Raise `SettingsError` if the tests would need more memory than a small machine has."""
    bootstrap = segments * samples * (4 * max(_STATISTICS[name] for name in names) + 8)
    randomisation = 10 * segments * trials
    for option, number, needed in (("--samples", samples, bootstrap), ("--trials", trials, randomisation)):
        if needed > MOST_BYTES:
            fitting = max(1, number * MOST_BYTES // needed // 100 * 100)
            raise SettingsError(
                f"{segments:,} segments times {number:,} need {needed / 2**30:.1f} GB at once; "
                f"give {option} {fitting}, or --test none"
            )


def comparisons(
    measures: Mapping[str, Any],
    systems: Mapping[str, Sequence[str]],
    tests: Sequence[str],
    samples: int,
    trials: int,
) -> Iterator[Comparison]:
    """Yield each metric of each further system against the first one's, tested in all the ways of `tests`.

    `measures` are those of `Measures.metrics`, which have resampled nothing yet; the seed is that of `seeded`.
    """
    baseline, *others = systems
    for metric, measure in measures.items():
        found = {test: _paired(metric, measure, systems, test, samples, trials) for test in tests}
        for number, system in enumerate(others, 1):
            first, own = (next(iter(found.values())).results[place] for place in (0, number))
            p_values = {test: item.results[number].p_value for test, item in found.items()}
            yield Comparison(
                system=system,
                baseline=baseline,
                metric=metric,
                difference=own.score - first.score,
                bootstrap=p_values.get("bootstrap"),
                randomisation=p_values.get("randomisation"),
                signature=" + ".join(item.signature for item in found.values()),
            )


@dataclass(frozen=True, slots=True)
class _Tested:
    """What sacreBLEU says of one test: its signature, and a result for each system, the baseline first."""

    signature: str
    results: Sequence[Any]


def _paired(
    name: str, measure: Any, systems: Mapping[str, Sequence[str]], test: str, samples: int, trials: int
) -> _Tested:
    from sacrebleu.significance import PairedTest

    paired = PairedTest(
        list(systems.items()),
        {name: measure},
        references=None,
        test_type=TESTS[test],
        n_samples=samples if test == "bootstrap" else trials,
    )
    signatures, results = paired()
    key = next(iter(signatures))
    return _Tested(str(signatures[key]), results[key])
