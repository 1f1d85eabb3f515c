"""The comparison: any number of outlets (or languages, months, stories) and how each words the concepts.

For a concept the variants are a choice: their shares are taken of the texts that make the choice at all, so that how much
an outlet covers does not pass for how it words things. Each text counts once a group, however many articles print it. The
test holds the story fixed; its p values are adjusted by Holm where the user chose the concepts, else by
Benjamini and Hochberg.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from importlib.metadata import version

from wording.framing.around import Around
from wording.framing.choices import compared
from wording.framing.comparison import Comparison, Group, Period
from wording.framing.concepts import ConceptError, Concepts
from wording.framing.concordance import Concordance
from wording.framing.copies import Copies
from wording.framing.frame import SEED, frame_of
from wording.framing.keyness import Keyness
from wording.framing.labels import Labels
from wording.framing.readings import Reading, reading
from wording.framing.tally import By, Tally
from wording.framing.timeline import timeline as timeline_of
from wording.model import Article, TermUse
from wording.view import ArticleView

_DATES = "give the dates as YYYY-MM-DD (column or front matter `date`)"
_WANTED = {
    "outlet": "name the outlets (column or front matter `outlet`), or compare by language, date or story",
    "language": "give texts that are long enough to identify, or name the language (column `language` or --lang)",
    "date": f"{_DATES}, or compare by outlet",
    "story": "name the stories (column `story`), or compare by outlet",
}


class Comparer:
    """Takes views one by one, keeps numbers only, and compares at the end."""

    def __init__(
        self,
        concepts: Concepts,
        by: By = "outlet",
        *,
        kwic: str | None = None,
        keyness: bool = False,
        labels: bool = False,
        around: str | None = None,
        parsed: bool = True,
        copies: Copies | None = None,
    ) -> None:
        """Take the concepts and what else is wanted.

        `kwic` names the concept whose concordance is kept; that, `keyness` (all words as numbers), `labels` and `around` (a
        name) are the only things that keep words. Unless `parsed`, sentences with that name are not parsed even where a
        pipeline is installed. Raises `ConceptError` if `kwic` is not among the concepts.
        """
        if kwic:
            concepts.require(kwic)
        self.concepts, self.by = concepts, by
        self._tally = Tally(concepts, copies or Copies())
        self._concordance = Concordance(kwic) if kwic else None
        self._keyness = Keyness() if keyness else None
        self._labels = Labels() if labels else None
        self._around = Around(around, parsed=parsed) if around else None
        self._lexicons, self._parsed = "", False

    def add(self, view: ArticleView) -> tuple[TermUse, ...]:
        """Count one article and return the uses in it."""
        number, found = len(self._tally), reading(view, self.concepts)
        self.add_reading(view.article, found)
        if self._concordance:
            self._concordance.add(view, found.uses)
        for extra in (self._keyness, self._labels, self._around):
            if extra:
                extra.add(view, number)
        return found.uses

    def add_reading(self, article: Article, found: Reading) -> None:
        """Count one article that was read before: in another process, or when a run was scored.

        Uses of concepts that are not compared are left out. Concordance, keyness, labels and what is around a name need
        `add`, since they are about words that a reading does not keep.
        """
        self._lexicons, self._parsed = found.lexicons or self._lexicons, self._parsed or found.parsed
        self._tally.add(article, found.language, found.words, found.uses)

    @property
    def needs_views(self) -> bool:
        """Whether something is wanted that readings do not keep."""
        return any((self._concordance, self._keyness, self._labels, self._around))

    def result(
        self, timeline: Period | None = None, level: float = 0.95, *, pairs: bool = False, seed: int = SEED
    ) -> Comparison:
        """Compare what was added, with what `compare` says of the options.

        Raises `ConceptError` where there are no two groups, or where the name to look around is nowhere.
        """
        tally, stories = self._tally, self._tally.copies.stories()
        frame = frame_of(tally, self.by, stories, seed, level)
        groups, families = frame.groups, frame.families
        told = _require_groups(groups, self.by)
        counted = tally.counted()
        choices = compared(self.concepts.entries, counted, frame, fixed=self.concepts.fixed, level=level, pairs=pairs)
        notes = [*tally.copies.notes(), *_left_out(groups, self.by)]
        if timeline and not all(tally.day):
            notes.append(_undated(tally))
        if not choices:
            notes.append("none of the concepts was found: choose others with --concept, or give your own with --term")
        if self.by == "language" or len({*tally.language}) > 1:
            notes.append("languages use quotation marks differently: do not compare shares distanced between them")
        if self._around:
            notes += self._around.notes()
        return Comparison(
            by=self.by,
            groups=tuple(_group(name, tally, groups, families) for name in told),
            choices=tuple(choices),
            signature=self._signature,
            timeline=tuple(timeline_of(counted, frame, timeline)) if timeline else (),
            keyness=self._keyness.ranked(frame) if self._keyness else (),
            concordance=self._concordance.lines if self._concordance else (),
            labels=self._labels.rows(frame) if self._labels else (),
            around=self._around.rows(frame) if self._around else (),
            around_name=self._around.name if self._around else "",
            notes=tuple(notes),
        )

    @property
    def _signature(self) -> str:
        """What two comparisons must share to compare: version, lexicons, concepts, whether sentences were parsed."""
        chosen = blake2b(repr(self.concepts.entries).encode(), digest_size=4).hexdigest()
        parsed = "parsed" if self._parsed else "patterns"
        concepts = f"{len(self.concepts.entries)}.{chosen}"
        return f"wording:{version('wording')}|lex:{self._lexicons}|concepts:{concepts}|attributions:{parsed}"


def compare(
    views: Iterable[ArticleView],
    concepts: Concepts,
    by: By = "outlet",
    *,
    timeline: Period | None = None,
    kwic: str | None = None,
    keyness: bool = False,
    labels: bool = False,
    around: str | None = None,
    parsed: bool = True,
    pairs: bool = False,
    seed: int = SEED,
    level: float = 0.95,
) -> Comparison:
    """Compare a stream of views, each let go after it was counted.

    `timeline` adds the shares by week or month, `kwic` the concordance of a concept, `keyness` the words that tell the
    groups apart, `labels` what each group calls people and places, `around` the adjectives and verbs around a name (see
    `Comparer`), `pairs` the differences of every two groups. `level` is the confidence of the intervals, and 1 - `level`
    the significance level; `seed` that of the bootstrap. Raises `ConceptError` with a sentence that says what to do.
    """
    comparer = Comparer(concepts, by, kwic=kwic, keyness=keyness, labels=labels, around=around, parsed=parsed)
    for view in views:
        comparer.add(view)
    return comparer.result(timeline, level, pairs=pairs, seed=seed)


def _require_groups(groups: Sequence[str | None], by: By) -> list[str]:
    told = sorted({group for group in groups if group})
    if not told:
        raise ConceptError(f"no article has {_a(by)}: {_WANTED[by]}")
    if len(told) == 1:
        others = ", ".join(f"--by {other}" for other in _WANTED if other != by)
        raise ConceptError(
            f"all articles have one {by}, “{told[0]}”: give articles of another one too, or use {others}"
        )
    return told


def _left_out(groups: Sequence[str | None], by: By) -> list[str]:
    missing = sum(group is None for group in groups)
    return [f"{missing:,} of {len(groups):,} articles have no {by} and are left out: {_WANTED[by]}"] if missing else []


def _undated(tally: Tally) -> str:
    missing = tally.day.count(0)
    return f"{missing:,} of {len(tally):,} articles have no date and are left out of the timeline: {_DATES}"


def _a(by: By) -> str:
    return f"an {by}" if by == "outlet" else f"a {by}"


def _group(name: str, tally: Tally, groups: Sequence[str | None], families: Sequence[int]) -> Group:
    members = [number for number, group in enumerate(groups) if group == name]
    return Group(
        name,
        articles=len(members),
        texts=len({families[number] for number in members}),
        words=sum(tally.words[number] for number in members),
        languages=tally.by_language(members),
    )
