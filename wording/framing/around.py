"""The adjectives and verbs around a name: a place, a person by the usual name, or any word as printed.

With a trained pipeline they are read off a parse: adjectives that modify the name or are said of it, verbs that it is the
subject or the object of. Without one they are words within a window in the same clause, told by lists and endings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from wording.framing.around_parse import beside as beside_in_parse
from wording.framing.around_window import WINDOW, beside
from wording.framing.cells import Cells
from wording.framing.cells import Counter as CellCounter
from wording.framing.concepts import ConceptError
from wording.framing.events import Events
from wording.framing.frame import Frame
from wording.framing.key_items import Key, compared
from wording.framing.names import Names
from wording.framing.parts import parts
from wording.framing.word_forms import Stems, WordKinds
from wording.lexicon import Lexicons
from wording.model import Span
from wording.parsing import parse, pipeline_name
from wording.view import ArticleView

BATCH = 256
"""Sentences that are parsed together."""

Source = Literal["parse", "window"]
_HOW: dict[Source, str] = {
    "parse": "adjectives and verbs read off a parse",
    "window": f"not parsed: {WINDOW} content words on either side within the clause, told by lists and endings",
}


class _Found(NamedTuple):
    """A word beside the name; with an empty kind, that the name was there at all."""

    language: str
    kind: str
    word: str


class _Waiting(NamedTuple):
    article: int
    language: str
    sentence: str
    start: int
    spans: tuple[Span, ...]


class Around:
    """Collects the words around one name. `parsed`: use a pipeline for the languages that have one."""

    def __init__(self, name: str, *, parsed: bool = True) -> None:
        self.name = name
        self.names = Names(name)
        self.sources: dict[str, Source] = {}
        self._parsed = parsed
        self._events: Events[_Found] = Events()
        self._waiting: dict[int, list[_Found]] = {}
        self._sentences: list[_Waiting] = []
        self._lexicons: Lexicons | None = None

    def add(self, view: ArticleView, number: int) -> None:
        """Take one article, whose number in the tally is given."""
        self._lexicons = view.lexicons
        language = view.language or ""
        for part in parts(view):
            spans = self.names.find(part)
            if spans:
                self._waiting.setdefault(number, []).append(_Found(language, "", ""))
            for sentence in part.sentences if spans else ():
                inside = tuple(span for span in spans if sentence.span.contains(span))
                if inside:
                    text = sentence.span.of(part.text)
                    self._sentences.append(_Waiting(number, language, text, sentence.span.start, inside))
        if len(self._sentences) >= BATCH:
            self._read()

    def _read(self) -> None:
        """Read the sentences that wait, and let them go."""
        for language in sorted({waiting.language for waiting in self._sentences}):
            mine = [waiting for waiting in self._sentences if waiting.language == language]
            by_parse = self._parsed and pipeline_name(language) is not None
            self.sources[language] = "parse" if by_parse else "window"
            kinds = self._lexicons.built(language, WordKinds) if self._lexicons else None
            for waiting, (kind, word) in self._words(language, mine, by_parse):
                if kinds and not kinds.functional(word):
                    self._waiting[waiting.article].append(_Found(language, kind, word))
        for article, found in sorted(self._waiting.items()):
            self._events.add(article, found)
        self._waiting, self._sentences = {}, []

    def _words(
        self, language: str, waiting: Sequence[_Waiting], by_parse: bool
    ) -> Iterator[tuple[_Waiting, tuple[str, str]]]:
        if not by_parse:
            for item in waiting:
                assert self._lexicons
                for span in item.spans:
                    within = Span(span.start - item.start, span.end - item.start)
                    yield from ((item, found) for found in beside(item.sentence, within, self._lexicons, language))
            return
        parses = parse(language, [(item.sentence, item.start) for item in waiting])
        for item, found in zip(waiting, parses, strict=True):
            if found:
                yield from ((item, word) for span in item.spans for word in beside_in_parse(found, span))

    def rows(self, frame: Frame) -> tuple[Key, ...]:
        """Return every word beside the name by group, of each group the commonest first.

        Shares are of the distinct texts of the group, in one language, that name it at all. Raises `ConceptError` if no
        text does.
        """
        self._read()
        if not self.sources:
            near = self.names.near(self._lexicons) if self._lexicons else None
            advice = f"did you mean “{near}”?" if near else "give it as the articles print it, capitals and all"
            raise ConceptError(f"--around: “{self.name}” stands in no article; {advice}")
        return tuple(key for language in sorted(self.sources) for key in self._of(language, frame))

    def notes(self) -> list[str]:
        """Return sentences on how the name was found and how the words around it were told."""
        self._read()
        printed = ", ".join(f"{form} ×{count:,}" for form, count in self.names.printed.most_common(8))
        said = [f"around {self.name}: found as {printed}"]
        for source, how in _HOW.items():
            languages = ", ".join(
                language or "unknown" for language, used in sorted(self.sources.items()) if used == source
            )
            said += [f"around {self.name}, language {languages}: {how}"] if languages else []
        return said

    def _of(self, language: str, frame: Frame) -> Iterator[Key]:
        distinct = set(frame.distinct)
        told = [
            (article, [item for item in found if item.kind])
            for article, found in self._events.by_article(self._shown())
            if article in distinct and any(item.language == language for item in found)
        ]
        if not told:
            return
        layout = frame.layout([article for article, _ in told])
        things = sorted({item for _, found in told for item in found})
        if not things:
            return
        number = {thing: n for n, thing in enumerate(things)}
        counter = CellCounter()
        rows = zip(told, layout.cells.tolist(), strict=True)
        codes = [number[item] * layout.width + cell for (_, found), cell in rows for item in found]
        counter.add(np.array(codes, dtype=np.int64))
        cells = Cells(layout, len(things), *counter.counted())
        names, kinds = [item.word for item in things], [item.kind for item in things]
        keys = compared(names, kinds, cells, layout, language, every=True)
        yield from sorted(keys, key=lambda key: (key.group, key.kind, -key.texts, -key.bound, key.words))

    def _shown(self) -> dict[_Found, _Found]:
        """Return for each word the form of it that is printed most often."""
        lexicons = self._lexicons
        assert lexicons
        return self._events.commonest(
            lambda item: item._replace(word=lexicons.built(item.language, Stems).key(item.word))
        )
