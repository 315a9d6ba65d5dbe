"""Rows that a viewer's own doings fill, not the ranking: still to be seen, worth seeing again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tvrec.domain import Event, EventKind, TitleId

if TYPE_CHECKING:
    from tvrec.core.loaded import Loaded
    from tvrec.rec.engagement import Change, Ledger

__all__ = ["OwnLists"]

_REST = timedelta(days=90)  # before a liked title is offered again
_MOST = 20  # titles of a list


class OwnLists:
    """What is liked and was never begun, and what is liked and rests; each found once an act."""

    def __init__(self, loaded: Loaded, ledger: Ledger) -> None:
        self._index = loaded.cards.index
        self._ledger = ledger
        self._saved: list[int] | None = None
        self._rested: tuple[date, list[int]] | None = None

    def take(self, event: Event, change: Change) -> None:
        """Note an act; a play of what was not in the list leaves the list as it is."""
        place = self._index.get(change.title)
        if event.kind is not EventKind.PLAY or place in (self._saved or ()):
            self._saved = None

    def wake(self) -> None:
        """Forget what rests: some old like was touched."""
        self._rested = None

    def forget(self) -> None:
        """Forget both: the viewer's rules have changed."""
        self._saved = self._rested = None

    def saved(self, liked: Iterable[TitleId]) -> list[int]:
        """List cards that are liked, or pinned, and were never begun.

        Args:
            liked: cards, the latest first.
        """
        if self._saved is None:
            standings = ((key, self._ledger.standing(key)) for key in liked if key in self._index)
            fresh = (key for key, known in standings if not (known.hidden or known.begun))
            self._saved = [self._index[key] for key in islice(fresh, _MOST)]
        return self._saved

    def again(self, now: datetime) -> list[int]:
        """List liked cards that rest; found once a day, since only an act can change it."""
        if self._rested is None or self._rested[0] != now.date():
            self._rested = (now.date(), self._find_rested(now))
        return self._rested[1]

    def _find_rested(self, now: datetime) -> list[int]:
        rested = [
            (standing.plays, self._index[key])
            for key, standing in self._ledger.standings()
            if standing.like
            and standing.watched
            and key in self._index
            and standing.last_played is not None
            and now - standing.last_played >= _REST
        ]
        rested.sort(reverse=True)
        return [place for _, place in rested[:_MOST]]
