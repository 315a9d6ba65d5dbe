"""The years that a viewer is in: how much oftener they are liked lately than the library has them.

With c(y) the weight of the latest likes around the year y, W their sum, b(y) the part of the
library that came out around it and π a prior::

    era(y) = log(p(y) / b(y)),    p = (c + π b) / (W + π)

a ratio of two densities, both smoothed by a bell curve (Parzen, 1962), shrunk to 0 by the prior.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.scorer import Scorer

__all__ = ["Years", "before", "era", "library", "ratio", "years_of"]

_FIRST, _LAST = 1860, 2079  # before film and sound, a year says little of how a thing is told
_RARE = 1e-4  # of the library in any year, at least
_UNKNOWN = _LAST - _FIRST + 1
_REACH = 4  # deviations of the bell curve


class Years(NamedTuple):
    """The years of titles.

    Attributes:
        known: bool[n], whether the year of each is known and counts.
        bins: int64[n], its place in a row of years; the last place where it is not known.
    """

    known: NDArray[np.bool_]
    bins: NDArray[np.int64]


def years_of(years: NDArray[np.float64]) -> Years:
    """Place years, NaN where they are not known, in a row: float64[n]."""
    known = np.asarray((years >= _FIRST) & (years <= _LAST))
    return Years(known, np.where(known, years - _FIRST, _UNKNOWN).astype(np.int64))


def library(
    bins: NDArray[np.int64], among: NDArray[np.float64], width: float
) -> NDArray[np.float64] | None:
    """The part of a library that came out around each year: float64[years].

    Args:
        bins: int64[titles], the place of the year of each title.
        among: float64[titles], 1 for a title that counts, otherwise 0.
        width: years by which they are smoothed.

    Returns:
        None where no year is known.
    """
    counts = _counted(bins, among)
    size = float(counts.sum())
    return np.convolve(counts, _bell(width), "same") / size + _RARE if size else None


def era(
    usual: NDArray[np.float64] | None,
    of_like: NDArray[np.int64],
    weights: NDArray[np.float64],
    scorer: Scorer,
) -> NDArray[np.float64]:
    """The value of each year, between ± ``era_most``, and 0 for one not known: float64[years + 1].

    Args:
        usual: the library, see ``library``; None: nothing is known of its years.
        of_like: int64[likes], the places of the likes' years.
        weights: float64[likes], theirs.
        scorer: how wide, how sure, how much.
    """
    values = np.zeros(_UNKNOWN + 1)
    counts = _counted(of_like, weights)
    mass = float(counts.sum())
    if mass and usual is not None:
        liked = np.convolve(counts, _bell(scorer.era_width), "same")
        values[:-1] = ratio(liked, mass, usual, scorer)
    return values


def before(
    count: int,
    likes: NDArray[np.int64],
    strengths: NDArray[np.float64],
    codes: NDArray[np.int64],
    years: Years,
    scorer: Scorer,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the likes before each of the latest ones weighed, and those around its year.

    Args:
        count: of the latest likes.
        likes: int64[likes], all of them, oldest first; those of one kind speak for it.
        strengths: float64[likes].
        codes: int64[n], the kind of each title.
        years: of the titles.
        scorer: how soon they fade, and how wide a year is.

    Returns:
        float64[count] each; NaN for a like whose own year is not known.
    """
    mass, around = np.full(count, np.nan), np.full(count, np.nan)
    first = len(likes) - count
    known, kinds, bins = years.known[likes], codes[likes], years.bins[likes]
    # what each weighs after the last; before a like of the latest it weighed so much more
    weights = strengths * 0.5 ** (np.arange(len(likes), 0, -1) / scorer.era_half_life)
    younger = 0.5 ** (np.arange(-count - 1, -1) / scorer.era_half_life)
    bell = _bell(scorer.era_width)
    bell = np.append(bell[len(bell) // 2 :], 0.0)  # from its middle on, then nothing
    for code in set(kinds[first:].tolist()):
        own = np.flatnonzero(known & (kinds == code))
        told = own[np.searchsorted(own, first) :]
        earlier = weights[own] * (own < told[:, None])
        apart = np.abs(bins[told, None] - bins[own])
        near = bell[np.minimum(apart, len(bell) - 1)]
        place = told - first
        mass[place] = earlier.sum(axis=1) * younger[place]
        around[place] = (earlier * near).sum(axis=1) * younger[place]
    return mass, around


def ratio(
    around: NDArray[np.float64],
    mass: NDArray[np.float64] | float,
    usual: NDArray[np.float64],
    scorer: Scorer,
) -> NDArray[np.float64]:
    """The value of a year of which the library has the part ``usual``, and the likes ``around``."""
    prior, most = scorer.era_prior, scorer.era_most
    found = np.log((around + prior * usual) / ((mass + prior) * usual))
    return np.asarray(np.clip(found, -most, most), dtype=np.float64)


def _counted(bins: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum up the weights of each year that is known: float64[years]."""
    counts = np.bincount(bins, weights, minlength=_UNKNOWN + 1)[:-1]
    return counts.astype(np.float64, copy=False)


def _bell(width: float) -> NDArray[np.float64]:
    reach = int(_REACH * width)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    return np.asarray(bell / bell.sum(), dtype=np.float64)
