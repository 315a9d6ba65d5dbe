"""The words of texts as TF-IDF vectors, to measure what the encoder adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from tvrec.text import fold, is_cjk

__all__ = ["Terms", "terms"]


def terms(text: str) -> Iterator[str]:
    """Folded words, and the overlapping pairs of characters where words are not parted."""
    for word in fold(text).split():
        for unparted, run in groupby(word, is_cjk):
            found = "".join(run)
            if unparted and len(found) > 1:
                yield from map("".join, pairwise(found))
            else:
                yield found


class Terms:
    """Sparse vectors of texts, of length 1: (1 + log tf) · log(N/df) for every term of a text.

    Args:
        texts: one a title; an empty one has the vector 0.

    Attributes:
        size: how many texts.
        names: the term of each column, in order.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        counts = [Counter(terms(text)) for text in texts]
        self.names: tuple[str, ...] = tuple(sorted({term for each in counts for term in each}))
        number = {term: column for column, term in enumerate(self.names)}
        lengths = np.fromiter(map(len, counts), np.int64, self.size)
        total = int(lengths.sum())
        columns = np.fromiter((number[term] for each in counts for term in each), np.int64, total)
        often = np.fromiter((n for each in counts for n in each.values()), np.float64, total)
        rows = np.repeat(np.arange(self.size), lengths)
        having = np.bincount(columns, minlength=len(self.names))
        weights = (1 + np.log(often)) * np.log(self.size / having)[columns]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=self.size))
        weights /= np.where(norms > 0, norms, 1.0)[rows]
        self._columns, self._weights = columns, weights
        self._starts = _starts(lengths)
        by_column = np.argsort(columns, kind="stable")
        self._rows, self._row_weights = rows[by_column], weights[by_column]
        self._lengths, self._column_starts = having, _starts(having)

    def cosines(self, i: int) -> NDArray[np.float64]:
        """Cosine of text i to every text: float64[size]."""
        part = slice(self._starts[i], self._starts[i + 1])
        columns, weights = self._columns[part], self._weights[part]
        lengths = self._lengths[columns]  # of each term's list of texts, which are read together
        offsets = np.cumsum(lengths) - lengths
        flat = np.arange(int(lengths.sum()))
        flat += np.repeat(self._column_starts[columns] - offsets, lengths)
        products = np.repeat(weights, lengths) * self._row_weights[flat]
        return np.bincount(self._rows[flat], products, self.size).astype(np.float64, copy=False)


def _starts(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
