"""Disjoint sets of numbers (union by least member, path halving), four bytes a number."""

from __future__ import annotations

from array import array


class DisjointSets:
    """Sets that only grow together. Each is known by its least member, so that the order of unions does not show."""

    def __init__(self, size: int = 0) -> None:
        self._parent = array("I", range(size))

    def __len__(self) -> int:
        return len(self._parent)

    def add(self) -> int:
        """Add a number as a set of its own and return it."""
        self._parent.append(len(self._parent))
        return len(self._parent) - 1

    def find(self, member: int) -> int:
        """Return the least member of the set that holds `member`."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def union(self, left: int, right: int) -> int:
        """Join two sets and return the least member of the result."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low
        return low
