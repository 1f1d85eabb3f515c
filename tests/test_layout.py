from __future__ import annotations

import pytest
import samples

from wording.layout import lay_out
from wording.lexicon import Lexicons
from wording.model import Article, Role

LEXICONS = Lexicons()
LONG = "The envoys spoke for three hours about the draft treaty and agreed to meet again before the end of the month."
MORE = "Both sides called the meeting useful, and neither said what it had offered to the other during the talks."


def roles(text: str, **known: str) -> list[tuple[str, str]]:
    article = Article("a", text, language="en", **known)
    return [(block.role.value, block.span.of(text)) for block in lay_out(article, "en", LEXICONS)]


@pytest.mark.parametrize("row", samples.json_lines("blocks.jsonl"), ids=lambda row: f"{row['article']}-{row['start']}")
def test_lines_of_the_corpus_have_their_roles(row):
    article = samples.corpus()[row["article"]]
    blocks = lay_out(article, article.language, LEXICONS)
    got = [block.role.value for block in blocks if block.span.start < row["end"] and row["start"] < block.span.end]
    assert got == [row["role"]], row["text"]


def test_one_paragraph_is_body_even_without_a_stop():
    assert roles("Envoys meet at the lake") == [("body", "Envoys meet at the lake")]


def test_first_short_line_is_the_headline():
    assert [role for role, _ in roles(f"Envoys meet again\n\n{LONG}\n\n{MORE}")] == ["headline", "body", "body"]


def test_title_is_the_headline_wherever_it_stands():
    text = f"Harbour Ledger\nWorld\nEnvoys meet again at the lake\n{LONG}\n{MORE}"
    assert ("headline", "Envoys meet again at the lake") in roles(text, title="Envoys meet again at the lake")


def test_repeated_headline_is_furniture():
    text = f"Envoys meet again\n\nEnvoys meet again\n\n{LONG}\n\n{MORE}"
    assert [role for role, _ in roles(text)] == ["headline", "furniture", "body", "body"]


def test_teaser_that_repeats_the_body_is_a_caption():
    text = f"Envoys meet again\n\n{LONG} {MORE}\n\nBy a lake\n\n{LONG}\n\n{MORE}\n"
    assert ("caption", f"{LONG} {MORE}") in roles(text)


def test_runs_of_short_lines_are_furniture_and_single_ones_subheads():
    text = f"{LONG}\n\nA long night\n\n{MORE}\n\nSport\nMoney\nWeather\nTravel"
    assert [role for role, _ in roles(text)] == ["body", "subhead", "body", *["furniture"] * 4]


def test_related_headline_glued_to_its_label_is_furniture_that_is_judged():
    text = f"{LONG}\n\nRead alsoEnvoys of both sides meet again at the lake\n\n{MORE}"
    blocks = lay_out(Article("a", text), "en", LEXICONS)
    assert [(block.role, block.teaser, block.judged) for block in blocks][1] == (Role.FURNITURE, True, True)


def test_dateline_at_the_head_of_a_paragraph_is_a_block_of_its_own():
    text = f"KYIV, Jan 10 (Crossways) — {LONG}\n\n{MORE}"
    assert roles(text)[:2] == [("dateline", "KYIV, Jan 10 (Crossways) —"), ("body", LONG)]


def test_hard_wrapped_paragraphs_are_joined():
    text = (
        "The envoys spoke for three hours about the draft treaty and agreed to\n"
        "meet again before the end of the month, although neither side would\n"
        "say what it had offered during the talks, which were held behind the\n"
        "closed doors of a hotel by the lake.\n\n"
        "Both sides called the meeting useful."
    )
    assert [role for role, _ in roles(text)] == ["body", "body"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n\u2028"])
def test_nothing_gives_no_blocks(text: str):
    assert roles(text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_blocks_hold_all_that_is_not_white_space(newline: str):
    text = newline.join(["Envoys meet", "", "\u00a0" + LONG, MORE + " 👩‍👩‍👧 e\u0301", "Share", "."])
    covered = "".join(content for _, content in roles(text))
    assert "".join(covered.split()) == "".join(text.split())
