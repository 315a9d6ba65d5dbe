"""Logistic regression of many labels at once, over dense or sparse rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.terms import terms

__all__ = ["Beside", "Dense", "Fit", "Rows", "TermRows", "Vocabulary", "fit", "probabilities"]

_STEPS = 150  # at the most; most fits are done before
_ENOUGH = 1e-4  # a step that lowers the loss by a smaller part of it is the last
_RARE = 2  # texts that a term must be in
_LEFT, _RIGHT = np.float32(0.3**0.5), np.float32(0.7**0.5)  # their squares are parts of length²
_CURVATURE = 0.25  # the largest second derivative of the logistic loss


class Rows(Protocol):
    """A matrix float32[n, d] of which only products are asked."""

    size: int
    width: int

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product with float32[d, k]: float32[n, k]."""
        ...

    def transposed_times(self, residuals: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product of its transpose with float32[n, k]: float32[d, k]."""
        ...

    def take(self, rows: NDArray[np.int64]) -> Rows:
        """Some of its rows."""
        ...


class Dense:
    """Vectors: float32[n, d]."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._vectors = vectors
        self.size, self.width = vectors.shape

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product with float32[d, k]."""
        return self._vectors @ weights

    def transposed_times(self, residuals: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product of the transpose with float32[n, k]."""
        return self._vectors.T @ residuals

    def take(self, rows: NDArray[np.int64]) -> Dense:
        """Some of its rows."""
        return Dense(self._vectors[rows])


@dataclass(frozen=True)
class Vocabulary:
    """The terms that count, and how rare each is.

    Attributes:
        terms: folded words, and pairs of characters in Chinese, in order.
        rarity: float32[d], 1 + log(N/df) over the N texts that it was made of.
    """

    terms: tuple[str, ...]
    rarity: NDArray[np.float32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Vocabulary:
        """Take the terms that stand in two texts at least."""
        having = Counter(term for text in texts for term in set(terms(text)))
        kept = tuple(sorted(term for term, texts_with in having.items() if texts_with >= _RARE))
        often = np.array([having[term] for term in kept], dtype=np.float64)
        return cls(kept, (1 + np.log(len(texts) / often)).astype(np.float32))


class TermRows:
    """TF-IDF of texts, rows of length 1: (1 + log tf) times the rarity of each term.

    The row of a text without a term of the vocabulary is 0.
    """

    def __init__(
        self,
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
        values: NDArray[np.float32],
        size: int,
        width: int,
    ) -> None:
        self.size, self.width = size, width
        self._rows, self._columns, self._values = rows, columns, values
        self._by_column = np.argsort(columns, kind="stable")

    @classmethod
    def of(cls, texts: Sequence[str], vocabulary: Vocabulary | None = None) -> TermRows:
        """Count the terms of texts: those of a vocabulary, or of their own."""
        known = vocabulary or Vocabulary.of(texts)
        number = {term: column for column, term in enumerate(known.terms)}
        found = [
            (row, number[term], often)
            for row, text in enumerate(texts)
            for term, often in Counter(terms(text)).items()
            if term in number
        ]
        rows, columns, often = np.array(found, dtype=np.int64).reshape(-1, 3).T
        values = (1 + np.log(often)) * known.rarity[columns]
        norms = np.sqrt(np.bincount(rows, values**2, len(texts)))
        values = (values / norms[rows]).astype(np.float32)
        return cls(rows, columns, values, len(texts), len(known.terms))

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product with float32[d, k]."""
        products = weights[self._columns] * self._values[:, None]
        return _sums(products, self._rows, self.size)

    def transposed_times(self, residuals: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product of the transpose with float32[n, k]."""
        order = self._by_column
        products = residuals[self._rows[order]] * self._values[order, None]
        return _sums(products, self._columns[order], self.width)

    def take(self, rows: NDArray[np.int64]) -> TermRows:
        """Some of its rows."""
        place = np.full(self.size, -1)
        place[rows] = np.arange(len(rows))
        kept = np.flatnonzero(place[self._rows] >= 0)
        kept = kept[np.argsort(place[self._rows[kept]], kind="stable")]
        return TermRows(
            place[self._rows[kept]],
            self._columns[kept],
            self._values[kept],
            len(rows),
            self.width,
        )


class Beside:
    """Two matrices of the same rows side by side, each row of both together of length 1.

    The left one has 0.3 of the squared length: docs/text-features.md has what was tried.
    """

    def __init__(self, left: Rows, right: Rows) -> None:
        self._left, self._right = left, right
        self.size, self.width = left.size, left.width + right.width

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product with float32[d, k]."""
        cut = self._left.width
        left, right = self._left.times(weights[:cut]), self._right.times(weights[cut:])
        return _LEFT * left + _RIGHT * right

    def transposed_times(self, residuals: NDArray[np.float32]) -> NDArray[np.float32]:
        """Product of the transpose with float32[n, k]."""
        left = self._left.transposed_times(residuals)
        return np.concatenate([_LEFT * left, _RIGHT * self._right.transposed_times(residuals)])

    def take(self, rows: NDArray[np.int64]) -> Beside:
        """Some of the rows."""
        return Beside(self._left.take(rows), self._right.take(rows))


def _sums(
    products: NDArray[np.float32], places: NDArray[np.int64], size: int
) -> NDArray[np.float32]:
    """Sum rows [m, k] that stand in the order of their places: float32[size, k]."""
    found = np.zeros((size, products.shape[1]), dtype=np.float32)
    if len(products):
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        found[places[starts]] = np.add.reduceat(products, starts, axis=0)
    return found


@dataclass(frozen=True)
class Fit:
    """What was learned.

    Attributes:
        weights: float32[d, k].
        bias: float32[k].
        losses: mean cross-entropy over rows and labels before each step, falling.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    losses: tuple[float, ...]


def fit(rows: Rows, labels: NDArray[np.bool_], l2: float) -> Fit:
    """Learn labels bool[n, k] by the accelerated gradient, from zero.

    Minimised is the mean over rows of Σ_k cross-entropy + l2/2 ‖weights‖². The step is one over
    the gradient's Lipschitz constant, the momentum Nesterov's; it starts anew where the loss rises
    (O'Donoghue and Candès, 2015). Nothing is drawn: the same rows give the same weights.
    """
    target = labels.astype(np.float32)
    share = np.clip(target.mean(axis=0), 1e-4, 1 - 1e-4)
    bias = np.log(share / (1 - share)).astype(np.float32)
    weights = np.zeros((rows.width, labels.shape[1]), dtype=np.float32)
    step = np.float32(1 / (_CURVATURE * _largest_eigenvalue(rows) + l2))
    ahead, momentum = weights, 1.0
    losses: list[float] = []
    for _ in range(_STEPS):
        chance = _sigmoid(rows.times(ahead) + bias)
        penalty = l2 / 2 * float((ahead**2).sum()) / labels.shape[1]
        loss = _cross_entropy(chance, target) + penalty
        if losses and loss > losses[-1]:
            ahead, momentum = weights, 1.0
            losses.append(losses[-1])
            continue
        finished = len(losses) > 1 and losses[-1] - loss < _ENOUGH * loss and momentum > 1
        losses.append(loss)
        if finished:
            break
        residual = (chance - target) / np.float32(rows.size)
        moved = ahead - step * (rows.transposed_times(residual) + np.float32(l2) * ahead)
        bias = bias - 2 * residual.sum(axis=0)
        later = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = (moved + (momentum - 1) / later * (moved - weights)).astype(np.float32)
        weights, momentum = moved.astype(np.float32), later
    return Fit(weights, bias, tuple(losses))


def probabilities(learned: Fit, rows: Rows) -> NDArray[np.float32]:
    """Chance of each label: float32[n, k]."""
    return _sigmoid(rows.times(learned.weights) + learned.bias)


def _largest_eigenvalue(rows: Rows) -> float:
    """Of XᵀX/n, by the power method from a fixed start, a little above the truth."""
    vector = np.cos(np.arange(rows.width, dtype=np.float32))[:, None]
    size = 1.0
    for _ in range(12):
        vector = rows.transposed_times(rows.times(vector))
        size = float(np.linalg.norm(vector)) or 1.0
        vector = vector / np.float32(size)
    return 1.1 * size / max(rows.size, 1)


def _sigmoid(score: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)


def _cross_entropy(chance: NDArray[np.float32], target: NDArray[np.float32]) -> float:
    likely = np.where(target > 0, chance, 1 - chance)
    return float(-np.log(np.maximum(likely, 1e-7)).mean())
