"""`ArticleView`: all that a rule may look at, each part computed when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wording.lexicon import LexiconError, Lexicons
from wording.model import Article, Block, Role, Span
from wording.opaque import Opaque
from wording.quote_marks import Mark, quote_marks
from wording.quote_pairs import Pair, pair_up
from wording.schemas import Conventions
from wording.sentences import Splitter

_WORD = re.compile(r"\w+(?:['’.,\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the block it stands in."""

    span: Span
    block: Block


class ArticleView:
    """One article laid out, with lazily computed annotations. Rules read it and never change it."""

    def __init__(self, article: Article, blocks: tuple[Block, ...], language: str | None, lexicons: Lexicons) -> None:
        self.article = article
        self.text = article.text
        self.blocks = blocks
        self.language = language
        self.lexicons = lexicons

    @cached_property
    def judged(self) -> tuple[Block, ...]:
        """The blocks that rules look at: headline and body in the article's own language."""
        return tuple(block for block in self.blocks if block.judged)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The judged blocks that are running text."""
        return tuple(block for block in self.judged if block.role is Role.BODY)

    @cached_property
    def opaque(self) -> Opaque:
        """Addresses, handles and the like."""
        return Opaque(self.text)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The quotation marks of the judged blocks, in the order of the text; needs `conventions`."""
        return tuple(mark for marks in self._marks_by_block for mark in marks)

    @cached_property
    def quote_pairs(self) -> tuple[Pair, ...]:
        """The marks paired: body paragraphs together, each headline by itself; needs `conventions`."""
        body: list[Mark] = []
        pairs: list[Pair] = []
        for block, marks in zip(self.judged, self._marks_by_block, strict=True):
            if block.role is Role.BODY:
                body += marks
            else:
                pairs += pair_up(marks)
        return tuple(sorted([*pairs, *pair_up(body)], key=lambda pair: pair.span))

    @cached_property
    def _marks_by_block(self) -> tuple[list[Mark], ...]:
        conventions = self.conventions
        return tuple(quote_marks(self.text, block.span, conventions) for block in self.judged)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the judged blocks, in the order of the text."""
        splitter = self.lexicons.built(self.language or "", Splitter)
        return tuple(Sentence(span, block) for block in self.judged for span in splitter.split(self.text, block.span))

    @cached_property
    def words(self) -> int:
        """How many words the judged blocks hold."""
        return sum(sum(1 for _ in _WORD.finditer(self.text, *bounds(block.span))) for block in self.judged)

    @property
    def conventions(self) -> Conventions:
        """How the article's language writes marks, numbers and dates. A rule that asks for it `needs` it."""
        found = self.lexicons.document(self.language or "", Conventions)
        if found is None:
            raise LexiconError(f"no conventions for “{self.language}”; a rule that asks for them needs `conventions`")
        return found

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` inside judged blocks that touch no address, handle or file name.

        The pattern sees what stands before a block through look-behinds, nothing of what stands after it.
        """
        for block in self.judged:
            for match in pattern.finditer(self.text, *bounds(block.span)):
                if not self.opaque.touches(*match.span()):
                    yield match


def bounds(span: Span) -> tuple[int, int]:
    """Return a span as the pair that the methods of `re` patterns take."""
    return (span.start, span.end)
