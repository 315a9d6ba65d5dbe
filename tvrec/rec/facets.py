"""How much each title shares of the genres or the people of the likes, kept up like by like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.attention import decays
from tvrec.rec.features import Features

__all__ = ["FacetSums", "Tuning"]

_PIN = 0.5  # strength of a pin, beside a like of a title that has nothing but the facet


@dataclass(frozen=True, slots=True)
class Tuning:
    """The names of facets that a viewer has set by hand; those that no title has do not matter."""

    muted: frozenset[str] = frozenset()  # they give nothing
    pinned: frozenset[str] = frozenset()  # they give what a weak like of them would, at any time


class _Sums:
    """Sums over some likes at each half-life.

    Attributes:
        titles: float64[half-lives, size], Σ strength · decay · cos(title, like).
        facets: float64[half-lives, facets], Σ strength · decay · vector of the like.
        mass: Σ strength of the likes that have any facet.
    """

    def __init__(
        self,
        titles: NDArray[np.float64],
        facets: NDArray[np.float64],
        mass: float,
        since: int,
    ) -> None:
        self.titles = titles
        self.facets = facets
        self.mass = mass
        self._since = since  # likes after the last that counts

    def age(self) -> None:
        """Note a like that has no facets: it only makes the others older."""
        self._since += 1

    def absorb(
        self,
        cosines: NDArray[np.float64],
        vector: NDArray[np.float64],
        strength: float,
        half_lives: Sequence[float],
        pins: tuple[NDArray[np.float64], NDArray[np.float64]] | None,
    ) -> None:
        """Add a like.

        Args:
            cosines: float64[size], of every title to it, times its strength.
            vector: float64[facets], its own, times its strength.
            strength: of the like.
            half_lives: of the sums.
            pins: what pins give to titles and to facets: float64[size], float64[facets].
        """
        self._since += 1
        self.mass += strength
        for place, half_life in enumerate(half_lives):
            decay = 0.5 ** (self._since / half_life)
            for sums, new, pinned in zip(
                (self.titles[place], self.facets[place]),
                (cosines, vector),
                pins or (None, None),
                strict=True,
            ):
                if decay < 1:
                    sums *= decay
                    if pinned is not None:  # a pin does not age
                        sums += (1 - decay) * pinned
                sums += new
        self._since = 0


class FacetSums:
    """Sums over the likes at one or more half-lives; an infinite half-life is the plain sum.

    Attributes:
        features: the facets of every title.
        counts: int64[facets], the likes that have the facet, none of a muted one.
        pinned: bool[facets], what the viewer has pinned.
    """

    def __init__(self, features: Features, half_lives: Sequence[float]) -> None:
        self.features = features
        self._half_lives = tuple(half_lives)
        self._muted = np.zeros(len(features.names), dtype=np.bool_)
        self.pinned = self._muted
        self._pins: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
        self.rebuild(np.empty(0, dtype=np.int64), np.empty(0))

    @property
    def titles(self) -> NDArray[np.float64]:
        """Σ strength · decay · cos(title, like): float64[half-lives, size]."""
        return self._all.titles

    @property
    def facets(self) -> NDArray[np.float64]:
        """Σ strength · decay · vector of the like: float64[half-lives, facets]."""
        return self._all.facets

    @property
    def mass(self) -> float:
        """Σ strength of the likes that have any facet."""
        return self._all.mass

    def tune(self, tuning: Tuning) -> None:
        """Mute and pin facets, from the next ``rebuild`` on. What is both is muted."""
        names = self.features.names
        self._muted = np.array([name in tuning.muted for name in names], dtype=np.bool_)
        pinned = np.array([name in tuning.pinned for name in names], dtype=np.bool_)
        self.pinned = pinned & ~self._muted
        pins = self.pinned * np.float64(_PIN)
        self._pins = (self.features.dot(pins), pins) if self.pinned.any() else None

    def rebuild(self, likes: NDArray[np.int64], strengths: NDArray[np.float64]) -> None:
        """Start from these likes, oldest first."""
        self._all = self._summed(likes, strengths)
        self._late: tuple[int, _Sums] | None = None  # the sums of the likes from a place on
        columns = self.features.rows(likes)[1]
        self.counts = np.bincount(columns, minlength=len(self.features.names))
        self.counts[self._muted] = 0

    def absorb(self, i: int, strength: float) -> None:
        """Add a like of title i. One without facets is waited for: it only ages the others."""
        every = [self._all] if self._late is None else [self._all, self._late[1]]
        if not self.features.lengths[i]:
            for sums in every:
                sums.age()
            return
        columns, values = self.features.row(i)
        heard = ~self._muted[columns]
        columns, values = columns[heard], values[heard]
        vector = self._spread(columns, values)
        cosines = self.features.cosines(i) if heard.all() else self.features.dot(vector)
        if strength != 1:
            cosines *= strength
            vector *= strength
        self.counts[columns] += 1
        for sums in every:
            sums.absorb(cosines, vector, strength, self._half_lives, self._pins)

    def latest(
        self, count: int, likes: NDArray[np.int64], strengths: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """``titles`` and ``facets`` of the latest ``count`` of all likes alone.

        From one like to the next it costs no look at every title: the sums from a place on are
        kept.
        """
        first = len(likes) - count
        if self._late is None or self._late[0] != first:
            self._late = None  # before others are made: they are large
            self._late = first, self._summed(likes[first:], strengths[first:])
        return self._late[1].titles, self._late[1].facets

    def foretold(
        self,
        places: NDArray[np.int64],
        likes: NDArray[np.int64],
        strengths: NDArray[np.float64],
        without: int | None = None,
        column: int | None = None,
    ) -> NDArray[np.float64]:
        """What the likes before them gave some likes, a unit of mass: float64[places], NaN if none.

        That is ``titles`` at the first half-life, which must be infinite, over ``mass``.

        Args:
            places: of the likes asked for, among all, in order and without a gap but ``without``.
            likes, strengths: all likes, oldest first.
            without: place of a like that is taken for never made.
            column: facet that is taken for one that no like has.
        """
        found = np.full(len(places), np.nan)
        earlier = np.arange(places[0] if len(places) else 0)
        earlier = earlier[earlier != without] if without is not None else earlier
        sums = self.facets_of(likes[earlier], strengths[earlier], column)[0]
        mass = float(strengths[earlier][self.features.lengths[likes[earlier]] > 0].sum())
        for row, place in enumerate(places.tolist()):
            columns, values = self.features.row(int(likes[place]))
            if not len(columns):
                continue
            if mass:
                found[row] = float(sums[columns] @ values) / mass
            heard = ~self._muted[columns] & (columns != column)
            sums[columns[heard]] += strengths[place] * values[heard]
            mass += float(strengths[place])
        return found

    def without(self, column: int | None) -> NDArray[np.float64]:
        """What ``titles`` would be if no like had a facet; None: as they are."""
        if column is None:
            return self.titles
        facets = self.facets.copy()
        facets[:, column] = 0.0
        return self.of(facets)

    def facets_of(
        self,
        likes: NDArray[np.int64],
        strengths: NDArray[np.float64],
        without: int | None = None,
    ) -> NDArray[np.float64]:
        """What ``facets`` are of some likes, oldest first, as if none had the facet ``without``."""
        counted = self.features.lengths[likes] > 0
        sums = np.stack(
            [
                self.features.sum_of(likes, decays(strengths, counted, half_life))
                for half_life in self._half_lives
            ]
        )
        sums[:, self._muted] = 0.0
        sums[:, self.pinned] += _PIN
        if without is not None:
            sums[:, without] = 0.0
        return sums

    def of(self, facets: NDArray[np.float64]) -> NDArray[np.float64]:
        """What ``titles`` are for these sums of facets: float64[half-lives, size]."""
        return np.stack([self.features.dot(row) for row in facets])

    def _summed(self, likes: NDArray[np.int64], strengths: NDArray[np.float64]) -> _Sums:
        """The sums of some likes, oldest first."""
        counted = self.features.lengths[likes] > 0
        since = len(likes) - int(np.flatnonzero(counted)[-1]) - 1 if counted.any() else 0
        facets = self.facets_of(likes, strengths)
        return _Sums(self.of(facets), facets, float(strengths[counted].sum()), since)

    def _spread(
        self, columns: NDArray[np.int32], values: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Put the values of some facets into a vector of all: float64[facets]."""
        spread = np.zeros(len(self.features.names))
        spread[columns] = values
        return spread
