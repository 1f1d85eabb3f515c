"""Forms of the lexicons on pages and on how a language is written: furniture, abbreviations, conventions."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Either, Entry, Flag, Form, Pair, Strings


class Furniture(Entry):
    """A line that pages add to articles. `#` in `match` stands for a run of digits.

    `at: top` is a start that counts only between headline and body (“By Ada Lind”).
    """

    name: ClassVar[str] = "furniture"
    match: Strings
    at: Literal["whole", "start", "end", "anywhere", "top"] = "whole"
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

    `relatives` open a clause that may end in the verb with which the main clause goes on (“those who voted voted”).
    Where it `reduplicates` as part of its grammar, as Turkish does, any word but a function word may be doubled.
    """

    name: ClassVar[str] = "doubled_words"
    words: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    reduplicates: Flag = False


class ClosedWords(Document):
    """Words, in lower case, after which a sentence must go on.

    `never` end a sentence, whatever mark follows; `seldom` may, in an ellipsis or a stranded preposition, so that they
    tell of a cut only where the final mark is missing too.
    """

    name: ClassVar[str] = "closed_words"
    never: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()


class DateForms(Document):
    """What besides the conventions decides whether a date is well formed.

    `capital`: whether names of months and weekdays take one. `separators` stand between the figures of a date; none
    means that any may. `of` stands between day, month and year (“17 de diciembre de 2021”). `weekday_forms` are case
    forms; `homographs` are month and weekday names, in lower case, that are also other words or names.
    """

    name: ClassVar[str] = "date_forms"
    capital: Either
    separators: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    weekday_forms: tuple[str, ...] = ()
    homographs: tuple[str, ...] = ()
