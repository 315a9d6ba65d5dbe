"""Target attention of every title over the likes, kept up to date like by like.

For a title c and likes i with a_i likes after them (Zhou et al., Deep Interest Network, 2018, with
the pooled value in log-sum-exp form)::

    att_H(c) = τ log Σ_i w_i exp(cos(e_c, e_i)/τ),    w_i ∝ strength_i · 0.5^(a_i/H),  Σ w = 1
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.kernel import Kernel

__all__ = ["Attention", "decays"]

_BLOCK = 1024  # titles at a time when all are computed: their values stay in the cache
_FEW = 256  # likes that are summed anew sooner than corrected
_DROWNED = 1e-6  # of the weight is left: taking the rest away would leave little but rounding


def decays(
    strengths: NDArray[np.float64], counted: NDArray[np.bool_], half_life: float
) -> NDArray[np.float64]:
    """Weights strength · 0.5^(likes after it/half_life) of likes, oldest first: float64[likes].

    A like that is not ``counted`` weighs 0 but ages those before it. Only the proportions matter,
    so the newest counted like weighs its strength: the weights cannot all vanish.
    """
    places = np.flatnonzero(counted)
    newest = int(places[-1]) if len(places) else 0
    ages = np.maximum(newest - np.arange(len(strengths)), 0)
    return np.where(counted, strengths * 0.5 ** (ages / half_life), 0.0)


class _Sums:
    """Σ w_i exp(cos/τ) of every title at each half-life, and Σ w_i, over some likes.

    Attributes:
        values: float64[half-lives, size].
        mass: float64[half-lives].
    """

    def __init__(
        self, values: NDArray[np.float64], mass: NDArray[np.float64], since: int = 0
    ) -> None:
        self.values = values
        self.mass = mass
        self._since = since  # likes after the last that counts

    def absorb(
        self, near: NDArray[np.float32], strength: float, half_lives: Sequence[float], counted: bool
    ) -> None:
        """Add a like to whose title every title is as ``near``: float32[size]."""
        self._since += 1
        if not counted:
            return
        for place, half_life in enumerate(half_lives):
            decay = 0.5 ** (self._since / half_life)
            sums = self.values[place]
            sums *= decay
            sums += near if strength == 1 else near * np.float64(strength)
            self.mass[place] = self.mass[place] * decay + strength
        self._since = 0


class Attention:
    """The sums behind att_H at several half-lives, all from one pass over the vectors per like."""

    def __init__(
        self, vectors: NDArray[np.float32], temperature: float, half_lives: Sequence[float]
    ) -> None:
        self.kernel = Kernel(vectors, temperature)
        self._temperature = temperature
        self._half_lives = tuple(half_lives)
        self.rebuild(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0, dtype=np.bool_))

    def rebuild(
        self, likes: NDArray[np.int64], strengths: NDArray[np.float64], counted: NDArray[np.bool_]
    ) -> None:
        """Start from these likes, oldest first; those that have no vector are not ``counted``."""
        self.kernel.reset(likes)
        self._all = self._summed(strengths, counted, 0)
        self._late: tuple[int, _Sums] | None = None  # the sums of the likes from a place on

    def absorb(self, i: int, strength: float, *, counted: bool) -> None:
        """Add a like of title i."""
        near = self.kernel.append(i)
        self._all.absorb(near, strength, self._half_lives, counted)
        if self._late is not None:
            self._late[1].absorb(near, strength, self._half_lives, counted)

    def latest(
        self, count: int, strengths: NDArray[np.float64], counted: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """``values`` of the latest ``count`` likes alone: float64[half-lives, size].

        ``strengths`` and ``counted`` are of all likes. From one like to the next it costs no pass:
        the sums from a place on are kept.
        """
        first = len(strengths) - count
        if self._late is None or self._late[0] != first:
            self._late = None  # before others are made: they are large
            self._late = first, self._summed(strengths, counted, first)
        sums = self._late[1]
        return self._pooled(sums.values, sums.mass)

    def values_of(
        self,
        places: NDArray[np.int64],
        strengths: NDArray[np.float64],
        counted: NDArray[np.bool_],
    ) -> NDArray[np.float64]:
        """What ``values`` would be of the likes at some places alone, in order."""
        first = int(places[0])
        weights = np.zeros((len(self._half_lives), len(strengths) - first))
        weights[:, places - first] = self.weights(strengths[places], counted[places])
        return self._pooled(self._weighted(weights, slice(first, None)), weights.sum(axis=1))

    def weights(
        self, strengths: NDArray[np.float64], counted: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """Weights of the likes at each half-life, in proportion: float64[half-lives, likes]."""
        return np.stack([decays(strengths, counted, half) for half in self._half_lives])

    def values(self) -> NDArray[np.float64]:
        """att_H of every title at each half-life, 0 without likes: float64[half-lives, size]."""
        return self._pooled(self._all.values, self._all.mass)

    def values_without(self, place: int, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """What ``values`` would be without the like at ``place``; ``weights`` are all of now's.

        The likes before it are one like younger then. Of many likes only those on one side of
        ``place`` are summed again, the side with fewer, and the sums that are there are corrected
        by them, unless the like is so strong that next to nothing is left of them.
        """
        younger = 2.0 ** (1 / np.array(self._half_lives))[:, None]
        rest = weights.copy()
        rest[:, :place] *= younger
        rest[:, place] = 0.0
        mass = rest.sum(axis=1)
        if weights.shape[1] <= _FEW or (mass < _DROWNED * weights.sum(axis=1)).any():
            return self._pooled(self._weighted(rest), mass)
        if 2 * place < weights.shape[1]:  # those after it stay as they are
            some, factor = slice(place + 1), np.ones_like(younger)
        else:  # those before it all grow by the same factor
            some, factor = slice(place, None), younger
        change = rest - factor * weights
        sums = factor * self._all.values + self._weighted(change[:, some], some)
        # Rounding may leave less than the least that there can be, that of opposite vectors.
        least = mass[:, None] * np.exp(-1 / self._temperature)
        return self._pooled(np.maximum(sums, least, out=sums), mass)

    def value_of(self, i: int) -> float:
        """att_H of title i at the first half-life, NaN without likes."""
        if not self._all.mass[0]:
            return math.nan
        return self._temperature * math.log(self._all.values[0, i] / self._all.mass[0])

    def foretold(
        self,
        places: NDArray[np.int64],
        likes: NDArray[np.int64],
        strengths: NDArray[np.float64],
        counted: NDArray[np.bool_],
        without: int | None = None,
    ) -> NDArray[np.float64]:
        """What ``value_of`` was for some likes before they came: float64[places], NaN if nothing.

        Args:
            places: of the likes asked for, among all.
            likes, strengths, counted: all likes, oldest first.
            without: place of a like that is taken for never made.
        """
        found = np.full(len(places), np.nan)
        values = self.kernel.block(likes[places])
        for row, place in enumerate(places.tolist()):
            earlier = np.arange(place)
            if without is not None and without < place:
                earlier = np.delete(earlier, without)
            weights = decays(strengths[earlier], counted[earlier], self._half_lives[0])
            mass = weights.sum()
            if mass and counted[place]:
                pooled = float(values[row, earlier] @ weights) / mass
                found[row] = self._temperature * math.log(pooled)
        return found

    def _summed(
        self, strengths: NDArray[np.float64], counted: NDArray[np.bool_], first: int
    ) -> _Sums:
        """The sums of the likes from a place on."""
        strengths, counted = strengths[first:], counted[first:]
        since = len(counted) - int(np.flatnonzero(counted)[-1]) - 1 if counted.any() else 0
        weights = self.weights(strengths, counted)
        return _Sums(self._weighted(weights, slice(first, None)), weights.sum(axis=1), since)

    def _weighted(
        self, weights: NDArray[np.float64], likes: slice = slice(None)
    ) -> NDArray[np.float64]:
        """Σ weight · value over some of the likes: float64[half-lives, size]."""
        sums = np.zeros((len(weights), self.kernel.size))
        if weights.shape[1]:
            for first in range(0, self.kernel.size, _BLOCK):
                titles = slice(first, first + _BLOCK)
                values = self.kernel.block(titles, likes)
                sums[:, titles] = weights @ values.T.astype(np.float64)
        return sums

    def _pooled(self, sums: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
        if not mass.all():
            return np.zeros_like(sums)
        pooled = sums / mass[:, None]
        np.log(pooled, out=pooled)
        pooled *= self._temperature
        return pooled
