"""Why a text reads like machine translation: the habits of wording that weigh most, in words a reader understands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from wording.likelihood.grams import KINDS, grams, parts
from wording.likelihood.repetition import Repetitions, described
from wording.likelihood.symbols import FIXED, NAME, NUMBER, Symbols
from wording.likelihood.tokens import tokens
from wording.likelihood.weights import Weights
from wording.model import Reason, Role, Span
from wording.view import ArticleView

MOST = 3
"""So many reasons are given, and so many sentences for each."""
_FEWEST_HERE, _FEWEST_EXPECTED = 2, 3.0
_CLEARLY_MORE, _CLEARLY_LESS = 1.3, 0.6
_NEAR = 15

_CLASSES = {
    "VBG": "-ing forms", "NNS": "plural nouns", "VBD": "verbs in the simple past", "VBZ": "verbs in the present in -s",
    "RB": "adverbs", "JJ": "adjectives", "NN": "nouns", "VBN": "past participles", NAME: "names", NUMBER: "numbers",
    ",": "commas", ".": "full stops", "VBD|VBN": "-ed forms", "VBN|VBD": "-ed forms",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Habit:
    """A gram that speaks for machine translation here: its name, how often it stands here and how often it should."""

    kind: int
    gram: int
    name: str
    here: int
    expected: float
    pull: float

    @property
    def text(self) -> str:
        if not self.here:
            return f"no {self.name}, of which written news has about {self.expected:.0f} in so much text"
        if self.here > self.expected:
            return f"{self.name} {self.here / self.expected:.1f} times as often as in written news"
        return f"{self.name} {self.here / self.expected:.0%} as often as in written news"


def reasons(model: Weights, view: ArticleView) -> tuple[Reason, ...]:
    """Return the habits that move the score most towards machine translation, the strongest first."""
    by_sentence: list[tuple[Span, list[Counter[int]]]] = []
    before = Repetitions(model.symbols)
    for sentence in view.sentences:
        if sentence.block.role is Role.BODY:
            found = tokens(sentence.span.of(view.text))
            by_sentence.append((sentence.span, grams(model.symbols, found, before)))
    total = [sum((counts[kind] for _, counts in by_sentence), Counter()) for kind in range(len(KINDS))]
    chosen = sorted(_habits(model, total), key=lambda habit: (-habit.pull, habit.name))
    return tuple(Reason(habit.text, _carriers(habit, by_sentence)) for habit in _different(chosen))


def _habits(model: Weights, total: list[Counter[int]]) -> Iterator[_Habit]:
    size = total[0].total()
    for kind, usual in enumerate(model.usual):
        table = model.tables[kind]
        known = sum(count for gram, count in total[kind].items() if gram in table) or 1
        for gram, row in usual.items():
            here, expected = total[kind][gram], row.rate * size / 1000
            pull = model.scales[kind] * table[gram] * (sqrt(here / known) - row.root)
            if pull > 0 and _clear(table[gram], here, expected):
                yield _Habit(kind, gram, _name(model.symbols, kind, gram), here, expected, pull)


def _clear(weight: int, here: int, expected: float) -> bool:
    if weight > 0:
        return here >= _FEWEST_HERE and here >= _CLEARLY_MORE * expected
    return expected >= _FEWEST_EXPECTED and here <= _CLEARLY_LESS * expected


def _different(habits: list[_Habit]) -> list[_Habit]:
    """Return the first few that share no word with one before them."""
    found: list[_Habit] = []
    seen: set[str] = set()
    for habit in habits:
        words = set(habit.name.strip("“”").split())
        if not words & seen:
            found.append(habit)
            seen |= words
        if len(found) == MOST:
            break
    return found


def _carriers(habit: _Habit, by_sentence: list[tuple[Span, list[Counter[int]]]]) -> tuple[Span, ...]:
    if habit.here <= habit.expected:
        return ()
    carrying: dict[int, list[Span]] = defaultdict(list)
    for span, counts in by_sentence:
        if counts[habit.kind][habit.gram]:
            carrying[-counts[habit.kind][habit.gram]].append(span)
    ranked = [span for count in sorted(carrying) for span in carrying[count]]
    return tuple(sorted(ranked[:MOST]))


def nameable(symbols: Symbols, kind: int, gram: int) -> bool:
    """Tell whether a gram can be named to a reader and is no topic: words with a function word, a plain class, a repetition.

    Repetitions over many words hang on the length of the text: nothing is said of them.
    """
    symbol, length = KINDS[kind]
    if symbol == "repetition":
        return 0 < described(gram)[2] <= _NEAR
    if symbol == "word":
        found = parts(gram, length)
        return all(part >= len(FIXED) for part in found) and not symbols.function_words.isdisjoint(found)
    return symbol == "class" and length == 1 and symbols.class_names[gram] in _CLASSES


def _name(symbols: Symbols, kind: int, gram: int) -> str:
    symbol, length = KINDS[kind]
    if symbol == "class":
        return _CLASSES[symbols.class_names[gram]]
    if symbol == "repetition":
        words, least, most = described(gram)
        return f"{words} said again {least} to {most} words later"
    return "“" + " ".join(symbols.words[part - len(FIXED)] for part in parts(gram, length)) + "”"
