"""Take the screenshots of the README and the docs: `python docs/screenshots.py`, which needs chromium."""

from __future__ import annotations

import sys
from pathlib import Path

IMAGES = Path(__file__).parent / "images"
PROJECT = Path(__file__).parent.parent
sys.path += [str(PROJECT / "tests" / "views"), str(PROJECT / "benchmarks")]

STORY = ("en-marlowe-bay-courier-geneva", "en-elmstead-tribune-geneva", "ru-zaozyorny-listok-geneva")
SHOTS = {
    "articles": ("", "light", 860),
    "article": ("article?article=en-steppe-telegraph-december", "light", 1180),
    "side-by-side": ("side-by-side?" + "&".join(f"articles={name}" for name in STORY), "light", 1240),
    "framing": ("framing?concept=security_promises", "dark", 860),
}
"""Name of the image, page, colours, height in pixels."""


def main() -> None:
    """Serve the sample corpus, open each page and keep its picture."""
    from tempfile import TemporaryDirectory

    from app_server import served
    from browser import Watched, chromium, started

    program = chromium()
    if program is None:
        sys.exit("there is no chromium")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(None, Path(folder)) as address, started(program) as browser:
        for name, (path, scheme, height) in SHOTS.items():
            watched = Watched(browser, address, "wide", scheme)
            watched.page.set_viewport_size({"width": 1440, "height": height})
            page = watched.open(path)
            if name == "article":
                page.locator("#p-1").hover()
            page.wait_for_timeout(600)
            page.screenshot(path=IMAGES / f"{name}.png")
            watched.context.close()


if __name__ == "__main__":
    main()
