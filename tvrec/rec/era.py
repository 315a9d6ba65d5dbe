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

from tvrec.rec.catalog import Catalog
from tvrec.rec.evidence import Evidence
from tvrec.rec.scorer import Scorer

__all__ = ["Years", "era", "foretold", "years_of"]

_FIRST, _LAST = 1860, 2079  # before film and sound, a year says little of how a thing is told
_RARE = 1e-4  # of the library in any year, at least
_REACH = 4  # deviations of the bell curve


class Years(NamedTuple):
    """The years of titles.

    Attributes:
        known: bool[n], whether the year of each is known and counts.
        bins: int16[n], its place in a row of years; of one that is not known, any.
    """

    known: NDArray[np.bool_]
    bins: NDArray[np.int16]


def years_of(years: NDArray[np.float64]) -> Years:
    """Place years, NaN where they are not known, in a row: float64[n]."""
    known = np.asarray((years >= _FIRST) & (years <= _LAST))
    filled = np.nan_to_num(years, nan=_FIRST)
    return Years(known, (np.clip(filled, _FIRST, _LAST) - _FIRST).astype(np.int16))


def era(
    of_title: NDArray[np.int16],
    among: NDArray[np.float64],
    of_like: NDArray[np.int16],
    weights: NDArray[np.float64],
    scorer: Scorer,
) -> NDArray[np.float64]:
    """The value of each title of one kind, between ± ``era_most``: float64[titles].

    Args:
        of_title: int16[titles], the bin of each.
        among: float64[titles], 1 for a candidate whose year is known, otherwise 0.
        of_like: int16[likes], the bins of the likes whose year is known.
        weights: float64[likes], theirs.
        scorer: how wide, how sure, how much.
    """
    mass, size = float(weights.sum()), float(among.sum())
    if not mass or not size:
        return np.zeros(len(of_title))
    library = _smoothed(of_title, among, scorer.era_width) / size + _RARE
    liked = _smoothed(of_like, weights, scorer.era_width)
    return _log_ratio(liked, mass, library, scorer)[of_title]


def foretold(
    count: int,
    evidence: Evidence,
    catalog: Catalog,
    years: Years,
    candidates: NDArray[np.bool_],
    scorer: Scorer,
) -> NDArray[np.float64]:
    """What ``era`` gave each of the latest likes before it came: float64[count].

    It is NaN where a year, or every year before it, is not known. The library is that of now.
    """
    likes = evidence.likes
    found = np.full(count, np.nan)
    latest = likes[len(likes) - count :]
    ages = np.arange(len(likes) - count, len(likes))[:, None] - 1 - np.arange(len(likes))
    weights = np.where(ages >= 0, 0.5 ** (np.maximum(ages, 0) / scorer.era_half_life), 0.0)
    weights *= evidence.strengths * years.known[likes]
    apart = np.abs(years.bins[latest, None].astype(np.int64) - years.bins[likes])
    bell = _bell(scorer.era_width)
    bell = np.append(bell[len(bell) // 2 :], 0.0)  # from its middle on, then nothing
    near = bell[np.minimum(apart, len(bell) - 1)]
    codes = catalog.kind_codes
    for code in np.unique(codes[latest]).tolist():
        rows = catalog.members[code]
        among = (candidates[rows] & years.known[rows]).astype(np.float64)
        size = float(among.sum())
        of_kind = weights * (codes[likes] == code)
        mass = of_kind.sum(axis=1)
        told = np.flatnonzero((codes[latest] == code) & years.known[latest] & (mass > 0))
        if size and len(told):
            library = _smoothed(years.bins[rows], among, scorer.era_width) / size + _RARE
            liked = (of_kind[told] * near[told]).sum(axis=1)
            usual = library[years.bins[latest[told]]]
            found[told] = _log_ratio(liked, mass[told], usual, scorer)
    return found


def _log_ratio(
    liked: NDArray[np.float64],
    mass: NDArray[np.float64] | float,
    library: NDArray[np.float64],
    scorer: Scorer,
) -> NDArray[np.float64]:
    prior, most = scorer.era_prior, scorer.era_most
    ratio = np.log((liked + prior * library) / ((mass + prior) * library))
    return np.asarray(np.clip(ratio, -most, most), dtype=np.float64)


def _smoothed(
    places: NDArray[np.int16], weights: NDArray[np.float64], width: float
) -> NDArray[np.float64]:
    counts = np.bincount(places, weights, minlength=_LAST - _FIRST + 1)
    return np.asarray(np.convolve(counts, _bell(width), "same"), dtype=np.float64)


def _bell(width: float) -> NDArray[np.float64]:
    reach = int(_REACH * width)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    return np.asarray(bell / bell.sum(), dtype=np.float64)
