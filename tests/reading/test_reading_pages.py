from __future__ import annotations

import logging

import pytest

PARAGRAPHS = [
    "Delegations of two neighbouring countries met in a hotel on the lake on Wednesday and spoke for three hours.",
    "“We have begun to listen to each other,” said Ada Quill, a spokeswoman for the hosts, after the first session.",
    "A second round is planned for next week 👩‍👩‍👧; nobody wished to say where, or with whom at the table.",
]
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Talks begin | The Example</title>
{head}
<meta property="og:title" content="Talks begin on the lake">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2022-01-12T10:00:00Z">
<link rel="canonical" href="https://example.org/talks">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks begin on the lake</h1>{body}</article>
<footer>Copyright 2022 The Example</footer>
</body></html>"""
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = BODY) -> str:
    return PAGE.format(head=head, body=body)


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_a_page_gives_its_text_and_what_it_says_of_it(tmp_path, reading, name):
    (tmp_path / name).write_text(page())
    (item,), problems = reading(name)
    assert not problems
    article = item.article
    assert "\n\n".join(PARAGRAPHS) in article.text
    assert "Home" not in article.text
    assert (article.id, article.title, article.outlet) == ("a", "Talks begin on the lake", "The Example")
    assert (article.date, article.language, article.url) == ("2022-01-12", "en", "https://example.org/talks")
    assert item.encoding is None


def test_subheads_lists_and_quotations_are_paragraphs_of_their_own(tmp_path, reading):
    body = (
        f"<p>{PARAGRAPHS[0]}</p><h2>Day <b>one</b></h2><ul><li>first item</li><li>second item</li></ul>"
        f"<blockquote><p>{PARAGRAPHS[1]}</p></blockquote><p>{PARAGRAPHS[2]}<br>After the break.</p>"
    )
    (tmp_path / "a.html").write_text(page(body=body))
    (item,), _ = reading("a.html")
    blocks = item.article.text.split("\n\n")
    expected = [PARAGRAPHS[0], "Day one", "first item", "second item", PARAGRAPHS[1]]
    assert blocks[-6:] == [*expected, f"{PARAGRAPHS[2]}\nAfter the break."]


RUSSIAN = "<p>Делегации двух соседних стран встретились в среду в гостинице на озере и говорили три часа подряд.</p>"


@pytest.mark.parametrize(
    ("head", "encoding", "name"),
    [
        ('<meta charset="koi8-r">', "koi8-r", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "windows-1251"),
        ("", "cp1251", "windows-1251"),
        ('<meta charset="utf-8">', "cp1251", "windows-1251"),
        ('<meta charset="windows-1252">', "utf-8", None),
        ('<meta charset="idna">', "cp1251", "windows-1251"),
    ],
)
def test_the_declared_encoding_counts_where_the_bytes_agree(tmp_path, reading, head, encoding, name):
    text = page(head=head, body=RUSSIAN * 3).replace("👩‍👩‍👧", "")
    (tmp_path / "a.html").write_bytes(text.encode(encoding))
    (item,), _ = reading("a.html")
    assert "встретились в среду" in item.article.text
    assert item.encoding == name


def test_latin_1_means_windows_1252(tmp_path, reading):
    text = page(head='<meta charset="iso-8859-1">', body=BODY.replace("👩‍👩‍👧", "é"))
    (tmp_path / "a.html").write_bytes(text.encode("cp1252"))
    (item,), _ = reading("a.html")
    assert "“We have begun" in item.article.text
    assert item.encoding == "windows-1252"


def test_an_xml_declaration_does_no_harm(tmp_path, reading):
    text = '<?xml version="1.0" encoding="windows-1251"?>\n' + page(body=RUSSIAN * 3)
    (tmp_path / "a.html").write_bytes(text.encode("cp1251"))
    (item,), _ = reading("a.html")
    assert "встретились в среду" in item.article.text


def test_standard_input_may_be_a_page(reading, stdin):
    stdin(page().encode())
    (item,), _ = reading("-")
    assert item.article.title == "Talks begin on the lake"


@pytest.mark.parametrize(
    "content",
    ["<html><body></body></html>", "hello", "<p>", "<div>" * 20_000 + "x", "<!doctype html><script>x</script>"],
)
def test_a_page_without_an_article_is_one_problem_and_no_noise(tmp_path, reading, capfd, content):
    (tmp_path / "a.html").write_text(content)
    items, problems = reading("a.html")
    assert not items
    assert [str(problem) for problem in problems] == [
        "a.html: no article was found in the page; save the article's text as .txt"
    ]
    assert capfd.readouterr().err == ""


def test_an_error_in_the_parsers_is_a_problem_of_the_page(tmp_path, reading, monkeypatch):
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    (tmp_path / "a.html").write_text(page())
    _, (problem,) = reading("a.html")
    assert str(problem) == "a.html: the page cannot be parsed (RecursionError); save the article's text as .txt"


def test_logging_stays_as_the_application_set_it_up():
    assert logging.getLogger("trafilatura").level == logging.NOTSET
