"""The habits of the hour, from a viewer's plays, in the time zone of the machine."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from tvrec.domain import Event, EventKind, TitleId
from tvrec.rec.context import NEUTRAL, Context, Habits

if TYPE_CHECKING:
    from tvrec.core.loaded import Loaded
    from tvrec.rec.engagement import Ledger

__all__ = ["Hours"]

_SITTING = timedelta(hours=2)
"""For how long the hour is kept where nothing is done: as far as one hour speaks for another
(``ContextSettings.hours``)."""

_TRIED = 0.1  # covered less: it was looked into, and says nothing of habits
_NO_TIME = time(0, 0)
"""Histories that know the day alone say midnight; whoever begins at 0:00:00 sharp is not missed."""


class Hours:
    """What the hour makes likely; it is kept up play by play.

    Args:
        loaded: the library.
        ledger: the viewer's.
    """

    def __init__(self, loaded: Loaded, ledger: Ledger) -> None:
        self._loaded = loaded
        self._ledger = ledger
        self._habits: Habits | None = None
        self._since: datetime | None = None  # the hour that the last context was of

    def take(self, event: Event) -> None:
        """Take in what the ledger has just taken in."""
        if event.kind is EventKind.UNDO:
            self._habits = None  # whether it was a play is not asked: counting anew costs little
        elif event.kind is EventKind.PLAY and self._habits is not None:
            self._count(self._habits, [event])

    def context(self, now: datetime, *, keep: bool) -> Context:
        """Return what an hour makes likely.

        Args:
            now: the time.
            keep: nothing was done since the last Home: its hour holds for two hours more, so that
                no evening is reshuffled by the clock.
        """
        hour = now.astimezone().replace(minute=30, second=0, microsecond=0)
        kept = keep and self._since is not None and abs(hour - self._since) <= _SITTING
        if not kept or self._since is None:
            self._since = hour
        if self._habits is None:
            self._habits = Habits()
            self._count(self._habits, self._ledger.plays())
        found = self._habits.at(self._since)
        return found if found.kinds or found.lengths else NEUTRAL

    def _count(self, habits: Habits, plays: Iterable[Event]) -> None:
        cards, runtimes = self._loaded.cards, self._loaded.runtimes_s
        for event in plays:
            title = TitleId(event.target.id)
            place = cards.index.get(cards.card_of.get(title, title))
            if place is None or not _telling(event):
                continue
            runtime_s = float(runtimes[place])
            known = None if math.isnan(runtime_s) else runtime_s
            habits.add(event.at.astimezone(), cards.cards[place].kind, known)


def _telling(event: Event) -> bool:
    """Tell whether a play says when somebody likes to watch: it was one, and has an hour."""
    tried = event.completion is not None and event.completion < _TRIED
    dated = _NO_TIME in (event.at.astimezone(UTC).time(), event.at.astimezone().time())
    return not (event.skipped or tried or dated)
