"""What users did, event by event, as arrays that can be cut and joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Event, EventKind

__all__ = ["History", "histories", "joined", "play_strengths"]

_LIKED = 8.0  # a rating from which on a title is liked
_FINISHED = 0.9  # the covered share from which on it is, where nothing is rated

_STRENGTHS = (0.1, 10.0)  # bounds, so that a record on repeat does not drown the others


@dataclass(frozen=True)
class History:
    """What one user did, the oldest first.

    Attributes:
        user: whose it is.
        titles: int64[events], the title of each event.
        liked: bool[events], whether it was liked.
        ratings: float64[events], 0 to 10, NaN where the event is not a rating.
        plays: float64[events], how often it was played, NaN where nobody counted.
        year: the last year in which the user did anything.
    """

    user: str
    titles: NDArray[np.int64]
    liked: NDArray[np.bool_]
    ratings: NDArray[np.float64]
    plays: NDArray[np.float64]
    year: int

    @property
    def likes(self) -> NDArray[np.int64]:
        """The liked titles, the oldest first."""
        return self.titles[self.liked]

    def part(self, events: slice | NDArray[Any]) -> History:
        """Some of the events: a slice, their places in the order wanted, or a mask."""
        return History(
            self.user,
            self.titles[events],
            self.liked[events],
            self.ratings[events],
            self.plays[events],
            self.year,
        )


def joined(parts: Sequence[History]) -> History:
    """The events of several users as those of one, one user after the other."""
    return History(
        "+".join(part.user for part in parts),
        np.concatenate([part.titles for part in parts]),
        np.concatenate([part.liked for part in parts]),
        np.concatenate([part.ratings for part in parts]),
        np.concatenate([part.plays for part in parts]),
        max(part.year for part in parts),
    )


def histories(events: Iterable[Event], index: Mapping[str, int]) -> list[History]:
    """Read the ratings and plays of each user, ordered by time, then as they come.

    A title is liked from a rating of 8 on. Where a user has rated nothing, it is liked when it was
    finished. Events of other kinds, and of titles that ``index`` (id → row) has not, are left out.
    """
    of_user: dict[str, list[tuple[Event, int]]] = {}
    for event in events:
        row = None if event.title is None else index.get(event.title)
        if row is not None and event.kind in (EventKind.RATE, EventKind.PLAY):
            of_user.setdefault(event.profile, []).append((event, row))
    return [_history(user, pairs) for user, pairs in of_user.items()]


def _history(user: str, pairs: list[tuple[Event, int]]) -> History:
    pairs.sort(key=lambda pair: pair[0].at)
    events = [event for event, _ in pairs]
    ratings = np.array([event.rating for event in events], dtype=np.float64)  # None becomes NaN
    rated = any(event.kind is EventKind.RATE for event in events)
    finished = [(event.completion or 0) >= _FINISHED for event in events]
    return History(
        user,
        np.array([row for _, row in pairs], dtype=np.int64),
        ratings >= _LIKED if rated else np.array(finished),
        ratings,
        np.array([event.plays for event in events], dtype=np.float64),
        events[-1].at.year,
    )


def play_strengths(plays: NDArray[np.float64]) -> NDArray[np.float64]:
    """How strong each like is by its plays: 1 at the user's own median, √(plays/median) around it.

    docs/evaluation.md compares this with other shapes.

    Args:
        plays: float64[likes], how often each was played; NaN or 0 where nobody counted: 1.
    """
    strengths = np.ones(len(plays))
    counted = plays > 0
    if counted.any():
        strengths[counted] = np.sqrt(plays[counted] / np.median(plays[counted]))
    return np.clip(strengths, *_STRENGTHS)
