"""Articles that try to take over the page that shows them."""

from __future__ import annotations

import json

SCRIPT = "<script>window.taken = 1</script>"
IMAGE = "<img src=x onerror='window.taken = 2'>"
STYLE = "</style><style>body{display:none}</style>"
MARKDOWN = "[click](javascript:window.taken=3) **bold** $x^2$ :red[red] ![p](http://192.0.2.1/p.png)"
OVERRIDE = "safe \u202egnp.exe\u202c end"
HEAP = "e" + "\u0301" * 50_000
TEXT = f"""Headline {SCRIPT}

The minister said: “{IMAGE} we will not {STYLE} leave”. {MARKDOWN}

{OVERRIDE} and {HEAP} and \x01 control. The the words stand twice, said Ann </div></article></span> Example.

Read also: <a href="javascript:window.taken=4">more</a>
"""


def article(name: str, outlet: str = f"Outlet {SCRIPT}{IMAGE}") -> dict[str, str]:
    """Return one hostile article as a line of JSON lines would hold it."""
    return {
        "id": f"{name}{SCRIPT}",
        "text": TEXT,
        "outlet": outlet,
        "title": f"Title {IMAGE} {MARKDOWN} {STYLE}",
        "date": "2022-01-10",
        "language": "en",
        "url": "javascript:window.taken=5",
        "story": f"story {IMAGE}",
        "credit": f"credit {SCRIPT}",
        "source_text": f"Source {IMAGE} {STYLE}",
    }


def lines(*names: str) -> str:
    """Return hostile articles as JSON lines."""
    return "".join(json.dumps(article(name)) + "\n" for name in names)
