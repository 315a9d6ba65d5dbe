"""Where a ranking had put what was watched next: gains of one title among many (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.metrics import Difference, Estimate, difference, estimate

__all__ = ["GAINS", "Replay", "Standpoint", "gains", "standpoint", "summarise"]

GAINS = ("mrr", "hit@10", "ndcg@10")
"""What ``gains`` gives, in its order."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a title stands in a ranking.

    Attributes:
        ahead: how many titles are before it.
        ties: how many have its value, itself among them: chance decides between these.
    """

    ahead: int
    ties: int


def standpoint(values: NDArray[np.floating], i: int, among: NDArray[np.bool_]) -> Standpoint:
    """Return where title i stands by values, float64[n], among titles, bool[n], itself one."""
    found = np.where(np.isnan(values), -np.inf, values)
    others = found[among]
    ahead = int(np.count_nonzero(others > found[i]))
    return Standpoint(ahead, int(np.count_nonzero(others == found[i])))


def gains(where: Standpoint) -> NDArray[np.float64]:
    """Return what a place is worth, float64[3] as ``GAINS``: the mean over the places of the ties.

    Of the place p, from 1, of the one title that is sought: 1/p; whether p ≤ 10; 1/log2(p + 1) for
    p ≤ 10. A ranking by chance is one in which all are ties, and needs no draw.
    """
    places = np.arange(where.ahead + 1, where.ahead + where.ties + 1)
    near = places <= 10
    worth = np.where(near, 1 / np.log2(places + 1), 0.0)
    return np.array([(1 / places).mean(), near.mean(), worth.mean()])


@dataclass(frozen=True)
class Replay:
    """How well rankings would have foreseen a viewer's own watches.

    Attributes:
        watches: how many were replayed.
        by: for each ranking its mean gains, with 95 % intervals over the watches.
        against: NDCG@10 of the first ranking less that of each other one, on the same watches.
    """

    watches: int
    by: Mapping[str, Mapping[str, Estimate]]
    against: Mapping[str, Difference]


def summarise(found: Mapping[str, Sequence[NDArray[np.float64]]], seed: int = 0) -> Replay:
    """Draw the sums of what ``gains`` gave for each watch, by the name of the ranking."""
    columns = {name: np.array(rows).reshape(-1, len(GAINS)) for name, rows in found.items()}
    first = next(iter(columns))
    return Replay(
        len(columns[first]),
        {
            name: {gain: estimate(column, seed) for gain, column in zip(GAINS, rows.T, strict=True)}
            for name, rows in columns.items()
        },
        {
            name: difference(columns[first][:, 2], rows[:, 2], seed)
            for name, rows in columns.items()
            if name != first
        },
    )
