"""What one row of `Vectors` shares with others, without a loop over the pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wording.renderings.vectors import SIZE, Floats, Rows, Vectors


class Overlaps:
    """Compares rows of vectors: one spread over a table, the others read through it.

    Of `weighted` vectors, which have the same terms, the products are taken.
    """

    def __init__(self, vectors: Vectors, weighted: Vectors | None = None) -> None:
        self._vectors = vectors
        self._weighted = vectors if weighted is None else weighted
        self._table = np.zeros(SIZE, dtype=np.float32)

    def of(self, row: int, others: Rows) -> tuple[Floats, Floats]:
        """Return for each of the others the sum of the smaller values, term by term, and the inner product."""
        flat, terms, edges = self._flat(others)
        minima = np.minimum(self._spread(self._vectors, row, terms), self._vectors.values[flat])
        products = self._spread(self._weighted, row, terms) * self._weighted.values[flat]
        return _summed(minima, edges), _summed(products, edges)

    def products(self, row: int, others: Rows) -> Floats:
        """Return the inner product of a row with each of the others."""
        flat, terms, edges = self._flat(others)
        return _summed(self._spread(self._weighted, row, terms) * self._weighted.values[flat], edges)

    def _flat(self, others: Rows) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
        """Return the places and terms of all the others in one array, and where in it each of them begins and ends."""
        starts = self._vectors.starts[others]
        lengths = self._vectors.starts[others + 1] - starts
        edges = np.concatenate(([0], np.cumsum(lengths)))
        flat = np.arange(edges[-1]) + np.repeat(starts - edges[:-1], lengths)
        return flat, self._vectors.terms[flat], edges

    def _spread(self, vectors: Vectors, row: int, terms: NDArray[np.int32]) -> Floats:
        """Return the row's value for each of the terms."""
        mine = vectors.row(row)
        self._table[mine] = vectors.values[vectors.starts[row] : vectors.starts[row + 1]]
        found = self._table[terms]
        self._table[mine] = 0
        return found


def _summed(values: Floats, edges: NDArray[np.int64]) -> Floats:
    """Return the sums of the values between each two edges; empty stretches, which `reduceat` cannot sum, are zero."""
    sums = np.zeros(len(edges) - 1, dtype=np.float32)
    filled = edges[:-1] < edges[1:]
    if filled.any():
        sums[filled] = np.add.reduceat(values, edges[:-1][filled])
    return sums
