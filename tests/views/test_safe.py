from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.views.links import address, link
from wording.views.safe import attribute, isolated, outward, plain, shown, web_address

TRICKY = st.text(alphabet=st.sampled_from("<>&\"'/=ab \n\u0301\u202e\u2066\x00\x07\ud800\u05d0javscript:"), max_size=60)


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TRICKY)
def test_nothing_of_a_text_becomes_markup(text: str) -> None:
    seen = Seen(shown(text))
    assert {tag for tag, _ in seen.tags} <= {"span"}
    assert all(set(attrs) <= {"class", "title"} for _, attrs in seen.tags)
    shown(text).encode("utf-8")


@given(TRICKY)
def test_an_attribute_stays_one_attribute(text: str) -> None:
    seen = Seen(f'<i title="{attribute(text)}">')
    assert [(tag, set(attrs)) for tag, attrs in seen.tags] == [("i", {"title"})]


def test_ordinary_text_is_shown_to_the_letter() -> None:
    text = "“Naïve” — 5 < 6 & Ünïcödé, עברית, ไทย, 👩‍👩‍👧, e\u0301"
    assert Seen(shown(text)).text == text


def test_direction_controls_are_made_visible() -> None:
    assert "\u202e" not in shown("a\u202eb")
    assert "RLO" in shown("a\u202eb")


def test_a_heap_of_combining_marks_is_cut_with_a_note() -> None:
    result = shown("e" + "\u0301" * 1_000_000 + "!")
    assert len(result) < 300
    assert "999,992 more combining marks not shown" in result
    assert result.endswith("!")


def test_long_text_is_cut() -> None:
    assert shown("a" * 50, 10) == "a" * 9 + "…"
    assert len(plain("b " * 5000)) <= 200


def test_isolated_keeps_the_direction_to_itself() -> None:
    assert isolated("א") == "<bdi>א</bdi>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "https://",
        "https://user@example.org/",
        'https://example.org/"onclick="x',
        "https://example.org/<b>",
        "https://example.org/\u202egpj",
        "https://[bad/",
        "https://example.org/" + "a" * 3000,
        None,
        7,
    ],
)
def test_what_is_no_plain_web_address_never_becomes_a_link(url: object) -> None:
    assert web_address(url) is None
    assert outward(url, "label") == "label"


def test_a_web_address_becomes_a_link_that_tells_nothing() -> None:
    seen = Seen(outward("https://example.org/a?b=c&d=1", "page"))
    ((tag, attrs),) = seen.tags
    assert (tag, attrs["href"], attrs["target"]) == ("a", "https://example.org/a?b=c&d=1", "_blank")
    assert {"noopener", "noreferrer"} <= set((attrs["rel"] or "").split())


@given(TRICKY, TRICKY)
def test_a_link_within_the_app_holds_its_parameters(run: str, article: str) -> None:
    to = address("article", {"run": run, "article": article, "none": None, "layers": ["a", "b"]})
    seen = Seen(link(to, "label"))
    assert [tag for tag, _ in seen.tags] == ["a"]
    assert (seen.tags[0][1]["href"] or "").startswith("article?")
    assert seen.tags[0][1]["href"] == to
