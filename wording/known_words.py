"""Which words are surely words and which are abbreviations: it decides what a stop after them means."""

from __future__ import annotations

from wording.lexicon import Lexicons
from wording.schemas.names import InnerCapital
from wording.schemas.pages import Abbreviation, FunctionWords

_SURE_LENGTH = 5


class KnownWords:
    """The function words and abbreviations of one language; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, FunctionWords)
        self.function_words = frozenset(document.words if document else ())
        entries = lexicons.entries(language, Abbreviation)
        forms = (form.casefold() for entry in entries for form in entry.match)
        self.abbreviations = frozenset(part for form in forms for part in form.replace(".", " ").split())

    def ends_sentence(self, word: str) -> bool:
        """Tell whether a stop after `word` surely ends a sentence: a function word, or long and no abbreviation."""
        folded = word.casefold()
        if folded in self.abbreviations:
            return False
        return folded in self.function_words or (len(word) >= _SURE_LENGTH and word.isalpha())


class InnerCapitals:
    """Brands and names written with a capital inside, in whatever language; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, folder: str) -> None:
        self.names = frozenset(name for entry in lexicons.entries(folder, InnerCapital) for name in entry.match)
