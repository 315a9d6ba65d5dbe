"""Z-scores over the candidates of a kind. Each mean and deviation is taken once in a scoring."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.era import Years, library
from tvrec.rec.evidence import Evidence

__all__ = ["Candidates", "Scale", "Scales", "scale", "z"]

_FLAT = 1e-7  # deviation, relative to the values, below which they differ by rounding alone
_FLAT_COSINE = 1e-5  # the same for what is made of float32 cosines, absolute


class Scale(NamedTuple):
    """A mean and a deviation, 0 where values do not differ by more than rounding."""

    mean: float
    deviation: float

    def of(self, values: NDArray[np.float64], weight: float = 1.0) -> NDArray[np.float64]:
        """The z-scores of values times a weight, 0 without a deviation."""
        if not self.deviation:
            return np.zeros_like(values)
        found = values - self.mean
        found *= weight / self.deviation
        return found

    def one(self, value: float) -> float:
        """The z-score of one value, NaN without a deviation."""
        return (value - self.mean) / self.deviation if self.deviation else math.nan


def scale(values: NDArray[np.float64], among: NDArray[np.float64], flat: float = 0.0) -> Scale:
    """Mean and deviation of the values ``among`` which 1 stands, not 0.

    The deviation is 0 where it is at most ``flat``, or no more than rounding.
    """
    count = float(among.sum())
    if not count:
        return Scale(0.0, 0.0)
    mean = float(values @ among) / count
    centred = values - mean
    squares = centred * among
    deviation = math.sqrt(float(squares @ centred) / count)
    rounding = max(flat, _FLAT * math.hypot(mean, deviation))
    return Scale(mean, deviation if deviation > rounding else 0.0)


def z(values: NDArray[np.float64], among: NDArray[np.float64]) -> NDArray[np.float64]:
    """Z-scores of values by the mean and deviation of those ``among`` which 1 stands, not 0.

    All are 0 where the deviation is no more than rounding.
    """
    return scale(values, among).of(values)


class Candidates:
    """The titles that can be ranked, kind by kind: z-scores are taken over them.

    Attributes:
        catalog: all titles.
        years: theirs.
        among: for each kind of the catalogue, float64[titles of the kind], 1 or 0.
        encoded: the same, 1 for a candidate that has a vector.
    """

    def __init__(
        self, catalog: Catalog, years: Years, width: float, mask: NDArray[np.bool_]
    ) -> None:
        self.catalog = catalog
        self.years = years
        self._width = width
        self._libraries: dict[int, NDArray[np.float64] | None] = {}
        ones = mask.astype(np.float64)
        encoded = ones if catalog.has_vector.all() else ones * catalog.has_vector
        self.among = tuple(ones[rows] for rows in catalog.members)
        self.encoded = tuple(encoded[rows] for rows in catalog.members)

    def library(self, code: int) -> NDArray[np.float64] | None:
        """The part of the candidates of a kind that came out around each year: float64[years].

        None where no year is known.
        """
        if code not in self._libraries:
            bins = self.years.bins[self.catalog.members[code]]
            self._libraries[code] = library(bins, self.among[code], self._width)
        return self._libraries[code]


class Scales:
    """What is measured over the candidates of a kind, of what some likes say of them.

    Attributes:
        evidence: what the likes say.
        candidates: the titles.
    """

    def __init__(self, evidence: Evidence, candidates: Candidates) -> None:
        self.evidence = evidence
        self.candidates = candidates
        self._found: dict[tuple[str, int, int], Scale] = {}

    def attention(self, code: int, memory: int) -> Scale:
        """Of the attention of a kind's titles at the long half-life, 0, or the short one, 1."""
        among = self.candidates.encoded[code]
        return self._of("attention", self.evidence.attention, code, memory, among, _FLAT_COSINE)

    def genres(self, code: int, memory: int) -> Scale:
        """Of the sums of genre cosines, plain, 0, or at the short half-life, 1."""
        among = self.candidates.among[code]
        return self._of("genres", self.evidence.genres, code, memory, among)

    def _of(
        self,
        name: str,
        values: NDArray[np.float64],
        code: int,
        memory: int,
        among: NDArray[np.float64],
        flat: float = 0.0,
    ) -> Scale:
        key = (name, code, memory)
        if key not in self._found:
            rows = self.candidates.catalog.members[code]
            self._found[key] = scale(values[memory, rows], among, flat)
        return self._found[key]
