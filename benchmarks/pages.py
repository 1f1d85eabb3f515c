"""Seconds that pages of the app take in a browser, with a run of any size.

    python benchmarks/pages.py RUN [--rounds 3] [--chromium /usr/bin/chromium]

Each page is opened by its address in a browser that is already running, and is there when the app has nothing left to do.
The first round meets empty caches. The article pages show the first two articles of the run; the interaction on each page
is the one that follows its address with another state; the page on translations has none before a file is scored.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app_server import served

READY = "[data-testid=stApp][data-test-script-state=notRunning]"
SHOWN = ".w-run, .w-title, .w-say"


def addresses(run: Path) -> dict[str, tuple[str, str]]:
    """Return for each page an address and another one, which stands for the next interaction."""
    from wording.runs.store import open_run

    first, second = (row.article for row in open_run(str(run)).articles(order="findings", limit=2))
    outlet = open_run(str(run)).choices("outlet")[0]
    return {
        "articles": ("", f"?outlets={outlet}"),
        "article": (f"article?article={first}", f"article?article={second}"),
        "side by side": (
            f"side-by-side?articles={first}&articles={second}",
            f"side-by-side?articles={first}&articles={second}&show=shared",
        ),
        "framing": ("framing", "framing?view=bars"),
        "quotations": ("quotations", f"quotations?outlets={outlet}"),
        "people": ("people", f"people?outlets={outlet}"),
        "translation": ("translation", "translation"),
        "review": ("review", "review?finding=3"),
        "export": ("export", "export?severity=major"),
    }


def seconds(page: Any, address: str) -> float:
    """Return how long a page takes to be there as a whole."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(SHOWN)
    page.wait_for_selector(READY)
    return time.perf_counter() - start


def main() -> None:
    """Print a line a page: the first round, then the median of the others, and of the other state."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as cache, served(options.run, Path(cache)) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        for name, (path, other) in addresses(options.run).items():
            rounds = [
                (seconds(page, f"{base}/{path}"), seconds(page, f"{base}/{other}")) for _ in range(options.rounds)
            ]
            opened, changed = (sorted(taken)[len(taken) // 2] for taken in zip(*rounds[1:], strict=True))
            print(
                f"{name:20} first {rounds[0][0]:5.2f} s, again {opened:5.2f} s; "
                f"another state first {rounds[0][1]:5.2f} s, again {changed:5.2f} s",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    main()
