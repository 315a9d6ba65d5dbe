"""What a viewer tends to watch at such an hour: weights of kinds and running times (pure).

An inferred context only re-weights and never hides; a stated limit (``HomeState.minutes``) filters.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Kind

__all__ = ["NEUTRAL", "Context", "ContextSettings", "Habits"]

_HOURS = 24
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextSettings:
    """How much evidence it takes, and how far it may go."""

    prior_plays: float = 20.0  # plays around this hour at which habit has half its say
    hours: float = 2.0  # deviation within which another hour speaks for this one
    other_days: float = 0.3  # what a workday's play says of the weekend, and the reverse
    most: float = 2.0  # the largest weight; the smallest is its inverse
    lengths_s: tuple[float, ...] = (900.0, 2700.0, 4500.0, 6600.0)  # parts running times into bins


@dataclass(frozen=True, slots=True)
class Context:
    """Factors by which a moment makes kinds and running times more or less likely; 1: no say.

    Attributes:
        kinds: of kinds; one that is not named has 1.
        lengths: of each bin of running times; empty: all 1.
        bounds_s: where one bin ends and the next begins.
    """

    kinds: Mapping[Kind, float] = field(default_factory=dict)
    lengths: tuple[float, ...] = ()
    bounds_s: tuple[float, ...] = ()

    def of_runtimes(self, runtimes_s: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the factor of each running time, 1 where it is NaN: float64[n]."""
        if not self.lengths:
            return np.ones(len(runtimes_s))
        # Comparing with each bound is several times cheaper than a search; NaN is above none.
        places = (runtimes_s >= -math.inf).astype(np.int8)
        for bound in self.bounds_s:
            places += runtimes_s >= bound
        return np.array([1.0, *self.lengths])[places]


NEUTRAL = Context()
"""No habit is known."""


class Habits:
    """When what was played, counted by hour and by workday or weekend.

    Hours and days are those of the datetimes themselves: give them in the viewer's own zone.
    """

    def __init__(self, settings: ContextSettings | None = None) -> None:
        self._settings = settings or ContextSettings()
        bins = len(self._settings.lengths_s) + 1
        self._kinds = np.zeros((len(_KINDS), 2, _HOURS))
        self._lengths = np.zeros((bins, 2, _HOURS))

    @classmethod
    def of(
        cls,
        plays: Iterable[tuple[datetime, Kind, float | None]],
        settings: ContextSettings | None = None,
    ) -> Habits:
        """Count plays, each with its time, the kind of its card and its running time in seconds."""
        habits = cls(settings)
        for at, kind, runtime_s in plays:
            habits.add(at, kind, runtime_s)
        return habits

    def add(self, at: datetime, kind: Kind, runtime_s: float | None) -> None:
        """Count a play."""
        weekend = int(at.weekday() >= _SATURDAY)
        self._kinds[_KINDS[kind], weekend, at.hour] += 1
        if runtime_s is not None:
            place = bisect_right(self._settings.lengths_s, runtime_s)
            self._lengths[place, weekend, at.hour] += 1

    def at(self, now: datetime) -> Context:
        """Return the factors of a moment.

        Of a kind with the share p of all plays and the share q of those around this hour (each
        weighed by a bell curve over the hours, and less on the other sort of day)::

            factor = (n q + m p) / ((n + m) p)

        n is the weight of the plays around this hour and m the prior: with little evidence the
        factor is 1.
        """
        around = self._around(now)
        kinds = self._factors(self._kinds, around)
        lengths = self._factors(self._lengths, around)
        return Context(
            {kind: float(kinds[place]) for kind, place in _KINDS.items() if kinds[place] != 1.0},
            tuple(lengths.tolist()) if (lengths != 1.0).any() else (),
            self._settings.lengths_s,
        )

    def _around(self, now: datetime) -> NDArray[np.float64]:
        """Return what a play at each sort of day and hour says of now: float64[2, 24]."""
        settings = self._settings
        distance = np.abs(np.arange(_HOURS) + 0.5 - (now.hour + now.minute / 60))
        distance = np.minimum(distance, _HOURS - distance)
        near = np.exp(-0.5 * (distance / settings.hours) ** 2)
        days = np.full(2, settings.other_days)
        days[int(now.weekday() >= _SATURDAY)] = 1.0
        return np.asarray(np.outer(days, near))

    def _factors(
        self, counts: NDArray[np.float64], around: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        settings = self._settings
        every = counts.sum(axis=(1, 2))
        total = every.sum()
        if total <= 0:
            return np.ones(len(counts))
        here = (counts * around).sum(axis=(1, 2))
        share = every / total
        known = share > 0
        expected = (here.sum() + settings.prior_plays) * share
        factors = np.divide(
            here + settings.prior_plays * share, expected, out=np.ones(len(counts)), where=known
        )
        return np.asarray(np.clip(factors, 1 / settings.most, settings.most))


_KINDS: Mapping[Kind, int] = {kind: place for place, kind in enumerate(Kind)}
