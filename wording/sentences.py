"""Sentences with exact offsets: one splitter for all languages.

One pattern finds the places where a sentence may end; each is then judged by the word before the stop and by what comes
after it. What a language abbreviates, and which words open its sentences, stands in `abbreviations.yaml`,
`function_words.yaml` and `conventions.yaml` of its lexicons; without them the splitter still works, less well.

Doubtful places are left whole: a sentence cut in two makes rules report a truncated one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from wording.lexicon import Lexicons
from wording.model import Span
from wording.opaque import Opaque
from wording.schemas.pages import Abbreviation, Conventions, FunctionWords

_STOP = re.compile(r"\.(?:[ \u00a0]\.){1,9}|[.!?…‼⁇⁈⁉؟۔।॥։。！？｡．;\u037e]{1,40}")
_QUESTION = frozenset(";\u037e")
_WIDE = frozenset("。！？｡．")
_BRACKETS = frozenset(")]}）」』】》〉］")
_PARTNERS = {
    '"': '"', "'": "'", "”": "“„”", "“": "“„”", "’": "‘‚’", "‘": "‘‚’", "»": "«»", "«": "«»", "›": "‹›", "‹": "‹›",
}  # fmt: skip
_SPACES = frozenset(" \u00a0\u202f")
_CONTINUES = frozenset(",:;)]}%/、，：」』）.!?…")
_DASHES = frozenset("—–―-")
_QUOTING = frozenset("とって")
_FIRST = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ITEM = re.compile(r"\d{1,3}[.)]\s")
_ROMAN = re.compile(r"[IVXLCDM]{2,7}")
_LOOK_BACK = 48
_LOOK_AHEAD = 12
_PLAIN_WORD = 3
"""Longer words than this, in small letters and no abbreviations, end sentences without a doubt."""
_QUOTATION = 2_000
"""How far back a quotation may have been opened."""
_LENDER = "en"
"""The language whose titles before names (Mr., St.) stand in the news of all others."""
_GEORGIAN = ("\u10d0", "\u10ff")


@dataclass
class _Place:
    """Where a sentence may end: at `end`, closing marks included; then `following` and, past opening marks, `first`."""

    text: str
    begin: int
    stop: int
    stop_end: int
    end: int
    following: int
    first: int

    @property
    def mark(self) -> str:
        """The stop, or the run of stops."""
        return self.text[self.stop : self.stop_end]

    @property
    def closed(self) -> bool:
        """Whether a closing mark stands after the stop."""
        return self.end > self.stop_end

    @cached_property
    def words(self) -> list[str]:
        """The last words before the stop, white space and opening marks taken away."""
        words = self.text[max(self.begin, self.stop - _LOOK_BACK) : self.stop].split()
        return [found for word in words if (found := word.lstrip("\"'“”„‚‘’«»‹›([{¿¡—–-/…*•·"))]

    @property
    def next_word(self) -> str:
        """The word that would open the next sentence."""
        match = _WORD.match(self.text, self.first)
        return match[0] if match else ""

    def goes_on_with(self, piece: str) -> bool:
        """Tell whether the next word is the piece, as the second one of `z. B.`."""
        end = self.first + len(piece)
        return self.text.startswith(piece, self.first) and not self.text[end : end + 1].isalnum()

    @property
    def lower(self) -> bool:
        """Whether that word is written in lower case; `iPhone` and letters that have no case are not."""
        letter, after = self.text[self.first], self.text[self.first + 1 : self.first + 2]
        return letter.islower() and not after.isupper() and not _GEORGIAN[0] <= letter <= _GEORGIAN[1]

    @property
    def counts(self) -> bool:
        """Whether the next sentence begins with the number of a list item, as in `2. `."""
        return _ITEM.match(self.text, self.first) is not None

    @property
    def opens(self) -> bool:
        """Whether the word before the stop is the first of its sentence."""
        return len(self.words) < 2 and self.stop - self.begin < _LOOK_BACK


class Splitter:
    """Splits text of one language into sentences."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        """Read what the language abbreviates; an unknown language has no abbreviations."""
        self.language = language
        self._abbreviations: dict[str, list[tuple[list[str], Abbreviation]]] = {}
        self._beginnings: dict[str, set[str]] = {}
        lent = (entry for entry in lexicons.entries(_LENDER, Abbreviation) if entry.before == "name")
        for entry in (*lexicons.entries(language, Abbreviation), *lent):
            for match in entry.match:
                self._learn(match.split(), entry)
        self._has_abbreviations = lexicons.has(language, Abbreviation.file())
        function_words = lexicons.document(language, FunctionWords)
        self._openers = frozenset(function_words.words if function_words else ())
        conventions = lexicons.document(language, Conventions)
        self._ordinal_stop = "." in (conventions.ordinal_suffixes if conventions else ())
        self._directions = _directions(conventions)

    def split(self, text: str, span: Span) -> list[Span]:
        """Return the sentences of the range in order, without the white space around them.

        Every code point of the range that is no white space is in exactly one of them.
        """
        result: list[Span] = []
        begin = _after_space(text, span.start, span.end)
        limit = _before_space(text, begin, span.end)
        for end in self._ends(text, Span(begin, limit)):
            result.append(Span(begin, end))
            begin = _after_space(text, end, limit)
        if begin < limit:
            result.append(Span(begin, limit))
        return result

    def _learn(self, pieces: list[str], entry: Abbreviation) -> None:
        """Remember an abbreviation by its last piece, and what follows each of its other pieces."""
        self._abbreviations.setdefault(pieces[-1].removesuffix("."), []).append((pieces[:-1], entry))
        for piece, after in pairwise(pieces):
            if piece.endswith("."):
                self._beginnings.setdefault(piece[:-1], set()).add(after.rstrip("."))

    def _ends(self, text: str, span: Span) -> Iterator[int]:
        """Yield where sentences end before the last one does, closing marks included."""
        begin, limit = span.start, span.end
        for match in _STOP.finditer(text, begin, limit):
            stop, stop_end = match.span()
            if self._plain(text, begin, stop, stop_end, limit):
                yield stop_end
                begin = stop_end + 1
                continue
            if stop <= begin or (text[stop] in _QUESTION and self.language != "el"):
                continue
            end = self._closing(text, max(span.start, stop - _QUOTATION), stop_end, limit)
            following = _after_space(text, end, limit)
            if following >= limit:
                return
            first = _FIRST.search(text, following, min(limit, following + _LOOK_AHEAD))
            if first is None or text[following] in _CONTINUES:
                continue
            if self._breaks(_Place(text, begin, stop, stop_end, end, following, first.start())):
                yield end
                begin = following

    def _plain(self, text: str, begin: int, stop: int, stop_end: int, limit: int) -> bool:
        """Tell whether this is the usual end: a longer word in small letters, a full stop, one space, a capital letter.

        It spares most stops the closer look.
        """
        if stop_end - stop > 1 or stop_end + 1 >= limit or text[stop] != "." or text[stop_end] != " ":
            return False
        word = text[text.rfind(" ", begin, stop) + 1 or begin : stop]
        return (
            text[stop_end + 1].isupper()
            and len(word) > _PLAIN_WORD
            and word.isalpha()
            and word.islower()
            and word not in self._abbreviations
            and word not in self._beginnings
        )

    def _closing(self, text: str, begin: int, position: int, limit: int) -> int:
        """Return the end of the closing marks that stand at `position`, also after a space as in French."""
        while position < limit:
            spaced = text[position] in _SPACES and position + 1 < limit
            mark = text[position + spaced]
            if mark in _PARTNERS:
                after = text[position + spaced + 1 : min(limit, position + spaced + 2)]
                if not self._closes(text[begin:position], mark, spaced, after.isalnum()):
                    break
            elif spaced or mark not in _BRACKETS:
                break
            position += 1 + spaced
        return position

    def _closes(self, passage: str, mark: str, spaced: bool, glued: bool) -> bool:
        """Tell whether a mark closes, by the white space around it, else by the language, else by what is open."""
        if spaced != glued:
            closes = self._directions.get(mark)
            return _is_open(passage, mark) if closes is None else closes
        return not spaced

    def _breaks(self, place: _Place) -> bool:
        """Tell whether a sentence ends here."""
        text = place.text
        if text[place.stop_end - 1] in _WIDE:
            return not (place.closed and text[place.following] in _QUOTING) and not text[place.following].isdigit()
        words = place.words
        if not words or text[place.stop - 1] in "([":
            return False
        if place.end == place.following:
            return self._breaks_without_space(place, words[-1])
        if text[place.following] in _DASHES and (place.closed or place.lower):
            return False
        if place.lower:
            return self._breaks_before_lower_case(place, words)
        if place.mark != ".":
            return not (text[place.first].isdigit() and place.mark[0] in ".…")
        return self._breaks_after_full_stop(place, words)

    def _breaks_after_full_stop(self, place: _Place, words: list[str]) -> bool:
        """Judge a full stop before a capital letter, a digit or a letter that has no case."""
        token, digit = words[-1], place.text[place.first].isdigit()
        protected = self._protected(place, words)
        if protected is not None:
            return not protected
        if token[-1].isdigit() or (self._ordinal_stop and _ROMAN.fullmatch(token)):
            return self._breaks_after_number(place, token)
        if len(token) == 1 or not token.isalpha():
            last = re.split(r"[.\-‐‑/]", token)[-1]
            if len(last) == 1 and last.isalpha():
                return self._breaks_after_initial(place, token)
        return not digit or len(token) > 3 or self._has_abbreviations or place.counts

    def _breaks_after_number(self, place: _Place, token: str) -> bool:
        """A number may be an ordinal, or count the items of a list."""
        if place.opens and len(token) <= 3:
            return False
        if place.text[place.first].isdigit():
            return len(token) > 2
        if self._ordinal_stop and (len(token) <= 2 or token.isupper()):
            return self._is_opener(place)
        return True

    def _breaks_after_initial(self, place: _Place, token: str) -> bool:
        """A letter with a stop is an initial or the end of an acronym; only a function word shows a new sentence."""
        if place.opens and len(token) == 1:
            return False
        if token.islower() and "." not in token:
            return len(token) > 1 or token in self._openers or self._is_opener(place)
        return self._is_opener(place)

    def _breaks_before_lower_case(self, place: _Place, words: list[str]) -> bool:
        """A sentence that begins in lower case is an error or no sentence: ask for a long, plain word before it."""
        token = words[-1]
        if place.mark != "." or place.closed or not self._has_abbreviations or len(place.next_word) < 2:
            return False
        if not (token.isalpha() and token.islower()) or self._protected(place, words) is not None:
            return False
        return len(token) > 6 or (len(token) > 3 and "\n" in place.text[place.end : place.following])

    def _breaks_without_space(self, place: _Place, token: str) -> bool:
        """Judge `results.The`: a plain word, a stop and a capitalised word, outside addresses and file names."""
        text = place.text
        letter, after = text[place.first], text[place.first + 1 : place.first + 2]
        if not letter.isalpha() or place.lower or text[place.following] in _DASHES:
            return False
        if not letter.isupper():
            return place.mark[0] not in ".…"
        if not (after.islower() or after in _SPACES) or self._protected(place, [token]) is not None:
            return False
        plain = len(token) > 1 and token.isalpha() and (token.islower() or (token.istitle() and self._is_opener(place)))
        if not place.closed and not plain:
            return len(token) > 3 and token.isdigit()
        begin = max(place.begin, place.stop - _LOOK_BACK)
        return not Opaque(text[begin : place.first + _LOOK_BACK]).touches(place.stop - begin, place.stop_end - begin)

    def _protected(self, place: _Place, words: list[str]) -> bool | None:
        """Tell whether an abbreviation keeps the sentence going; None where there is no abbreviation."""
        token = words[-1]
        if any(place.goes_on_with(piece) for piece in self._beginnings.get(token, ())):
            return True
        found = self._abbreviations.get(token) or self._abbreviations.get(re.split("['’]", token)[-1])
        if found is None and place.opens:
            found = self._abbreviations.get(token[:1].lower() + token[1:])
        applied = [(before, entry) for before, entry in found or () if self._applies(place, words, before, entry)]
        if not applied:
            return None
        narrowest = max((len(before), entry.after == "number") for before, entry in applied)
        if any(
            entry.breaks == "never" and (len(before), entry.after == "number") == narrowest for before, entry in applied
        ):
            return True
        return not (
            self._is_opener(place) or (token.islower() and "." not in token and place.text[place.first].isupper())
        )

    @staticmethod
    def _applies(place: _Place, words: list[str], before: list[str], entry: Abbreviation) -> bool:
        """Tell whether the words around a stop are those that an abbreviation asks for."""
        count = len(before)
        if before and words[-1 - count : -1] != before:
            return False
        if entry.after == "number" and not (len(words) > count + 1 and words[-2 - count][-1].isdigit()):
            return False
        digit = place.text[place.first].isdigit()
        return entry.before == "any" or digit == (entry.before == "number")

    def _is_opener(self, place: _Place) -> bool:
        """Tell whether the next word is a function word with a capital, hence no part of a name."""
        word = place.next_word
        initial = place.text[place.first + len(word) : place.first + len(word) + 1] == "."
        return not initial and word[:1].isupper() and word.lower() in self._openers


def _after_space(text: str, position: int, limit: int) -> int:
    """Return the first position from `position` on that holds no white space, at most `limit`."""
    while position < limit and text[position].isspace():
        position += 1
    return position


def _before_space(text: str, begin: int, position: int) -> int:
    """Return the last position down to `begin` that has no white space before it."""
    while position > begin and text[position - 1].isspace():
        position -= 1
    return position


def _directions(conventions: Conventions | None) -> dict[str, bool]:
    """Return for each mark whether it closes, where the language has it for one direction only."""
    if conventions is None:
        return {}
    marks = conventions.quotation_marks
    pairs = (marks.main, marks.nested, *marks.also)
    opening, closing = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return {mark: mark in closing for mark in opening ^ closing}


def _is_open(passage: str, mark: str) -> bool:
    """Tell whether a quotation that `mark` may close is open at the end of the passage."""
    partners = _PARTNERS[mark]
    last = max(range(len(partners)), key=lambda n: passage.rfind(partners[n]))
    return sum(map(passage.count, partners)) % 2 == 1 and (len(partners) == 1 or partners[last] != mark)
