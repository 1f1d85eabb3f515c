"""A parsed sentence as attributions need it: who is the subject of what, where constituents and quotations begin and end.

Label names differ between pipelines (ClearNLP labels in English, Universal Dependencies in most others); they are
listed in the sets below, and nothing else asks for the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from wording.annotate.passages import Passage
from wording.model import Span
from wording.parsing import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj", "expl", "expl:subj"})
AUXILIARIES = frozenset({"aux", "auxpass", "aux:pass", "aux:tense", "aux:caus", "neg", "cop"})
AGENTS = frozenset({"agent", "obl:agent"})
RELATIVES = frozenset({"relcl", "acl", "acl:relcl"})
POSSESSIVES = frozenset({"poss", "nmod", "nmod:poss", "det:poss"})
OBJECTS = frozenset({"pobj", "pcomp", "obl:arg", "obl", "nmod", "obl:mod", "dobj", "obj"})
MARKS = frozenset("\"“”„‟«»‹›「」‘’‚‛'`") | {"''", "``"}
STOPS = frozenset(",;:.!?…-–—") | {"--", "..."}

Range = tuple[int, int]
"""Tokens from the first to the last, both included."""


class Clauses:
    """One parse with lookups by token index."""

    def __init__(self, parse: Parse, passages: Sequence[Passage] = ()) -> None:
        self.parse = parse
        self.tokens: tuple[Token, ...] = parse.tokens
        self.last = len(parse.tokens) - 1
        self.lemmas = [token.lemma.lower() for token in parse.tokens]
        self.quoted = _quoted(parse.tokens, passages)
        self.marks = [token.text in MARKS for token in parse.tokens]
        self.relations: dict[Range, str] = {}

    @cached_property
    def children(self) -> list[list[int]]:
        """The indices of the tokens that hang on each token."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head != number:
                found[token.head].append(number)
        return found

    @cached_property
    def edges(self) -> list[Range]:
        """The first and last token of each token's subtree."""
        result = [(number, number) for number in range(len(self.tokens))]
        for number in sorted(range(len(self.tokens)), key=self._depth, reverse=True):
            head = self.tokens[number].head
            if head != number:
                first, last = result[head]
                result[head] = (min(first, result[number][0]), max(last, result[number][1]))
        return result

    @cached_property
    def _depths(self) -> list[int]:
        return [-1] * len(self.tokens)

    def _depth(self, number: int) -> int:
        path: list[int] = []
        while self._depths[number] < 0 and self.tokens[number].head != number and len(path) <= self.last:
            path.append(number)
            number = self.tokens[number].head
        depth = max(self._depths[number], 0)
        self._depths[number] = depth
        for step in reversed(path):
            depth += 1
            self._depths[step] = depth
        return self._depths[path[0]] if path else depth

    def dep(self, number: int) -> str:
        """Return the label of a token."""
        return self.tokens[number].dep

    def head(self, number: int) -> int:
        """Return the head of a token."""
        return self.tokens[number].head

    def child(self, number: int, labels: frozenset[str]) -> int | None:
        """Return the first child with one of the labels."""
        return next((c for c in self.children[number] if self.tokens[c].dep in labels), None)

    def chain(self, number: int, steps: int = 4) -> list[int]:
        """Return a token and those it hangs on, upwards: the predicates that may share a subject with it."""
        found = [number]
        while len(found) <= steps and self.head(found[-1]) != found[-1]:
            found.append(self.head(found[-1]))
        return found

    def trimmed(self, first: int, last: int) -> Range | None:
        """Return a range without the stops and marks at its edges that do not belong to words; None if nothing stays."""
        while first <= last and (self.tokens[first].text in STOPS or self.tokens[first].text.isspace()):
            first += 1
        while last >= first and (self.tokens[last].text in STOPS or self.tokens[last].text.isspace()):
            last -= 1
        while first <= last and self.marks[first] and not self.quoted[first]:
            first += 1
        return (first, last) if first <= last else None

    def span(self, part: Range) -> Span:
        """Return the range of the text that a range of tokens covers."""
        return self.tokens[part[0]].span.to(self.tokens[part[1]].span)


def _quoted(tokens: Sequence[Token], passages: Sequence[Passage]) -> list[int]:
    """Return for each token the number of the passage it stands in, from 1, or 0."""
    result = [0] * len(tokens)
    if not tokens:
        return result
    for number, passage in enumerate(passages, 1):
        if passage.span.start >= tokens[-1].span.end or passage.span.end <= tokens[0].span.start:
            continue
        for index, token in enumerate(tokens):
            if passage.span.start <= token.span.start < passage.span.end:
                result[index] = number
    return result
