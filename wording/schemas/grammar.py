"""Forms of the lexicons on grammar, quantities, registers, units and times."""

from typing import Annotated, ClassVar

from pydantic import Field

from wording.schemas.base import Document, Flag
from wording.schemas.phrases import Phrase


class WrongPreposition(Phrase):
    """A verb, noun or adjective with a preposition that it does not take, or without the one that it does."""

    name: ClassVar[str] = "prepositions"


class MissingArticle(Phrase):
    """A fixed phrase that stands with an article and has lost it."""

    name: ClassVar[str] = "missing_articles"


class ArticleSounds(Document):
    """Beginnings of words, in lower case, whose first sound their first letter does not show, for “a” and “an”.

    `vowel` words take the article that vowels take, `consonant` words the other; the longest beginning decides. `letters`
    are abbreviations, in capitals, that are spelt out and so begin with the vowel of a letter's name.
    """

    name: ClassVar[str] = "article_sounds"
    vowel: tuple[str, ...]
    consonant: tuple[str, ...]
    letters: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()


class CountNouns(Document):
    """Everyday nouns that have a singular and a plural, in lower case, and the words that demand one of them.

    `nouns` gives the plural of each; a `collective` one may take a plural verb in the singular. `singular` and `plural`
    are determiners, `adjectives` may stand after one; `frees` are the words that may follow a noun which is no part of a
    compound, `clauses` those that may after a comma. `also_verbs` are plurals that are verb forms too (“this points to”),
    which matters after determiners that are `also_pronouns`.
    """

    name: ClassVar[str] = "count_nouns"
    nouns: dict[str, str]
    collective: tuple[str, ...] = ()
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    frees: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    also_verbs: tuple[str, ...] = ()
    also_pronouns: tuple[str, ...] = ()


class VerbAgreement(Document):
    """Which forms of common verbs a subject does not take, in lower case, with the form that it does.

    `third` are mistaken after a singular subject of the third person, `others` after a plural one. `leads` are the words that
    may stand before a subject; `article` opens one that is a noun of `count_nouns`.
    """

    name: ClassVar[str] = "verb_agreement"
    singular_pronouns: tuple[str, ...]
    plural_pronouns: tuple[str, ...]
    third: dict[str, str]
    others: dict[str, str]
    article: str
    leads: tuple[str, ...] = ()


class BareNames(Document):
    """Names before which the language puts no article, beside the countries and cities of the `people` folder.

    `take_article` are those of that folder that do stand with one. `follow` are words, in lower case, after which such a
    name is no part of a longer one (“the Moscow said”, never “the Moscow region”); `clauses` do the same after a comma.
    `verbs` are those that only people are the subjects of. `heads` end the names of programmes and bodies, which may
    begin with such a name and a preposition.
    """

    name: ClassVar[str] = "bare_names"
    articles: tuple[str, ...]
    also: tuple[str, ...] = ()
    take_article: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


class PlainAdjectives(Document):
    """Adjectives, in lower case, that are never nouns, with the articles that a noun must follow.

    `adverbs` may stand before one; `after` are words before which a noun must have come.
    """

    name: ClassVar[str] = "plain_adjectives"
    articles: tuple[str, ...]
    words: tuple[str, ...]
    adverbs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class PronounCases(Document):
    """Pronouns by case, in lower case: `objects` gives the object form of each subject form.

    `prepositions` take an object; those that may also stand at the end of a clause, before the subject of another, count
    `only_before_and`. After `leads` and at the start of a sentence, an object form may not stand before one of `verbs`.
    Before one of `finite`, whole words or endings (`*ed`), a subject form is a subject.
    """

    name: ClassVar[str] = "pronoun_cases"
    objects: dict[str, str]
    prepositions: tuple[str, ...]
    only_before_and: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()


class BarePredicates(Document):
    """Pronouns and predicates, in lower case, that do not follow each other without a verb.

    `adverbs` may stand between them; `leads` are the words, beside the start of a sentence, after which a pronoun can only be
    a subject.
    """

    name: ClassVar[str] = "bare_predicates"
    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    adverbs: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


class Quantities(Document):
    """How a language says that some are part of a number given before (“20 dead, including 35 children”).

    `parts` are the phrases between total and part; `numbers` gives the value of number words. `counted` are the words, or
    beginnings of words with a star, for people that a number may count; both numbers must have one.
    """

    name: ClassVar[str] = "quantities"
    parts: tuple[str, ...]
    numbers: dict[str, int] = Field(default_factory=dict)
    counted: tuple[str, ...]


class ReportingTense(Document):
    """Verbs that report speech, by tense, in lower case.

    `joins` stand between two verbs of one subject, unless one of `subjects` begins another clause between them;
    `pronouns` take up the subject of the sentence before, with one of `adverbs` (“also”) after them.
    """

    name: ClassVar[str] = "reporting_tense"
    present: tuple[str, ...]
    past: tuple[str, ...]
    joins: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()


class Registers(Document):
    """Words of address, in lower case unless the capital makes the difference: to a friend and to a stranger."""

    name: ClassVar[str] = "registers"
    familiar: tuple[str, ...]
    formal: tuple[str, ...]


class Units(Document):
    """Number words and money as other languages write them, each with what this language writes.

    `magnitudes` follow a number, `percent` words too; `currencies` name money that follows its amount here. `source` names the
    languages that a word points to. `percent_first`: whether the per cent sign stands before its number.
    """

    name: ClassVar[str] = "units"
    magnitudes: dict[str, str] = Field(default_factory=dict)
    currencies: tuple[str, ...] = ()
    percent: dict[str, str] = Field(default_factory=dict)
    source: dict[str, str] = Field(default_factory=dict)
    percent_first: Flag = False


class TimeForms(Document):
    """How a language writes times of day, decades and ordinals, and what other languages write instead.

    `meridiem`: whether it names the half of the day in Latin letters. `clock_words` may not follow hours and minutes in
    figures. `hours` and `minutes` are words that count time and tell no time of day, `at` the words before one that is
    told. `decades` gives for each mistaken ending what stands there; `ordinals` the suffix by the last digits, the longest
    first; `foreign_ordinals` are suffixes of others. `leads` stand before the name of a day or a month, `not_calendar` are
    such names of other languages that are also words or names here; all these in lower case. `source` names the languages that a
    clock word or the ending of a decade points to.
    """

    name: ClassVar[str] = "time_forms"
    meridiem: Flag = False
    clock_words: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    decades: dict[str, Annotated[str, Field(min_length=0)]] = Field(default_factory=dict)
    ordinals: dict[Annotated[str, Field(min_length=0)], str] = Field(default_factory=dict)
    foreign_ordinals: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    not_calendar: tuple[str, ...] = ()
    source: dict[str, str] = Field(default_factory=dict)
