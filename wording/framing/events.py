"""Which things stand in which articles: eight bytes each, counted once it is known which articles are copies."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Generic, TypeVar

from wording.framing.frame import Frame

T = TypeVar("T", bound=tuple[str, ...])


class Events(Generic[T]):
    """Takes the things found in each article, each once, and counts them by group: in articles and in distinct texts."""

    def __init__(self) -> None:
        self.things: list[T] = []
        self._number: dict[T, int] = {}
        self._article, self._thing = array("I"), array("I")

    def add(self, article: int, things: Iterable[T]) -> None:
        """Take what was found in an article, whose number in the tally is given."""
        for thing in dict.fromkeys(things):
            number = self._number.setdefault(thing, len(self.things))
            if number == len(self.things):
                self.things.append(thing)
            self._article.append(article)
            self._thing.append(number)

    def printed(self) -> Counter[T]:
        """Return in how many articles each thing stands."""
        counts = Counter(self._thing)
        return Counter({self.things[number]: count for number, count in counts.items()})

    def commonest(self, key: Callable[[T], Hashable]) -> dict[T, T]:
        """Return for each thing the one that stands in most articles of those that share its key, which all are the same."""
        printed = self.printed()
        keys = {thing: key(thing) for thing in printed}
        most: dict[Hashable, T] = {}
        for thing in sorted(printed, key=lambda thing: (printed[thing], thing)):
            most[keys[thing]] = thing
        return {thing: most[keys[thing]] for thing in printed}

    def by_article(self, same: Mapping[T, T] | None = None) -> Iterator[tuple[int, set[T]]]:
        """Yield the things of each article that holds any; `same` gives what stands for a thing, where it is another."""
        stands = [same.get(thing, thing) for thing in self.things] if same else self.things
        pairs = zip(self._article, self._thing, strict=True)
        for article, rows in groupby(pairs, key=lambda pair: pair[0]):
            yield article, {stands[number] for _, number in rows}

    def counted(
        self, frame: Frame, same: Mapping[T, T] | None = None
    ) -> tuple[Counter[tuple[str, T]], Counter[tuple[str, T]]]:
        """Return in how many articles, and in how many distinct texts, of each group each thing stands."""
        articles: Counter[tuple[str, T]] = Counter()
        texts: Counter[tuple[str, T]] = Counter()
        distinct = set(frame.distinct)
        for article, things in self.by_article(same):
            if group := frame.groups[article]:
                articles.update((group, thing) for thing in things)
                if article in distinct:
                    texts.update((group, thing) for thing in things)
        return articles, texts
