from __future__ import annotations

import pytest

REFERENCE = (
    "The council of Porohy voted for the bridge on Monday.",
    "It will cost 12 million euros.",
    "Mayor Ostap Hrynko called the vote a good day for the town.",
    "Work begins in spring.",
    "Nobody spoke against it, and the meeting was over before noon, which is rare in this town hall.",
)
GOOD = (
    "The Porohy council voted for the bridge on Monday.",
    "It will cost 12 million euros.",
    "Mayor Ostap Hrynko called the vote a good day for the town.",
    "The work begins in spring.",
    "Nobody spoke against it, and the meeting ended before noon, which is rare in this town hall.",
)
POOR = (
    "Council Porohy has voted the the bridge in Monday.",
    "It will cost of 12 millions euro.",
    "The mayor Ostap Hrynko has called a voting as good day for city.",
    "Works are beginning by spring.",
    "Against nobody spoke, and a meeting was finished till noon, what is rarely at this city hall.",
)


@pytest.fixture
def systems() -> dict[str, tuple[str, ...]]:
    return {"good": GOOD, "poor": POOR}


@pytest.fixture
def references() -> list[tuple[str, ...]]:
    return [REFERENCE]
