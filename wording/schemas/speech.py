"""Forms of the lexicons on quotations and reported speech."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Entry, Flag, Strings


class ReportingCue(Entry):
    """A word that reports speech or thought, with all its forms and what it implies of the truth of what is said.

    `strength` is weak for words that report only with a quotation or a clause. `position` says, for prepositions and
    adverbs, on which side the source stands. `particles` are what belongs to the cue (“point out”, “teilte … mit”); with
    one of `excludes` in its clause a verb is another one (“fand … statt”).
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
    excludes: Strings = ()


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
    verbs of one subject, `connectives`, of one word or several, tie a sentence to the one before (“therefore”);
    `pronouns` are listed by the gender or number they tell. `subordinators` open clauses that report nothing, `between` are
    words that may part a verb from the subject behind it. `reported_forms` are verb forms that report beside those of
    `ReferenceWords`. With `verb_second` what stands before the verb may be no subject.
    """

    name: ClassVar[str] = "clause_words"
    complementizers: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    reported_forms: tuple[str, ...] = ()
    verb_second: Flag = False
    pronouns: dict[Literal["masculine", "feminine", "plural", "other"], Strings] = Field(default_factory=dict)


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
