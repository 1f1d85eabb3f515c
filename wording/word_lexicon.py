"""Lexicons of single words, looked up by the words of an article instead of tried one by one."""

from __future__ import annotations

import re

from wording.lexicon import Lexicons
from wording.schemas.names import Acronym, LoanWords, SlavicNames, TranslatedName, TransliteratedWord
from wording.schemas.pages import FunctionWords


class Acronyms:
    """The acronyms of other languages by their forms; build it with `lexicons.built(language, Acronyms)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.by_form = {form: entry for entry in lexicons.entries(language, Acronym) for form in entry.match}


class TransliteratedWords:
    """The transliterated words by their forms in lower case; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        entries = lexicons.entries(language, TransliteratedWord)
        self.by_form = {form: entry for entry in entries for form in entry.match}


class TranslatedNames:
    """The translated names by their first words, with expressions for what must stand beside them.

    The expressions are not compiled, since few are ever tried. Build it with `Lexicons.built`.
    """

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        self.by_word: dict[str, list[tuple[TranslatedName, str]]] = {}
        names = lexicons.document(language, SlavicNames)
        if names is None:
            return
        first, places = _either(names.first_names), _either(names.place_words)
        endings = _either(names.surname_endings)
        frames = {
            "surname": rf"(?<!\w)(?:{first}) (?P<name>{{}})(?![\w’'-]| [A-Z])",
            "first": rf"(?<![\w’'-])(?P<name>{{}})(?= [A-Z][a-z]{{{{2,20}}}}(?:{endings})\b)",
            "place": rf"(?<!\w)(?:{places}),? (?P<name>{{}})(?![\w’'-]| [A-Z])",
            "whole": r"(?<!\w)(?P<name>{})(?!\w)",
        }
        for entry in lexicons.entries(language, TranslatedName):
            pattern = frames[entry.kind].format(re.escape(entry.match))
            self.by_word.setdefault(entry.match.split()[0], []).append((entry, pattern))


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Loans:
    """Every foreign word that a language takes as it is, in lower case; build it with `Lexicons.built`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        document = lexicons.document(language, LoanWords)
        entries = lexicons.entries(language, TransliteratedWord)
        established = (form for entry in entries if entry.established for form in entry.match)
        self.words = frozenset((*(document.words if document else ()), *established))


class AnyFunctionWords:
    """The function words of every language together; build it with `lexicons.built("", AnyFunctionWords)`."""

    def __init__(self, lexicons: Lexicons, _language: str) -> None:
        known = {path.parent.name for folder in lexicons.folders for path in folder.glob("*/function_words.yaml")}
        documents = (lexicons.document(language, FunctionWords) for language in sorted(known))
        self.words = frozenset(word for document in documents if document for word in document.words)
