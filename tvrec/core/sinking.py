"""How far titles sink in a viewer's rows, kept at hand: an act costs a look at its own title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core.inforce import NOT_NOW
from tvrec.core.reports import Sunk
from tvrec.rec.sinking import RESTS, SinkSettings, from_being_left, from_being_shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.domain import TitleId
    from tvrec.rec.engagement import Ledger

__all__ = ["Shown", "Sinking"]

_DAY_S = 86_400.0
_TOO_LITTLE = 0.01  # deviations: nobody sees it

Shown = Callable[[], Mapping["TitleId", Sequence[int]]]
"""Reads on which days, counted from 1970 in UTC, titles were shown."""


class Sinking:
    """What sinks, found once a day: today's showing counts from tomorrow on.

    Args:
        index: the place of each card in the catalogue.
        ledger: what the viewer did.
        shown: reads what the viewer was shown; None: nothing.
        settings: the numbers.
    """

    def __init__(
        self,
        index: Mapping[TitleId, int],
        ledger: Ledger,
        shown: Shown | None = None,
        settings: SinkSettings | None = None,
    ) -> None:
        self._index = index
        self._ledger = ledger
        self._shown = shown
        self._settings = settings or SinkSettings()
        self._today: int | None = None
        self._days: Mapping[TitleId, Sequence[int]] = {}
        self._found: NDArray[np.float64] | None = None

    def at(self, now: datetime) -> NDArray[np.float64] | None:
        """Return how many deviations each card sinks: float64[n]; None: no card does."""
        if self._today != _day(now):
            self._today = _day(now)
            self._days = self._shown() if self._shown else {}
            left = {key for key, standing in self._ledger.standings() if standing.left}
            self._found = None
            for key in left | self._ledger.postponed | self._days.keys():
                self._put(key, now)
        return self._found

    def resting(self, now: datetime) -> NDArray[np.float64] | None:
        """Return the same for what rests alone, see ``RESTS``: float64[n]; None: nothing does."""
        found = self.at(now)
        if found is None or not (found >= RESTS).any():
            return None
        return np.where(found >= RESTS, found, 0.0)

    def act(self, title: TitleId, now: datetime) -> None:
        """Take notice of an act on a card."""
        if self._today == _day(now):
            self._put(title, now)
        else:
            self._today = None

    def opened(self, title: TitleId, now: datetime) -> None:
        """Take notice that somebody opened a card's details: it sinks no more for being shown."""
        if title in self._days:
            self._days = {key: days for key, days in self._days.items() if key != title}
            self.act(title, now)

    def of(self, title: TitleId, now: datetime) -> Sunk:
        """Return why a card sinks."""
        self.at(now)
        return self._sunk(title, now)

    def _put(self, title: TitleId, now: datetime) -> None:
        place, deviations = self._index.get(title), self._sunk(title, now).total
        if place is None or (self._found is None and deviations < _TOO_LITTLE):
            return
        # rows that were built hold the old one
        found = np.zeros(len(self._index)) if self._found is None else self._found.copy()
        found[place] = deviations
        self._found = found

    def _sunk(self, title: TitleId, now: datetime) -> Sunk:
        settings, standing = self._settings, self._ledger.standing(title)
        days, acted = self._days.get(title, ()), self._ledger.last_act(title)
        since = None if acted is None else _day(acted)
        counted = [d for d in days if d < _day(now) and (since is None or d > since)]
        shown = from_being_shown(counted, _day(now), settings)
        left = 0.0
        if standing.left is not None:
            age_days = (now - standing.left).total_seconds() / _DAY_S
            left = from_being_left(age_days, settings)
        rests = standing.not_now is not None and now - standing.not_now < NOT_NOW
        return Sunk(shown, left, settings.not_now if rests else 0.0, len(counted))


def _day(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() // _DAY_S)
