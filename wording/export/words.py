"""Categories and severities as words for people who have never heard of MQM."""

from __future__ import annotations

SEVERITIES = {
    "critical": "says something false",
    "major": "confuses the reader",
    "minor": "is noticed, but does no harm",
}
"""What each severity means to a reader, the worst first."""


def kind(category: str) -> str:
    """Return the last part of an MQM category in words: `accuracy/mistranslation` is a `mistranslation`."""
    return category.rpartition("/")[2].replace("-", " ")
