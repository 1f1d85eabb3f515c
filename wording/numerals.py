"""Words for large numbers, as a part of patterns."""

from __future__ import annotations

import re

from wording.lexicon import Lexicons
from wording.schemas.pages import Conventions


def magnitude_words(lexicons: Lexicons, language: str) -> str:
    """Return a pattern for “thousand”, “million” and so on, in all the forms and abbreviations of the language.

    The pattern is a group that ignores case and ends at a word's end; it matches nothing where no words are known.
    """
    conventions = lexicons.document(language, Conventions)
    forms = {form for forms in conventions.numerals.values() for form in forms} if conventions else set()
    alternatives = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    return rf"(?i:(?:{alternatives})(?!\w))" if forms else "(?!)"
