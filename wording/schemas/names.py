"""Forms of the lexicons on names of brands, agencies, persons and places, and on words of other languages."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Entry, Flag, Strings


class InnerCapital(Entry):
    """Brands and names whose first part is an everyday word and that are written with a capital inside (`names` folder)."""

    name: ClassVar[str] = "inner_capitals"
    match: Strings


class Agency(Entry):
    """A news agency (`names` folder) by its usual English name, with the forms in which credit lines give it.

    `match` holds them in all scripts. One of up to four letters counts only as written or in capitals. `country` is the
    ISO 3166-1 code of its seat.
    """

    name: ClassVar[str] = "agencies"
    agency: str
    match: Strings
    country: str


class CreditLines(Document):
    """The words around an agency's name in credit lines of all languages, in lower case (`names` folder).

    `before` come before the name or names (“source:”, “with”), `after` behind them (“contributed to this report”), and the
    line holds nothing else; `joins` are words between two names. `wired` are the marks by which Chinese and Japanese
    datelines end (“电”).
    """

    name: ClassVar[str] = "credit_lines"
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    wired: tuple[str, ...] = ()


class Transliteration(Document):
    """How the letters of a language come out in another alphabet.

    `letters` hold everywhere; `targets` add what one target language writes (`de`: в → w); `loose` is what a rendering
    letter by letter gives beside them. `through` renders into another alphabet first (`el`: ш → σ), from which that
    language's own table goes on. A key is one letter or several; `^` in front means at the start of a name, `$` behind
    it at its end; `-` as a rendering means that the letter is silent. `vowels` are those that the language does not write and
    that may follow any letter. `bodies` are those whose office holders have names in this language, by their keys.
    """

    name: ClassVar[str] = "transliteration"
    script: str
    letters: dict[str, Strings] = Field(default_factory=dict)
    targets: dict[str, dict[str, Strings]] = Field(default_factory=dict)
    loose: dict[str, Strings] = Field(default_factory=dict)
    through: dict[str, dict[str, str]] = Field(default_factory=dict)
    vowels: str = ""
    bodies: tuple[str, ...] = ()


class KnownName(Entry):
    """A name in the news with its accepted spellings (`people` folder).

    `match` is the English form that most outlets use. `forms` are further spellings by language: in one that is written
    in Latin letters they are accepted there, in another script they are what the name is rendered from.
    """

    name: ClassVar[str] = "known_names"
    match: str
    kind: Literal["person", "place", "organisation"] = "person"
    original: Strings = ()
    forms: dict[str, Strings] = Field(default_factory=dict)


class NameEndings(Document):
    """The case endings that a language adds to names: `endings`, longest first where one ends with another."""

    name: ClassVar[str] = "name_endings"
    endings: tuple[str, ...] = ()


class Acronym(Entry):
    """An acronym that another language uses, left as it is or respelt letter by letter; `prefer` is what to write.

    One that is also a word or another acronym counts only beside one of the words `near`.
    """

    name: ClassVar[str] = "acronyms"
    match: Strings
    source: Strings
    prefer: str
    near: Strings = ()


class TransliteratedWord(Entry):
    """A common noun of another language in this language's letters. An `established` one is a loan and is let pass."""

    name: ClassVar[str] = "transliterated_words"
    match: Strings
    source: Strings
    prefer: str = ""
    original: str = ""
    established: Flag = False


class TranslatedName(Entry):
    """A name that was translated as if it were a word; `prefer` is the name, `original` what it renders.

    A `surname` counts after one of the first names of `slavic_names`, a `first` name before one of its surname endings,
    a `place` after one of its words for places, a `whole` name anywhere.
    """

    name: ClassVar[str] = "translated_names"
    match: str
    source: Strings
    prefer: str
    kind: Literal["surname", "first", "place", "whole"] = "surname"
    original: str = ""


class SlavicNames(Document):
    """First names by which a surname is taken for a Slavic one, endings of such surnames, and words for places."""

    name: ClassVar[str] = "slavic_names"
    first_names: tuple[str, ...]
    surname_endings: tuple[str, ...]
    place_words: tuple[str, ...] = ()


class LoanWords(Document):
    """Words of other languages that the press writes without translating them, in lower case.

    `endings` make forms of the language's own words; a rare form of a common word is no foreign one.
    """

    name: ClassVar[str] = "loan_words"
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
