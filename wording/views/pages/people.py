"""People: what each outlet calls them, how it spells their names, and where the offices given to them differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from wording.runs.naming import Label, Naming, Person, conflicts
from wording.views import shell, state
from wording.views.filters import filter_widgets
from wording.views.links import address, link
from wording.views.naming import naming
from wording.views.pager import SIZE, page_number, pager
from wording.views.runs import Opened, opened
from wording.views.safe import attribute, isolated, shown

LEAD = "What each outlet calls people, how it spells their names, and where that does not fit together."


def render() -> None:
    """Show the page."""
    run = opened()
    shell.head("People", LEAD, run)
    name, search, more = st.columns([3, 4, 1.2], vertical_alignment="bottom")
    with name:
        words = st.text_input("Name", placeholder="Find a person", label_visibility="collapsed", **state.text("name"))
    filters = filter_widgets(run, search, more, findings=False)
    named = naming(run.key, filters)
    person = st.query_params.get("person")
    if person:
        _person(run, named, person)
    total = named.persons(words.strip(), 0, 0)[1]
    if not total:
        shell.say("Nobody is named here", "Take a filter away, or open articles that name people.")
        return
    number = page_number(total)
    found, _ = named.persons(words.strip(), SIZE, number * SIZE)
    st.html(_table(run, found))
    pager(total, number, things="people")
    shell.signatures(run)


def _person(run: Opened, named: Naming, person: str) -> None:
    """Show one person: conflicts, then labels and spellings by outlet."""
    labels, spellings = named.labels(person), named.spellings(person)
    back = link(address("people", {"run": run.token}), "all people", "w-quiet")
    st.html(f'<h2 class="w-title w-second"><bdi>{shown(person, 120)}</bdi> {back}</h2>')
    if not spellings:
        shell.say("Nobody of this name is named with these filters")
        return
    told = conflicts(labels)
    if told:
        shell.say("The offices given differ", "", told, error=True)
    outlets = dict.fromkeys(label.outlet for label in (*labels, *spellings))
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Outlet", "Called", "Spelt"))
    lines = "".join(_outlet(run, outlet, labels, spellings) for outlet in sorted(outlets, key=lambda name: name or ""))
    st.html(f'<table class="w-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>')


def _outlet(run: Opened, outlet: str | None, labels: Sequence[Label], spellings: Sequence[Label]) -> str:
    called = _chips(run, (label for label in labels if label.outlet == outlet))
    spelt = _chips(run, (label for label in spellings if label.outlet == outlet))
    language = next((label.language for label in spellings if label.outlet == outlet), None) or ""
    name = f'<b>{isolated(outlet or "no outlet", 80)}</b> <span class="w-small">{shown(language, 20)}</span>'
    return (
        f'<tr><td class="w-main">{name}</td>'
        f'<td data-label="Called">{called}</td><td data-label="Spelt">{spelt}</td></tr>'
    )


def _chips(run: Opened, found: Iterable[Label]) -> str:
    parts = []
    for label in found:
        to = address("article", {"run": run.token, "article": label.example, "layers": ["people"]})
        office = ", ".join(part for part in ("former" if label.former else "", label.office, label.body) if part)
        count = f" <i>×{label.articles:,}</i>" if label.articles > 1 else ""
        parts.append(f'<span class="w-tag">{link(to, isolated(label.text, 100), title=office)}{count}</span>')
    return "".join(parts[:40]) or '<span class="w-small">–</span>'


def _table(run: Opened, found: Sequence[Person]) -> str:
    columns = ("Person", "Outlets", "Articles", "Spellings", "Labels")
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    lines = "".join(_line(run, person) for person in found)
    return f'<table class="w-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'


def _line(run: Opened, person: Person) -> str:
    to = address("people", {"run": run.token, "person": person.person})
    counts = {
        "Outlets": person.outlets,
        "Articles": person.articles,
        "Spellings": person.spellings,
        "Labels": person.labels,
    }
    cells = "".join(
        f'<td class="w-number" data-label="{attribute(name)}">{count:,}</td>' for name, count in counts.items()
    )
    return f'<tr><td class="w-main">{link(to, isolated(person.person, 120))}</td>{cells}</tr>'
