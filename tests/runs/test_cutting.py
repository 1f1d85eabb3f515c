"""Whatever was done before and however the inputs changed, nothing is lost and nothing done twice."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from wording.model import Article
from wording.reading import Item, Problem
from wording.runs.cutting import Cutter
from wording.runs.known import Known, identity
from wording.runs.schema import place_of
from wording.runs.scorer import Chunk

names = st.integers(0, 30)
streams = st.lists(st.tuples(names, st.booleans()), max_size=40, unique_by=lambda pair: pair[0])


def item(name: int, version: int = 0, length: int = 10) -> Item:
    return Item(Article(f"a{name}", f"{version}".rjust(length, "x")), "in.jsonl", name)


def problem(name: int) -> Problem:
    return Problem("in.jsonl", name, "the line is no JSON", "mend the line")


def inputs(stream: list[tuple[int, bool]], version: int = 0) -> list[Item | Problem]:
    return [item(name, version) if good else problem(name) for name, good in stream]


@dataclass
class Disk:
    """The chunks that are whole, as a run would hold them."""

    chunks: dict[int, Chunk]

    def known(self) -> Known:
        return Known(
            (*identity(found), place_of(number, position))
            for number, chunk in self.chunks.items()
            for position, found in chunk.inputs
        )

    def add(self, chunk: Chunk) -> None:
        assert chunk.number not in self.chunks
        self.chunks[chunk.number] = chunk

    def held(self) -> list[str]:
        return [identity(found)[0] for number in sorted(self.chunks) for _, found in self.chunks[number].inputs]


def cut(disk: Disk, stream: list[Item | Problem], start: int = 0, size: int = 4) -> list[Chunk]:
    return list(Cutter(disk.known(), start, {*disk.chunks}, size).cut(iter(stream)))


def whole(stream: list[Item | Problem], size: int = 4) -> Disk:
    disk = Disk({})
    for chunk in cut(disk, stream, size=size):
        disk.add(chunk)
    return disk


@given(streams, st.sets(st.integers(0, 10)))
def test_a_batch_that_was_broken_off_cuts_the_chunks_that_are_missing(stream, lost):
    undisturbed = whole(inputs(stream))
    disk = Disk({number: chunk for number, chunk in undisturbed.chunks.items() if number not in lost})
    for chunk in cut(disk, inputs(stream)):
        disk.add(chunk)
    assert disk.chunks == undisturbed.chunks


@given(streams, streams, st.sets(st.integers(0, 10)))
@settings(max_examples=300)
def test_inputs_that_changed_meanwhile_are_neither_lost_nor_doubled(before, after, lost):
    disk = Disk({n: chunk for n, chunk in whole(inputs(before)).chunks.items() if n not in lost})
    for chunk in cut(disk, inputs(after)):
        disk.add(chunk)
    held = disk.held()
    assert len(held) == len({*held})
    assert {identity(found)[0] for found in inputs(after)} <= {*held}


@given(streams, streams)
def test_a_grown_input_gives_only_what_is_new_and_in_its_order(before, after):
    disk = whole(inputs(before))
    start = max(disk.chunks, default=-1) + 1
    known = {*disk.held()}
    cutter = Cutter(disk.known(), start, frozenset(), 4)
    chunks = list(cutter.cut(iter(inputs(after))))
    new = [found for found in inputs(after) if identity(found)[0] not in known]
    assert [found for chunk in chunks for _, found in chunk.inputs] == new
    assert all(chunk.number >= start and not chunk.replaced for chunk in chunks)
    assert cutter.held == len(after) - len(new)


def test_a_new_version_replaces_the_old_and_only_the_last_counts():
    disk = whole([item(1), item(2)])
    (second,) = cut(disk, [item(1, version=1), item(2)], start=1)
    assert [found for _, found in second.inputs] == [item(1, version=1)]
    assert second.replaced == (place_of(0, 0),)
    disk.add(second)
    assert cut(disk, [item(1, version=1), item(2)], start=2) == []
    (third,) = cut(disk, [item(1, version=0)], start=2)
    assert third.replaced == (place_of(1, 0),)


def test_long_articles_close_a_chunk_before_it_is_full():
    stream = [item(n, length=100) for n in range(5)]
    chunks = list(Cutter(Known(), size=100, characters=200).cut(iter(stream)))
    assert [len(chunk.inputs) for chunk in chunks] == [2, 2, 1]


def test_problems_count_each_time_but_are_kept_once():
    disk = whole([problem(1), item(2)])
    cutter = Cutter(disk.known(), 1, frozenset(), 4)
    assert list(cutter.cut([problem(1), item(2)])) == []
    assert (cutter.problems, cutter.held) == (1, 2)
