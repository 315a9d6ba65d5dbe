"""Two who watch together: a row and a list for both, and a Home that neither would mind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from tvrec.domain import Card, Home, Reason, Row, Share, TitleId
from tvrec.errors import TitleNotFoundError
from tvrec.rec import reasons
from tvrec.rec.together import together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.session import Session

__all__ = ["TOGETHER", "allowed_to_all", "joint_cards", "with_row"]

TOGETHER = "together"
"""The recipe of the row for all who watch."""

_ROW = 16
_BEGUN = frozenset({"continue", "listen_on", "next_up"})


def allowed_to_all(loaded: Loaded, sessions: Sequence[Session], now: datetime) -> NDArray[np.bool_]:
    """Which cards every one of several viewers may see, and nobody has turned down: bool[cards].

    Raises:
        TitleNotFoundError: somebody is named twice.
    """
    if len({session.viewer.id for session in sessions}) < len(sessions):
        raise TitleNotFoundError(
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
    only = np.ones(len(mask), dtype=np.bool_)
    only[[loaded.cards.index[title] for title in but]] = False
    if kinds:
        only &= np.array([card.kind.value in kinds for card in loaded.cards.cards], dtype=np.bool_)
    if minutes is not None:
        only &= loaded.runtimes_s <= minutes * 60  # NaN: not known to fit
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


def with_row(
    home: Home, loaded: Loaded, sessions: Sequence[Session], now: datetime, minutes: float | None
) -> Home:
    """Put the row for all who watch before the rows of the first one's Home.

    A title stands in one recommending row: those of the new one leave the others.
    """
    begun = {card.id for row in home.rows if row.id in _BEGUN for card in row.cards}
    cards = joint_cards(loaded, sessions, _ROW, now, minutes=minutes, but=begun)
    if not cards:
        return home
    taken = {card.id for card in cards}
    names = [session.viewer.name for session in sessions]
    ids = "+".join(session.viewer.id for session in sessions)
    first = Row(f"{TOGETHER}:{ids}", TOGETHER, cards, Share("viewers", ids, "\n".join(names), 0.0))
    rest = []
    for row in home.rows:
        kept = tuple(card for card in row.cards if row.id in _BEGUN or card.id not in taken)
        if kept:
            rest.append(replace(row, cards=kept))
    return replace(home, rows=(first, *rest))
