"""Suggestions of what to put side by side: articles on one event."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from wording.runs.filters import Filters
from wording.runs.rows import ArticleRow
from wording.views import shell
from wording.views.filters import choices
from wording.views.links import address, link
from wording.views.picker import row_of, rows
from wording.views.runs import Opened
from wording.views.safe import isolated

STORIES = 12
TOGETHER = 3


def suggestions(run: Opened, chosen: Sequence[str]) -> None:
    """Say how to go on with no article or one, and offer articles of one event as links."""
    if chosen:
        shell.put(_others(run, chosen[0]))
        return
    found = choices(run.key, "story")[:STORIES]
    cards = "".join(_story(run, story) for story in found)
    if not cards:
        shell.say(
            "Choose two to four articles above", "They are put side by side passage by passage, also across languages."
        )
        return
    shell.say("Choose two to four articles above, or one of these stories")
    st.html(f'<div class="w-cards">{cards}</div>')


def _story(run: Opened, story: str) -> str:
    found = rows(run.key, Filters(stories=(story,)), "language", False, 40)
    if len(found) < 2:
        return ""
    to = address("side-by-side", {"run": run.token, "articles": [row.article for row in found[:TOGETHER]]})
    outlets = ", ".join(isolated(row.outlet or row.title or row.article, 60) for row in found[:6])
    return _tile(to, story, f"{len(found)} articles: {outlets}")


def _others(run: Opened, article: str) -> str:
    """Offer the other articles of one article's story, else the articles around it in time."""
    row = row_of(run, article)
    if row is None:
        return ""
    wanted = Filters(stories=(row.story,)) if row.story else Filters(since=row.date, until=row.date)
    near = [other for other in rows(run.key, wanted, "language", False, 24) if other.article != article]
    tiles = "".join(_pair(run, article, other) for other in near[:12])
    what = "on the same story" if row.story else "of the same day"
    if not tiles:
        return '<div class="w-say"><b>Choose a second article above</b></div>'
    return f'<div class="w-say"><b>Choose a second article above, or one {what}</b></div><div class="w-cards">{tiles}</div>'


def _pair(run: Opened, article: str, other: ArticleRow) -> str:
    to = address("side-by-side", {"run": run.token, "articles": [article, other.article]})
    facts = " · ".join(isolated(part, 60) for part in (other.outlet, other.language, other.date) if part)
    return _tile(to, other.title or other.article, facts)


def _tile(to: str, name: str, facts: str) -> str:
    """Return a tile that is a link; `facts` is HTML."""
    label = link(to, isolated(name, 120), "w-tile-link")
    return f'<div class="w-tile">{label}<span class="w-small">{facts}</span></div>'
