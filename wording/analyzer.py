"""`Analyzer`: articles in, reports out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from itertools import islice

from wording import language as languages
from wording.annotate.wanted import wanted_sentences
from wording.lexicon import Lexicons
from wording.model import Article, Finding, Report, Skipped, Span
from wording.mqm import penalty
from wording.origin import origin
from wording.parsing import named_entities, parse, pipeline_name, pipeline_version
from wording.registry import Rule, rules
from wording.settings import Settings
from wording.view import ArticleView, bounds, laid_out

BATCH = 64
"""Articles whose sentences are parsed together."""


class Analyzer:
    """Judges articles with the rules that the settings leave in force. Safe to reuse; reads each lexicon once."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Take the settings. Raises `SettingsError` for a rule that does not exist, `LexiconError` for a bad folder."""
        self.settings = settings or Settings()
        self.lexicons = Lexicons(self.settings.lexicons)
        self.rules = self.settings.rules_in_force(rules())
        self._signatures: dict[str | None, str] = {}
        self._lacking: dict[str | None, dict[str, str | None]] = {}

    def view(self, article: Article) -> ArticleView:
        """Lay an article out and identify its languages."""
        said = self.settings.language or article.language
        if not said and article.title and not article.text.strip():
            said = languages.guess(article.title, self.lexicons)
        return laid_out(article, said, self.lexicons)

    def analyze(self, article: Article, *, likelihood: bool = False, explain: bool = False) -> Report:
        """Judge one article; see `analyze_many`."""
        return next(self.analyze_many([article], likelihood=likelihood, explain=explain))

    def analyze_many(
        self, articles: Iterable[Article], *, likelihood: bool = False, explain: bool = False
    ) -> Iterator[Report]:
        """Judge articles lazily and in their order; the sentences to parse are parsed together, batch by batch.

        With `likelihood`, a report also says how far the article reads like machine translation, and with `explain` why.
        """
        for batch in batched(articles, BATCH if any(rule.parses for rule in self.rules) else 1):
            views = [self.view(article) for article in batch]
            self.parse(views)
            yield from (self.report(view, likelihood=likelihood, explain=explain) for view in views)

    def annotated(self, article: Article) -> ArticleView:
        """Return the view of one article, parsed where quotations and attributions ask for it."""
        return next(self.annotated_many([article]))

    def annotated_many(
        self, articles: Iterable[Article], *, attributions: bool = True, entities: bool = False
    ) -> Iterator[ArticleView]:
        """Yield views lazily and in order, with what the annotations need of a trained pipeline, batch by batch.

        For `attributions`, sentences that hold a cue or a quotation are parsed; for people, `entities` looks for names
        in all sentences.
        """
        for batch in batched(articles, BATCH):
            views = [self.view(article) for article in batch]
            if attributions:
                self.parse(views, wanted_sentences)
            if entities:
                self.recognise(views)
            yield from views

    def recognise(self, views: Sequence[ArticleView]) -> None:
        """Find the named entities in all sentences of the views whose language has a pipeline."""
        if self.settings.parse == "none":
            return
        for language, places in _by_language(
            views, lambda view: (sentence.span for sentence in view.sentences)
        ).items():
            found = named_entities(language, [(span.of(view.text), span.start) for view, span in places])
            for (view, _), entities in zip(places, found, strict=True):
                view.entities = (*(view.entities or ()), *entities)

    def parse(
        self, views: Sequence[ArticleView], wanted_by: Callable[[ArticleView], Iterable[Span]] | None = None
    ) -> None:
        """Parse in all views the sentences that any rule in force, or `wanted_by` instead, asks for."""
        if self.settings.parse == "none":
            return
        for view in views:
            view.parse_all = self.settings.parse == "all"
        for language, places in _by_language(views, wanted_by or self._to_parse).items():
            parses = parse(language, [(span.of(view.text), span.start) for view, span in places])
            for (view, span), found in zip(places, parses, strict=True):
                if found:
                    view.parses[span] = found

    def _to_parse(self, view: ArticleView) -> Iterator[Span]:
        """Yield the sentences that the trigger of some rule hits; triggers look at the whole text once."""
        lacking = self._lacks(view.language)
        triggers = [rule.parses for rule in self.rules if rule.parses and not lacking[rule.name]]
        if view.parse_all and triggers:
            yield from (sentence.span for sentence in view.sentences)
            return
        triggers = [trigger for trigger in triggers if trigger.search(view.text)]
        for sentence in view.sentences if triggers else ():
            if any(trigger.search(view.text, *bounds(sentence.span)) for trigger in triggers):
                yield sentence.span

    def report(self, view: ArticleView, *, likelihood: bool = False, explain: bool = False) -> Report:
        """Run the rules over a view; with `likelihood`, the model, too, and with `explain`, give its reasons."""
        findings: list[Finding] = []
        skipped: list[Skipped] = []
        lacking = self._lacks(view.language)
        for rule in self.rules:
            reason = self.settings.switched_off(rule.name, view.article.outlet, view.language)
            if reason := reason or lacking[rule.name]:
                skipped.append(Skipped(rule.name, reason))
            else:
                findings.extend(self._kept(rule, view))
        findings.sort(key=lambda finding: finding.order)
        source = origin(findings, view.text, view.language)
        report = Report(
            article=view.article,
            language=view.language,
            blocks=view.blocks,
            findings=tuple(findings),
            words=view.words,
            penalty=penalty(((finding.category, finding.severity) for finding in findings), view.words),
            signature=self.signature(view.language),
            skipped=tuple(skipped),
            points_to=str(source) if source else None,
        )
        return _with_likelihood(report, view, explain) if likelihood else report

    def _lacks(self, language: str | None) -> dict[str, str | None]:
        """Return for each rule why it cannot run on a language, or None."""
        if language not in self._lacking:
            self._lacking[language] = {rule.name: rule.lacks(language, self.lexicons) for rule in self.rules}
        return self._lacking[language]

    def signature(self, language: str | None) -> str:
        """Return what two numbers must share to compare: version, language, pipeline, lexicons, rules in force."""
        if language not in self._signatures:
            self._signatures[language] = self._signature(language)
        return self._signatures[language]

    def _signature(self, language: str | None) -> str:
        names = ",".join(rule.name for rule in self.rules)
        in_force = hashlib.blake2b(f"{names}|{self.settings.thresholds}".encode(), digest_size=4).hexdigest()
        parts = {
            "wording": _version(),
            "lang": language or "unknown",
            "pipe": pipeline_version(language or ""),
            "lex": self.lexicons.fingerprint,
            "rules": f"{len(self.rules)}.{in_force}",
        }
        return "|".join(f"{key}:{value}" for key, value in parts.items())

    def _kept(self, rule: Rule, view: ArticleView) -> Iterator[Finding]:
        return (finding for finding in rule.findings(view) if self.settings.keeps(finding, view.text))


def _with_likelihood(report: Report, view: ArticleView, explain: bool) -> Report:
    from wording.likelihood import likelihood, verdict

    found = likelihood(view, explain=explain)
    said = verdict(report.penalty, len(report.findings), found)
    return replace(report, likelihood=found, verdict=said)


def _by_language(
    views: Iterable[ArticleView], wanted_by: Callable[[ArticleView], Iterable[Span]]
) -> dict[str, list[tuple[ArticleView, Span]]]:
    """Return the wanted stretches of the views whose language has a pipeline, by language."""
    places: dict[str, list[tuple[ArticleView, Span]]] = {}
    for view in views:
        if view.language and pipeline_name(view.language):
            places.setdefault(view.language, []).extend((view, span) for span in wanted_by(view))
    return places


def batched(items: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Cut a stream into lists of at most `size`."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


@cache
def _version() -> str:
    return version("wording")
