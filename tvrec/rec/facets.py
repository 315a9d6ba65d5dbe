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


class FacetSums:
    """Sums over the likes at one or more half-lives; an infinite half-life is the plain sum.

    Attributes:
        features: the facets of every title.
        titles: float64[half-lives, size], Σ strength · decay · cos(title, like).
        facets: float64[half-lives, facets], Σ strength · decay · vector of the like.
        counts: int64[facets], the likes that have the facet, none of a muted one.
        mass: Σ strength of the likes that have any facet.
        pinned: bool[facets], what the viewer has pinned.
    """

    def __init__(self, features: Features, half_lives: Sequence[float]) -> None:
        self.features = features
        self._half_lives = tuple(half_lives)
        self._muted = np.zeros(len(features.names), dtype=np.bool_)
        self.pinned = self._muted
        self._pins: NDArray[np.float64] | None = None  # float64[size], what they give each title
        self.rebuild(np.empty(0, dtype=np.int64), np.empty(0))

    def tune(self, tuning: Tuning) -> None:
        """Mute and pin facets, from the next ``rebuild`` on. What is both is muted."""
        names = self.features.names
        self._muted = np.array([name in tuning.muted for name in names], dtype=np.bool_)
        pinned = np.array([name in tuning.pinned for name in names], dtype=np.bool_)
        self.pinned = pinned & ~self._muted
        pins = self.pinned * np.float64(_PIN)
        self._pins = self.features.dot(pins) if self.pinned.any() else None

    def rebuild(self, likes: NDArray[np.int64], strengths: NDArray[np.float64]) -> None:
        """Start from these likes, oldest first."""
        counted = self.features.lengths[likes] > 0
        self.mass = float(strengths[counted].sum())
        self._since = len(likes) - int(np.flatnonzero(counted)[-1]) - 1 if counted.any() else 0
        self.facets = self.facets_of(likes, strengths)
        columns = self.features.rows(likes)[1]
        self.counts = np.bincount(columns, minlength=len(self.features.names))
        self.counts[self._muted] = 0
        self.titles = self.of(self.facets)

    def absorb(self, i: int, strength: float) -> None:
        """Add a like of title i. One without facets is waited for: it only ages the others."""
        self._since += 1
        if not self.features.lengths[i]:
            return
        self.mass += strength
        columns, values = self.features.row(i)
        heard = ~self._muted[columns]
        if heard.all():
            cosines = self.features.cosines(i)
        else:
            columns, values = columns[heard], values[heard]
            cosines = self.features.dot(self._spread(columns, values))
        self.counts[columns] += 1
        if strength != 1:
            cosines *= strength
        for place, half_life in enumerate(self._half_lives):
            decay = 0.5 ** (self._since / half_life)
            if decay < 1:
                self.titles[place] *= decay
                self.facets[place] *= decay
                if self._pins is not None:  # a pin does not age
                    self.titles[place] += (1 - decay) * self._pins
                    self.facets[place] += (1 - decay) * _PIN * self.pinned
            self.titles[place] += cosines
            self.facets[place][columns] += strength * values.astype(np.float64)
        self._since = 0

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

    def _spread(
        self, columns: NDArray[np.int32], values: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """Put the values of some facets into a vector of all: float64[facets]."""
        spread = np.zeros(len(self.features.names))
        spread[columns] = values
        return spread
