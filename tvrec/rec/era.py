"""The years that a viewer is in: how much oftener they are liked lately than the library has them.

With c(y) the weight of the latest likes around the year y, W their sum, b(y) the part of the
library that came out around it and π a prior::

    era(y) = log(p(y) / b(y)),    p = (c + π b) / (W + π)

a ratio of two densities, both smoothed by a bell curve (Parzen, 1962), shrunk to 0 by the prior.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.scorer import Scorer

__all__ = ["bins", "era", "has_era"]

_FIRST, _LAST = 1860, 2079  # before film and sound, a year says little of how a thing is told
_RARE = 1e-4  # of the library in any year, at least
_REACH = 4  # deviations of the bell curve


def has_era(years: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which years are known and count: bool[n]."""
    return np.asarray((years >= _FIRST) & (years <= _LAST))


def bins(years: NDArray[np.float64]) -> NDArray[np.int16]:
    """Place of each year in a row of years: int16[n]; of one that does not count, any."""
    known = np.nan_to_num(years, nan=_FIRST)
    return (np.clip(known, _FIRST, _LAST) - _FIRST).astype(np.int16)


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
    prior = scorer.era_prior
    ratio = np.log((liked + prior * library) / ((mass + prior) * library))
    most = scorer.era_most
    return np.asarray(np.clip(ratio, -most, most)[of_title], dtype=np.float64)


def _smoothed(
    places: NDArray[np.int16], weights: NDArray[np.float64], width: float
) -> NDArray[np.float64]:
    counts = np.bincount(places, weights, minlength=_LAST - _FIRST + 1)
    reach = int(_REACH * width)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    return np.asarray(np.convolve(counts, bell / bell.sum(), "same"), dtype=np.float64)
