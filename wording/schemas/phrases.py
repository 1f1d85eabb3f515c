"""Forms of the lexicons of phrases that tell of a translation, and of what their patterns name."""

from typing import Annotated, ClassVar

from pydantic import Field

from wording.schemas.base import Entry, Strings


class Phrase(Entry):
    """A phrase that tells of a translation. `match` is written as `wording.patterns` says.

    `source` names the languages it speaks for, `prefer` the natural wording, `original` what it renders. With `when`, one
    of these patterns must stand in the same sentence; where one of `unless` stands there, the phrase is left alone.
    `confidence` replaces the rule's own where usage is divided.
    """

    match: Strings
    source: Strings
    prefer: str
    original: str = ""
    when: Strings = ()
    unless: Strings = ()
    confidence: Annotated[float, Field(gt=0, le=1)] | None = None


class Calque(Phrase):
    """A word-for-word copy of the source's construction or fixed phrase."""

    name: ClassVar[str] = "calques"


class LiteralIdiom(Phrase):
    """An idiom rendered word by word, or used where only its literal sense fits."""

    name: ClassVar[str] = "literal_idioms"


class FalseFriend(Phrase):
    """A word that looks like the source's and means something else."""

    name: ClassVar[str] = "false_friends"


class Collocation(Phrase):
    """Words that do not go together in this language, though their counterparts do in the source."""

    name: ClassVar[str] = "collocations"


class WordClass(Entry):
    """A set of forms that patterns name as `<word>`."""

    name: ClassVar[str] = "word_classes"
    word: str
    forms: Strings


class IrregularForms(Entry):
    """A lemma whose forms the regular endings do not give; for `lemma+` in patterns."""

    name: ClassVar[str] = "irregular_forms"
    lemma: str
    forms: Strings
