"""Which of the things that a viewer has said are in force: acts and rules alike (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tvrec.core.taste import in_force
from tvrec.domain import Event, EventId, EventKind, Rule, Target

__all__ = ["NOT_NOW", "Said", "said_by_acts", "said_by_rules"]

NOT_NOW = timedelta(days=14)
"""For how long a title rests of which "not now" was said."""

_OPINIONS = frozenset(
    {
        EventKind.RATE,
        EventKind.LIKE,
        EventKind.FAVOURITE,
        EventKind.DISLIKE,
        EventKind.NOT_INTERESTED,
    }
)
_OTHERS = frozenset(
    {
        EventKind.SEEN,
        EventKind.NOT_NOW,
        EventKind.REMOVE_FROM_CONTINUE,
        EventKind.DROP_SERIES,
        EventKind.BLOCK_SEED,
    }
)
_ENDED_BY_PLAYING = frozenset({EventKind.REMOVE_FROM_CONTINUE, EventKind.DROP_SERIES})
_ENDED_BY_LIKING = frozenset({EventKind.DROP_SERIES, EventKind.BLOCK_SEED})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is in force.

    Attributes:
        id: by which it is edited and taken back: an event's, a rule's, or "age".
        what: the kind of the event or of the rule, or "age".
        target: what it is about; None: everything.
        value: of a dial or an age.
        at: since when; None: nobody knows.
        until: when it ends by itself; None: never.
    """

    id: str
    what: str
    target: Target | None = None
    value: Any = None
    at: datetime | None = None
    until: datetime | None = None


def said_by_rules(rules: Iterable[Rule]) -> list[Said]:
    """Return what rules, oldest first, have in force."""
    return [Said(r.id, r.kind, r.target, r.value, r.at) for r in in_force(rules)]


def said_by_acts(
    events: Sequence[Event], now: datetime, counts: Callable[[Event], bool]
) -> list[Said]:
    """Return the acts in force, in the order of time; ratings and plays are in the history.

    Of the opinions on one thing the last one holds. "Not now" ends by itself, and what a later
    play or like has answered is in force no more.

    Args:
        events: everything that the viewer did, in the order of its arrival.
        now: the time.
        counts: whether a play is one that counts as begun again.
    """
    kept = sorted(_not_taken_back(events), key=lambda event: event.at)
    last: dict[tuple[str, str, str], Event] = {}
    for event in kept:
        about = _about(event.target)
        if event.kind in _OPINIONS:
            last[("opinion", *about)] = event
        elif event.kind in _OTHERS:
            last[(event.kind.value, *about)] = event
        ended = _ENDED_BY_LIKING if _approves(event) else frozenset()
        if event.kind is EventKind.PLAY and counts(event):
            ended = _ENDED_BY_PLAYING
        for kind in ended:
            last.pop((kind.value, *about), None)
    found = [
        Said(event.id, event.kind.value, event.target, None, event.at, _until(event))
        for event in last.values()
        if event.kind is not EventKind.RATE
    ]
    found = [said for said in found if said.until is None or said.until > now]
    return sorted(found, key=lambda said: (said.at or now, said.id))


def _about(target: Target) -> tuple[str, str]:
    return ("title" if target.type == "series" else target.type, target.id)


def _until(event: Event) -> datetime | None:
    return event.at + NOT_NOW if event.kind is EventKind.NOT_NOW else None


def _approves(event: Event) -> bool:
    return event.kind in (EventKind.LIKE, EventKind.FAVOURITE)


def _not_taken_back(events: Sequence[Event]) -> list[Event]:
    """Return the events that no undo in force names; an undo may itself be taken back."""
    against: dict[EventId, list[EventId]] = defaultdict(list)
    for event in events:
        if event.undoes is not None:
            against[event.undoes].append(event.id)
    if not against:
        return list(events)

    def stands(key: EventId, above: frozenset[EventId]) -> bool:
        undos = [undo for undo in against.get(key, ()) if undo not in above]
        return not any(stands(undo, above | {undo}) for undo in undos)

    return [event for event in events if stands(event.id, frozenset({event.id}))]
