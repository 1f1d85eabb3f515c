"""The form of each lexicon: one pydantic model a kind, named in the file's own name.

Every model forbids unknown keys, so a misspelt key is an error and not a setting that is silently ignored.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _as_list(value: object) -> object:
    """A single string may stand for a list of one."""
    return [value] if isinstance(value, str) else value


def _as_flag(value: object) -> object:
    """Scalars arrive as strings: read `yes` and `no`, leave anything else for the validator to refuse."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Strings = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Flag = Annotated[bool, BeforeValidator(_as_flag)]
Either = Literal["yes", "no", "either"]
Pair = tuple[str, str]


class Form(BaseModel):
    """What all forms share: frozen, and no key that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)
    name: ClassVar[str]

    @classmethod
    def file(cls) -> str:
        """The lexicon's name: its file's name without the ending."""
        return cls.name


class Entry(Form):
    """An entry of a lexicon that is a list. `examples` are texts in which the entry must be found."""

    note: str = ""
    examples: Strings = ()
    counterexamples: Strings = ()


class Document(Form):
    """A lexicon that is one mapping."""

    about: str = ""


class Furniture(Entry):
    """A line that pages add to articles. `#` in `match` stands for a run of digits."""

    name: ClassVar[str] = "furniture"
    match: Strings
    at: Literal["whole", "start", "end", "anywhere"] = "whole"
    role: Literal["furniture", "byline", "dateline", "caption"] = "furniture"
    max_words: int = 12
    section: Flag = False


class Abbreviation(Entry):
    """A word with a stop that ends no sentence. `breaks: maybe` may end one before a capital letter."""

    name: ClassVar[str] = "abbreviations"
    match: Strings
    breaks: Literal["never", "maybe"] = "never"
    before: Literal["number", "name", "any"] = "any"
    after: Literal["number", "any"] = "any"


class ReportingCue(Entry):
    """A word that reports speech or thought, with all its forms and what it implies of the truth of what is said.

    `strength` is weak for words that report only with a quotation or a clause. `position` says, for prepositions and
    adverbs, on which side the source stands. `particles` are what belongs to the cue (“point out”, “teilte … mit”).
    """

    name: ClassVar[str] = "reporting_verbs"
    lemma: str
    class_: Literal["verb", "noun", "preposition", "adverb"] = Field(alias="class")
    implies: Literal[
        "neutral",
        "claims",
        "alleges",
        "admits",
        "denies",
        "warns",
        "promises",
        "demands",
        "asks",
        "urges",
        "accuses",
        "agrees",
        "doubts",
        "emphasises",
        "believes",
        "announces",
        "reveals",
        "criticises",
        "praises",
        "jokes",
        "predicts",
        "suggests",
    ]
    strength: Literal["strong", "weak"] = "strong"
    forms: Strings
    position: Literal["after", "before", "none"] | None = None
    particles: Strings = ()


class Marks(Form):
    """Pairs of quotation marks: those of the outer and inner level, and others that the press really uses."""

    main: Pair
    nested: Pair
    also: tuple[Pair, ...] = ()


class Conventions(Document):
    """How a language writes quotation marks, numbers, dates and money."""

    name: ClassVar[str] = "conventions"
    quotation_marks: Marks
    dash_dialogue: Flag = False
    space_before: tuple[str, ...] = ()
    space_after_opening: Flag = False
    decimal: str
    thousands: tuple[str, ...]
    currency_position: Literal["before", "after", "either"]
    currency_space: Either
    percent_space: Either
    capitals_after_colon: Either = "either"
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    months_nominative: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = Field(min_length=7, max_length=7)
    date_orders: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...] = ()
    numerals: dict[str, Strings] = Field(default_factory=dict)


class FunctionWords(Document):
    """The commonest function words of a language, in lower case, by which it is told from others.

    `letters` are those that it writes beyond the ones that most languages of its script share.
    """

    name: ClassVar[str] = "function_words"
    words: tuple[str, ...] = Field(min_length=30)
    letters: str = ""


class DoubledWords(Document):
    """Words that a language may write twice in a row, in lower case.

    Where it `reduplicates` as part of its grammar, as Turkish does, any word but a function word may be doubled.
    """

    name: ClassVar[str] = "doubled_words"
    words: tuple[str, ...] = ()
    reduplicates: Flag = False


class ClosedWords(Document):
    """Words, in lower case, after which a sentence must go on.

    `never` end a sentence, whatever mark follows; `seldom` may, in an ellipsis or a stranded preposition, so that they
    tell of a cut only where the final mark is missing too.
    """

    name: ClassVar[str] = "closed_words"
    never: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry] | type[Document]] = {
    schema.name: schema for schema in (Furniture, Abbreviation, ReportingCue, Conventions, FunctionWords, DoubledWords, ClosedWords)
}
"""Every schema by the name of its files."""
