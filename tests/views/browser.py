"""A browser for tests, started once a test process, and a page that is watched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect, sync_playwright

WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 90_000
"""Milliseconds that a test waits for something on a page; a page that works needs few."""
expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """Return the browser's program; where there is none, install Debian's if that is allowed."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(command, capture_output=True, check=False)
        found = shutil.which("chromium")
    return found


@contextmanager
def started(program: str) -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


_STILL = """quiet => {
    const app = document.querySelector("[data-testid=stApp]");
    if (!window.wordingStill) {
        window.wordingStill = {since: performance.now()};
        const moved = () => { window.wordingStill.since = performance.now(); };
        const what = {childList: true, subtree: true, attributes: true, characterData: true};
        new MutationObserver(moved).observe(document.body, what);
    }
    return app && app.dataset.testScriptState === "notRunning" && document.querySelector(".w-run, .w-title, .w-say")
        && performance.now() - window.wordingStill.since > quiet;
}"""
QUIET = 700
"""Milliseconds without a change after which a page counts as drawn: what is tapped before may be drawn anew."""


def ready(page: Page) -> None:
    """Wait until the app has nothing left to do and nothing on the page has changed for a while."""
    page.wait_for_function(_STILL, arg=QUIET, polling=100, timeout=PATIENCE)


class Watched:
    """A page whose requests, errors and dialogs are kept."""

    def __init__(self, browser: Browser, address: str, width: str = "wide", scheme: str = "light") -> None:
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        self.context = browser.new_context(viewport=size, color_scheme=scheme, accept_downloads=True)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.address = address
        self.hosts: set[str] = set()
        self.troubles: list[str] = []
        self.page.on(
            "request", lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else "")
        )
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.troubles.append(dialog.message), dialog.dismiss()))

    def open(self, path: str) -> Page:
        """Go to a page of the app and wait until it is there as a whole."""
        self.page.goto(f"{self.address}/{path}")
        return self.ready()

    def ready(self) -> Page:
        """Wait until the app has nothing left to do."""
        ready(self.page)
        return self.page
