"""The titles that can be ranked, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tvrec.domain import Kind
from tvrec.rec.features import Features

__all__ = ["Catalog", "RowsOfKind"]

RowsOfKind: TypeAlias = NDArray[np.int64] | slice
"""The rows of a kind: a slice where they lie together."""

_CENTRING_PRIOR = 10  # a language of fewer titles than this is hardly moved
_BLOCK = 4096  # rows at a time, so that nothing beside the vectors themselves is large
_TOO_LARGE = "a vector has a value that is not finite, or is too large for a float32"


class Catalog:
    """Titles 0 … n−1: what they are about and what is known of them. It never changes.

    Args:
        vectors: float[n, d] of the encoder, uncentred. A row of zeros has not been encoded yet.
            They are copied, centred per language (m = Σ v/(n_lang + 10) over the rows of the
            language) and brought to length 1.
        languages: language of each title's encoded text; default: all the same.
        kinds: kind of each title; default: all movies. Each kind is ranked alone.
        genres: genre names of each title.
        people: names of the people of each title; two people with one name are one.
        votes: number of community votes of each title. In this and the next two what is not known
            is None or NaN; a number below 0, as -1 elsewhere, is taken for that.
        ratings: community rating of each title, 0 to 10.
        years: year in which each title came out.
        ids: id of each title, by which ties are broken; default: the row numbers, in their order.
        names: name of each title, for reasons; default: the ids.

    Attributes:
        vectors: float32[n, d], centred, rows of length 1, or 0 for a title without a vector.
        has_vector: bool[n].
        kinds: the kinds that occur, in the order of ``Kind``.
        kind_codes: int64[n], the place of each title's kind in ``kinds``.
        genres, people: sparse facets of the titles.
        votes, ratings, years: float64[n], NaN where it is not known.
        ids, names: a string for each title.
        order: int64[n], place of each title in the order of ids.

    Raises:
        ValueError: a shape does not fit, there is no such kind, or a vector has a value that is
            not finite, or is too large for a float32.
    """

    def __init__(
        self,
        vectors: ArrayLike,
        *,
        languages: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
        genres: Sequence[Iterable[str]] | None = None,
        people: Sequence[Iterable[str]] | None = None,
        votes: Sequence[float | None] | NDArray[Any] | None = None,
        ratings: Sequence[float | None] | NDArray[Any] | None = None,
        years: Sequence[float | None] | NDArray[Any] | None = None,
        ids: Sequence[str] | None = None,
        names: Sequence[str] | None = None,
    ) -> None:
        raw = np.asarray(vectors)
        if raw.ndim != 2:
            raise ValueError(f"vectors must be of shape [titles, dimensions], not {raw.shape}")
        self.size, self.dimensions = raw.shape
        for name, values in (
            ("languages", languages),
            ("kinds", kinds),
            ("genres", genres),
            ("people", people),
            ("votes", votes),
            ("ratings", ratings),
            ("years", years),
            ("ids", ids),
            ("names", names),
        ):
            if values is not None and len(values) != self.size:
                raise ValueError(f"{len(values)} {name} for {self.size} vectors")
        self.vectors, self.has_vector = _centred(raw, _codes(languages, self.size))
        of_title = [Kind.MOVIE] * self.size if kinds is None else [Kind(kind) for kind in kinds]
        self.kinds: tuple[Kind, ...] = tuple(kind for kind in Kind if kind in set(of_title))
        code = {kind: place for place, kind in enumerate(self.kinds)}
        self.kind_codes = np.fromiter((code[kind] for kind in of_title), np.int64, self.size)
        self.genres = Features([()] * self.size if genres is None else genres)
        self.people = Features([()] * self.size if people is None else people)
        self.votes = _numbers(votes, self.size)
        self.ratings = _numbers(ratings, self.size)
        self.years = _numbers(years, self.size)
        self.ids: tuple[str, ...] = tuple(map(str, range(self.size)) if ids is None else ids)
        self.names: tuple[str, ...] = self.ids if names is None else tuple(names)
        self.order = np.arange(self.size)
        if ids is not None:
            self.order[sorted(range(self.size), key=self.ids.__getitem__)] = np.arange(self.size)

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each id."""
        return {key: row for row, key in enumerate(self.ids)}

    @cached_property
    def members(self) -> tuple[RowsOfKind, ...]:
        """The rows of each kind, in the order of ``kinds``."""
        return tuple(map(self._rows_of, range(len(self.kinds))))

    def of_kind(self, code: int, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The titles of a kind that a mask, bool[n], has: int64[m], in order.

        Args:
            code: place of the kind in ``kinds``.
            mask: which titles are meant.
        """
        rows = self.members[code]
        places = np.flatnonzero(mask[rows])
        return places + rows.start if isinstance(rows, slice) else rows[places]

    def _rows_of(self, code: int) -> RowsOfKind:
        rows = np.flatnonzero(self.kind_codes == code)
        first, last = int(rows[0]), int(rows[-1]) + 1
        return slice(first, last) if last - first == len(rows) else rows


def _codes(languages: Sequence[str] | None, size: int) -> NDArray[np.int64]:
    if languages is None:
        return np.zeros(size, dtype=np.int64)
    number = {language: code for code, language in enumerate(dict.fromkeys(languages))}
    return np.fromiter((number[language] for language in languages), np.int64, size)


def _centred(
    raw: NDArray[Any], languages: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    size, dimensions = raw.shape
    vectors = np.empty((size, dimensions), dtype=np.float32)
    has_vector = np.empty(size, dtype=np.bool_)
    count = int(languages.max(initial=-1)) + 1
    sums = np.zeros((count, dimensions))
    blocks = [slice(start, start + _BLOCK) for start in range(0, size, _BLOCK)]
    for block in blocks:
        part, spoken = vectors[block], languages[block]
        with np.errstate(over="ignore"):  # what becomes infinite is refused below
            part[:] = raw[block]
        has_vector[block] = part.any(axis=1)
        numbers = np.bincount(spoken, minlength=count)
        for code in np.flatnonzero(numbers):
            of_language = part if numbers[code] == len(part) else part[spoken == code]
            with np.errstate(invalid="ignore"):
                sums[code] += of_language.sum(axis=0, dtype=np.float64)
    if not np.isfinite(sums).all():
        raise ValueError(_TOO_LARGE)
    encoded = np.bincount(languages[has_vector], minlength=count)
    means = (sums / (encoded[:, None] + _CENTRING_PRIOR)).astype(np.float32)
    for block in blocks:
        part = vectors[block]
        part -= means[languages[block]]
        with np.errstate(over="ignore"):
            norms = np.sqrt(np.einsum("nd,nd->n", part, part))
        if not np.isfinite(norms).all():
            raise ValueError(_TOO_LARGE)
        part *= (has_vector[block] / np.where(norms > 0, norms, 1.0))[:, None].astype(np.float32)
    return vectors, has_vector


def _numbers(
    values: Sequence[float | None] | NDArray[Any] | None, size: int
) -> NDArray[np.float64]:
    if values is None:
        return np.full(size, np.nan)
    numbers = np.array(values, dtype=np.float64)  # None becomes NaN
    numbers[~(np.isfinite(numbers) & (numbers >= 0))] = np.nan
    return numbers
