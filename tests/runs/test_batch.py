"""A batch makes the same tables however it is worked on, broken off, repeated or fed."""

from __future__ import annotations

import errno
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from written import rows, tables

from wording.runs import batch, scorer, task
from wording.runs.batch import score
from wording.runs.errors import RunError
from wording.runs.progress import Progress
from wording.runs.schema import TABLES
from wording.runs.store import open_run
from wording.settings import Settings

QUICK = Settings(select=("repeated-word", "currency-format"))


@pytest.fixture
def undisturbed(articles, tmp_path: Path) -> tuple[Path, Path]:
    source = articles(20, extra=('{"id": "broken"',))
    score(source, tmp_path / "whole", QUICK, chunk=4)
    return source, tmp_path / "whole"


def progress_of(*arguments, **options) -> Progress:
    seen: list[Progress] = []
    score(*arguments, progress=seen.append, **options)
    return seen[-1]


def test_all_tables_are_written_with_their_schemas(undisturbed):
    _, run = undisturbed
    for name, schema in TABLES.items():
        for part in Path(run, name).glob("*.parquet"):
            assert parquet.read_schema(part).equals(schema)
    info = open_run(run).info
    assert (info.articles, info.errors, info.complete) == (20, 1, True)
    assert info.counts == {name: len(rows(run, name)) for name in TABLES if rows(run, name)}
    assert not list(Path(run).rglob(".new-*"))
    (error,) = open_run(run).errors()
    assert (error.row, error.kind) == (21, "unreadable")
    assert "mend the line" in error.message


def test_workers_make_the_same_tables_as_one_process(undisturbed, tmp_path):
    source, run = undisturbed
    info = score(source, tmp_path / "two", QUICK, chunk=4, workers=2)
    assert tables(tmp_path / "two") == tables(run)
    assert info.counts == open_run(run).info.counts


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_batch_broken_off_goes_on_and_ends_the_same(undisturbed, tmp_path, monkeypatch, kept):
    source, run = undisturbed
    done = iter(range(kept))

    def failing(given):
        if next(done, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        return task.score_chunk(given)

    monkeypatch.setattr("wording.runs.foreman.score_chunk", failing)
    with pytest.raises(RunError, match="the disk is full: make room and repeat"):
        score(source, tmp_path / "run", QUICK, chunk=4)
    monkeypatch.undo()
    with pytest.raises(RunError, match="was not finished"):
        open_run(tmp_path / "run")
    monkeypatch.setattr(batch, "Processes", lambda workers: batch.Alone())
    last = progress_of(source, tmp_path / "run", QUICK, chunk=4)
    assert (last.resumed, last.articles + last.resumed) == (4 * kept, 20)
    assert tables(tmp_path / "run") == tables(run)


def test_files_cut_off_in_the_middle_of_a_commit_are_done_again(undisturbed, tmp_path, monkeypatch):
    source, run = undisturbed
    unfinished = tmp_path / "run"
    shutil.copytree(run, unfinished)
    manifest = json.loads(Path(run, "run.json").read_text(encoding="utf-8"))
    manifest |= {"complete": False, "chunks": 0, "parts": {}, "counts": {}, "errors": {}, "words": 0, "signatures": []}
    Path(unfinished, "run.json").write_text(json.dumps(manifest), encoding="utf-8")
    Path(unfinished, "articles", "part-000002.parquet").write_bytes(b"PAR1")
    Path(unfinished, "findings", ".new-abc").write_bytes(b"half")
    shutil.copy(Path(run, "articles", "part-000002.parquet"), Path(unfinished, "articles", "part-000099.parquet"))
    Path(unfinished, "chunks", "000001.json").write_text('{"chunk": 1', encoding="utf-8")
    monkeypatch.setattr(batch, "Processes", lambda workers: batch.Alone())
    score(source, unfinished, QUICK, chunk=4)
    assert tables(unfinished) == tables(run)
    assert not Path(unfinished, "findings", ".new-abc").exists()


def test_a_second_score_adds_only_what_is_new(articles, tmp_path):
    run = tmp_path / "run"
    score(articles(5), run, QUICK, chunk=4)
    before = Path(run, "run.json").read_bytes()
    again = progress_of(articles(5), run, QUICK)
    assert (again.articles, again.held) == (0, 5)
    assert Path(run, "run.json").read_bytes() == before
    grown = progress_of(articles(8), run, QUICK, chunk=4)
    assert (grown.articles, grown.held, grown.changed) == (3, 5, 0)
    assert [row.article for row in open_run(run).stream_articles()] == [f"a{n}" for n in range(8)]


def test_a_new_version_of_an_article_replaces_the_old_one(articles, tmp_path):
    run = tmp_path / "run"
    score(articles(3), run, QUICK)
    changed = progress_of(articles(1, start=1, text="The mayor met the the envoys."), run, QUICK)
    assert (changed.changed, changed.articles) == (1, 1)
    opened = open_run(run)
    assert [row.article for row in opened.stream_articles()] == ["a0", "a2", "a1"]
    assert opened.article("a1").text == "The mayor met the the envoys."
    assert opened.info.articles == opened.count_articles() == 3
    assert opened.info.words == sum(row.words for row in opened.articles())
    for name in TABLES:
        table = opened.table(name).read_all()
        assert table.num_rows == opened.info.counts[name]
    assert [row.article for row in opened.findings()] == [row.article for row in opened.stream_findings()]
    assert sum(row.article == "a1" for row in opened.findings()) == 1 == len(opened.report("a1").findings)


def test_a_run_being_added_to_is_read_as_it_was(articles, tmp_path, monkeypatch):
    run = tmp_path / "run"
    score(articles(4), run, QUICK, chunk=2)
    seen = []
    score(articles(9), run, QUICK, chunk=2, progress=lambda _: seen.append(open_run(run).count_findings()))
    assert len(seen) > 3
    assert {*seen[:-1]} == {seen[0]}
    assert seen[-1] > seen[0]


def test_one_bad_article_becomes_an_error_row(articles, tmp_path, monkeypatch):
    genuine = scorer.uses

    def failing(view, concepts):
        if view.article.id == "a2":
            raise RecursionError("too deep")
        return genuine(view, concepts)

    score(articles(5), tmp_path / "well", QUICK)
    monkeypatch.setattr(scorer, "uses", failing)
    last = progress_of(articles(5), tmp_path / "run", QUICK)
    assert last.errors == {"RecursionError": 1}
    (error,) = open_run(tmp_path / "run").errors()
    assert (error.article, error.row, error.kind) == ("a2", 3, "RecursionError")
    assert "too deep" in error.message
    kept = [row for row in rows(tmp_path / "well", "findings") if row[1] != "a2"]
    assert rows(tmp_path / "run", "findings") == kept
    assert progress_of(articles(5), tmp_path / "run", QUICK).held == 5


def test_a_value_that_no_table_can_hold_costs_one_article(articles, tmp_path, monkeypatch):
    genuine = scorer.rows_of

    def spoilt(item, *others):
        found = genuine(item, *others)
        if item.article.id == "a1":
            found["blocks"][0] = (*found["blocks"][0][:3], "nowhere", *found["blocks"][0][4:])
        return found

    monkeypatch.setattr(scorer, "rows_of", spoilt)
    info = score(articles(3), tmp_path / "run", QUICK)
    opened = open_run(tmp_path / "run")
    assert [error.article for error in opened.errors()] == ["a1"]
    assert [row.article for row in opened.stream_articles()] == ["a0", "a2"]
    assert info.words == sum(row.words for row in opened.articles())


def test_scores_of_another_model_do_not_join_a_run(articles, tmp_path, monkeypatch: pytest.MonkeyPatch):
    from wording.runs import beginning

    score(articles(1), tmp_path / "full", QUICK)
    score(articles(1), tmp_path / "bare", QUICK, findings_only=True)
    monkeypatch.setattr(beginning, "fingerprints", lambda: {"en": "00000000"})
    with pytest.raises(RunError, match=r"likelihood was .* is .*00000000"):
        score(articles(2), tmp_path / "full", QUICK)
    assert score(articles(2), tmp_path / "bare", QUICK, findings_only=True).articles == 2


def test_other_settings_other_files_and_other_writers_are_refused(articles, tmp_path):
    from wording.runs.folder import Folder
    from wording.runs.lock import locked

    run = tmp_path / "run"
    score(articles(1), run, QUICK)
    with pytest.raises(RunError, match=r"scored otherwise .*min_confidence was 0.5, is 0.9.*`wording diff`"):
        score(articles(1), run, Settings(select=QUICK.select, min_confidence=0.9))
    with pytest.raises(RunError, match="depth was quick, is thorough"):
        score(articles(1), run, QUICK, thorough=True)
    with pytest.raises(RunError, match="holds other files and no run; name a new folder"):
        score(articles(1), tmp_path, QUICK)
    with locked(Folder(run)), pytest.raises(RunError, match="another `wording score` writes there"):
        score(articles(1), run, QUICK)
    for options in ({"workers": 0}, {"chunk": 0}, {"chunk": 1 << 20}):
        with pytest.raises(RunError, match="at least 1"):
            score(articles(1), run, QUICK, **options)
    with pytest.raises(RunError, match="cannot be written"):
        score(articles(1), articles(1) / "below-a-file", QUICK)


def test_texts_and_names_of_all_kinds_come_back(tmp_path):
    from wording.reading import Limits

    texts = ["é\u0301\u200f\u202e\U0001f469\u200d\U0001f680\r\nThe the end.\x00", "=1+1\t\"quoted\"\n\n'—'", "ß" * 5000]
    lines = [
        json.dumps({"id": f"{n}\u2028'\"; DROP", "title": text[:20], "text": text}) for n, text in enumerate(texts)
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "surrogate\udcff.txt").write_text("Ferries stop at nine.", encoding="utf-8")
    score([source, *tmp_path.glob("*.txt")], tmp_path / "run", QUICK, limits=Limits())
    run = open_run(tmp_path / "run")
    assert not run.errors()
    found = [run.article(row.article).text for row in run.stream_articles()]
    assert found == [*texts, "Ferries stop at nine."]
    assert run.articles(limit=9, order="place", descending=False)[-1].path.endswith("surrogate\\udcff.txt")


def test_a_run_lives_behind_an_address_too(articles, tmp_path):
    score(articles(6), tmp_path / "run", QUICK, chunk=4)
    score(articles(4), "memory://runs/one", QUICK, chunk=2)
    score(articles(6), "memory://runs/one", QUICK, chunk=2)
    local, remote = open_run(tmp_path / "run"), open_run("memory://runs/one")
    assert [*remote.stream_findings()] == [*local.stream_findings()]
    assert remote.findings(limit=2, offset=1) == local.findings(limit=2, offset=1)
    assert remote.report("a3") == local.report("a3")
    assert remote.info.counts == local.info.counts
    with pytest.raises(RunError, match="belongs to one process"):
        score(articles(1), "memory://runs/two", QUICK, workers=2)
    with pytest.raises(RunError, match="give a folder, or an address"):
        score(articles(1), "nosuch://runs", QUICK)


def test_findings_are_the_same_at_every_depth(articles, tmp_path):
    source = articles(8)
    for name, options in (("less", {"findings_only": True}), ("quick", {}), ("more", {"thorough": True})):
        score(source, tmp_path / name, **options)
    for table in ("blocks", "findings"):
        assert rows(tmp_path / "less", table) == rows(tmp_path / "quick", table)
    for table in ("articles", "blocks", "findings"):
        assert rows(tmp_path / "quick", table) == rows(tmp_path / "more", table)
    less, quick = (open_run(tmp_path / name).articles() for name in ("less", "quick"))
    assert [replace(row, likelihood=None, band=None) for row in quick] == less
    assert rows(tmp_path / "quick", "attributions")
    assert not rows(tmp_path / "less", "attributions")
    assert not [*open_run(tmp_path / "less").people("a0")]
    with pytest.raises(RunError, match="not both"):
        score(source, tmp_path / "both", thorough=True, findings_only=True)


def test_thorough_runs_say_what_the_commands_say(articles, tmp_path):
    from wording.analyzer import Analyzer
    from wording.annotate.attributions import attributions
    from wording.annotate.people import people

    source = articles(3)
    score(source, tmp_path / "run", thorough=True)
    run = open_run(tmp_path / "run")
    analyzer = Analyzer()
    for row in run.stream_articles():
        article = run.article(row.article)
        assert run.attributions(row.article) == attributions(analyzer.annotated(article))
        (named,) = analyzer.annotated_many([article], entities=True)
        assert run.people(row.article) == people(named)
        assert run.report(row.article).findings == analyzer.analyze(article).findings
