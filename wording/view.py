"""`ArticleView`: all that a rule may look at, each part computed when it is first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from wording import language as languages
from wording.layout import lay_out
from wording.lexicon import LexiconError, Lexicons
from wording.model import Article, Block, Role, Span
from wording.opaque import Opaque
from wording.parsing import Entity, Parse
from wording.quote_marks import Mark, quote_marks
from wording.quote_pairs import Pair, pair_up
from wording.schemas.pages import Conventions
from wording.sentences import Splitter

T = TypeVar("T")
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
        self.parses: dict[Span, Parse] = {}
        self.parse_all = False
        self.entities: tuple[Entity, ...] | None = None
        self._computed: dict[Any, Any] = {}

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
        return tuple(mark for block, marks in self._marks_by_block if block.judged for mark in marks)

    @cached_property
    def quote_pairs(self) -> tuple[Pair, ...]:
        """The marks of the judged blocks paired; needs `conventions`.

        Body paragraphs are paired together, each headline by itself. A block between them that is no body may hold the
        other half of a quotation, unless its own marks balance.
        """
        running: list[Mark] = []
        pairs: list[Pair] = []
        for block, marks in self._marks_by_block:
            if block.role is Role.BODY and block.judged:
                running += marks
            elif block.role is Role.HEADLINE:
                pairs += pair_up(marks) if block.judged else ()
            elif not all(pair.balanced for pair in pair_up(marks)):
                running += marks
        judged = {mark.span for mark in self.marks}
        found = (pair for pair in (*pairs, *pair_up(running)) if judged.intersection(pair.mark_spans))
        return tuple(sorted(found, key=lambda pair: pair.span))

    @cached_property
    def _marks_by_block(self) -> tuple[tuple[Block, list[Mark]], ...]:
        conventions = self.conventions
        return tuple((block, quote_marks(self.text, block.span, conventions)) for block in self.blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the judged blocks, in the order of the text."""
        splitter = self.lexicons.built(self.language or "", Splitter)
        return tuple(Sentence(span, block) for block in self.judged for span in splitter.split(self.text, block.span))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the text: what is not among them need not be searched."""
        return frozenset(self.text)

    @cached_property
    def words(self) -> int:
        """How many words the judged blocks hold."""
        return sum(sum(1 for _ in _WORD.finditer(self.text, *bounds(block.span))) for block in self.judged)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each word form stands in the whole text, furniture and all."""
        return Counter(_WORD.findall(self.text))

    @property
    def conventions(self) -> Conventions:
        """How the article's language writes marks, numbers and dates. A rule that asks for it `needs` it."""
        found = self.lexicons.document(self.language or "", Conventions)
        if found is None:
            raise LexiconError(f"no conventions for “{self.language}”; a rule that asks for them needs `conventions`")
        return found

    def computed(self, build: Callable[[ArticleView], T]) -> T:
        """Return `build(self)`, computed once: how annotations are asked for without this module knowing them."""
        if build not in self._computed:
            self._computed[build] = build(self)
        return cast("T", self._computed[build])

    def parsed(self, trigger: re.Pattern[str]) -> Iterator[tuple[Sentence, Parse]]:
        """Yield the sentences that `trigger` hits, with their parses; with `--parse all`, every sentence.

        A rule sees only what its own trigger hits, so that its findings do not depend on which other rules run.
        """
        for sentence in self.sentences:
            parse = self.parses.get(sentence.span)
            if parse and (self.parse_all or trigger.search(self.text, *bounds(sentence.span))):
                yield sentence, parse

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the judged sentence that holds the whole of a range, or None."""
        place = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        found = self.sentences[place] if place >= 0 else None
        return found if found and found.span.contains(span) else None

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` inside judged blocks that touch no address, handle or file name.

        The pattern sees what stands before a block through look-behinds, nothing of what stands after it.
        """
        for block in self.judged:
            for match in pattern.finditer(self.text, *bounds(block.span)):
                if not self.opaque.touches(*match.span()):
                    yield match


def laid_out(article: Article, said: str | None, lexicons: Lexicons) -> ArticleView:
    """Lay an article out and identify its languages; `said` is what the article's language is said to be."""
    blocks = lay_out(article, said or languages.guess(article.text, lexicons), lexicons)
    language, blocks = languages.identify(article, blocks, said, lexicons)
    return ArticleView(article, blocks, language, lexicons)


def bounds(span: Span) -> tuple[int, int]:
    """Return a span as the pair that the methods of `re` patterns take."""
    return (span.start, span.end)
