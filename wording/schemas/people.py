"""Forms of the lexicons on offices, titles and countries."""

from typing import ClassVar, Literal

from pydantic import Field

from wording.schemas.base import Document, Entry, Flag, Strings


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
