"""What sinks in the rows: what is shown and not opened, left early, or not wanted now (pure).

The score stays the formula's. Only the order of the rows is moved, by deviations of the scores of
a kind, within bounds, for a while: nothing is hidden by it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import RowsOfKind

__all__ = ["RESTS", "SinkSettings", "deviation", "from_being_left", "from_being_shown", "lowered"]

RESTS = 1.0
"""Deviations from which on a title rests: it comes after all others wherever these are put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkSettings:
    """How much evidence it takes, and how far it goes; ``docs/signals.md`` says why."""

    free_days: float = 5.0  # days on which a title may be shown before it begins to sink
    shown: float = 0.2  # deviations by which it sinks with each e-fold of the days above these
    shown_at_most: float = 0.6
    half_life_days: float = 14.0  # after which a day on which it was shown counts half
    left: float = 0.4  # deviations by which a title sinks that was left early
    left_half_life_days: float = 30.0
    not_now: float = 3.0  # deviations by which a title sinks of which that was said


def from_being_shown(days: Iterable[int], today: int, settings: SinkSettings) -> float:
    """Return by how many deviations a title sinks that was shown on some days and not opened.

    With the days d before today, each counted 0.5^((today − d)/half-life), adding up to n::

        min(shown · log(1 + max(0, n − free_days)), shown_at_most)

    Args:
        days: on which it was shown, numbered, since the viewer's last act on it.
        today: the number of this day.
        settings: the numbers.
    """
    counted: float = sum(math.exp2((day - today) / settings.half_life_days) for day in days)
    above = max(0.0, counted - settings.free_days)
    return min(settings.shown * math.log1p(above), settings.shown_at_most)


def from_being_left(age_days: float, settings: SinkSettings) -> float:
    """Return by how many deviations a title sinks that was left early so many days ago."""
    return settings.left * math.exp2(-max(age_days, 0.0) / settings.left_half_life_days)


def lowered(
    scores: NDArray[np.float64],
    sinking: NDArray[np.float64] | None,
    members: Sequence[RowsOfKind],
    shown: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Return scores less what titles sink by: float64[n].

    Args:
        scores: float64[n], of each title within its kind.
        sinking: float64[n], deviations; None: no title sinks.
        members: the rows of each kind.
        shown: bool[n], the titles over which a deviation is taken.
    """
    if sinking is None:
        return scores
    found = scores.copy()
    for rows in members:
        # among equals any deviation will do
        found[rows] -= sinking[rows] * (deviation(scores, rows, shown) or 1.0)
    return found


def deviation(scores: NDArray[np.float64], rows: RowsOfKind, shown: NDArray[np.bool_]) -> float:
    """Return the deviation of the scores of a kind, over what can be shown of it."""
    found = scores[rows][shown[rows]]
    return float(found.std()) if len(found) else 0.0
