"""Label Studio: tasks with the findings as pre-annotations, and beside them the labelling configuration.

Import the configuration under Settings, Labeling Interface, Code, and then the tasks. Offsets are those of the article:
Label Studio counts code points, and counts CR LF as two. A mark that stays as it is counts as right when the annotation is
submitted, a deleted one as wrong; `wording review import` reads that back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from wording.export.columns import key
from wording.export.json_stream import write_list
from wording.export.material import Material, Tally, by_article
from wording.runs.rows import FindingRow

ANSWERS = {"right": "accepted", "wrong": "rejected", "unsure": "unsure"}
"""What may be chosen for a mark, and the state that it means."""

LABEL, TEXT, ANSWER, NOTE = "rule", "text", "answer", "note"
_TASK = "Each mark is a suggestion. Delete it, or choose wrong, where it is not right; left alone, it counts as right."
_COLOURS = {"critical": "#c0392b", "major": "#d98200", "minor": "#2f7fc1"}


def write(material: Material, path: Path, tally: Tally) -> None:
    """Write a task an article."""
    with path.open("w", encoding="utf-8") as file:
        write_list(file, _tasks(material, tally))
        file.write("\n")


def companion(path: Path) -> Path:
    """Return where the labelling configuration of a file of tasks belongs."""
    return path.with_suffix(".xml")


def write_companion(tasks: Path, path: Path) -> None:
    """Write the labelling configuration for a file of tasks: a label for each rule in it."""
    severities: dict[str, str] = {}
    with tasks.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("  {"):
                task = json.loads(line.rstrip().rstrip(","))
                severities.update((item["rule"], item["severity"]) for item in task["data"]["findings"])
    path.write_text(configuration(sorted(severities.items())), encoding="utf-8")


def configuration(severities: Iterable[tuple[str, str]]) -> str:
    """Return the labelling configuration for rules with their severities."""
    labels = "\n".join(
        f"    <Label value={quoteattr(rule)} background={quoteattr(_COLOURS.get(severity, '#777777'))}/>"
        for rule, severity in severities
    )
    choices = "\n".join(f"    <Choice value={quoteattr(answer)} hotkey={quoteattr(answer[0])}/>" for answer in ANSWERS)
    return f"""<View>
  <Style>.htx-text{{white-space: pre-wrap;}}</Style>
  <Header value="$title"/>
  <Header size="5" value={quoteattr(_TASK)}/>
  <Labels name="{LABEL}" toName="{TEXT}">
{labels}
  </Labels>
  <Text name="{TEXT}" value="$text"/>
  <Choices name="{ANSWER}" toName="{TEXT}" perRegion="true" choice="single">
{choices}
  </Choices>
  <TextArea name="{NOTE}" toName="{TEXT}" perRegion="true" rows="2" maxSubmissions="1" placeholder="note"/>
</View>
"""


def _tasks(material: Material, tally: Tally) -> Iterator[dict[str, object]]:
    version = f"wording {material.info.version}"
    for rows in by_article(tally.counted(material.findings)):
        text = material.text(rows[0].article)
        confidences = [row.confidence for row in rows]
        prediction = {
            "model_version": version,
            "score": sum(confidences) / len(confidences),
            "result": [_region(text, row) for row in rows],
        }
        yield {"data": _data(text, rows), "predictions": [prediction]}


def _data(text: str, rows: list[FindingRow]) -> dict[str, object]:
    first = rows[0]
    return {
        "text": text,
        "title": first.title or first.article,
        "article": first.article,
        "outlet": first.outlet,
        "date": first.date,
        "url": first.url,
        "language": first.language,
        "signature": first.signature,
        "content": first.content,
        "findings": [_finding(row) for row in rows],
    }


def _finding(row: FindingRow) -> dict[str, object]:
    return {
        "id": _name(row),
        "key": key(row),
        "start": row.start,
        "end": row.end,
        "rule": row.rule,
        "category": row.category,
        "severity": row.severity,
        "confidence": row.confidence,
        "message": row.message,
        "suggestion": row.suggestion,
        "before": row.before,
        "text": row.text,
        "after": row.after,
        "review": row.review,
    }


def _region(text: str, row: FindingRow) -> dict[str, object]:
    message = f"{row.message} Perhaps: {row.suggestion}" if row.suggestion else row.message
    value = {"start": row.start, "end": row.end, "text": text[row.start : row.end], "labels": [row.rule]}
    return {
        "id": _name(row),
        "from_name": LABEL,
        "to_name": TEXT,
        "type": "labels",
        "value": value,
        "score": row.confidence,
        "meta": {"text": [f"{row.severity}: {message}"]},
    }


def _name(row: FindingRow) -> str:
    """Return the name of a region, which Label Studio keeps."""
    return f"finding-{row.number}"
