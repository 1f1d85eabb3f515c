"""Decisions out of Label Studio's own JSON export of the tasks that `wording export` made.

A submitted annotation decides every finding of its task: what was chosen for a mark counts; a mark left as it is is
accepted; one that was deleted, or moved away, is rejected. Who decided is the annotator.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wording.review.decisions import Decision, Key, ReviewError
from wording.review.imported import Imported, state_of

_FORM = "export the project from Label Studio as “JSON”, with the tasks that `wording export` made"


def read_label_studio(path: Path, reviewer: str | None) -> Imported:
    """Read an export; `reviewer` takes the place of the annotators' names where it is given. Raises `ReviewError`."""
    try:
        tasks = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ReviewError(f"{path}: cannot be read as JSON ({error}); {_FORM}") from None
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise ReviewError(f"{path}: is not a list of tasks; {_FORM}")
    if tasks and not any("annotations" in task for task in tasks):
        raise ReviewError(f"{path}: its tasks have no annotations; {_FORM}")
    found = Imported()
    for number, task in enumerate(tasks, 1):
        try:
            _read_task(task, reviewer, found)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            found.problems.append(f"{path}: task {number} is not one that `wording export` made, or is damaged")
    return found


def _read_task(task: Mapping[str, Any], reviewer: str | None, found: Imported) -> None:
    findings = task["data"]["findings"]
    made = [each for each in task.get("annotations", ()) if not each.get("was_cancelled")]
    if not made:
        found.undecided += len(findings)
    for annotation in made:
        name = reviewer or _annotator(annotation.get("completed_by"))
        decided = [*_decided(findings, annotation["result"], name, str(annotation.get("updated_at") or ""))]
        found.decisions += decided


def _decided(
    findings: Sequence[Mapping[str, Any]], result: Sequence[Mapping[str, Any]], name: str, time: str
) -> Iterator[Decision]:
    kept: dict[tuple[int, int, str], str] = {}
    answers: defaultdict[str, list[str]] = defaultdict(list)
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for item in result:
        value = item.get("value", {})
        if item.get("type") == "labels":
            for rule in value["labels"]:
                kept[int(value["start"]), int(value["end"]), rule] = item["id"]
        answers[item["id"]] += value.get("choices", [])
        notes[item["id"]] += value["text"] if item.get("type") == "textarea" else []
    for finding in findings:
        region = kept.get((finding["start"], finding["end"], finding["rule"]))
        said = [*filter(None, map(state_of, answers[region]))] if region else ["rejected"]
        yield Decision(
            key=Key.parse(finding["key"]),
            reviewer=name,
            state=said[0] if said else "accepted",
            note="\n".join(notes[region]) if region else "",
            time=time,
            passage=finding["text"],
            language=finding.get("language"),
        )


def _annotator(completed_by: object) -> str:
    """Return the name of an annotator: an address where the export has it, else the number."""
    if isinstance(completed_by, Mapping):
        return str(completed_by.get("email") or f"label-studio {completed_by.get('id')}")
    return f"label-studio {completed_by}"
