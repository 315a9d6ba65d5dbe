"""What the top picks would be after an act or a rule, before anybody says so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tvrec.core.session import Session
from tvrec.domain import Event, EventId, EventKind, Row, Rule, Target

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.domain import Home
    from tvrec.store import Store

__all__ = ["WhatIf"]

_ID = "imagined"


class WhatIf:
    """Ranks anew from what a viewer did and one thing more; nothing of it is written."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory

    def top_picks(self, profile: str = "") -> Row | None:
        """Return the top picks of the Home that a viewer was shown last; None: there are none."""
        return _top_picks(self._memory.session(profile).previous())

    def after_act(
        self, kind: EventKind, target: Target, profile: str = "", **fields: Any
    ) -> Row | None:
        """Return the top picks as they would be after an act, with the places gained.

        Args:
            kind: of the act.
            target: what it is about.
            profile: whose act it is.
            fields: of ``Event``, as the rating of a rating.
        """
        now, viewer = datetime.now(UTC), self._memory.session(profile).viewer
        event = Event(
            id=EventId(_ID), profile=viewer.id, at=now, kind=kind, target=target, **fields
        )
        return self._imagined(profile, now, event=event)

    def after_rule(self, kind: str, target: Target, profile: str = "") -> Row | None:
        """Return the same after a rule: a mute, a pin, or less of what is like a title."""
        now, viewer = datetime.now(UTC), self._memory.session(profile).viewer
        rule = Rule(id=_ID, profile=viewer.id, kind=kind, target=target, at=now)
        return self._imagined(profile, now, rule=rule)

    def _imagined(
        self, profile: str, now: datetime, *, event: Event | None = None, rule: Rule | None = None
    ) -> Row | None:
        memory = self._memory
        current = memory.session(profile)
        events = [*self._store.events.of(current.viewer.id), *([event] if event else ())]
        rules = [*self._store.rules.of(current.viewer.id), *([rule] if rule else ())]
        other = Session(
            memory.library,
            current.viewer,
            events,
            memory.rules,
            rules,
            current.shown,
            current.strengths,
        )
        other.imagine(current)
        return _top_picks(
            other.home(now, self._store.viewings.open(current.viewer.id), cause=event)
        )


def _top_picks(home: Home | None) -> Row | None:
    rows = home.rows if home is not None else ()
    return next((row for row in rows if row.recipe == "top"), None)
