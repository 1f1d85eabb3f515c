"""What people bring: uploads, pasted texts, addresses; and which runs an address may name."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit import config

from wording.runs.store import open_run
from wording.settings import SettingsError
from wording.views import runs, scoring

TEXT = "Ferry stays in port\n\nThe operator said that the the ferry will not sail before Thursday.\n"


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\a b.txt", "a b.txt"),
        (".hidden.csv", "hidden.csv"),
        ("<img src=x>.jsonl.gz", "_img src_x_.jsonl.gz"),
        ("x" * 300 + ".txt", "x" * 80 + ".txt"),
        ("/", "file"),
        ("a\x00b\u202e.txt", "a_b_.txt"),
        ("Θέμα.md", "Θέμα.md"),
    ],
)
def test_names_of_uploads_are_made_harmless(name: str, harmless: str) -> None:
    assert scoring._harmless(name) == harmless


def test_uploads_of_one_name_are_all_read() -> None:
    token = scoring.open_files([("a.txt", TEXT.encode()), ("a.txt", TEXT.replace("Ferry", "Boat").encode())])
    found = scoring.temporary()[token]
    assert open_run(found.path).info.articles == 2
    assert found.label == "2 files"


def test_a_pasted_text_keeps_what_is_known_of_it() -> None:
    token = scoring.open_text({"text": TEXT, "outlet": "Wattbote", "language": "", "source_text": "Fähre bleibt"})
    run = open_run(scoring.temporary()[token].path)
    (row,) = run.articles()
    assert (row.outlet, row.language) == ("Wattbote", "en")
    assert run.article(row.article).source_text == "Fähre bleibt"
    assert any(finding.rule == "repeated-word" for finding in run.report(row.article).findings)


def test_progress_is_told() -> None:
    told: list[int] = []
    scoring.open_text({"text": TEXT}, lambda done, _: told.append(done))
    assert told[-1] == 1


@pytest.mark.parametrize("text", ["", "  \n"])
def test_no_text_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="no text yet"):
        scoring.open_text({"text": text})


def test_too_much_is_refused() -> None:
    with pytest.raises(SettingsError, match="wording score"):
        scoring.open_files([("a.txt", b"x" * (scoring.MOST_BYTES + 1))])
    with pytest.raises(SettingsError, match="wording score"):
        scoring.open_files([("a.txt", b"x")] * (scoring.MOST_FILES + 1))


def test_a_file_without_articles_is_refused_with_the_reason() -> None:
    with pytest.raises(SettingsError, match=r"table\.csv.*text"):
        scoring.open_files([("table.csv", b"a,b\n1,2\n")])


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org", "/etc/passwd", "javascript:1", ""])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="https://"):
        scoring.open_address(address)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://localhost/", "http://[::1]/", "http://169.254.1.1/"]
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="not on the public internet"):
        scoring.open_address(address)


@pytest.fixture
def serving() -> object:
    before = config.get_option("server.address")
    yield lambda address: config.set_option("server.address", address)
    config.set_option("server.address", before)


def test_runs_by_path_open_only_for_this_machine(serving: object, tmp_path: Path) -> None:
    serving("localhost")  # type: ignore[operator]
    assert runs._place(str(tmp_path))[0] == str(tmp_path)
    with pytest.raises(SettingsError, match="no full path"):
        runs._place("relative/run")
    for address in ("0.0.0.0", "192.0.2.1", None):
        serving(address)  # type: ignore[operator]
        with pytest.raises(SettingsError, match="serves this machine alone"):
            runs._place(str(tmp_path))


def test_a_temporary_run_that_is_gone_is_told_of() -> None:
    with pytest.raises(SettingsError, match="only while the app ran"):
        runs._place("tmp-gone")


@pytest.mark.parametrize(
    "asked", ["http://127.0.0.1:9/article", "http://[::1]/", "http://10.0.0.7/a.html", "file:///etc/passwd"]
)
def test_addresses_have_the_limits_of_the_command_line(asked: str) -> None:
    with pytest.raises(SettingsError, match=r"private|no web address"):
        scoring.open_address(asked)
