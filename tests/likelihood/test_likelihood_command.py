"""What `wording check` says of how a text reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from likelihood_texts import TRANSLATED


def test_text_output_says_how_a_text_reads_and_why(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TRANSLATED, encoding="utf-8")
    call = [sys.executable, "-m", "wording", "check", str(page), "--lang", "en"]
    command = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    lines = command.stdout.splitlines()
    said = next(number for number, line in enumerate(lines) if "strong sign of machine translation" in line)
    *habits, measured = [line for line in lines[said + 1 :] if line.startswith("    ")]
    assert habits
    assert any("(line" in habit for habit in habits)
    assert "of human translations" in measured
