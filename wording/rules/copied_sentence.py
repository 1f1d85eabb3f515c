"""A sentence copied from the original as it is (only for articles that come with theirs).

Where a system leaves a sentence untranslated, the original shows it beyond doubt, also in a language that the article's
resembles and in sentences too short to tell their language.

Sentences of four words and more that stand word for word in the original count, unless they are names only; those that
`untranslated-passage` finds by themselves are left to it.

Known false alarms: a slogan or a line of verse that both texts give in the same foreign language.

Reference: MQM Core, accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.foreign_passages import foreign_passages
from wording.annotate.sentence_pairs import alignment
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.scripts import UNSPACED, script_of
from wording.view import ArticleView

_FEWEST = 4
_SMALL = 2
_UNSPACED_LETTERS = 8
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = "The council met on Monday and voted on the bridge. "
_GERMAN = "Der Rat tagte am Montag und stimmte über die Brücke ab. "


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.CRITICAL,
    confidence=0.9,
    bad=[
        Bad(
            _ENGLISH + "Hrynko nannte Porohy „gut“.",
            flagged="Hrynko nannte Porohy „gut“.",
            source=_GERMAN + "Hrynko nannte Porohy „gut“.",
            source_language="de",
        ),
        Bad(
            _ENGLISH + "Alle warten auf Hrynko.",
            flagged="Alle warten auf Hrynko.",
            source=_GERMAN + "Alle warten auf Hrynko.",
            source_language="de",
        ),
    ],
    good=[
        Good(
            _ENGLISH + "Ostap Hrynko, Porohy Herald, 2021.",
            source=_GERMAN + "Ostap Hrynko, Porohy Herald, 2021.",
            source_language="de",
        ),
        Good(
            _ENGLISH + "“Alle warten auf Hrynko” is a play.", source=_GERMAN + "Gespielt wird „Alle warten auf Hrynko“."
        ),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find sentences that stand in the original too."""
    found = view.computed(alignment)
    if found is None:
        return
    originals = {_plain(found.source.text, span) for pair in found.pairs for span in pair.source}
    already = [span for span, _ in foreign_passages(view)]
    for sentence in view.sentences:
        plain = _plain(view.text, sentence.span)
        if plain in originals and _is_prose(plain) and not any(span.overlaps(sentence.span) for span in already):
            yield Flag(sentence.span, "This sentence is left as it stands in the original.")


def _plain(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _is_prose(sentence: str) -> bool:
    """Tell whether a sentence is more than names: several words, some of them in small letters."""
    words = _WORD.findall(sentence)
    unspaced = sum(script_of(letter) in UNSPACED for letter in sentence)
    return unspaced >= _UNSPACED_LETTERS or (len(words) >= _FEWEST and sum(word.islower() for word in words) >= _SMALL)
