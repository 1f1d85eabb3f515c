"""Words by their endings: what kind a word seems to be without a parse, and which forms are of one word."""

from __future__ import annotations

from collections.abc import Iterable

from wording.lexicon import Lexicons
from wording.schemas.framing import PlaceWords, WordEndings
from wording.schemas.pages import FunctionWords

SHORTEST = 3
"""So many letters are left of a word at least when an ending is cut off."""


class Stems:
    """Cuts off the endings of case, gender and number of one language; build it with `lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        words = lexicons.document(language, PlaceWords)
        self._endings = tuple(sorted(words.endings, key=len, reverse=True)) if words else ()

    def stem(self, word: str) -> str:
        """Return a word in lower case without its ending."""
        word = word.lower().replace("’", "'")
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                return word[: -len(ending)]
        return word

    def key(self, words: str) -> str:
        """Return what all forms of some words, in any case and number, have in common."""
        return " ".join(map(self.stem, words.split()))


class WordKinds:
    """Tells adjectives, verbs and function words of one language by lists and endings; build it with `lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        words = lexicons.document(language, WordEndings) or WordEndings(adjectives=(), verbs=())
        functional = lexicons.document(language, FunctionWords)
        self._functional = frozenset(functional.words if functional else ())
        self._neither = frozenset(words.neither)
        self._adjectives, self._verbs = Listed(words.adjectives), Listed(words.verbs)

    def functional(self, word: str) -> bool:
        """Tell whether a word in lower case is one of the commonest small words."""
        return word in self._functional

    def adjective(self, word: str) -> bool:
        """Tell whether a word in lower case looks like an adjective."""
        return word not in self._neither and word not in self._functional and word in self._adjectives

    def verb(self, word: str) -> bool:
        """Tell whether a word in lower case looks like a verb."""
        return word not in self._neither and word not in self._functional and word in self._verbs


class Listed:
    """A set of words, of endings (`*ful`) and of beginnings (`occup*`)."""

    def __init__(self, entries: Iterable[str]) -> None:
        listed = tuple(entries)
        self._words = frozenset(entry for entry in listed if "*" not in entry)
        self._endings = tuple(entry[1:] for entry in listed if entry.startswith("*"))
        self._starts = tuple(entry[:-1] for entry in listed if entry.endswith("*"))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if word in self._words or word.startswith(self._starts):
            return True
        return word.endswith(self._endings) and len(word) > SHORTEST
