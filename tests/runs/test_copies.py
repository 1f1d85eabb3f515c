"""Copies found on disk are those that the texts in memory show."""

from __future__ import annotations

import json
import random
from pathlib import Path

from written import SENTENCES

from wording.framing.families import Sketches
from wording.runs.batch import score
from wording.runs.copies import copies
from wording.runs.store import open_run
from wording.settings import Settings

WORDS = [
    "harbour",
    "ferry",
    "council",
    "lamp",
    "bridge",
    "winter",
    "barley",
    "engine",
    "letter",
    "window",
    "market",
    "clock",
    "garden",
    "river",
    "school",
]


def prose(seed: int, sentences: int = 12) -> list[str]:
    chosen = random.Random(seed)
    return [" ".join(chosen.choices(WORDS, k=9)).capitalize() + "." for _ in range(sentences)]


def written(folder: Path) -> tuple[Path, list[str]]:
    """Write texts of which some are cut, changed or repeated, among others that share nothing but stock phrases."""
    texts = []
    for number in range(40):
        body = prose(number)
        texts.append(" ".join(body))
        if number % 4 == 0:
            texts.append(" ".join(body[: 7 + number % 3]))
        if number % 5 == 0:
            texts.append(" ".join([SENTENCES[3], *body[1:], SENTENCES[6]]))
    random.Random(3).shuffle(texts)
    texts += ["Too short to tell.", "Too short to tell."]
    source = folder / "in.jsonl"
    lines = (json.dumps({"id": f"a{n}", "language": "en", "text": text}) for n, text in enumerate(texts))
    source.write_text("\n".join(lines), encoding="utf-8")
    return source, texts


def test_copies_are_those_of_the_texts_in_memory(tmp_path):
    source, texts = written(tmp_path)
    score(source, tmp_path / "run", Settings(select=("repeated-word",)), chunk=7, findings_only=True)
    sketches = Sketches()
    for text in texts:
        sketches.add(text)
    families = sketches.families(range(len(texts)))
    expected = [(f"a{n}", f"a{first}") for n, first in enumerate(families) if n != first]
    assert len(expected) > 10
    assert list(copies(open_run(tmp_path / "run"), tmp_path)) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "run"]
