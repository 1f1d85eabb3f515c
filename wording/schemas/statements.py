"""Forms of the lexicons on what a statement turns on: numbers in words, negation, modality and tense."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Strings


class NumberWords(Document):
    """The values of number words, in lower case and in all their forms, up to the thousands.

    The thousands and what is beyond are `numerals` of the conventions. Left out is what mostly means no number (“one”).
    """

    name: ClassVar[str] = "number_words"
    values: dict[str, int]


class StatementWords(Document):
    """Words, in lower case, by which two wordings of a statement turn out to say different things.

    `*` stands for any letters at a word's end or beginning. `negations` deny, but not in one of the `exceptions` (“not
    only”); `negative` words deny in themselves (“fail”), so that a negation elsewhere may be their equal. `modals` are
    listed by what they say of an event, `tenses` by when it is. A form that may be several things stands in each list.
    """

    name: ClassVar[str] = "statement_words"
    negations: Strings
    exceptions: Strings = ()
    negative: Strings = ()
    modals: dict[Literal["possible", "necessary", "intended"], Strings] = Field(default_factory=dict)
    tenses: dict[Literal["past", "present", "future"], Strings] = Field(default_factory=dict)
