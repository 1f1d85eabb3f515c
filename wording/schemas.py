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


class Phrase(Entry):
    """A phrase that tells of a translation. `match` is written as `wording.patterns` says.

    `source` names the languages it speaks for, `prefer` the natural wording, `original` what it renders. With `when`, one
    of these patterns must stand in the same sentence; where one of `unless` stands there, the phrase is left alone.
    """

    match: Strings
    source: Strings
    prefer: str
    original: str = ""
    when: Strings = ()
    unless: Strings = ()


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


class InnerCapital(Entry):
    """Brands and names whose first part is an everyday word and that are written with a capital inside (`names` folder)."""

    name: ClassVar[str] = "inner_capitals"
    match: Strings


class Office(Entry):
    """An office that people hold (`people` folder), by the key that the table of office holders uses.

    `unique`: a body has one holder at a time. `serves` and `acting_for` name another office. `like` names the office
    that does the same work elsewhere under another name: the US secretary of state is a foreign minister.
    """

    name: ClassVar[str] = "offices"
    office: str
    unique: Flag = False
    level: Literal[
        "head-of-state",
        "head-of-government",
        "minister",
        "adviser",
        "spokesperson",
        "official",
        "military",
        "legislator",
        "organisation-head",
        "other",
    ]
    serves: str | None = None
    acting_for: str | None = None
    like: str | None = None
    english: str


class PersonTitle(Entry):
    """A word or words by which a language names the holder of an office, in all their forms.

    `prefixed` titles may stand directly before a name; `honorific` ones (Mr, Frau) name no office of a body;
    `needs_body` ones make sense only with a country or an organisation.
    """

    name: ClassVar[str] = "titles"
    office: str
    forms: Strings
    gender: Literal["m", "f", "any"] = "any"
    prefixed: Flag = False
    honorific: Flag = False
    needs_body: Flag = False


class TitleModifier(Entry):
    """A word beside a title that says that the person does not plainly hold the office. Prefixes end with a hyphen."""

    name: ClassVar[str] = "title_modifiers"
    match: Strings
    means: Literal["former", "acting", "designate", "deputy", "candidate", "honorary", "spouse"]


class Country(Entry):
    """A body in which offices are held (`people` folder): a country, an organisation or a city, by its key.

    The forms are listed by language, inflected; `people` are the words for the inhabitants, `metonyms` the capitals
    and seats that stand for the body in the news.
    """

    name: ClassVar[str] = "countries"
    body: str
    kind: Literal["country", "organisation", "city"] = "country"
    names: dict[str, Strings]
    adjectives: dict[str, Strings] = Field(default_factory=dict)
    people: dict[str, Strings] = Field(default_factory=dict)
    metonyms: dict[str, Strings] = Field(default_factory=dict)


class TitleGrammar(Document):
    """The small words by which a language ties titles, bodies and names together, in lower case.

    `of` stands between a title and its body or between a role and whom it serves, `to` before others whom a role has to
    do with; `fused` are those of both that hold an article. `possessives` follow a name (“ 's”). `name_endings` are the
    case endings that names take. `label`, `serving` and `joined` are how suggestions put names and titles.
    """

    name: ClassVar[str] = "title_grammar"
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    fused: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    name_endings: tuple[str, ...] = ()
    label: str = "{name} ({title}, {body})"
    serving: str = ""
    joined: str = "{first}; {second}"


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


class QuotationEvidence(Document):
    """Words beside quotation marks that tell what the marks are for, in lower case; `*` stands for any ending.

    After `so_called` words the marks keep a distance, after `terms` a word is only mentioned, after `titles` it is the name
    of a newspaper, ship or film, after `nicknames` one that somebody was given. With `noun_capitals` a capital tells of
    no name.
    """

    name: ClassVar[str] = "quotation_evidence"
    so_called: tuple[str, ...]
    terms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    noun_capitals: Flag = False


class ClauseWords(Document):
    """The small words around a reporting clause, in lower case.

    `complementizers` open what is reported, `ends` end the name of who reports, `auxiliaries` may stand between the name
    and its verb, `articles` begin a name, `links` lead from a verb to words quoted (“as”, “of”), `conjunctions` join two
    verbs of one subject; `pronouns` are listed by the gender or number they tell.
    """

    name: ClassVar[str] = "clause_words"
    complementizers: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    pronouns: dict[Literal["masculine", "feminine", "plural", "other"], Strings] = Field(default_factory=dict)


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


SCHEMAS: dict[str, type[Entry] | type[Document]] = {
    schema.name: schema
    for schema in (
        Furniture,
        QuotationEvidence,
        ClauseWords,
        Abbreviation,
        ReportingCue,
        Conventions,
        FunctionWords,
        DoubledWords,
        ClosedWords,
        InnerCapital,
        Calque,
        LiteralIdiom,
        FalseFriend,
        Collocation,
        WordClass,
        IrregularForms,
        Concept,
        Office,
        PersonTitle,
        TitleModifier,
        Country,
        TitleGrammar,
        DateForms,
        Agency,
        CreditLines,
    )
}
"""Every schema by the name of its files."""
