"""One viewer's ranking: the ledger of what was done, the profile of taste, the last Home."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from tvrec.domain import Event, EventKind, Home, TitleId, Viewer, Viewing
from tvrec.rec import Ledger, Profile, Standing, WatchSettings
from tvrec.rec.rows import Continue, HomeState, NextUp, RowSettings, build, moves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded

__all__ = ["Session"]


class Session:
    """The state of one viewer, a projection of the events: thrown away and rebuilt at will.

    Attributes:
        viewer: whose it is.
        ledger: what the events say of each title.
        profile: the taste that follows from them.
        previous: the Home that the viewer has seen last.
    """

    def __init__(
        self,
        loaded: Loaded,
        viewer: Viewer,
        events: Iterable[Event],
        rules: WatchSettings,
    ) -> None:
        self.viewer = viewer
        self.previous: Home | None = None
        self._loaded = loaded
        self.ledger = Ledger(
            parents=loaded.cards.card_of,
            kinds={key: summary.kind for key, summary in loaded.cards.every.items()},
            runtimes={key: summary.runtime_s for key, summary in loaded.cards.every.items()},
            settings=rules,
        )
        self.ledger.add_many(events)
        self.profile = Profile(loaded.catalog)
        self._rebuild()

    def apply(self, event: Event) -> None:
        """Take one more event in: a new like is absorbed, anything that moves old ones rebuilds."""
        change = self.ledger.add(event)
        place = None if change is None else self._loaded.cards.index.get(change.title)
        if change is None or place is None:
            return
        before, after = change.before, change.after
        if after.like and not before.like and self.ledger.is_latest(change.title):
            self.profile.absorb(place, after.like)
        elif (before.like, before.at if before.like else None) != (
            after.like,
            after.at if after.like else None,
        ):
            self._rebuild()
            return
        if after.hidden:
            self.profile.hide(place)
        elif before.hidden:
            self._rebuild()

    def _rebuild(self) -> None:
        index = self._loaded.cards.index
        likes = [(index[key], like) for key, like, _ in self.ledger.likes() if key in index]
        hidden = [index[key] for key in self.ledger.hidden() if key in index]
        self.profile.rebuild(likes, hidden)
