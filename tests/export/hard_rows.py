"""Findings made by hand on texts that are hard to keep: for the tests of every format."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from wording.export.material import Material
from wording.runs.rows import ArticleRow, ErrorRow, FindingRow, RunInfo

SIGNATURE = "wording:0.1.0|lang:en|pipe:none|lex:0123abcd|rules:3.89abcdef"

HARD = {
    "emoji": "Minister 😀 waves 👩‍👩‍👧 at the the crowd 🇬🇷.\nA second line 𝔘 stays.",
    "rtl": "قال الوزير إن \u202bالاجتماع\u202c كان كان جيدا.\nThe the end — הסוף הסוף.",
    "crlf": "First line.\r\nThe the second\tline.\r\n\r\nThird line with with \r a bare return.\n",
    "quotes": '"He said, \'the the\'", and left; \\"done\\".\n“So,” she she said.',
    "formula": "=SUM(A1:A9) the the\n-1+1 is is here\n@name name name\n+44 44 44",
    "markup": "<script>alert('the the')</script> & <v>the the</v> &amp; <b>is is</b>\n<r>x x</r>\n*the the* _a a_ [b b](c)",
    "control": "Line the\x00the bell\x07 bell and \x1b[31m the the \x0b tab tab.\u2028Next the the.",
    "edges": "the the",
    "blank": "   \n\n  the the  \n\n",
}
"""Texts by article id. In each, doubled words and a few other passages are findings."""

_DOUBLED = re.compile(r"\b(\w+)[\s\x00](\1)\b", re.IGNORECASE)


def info(findings: int = 0) -> RunInfo:
    return RunInfo(
        schema=1,
        version="0.1.0",
        created="2026-11-21T10:00:00+00:00",
        settings={},
        signatures=(SIGNATURE,),
        articles=len(HARD),
        words=120,
        findings=findings,
        errors=1,
        complete=True,
    )


def finding(article: str, number: int, start: int, end: int, text: str | None = None, **changes: object) -> FindingRow:
    """Return a finding on a stretch of one of the texts."""
    text = HARD[article] if text is None else text
    made = FindingRow(
        article=article,
        number=number,
        outlet="Elmstead Tribune",
        title=f"About {article}",
        date="2022-01-11",
        language="en",
        url=f"https://elmstead.example/{article}?a=1&b=2",
        story="geneva",
        path=f"articles/{article}.txt",
        content=hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        rule="repeated-word",
        category="linguistic-conventions/grammar",
        severity=("minor", "major", "critical")[number % 3],
        confidence=0.9 - 0.05 * (number % 5),
        start=start,
        end=end,
        text=text[start:end],
        before=text[max(0, start - 60) : start],
        after=text[end : end + 60],
        message=f"“{text[start:end]}” says the same word twice.",
        suggestion=text[start:end].split()[-1] if text[start:end].split() else None,
        evidence={"word": text[start:end]},
        block="body",
        signature=SIGNATURE,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def hard_findings() -> list[FindingRow]:
    """Return findings on all the texts: doubled words, first characters, whole lines and overlapping stretches."""
    rows = []
    for article, text in HARD.items():
        spans = [match.span() for match in _DOUBLED.finditer(text)]
        spans += [(0, min(9, len(text))), (max(0, len(text) // 2 - 6), min(len(text), len(text) // 2 + 6))]
        spans = sorted(set(spans))
        rows += [finding(article, number, *span) for number, span in enumerate(spans)]
    return rows


def article_row(article: str) -> ArticleRow:
    found = [row for row in hard_findings() if row.article == article]
    count = {name: sum(row.severity == name for row in found) for name in ("minor", "major", "critical")}
    return ArticleRow(
        article, "Elmstead Tribune", f"About {article}", "2022-01-11", "en", None, None, "geneva", None,
        f"articles/{article}.txt", found[0].content, 20, 12.5, None, None, len(found), **count, signature=SIGNATURE,
    )  # fmt: skip


def material(rows: list[FindingRow] | None = None, texts: dict[str, str] | None = None) -> Material:
    """Return material for an export."""
    rows = hard_findings() if rows is None else rows
    texts = HARD if texts is None else texts
    return Material(
        info=info(len(rows)),
        findings=iter(rows),
        text=texts.__getitem__,
        articles=lambda: [article_row(article) for article in HARD],
        errors=lambda: [ErrorRow("articles/broken.txt", None, None, "reading", "=cannot be read; convert it")],
    )
