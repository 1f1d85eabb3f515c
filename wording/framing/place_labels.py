"""What a text calls a place right beside its name: “breakaway region of …”, “Russian-occupied …”, “…, the port city”.

Read off the words before and behind the name by the lexicon `place_words`; nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wording.framing.place_names import PlaceMention, PlaceNames
from wording.framing.word_forms import Listed, WordKinds
from wording.lexicon import Lexicons
from wording.model import Span
from wording.schemas.framing import PlaceWords
from wording.schemas.people import TitleGrammar

MOST_WORDS = 6
"""A label has at most so many words."""
REACH = 160
"""So many code points before and behind a name are read."""
RIGHT = "…"
"""Stands for the name in a label around it: “occupied … region”."""

_TOKEN = re.compile(r"\b\w{1,2}['’](?=\w)|\w+(?:[-‑]\w+)*|[^\w\s]")
_OPENS = frozenset(",(–—-")
_CLOSES = frozenset(",.;:)–—!?")


class _Token(NamedTuple):
    text: str
    word: str


class PlaceLabels:
    """Reads labels of one language; build it with `lexicons.built(language, PlaceLabels)`."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        words = lexicons.document(language, PlaceWords) or PlaceWords(nouns=(), modifiers=())
        grammar = lexicons.document(language, TitleGrammar) or TitleGrammar()
        self._nouns, self._modifiers, self._adverbs = (
            Listed(words.nouns),
            Listed(words.modifiers),
            Listed(words.adverbs),
        )
        self._parts, self._by = frozenset(words.parts), frozenset(words.by)
        self._of = frozenset(word.replace("’", "'") for word in (*grammar.of, *grammar.fused))
        self._articles = frozenset(word.replace("’", "'") for word in grammar.articles)
        self._owned, self._states, self._verbal = Listed(words.owned), Listed(words.states), Listed(words.verbal)
        self._compounds = words.compounds
        self._licences = frozenset(words.before)
        self._ties = self._licences | self._of
        self._kinds = lexicons.built(language, WordKinds)
        self._places = lexicons.built(language, PlaceNames)

    def label(self, text: str, mention: PlaceMention, within: Span) -> str | None:
        """Return how a place is labelled in its sentence, `within`, or None; the words are as printed."""
        start, end = mention.span.start, mention.span.end
        before = _tokens(text[max(within.start, start - REACH) : start])
        after = _tokens(text[end : min(within.end, end + REACH)])
        another = bool(after) and after[0].text[0].isupper() and self._places.named(after[0].text) is not None
        left = [] if another else self._before(before, mention, text[start:end])
        if after and after[0].word in self._nouns and mention.place not in self._places.countries:
            named = after[0].text[0].isupper() and not left
            around = [] if before and before[-1].word in self._of else left
            return None if named or after[0].word in self._owned else " ".join((*around, RIGHT, after[0].text))
        if left and self._compound(left, after):
            return None
        return " ".join(left or self._after(after)) or None

    def _before(self, tokens: Sequence[_Token], mention: PlaceMention, name: str) -> list[str]:
        """Return the label that ends right before the name."""
        place = last = len(tokens) - 1
        tied = place >= 0 and tokens[place].word in self._of
        comma = place > 0 and tokens[place].text == "," and tokens[place - 1].word in self._nouns
        if tied or comma:
            place -= 1
            while tied and place >= 0 and tokens[place].word in self._of | self._articles:
                place -= 1
            last = place
        first = place + 1
        nouns = said = False
        while place >= 0 and last - place < MOST_WORDS:
            token = tokens[place]
            if token.word in self._nouns:
                if not nouns and not self._names(token, mention, tied or self._owned_by(name)):
                    break
                nouns = True
            elif self._modifies(token):
                said = True
            elif not self._goes_on(tokens, place, nouns or tied, said):
                break
            first = place
            place -= 1
        while first <= last and self._unsure(tokens[first].word) and not self._licensed(tokens[:first]):
            first += 1
        if comma and (mention.place in self._places.countries or not self._article(tokens[:first])):
            return []
        if tied and first and self._places.named(tokens[first - 1].text):
            return []
        found = tokens[first : last + 1]
        told = any(token.word in self._nouns or (self._modifies(token) and not tied) for token in found)
        return [token.text for token in found] if told else []

    def _article(self, before: Sequence[_Token]) -> bool:
        return bool(before) and before[-1].word in self._articles

    def _owned_by(self, name: str) -> bool:
        """Tell whether a name is in the genitive, in a language that ties names to nouns by it."""
        return not self._of and name not in self._places.bases

    def _names(self, noun: _Token, mention: PlaceMention, tied: bool) -> bool:
        """Tell whether a noun before a name says what the place is, and not what it has."""
        if not tied:
            return True
        return noun.word in self._states if mention.place in self._places.countries else noun.word not in self._owned

    def _unsure(self, word: str) -> bool:
        """Tell whether a word at the start of a label may be a verb, or stand by one."""
        return bool(self._licences) and "-" not in word and (word in self._verbal or word in self._adverbs)

    def _licensed(self, before: Sequence[_Token]) -> bool:
        """Tell whether what stands before a word shows that it is no verb."""
        last = before[-1] if before else None
        return last is None or last.word in self._licences or not (last.text[0].isalnum() or last.text == ",")

    def _compound(self, found: Sequence[str], after: Sequence[_Token]) -> bool:
        """Tell whether a label without a noun goes with a noun behind the name: “bombed Kherson theatre”."""
        if not self._compounds or not after or any(word.lower() in self._nouns for word in found):
            return False
        word = after[0].word
        return word[0].isalnum() and not (self._kinds.functional(word) or self._kinds.verb(word) or word in self._ties)

    def _modifies(self, token: _Token) -> bool:
        return token.word in self._modifiers or (token.word.rpartition("-")[2] in self._parts and "-" in token.word)

    def _goes_on(self, tokens: Sequence[_Token], place: int, noun: bool, said: bool) -> bool:
        """Tell whether a label, read from its end, goes on over a word that does not make one by itself."""
        token = tokens[place]
        if said and (token.word in self._adverbs or token.word in self._by):
            return True
        if noun and (token.word in self._places.adjectives or self._kinds.adjective(token.word)):
            return True
        holder = token.text[0].isupper() and self._places.named(token.text) is not None
        before = tokens[place - 1] if place else None
        if before is None or not holder:
            return False
        return before.word in self._by if said else not self._of and self._modifies(before)

    def _after(self, tokens: Sequence[_Token]) -> list[str]:
        """Return the label set off behind the name: “, the port city” up to a mark or a word that ties on."""
        if not tokens or tokens[0].text not in _OPENS:
            return []
        place = 1 + (len(tokens) > 1 and tokens[1].word in self._articles)
        if self._articles and place == 1:
            return []
        found: list[str] = []
        noun = False
        for number, token in enumerate(tokens[place : place + MOST_WORDS], place):
            noun = noun or token.word in self._nouns
            if not (
                self._modifies(token)
                or self._adds(token)
                or token.word in self._nouns
                or (not noun and self._plain(token))
            ):
                return []
            found.append(token.text)
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if noun and (following is None or following.text in _CLOSES or following.word in self._ties):
                return found
        return []

    def _plain(self, token: _Token) -> bool:
        """Tell whether a word may stand before a noun: one in lower case that is no small word and no verb."""
        return token.text.islower() and not self._kinds.functional(token.word) and not self._kinds.verb(token.word)

    def _adds(self, token: _Token) -> bool:
        return token.word in self._adverbs or token.word in self._places.adjectives or self._kinds.adjective(token.word)


def _tokens(text: str) -> list[_Token]:
    return list(_read(text))


def _read(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield _Token(match[0], match[0].lower().replace("’", "'").replace("‑", "-"))
