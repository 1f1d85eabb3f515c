from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from wording.lexicon import Lexicons
from wording.lexicon_check import problems
from wording.phrases import PatternCompiler
from wording.schemas.framing import Concept, Variant

LEXICONS = Lexicons()
CONCEPTS = LEXICONS.entries("framing", Concept)
OTHERS = ("ru", "uk", "de", "fr", "es", "el")


def offered(concept: Concept, language: str) -> list[Variant]:
    return [variant for variant in concept.variants if language in variant.forms]


def longest(variant: Variant, language: str, sentence: str) -> int:
    compiler = LEXICONS.built(language, PatternCompiler)
    found = (compiler.pattern(form).expression.search(sentence) for form in variant.forms[language])
    return max((match.end() - match.start() for match in found if match), default=0)


def languages_of_examples() -> list[tuple[Concept, Variant, str]]:
    return [
        (concept, variant, code) for concept in CONCEPTS for variant in concept.variants for code in variant.examples
    ]


def test_enough_concepts_give_a_choice_in_each_language():
    choices = Counter(code for concept in CONCEPTS for code in ("en", *OTHERS) if len(offered(concept, code)) > 1)
    assert choices["en"] >= 44
    assert all(choices[code] >= 27 for code in OTHERS), choices


def test_enough_concepts_can_be_compared_across_all_languages():
    complete = [c for c in CONCEPTS if all(len(offered(c, code)) > 1 for code in ("en", *OTHERS))]
    assert len(complete) >= 27


def test_identifiers_are_unique():
    assert max(Counter(concept.concept for concept in CONCEPTS).values()) == 1
    for concept in CONCEPTS:
        assert max(Counter(variant.variant for variant in concept.variants).values()) == 1, concept.concept


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.concept)
def test_every_variant_has_an_example_for_each_of_its_languages(concept: Concept):
    for variant in concept.variants:
        assert set(variant.examples) == set(variant.forms), variant.variant
        assert set(variant.unless) <= set(variant.forms), variant.variant


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.concept)
def test_every_pattern_compiles(concept: Concept):
    for variant in concept.variants:
        for part in (variant.forms, variant.unless):
            for language, sources in part.items():
                compiler = LEXICONS.built(language, PatternCompiler)
                assert all(compiler.pattern(source).anchors for source in sources)


@pytest.mark.parametrize(
    ("concept", "variant", "language"),
    [
        pytest.param(concept, variant, code, id=f"{concept.concept}-{variant.variant}-{code}")
        for concept, variant, code in languages_of_examples()
    ],
)
def test_longest_form_in_an_example_is_its_own_variant_s(concept: Concept, variant: Variant, language: str):
    for sentence in variant.examples[language]:
        others = [other for other in offered(concept, language) if other is not variant]
        rival = max((longest(other, language, sentence) for other in others), default=0)
        assert longest(variant, language, sentence) > rival


def test_words_do_not_mix_scripts():
    for concept in CONCEPTS:
        for variant in concept.variants:
            for sources in variant.forms.values():
                assert not re.search(r"[a-z][а-яіїєґα-ω]|[а-яіїєґα-ω][a-z]", " ".join(sources).lower()), variant.variant


def concept_file(folder: Path, forms: str, example: str) -> Path:
    path = folder / "framing" / "concepts.mine.yaml"
    path.parent.mkdir()
    path.write_text(
        "entries:\n- concept: border\n  label: what stands at the border\n  variants:\n"
        f"  - variant: fence\n    frame: light\n    forms: {{en: {forms}}}\n    examples: {{en: {example}}}\n"
        "  - variant: wall\n    frame: heavy\n    forms: {en: wall+}\n    unless: {en: wall clock}\n"
        "    examples: {en: A wall clock stopped.}\n",
        encoding="utf-8",
    )
    return folder


def test_example_without_a_form_is_named_with_concept_variant_and_language(tmp_path: Path):
    fence, wall = problems(concept_file(tmp_path, "fence+", "A hedge was planted."))
    assert "concept “border”, variant “fence”, language “en”: the variant is not found in its example “A hedge" in fence
    assert "variant “wall”, language “en”: the variant is not found in its example “A wall clock" in wall


def test_pattern_that_cannot_be_used_is_named_with_concept_variant_and_language(tmp_path: Path):
    fence, _ = problems(concept_file(tmp_path, "of a", "A fence."))
    assert "concept “border”, variant “fence”, language “en”: “of a”: no slot whose forms all have three" in fence
