from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_articles import lines
from hypothesis import settings as unhurried
from samples import CORPUS
from streamlit.testing.v1 import AppTest

from wording.runs.batch import score
from wording.settings import Settings

# On a busy machine the first call of a function that builds a table takes longer than a test is given.
unhurried.register_profile("unhurried", deadline=None)
unhurried.load_profile("unhurried")

ARTICLES = (
    "en-marlowe-bay-courier-geneva",
    "en-elmstead-tribune-geneva",
    "en-steppe-telegraph-december",
    "ru-zaozyorny-listok-geneva",
)


@pytest.fixture(scope="session")
def run_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of four articles of the sample corpus."""
    place = tmp_path_factory.mktemp("runs") / "four"
    score([CORPUS / "articles" / f"{name}.txt" for name in ARTICLES], place, Settings())
    return place


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of hostile articles beside one that is not."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "bad.jsonl").write_text(lines("one", "two"), encoding="utf-8")
    score([folder / "bad.jsonl", CORPUS / "articles" / f"{ARTICLES[0]}.txt"], folder / "run", Settings())
    return folder / "run"


def _page(name: str) -> None:
    from importlib import import_module

    from wording.views import shell

    shell.guarded(import_module(f"wording.views.pages.{name}").render)


Open = Callable[..., AppTest]


@pytest.fixture
def opened(run_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page with query parameters on a run, by default the one of four articles, and runs it."""

    def open_page(name: str, run: Path = run_path, **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("WORDING_RUN", str(run))
        page = AppTest.from_function(_page, args=(name,), default_timeout=120)
        for key, value in parameters.items():
            page.query_params[key] = value
        return page.run()

    return open_page


def html(page: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(element.proto.body for element in page.get("html"))
