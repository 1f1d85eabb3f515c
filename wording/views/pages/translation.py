"""Score a translation: sacreBLEU's metrics against a reference, with our own findings beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from wording.settings import SettingsError
from wording.views import example, scored, shell, state
from wording.views.pager import page_number, pager
from wording.views.safe import shown

if TYPE_CHECKING:
    from wording.evaluation import Evaluation

LEAD = "A translation against a reference, a sentence a line: BLEU, chrF, chrF++ and TER, and our findings beside them."
MOST_LINES = 3000
"""Lines that are scored while somebody waits; `wording evaluate` takes any number."""
SHOWN = 20
SAMPLES, TRIALS = 1000, 1000
FIELDS = {
    "first": "Translation",
    "second": "Another translation (optional)",
    "reference": "Reference",
    "source": "Source (optional)",
}


@dataclass(frozen=True)
class Inputs:
    """What is scored, a sentence a line, and the language codes where they were given."""

    first: str
    second: str
    reference: str
    source: str
    language: str
    source_language: str


def render() -> None:
    """Show the page."""
    shell.head("Score a translation", LEAD)
    with st.expander("The texts", expanded="translation" not in st.session_state, icon=":material/edit_note:"):
        given = _form()
        st.button("Fill in an example", on_click=_example)
    if given:
        st.session_state["translation"] = given
    asked = st.session_state.get("translation")
    if not isinstance(asked, Inputs):
        shell.say("Paste or upload a translation and its reference", "Line by line they must say the same.")
        return
    if not asked.first.strip() or not asked.reference.strip():
        raise SettingsError("a translation and a reference are needed: paste both, a sentence a line")
    _result(asked)


def _example() -> None:
    texts = {"first": example.FIRST, "second": example.SECOND, "reference": example.REFERENCE, "source": example.SOURCE}
    for name, text in texts.items():
        st.session_state[f"paste-{name}"] = text
    st.session_state["paste-language"], st.session_state["paste-source-language"] = "en", "de"
    st.session_state["translation"] = Inputs(**texts, language="en", source_language="de")


def _form() -> Inputs | None:
    with st.form("translation-form", border=False):
        texts: dict[str, str] = {}
        for names in (("first", "second"), ("reference", "source")):
            for column, name in zip(st.columns(2), names, strict=True):
                with column:
                    texts[name] = _field(name)
        left, right, button = st.columns([2, 2, 3], vertical_alignment="bottom")
        language = left.text_input("Language of the translation", max_chars=2, key="paste-language", placeholder="en")
        original = right.text_input(
            "Language of the source", max_chars=2, key="paste-source-language", placeholder="de"
        )
        sent = button.form_submit_button("Score", type="primary", icon=":material/calculate:")
    return Inputs(**texts, language=language.lower(), source_language=original.lower()) if sent else None


def _field(name: str) -> str:
    """Show a field with an upload below it; an uploaded file counts before what is pasted."""
    text = st.text_area(FIELDS[name], height=160, max_chars=2_000_000, key=f"paste-{name}")
    file = st.file_uploader("or a text file", type=["txt"], key=f"file-{name}", label_visibility="collapsed")
    return _decoded(file.name, file.getvalue()) if file else text


def _decoded(name: str, data: bytes) -> str:
    """Return the text of an uploaded file. Raises `SettingsError` naming file and line where it is no UTF-8."""
    from wording.evaluation import read

    with TemporaryDirectory() as folder:
        place = Path(folder, "upload.txt")
        place.write_bytes(data)
        try:
            return "\n".join(read(str(place)).lines)
        except SettingsError as error:
            raise SettingsError(str(error).replace(str(place), name[:80])) from None


def _result(asked: Inputs) -> None:
    """Show scores, tests, notes and the lines."""
    systems = {"Translation": _lines(asked.first)}
    if asked.second.strip():
        systems["Another"] = _lines(asked.second)
    reference = _lines(asked.reference)
    source = _lines(asked.source) if asked.source.strip() else None
    if len(reference) > MOST_LINES:
        raise SettingsError(
            f"{len(reference):,} lines are more than are scored here ({MOST_LINES:,}): use `wording evaluate`"
        )
    found = _evaluated(systems, reference, source, asked.language or None, asked.source_language or None)
    st.html(scored.systems(found) + scored.tests(found))
    for note in found.notes:
        st.html(f'<p class="w-note">{shown(note, 400)}</p>')
    _segments(found, systems, reference, source)
    st.html("".join(f'<p class="w-sign">{shown(text, 400)}</p>' for text in scored.signatures(found)))


def _segments(
    found: Evaluation, systems: dict[str, tuple[str, ...]], reference: Sequence[str], source: Sequence[str] | None
) -> None:
    order = st.segmented_control(
        "Order", ["text", "worst"], required=True, label_visibility="collapsed",
        format_func={"text": "In order", "worst": "Worst first"}.__getitem__, **state.one("lines", ("text", "worst"), "text"),
    )  # fmt: skip
    by_line = {
        number: [item for item in found.segments if item.line == number] for number in range(1, len(reference) + 1)
    }
    numbers = list(by_line)
    if order == "worst":
        metric = "chrF" if "chrF" in found.metrics else found.metrics[0]
        numbers.sort(key=lambda number: min(item.scores[metric] for item in by_line[number]))
    page = page_number(len(numbers), SHOWN)
    parts = [
        scored.line(
            number,
            {name: lines[number - 1] for name, lines in systems.items()},
            reference[number - 1],
            source[number - 1] if source else None,
            by_line[number],
        )
        for number in numbers[page * SHOWN : (page + 1) * SHOWN]
    ]
    st.html("".join(parts))
    pager(len(numbers), page, SHOWN, things="lines")


@st.cache_data(show_spinner="Scoring …", max_entries=8)
def _evaluated(
    systems: dict[str, tuple[str, ...]],
    reference: tuple[str, ...],
    source: tuple[str, ...] | None,
    language: str | None,
    source_language: str | None,
) -> Evaluation:
    from wording.evaluation import Options, evaluate

    options = Options(language=language, source_language=source_language, samples=SAMPLES, trials=TRIALS)
    return evaluate(systems, [reference], source, options)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n"))
