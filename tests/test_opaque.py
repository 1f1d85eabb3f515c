from __future__ import annotations

import pytest

from wording.opaque import Opaque


@pytest.mark.parametrize(
    "stretch",
    [
        "https://example.org/a?b=c",
        "www.example.org/Page.html",
        "editor@gull.example",
        "@harbour_ledger",
        "#GenevaTalks",
        "example.com",
        "news.example.co.uk/world",
        "report.pdf",
    ],
)
@pytest.mark.parametrize("around", ["{}", "See {} for more.", "(see {})", "“{}” said so", "a\n{}\nb"])
def test_opaque_stretches_are_found(stretch: str, around: str):
    text = around.format(stretch)
    start = text.index(stretch)
    opaque = Opaque(text)
    assert opaque.touches(start, start + 1)
    assert opaque.touches(start + len(stretch) - 1, start + len(stretch))
    assert not opaque.touches(0, start) or start == 0


@pytest.mark.parametrize(
    "text", ["The U.S. and the talks.", "It rose by 3.5 per cent.", "results.The end", "a # b", ""]
)
def test_prose_is_not_opaque(text: str):
    assert not Opaque(text).touches(0, len(text))
