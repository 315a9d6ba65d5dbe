"""The numbers in the formula of a score. Each named formula stays in the code as it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["SCORERS", "START", "Scorer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Weights of the terms, and how the content terms read a history.

    With z a z-score over the candidates of one kind, n the number of likes, n_v those of them that
    have votes and a_i the number of likes after like i::

        att_H   = τ log Σ_i w_i exp(cos(e_c, e_i)/τ),    w_i ∝ strength_i · 0.5^(a_i/H), Σ w = 1
        emb     = z(mix · (z(att_long), z(att_short)))
        genre   = mix · (z(mean cosine), z(mean cosine with the short half-life))
        people  = z(log(1 + people_gain · Σ strength_i cos(people_c, people_i)))
        k       = n / (n + shrinkage)
        mu      = (Σ z(votes) of the likes that have votes + affinity_prior) / (n_v + shrinkage)
        score   = k (attention · emb + genre · genre + people · people)
                  + (votes + affinity (mu − affinity_centre)) z(log(1 + vote_count))
                  + quality · z((v R + quality_prior C) / (v + quality_prior))

    Where a kind has ratings but no vote counts, ``rating · z(rating)`` stands for the last two.
    """

    name: str
    temperature: float  # τ of the attention, at least 0.02: exp(1/τ) must fit into a float32
    half_lives: tuple[float, float]  # long and short, in likes
    mix: tuple[float, float]  # weights of long and short
    attention: float
    genre: float
    people: float
    people_gain: float
    shrinkage: float  # likes at which the content terms have half their weight
    votes: float
    affinity: float  # how much the viewer's own liking of what is popular moves the votes
    affinity_prior: float
    affinity_centre: float
    quality: float
    quality_prior: float  # votes at which a rating counts as much as the mean of its kind
    rating: float
    relevance: float  # share of the score in MMR; the rest is distance to what is chosen
    mmr_depth: int  # places of a kind that MMR reorders


START = Scorer(
    name="start",
    temperature=0.2,
    half_lives=(60.0, 5.0),
    mix=(0.8, 0.2),
    attention=0.34,
    genre=0.34,
    people=0.13,
    people_gain=4.0,
    shrinkage=10.0,
    votes=1.51,
    affinity=0.65,
    affinity_prior=12.0,
    affinity_centre=2.0,
    quality=0.28,
    quality_prior=200.0,
    rating=0.8,
    relevance=0.8,
    mmr_depth=100,
)
"""The starting formula. It is a reference: others are added beside it, and it does not change."""

SCORERS: Mapping[str, Scorer] = MappingProxyType({START.name: START})
"""Every formula by its name."""
