"""What a viewer's likes say of every title: all of them, or some, or as if one had never been."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["NOTHING", "Evidence", "Foretold", "Without"]


class Foretold(NamedTuple):
    """What the likes before it gave a liked title; NaN where they, or the title, have nothing.

    Attributes:
        title: the title.
        attention: att_H at the long half-life.
        genres: mean of the genre cosines.
        mass: what the latest likes of its kind weighed whose years are known, see ``rec.era`` …
        around: … and those around its own year.
    """

    title: int
    attention: float
    genres: float
    mass: float
    around: float


class Without(NamedTuple):
    """What a counterfactual leaves out."""

    like: int | None = None  # a place among the likes
    genre: int | None = None  # a facet, as a column
    person: int | None = None


NOTHING = Without()
"""Nothing is left out."""


@dataclass(frozen=True)
class Evidence:
    """What a viewer's likes say of every title.

    Attributes:
        likes: int64[likes], the liked titles, oldest first.
        strengths: float64[likes], how strong each is.
        attention: float64[2, n], att_H at the long and the short half-life.
        genres: float64[2, n], sums of genre cosines, plain and at the short half-life.
        people: float64[n], sum of people cosines.
        trail: the latest likes, and how those before them foretold them.
        mass: what ``genres`` must be divided by to be in the units of the trail.
        latest: gives the evidence of so many of the latest likes alone, which has no trail.
    """

    likes: NDArray[np.int64]
    strengths: NDArray[np.float64]
    attention: NDArray[np.float64]
    genres: NDArray[np.float64]
    people: NDArray[np.float64]
    trail: Sequence[Foretold]
    mass: float
    latest: Callable[[int], Evidence]
