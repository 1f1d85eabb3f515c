"""Names by number: each is kept once, however many articles bear it."""

from __future__ import annotations


class Numbered:
    """Names in the order in which they were first met; None is a name like the others."""

    def __init__(self, *names: str | None) -> None:
        self.names: list[str | None] = []
        self._numbers: dict[str | None, int] = {}
        for name in names:
            self.number(name)

    def number(self, name: str | None) -> int:
        """Return the number of a name, a new one for a new name."""
        found = self._numbers.setdefault(name, len(self.names))
        if found == len(self.names):
            self.names.append(name)
        return found
