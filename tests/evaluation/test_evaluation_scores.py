"""Scores, tests and intervals are sacreBLEU's own, and the same each time."""

from __future__ import annotations

import os

import pytest
import sacrebleu

from wording.evaluation import AlignmentError, Options, evaluate
from wording.evaluation.metrics import METRICS, Measures
from wording.evaluation.output import lines
from wording.evaluation.significance import MOST_BYTES, check_size, seeded
from wording.settings import SettingsError

FEW = Options(language="en", samples=50, trials=100)


def public(name: str, **more):
    """The metric as anybody would make it."""
    if name == "BLEU":
        return sacrebleu.BLEU(**more)
    return sacrebleu.TER() if name == "TER" else sacrebleu.CHRF(word_order=2 if name == "chrF++" else 0)


@pytest.mark.parametrize("name", METRICS)
def test_corpus_and_sentence_scores_are_those_of_the_public_functions(name, systems, references):
    two = [*references, systems["poor"]]
    found = evaluate(systems, two, options=FEW)
    for system, hypothesis in systems.items():
        metric = public(name)
        expected = metric.corpus_score(hypothesis, two).score
        score = next(item for item in found.scores if (item.system, item.metric) == (system, name))
        assert score.score == expected
        bare = str(metric.get_signature())
        assert score.signature == bare.replace("nrefs:2|", "nrefs:2|bs:50|seed:12345|")
        sentence = public(name, effective_order=True)
        rows = [item.scores[name] for item in found.segments if item.system == system]
        assert rows == [
            sentence.sentence_score(line, list(own)).score for line, *own in zip(hypothesis, *two, strict=True)
        ]


def test_part_of_a_corpus_scores_like_that_part_alone(systems, references):
    places = [0, 2, 3]
    alone = [[lines[place] for place in places] for lines in references]
    chosen = [systems["poor"][place] for place in places]
    expected = {name: item.score for name, item in Measures(METRICS, alone).corpus(chosen).items()}
    assert Measures(METRICS, references).part(systems["poor"], places) == expected


def test_the_same_seed_gives_the_same_numbers_and_another_one_others(systems, references):
    first, again = (evaluate(systems, references, options=FEW) for _ in range(2))
    assert first == again
    other = evaluate(systems, references, options=Options(language="en", samples=50, trials=100, seed=7))
    assert [item.mean for item in other.scores] != [item.mean for item in first.scores]
    assert [item.score for item in other.scores] == [item.score for item in first.scores]
    assert "seed:7|" in other.scores[0].signature


def test_the_environment_is_left_as_it_was(monkeypatch):
    monkeypatch.setenv("SACREBLEU_SEED", "99")
    with seeded(5):
        assert os.environ["SACREBLEU_SEED"] == "5"
    assert os.environ["SACREBLEU_SEED"] == "99"
    monkeypatch.delenv("SACREBLEU_SEED")
    with pytest.raises(RuntimeError), seeded(5):
        raise RuntimeError
    assert "SACREBLEU_SEED" not in os.environ


def test_a_worse_system_differs_and_a_slightly_changed_one_does_not(references):
    reference = references[0] * 8
    worse = tuple(" ".join(reversed(line.split())) for line in reference)
    near = (reference[0].replace("Monday", "Tuesday"), *reference[1:])
    other = (*reference[:-1], reference[-1].replace("noon", "midday"))
    found = evaluate({"near": near, "other": other, "worse": worse}, [reference], options=FEW)
    p_values = {(item.system, item.metric): (item.bootstrap, item.randomisation) for item in found.comparisons}
    assert max(p_values["worse", "BLEU"]) < 0.05
    assert min(p_values["other", "chrF"]) > 0.2
    difference = {(item.system, item.metric): item.difference for item in found.comparisons}
    assert difference["worse", "BLEU"] < 0 < difference["worse", "TER"]


def test_a_copy_of_the_baseline_is_not_marked_as_different(systems, references):
    poor = systems["poor"]
    found = evaluate({"base": poor, "copy": poor}, references, options=FEW)
    assert {item.difference for item in found.comparisons} == {0}
    rows = [line for line in lines(found, "text") if "+0.00" in line]
    assert len(rows) == len(METRICS)
    assert not any("*" in row for row in rows)


def test_one_system_is_not_tested_and_without_samples_nothing_is_drawn(systems, references):
    found = evaluate({"good": systems["good"]}, references, options=Options(language="en", samples=0))
    assert found.comparisons == ()
    assert all(item.mean is None and item.interval is None for item in found.scores)
    assert not any("bs:" in item.signature for item in found.scores)


def test_the_tokenizer_follows_the_language():
    text = ["市议会投票赞成建桥。", "桥将耗资一千二百万欧元。"]
    found = evaluate({"one": text}, [text], options=Options(language="zh", samples=0))
    signatures = {item.metric: item.signature for item in found.scores}
    assert "tok:zh" in signatures["BLEU"]
    assert "asian:yes" in signatures["TER"]
    assert [item.score for item in found.scores] == pytest.approx([100, 100, 100, 0])
    unsaid = evaluate({"one": text}, [text], options=Options(samples=0))
    assert "give --lang zh" in unsaid.notes[0]


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_a_tokenizer_that_is_not_installed_is_told_with_the_way_out(language, monkeypatch, systems, references):
    module = f"sacrebleu.tokenizers.tokenizer_{language}_mecab"
    monkeypatch.setattr(f"{module}.MeCab", None)
    with pytest.raises(SettingsError, match=rf"pip install 'sacrebleu\[{language}\]'.*--tokenize char"):
        evaluate(systems, references, options=Options(language=language))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"tokenizer": "13b"}, "13a"),
        ({"metrics": ("BLUE",)}, "BLUE"),
        ({"tests": ("t",)}, "bootstrap"),
        ({"seed": 0}, "1"),
    ],
)
def test_wrong_options_are_refused(wrong, said):
    with pytest.raises(SettingsError, match=said):
        Options(**wrong)


def test_inputs_that_do_not_match_are_refused(systems, references):
    with pytest.raises(AlignmentError, match="short has 4 lines, reference 1 5 lines: line 5"):
        evaluate({"short": systems["good"][:4]}, references)
    with pytest.raises(AlignmentError, match="the source"):
        evaluate(systems, references, ["only one"])
    with pytest.raises(SettingsError):
        evaluate({}, references)


def test_tests_too_large_for_the_memory_are_refused_with_a_number_that_fits():
    check_size(2_000, METRICS, 1_000, 10_000)
    with pytest.raises(SettingsError, match="--samples") as caught:
        check_size(200_000, METRICS, 1_000, 0)
    fitting = int(str(caught.value).partition("--samples ")[2].partition(",")[0])
    check_size(200_000, METRICS, fitting, 0)
    with pytest.raises(SettingsError, match="--trials"):
        check_size(MOST_BYTES // 1000, ("TER",), 1, 10_000)
