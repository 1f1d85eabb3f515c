"""Words around a name without a parse: those of the same clause that stand near, told by lists and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.framing.word_forms import WordKinds
from wording.lexicon import Lexicons
from wording.model import Span

WINDOW = 4
"""So many content words on either side of a name are near."""

REACH = 120
"""No word farther than so many code points is near."""

_PIECE = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*|[,.;:!?()–—\"“”„«»]|\d+")


def beside(sentence: str, span: Span, lexicons: Lexicons, language: str) -> Iterator[tuple[str, str]]:
    """Yield kind (adjective, verb or word) and word, in lower case, of the content words near a name in a sentence.

    Function words and words with a capital, which are mostly names, are passed over; a mark ends the window. Without a
    lexicon for the language every word is of the kind “word”.
    """
    kinds = lexicons.built(language, WordKinds)
    start, end = max(0, span.start - REACH), min(len(sentence), span.end + REACH)
    if start and sentence[start - 1].isalnum():
        start = sentence.find(" ", start, span.start) + 1 or span.start
    before = list(_PIECE.finditer(sentence, start, span.start))[::-1]
    for side in (before, list(_PIECE.finditer(sentence, span.end, end))):
        near = 0
        for piece in side:
            word = piece[0].lower().replace("’", "'")
            if not word[0].isalnum() or near == WINDOW:
                break
            if len(word) < 2 or not word[0].isalpha() or kinds.functional(word) or word == "'s":
                continue
            near += 1
            kind = "adjective" if kinds.adjective(word) else "verb" if kinds.verb(word) else "word"
            opens = piece.start() == 0 and kind != "word"
            if piece[0][0].islower() or "-" in word or opens:
                yield kind, word
