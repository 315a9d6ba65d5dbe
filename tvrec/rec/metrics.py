"""How good a ranking is, per user, and how sure that is over users."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "METRICS",
    "Difference",
    "Estimate",
    "coverage",
    "difference",
    "diversity",
    "estimate",
    "marks",
    "ndcg",
]

METRICS = ("ndcg@10", "recall@10", "recall@20", "mrr", "hit@10")
"""What ``marks`` gives for one user, in its order."""

_RESAMPLES = 2000  # the ends of an interval are then certain to 1.5 % of its width
_COVERAGE_RESAMPLES = 200  # each is a sort of every user's list


class Estimate(NamedTuple):
    """A mean over users with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


class Difference(NamedTuple):
    """The mean of one recommender less another's on the same users, with its 95 % interval."""

    difference: float
    low: float
    high: float


def marks(ranking: NDArray[np.int64], relevant: NDArray[np.int64]) -> NDArray[np.float64]:
    """Judge one user's ranking: float64[metrics].

    NDCG@10 has binary gain, its ideal list is the first min(10, relevant) places; Recall@k is
    hits / min(k, relevant); MRR is 1/place of the first hit in the whole ranking; hit rate is
    whether the first 10 have any.

    Args:
        ranking: titles, best first.
        relevant: titles, at least one.
    """
    places = np.flatnonzero(np.isin(ranking, relevant))
    hits = [np.count_nonzero(places < k) for k in (10, 20)]
    recalls = [hit / min(k, len(relevant)) for hit, k in zip(hits, (10, 20), strict=True)]
    reciprocal = 1 / (places[0] + 1) if len(places) else 0.0
    return np.array([ndcg(ranking, relevant), *recalls, reciprocal, float(hits[0] > 0)])


def ndcg(ranking: NDArray[np.int64], relevant: NDArray[np.int64]) -> float:
    """NDCG@10 of one user's ranking; see ``marks``."""
    places = np.flatnonzero(np.isin(ranking[:10], relevant))
    ideal = (1 / np.log2(np.arange(min(10, len(relevant))) + 2)).sum()
    return float((1 / np.log2(places + 2)).sum() / ideal)


def diversity(vectors: NDArray[np.float32]) -> float:
    """Mean of 1 − cosine over the pairs of a list's vectors, float32[m, d]; 0 for one title."""
    count = len(vectors)
    if count < 2:
        return 0.0
    cosines = vectors @ vectors.T
    pairs = count * (count - 1)
    return float(1 - (cosines.sum() - np.trace(cosines)) / pairs)


def estimate(values: NDArray[np.float64], seed: int = 0) -> Estimate:
    """Mean of one value a user, float64[users], with its interval over resampled users."""
    if not len(values):
        return Estimate(0.0, 0.0, 0.0)
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(len(values), np.full(len(values), 1 / len(values)), _RESAMPLES)
    low, high = np.quantile(counts @ values / len(values), (0.025, 0.975))
    return Estimate(float(values.mean()), float(low), float(high))


def difference(own: NDArray[np.float64], other: NDArray[np.float64], seed: int = 0) -> Difference:
    """Paired difference of two recommenders, float64[users] each, the same users in order."""
    return Difference(*estimate(own - other, seed))


def coverage(lists: Sequence[NDArray[np.int64]], size: int, seed: int = 0) -> Estimate:
    """Share of a catalogue of ``size`` titles that stands in any user's list.

    Resampled users are fewer users, and cover less; the interval is moved by that bias.
    """
    if not lists or not size:
        return Estimate(0.0, 0.0, 0.0)
    rng = np.random.default_rng(seed)
    whole = _distinct(lists) / size
    drawn = rng.integers(len(lists), size=(_COVERAGE_RESAMPLES, len(lists)))
    found = np.array([_distinct([lists[u] for u in users]) / size for users in drawn])
    low, high = np.quantile(found, (0.025, 0.975)) + whole - found.mean()
    return Estimate(whole, float(low), float(high))


def _distinct(lists: Sequence[NDArray[np.int64]]) -> int:
    return len(np.unique(np.concatenate(lists)))
