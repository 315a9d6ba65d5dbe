"""Maximal marginal relevance (Carbonell & Goldstein, 1998): good, and unlike what is chosen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["mmr"]

_FEW = 4  # for fewer than a fourth of them the cosines to each choice are cheaper than all


def mmr(
    vectors: NDArray[np.float32], scores: NDArray[np.float64], k: int, relevance: float
) -> list[int]:
    """Places of the k best, each chosen as relevance · score − (1 − relevance) · similarity.

    Args:
        vectors: float32[m, d], rows of length 1 or 0.
        scores: float64[m], best first; they are min-max scaled here.
        k: how many to choose, at most m.
        relevance: from 0 to 1.

    The similarity is the largest cosine to those already chosen. Equal values go to the earlier.
    """
    low, high = scores.min(initial=np.inf), scores.max(initial=-np.inf)
    gain = relevance * (scores - low) / (high - low) if high > low else np.zeros(len(scores))
    penalty = np.float32(1 - relevance)
    cosines = vectors @ vectors.T if _FEW * k >= len(scores) else None
    chosen: list[int] = []
    similarity = np.zeros(len(scores), dtype=np.float32)
    for _ in range(min(k, len(scores))):
        best = int((gain - penalty * similarity).argmax())
        near = vectors @ vectors[best] if cosines is None else cosines[best]
        similarity = np.maximum(similarity, near) if chosen else near.copy()
        chosen.append(best)
        gain[best] = -np.inf
    return chosen
