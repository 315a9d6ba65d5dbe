"""What NFO files say that their owner did becomes history, each fact of a title once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tvrec.core import viewers
from tvrec.domain import Event, EventId, EventKind, Interval, ProfileId, Target, TitleId, Viewing

if TYPE_CHECKING:
    from tvrec.library import Draft, NfoHistory
    from tvrec.store import Store

__all__ = ["WatchStates", "says_anything"]

_SCHEME = "nfo"
"""Of the keys that remember which facts were taken in, whatever became of their events."""


class WatchStates:
    """Takes watch states in, for the household's first profile. One for a scan."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._now = now

    def take(self, key: TitleId, draft: Draft) -> None:
        """Keep those facts of a draft's watch state that are new, within the caller's transaction.

        What a viewer has deleted does not come back, as each fact is remembered. That it was
        played is one fact, however often: what is played here is not in that count.

        Args:
            key: the draft's title.
            draft: as found.
        """
        if draft.history is None:
            return
        for fact, event in self._facts(key, draft, draft.history):
            if self._store.titles.find_key(_SCHEME, fact) is not None:
                continue
            self._store.titles.add_keys(key, [(_SCHEME, fact)])
            if isinstance(event, Viewing):
                if self._store.viewings.get(event.profile, key) is None:
                    self._store.viewings.save(event)
            else:
                self._store.events.add_many([event])

    def _facts(
        self, key: TitleId, draft: Draft, history: NfoHistory
    ) -> Iterator[tuple[str, Event | Viewing]]:
        at = self._when(draft, history)
        plays, position = _plays(draft), _position(draft)
        if plays:
            fact = f"{key}:play"
            yield fact, self._event(fact, key, at, EventKind.PLAY, completion=1.0, plays=plays)
        if history.rating is not None:
            fact = f"{key}:rate:{history.rating:g}"
            yield fact, self._event(fact, key, at, EventKind.RATE, rating=history.rating)
        if position:
            yield (
                f"{key}:resume",
                Viewing(
                    profile=self._profile(),
                    title=key,
                    started=at,
                    updated=at,
                    position_s=position,
                    covered=(Interval(0.0, position),),
                    runtime_s=history.total_s or draft.title.runtime_s,
                ),
            )

    def _event(
        self,
        fact: str,
        key: TitleId,
        at: datetime,
        kind: EventKind,
        *,
        completion: float | None = None,
        plays: int | None = None,
        rating: float | None = None,
    ) -> Event:
        return Event(
            id=EventId(f"{_SCHEME}:{fact}"),
            profile=self._profile(),
            at=at,
            kind=kind,
            target=Target("title", key),
            completion=completion,
            plays=plays,
            rating=rating,
            source=_SCHEME,
        )

    def _profile(self) -> ProfileId:
        return viewers.find(self._store, "").id

    def _when(self, draft: Draft, history: NfoHistory) -> datetime:
        """Return when it was played last, as far as is known: never a time to come."""
        if history.last_played is not None:
            try:
                return min(history.last_played.astimezone(), self._now).astimezone(UTC)
            except (OSError, OverflowError, ValueError):
                pass  # a year that no clock here knows
        changed = [datetime.fromtimestamp(file.mtime_ns / 1e9, UTC) for file in draft.files]
        return min([*changed[:1], self._now])


def says_anything(draft: Draft) -> bool:
    """Tell whether a draft's watch state holds a fact that becomes history."""
    rated = draft.history is not None and draft.history.rating is not None
    return rated or bool(_plays(draft)) or bool(_position(draft))


def _plays(draft: Draft) -> int:
    """Return how often it was played to its end.

    Of what has no files of its own, its leaves tell. A count beside "not watched" is of plays that
    were broken off.
    """
    history = draft.history
    if history is None or not draft.files or history.watched is False:
        return 0
    return history.plays or (1 if history.watched else 0)


def _position(draft: Draft) -> float:
    """Return where to resume, in seconds; 0: nowhere."""
    history = draft.history
    return (history.position_s or 0.0) if history is not None and draft.files else 0.0
