"""What reasons are read from: which likes are heard, and how loudly, at one moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.change import Regime, voices
from tvrec.rec.memory import Memory
from tvrec.rec.scorer import Scorer
from tvrec.rec.scores import attention_mixes

__all__ = ["Grounds", "grounds"]


@dataclass(frozen=True)
class Grounds:
    """What the likes are in the scores of one moment; later likes do not reach it.

    Attributes:
        catalog: the titles.
        liked: int64[likes], the liked titles, oldest first.
        few_count: whether few votes speak for a title, not many.
        mixes: float64[kinds, memories], parts of each memory in the attention of titles of a kind.
        weights: float64[memories, likes], what each like weighs in each memory.
        genres, people: float64[memories, facets], the sums of facets, each with its part beside.
        genre_parts, person_parts: float64[memories], the parts of those.
    """

    catalog: Catalog
    liked: NDArray[np.int64]
    few_count: bool
    mixes: NDArray[np.float64]
    weights: NDArray[np.float64]
    genres: NDArray[np.float64]
    genre_parts: NDArray[np.float64]
    people: NDArray[np.float64]
    person_parts: NDArray[np.float64]

    def attention(
        self, titles: NDArray[np.int64], near: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """How much of each title's attention goes to each like: float32[titles, likes].

        Args:
            titles: int64[titles].
            near: float32[titles, likes], exp(cos/τ) or in proportion to it; it is overwritten.
        """
        masses = near @ self.weights.T
        scale = self.mixes[self.catalog.kind_codes[titles]] / np.where(masses > 0, masses, np.inf)
        scale[~self.catalog.has_vector[titles]] = 0.0
        total = (scale * masses).sum(axis=1, keepdims=True)  # below 1 where a memory is empty
        scale /= np.where(total > 0, total, 1.0)
        near *= (scale @ self.weights).astype(np.float32)
        return near


def grounds(
    catalog: Catalog, scorer: Scorer, memory: Memory, now: Regime, few_count: bool
) -> Grounds:
    """Take down what the likes are in the scores of now."""
    heard = voices(now, len(memory.likes))
    loud = [(voice.weight(scorer), voice.trust) for voice in heard]
    genres, people = zip(*(memory.facets(voice) for voice in heard), strict=True)
    plain, short = scorer.genre_mix
    return Grounds(
        catalog,
        memory.likes,
        few_count,
        attention_mixes(catalog, scorer, heard),
        np.concatenate([memory.weights(voice.likes) for voice in heard]),
        np.concatenate(genres),
        np.array([part for weight, t in loud for part in (weight * t * plain, weight * short)]),
        np.concatenate(people),
        np.array([weight * trust for weight, trust in loud]),
    )
