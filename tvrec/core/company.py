"""Two who watch together: a row and a list for both, and a Home that neither would mind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec.core.asking import fitting
from tvrec.domain import Card, Event, EventKind, Home, Reason, Row, Share, Target, TitleId
from tvrec.errors import UsageError
from tvrec.rec import reasons
from tvrec.rec.together import together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.session import Session
    from tvrec.domain import Viewing
    from tvrec.store import Store

__all__ = ["TOGETHER", "allowed_to_all", "home", "joint_cards", "named", "record"]

TOGETHER = "together"
"""The recipe of the row for all who watch."""

_ROW = 16
_SHARED = frozenset({EventKind.PLAY, EventKind.SEEN})
_MOST = {"rating": 10, "completion": 1}


def allowed_to_all(loaded: Loaded, sessions: Sequence[Session], now: datetime) -> NDArray[np.bool_]:
    """Which cards every one of several viewers may see, and nobody has turned down: bool[cards].

    Raises:
        UsageError: somebody is named twice.
    """
    if len({session.viewer.id for session in sessions}) < len(sessions):
        raise UsageError(
            f"{sessions[0].viewer.name} cannot watch with themselves", remedy="name somebody else"
        )
    mask = np.ones(len(loaded.cards.cards), dtype=np.bool_)
    for session in sessions:
        mask &= session.allowed(now)
        resting = session.sinking.resting(now)
        if resting is not None:  # "not now" of one of them is kept to, there is more to see
            mask &= resting == 0
        for key, standing in session.ledger.standings():
            if standing.dropped and key in loaded.cards.index:
                mask[loaded.cards.index[key]] = False
    return mask


def joint_cards(
    loaded: Loaded,
    sessions: Sequence[Session],
    number: int,
    now: datetime,
    kinds: Collection[str] = (),
    minutes: float | None = None,
    but: Collection[TitleId] = (),
) -> tuple[Card, ...]:
    """Rank the library for several viewers; each card says whom it is for, and has a reason.

    The reason is that of the first whom it is for. Kinds, minutes and titles ``but`` which filter.
    """
    mask = allowed_to_all(loaded, sessions, now)
    only = fitting(loaded, kinds, minutes)
    only[[loaded.cards.index[title] for title in but]] = False
    profiles = [session.profile for session in sessions]
    found = together(profiles, mask, number, only=only)
    why: dict[int, Reason] = {}
    for place, profile in enumerate(profiles):
        mine = [joint.title for joint in found if joint.members[0] == place]
        why |= dict(zip(mine, reasons(profile, mine, candidates=mask), strict=True))
    names = [session.viewer.name for session in sessions]
    return tuple(
        Card(
            summary=loaded.cards.cards[joint.title],
            score=joint.score,
            reason=why[joint.title],
            whom=tuple(names[member] for member in joint.members),
        )
        for joint in found
    )


def named(sessions: Sequence[Session]) -> str:
    """Name those who watch, which is the id of their row; empty for one alone."""
    ids = "+".join(session.viewer.id for session in sessions)
    return f"{TOGETHER}:{ids}" if len(sessions) > 1 else ""


def home(
    loaded: Loaded,
    sessions: Sequence[Session],
    now: datetime,
    open_viewings: Sequence[Viewing],
    *,
    cause: Event | None = None,
    minutes: float | None = None,
    calm: bool = True,
) -> Home:
    """Build the Home of the first viewer with a row for all who watch before the others.

    A title stands in one recommending row: those of the first one stand in no other, and what none
    may see stands nowhere. The other arguments are as in ``Session.home``, for the first viewer.
    """
    first = sessions[0]
    allowed = allowed_to_all(loaded, sessions, now)
    begun = first.begun(open_viewings)
    cards = joint_cards(loaded, sessions, _ROW, now, minutes=minutes, but=begun)
    names = [session.viewer.name for session in sessions]
    row = named(sessions)
    lead = Row(row, TOGETHER, cards, Share("viewers", row, "\n".join(names), 0.0))
    found = first.home(
        now, open_viewings, cause=cause, minutes=minutes, calm=calm, allowed=allowed, lead=lead
    )
    return replace(found, rows=tuple(row for row in found.rows if row.cards))


def record(
    store: Store, sessions: Sequence[Session], kind: EventKind, target: Target, at: datetime,
    **fields: Any,
) -> Event:  # fmt: skip
    """Write an act of viewers, the first one's at least, and return that.

    What is watched was watched by all of them: it is written for each, under one id, and an undo of
    that id takes it back for each who has it. An opinion is the first one's alone.

    Raises:
        UsageError: a rating or a completion is beyond its ends.
    """
    for name, most in _MOST.items():
        value = fields.get(name)
        if value is not None and not 0 <= value <= most:
            raise UsageError(
                f"a {name} must be from 0 to {most}, not {value}", remedy="say a number in between"
            )
    key, undone = store.events.mint_id(), fields.get("undoes")
    first, *others = (
        Event(id=key, profile=each.viewer.id, at=at, kind=kind, target=target, **fields)
        for each in sessions
    )
    shared = [
        (session, event)
        for session, event in zip(sessions[1:], others, strict=True)
        if kind in _SHARED or (undone and store.events.get(session.viewer.id, undone) is not None)
    ]
    store.events.add_many([first, *(event for _, event in shared)], ignore_existing=False)
    for session, event in [(sessions[0], first), *shared]:
        session.apply(event)
    return first
