"""Facets of titles, genres or people, as sparse vectors of length 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Features"]


class Features:
    """An idf-weighted sparse matrix of titles by facets, its rows of length 1 or 0.

    A facet weighs log(N/df): N titles have any facet of this sort, df of them have this one. What
    every one of them has says nothing and weighs 0. The matrix is kept by rows, to read a title,
    and by columns, to find the titles that share a facet.

    Attributes:
        names: name of each column, in order.
        size: number of titles.
        lengths: int64[size], number of facets of each title.
    """

    def __init__(self, lists: Sequence[Iterable[str]]) -> None:
        self.size = len(lists)
        sets = [dict.fromkeys(names) for names in lists]
        self.names: tuple[str, ...] = tuple(sorted({name for names in sets for name in names}))
        number = {name: column for column, name in enumerate(self.names)}
        self.lengths = np.fromiter((len(names) for names in sets), np.int64, self.size)
        self._starts = _starts(self.lengths)
        columns = (number[name] for names in sets for name in names)
        self._columns: NDArray[np.int32] = np.fromiter(columns, np.int32, int(self._starts[-1]))
        self._rows = np.repeat(np.arange(self.size, dtype=np.int32), self.lengths)
        count = np.bincount(self._columns, minlength=len(self.names))
        having = np.count_nonzero(self.lengths)
        weights = np.log(having / count)[self._columns]
        norms = np.sqrt(np.bincount(self._rows, weights**2, minlength=self.size))
        norms[norms == 0] = 1.0
        self._values: NDArray[np.float32] = (weights / norms[self._rows]).astype(np.float32)
        by_column = np.argsort(self._columns, kind="stable")
        self._column_starts = _starts(count)
        self._titles = self._rows[by_column]
        self._title_values = self._values[by_column]

    def row(self, i: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The facets of a title: their columns and their values."""
        part = slice(self._starts[i], self._starts[i + 1])
        return self._columns[part], self._values[part]

    def rows(
        self, titles: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
        """The facets of several titles: place in ``titles``, column and value of each facet."""
        lengths = self.lengths[titles]
        place = np.repeat(np.arange(len(titles)), lengths)
        before = np.cumsum(lengths) - lengths
        flat = np.arange(len(place)) + (self._starts[titles] - before)[place]
        return place, self._columns[flat], self._values[flat]

    def titles_with(self, column: int) -> NDArray[np.int32]:
        """The titles that have a facet, in order."""
        return self._titles[self._column_starts[column] : self._column_starts[column + 1]]

    def cosines(self, i: int) -> NDArray[np.float64]:
        """Cosine of title i to every title: float64[size]."""
        total = np.zeros(self.size)
        for column, value in zip(*self.row(i), strict=True):
            part = slice(self._column_starts[column], self._column_starts[column + 1])
            total[self._titles[part]] += float(value) * self._title_values[part].astype(np.float64)
        return total

    def sum_of(
        self, titles: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Weighted sum of the vectors of some titles: float64[facets]."""
        place, columns, values = self.rows(titles)
        return _summed(columns, values * weights[place], len(self.names))

    def dot(self, facets: NDArray[np.float64]) -> NDArray[np.float64]:
        """Product of each title's vector and ``facets``, float64[facets]: float64[size]."""
        return _summed(self._rows, facets[self._columns] * self._values, self.size)


def _summed(
    places: NDArray[np.int32], values: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    return np.bincount(places, values, minlength=size).astype(np.float64, copy=False)


def _starts(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each of several runs that lie one after another begins, and where the last ends."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts
