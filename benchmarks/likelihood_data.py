"""The texts that the likelihood model is trained and measured on, and the word list made from some of them."""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import data

from wording.likelihood.grams import SHIFT
from wording.likelihood.symbols import FIXED, MARKS, Symbols
from wording.likelihood.tokens import tokens

CLOSED = frozenset(
    ("CC", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "RP", "TO", "WDT", "WP", "WP$", "WRB", "POS"),
)
"""Penn Treebank tags of words that carry grammar, not content."""
COMMON_WORDS = 250
"""So many words that are common in every collection count as function words, whatever their tags."""
LEAST = 3
"""A word must be seen so often to be listed."""
SECOND, ENDING_SECOND = 0.12, 0.2
"""Share from which the second tag of a word, or of an ending, is part of its class."""


@dataclass(frozen=True)
class Text:
    """A text and where it is from: `source` is the language translated from, or `native:` and the outlet.

    `document` is shared by the versions of one text; texts of one `fold` are left out together.
    """

    id: str
    document: str
    pair: str
    kind: str
    engine: str
    text: str
    source: str
    fold: int

    @property
    def machine(self) -> bool:
        """Whether a machine translated it."""
        return self.kind == "machine"

    @property
    def native_outlet(self) -> bool:
        """Whether it was written in English and has no translated version here."""
        return self.source.startswith("native:")


SOURCES = ("de", "cs", "zh", "ha", "ja", "liv", "is", "ru")
"""Languages translated from; each is left out once. English sent through German and back counts as German."""
OUTLETS = ("breitbart", "huff-post", "nyt", "politico", "usa-today", "wash-post", "west-journal", "en-hr", "en-ja")
"""Sets of native news; each is left out with one of the languages."""
_FOLDS = {
    **{source: number for number, source in enumerate(SOURCES)},
    **{f"native:{outlet}": number % len(SOURCES) for number, outlet in enumerate(OUTLETS)},
    "native:en-ja": 4,
}


def texts(folder: Path) -> list[Text]:
    """Return the English texts to train on."""
    found = []
    for name in ("mt_train", "mt_news.dev"):
        for row in data.rows(folder, name):
            if row["language"] == "en":
                pair = row["pair"]
                source = "de" if pair.startswith("backtranslated") else pair.split(".")[-1].split("-")[0]
                if row["kind"] == "native" and source == "en":
                    source = f"native:{pair}"
                found.append(_text(row["id"], row["document"], pair, row["kind"], row["system"], row["text"], source))
    return [*found, *american(folder, "polnear.train")]


def american(folder: Path, name: str) -> Iterator[Text]:
    """Yield American news, written in English."""
    for row in data.rows(folder, f"attribution.{name}"):
        outlet = row["outlet"]
        yield _text(row["id"], f"{name}/{row['id']}", name, "native", outlet, row["text"], f"native:{outlet}")


def _text(number: str, document: str, pair: str, kind: str, engine: str, text: str, source: str) -> Text:
    return Text(number, document, pair, kind, engine, text, source, _FOLDS[source])


def tagged(chosen: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words and Penn Treebank tags of each text, by the installed English pipeline."""
    import spacy

    from wording.parsing import pipeline_name

    name = pipeline_name("en")
    if name is None:
        raise SystemExit("training needs an English pipeline: pip install 'wording[en]'")
    pipeline = spacy.load(name, exclude=["parser", "ner", "lemmatizer"])
    for document in pipeline.pipe(chosen, batch_size=32):
        yield [token.text for token in document], [token.tag_ for token in document]


def word_list(chosen: Sequence[Text], tags: Iterable[tuple[list[str], list[str]]]) -> Symbols:
    """Make the word list: which words there are, and the tags that each usually carries."""
    lower, capital = _cases(text.text for text in chosen)
    by_word: dict[str, Counter[str]] = defaultdict(Counter)
    for words, found in tags:
        for word, tag in zip(words, found, strict=True):
            if word[0].isalpha() and (word[0].islower() or tag not in ("NNP", "NNPS")):
                by_word[word.lower().replace("’", "'")][tag] += 1
    top = _common_everywhere(chosen)
    listed = sorted(word for word, count in lower.items() if count >= LEAST and len(word) < 40)
    functions = {word for word in listed if word in top or _closed(by_word.get(word, Counter()), lower[word])}
    endings = _endings(by_word)
    class_of_word = {
        word: _class(by_word[word], SECOND) if word in by_word else _by_ending(word, endings) for word in listed
    }
    classes = sorted({*class_of_word.values(), *endings.values(), "NN"})
    place = {name: number for number, name in enumerate(classes)}
    counts, pairs = books()
    number_of = {word: number for number, word in enumerate((*FIXED, *listed))}
    return Symbols(
        words=listed,
        classes=classes,
        class_of=[-1 if word in functions else place[class_of_word[word]] for word in listed],
        common=frozenset(word for word in listed if lower[word] > capital[word] and word not in functions),
        endings={ending: place[name] for ending, name in sorted(endings.items())},
        other=place["NN"],
        frequency_of=frequency_steps(listed, counts),
        bonds=bond_steps(number_of, counts, pairs),
    )


def untagged_list(chosen: Sequence[Text]) -> Symbols:
    """Make a word list without a tagger or counts in books: the classes are the last three letters of words."""
    lower, capital = _cases(text.text for text in chosen)
    listed = sorted(word for word, count in lower.items() if count >= LEAST and len(word) < 40)
    top = set(sorted(listed, key=lambda word: (-lower[word], word))[:COMMON_WORDS])
    common = Counter(word[-3:] for word in listed if len(word) > 4)
    classes = ["other", *sorted(ending for ending, number in common.items() if number >= 10)]
    place = {name: number for number, name in enumerate(classes)}
    return Symbols(
        words=listed,
        classes=classes,
        class_of=[-1 if word in top else place.get(word[-3:], 0) for word in listed],
        common=frozenset(word for word in listed if lower[word] > capital[word] and word not in top),
        endings={name: number for name, number in place.items() if number},
        other=0,
        frequency_of=[0] * len(listed),
        bonds={},
    )


def _cases(all_texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word stands in lower case, and with a capital that no sentence start explains."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in all_texts:
        before = "."
        for token in tokens(text):
            if token[0].islower():
                lower[token] += 1
            elif token[0].isalpha() and before not in MARKS[:3] and before != ":":
                capital[token.lower()] += 1
            before = token
    return lower, capital


def _common_everywhere(chosen: Sequence[Text]) -> set[str]:
    """Return the words with the highest tenth percentile of their rates in the collections and outlets."""
    by_group: dict[str, Counter[str]] = defaultdict(Counter)
    for text in chosen:
        group = text.source if text.native_outlet else text.pair
        by_group[group].update(token for token in tokens(text.text) if token[0].islower())
    sizes = {group: counts.total() for group, counts in by_group.items()}
    low = len(by_group) // 10
    rates = {
        word: sorted(counts[word] / sizes[group] for group, counts in by_group.items())[low]
        for word in set().union(*by_group.values())
    }
    return set(sorted(rates, key=lambda word: (-rates[word], word))[:COMMON_WORDS])


def _closed(tags: Counter[str], count: int) -> bool:
    total = sum(tags.values())
    return count >= 30 and total > 0 and sum(tags[tag] for tag in CLOSED) >= 0.6 * total


def _class(tags: Counter[str], second: float) -> str:
    total = sum(tags.values())
    ranked = sorted(tags.items(), key=lambda item: (-item[1], item[0]))[:2]
    return "|".join(tag for place, (tag, count) in enumerate(ranked) if place == 0 or count >= second * total)


def _endings(by_word: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the class of rare words by their last two to four letters."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in by_word.items():
        if sum(tags.values()) <= 10:
            for length in (2, 3, 4):
                if len(word) > length + 2:
                    found[word[-length:]].update(tags)
    return {ending: _class(tags, ENDING_SECOND) for ending, tags in found.items() if sum(tags.values()) >= 20}


def _by_ending(word: str, endings: dict[str, str]) -> str:
    return next((endings[word[-n:]] for n in (4, 3, 2) if word[-n:] in endings), "NN")


FREQUENCY_STEPS = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5)
"""Decimal logarithms of counts in books, where one step of a word's frequency ends."""
LEAST_BOND = 7.25
"""Pairs of words with a lower logarithm of their count in books are not listed: more did not help."""
BOND_FREQUENCIES = (7.4, 7.9)
"""Where the steps of the frequency of listed pairs end."""
ASSOCIATIONS = (1.7, 2.2, 2.8)
"""Pointwise mutual information (decimal logarithm) where its steps end."""


def books() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Return counts of words and of pairs of words in English books, as the package symspellpy carries them."""
    from importlib.util import find_spec

    found = find_spec("symspellpy")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("training needs word counts: pip install symspellpy==6.10.1")
    folder = Path(found.submodule_search_locations[0])
    words = _counted(folder / "frequency_dictionary_en_82_765.txt")
    pairs = _counted(folder / "frequency_bigramdictionary_en_243_342.txt")
    return {key[0]: count for key, count in words}, {(key[0], key[1]): count for key, count in pairs}


def _counted(path: Path) -> list[tuple[list[str], int]]:
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return [(row[:-1], int(row[-1])) for row in rows]


def frequency_steps(words: Iterable[str], counts: dict[str, int]) -> list[int]:
    """Return the step of each word's frequency in books; 0 for a word that they lack."""
    return [bisect(FREQUENCY_STEPS, math.log10(counts[word])) + 1 if word in counts else 0 for word in words]


def bond_steps(number_of: dict[str, int], counts: dict[str, int], pairs: dict[tuple[str, str], int]) -> dict[int, int]:
    """Return the step of each pair of listed words, by the number of its gram: frequency and association together."""
    total = sum(counts.values())
    found = {}
    known = number_of.keys() & counts.keys()
    for (first, second), count in pairs.items():
        if math.log10(count) >= LEAST_BOND and first in known and second in known:
            association = math.log10(count * total / (counts[first] * counts[second]))
            step = bisect(BOND_FREQUENCIES, math.log10(count)) * (len(ASSOCIATIONS) + 1)
            gram = number_of[first] << SHIFT | number_of[second]
            found[gram] = 1 + step + bisect(ASSOCIATIONS, association)
    return found
