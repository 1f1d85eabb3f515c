"""`Analyzer`: articles in, reports out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version

from wording import language as languages
from wording.layout import lay_out
from wording.lexicon import Lexicons
from wording.model import Article, Finding, Report, Skipped
from wording.mqm import penalty
from wording.registry import Rule, rules
from wording.settings import Settings
from wording.view import ArticleView


class Analyzer:
    """Judges articles with the rules that the settings leave in force. Safe to reuse; reads each lexicon once."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Take the settings. Raises `SettingsError` for a rule that does not exist, `LexiconError` for a bad folder."""
        self.settings = settings or Settings()
        self.lexicons = Lexicons(self.settings.lexicons)
        self.rules = self.settings.rules_in_force(rules())

    def view(self, article: Article) -> ArticleView:
        """Lay an article out and identify its languages."""
        said = self.settings.language or article.language
        blocks = lay_out(article, said or languages.guess(article.text, self.lexicons), self.lexicons)
        language, blocks = languages.identify(article, blocks, said, self.lexicons)
        return ArticleView(article, blocks, language, self.lexicons)

    def analyze(self, article: Article) -> Report:
        """Judge one article."""
        return self.report(self.view(article))

    def analyze_many(self, articles: Iterable[Article]) -> Iterator[Report]:
        """Judge articles one after the other, lazily, in their order."""
        for article in articles:
            yield self.analyze(article)

    def report(self, view: ArticleView) -> Report:
        """Run the rules over a view."""
        findings: list[Finding] = []
        skipped: list[Skipped] = []
        for rule in self.rules:
            reason = self.settings.switched_off(rule.name, view.article.outlet, view.language)
            reason = reason or rule.lacks(view.language, self.lexicons)
            if reason:
                skipped.append(Skipped(rule.name, reason))
            else:
                findings.extend(self._kept(rule, view))
        findings.sort(key=lambda finding: finding.order)
        return Report(
            article=view.article,
            language=view.language,
            blocks=view.blocks,
            findings=tuple(findings),
            words=view.words,
            penalty=penalty(((finding.category, finding.severity) for finding in findings), view.words),
            signature=self.signature(view.language),
            skipped=tuple(skipped),
        )

    def signature(self, language: str | None) -> str:
        """Return what two numbers must share to compare: version, language, pipeline, lexicons, rules in force."""
        names = ",".join(rule.name for rule in self.rules)
        in_force = hashlib.blake2b(f"{names}|{self.settings.thresholds}".encode(), digest_size=4).hexdigest()
        parts = {
            "wording": _version(),
            "lang": language or "unknown",
            "pipe": "none",
            "lex": self.lexicons.fingerprint,
            "rules": f"{len(self.rules)}.{in_force}",
        }
        return "|".join(f"{key}:{value}" for key, value in parts.items())

    def _kept(self, rule: Rule, view: ArticleView) -> Iterator[Finding]:
        return (finding for finding in rule.findings(view) if self.settings.keeps(finding, view.text))


@cache
def _version() -> str:
    return version("wording")
