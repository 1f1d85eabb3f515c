"""How a term is meant: the words beside it that keep a distance, negate, hedge or deny, read from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wording.framing.anchors import AnchorWords, words_of
from wording.lexicon import LexiconError, Lexicons
from wording.model import Span
from wording.patterns import PatternError
from wording.phrases import PatternCompiler
from wording.schemas.framing import Beside, Distance

WINDOW = 140
"""Signs are looked for within so many code points before a term, and half as many after it."""

_MARKS = "\"'“”„‟«»‹›‘’‚(`"
_JOINT = rf"[\s\u00a0\-{re.escape(_MARKS)}]{{0,4}}"
_AFTER = rf"[\s\u00a0\-,{re.escape(_MARKS)})]{{1,4}}"


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a term say of it."""

    distanced: bool = False
    negated: bool = False
    hedged: bool = False
    denied: bool = False


class DistanceWords:
    """The signs of one language. Without a lexicon nothing is ever a sign."""

    def __init__(self, lexicons: Lexicons, language: str) -> None:
        """Compile the lexicon. Raises `LexiconError` for a pattern that cannot be used."""
        compiler = lexicons.built(language, PatternCompiler)
        document = lexicons.document(language, Distance) or Distance(distanced=Beside())
        try:
            self._distanced, self._negated, self._hedged, self._denied = (
                _Signs(beside, compiler)
                for beside in (document.distanced, document.negated, document.hedged, document.denied)
            )
        except PatternError as error:
            raise LexiconError(f"{language}/{Distance.name}.yaml: {error}") from None

    def stance(self, text: str, span: Span, within: Span) -> Stance:
        """Return what the words beside `span` say, none of them outside `within`, its sentence."""
        before = text[max(within.start, span.start - WINDOW) : span.start]
        after = text[span.end : min(within.end, span.end + WINDOW // 2)]
        words = words_of(f"{before} {after}")
        return Stance(
            self._distanced.hold(before, after, words),
            self._negated.hold(before, after, words),
            self._hedged.hold(before, after, words),
            self._denied.hold(before, after, words),
        )


class _Signs:
    """The patterns of one kind of sign, anchored at the term. Mostly no word of theirs is near, and that is soon told."""

    def __init__(self, beside: Beside, compiler: PatternCompiler) -> None:
        self._anchors = AnchorWords(compiler.condition(source) for source in (*beside.before, *beside.after))
        self._before = _joined(beside.before, compiler, "(?:{})" + _JOINT + r"\Z")
        self._after = _joined(beside.after, compiler, _AFTER + "(?:{})")
        self._unless = _joined(beside.unless, compiler, "(?:{})" + _JOINT + r"\Z")

    def hold(self, before: str, after: str, words: frozenset[str]) -> bool:
        """Tell whether a sign stands right before or after the term; `words` are all those around it."""
        if not self._anchors.among(words):
            return False
        if self._before and self._before.search(before):
            return not (self._unless and self._unless.search(before))
        return bool(self._after and self._after.match(after))


def _joined(sources: Sequence[str], compiler: PatternCompiler, frame: str) -> re.Pattern[str] | None:
    if not sources:
        return None
    choices = "|".join(f"(?:{compiler.condition(source).regex})" for source in sources)
    return re.compile(frame.replace("{}", choices), re.IGNORECASE)
