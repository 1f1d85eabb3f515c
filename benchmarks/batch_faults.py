"""Faults of `benchmarks/batch.py`: a worker killed, the parent killed, a full disk, an article that kills its worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import batch
import psutil

DEADLY = """
import os, sys
from importlib import abc, util

class Patch(abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "wording.runs.scorer":
            return None
        sys.meta_path.remove(self)
        spec = util.find_spec(name)
        load = spec.loader.exec_module
        def patched(module):
            load(module)
            genuine = module.rows_of
            def deadly(item, *others):
                if item.article.id == "a1234":
                    os._exit(9)
                return genuine(item, *others)
            module.rows_of = deadly
        spec.loader.exec_module = patched
        return spec

sys.meta_path.insert(0, Patch())
"""
TWO = ("--workers", "2", "--chunk", "100")


def faults(source: Path, work: Path) -> None:
    """Disturb batches in four ways and compare each with an undisturbed one."""
    whole = work / "undisturbed"
    batch.scored(source, whole, *TWO)
    for name, disturb in (("worker killed", _worker), ("parent killed", _parent), ("disk full", _full)):
        run = work / "disturbed"
        shutil.rmtree(run, ignore_errors=True)
        told, run = disturb(source, run)
        print(f"{name}: {told}; {batch.differing(whole, run)}", flush=True)
    print(f"article that kills: {_poison(source, work, whole)}", flush=True)
    _unmount(work / "small")


def _started(source: Path, run: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        batch.command(source, run, *TWO),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def _wait(condition: Callable[[], object]) -> None:
    while not condition():
        time.sleep(0.05)


def _wait_for(process: subprocess.Popen[str], run: Path, chunks: int) -> None:
    _wait(lambda: _chunks(run) >= chunks or process.poll() is not None)


def _chunks(run: Path) -> int:
    return len(list(run.glob("chunks/[0-9]*.json")))


def _workers(process: subprocess.Popen[str]) -> list[int]:
    found = psutil.Process(process.pid).children(recursive=True)
    return [child.pid for child in found if "spawn_main" in " ".join(child.cmdline())]


def _worker(source: Path, run: Path) -> tuple[str, Path]:
    process = _started(source, run)
    _wait_for(process, run, 2)
    os.kill(_workers(process)[0], signal.SIGKILL)
    process.communicate()
    return f"ended with {process.returncode}", run


def _parent(source: Path, run: Path) -> tuple[str, Path]:
    """Kill the parent again and again, each time a few chunks later."""
    kills = 0
    for more in (1, 2, 3):
        process = _started(source, run)
        before = _chunks(run)
        _wait_for(process, run, before + more)
        process.kill()
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
    process = _started(source, run)
    process.communicate()
    return f"{kills} times, then ended with {process.returncode}", run


def _full(source: Path, run: Path) -> tuple[str, Path]:
    """Score onto a file system of two megabytes, make it larger, go on."""
    small = run.parent / "small"
    small.mkdir(exist_ok=True)
    _unmount(small)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], check=True)
    process = _started(source, small / "run")
    _, told = process.communicate()
    subprocess.run(["mount", "-o", "remount,size=2g", str(small)], check=True)
    again = _started(source, small / "run")
    again.communicate()
    return f"ended with {process.returncode} ({told.splitlines()[-1]}), then with {again.returncode}", small / "run"


def _unmount(folder: Path) -> None:
    if folder.is_mount():
        subprocess.run(["umount", str(folder)], check=True)


def _poison(source: Path, work: Path, whole: Path) -> str:
    """Let one article kill its worker, and compare what is left."""
    import duckdb

    (work / "patch").mkdir(exist_ok=True)
    (work / "patch" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    run = work / "poisoned"
    shutil.rmtree(run, ignore_errors=True)
    process = _started(source, run, PYTHONPATH=str(work / "patch"))
    process.communicate()
    errors = duckdb.execute(f"SELECT article, kind FROM '{run}/errors/*.parquet'").fetchall()
    return f"ended with {process.returncode}; errors {errors}; the rest: {batch.differing(whole, run, without='a1234')}"
