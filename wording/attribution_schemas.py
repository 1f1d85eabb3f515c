"""The form of the lexicons on sources and what stands for them; see `wording.schemas` for how they are read."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas import Document, Entry, Flag, Strings

Gender = Literal["masculine", "feminine"]


class Publication(Entry):
    """News agencies, newspapers, broadcasters and sites of one country (`names` folder), as the news spells them."""

    name: ClassVar[str] = "publications"
    match: Strings
    country: str


class PublicationOrder(Entry):
    """A reporting clause into which a publication fell at the end, without the word that would tie it in.

    `match`, written as `wording.patterns` says, is all that stands before the name; `prefer` is the natural order, with
    `{publication}` for the name. `source` names the languages whose order it is. A `whole` one must open its sentence.
    """

    name: ClassVar[str] = "publication_order"
    match: Strings
    prefer: str
    source: Strings = ()
    whole: Flag = False


class Organisation(Entry):
    """Words for a kind of organisation, or the name of one, as subjects, with their grammatical gender.

    `organisation` is the key under which the languages meet. A `proper` one stands without a name behind it.
    """

    name: ClassVar[str] = "organisations"
    organisation: str
    gender: Literal["masculine", "feminine", "neuter"]
    forms: Strings
    proper: Flag = False


class ReferenceWords(Document):
    """Words by which a text refers to persons, in lower case; `*` stands for any ending.

    `pronouns` are subjects and `others` the remaining forms of the same pronouns. `people` are common nouns for persons;
    `texts` are things that may be said to say something, by gender, where a pronoun could mean them. After `own_words`, by
    gender, stands what the speaker said (“according to her”). Before one of `not_before` a pronoun means nobody or several.
    `reported_forms` are verb forms that by themselves report what somebody said (“sie warte”). `capital_nouns`: whether
    every noun has a capital letter.
    """

    name: ClassVar[str] = "reference_words"
    pronouns: dict[Gender, Strings]
    others: dict[Gender, Strings] = Field(default_factory=dict)
    people: tuple[str, ...] = ()
    texts: dict[Gender, Strings] = Field(default_factory=dict)
    own_words: dict[Gender, Strings] = Field(default_factory=dict)
    not_before: tuple[str, ...] = ()
    reported_forms: tuple[str, ...] = ()
    capital_nouns: Flag = False


class ReportedSpeech(Document):
    """Where a clause that interrupts a quotation stands: outside the marks, inside them, or either.

    `participles` are the endings (`*ing`) of forms that make no reporting clause of their own (“quoting Ada Lind”).
    """

    name: ClassVar[str] = "reported_speech"
    interrupts: Literal["outside", "inside", "either"]
    participles: tuple[str, ...] = ()


ATTRIBUTION_SCHEMAS: dict[str, type[Entry] | type[Document]] = {
    schema.name: schema for schema in (Publication, PublicationOrder, Organisation, ReferenceWords, ReportedSpeech)
}
"""Every schema of this module by the name of its files."""
