"""Forms of the lexicons on framing: concepts, their variants, and the words that put distance between a writer and a term."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Entry, Flag, Form, Strings


class Variant(Form):
    """One way to word a concept, the frame it carries, and its patterns by language (see `wording.patterns`).

    `unless` are patterns whose presence in the same sentence shows another sense.
    """

    variant: str
    frame: str
    forms: dict[str, Strings]
    unless: dict[str, Strings] = Field(default_factory=dict)
    examples: dict[str, Strings] = Field(default_factory=dict)
    note: str = ""


class Concept(Entry):
    """A choice set: the variants among which an outlet chooses when it names one thing (`framing` folder).

    `kind` is `spelling` where the variants are spellings of one name. `label` says in plain words what is named.
    """

    name: ClassVar[str] = "concepts"
    concept: str
    label: str
    kind: Literal["choice", "spelling"] = "choice"
    source: str = ""
    variants: tuple[Variant, ...] = Field(min_length=2)


class Beside(Form):
    """Words right before or after a term, as patterns that `wording.patterns` describes.

    A gap at the end of a pattern in `before` (`_{0,2}`), or at the start of one in `after`, lets words stand between
    it and the term. One of `unless`, in the same place, takes the sign back.
    """

    before: Strings = ()
    after: Strings = ()
    unless: Strings = ()


class Distance(Document):
    """Words that tell how far the text itself stands behind a term.

    `distanced`: the word is somebody else's (“so-called”, “what Moscow calls”). `negated`: it is not so. `hedged`: it is
    possible, feared or alleged. `denied`: somebody says that it is not so.
    """

    name: ClassVar[str] = "distance"
    distanced: Beside
    negated: Beside = Field(default_factory=Beside)
    hedged: Beside = Field(default_factory=Beside)
    denied: Beside = Field(default_factory=Beside)


class WordEndings(Document):
    """How adjectives and verbs are told where a sentence is not parsed: whole words in lower case, or endings (`*ful`).

    `neither` holds words that have such an ending by chance.
    """

    name: ClassVar[str] = "word_endings"
    adjectives: tuple[str, ...]
    verbs: tuple[str, ...]
    neither: tuple[str, ...] = ()


class PlaceWords(Document):
    """The words by which places are labelled, in lower case; a star stands for the rest of a word (`occup*`).

    `nouns` say what a place is (city, region), `modifiers` what is said of it (breakaway, occupied); with `parts` a
    compound ends that does the same (“Russian-controlled”). `adverbs` may stand before a modifier (“temporarily”), `by`
    before the name of who holds a place (“von Russland annektiert”).

    Tied by “of” or a genitive, `owned` nouns name what a place has (its capital, its border) and no label of it, and of a
    country only `states` are one. Modifiers that are `verbal` may be verbs (“annexed Crimea”) unless one of the words
    `before` stands before them; where the language `compounds`, a noun behind the name takes them (“occupied Crimea
    bridge”). `endings` are those of case, gender and number, which make no other label of one.
    """

    name: ClassVar[str] = "place_words"
    nouns: tuple[str, ...]
    modifiers: tuple[str, ...]
    parts: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    verbal: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    compounds: Flag = False
    endings: tuple[str, ...] = ()
