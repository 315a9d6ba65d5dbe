"""Noticing a change of taste: whether the likes before it foretold each of the latest ones.

A like is foretold by x, the mean of two z-scores that the likes before it gave its title: of the
long attention and of the genres, both over the candidates. What is missing is summed up by
Page's cumulative sum (Continuous inspection schemes, Biometrika 1954), which forgets as soon as the
likes are foretold again::

    S_i = max(0, S_{i−1} + expected − clip(x_i, least, most)),    trust = 1 / (1 + (S/slack)²)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.scorer import Change

__all__ = ["RECENT", "Foretold", "has_fallen", "trust"]

RECENT = 8  # likes within which a change is worth telling of
_TRUSTED, _DOUBTED = 0.7, 0.5


def has_fallen(before: float, now: float) -> bool:
    """Tell whether trust was high ``RECENT`` likes ago and is low now.

    Of a taste that was always too wide to be foretold, nothing has changed.
    """
    return before > _TRUSTED and now < _DOUBTED


class Foretold(NamedTuple):
    """What the likes before it gave a liked title; NaN where they, or the title, have nothing."""

    title: int
    attention: float
    genres: float


def trust(
    trail: Sequence[Foretold],
    catalog: Catalog,
    attention: NDArray[np.float64],
    genres: NDArray[np.float64],
    candidates: NDArray[np.bool_],
    change: Change | None,
) -> float:
    """How far the long memory still speaks for the viewer, from 0 to 1.

    Args:
        trail: the latest likes, oldest first.
        catalog: the titles.
        attention, genres: float64[n], what all likes give every title now, in the trail's units.
        candidates: bool[n], the titles that z-scores are taken over.
        change: how a change is noticed; None: never.
    """
    if change is None or not trail:
        return 1.0
    codes = catalog.kind_codes
    scales: dict[int, tuple[tuple[float, float], tuple[float, float]]] = {}
    for code in {int(codes[each.title]) for each in trail}:
        rows = catalog.members[code]
        fresh = candidates[rows]
        with_vector = fresh & catalog.has_vector[rows]
        scales[code] = (_scale(attention[rows][with_vector]), _scale(genres[rows][fresh]))
    missing = 0.0
    for each in trail:
        of_attention, of_genres = scales[int(codes[each.title])]
        told = [
            (value - mean) / deviation
            for value, (mean, deviation) in (
                (each.attention, of_attention),
                (each.genres, of_genres),
            )
            if value == value and deviation > 0
        ]
        if told:
            x = min(max(sum(told) / len(told), change.least), change.most)
            missing = max(0.0, missing + change.expected - x)
    return 1.0 / (1.0 + (missing / change.slack) ** 2)


def _scale(values: NDArray[np.float64]) -> tuple[float, float]:
    """Mean and deviation; a deviation of 0 where the values differ by rounding alone."""
    if not len(values):
        return 0.0, 0.0
    mean, deviation = float(values.mean()), float(values.std())
    return mean, deviation if deviation > _FLAT else 0.0


_FLAT = 1e-5
