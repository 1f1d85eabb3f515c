"""The app in a real browser, at both widths: what a reader does, and what a hostile article must not do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_server import served
from browser import WIDTHS, Watched, chromium, ready, started
from conftest import ARTICLES
from playwright.sync_api import Browser, expect
from samples import CORPUS

STEPPE = "en-steppe-telegraph-december"
PAGES = ("", "article", "side-by-side", "framing", "quotations", "people", "translation", "review", "export")
TWO = f"side-by-side?articles={ARTICLES[0]}&articles={ARTICLES[1]}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("there is no chromium, and it could not be installed")
    with started(program) as browser:
        yield browser


@pytest.fixture(scope="module")
def app(run_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(run_path, tmp_path_factory.mktemp("app")) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_app(hostile_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(hostile_path, tmp_path_factory.mktemp("app")) as address:
        yield address


@pytest.fixture(params=WIDTHS)
def watched(request: pytest.FixtureRequest, browser: Browser, app: str) -> Iterator[Watched]:
    """A page at each width; at the end nothing went wrong and nothing came from elsewhere."""
    found = Watched(browser, app, request.param)
    yield found
    found.context.close()
    assert not found.troubles
    assert found.hosts <= {app.removeprefix("http://")}


def test_an_upload_is_scored_searched_and_opened(watched: Watched) -> None:
    page = watched.open("")
    page.get_by_text("Open your own articles").click()
    files = [CORPUS / "articles" / f"{name}.txt" for name in (STEPPE, ARTICLES[1])]
    page.locator("input[type=file]").first.set_input_files(files)
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".w-run")).to_contain_text("2 articles")
    watched.ready()
    expect(page).to_have_url(re.compile("run=tmp-"))
    page.get_by_placeholder("Search titles").fill("Telegraph")
    page.get_by_placeholder("Search titles").press("Enter")
    expect(page.locator(".w-table tbody tr")).to_have_count(1)
    watched.ready()
    expect(page).to_have_url(re.compile("q=Telegraph"))
    page.locator(".w-table tbody tr a").first.click()
    expect(page.locator(".w-text")).to_contain_text("WashingtonThe")


def test_an_upload_that_holds_nothing_is_refused(watched: Watched) -> None:
    page = watched.open("")
    page.get_by_text("Open your own articles").click()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "<img src=x>.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
    )
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".w-say-error")).to_contain_text("text")


def test_pasted_text_and_private_addresses(watched: Watched) -> None:
    page = watched.open("")
    page.get_by_text("Open your own articles").click()
    page.get_by_role("tab", name="Web address").click()
    page.get_by_placeholder("https://…").fill("http://127.0.0.1:1/secret")
    page.get_by_role("button", name="Fetch and read").click()
    expect(page.locator(".w-say-error")).to_contain_text("not on the public internet")
    watched.ready()
    page.get_by_role("tab", name="Paste a text").click()
    page.get_by_placeholder("Paste an article").fill("The the ferry sails again, the operator said on Monday.")
    page.get_by_placeholder("Paste an article").blur()
    watched.ready()
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator(".w-run")).to_contain_text("1 article")


def test_the_list_leads_to_the_passage_and_back(watched: Watched) -> None:
    page = watched.open(f"article?article={STEPPE}")
    last = page.locator(".w-list li").last
    number = (last.get_attribute("id") or "").removeprefix("l-")
    last.locator("a").first.click()
    expect(page.locator(f"#p-{number}")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#p-{number}$"))
    page.locator(f".w-text a[href='#l-{number}']").click()
    expect(page.locator(f"#l-{number}")).to_be_in_viewport()


def test_a_card_tells_why(watched: Watched) -> None:
    page = watched.open(f"article?article={STEPPE}")
    card = page.locator("#p-0 > .w-card")
    expect(card).to_be_hidden()
    page.locator("#p-0").click()
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport()


def test_a_tap_tells_why(browser: Browser, app: str) -> None:
    width, height = WIDTHS["narrow"]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{app}/article?article={STEPPE}")
    ready(page)
    card = page.locator("#p-0 > .w-card")
    expect(card).to_be_hidden()
    page.locator("#p-0").tap()
    expect(card).to_be_in_viewport(ratio=0.95)
    page.locator("#p-1").tap()
    expect(card).to_be_hidden()
    expect(page.locator("#p-1 > .w-card")).to_be_in_viewport(ratio=0.95)
    context.close()


def test_a_habit_leads_to_its_sentence(watched: Watched) -> None:
    page = watched.open(f"article?article={STEPPE}")
    link = page.locator(".w-reads .w-place-link").last
    anchor = (link.get_attribute("href") or "").rpartition("#")[2]
    link.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    watched.ready()
    expect(page).to_have_url(re.compile("layers=habits"))


def test_a_link_with_an_anchor_shows_the_passage(watched: Watched) -> None:
    page = watched.open(f"article?article={STEPPE}#p-14")
    expect(page.locator("#p-14")).to_be_in_viewport()


def test_articles_stand_side_by_side(watched: Watched) -> None:
    page = watched.open(TWO)
    expect(page.locator(".w-row.w-shared").first).to_be_visible()
    badge = page.locator("a.w-link").first
    badge.click()
    expect(page.locator("#q-0-1")).to_be_in_viewport()
    page.get_by_text("Only in one").click()
    expect(page.locator(".w-row.w-shared")).to_have_count(0)
    watched.ready()
    expect(page).to_have_url(re.compile("show=only"))


def test_a_link_reproduces_a_view(watched: Watched) -> None:
    page = watched.open(f"side-by-side?articles={ARTICLES[0]}&articles={ARTICLES[3]}&layers=findings&show=shared")
    assert page.locator(".w-only-here").count() == 0
    assert page.locator(".w-cols .w-f").count() > 0
    assert page.locator(".w-cols .w-diff").count() == 0
    page.get_by_text("Framing terms").click()
    expect(page.locator(".w-cols .w-term").first).to_be_visible()
    expect(page).to_have_url(re.compile("layers=terms"))
    watched.ready()
    again = page.url
    before = page.locator(".w-cols").inner_html()
    watched.page.goto("about:blank")
    watched.page.goto(again)
    assert watched.ready().locator(".w-cols").inner_html() == before


def test_an_export_is_downloaded(watched: Watched) -> None:
    page = watched.open("export?severity=major&format=csv")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    with Path(waiting.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert {row["severity"] for row in rows} <= {"major", "critical"}


def test_findings_are_reviewed_by_keyboard(watched: Watched) -> None:
    page = watched.open("review?by=Ana&finding=3")
    first = page.locator(".w-finding-text").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".w-finding-text")).not_to_have_text(first)
    watched.ready()
    expect(page).to_have_url(re.compile("finding=4"))
    page.keyboard.press("x")
    expect(page).to_have_url(re.compile("finding=5"))
    watched.ready()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".w-say")).to_contain_text("Ana: rejected")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser: Browser, app: str, width: str, scheme: str) -> None:
    watched = Watched(browser, app, width, scheme)
    for path in (
        *PAGES,
        f"article?article={STEPPE}&layers=terms&layers=people",
        TWO,
        "framing?view=context",
        "framing?view=bars",
    ):
        page = watched.open(path)
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0, path
    ink, paper = page.locator(".stApp").evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert (_light(ink) < _light(paper)) == (scheme == "light")
    watched.context.close()
    assert not watched.troubles


def _light(colour: str) -> float:
    return sum(float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


def test_no_script_of_an_article_runs(browser: Browser, hostile_app: str) -> None:
    watched = Watched(browser, hostile_app)
    layers = "&".join(
        f"layers={name}" for name in ("findings", "quotations", "people", "terms", "names", "differences")
    )
    for path in PAGES:
        page = watched.open(f"{path}?{layers}")
        assert page.evaluate("window.taken === undefined"), path
        assert page.locator("img[src=x], .stMain iframe").count() == 0, path
        assert page.locator("[href^='javascript' i]").count() == 0, path
        assert page.locator("body").evaluate("body => getComputedStyle(body).display") != "none"
    page = watched.open("")
    page.locator(".w-table tbody tr a").first.click()
    watched.ready()
    expect(page.locator(".w-text").first).to_contain_text("<img src=x onerror='window.taken = 2'>")
    expect(page.locator(".w-text").first).to_contain_text("more combining marks not shown")
    assert page.evaluate("window.taken === undefined")
    assert not watched.troubles
    assert watched.hosts <= {hostile_app.removeprefix("http://")}
    watched.context.close()
