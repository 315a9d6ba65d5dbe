"""One ranking for two or more viewers who watch together, and for whom each title is (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.profile import Profile
from tvrec.rec.rank import best, likes_by_kind, turns_by

__all__ = ["Joint", "TogetherSettings", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherSettings:
    """How those who watch together agree."""

    own: float = 0.75  # weight of whose turn it is; the others share the rest
    misery: float = -1.5  # deviations: who likes a title less than this would suffer
    alike: float = 1.0  # deviations between two members up to which a title is for both
    variety: float = 0.5  # deviations that a title loses which is the same as one chosen
    depth: int = 200  # best titles of each member and kind that are looked at


_DEFAULTS = TogetherSettings()
_FLAT = 1e-9  # deviation of a kind's scores below which they differ by rounding alone


@dataclass(frozen=True, slots=True)
class Joint:
    """One title of the ranking.

    Attributes:
        title: row of the catalogue.
        score: mean of the members' z-scores.
        members: whom it is for: places in the list of profiles.
    """

    title: int
    score: float
    members: tuple[int, ...]


def together(
    profiles: Sequence[Profile],
    candidates: NDArray[np.bool_],
    k: int,
    *,
    only: NDArray[np.bool_] | None = None,
    settings: TogetherSettings = _DEFAULTS,
) -> list[Joint]:
    """Rank a catalogue for several members at once, the best k titles first.

    Each member's scores become z-scores over the joint candidates of a kind. As in *average
    without misery* (Masthoff, Group modeling, 2004), a title that one member would suffer from is
    left out while there are enough others. Then, as in her *fairness* strategy, members take turns;
    the turn is that of who has had least so far: Σ max(z, 0)/log2(1 + rank), as a part of what k
    places could have given that member alone. Whose turn it is takes the title with the largest
    0.75 · own z + 0.25 · mean z of the others, less 0.5 · the largest cosine to those chosen.

    Args:
        profiles: the members, two at least, on one catalogue.
        candidates: bool[n], what every member may see.
        k: how many titles, at most.
        only: bool[n], a filter on what is returned.
        settings: the weights.
    """
    catalog = profiles[0].catalog
    mask = candidates.copy()
    for profile in profiles:
        mask &= ~profile.hidden  # seen, liked or turned down by one of them
    values = np.stack([_standard(profile, mask) for profile in profiles])
    shown = mask if only is None else mask & only
    pools = [
        _pool(catalog, values, catalog.of_kind(code, shown), k, settings)
        for code in range(len(catalog.kinds))
    ]
    likes = np.mean([likes_by_kind(profile) for profile in profiles], axis=0)
    order = turns_by(likes, [len(pool) for pool in pools], k)
    return _take_turns(catalog.vectors, values, pools, order, settings)


def _standard(profile: Profile, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Z-scores of a member's scores within each kind: float64[n]."""
    total = profile.scores(mask).total
    found = np.zeros(len(total))
    for rows in profile.catalog.members:
        among = total[rows][mask[rows]]
        if len(among) and among.std() > _FLAT:
            found[rows] = (total[rows] - among.mean()) / among.std()
    return found


def _pool(
    catalog: Catalog,
    values: NDArray[np.float64],
    among: NDArray[np.int64],
    k: int,
    settings: TogetherSettings,
) -> NDArray[np.int64]:
    """The titles of a kind that can be chosen: the best of each member, without misery."""
    depth = max(k, settings.depth)
    tops = [best(catalog, own, among, depth) for own in values]
    pool = np.unique(np.concatenate(tops))
    worst = values[:, pool].min(axis=0)
    spared = pool[worst >= settings.misery]
    if len(spared) >= k:
        return np.asarray(spared, dtype=np.int64)
    # there are too few: those whom it hurts least come too
    least_hurt = np.lexsort((catalog.order[pool], -worst))[:k]
    return np.asarray(pool[least_hurt], dtype=np.int64)


def _take_turns(
    vectors: NDArray[np.float32],
    values: NDArray[np.float64],
    pools: Sequence[NDArray[np.int64]],
    order: Sequence[int],
    settings: TogetherSettings,
) -> list[Joint]:
    members = len(values)
    discounts = 1.0 / np.log2(np.arange(2, len(order) + 2))
    every = np.concatenate(pools) if pools else np.empty(0, dtype=np.int64)
    gains = np.maximum(values, 0.0)
    ideal = np.array([np.sort(own[every])[::-1][: len(order)] @ discounts for own in gains])
    had = np.zeros(members)
    left = [pool.copy() for pool in pools]
    near = [np.zeros(len(pool)) for pool in pools]
    chosen: list[Joint] = []
    for place, code in enumerate(order):
        whose = int(np.argmin(had / np.where(ideal > 0, ideal, 1.0)))
        weights = np.full(members, (1 - settings.own) / (members - 1))
        weights[whose] = settings.own
        pool = left[code]
        at = int(np.argmax(weights @ values[:, pool] - settings.variety * near[code]))
        title = int(pool[at])
        chosen.append(
            Joint(title, float(values[:, title].mean()), _for_whom(values[:, title], settings))
        )
        had += gains[:, title] * discounts[place]
        left[code], near[code] = np.delete(pool, at), np.delete(near[code], at)
        for each, others in zip(near, left, strict=True):
            np.maximum(each, vectors[others] @ vectors[title], out=each, casting="unsafe")
    return chosen


def _for_whom(values: NDArray[np.float64], settings: TogetherSettings) -> tuple[int, ...]:
    """The members who like a title about as well as who likes it best."""
    return tuple(np.flatnonzero(values >= values.max() - settings.alike).tolist())
