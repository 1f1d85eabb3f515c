"""Names that the news knows, with what they are called in each language and what they are not.

They come from `lexicons/people/known_names.yaml` and from the table of office holders. A spelling is accepted in a
language if a source says so or if the language's own way to render the original gives it; it is a misspelling if only
another language's way does, or the way through a third alphabet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import starmap
from typing import Any

from rapidfuzz.distance import Levenshtein

from wording.lexicon import Lexicons
from wording.office_holders import OfficeHolders
from wording.schemas.names import KnownName, NameEndings
from wording.scripts import script_of
from wording.transliteration import Transliterator, fold, only_vowels_differ, sound_key
from wording.yaml_cache import kept

LATIN = ""
"""The language of a spelling in Latin letters of which the source does not say where it is used."""
ENGLISH = "en"
_ALSO_ENGLISH = frozenset({"es", "it", "pt", "nl", "ro", "tr"})
"""Languages whose press writes foreign names the English way as well as its own."""
_SOLE = {"Greek": "el", "Arabic": "ar", "Georgian": "ka", "Han": "zh"}
_SHORTEST = 4
_FAR, _NEAR = 2, 1
"""How many letters a spelling may differ from the nearest rendering of the name, in a longer and in a short one."""
_SHORT = 5
_REMEMBERED = 200_000
_UKRAINIAN = re.compile("[іїєґ’']", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэёъ]", re.IGNORECASE)
_OTHER_CYRILLIC = re.compile("[ўјљњђћџѓќ]", re.IGNORECASE)
_CYRILLIC = ("ru", "uk", "bg")
_OWN_SCRIPT = {**dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "Cyrillic"), "el": "Greek"}


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling: its language (`LATIN` if unsaid), first and last word; the first is empty in names of one word."""

    language: str
    first: str
    last: str

    def part(self, last: bool) -> str:
        """Return the last or the first word, folded."""
        return fold(self.last if last else self.first)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A person, place or organisation; the first form is the English one.

    `original` are the languages that the name is in, where those have a table; each language renders such a name by it.
    """

    name: str
    kind: str
    original: frozenset[str]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Misspelling:
    """What a spelling is of: the name meant, how to write the word, and the original in each language that explains it."""

    known: Known
    accepted: str
    originals: Mapping[str, str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The languages whose way of writing the spelling is."""
        return tuple(self.originals)


class KnownNames:
    """The names as one target language writes them; build it with `lexicons.built(language, KnownNames)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self._lexicons = lexicons
        self.language = language
        endings = lexicons.document(language, NameEndings)
        self._endings = endings.endings if endings else ()
        self._own_script = _OWN_SCRIPT.get(language, "Latin")
        self._tokens: dict[str, list[Known]] = defaultdict(list)
        self._sketches: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self._owners: dict[str, list[Known]] = {}
        self._judged: dict[str, tuple[Misspelling, ...]] = {}
        self._firsts: dict[tuple[str, str], Misspelling | None] = {}
        stamp: list[str | int] = [lexicons.fingerprint]
        for item in kept(f"names known in {language}", stamp, self._rows):
            name, kind, original, forms, tokens, sketches = item
            known = Known(name, kind, frozenset(original), tuple(starmap(Form, forms)))
            for token in tokens:
                self._tokens[token].append(known)
            for key, sketch in sketches:
                self._sketches[key].append((sketch, known))

    def _rows(self) -> list[list[Any]]:
        """Return every known name with its keys, as JSON can hold them: what takes longest to make."""
        return [
            [known.name, known.kind, sorted(known.original), [*map(astuple, known.forms)], *self._keys(known)]
            for known in _known(self._lexicons)
        ]

    def _keys(self, known: Known) -> tuple[list[str], list[tuple[str, str]]]:
        """Return the words by which a name is found, and how it sounds with the sketches that sound so."""
        tokens: set[str] = set()
        sketches: set[str] = set()
        for form in known.forms:
            part = form.part(last=True)
            if script_of(part[0]) == self._own_script:
                tokens.update(self.stems(part))
            sketches.add(self._latin(form.language, part))
            if form.language in known.original:
                table = self._table(form.language)
                sketches.update(table.sketch(part, target) for target in table.targets)
        return sorted(tokens), [(sound_key(sketch), sketch) for sketch in sorted(sketches)]

    @property
    def latin(self) -> bool:
        """Whether the language is written in Latin letters."""
        return self._own_script == "Latin"

    def stems(self, word: str) -> tuple[str, ...]:
        """Return a folded word and what is left of it without a case ending of the language."""
        cut = (word[: -len(end)] for end in self._endings if word.endswith(end) and len(word) - len(end) >= 3)
        return (word, *cut)

    def accepts(self, known: Known, word: str, last: bool) -> bool:
        """Tell whether a word is an accepted spelling of the last or first word of a name."""
        return any(self._accepts(known, stem, last) for stem in self.stems(fold(word)))

    def named(self, word: str) -> list[Known]:
        """Return the names of which a word is an accepted last word."""
        found = (known for stem in self.stems(fold(word)) for known in self._tokens.get(stem, ()))
        return [known for known in dict.fromkeys(found) if self.accepts(known, word, last=True)]

    def owners(self, word: str) -> list[Known]:
        """Return the names of which a word is an accepted last word, remembered."""
        if word not in self._owners:
            if len(self._owners) > _REMEMBERED:
                self._owners.clear()
            self._owners[word] = self.named(word)
        return self._owners[word]

    def misspelling(self, word: str) -> tuple[Misspelling, ...]:
        """Return the names of whose last word a word is a spelling that is not accepted, with whose spelling it is."""
        if word not in self._judged:
            if len(self._judged) > _REMEMBERED:
                self._judged.clear()
            self._judged[word] = tuple(self._misspelt(fold(word))) if self._readable(word) else ()
        return self._judged[word]

    def misspelt_first(self, word: str, surname: str) -> Misspelling | None:
        """Return a first name as a misspelling of the first name of a person with this last name."""
        key = (word, surname)
        if key not in self._firsts:
            owners = self.owners(surname) if self._readable(word) else []
            fits = any(self.accepts(known, word, last=False) for known in owners)
            found = (self.explained(known, word, last=False) for known in owners if not fits)
            self._firsts[key] = next(filter(None, found), None)
        return self._firsts[key]

    def _readable(self, word: str) -> bool:
        return len(word) >= _SHORTEST and script_of(word[0]) == self._own_script

    def _misspelt(self, word: str) -> Iterator[Misspelling]:
        candidates = dict.fromkeys(known for stem in self.stems(word) for known in self._near(stem))
        if not candidates or self.named(word) or any(self.accepts(known, word, last=True) for known in candidates):
            return
        yield from filter(None, (self.explained(known, word, last=True) for known in candidates))

    def _near(self, word: str) -> Iterator[Known]:
        """Yield the names whose last word sounds like a word and is spelt nearly so: quick, not exact."""
        latin = self._latin(self.language, word)
        far = _FAR if len(latin) > _SHORT else _NEAR
        for sketch, known in self._sketches.get(sound_key(latin), ()):
            if Levenshtein.distance(latin, sketch, score_cutoff=far) <= far:
                yield known

    def explained(self, known: Known, word: str, last: bool) -> Misspelling | None:
        """Return a word as a misspelling of the last or first word of one name, if another language explains it."""
        if self.accepts(known, word, last):
            return None
        found: dict[str, str] = {}
        for stem in self.stems(fold(word)):
            for language, original in self._sources(known, stem, last):
                found.setdefault(language, original)
        return Misspelling(known, self.spelling(known, last), found) if found else None

    def spelling(self, known: Known, last: bool) -> str:
        """Return how the language writes the last or first word of a name."""
        own = [form for form in known.forms if form.language == self.language]
        latin = [form for form in known.forms if form.language in (LATIN, ENGLISH)]
        if not self.latin:
            latin = [form for form in known.forms if form.last and script_of(form.last[0]) == self._own_script]
        for form in (*own, *latin):
            if form.part(last) and self._accepts(known, form.part(last), last):
                return form.last if last else form.first
        for form in self._originals(known, last):
            return self._table(form.language).plain(form.part(last), self.language).capitalize()
        return known.name

    def _accepts(self, known: Known, word: str, last: bool) -> bool:
        if not self.latin:
            return any(
                word in self.stems(form.part(last))
                for form in known.forms
                if form.part(last) and script_of(form.part(last)[0]) == self._own_script
            )
        own = any(self.language in self._table(form.language).targets for form in self._originals(known, last))
        for form in known.forms:
            if form.part(last) == word:
                if form.language == self.language:
                    return True
                if form.language == ENGLISH and (not own or self.language in (ENGLISH, *_ALSO_ENGLISH)):
                    return True
                if form.language == LATIN and not any(self._elsewhere(known, word, last)):
                    return True
        targets = (self.language, ENGLISH) if self.language in _ALSO_ENGLISH else (self.language,)
        return any(
            self._table(form.language).writes(form.part(last), word, target)
            for form in self._originals(known, last) or self._like_english(known, last)
            for target in targets
        )

    def _sources(self, known: Known, word: str, last: bool) -> Iterator[tuple[str, str]]:
        """Yield each language whose way of writing gives the word, with the original that it renders."""
        yield from self._elsewhere(known, word, last)
        for form in known.forms:
            part, original = form.part(last), form.last if last else form.first
            if not part or form.language == self.language:
                continue
            if part == word and form.language not in (LATIN, ENGLISH):
                yield form.language, original
            table = self._table(form.language)
            vague = table.vague and only_vowels_differ(word, known.forms[0].part(last))
            foreign = script_of(part[0]) != self._own_script and not vague
            whole = foreign and table.writes(part, word, self.language, loose=True)
            if whole or (not last and table.head(part, word, known.forms[0].part(last), self.language)):
                yield form.language, original
        for form in self._originals(known, last):
            table, part = self._table(form.language), form.part(last)
            for through in table.through:
                led = table.led_through(part, through)
                if led and self._table(through).writes(led, word, self.language, loose=True):
                    yield through, led.capitalize()

    def _elsewhere(self, known: Known, word: str, last: bool) -> Iterator[tuple[str, str]]:
        """Yield the other languages in which an original comes out as the word by those languages' own tables."""
        for form in self._originals(known, last):
            table = self._table(form.language)
            for target in table.targets:
                if target != self.language and table.writes(form.part(last), word, target):
                    yield target, form.last if last else form.first

    def _originals(self, known: Known, last: bool) -> list[Form]:
        return [form for form in known.forms if form.language in known.original and form.part(last)]

    def _like_english(self, known: Known, last: bool) -> list[Form]:
        """Return the forms in Cyrillic letters whose table gives the English spelling, for names that are in no table."""
        english = known.forms[0].part(last)
        return [
            form
            for form in known.forms
            if form.part(last)
            and script_of(form.last[0]) == "Cyrillic"
            and self._table(form.language).writes(form.part(last), english, ENGLISH)
        ]

    def _latin(self, language: str, word: str) -> str:
        if not word or script_of(word[0]) == "Latin":
            return word
        return self._table(language).sketch(word, ENGLISH)

    def _table(self, language: str) -> Transliterator:
        return self._lexicons.built(language, Transliterator)

    @cached_property
    def holders(self) -> OfficeHolders:
        """The table of who held which office."""
        return self._lexicons.built("people", OfficeHolders)


def _known(lexicons: Lexicons) -> Iterator[Known]:
    """Yield every known name once."""
    entries = {entry.match: entry for entry in lexicons.entries("people", KnownName)}
    people: dict[str, dict[str, None]] = {name: {} for name in entries}
    for name, person in lexicons.built("people", OfficeHolders).spellings:
        people.setdefault(person, {})[name] = None
    homes = _homes(lexicons)
    for name, spellings in people.items():
        entry = entries.get(name)
        said = [(language, form) for language, forms in entry.forms.items() for form in forms] if entry else []
        forms = dict.fromkeys((_form(ENGLISH, name), *starmap(_form, said), *_unlabelled(spellings)))
        languages = entry.original if entry and entry.original else homes(name)
        yield Known(name, entry.kind if entry else "person", frozenset(languages), tuple(forms))


def _homes(lexicons: Lexicons) -> Callable[[str], tuple[str, ...]]:
    """Return what tells the languages of an office holder's name by the bodies in which the offices were held."""
    holders = lexicons.built("people", OfficeHolders)
    tables = {language: lexicons.built(language, Transliterator).bodies for language in _CYRILLIC}

    def languages(person: str) -> tuple[str, ...]:
        bodies = {term.body.partition(">")[0] for term in holders.terms(person)}
        return tuple(language for language, own in tables.items() if bodies.intersection(own))

    return languages


def _unlabelled(names: Iterable[str]) -> Iterator[Form]:
    """Yield spellings of which only the letters tell the language; none for alphabets without a table.

    Of two Cyrillic spellings without letters of their own the first is Russian; one alone is both.
    """
    cyrillic = [name for name in names if script_of(name[0]) == "Cyrillic"]
    free = ["ru", "uk"]
    for name in names:
        script = script_of(name[0])
        if script == "Latin":
            yield _form(LATIN, name)
        elif script in _SOLE:
            yield _form(_SOLE[script], name)
        elif script == "Cyrillic" and not _OTHER_CYRILLIC.search(name):
            wanted = "uk" if _UKRAINIAN.search(name) else "ru" if _RUSSIAN.search(name) else None
            languages = free[:1] if wanted is None else [wanted] if wanted in free else []
            free = [language for language in free if language not in languages]
            both = wanted is None and len(cyrillic) == 1
            yield from (_form(language, name) for language in (("ru", "uk") if both else languages))


def _form(language: str, name: str) -> Form:
    words = name.replace("·", " ").split()
    return Form(language, words[0] if len(words) > 1 else "", words[-1])
