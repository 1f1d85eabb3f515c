"""What named entities say about the names of an article: which are persons', which are none, which were not seen.

Small pipelines often take a lone surname for a place or a company, and the capitals of headlines for names. So entities
never overrule the table of office holders or a title outside them, and what they add must look like a name throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from wording.annotate.pieces import LONGEST_NAME, Piece, Reader
from wording.annotate.printed_names import PrintedName
from wording.model import Role, Span
from wording.parsing import Entity, EntityKind
from wording.view import ArticleView

HEADLINE_STYLE = 0.7
"""A sentence is set like a headline if more of its longer words than this share begin with a capital."""
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’ʼ-]{0,30}")
_PARTICLE_LENGTH = 4
_AROUND = 2
"""An entity that is the name has at most so many words besides it (“the …”, “… Inc.”); a longer one may hold anything."""


def weighed(view: ArticleView, names: list[PrintedName], reader: Reader) -> list[PrintedName]:
    """Return the names of an article with what its entities add, cut and take away; `view.entities` must be there."""
    return list(_Weighing(view, reader).names(names))


class _Weighing:
    def __init__(self, view: ArticleView, reader: Reader) -> None:
        self._text = view.text
        self._view = view
        self._reader = reader
        self._entities = view.entities or ()
        self._ends = [entity.span.end for entity in self._entities]
        self._lowercase = view.word_counts
        persons = [entity for entity in self._entities if entity.kind is EntityKind.PERSON]
        found = {entity.span: span for entity in persons if (span := self._trimmed(entity.span))}
        votes = Counter(self._words(span) for span in found.values())
        votes.subtract(self._words(entity.span) for entity in self._entities if entity.kind is not EntityKind.PERSON)
        self._person_words = {words for words, count in votes.items() if count > 0}
        self._persons = [span for span in found.values() if self._words(span) in self._person_words]
        self._person_ends = [span.end for span in self._persons]

    def names(self, names: list[PrintedName]) -> Iterator[PrintedName]:
        """Yield the names that remain, cut where a person's name is part of them, and those that were missing."""
        surnames = {name.words[0] for name in names if len(name.words) == 1}
        kept = [self._labelled(name) for name in names if not self._is_none(name, surnames)]
        taken: set[Span] = set()
        for name in kept:
            met = self._persons_at(name.span)
            if any(span != name.span and self._gives_way(name, span) for span in met):
                continue
            taken.update(met)
            yield name
        for span in self._persons:
            if span not in taken:
                yield PrintedName(span, self._words(span), (), entity=EntityKind.PERSON)

    def _labelled(self, name: PrintedName) -> PrintedName:
        if name.words in self._person_words:
            return replace(name, entity=EntityKind.PERSON)
        kinds = {entity.kind for entity in self._at(name.span)}
        return name if EntityKind.PERSON in kinds else replace(name, entity=next(iter(kinds), None))

    def _is_none(self, name: PrintedName, surnames: set[str]) -> bool:
        """Tell whether a name is that of something else, title and all, or is no name but a word for a group.

        A name of several words stays if its last one also stands alone, as surnames do.
        """
        if name.person or name.words in self._person_words:
            return False
        for entity in self._at(name.span):
            if entity.kind is EntityKind.PERSON:
                return False
            if not entity.span.contains(name.span):
                continue
            if name.titles:
                if entity.kind is EntityKind.GROUP or all(entity.span.contains(title.span) for title in name.titles):
                    return True
            elif len(name.words) > 1 and name.words[-1] not in surnames:
                return len(self._words(entity.span)) <= len(name.words) + _AROUND
        return False

    def _backed(self, name: PrintedName) -> bool:
        """Tell whether table, title or first name speak for a name already."""
        return bool(name.person or name.titles or (len(name.words) > 1 and name.words[0] in self._reader.names.given))

    def _gives_way(self, name: PrintedName, person: Span) -> bool:
        """Tell whether the person is meant and not the name read there: “Miss Universe Ada Lind”."""
        if not (name.span.contains(person) or person.contains(name.span)):
            return False
        if not self._backed(name):
            return True
        honorific_only = bool(name.titles) and not name.claims and not name.person
        return honorific_only and len(self._words(person)) > 1 and name.span.start < person.start

    def _persons_at(self, span: Span) -> list[Span]:
        first = bisect_left(self._person_ends, span.start + 1)
        return [found for found in self._persons[first : first + span.end - span.start] if found.start < span.end]

    def _at(self, span: Span) -> list[Entity]:
        first = bisect_left(self._ends, span.start + 1)
        near = self._entities[first : first + span.end - span.start]
        return [entity for entity in near if entity.span.start < span.end]

    def _words(self, span: Span) -> tuple[str, ...]:
        return tuple(span.of(self._text).split())

    def _trimmed(self, span: Span) -> Span | None:
        """Return the name in a person's entity, without titles and endings; None if it does not look like a name."""
        pieces = [piece for piece in self._reader.read(self._text, span.start, span.end) if piece.kind != "P"]
        while pieces and pieces[-1].kind in "qCo.-x" and not self._text[pieces[-1].start].isalnum():
            pieces.pop()
        while len(pieces) > 1 and pieces[0].kind != "N":
            pieces.pop(0)
        if not pieces or not self._may_end(pieces[-1], span.end):
            return None
        found = Span(pieces[0].start, pieces[-1].end)
        return found if self._looks_like_a_name(found) and not self._set_like_a_headline(found) else None

    def _may_end(self, piece: Piece, end: int) -> bool:
        """Tell whether a name may end in a piece: in one that is a title too (“Ada King”) if no name comes after."""
        following = self._text[end : end + 2].strip()
        return piece.kind == "N" or (piece.kind == "T" and not following[:1].isupper())

    def _looks_like_a_name(self, span: Span) -> bool:
        words = self._words(span)
        if len(words) > LONGEST_NAME or not all(_NAME_WORD.fullmatch(word) for word in words):
            return False
        if not (words[0][0].isupper() and words[-1][0].isupper()) or (len(words[-1]) > 2 and words[-1].isupper()):
            return False
        if len(words) > 1 and words[0] not in self._reader.names.given and self._lowercase[words[-1].lower()]:
            return False
        if len(words) > 1 and (self._reader.is_function_word(words[0].lower()) or self._is_body(words[-1])):
            return False
        return all(word[0].isupper() or self._may_be_particle(word) for word in words)

    def _is_body(self, word: str) -> bool:
        return any(piece.kind in "BJ" for piece in self._reader.read(word, 0, len(word)))

    def _may_be_particle(self, word: str) -> bool:
        return word in self._reader.names.particles or (
            len(word) <= _PARTICLE_LENGTH and not self._reader.is_function_word(word)
        )

    def _set_like_a_headline(self, span: Span) -> bool:
        sentence = self._view.sentence_at(span)
        if sentence is None or sentence.block.role is Role.HEADLINE:
            return True
        words = _LONGER_WORD.findall(sentence.span.of(self._text))
        return len(words) > LONGEST_NAME and sum(word[0].isupper() for word in words) > HEADLINE_STYLE * len(words)
