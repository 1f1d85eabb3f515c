"""What the tool says about itself: its rules, their pages, and what it can do in each language."""

from __future__ import annotations

from collections.abc import Iterator

from wording.lexicon import Lexicons, lexicon_name, shipped
from wording.parsing import EXTRAS, PIPELINES, pipeline_name
from wording.registry import Bad, Good, Rule, rules
from wording.settings import Settings, SettingsError


def rules_table() -> Iterator[str]:
    """Yield one line a rule: name, severity, MQM category, what it flags."""
    width = max(len(name) for name in rules())
    for name, rule in rules().items():
        mark = "" if rule.default else " (off by default)"
        yield f"{name:{width}}  {rule.severity:8}  {rule.category.value:38}  {rule.summary}{mark}"


def rule_page(name: str) -> Iterator[str]:
    """Yield a rule's page with its examples. Raises `SettingsError` with the nearest name if there is no such rule."""
    Settings(select=(name,)).rules_in_force(rules())
    if name not in rules():
        raise SettingsError(f"“{name}” is a category; `wording rules` lists the rules in it")
    rule = rules()[name]
    yield from (name, "=" * len(name), rule.page, "")
    yield f"Category: {rule.category.value} · severity: {rule.severity} · confidence: {rule.confidence:.2f}"
    yield f"Languages: {', '.join(sorted(rule.languages)) or 'all for which its lexicons exist'}"
    yield from ("", "Flagged:")
    yield from (f"  [{bad.language}] {marked(bad.text, bad.passages)}{translated_from(bad)}" for bad in rule.bad)
    yield from ("", "Not flagged:")
    yield from (f"  [{good.language}] {good.text}{translated_from(good)}" for good in rule.good)


def translated_from(example: Bad | Good) -> str:
    """Return the original of an example, if it has one."""
    return f"  ← [{example.source_language}] {example.source}" if example.source else ""


def marked(text: str, passages: tuple[str, ...]) -> str:
    """Return a text with brackets around the flagged passages, in their order."""
    place, parts = 0, []
    for passage in passages:
        start = text.index(passage, place)
        parts += [text[place:start], "⟦", passage, "⟧"]
        place = start + len(passage)
    return "".join([*parts, text[place:]])


def languages_table() -> Iterator[str]:
    """Yield one line a language: rules that run, pipeline, lexicons; then what to install for more."""
    lexicons = Lexicons()
    every = [rule for rule in rules().values() if rule.default]
    yield f"{'language':10}{'rules':>10}  {'pipeline':24}lexicons"
    for code in language_codes():
        names = sorted({lexicon_name(path) for path in shipped("lexicons").glob(f"{code}/*.yaml")})
        rules_here = f"{running(every, code, lexicons)} of {len(every)}"
        yield f"{code:10}{rules_here:>10}  {pipeline_name(code) or '–':24}{', '.join(names)}"
    yield ""
    yield from _advice()


def _advice() -> Iterator[str]:
    """Yield what to install for the languages that have a pipeline to install."""
    missing = [code for code in PIPELINES if not pipeline_name(code)]
    yield "Sentences are split and languages identified without a trained pipeline; with one, more rules run."
    for code in missing:
        how = f"pip install 'wording[{code}]'" if code in EXTRAS else f"python -m spacy download {PIPELINES[code][0]}"
        yield f"  {code}: {how}"


def language_codes() -> list[str]:
    """Return the ISO 639-1 codes for which there is any lexicon."""
    folders = {path.parent.name for path in shipped("lexicons").glob("*/*.yaml")}
    return sorted(folder for folder in folders if len(folder) == 2)


def running(every: list[Rule], language: str, lexicons: Lexicons) -> int:
    """Return how many rules run on a language."""
    return sum(rule.lacks(language, lexicons) is None for rule in every)
