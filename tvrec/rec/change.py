"""Noticing a change of taste: whether the likes before it foretold each of the latest ones.

A like is foretold by x: the mean of two z-scores that the likes before it gave its title, of the
long attention and of the genres, both over the candidates, and a part of what they gave its years.
What is missing is summed up by Page's cumulative sum (Continuous inspection schemes, Biometrika
1954), which forgets as soon as the likes are foretold again::

    S_i     = max(0, S_{i−1} + expected − clip(x_i, least, most))
    trust_i = max(1 / (1 + (S_i/slack)^sharpness), left · trust_{i−1})

The taste of now is taken to have begun with the like at which S last left 0, the estimate that
belongs to such a sum (Hinkley, Inference about the change-point from cumulative sum tests,
Biometrika 1971). However large S has grown, one like alone leaves ``left`` of the trust.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.era import ratio
from tvrec.rec.evidence import Evidence
from tvrec.rec.scales import Scales
from tvrec.rec.scorer import Change, Scorer

__all__ = ["RECENT", "STEADY", "Regime", "Voice", "has_fallen", "regime", "voices"]

RECENT = 8  # likes within which a change is worth telling of
_TRUSTED, _DOUBTED = 0.7, 0.25  # no like alone takes trust from above the one to below the other
_SURE = 1e-9  # a sum or a doubt below this is rounding


class Regime(NamedTuple):
    """Since when the taste is what it is.

    Attributes:
        trust: how far all likes still speak for the viewer, from 0 to 1.
        since: the likes since the taste may have changed; 0 where nothing speaks for that.
    """

    trust: float
    since: int


STEADY = Regime(1.0, 0)
"""Nothing has changed."""


class Voice(NamedTuple):
    """Some of the likes, and how they are heard.

    Attributes:
        likes: so many of the latest.
        share: the part of the score that is theirs.
        trust: in their own long memory.
    """

    likes: int
    share: float
    trust: float

    def weight(self, scorer: Scorer) -> float:
        """What they weigh by their share and their number."""
        return self.share * self.likes / (self.likes + scorer.shrinkage)

    def part(self, likes: NDArray[np.int64]) -> NDArray[np.int64]:
        """Their own of all likes."""
        return likes[len(likes) - self.likes :]

    def of(self, evidence: Evidence) -> Evidence:
        """Their own of what all likes say."""
        return evidence if self.likes == len(evidence.likes) else evidence.latest(self.likes)


def voices(now: Regime, likes: int) -> tuple[Voice, ...]:
    """Who is heard: all likes, and, as far as they are not trusted, those since the change."""
    every = Voice(likes, now.trust, now.trust)
    return (every, Voice(now.since, 1.0 - now.trust, 1.0)) if now.since else (every,)


def has_fallen(before: float, now: float) -> bool:
    """Tell whether trust was high ``RECENT`` likes ago and is low now.

    Of a taste that was always too wide to be foretold, nothing has changed.
    """
    return before > _TRUSTED and now < _DOUBTED


def regime(scales: Scales, scorer: Scorer, *, before: int = 0) -> Regime:
    """How far all likes still speak for the viewer, and which do if they do not.

    Args:
        scales: of what all likes say now; the trail of that is read.
        scorer: how a change is noticed, if at all.
        before: so many of the latest likes are taken for not yet made.
    """
    change, trail = scorer.change, scales.evidence.trail
    if change is None or len(trail) <= before:
        return STEADY
    missing, since, trust = 0.0, 0, 1.0
    lacking = _lacking(scales, scorer, change)[: len(trail) - before]
    for lack in lacking:
        missing += lack
        if missing < _SURE:
            missing, since, trust = 0.0, 0, 1.0
            continue
        since += 1
        doubt = (missing / change.slack) ** change.sharpness
        trust = max(1.0 / (1.0 + doubt), change.left * trust)
    return Regime(trust, since) if 1.0 - trust > _SURE else STEADY


def _lacking(scales: Scales, scorer: Scorer, change: Change) -> list[float]:
    """By how much each like of the trail was foretold worse than is to be expected."""
    evidence, catalog = scales.evidence, scales.candidates.catalog
    trail, codes = evidence.trail, catalog.kind_codes
    earlier = np.bincount(
        codes[evidence.likes[: len(evidence.likes) - len(trail)]], minlength=len(catalog.kinds)
    ).tolist()
    lacking = []
    for each, year in zip(trail, _of_years(scales, scorer), strict=True):
        kind = int(codes[each.title])
        told = (
            scales.attention(kind, 0).one(each.attention),
            scales.genres(kind, 0).one(each.genres * evidence.mass),
        )
        known = [value for value in told if value == value]
        x, expected = 0.0, 0.0
        if known:
            x, expected = sum(known) / len(known), change.expected
        if year == year:
            x, expected = x + change.era * year, expected + change.expected_era
        lack = expected - min(max(x, change.least), change.most)
        lacking.append(lack if earlier[kind] >= change.settled else min(lack, 0.0))
        earlier[kind] += 1
    return lacking


def _of_years(scales: Scales, scorer: Scorer) -> list[float]:
    """What ``era`` gave each like of the trail before it came, in the library of now.

    It is NaN where a year, or every year before it, is not known.
    """
    candidates, trail = scales.candidates, scales.evidence.trail
    titles = [each.title for each in trail]
    mass = np.array([each.mass for each in trail])
    around = np.array([each.around for each in trail])
    usual = np.full(len(trail), np.nan)
    codes, bins = candidates.catalog.kind_codes[titles], candidates.years.bins[titles]
    told = mass > 0  # not where it is NaN
    for code in set(codes[told].tolist()):
        library, own = candidates.library(code), told & (codes == code)
        if library is not None:
            usual[own] = library[bins[own]]
    found: list[float] = ratio(around, mass, usual, scorer).tolist()
    return found
