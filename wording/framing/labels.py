"""What each group calls people and places: titles and labels as printed beside the name, and the spellings of names.

Forms that differ in case, number or capitals alone are one label, given in the form that is printed most often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from wording.annotate.people import people
from wording.framing.events import Events
from wording.framing.frame import Frame
from wording.framing.parts import parts
from wording.framing.place_labels import PlaceLabels
from wording.framing.place_names import places
from wording.framing.surnames import Surnames
from wording.framing.word_forms import Stems
from wording.lexicon import Lexicons
from wording.model import PersonMention
from wording.view import ArticleView

Thing = Literal["person", "place"]
Kind = Literal["title", "label", "first name", "surname", "spelling", ""]


@dataclass(frozen=True, slots=True)
class Label:
    """A label or a spelling of a person or place, in one language.

    In `texts` of the `of_texts` distinct texts of the group in that language that name the person or place, and in
    `articles` of `of_articles` with copies. `kind` is title, first name or surname of a person, label or spelling of a place.
    """

    thing: Thing
    name: str
    group: str
    language: str
    kind: Kind
    text: str
    texts: int
    of_texts: int
    articles: int
    of_articles: int


class _Found(NamedTuple):
    """What was printed; with an empty kind, that the person or place was named at all."""

    thing: Thing
    name: str
    language: str
    kind: Kind
    text: str


class Labels:
    """Collects what articles call people and places."""

    def __init__(self) -> None:
        self._events: Events[_Found] = Events()
        self._lexicons: Lexicons | None = None

    def add(self, view: ArticleView, number: int) -> None:
        """Take one article, whose number in the tally is given."""
        self._lexicons = view.lexicons
        found = (item for part in parts(view) for item in (*_of_people(part), *_of_places(part)))
        self._events.add(number, found)

    def rows(self, frame: Frame) -> tuple[Label, ...]:
        """Return all labels and spellings, those of what most texts name first, the commonest first.

        Persons and places of a single text are left out.
        """
        articles, texts = self._events.counted(frame, self._shown())
        named: Counter[tuple[Thing, str]] = Counter()
        total: Counter[tuple[Thing, str, Kind, str]] = Counter()
        for (_, found), count in texts.items():
            named[found.thing, found.name] += 0 if found.kind else count
            total[found.thing, found.name, found.kind, found.text] += count
        rows = [
            Label(
                found.thing, found.name, group, found.language, found.kind, found.text, texts[group, found],
                texts[group, _named(found)], count, articles[group, _named(found)],
            )
            for (group, found), count in articles.items()
            if found.kind and named[found.thing, found.name] > 1
        ]  # fmt: skip
        return tuple(
            sorted(
                rows,
                key=lambda row: (
                    -named[row.thing, row.name],
                    row.name,
                    row.kind,
                    -total[row.thing, row.name, row.kind, row.text],
                    row.text,
                    -row.texts,
                    row.group,
                    row.language,
                ),
            )
        )

    def _shown(self) -> dict[_Found, _Found]:
        """Return for each label the form of it that is printed most often."""
        lexicons = self._lexicons
        if not lexicons:
            return {}
        return self._events.commonest(
            lambda found: found._replace(text=lexicons.built(found.language, Stems).key(found.text))
        )


def _named(found: _Found) -> _Found:
    return found._replace(kind="", text="")


def _of_people(view: ArticleView) -> Iterator[_Found]:
    language = view.language or ""
    for person, surname in view.lexicons.built(language, Surnames).alone(view):
        yield _Found("person", person, language, "", "")
        yield _Found("person", person, language, "surname", surname)
    for mention in people(view):
        person = mention.person or mention.name
        if len(person.split()) < 2:
            continue
        yield _Found("person", person, language, "", "")
        for title in mention.titles:
            yield _Found("person", person, language, "title", " ".join(title.span.of(view.text).split()))
        yield from _spellings(mention, person, language)


def _spellings(mention: PersonMention, person: str, language: str) -> Iterator[_Found]:
    words = mention.name.split()
    yield _Found("person", person, language, "surname", words[-1])
    if len(words) > 1:
        yield _Found("person", person, language, "first name", words[0])


def _of_places(view: ArticleView) -> Iterable[_Found]:
    language = view.language or ""
    reader = view.lexicons.built(language, PlaceLabels)
    for mention in places(view):
        sentence = view.sentence_at(mention.span)
        printed = " ".join(mention.span.of(view.text).split())
        yield _Found("place", mention.place, language, "", "")
        yield _Found("place", mention.place, language, "spelling", printed)
        if sentence and (label := reader.label(view.text, mention, sentence.span)):
            yield _Found("place", mention.place, language, "label", label)
