"""What the model of reported speech looks at: the names of the features that hold of a cue and a word of one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from wording.annotate.cover import Cover
from wording.model import Span
from wording.schemas.speech import ReportingCue

RELATIVES = ("after", "and", "as", "because", "but", "that", "when", "where", "which", "while", "who", "whose")
"""Words between cue and word that most often end what is reported, or begin it; looked at together with the kind of cue."""

_TOKEN = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*['’]?|[^\w\s]|_")
_MARKS = frozenset(',;:()-–—.!?"“”')
_CUTS = frozenset(",;–—-")
_QUOTED_CUTS = _CUTS | frozenset('"“”')
_ENDINGS = ("ing", "ed", "ly", "tion", "s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as tokens: each in lower case, its place, its shape, and whether it stands in a quotation.

    The shape of a function word or mark is itself, that of another word its ending and whether it has a capital.
    """

    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    shapes: tuple[str, ...]
    quoted: tuple[bool, ...]

    def shape(self, place: int) -> str:
        """Return the shape of a token, or an edge sign beyond the sentence."""
        return self.shapes[place] if 0 <= place < len(self.shapes) else "<>"


def clause(text: str, span: Span, function_words: frozenset[str], quoted: Cover | None = None) -> Clause:
    """Return the tokens of a sentence; `quoted` covers the quotations of the text, None if there are none."""
    matches = list(_TOKEN.finditer(text, span.start, span.end))
    spans = tuple(match.span() for match in matches)
    read = [_read(match[0], function_words) for match in matches]
    inside = tuple(quoted.touches(Span(*place)) for place in spans) if quoted else (False,) * len(spans)
    return Clause(tuple(form for form, _ in read), spans, tuple(shape for _, shape in read), inside)


def kind_of(entry: ReportingCue | None) -> str:
    """Return what kind of cue the lexicon says that a form is, a dash if it has no entry."""
    return f"{entry.class_}.{entry.strength}.{entry.position or ''}" if entry else "-"


def cue_features(clause: Clause, cue: int, kind: str, behind: bool) -> list[str]:
    """Return what speaks for or against that the token at `cue` reports anything on one side, `behind` it or before it."""
    side, form, shape = _side(behind), clause.forms[cue], clause.shape
    before, after = shape(cue - 1), shape(cue + 1)
    ending = _ending(form)
    return [
        side, f"{side}f={form}", f"{side}k={kind}", f"{side}n={after}", f"{side}p={before}", f"{side}fn={form}|{after}",
        f"{side}fp={form}|{before}", f"{side}pn={before}|{after}", f"{side}nn={after}|{shape(cue + 2)}",
        f"{side}pp={shape(cue - 2)}|{before}", f"{side}kn={kind}{ending}|{after}", f"{side}kp={kind}{ending}|{before}",
        f"{side}0={shape(0)}", f"{side}01={shape(0)}|{shape(1)}",
    ]  # fmt: skip


def pair_features(clause: Clause, cue: int, word: int, kind: str, cues: Collection[str]) -> list[str]:
    """Return what speaks for or against that the token at `cue` reports the one at `word`; `cues` are all possible cues."""
    behind = cue < word
    side, first, last = _side(behind), min(cue, word) + 1, max(cue, word)
    between, far = clause.forms[first:last], bucket(last - first)
    marks = "".join([form for form in between if form in _MARKS])[:5]
    found = [
        f"{side}q{clause.quoted[cue]:d}{clause.quoted[word]:d}", f"{side}d={far}", f"{side}kd={kind}|{far}",
        f"{side}m={marks}", f"{side}fm={clause.forms[cue]}|{marks}",
        f"{side}o={min(2, sum([form in cues for form in between]))}",
        f"{side}w-={clause.shape(word - 1)}", f"{side}w+={clause.shape(word + 1)}",
    ]  # fmt: skip
    return found + (_behind if behind else _before)(clause, cue, word, kind)


def bucket(number: int) -> str:
    """Return a coarse name of a count."""
    return str(number) if number < 4 else next((str(n) for n in (4, 6, 9, 13) if number < n + n // 2), "20")


def _behind(clause: Clause, cue: int, word: int, kind: str) -> list[str]:
    """Return what holds of a word behind the cue: how its clause opens, and what may have ended it since."""
    forms, shapes, form = clause.forms[cue + 1 : word], clause.shapes[cue + 1 : word], clause.forms[cue]
    small = [one for one, shape in zip(forms, shapes, strict=True) if one == shape and one.isalpha()] or ["-"]
    found = [
        f"Bs={small[0]}", f"Bfs={form}|{small[0]}", f"Bl={small[-1]}", f"Ba={'|'.join(shapes[:3])}",
        f"Bw2={clause.shape(word - 2)}|{clause.shape(word - 1)}", f"Be={clause.forms[-1]}|{bucket(len(clause.forms) - word)}",
        f"Bv={min(3, shapes.count('ing') + shapes.count('ed'))}",
    ]  # fmt: skip
    if "that" in forms:
        found += [f"Bthat={bucket(forms.index('that'))}", f"Bfthat={form}"]
    cuts = [place for place, one in enumerate(forms) if one in _CUTS]
    if cuts:
        after = cue + cuts[-1] + 2
        found += [f"Bc={clause.shape(after)}", f"Bcc={clause.shape(after)}|{clause.shape(after + 1)}"]
        found += [f"Bcn={bucket(cuts[-1])}", f"Bc1={clause.shape(cue + cuts[0] + 2)}"]
    return found + [f"Br={one}|{kind}" for one in RELATIVES if one in forms]


def _before(clause: Clause, cue: int, word: int, kind: str) -> list[str]:
    """Return what holds of a word before the cue: how the reporting clause is set off, and how the sentence goes on."""
    forms, form, left = clause.forms[word + 1 : cue], clause.forms[cue], bucket(len(clause.forms) - cue - 1)
    cut = max([place for place, one in enumerate(forms) if one in _QUOTED_CUTS], default=-1)
    words = str(min(8, len(forms) - 1 - cut)) if cut >= 0 else "no"
    found = [
        f"Ax={words}", f"Afx={form}|{words}", f"Akx={kind}|{words}", f"Axe={words}|{left}", f"Ae={left}",
        f"Afe={form}|{left}", f"At={bucket(word)}",
        f"Au={'|'.join([clause.shape(place) for place in range(max(word + cut + 2, cue - 3), cue)])}",
        f"Aa={'|'.join([clause.shape(place) for place in range(cue + 1, cue + 4)])}",
    ]  # fmt: skip
    if cut < 0:
        return found
    after = word + cut + 2
    return [*found, f"Ac={clause.shape(after)}", f"Acc={clause.shape(after)}|{clause.shape(after + 1)}"]


def _side(behind: bool) -> str:
    return "B" if behind else "A"


@lru_cache(maxsize=1 << 15)
def _read(printed: str, function_words: frozenset[str]) -> tuple[str, str]:
    """Return the form and the shape of a token."""
    form = printed.lower().replace("’", "'")
    if form in function_words or not form[0].isalnum():
        return form, form
    if form[0].isdigit():
        return form, "#"
    return form, ("C" if printed[0].isupper() else "") + _ending(form)


def _ending(form: str) -> str:
    return next((ending for ending in _ENDINGS if form.endswith(ending) and len(form) > len(ending) + 2), "x")
