"""The numbers in the formula of a score. Each named formula stays in the code as it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["DRIFT", "PRODUCT", "SCORERS", "START", "Change", "Scorer"]


_LOWEST = 0.02  # temperature: exp(±1/τ), sums and quotients of it, must fit into float32


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a change of taste is noticed; see ``rec.change``."""

    expected: float = 0.1  # deviations by which the likes before it foretell a like, at least
    era: float = 0.5  # part of what they give its years, beside that
    expected_era: float = 0.25  # the least that is to be expected of it
    least: float = -1.0  # no like tells more against the past than this …
    most: float = 1.0  # … nor more for it
    slack: float = 1.0  # sum of what was missing at which the past has half its say
    sharpness: float = 6.0  # how sudden it loses it around there
    left: float = 0.4  # part of the trust before it that each like leaves, at least
    carried: float = 0.5  # part of the old liking of what is popular that the new taste begins with
    settled: int = 3  # likes of a kind that make a taste; until then, none of it is a change
    window: int = 20  # latest likes that are looked at, at least …
    stride: int = 8  # … and fewer than so many more: it moves on by as many at a time

    def first(self, likes: int) -> int:
        """Place of the first like that is looked at.

        It stays for ``stride`` likes, so that the sums of those from there on can be kept.
        """
        return max(0, likes - self.window) // self.stride * self.stride


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Weights of the terms, and how the content terms read a history.

    With z a z-score over the candidates of one kind, n the number of likes, n_v those of them that
    have votes and a_i the number of likes after like i::

        att_H   = τ log Σ_i w_i exp(cos(e_c, e_i)/τ),    w_i ∝ strength_i · 0.5^(a_i/H), Σ w = 1
        emb     = mix · (t z(att_long), z(att_short)), ``rescaled`` by one more z
        genre   = genre_mix · (t z(mean cosine), z(mean cosine with the short half-life))
        people  = t z(log(1 + people_gain · Σ strength_i cos(people_c, people_i)))
        era     = log of how much oftener such years are among the latest likes (``rec.era``)
        k       = n / (n + shrinkage)
        mu      = (Σ z(votes) of the likes that have votes + affinity_prior) / (n_v + shrinkage)
        nu      = (Σ z(quality) of the likes that are rated + affinity_prior) / (n_r + shrinkage)
        told(t) = k (attention · emb + genre · genre + people · people + era · era)
                  + (votes + affinity (mu − affinity_centre)) z(log(1 + vote_count))
                  + max(0, quality + quality_affinity (nu − quality_centre))
                    · z((v R + quality_prior C) / (v + quality_prior))
        score   = t · told(t) by all likes + (1 − t) · told(1) by those since the change

    with t the trust in all likes (``rec.change``), 1 without ``change``. In the second part the
    prior of mu is moved from the usual towards the mu of all likes, by ``carried`` of the way.

    Where a kind has ratings but no vote counts, ``rating · z(rating)`` stands for the last two.

    Raises:
        ValueError: the temperature is below 0.02.
    """

    name: str
    temperature: float  # τ of the attention, at least 0.02
    half_lives: tuple[float, float]  # long and short, in likes
    mix: tuple[float, float]  # weights of long and short in the attention
    audio_mix: tuple[float, float]  # the same for what is heard: one hears more in an evening
    rescaled: bool  # their sum is brought to deviation 1 again
    attention: float
    genre: float
    genre_mix: tuple[float, float]  # weights of plain and short
    people: float
    people_alone: float | None = None  # the same in a kind that has neither votes nor ratings
    people_gain: float
    era: float = 0.0
    era_rated: float = 0.0  # the same in a kind that has ratings and no votes, …
    era_alone: float = 0.0  # … and in one that has neither, so that nothing larger stands beside
    era_half_life: float = 5.0  # in likes
    era_width: float = 3.0  # years by which likes spread around their own
    era_prior: float = 1.5  # likes that the library's own years count for
    era_most: float = 2.0  # of the logarithm, to either side
    shrinkage: float  # likes at which the content terms have half their weight
    votes: float
    affinity: float  # how much the viewer's own liking of what is popular moves the votes
    affinity_prior: float
    affinity_centre: float
    quality: float
    quality_affinity: float = 0.0  # how much the viewer's own liking of what is rated high moves it
    quality_centre: float = 1.2
    quality_prior: float  # votes at which a rating counts as much as the mean of its kind
    rating: float
    relevance: float  # share of the score in MMR; the rest is distance to what is chosen
    mmr_depth: int  # places of a kind that MMR reorders
    change: Change | None = None

    def __post_init__(self) -> None:
        if not self.temperature >= _LOWEST:
            raise ValueError(f"the temperature must be at least {_LOWEST}, not {self.temperature}")

    def attention_mix(self, *, audio: bool) -> tuple[float, float]:
        """Weights of long and short memory in the attention."""
        return self.audio_mix if audio else self.mix


START = Scorer(
    name="start",
    temperature=0.2,
    half_lives=(60.0, 5.0),
    mix=(0.8, 0.2),
    audio_mix=(0.8, 0.2),
    rescaled=True,
    attention=0.34,
    genre=0.34,
    genre_mix=(0.8, 0.2),
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

DRIFT = Scorer(
    name="drift",
    temperature=0.3,
    half_lives=(60.0, 3.0),
    mix=(0.65, 0.35),
    audio_mix=(0.9, 0.1),
    rescaled=False,
    attention=0.5,
    genre=0.25,
    genre_mix=(1 / 3, 2 / 3),
    people=0.13,
    people_alone=0.2,
    people_gain=4.0,
    era=0.7,
    era_rated=0.35,
    era_alone=0.3,
    shrinkage=10.0,
    votes=1.35,
    affinity=0.75,
    affinity_prior=12.0,
    affinity_centre=2.0,
    quality=0.16,
    quality_affinity=0.25,
    quality_prior=200.0,
    rating=0.8,
    relevance=0.9,
    mmr_depth=100,
    change=Change(),
)
"""Follows a taste that drifts: a short memory beside the long one, the years that one is in, and,
when what is liked is no longer foretold, a beginning anew with the likes since then.
docs/ranking.md has what it gains."""

PRODUCT = DRIFT
"""The formula of the television."""

SCORERS: Mapping[str, Scorer] = MappingProxyType({each.name: each for each in (START, DRIFT)})
"""Every formula by its name."""
