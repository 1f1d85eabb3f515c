"""`evaluate`: systems and references in, an `Evaluation` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wording.analyzer import Analyzer
from wording.evaluation import significance
from wording.evaluation.buckets import EDGES, buckets
from wording.evaluation.issues import issues
from wording.evaluation.lines import Segments, check_aligned
from wording.evaluation.metrics import METRICS, Measures, check_tokenizer
from wording.evaluation.model import Issues, Score, Segment
from wording.evaluation.result import Evaluation
from wording.evaluation.traits import traits
from wording.settings import SettingsError

System = Sequence[str]


@dataclass(frozen=True, slots=True)
class Options:
    """How to evaluate. Languages are ISO 639-1 codes; `language`, the target's, chooses the tokenizer.

    `metrics` are of `METRICS`, `tests` of `significance.TESTS`. With `samples` (bootstrap) of 1 or less nothing is
    resampled; `trials` are those of the randomisation. The same `seed`, at least 1, gives the same numbers.
    """

    language: str | None = None
    source_language: str | None = None
    tokenizer: str | None = None
    metrics: tuple[str, ...] = METRICS
    tests: tuple[str, ...] = tuple(significance.TESTS)
    samples: int = significance.SAMPLES
    trials: int = significance.TRIALS
    seed: int = significance.SEED
    edges: tuple[int, ...] = EDGES

    def __post_init__(self) -> None:
        check_tokenizer(self.tokenizer)
        if self.seed < 1:
            raise SettingsError("the seed is a number from 1 on: sacreBLEU takes 0 for none")
        for name, given, known in (("metric", self.metrics, METRICS), ("test", self.tests, tuple(significance.TESTS))):
            unknown = next((item for item in given if item not in known), None)
            if unknown is not None or not (given or name == "test"):
                raise SettingsError(f"no {name} “{unknown or ''}”; they are {', '.join(known)}")


def evaluate(
    systems: Mapping[str, System],
    references: Sequence[System],
    source: System | None = None,
    options: Options | None = None,
    analyzer: Analyzer | None = None,
) -> Evaluation:
    """Score systems against references with sacreBLEU, and judge them with our own rules.

    `systems` maps names to their segments, the first is the baseline; each of `references` and the `source` has as many.
    `analyzer` brings settings of your own. Raises `AlignmentError` for inputs of different lengths, `SettingsError` for
    a tokenizer that is not there and for tests that do not fit into memory.
    """
    options = options or Options()
    analyzer = analyzer or Analyzer()
    check_aligned(_inputs(systems, references, source))
    resampled = max(options.samples, 0) if options.samples > 1 else 0
    tests = tuple(test for test in options.tests if len(systems) > 1 and (resampled or test != "bootstrap"))
    trials = options.trials if "randomisation" in tests else 0
    significance.check_size(len(references[0]), options.metrics, resampled, trials)
    measures = Measures(options.metrics, references, options.language, options.tokenizer)
    with significance.seeded(options.seed):
        # The tests come first: metrics that have resampled say so in every signature from then on.
        compared = tuple(significance.comparisons(measures.metrics, systems, tests, resampled, trials)) if tests else ()
        scores = tuple(_scores(measures, systems, resampled))
    found = issues(analyzer, systems, source, options.language, options.source_language)
    spoken = options.language or found[0].language
    described = traits(analyzer.lexicons, references[0], source, spoken, options.source_language)
    by_system = {item.system: item for item in found}
    return Evaluation(
        systems=tuple(systems),
        count=len(references[0]),
        references=len(references),
        metrics=options.metrics,
        scores=scores,
        comparisons=compared,
        buckets=tuple(buckets(measures, systems, described, by_system, options.edges)),
        segments=tuple(_segments(measures, systems, by_system)),
        issues=found,
        notes=tuple(_notes(spoken, options)),
    )


def _inputs(systems: Mapping[str, System], references: Sequence[System], source: System | None) -> list[Segments]:
    if not systems or not references or not len(references[0]):
        raise SettingsError("nothing to compare: give at least one system, one reference and one segment")
    named = [*systems.items(), *((f"reference {number}", lines) for number, lines in enumerate(references, 1))]
    if source is not None:
        named.append(("the source", source))
    return [Segments(name, tuple(lines)) for name, lines in named]


def _scores(measures: Measures, systems: Mapping[str, System], samples: int) -> Iterator[Score]:
    for system, lines in systems.items():
        for metric, found in measures.corpus(lines, samples).items():
            mean, interval = (float(found._mean), float(found._ci)) if samples else (None, None)
            yield Score(system, metric, found.score, mean, interval, str(measures.metrics[metric].get_signature()))


def _segments(measures: Measures, systems: Mapping[str, System], issues: Mapping[str, Issues]) -> Iterator[Segment]:
    for system, lines in systems.items():
        for number, scores in enumerate(measures.sentences(lines), 1):
            yield Segment(system, number, scores, issues[system].lines.get(number, ()))


def _notes(spoken: str | None, options: Options) -> Iterator[str]:
    if spoken in ("zh", "ja", "ko") and not (options.language or options.tokenizer):
        yield f"the text looks like “{spoken}”, which BLEU must cut in its own way: give --lang {spoken}"
