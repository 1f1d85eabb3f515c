"""Many articles into a run: chunk by chunk, each there in all tables or in none, going on where it was broken off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from wording.analyzer import Analyzer
from wording.reading import Item, Limits, Problem, read
from wording.runs.amount import counted_meanwhile
from wording.runs.beginning import begun
from wording.runs.cluster import Cluster
from wording.runs.crew import Alone, Crew
from wording.runs.cutting import CHUNK, LARGEST, Cutter
from wording.runs.database import Database
from wording.runs.errors import RunError, failures_told
from wording.runs.finishing import finished
from wording.runs.folder import Folder
from wording.runs.foreman import Foreman
from wording.runs.known import stored
from wording.runs.lock import locked
from wording.runs.manifest import Marker
from wording.runs.parts import commit, markers, sweep
from wording.runs.processes import Processes
from wording.runs.progress import Progress
from wording.runs.rows import RunInfo
from wording.runs.scorer import Depth
from wording.runs.stopping import asked_to_stop
from wording.runs.task import Task
from wording.settings import Settings

Watch = Callable[[Progress], None]


def score(
    inputs: Iterable[str | Path] | str | Path,
    run_path: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    workers: int = 1,
    dask: str | None = None,
    chunk: int = CHUNK,
    thorough: bool = False,
    findings_only: bool = False,
    limits: Limits | None = None,
    progress: Watch | None = None,
) -> RunInfo:
    """Score articles into a run, go on with one that was broken off, or add to a finished one what it lacks.

    `inputs` are what `wording.reading.read` takes. With one worker this process does the work, with more so many others
    do, with `dask` the workers of the cluster at that address; what is found is the same. `chunk` is the number of inputs
    scored and written together. `thorough` parses sentences for attributions and looks for people with a pipeline;
    `findings_only` leaves attributions, quotations, people, terms and the likelihood out.
    `progress` is called at the start, after every chunk and at the end. In the main thread, an interrupt lets the chunks
    in hand be done and then returns; `Progress.stopped` says so, and the run is not complete.

    Returns what the run holds. Raises `RunError` where the run cannot be written or was made otherwise, `SettingsError`
    and `LexiconError` as `Analyzer` does.
    """
    if workers < 1 or not 1 <= chunk <= LARGEST:
        raise RunError(f"workers and chunk are at least 1, and chunk at most {LARGEST:,}")
    if thorough and findings_only:
        raise RunError("a batch is thorough or makes findings only, not both")
    depth = Depth.THOROUGH if thorough else Depth.FINDINGS if findings_only else Depth.QUICK
    named = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    batch = _Batch(Folder(run_path), _movable(settings or Settings()), depth, progress or (lambda _: None))
    counted_meanwhile(named, batch.expect)
    with failures_told(batch.folder.path), locked(batch.folder):
        return batch.run(read(named, limits=limits or Limits(headlines=True)), chunk, workers, dask)


class _Batch:
    """One call of `score`."""

    def __init__(self, folder: Folder, settings: Settings, depth: Depth, watch: Watch) -> None:
        self.folder = folder
        self._settings, self._depth, self._watch = settings, depth, watch
        self._progress = Progress()
        self._whole: list[Marker] = []

    def expect(self, total: int | None) -> None:
        """Take note of how many inputs there are."""
        self._progress.total = total

    def run(self, stream: Iterator[Item | Problem], chunk: int, workers: int, dask: str | None) -> RunInfo:
        """Do what is left to do."""
        manifest, broken_off = begun(self.folder, Analyzer(self._settings), self._depth)
        self._whole = markers(self.folder, manifest.chunks)
        numbers = {marker.chunk for marker in self._whole}
        sweep(self.folder, manifest.chunks, numbers)
        known = stored(Database(self.folder, manifest.with_chunks(self._whole)))
        cutter = Cutter(known, manifest.chunks, numbers, chunk)
        self._watch(self._progress)
        crew = _crew(self.folder, workers, dask, alone=not (broken_off or self._whole))
        with asked_to_stop() as stopping:
            foreman = Foreman(crew, stopping)
            self._work(foreman, crew, self._tasks(cutter, stream), manifest.chunks)
        self._progress.stopped = foreman.unfinished
        if not foreman.unfinished:
            manifest = finished(self.folder, manifest, self._whole)
        self._watch(self._progress)
        return (
            manifest.info() if manifest.complete else replace(manifest.with_chunks(self._whole), complete=False).info()
        )

    def _work(self, foreman: Foreman, crew: Crew, tasks: Iterator[Task], start: int) -> None:
        """Let the crew do the tasks and keep each chunk as it is done; leave nothing half done behind."""
        try:
            for done in foreman.results(tasks):
                commit(self.folder, done.marker, done.written)
                self._whole.append(done.marker)
                self._progress.add(done.marker, done.errors)
                self._watch(self._progress)
        except KeyboardInterrupt:
            crew.close(wait=False)
            raise
        finally:
            crew.close()
            sweep(self.folder, start, {marker.chunk for marker in self._whole})

    def _tasks(self, cutter: Cutter, stream: Iterator[Item | Problem]) -> Iterator[Task]:
        where = self.folder.root if self.folder.is_local else self.folder.path
        for part in cutter.cut(stream):
            self._tell(cutter)
            yield Task(part, where, self._settings, self._depth)
        self._tell(cutter)

    def _tell(self, cutter: Cutter) -> None:
        progress = self._progress
        progress.held, progress.resumed = cutter.held, cutter.resumed
        progress.changed, progress.problems = cutter.changed, cutter.problems


def _crew(folder: Folder, workers: int, dask: str | None, *, alone: bool) -> Crew:
    """Return who does the work. What was broken off is gone on with in a process of its own: an article may have done it."""
    if folder.protocol == "memory":
        if dask or workers > 1:
            raise RunError("a run in memory belongs to one process; use one worker, or another address")
        return Alone()
    if dask:
        return Cluster(dask)
    return Alone() if alone and workers == 1 else Processes(workers)


def _movable(settings: Settings) -> Settings:
    """Return the settings as they hold in every folder that a worker may be started in."""
    return replace(settings, lexicons=tuple(folder.absolute() for folder in settings.lexicons))
