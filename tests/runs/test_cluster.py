"""A Dask cluster makes the same run as one process, also when workers die."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import DEADLY, rows, tables

from wording.runs.batch import score
from wording.runs.cluster import Cluster
from wording.runs.errors import RunError
from wording.runs.store import open_run
from wording.settings import Settings

distributed = pytest.importorskip("distributed")
QUICK = Settings(select=("repeated-word", "currency-format"))


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Two workers that die of one article; the cluster gives a task up when the first has died of it."""
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("DEADLY", "b5")
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path)
        ) as started,
    ):
        yield started


def test_a_cluster_makes_the_same_tables_and_finds_the_article_that_kills(articles, tmp_path, cluster):
    source = articles(20)
    score(source, tmp_path / "alone", QUICK, chunk=4)
    score(source, tmp_path / "run", QUICK, chunk=4, dask=cluster.scheduler_address)
    assert tables(tmp_path / "run") == tables(tmp_path / "alone")
    source.write_text(source.read_text(encoding="utf-8").replace('"a5"', '"b5"'), encoding="utf-8")
    score(source, tmp_path / "deadly", QUICK, chunk=4, dask=cluster.scheduler_address)
    assert [(error.article, error.kind) for error in open_run(tmp_path / "deadly").errors()] == [("b5", "worker-died")]
    for name in ("articles", "findings"):
        assert rows(tmp_path / "deadly", name) == [row for row in rows(tmp_path / "alone", name) if row[1] != "a5"]


def test_a_cluster_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr("wording.runs.cluster.PATIENCE", "1s")
    with pytest.raises(RunError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9 .*`dask scheduler`"):
        Cluster("tcp://127.0.0.1:9")
