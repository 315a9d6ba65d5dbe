"""Recommenders to compare with: what shelves, servers and simpler rankers do."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.evaluate import Recommender
from tvrec.rec.features import Features
from tvrec.rec.rank import best
from tvrec.rec.scorer import START
from tvrec.rec.scores import Facts
from tvrec.rec.terms import Terms
from tvrec.rec.views import Task

__all__ = ["BASELINES", "Material"]

_POINTS = 10  # for each genre, tag and person that two titles share
_YEARS = ((10, 10), (5, 5))  # points for being nearer than so many years, both where both hold


@dataclass(frozen=True, kw_only=True)
class Material:
    """What a baseline may know of a catalogue.

    Attributes:
        catalog: the titles.
        raw: float32[n, d], their vectors, uncentred.
        texts: what the encoder reads of each.
        tags: the tags of each.
        years: int64[n], when each came out; 0 where it is not known.
        seed: for what chance decides.
    """

    catalog: Catalog
    raw: NDArray[np.float32]
    texts: Sequence[str]
    tags: Sequence[Iterable[str]]
    years: NDArray[np.int64]
    seed: int = 0


def _by(catalog: Catalog, values: Callable[[Task], NDArray[np.float64]]) -> Recommender:
    """The candidates by a value of each title, the largest first, then by id."""
    return lambda task: best(catalog, values(task), np.flatnonzero(task.candidates), catalog.size)


def _by_fact(catalog: Catalog, fact: NDArray[np.float64]) -> Recommender:
    known = np.where(np.isnan(fact), -np.inf, fact)
    return _by(catalog, lambda _: known)


def _random(material: Material) -> Recommender:
    def recommend(task: Task) -> NDArray[np.int64]:
        rng = np.random.default_rng([material.seed, zlib.crc32(task.user.encode())])
        return rng.permutation(np.flatnonzero(task.candidates))

    return recommend


def _weighted(material: Material) -> Recommender:
    catalog = material.catalog
    quality = Facts(catalog, START).quality
    return _by_fact(catalog, np.where(np.isnan(catalog.ratings), np.nan, quality))


def _nearest_mean(catalog: Catalog, vectors: NDArray[np.float32]) -> Recommender:
    return _by(catalog, lambda task: (vectors @ vectors[task.likes].mean(axis=0)).astype(float))


def _raw_mean(material: Material) -> Recommender:
    norms = np.linalg.norm(material.raw, axis=1, keepdims=True)
    unit = material.raw / np.where(norms > 0, norms, 1)
    return _nearest_mean(material.catalog, unit.astype(np.float32))


def _tfidf(material: Material) -> Recommender:
    words = Terms(material.texts)

    def nearness(task: Task) -> NDArray[np.float64]:
        nearest = np.zeros(words.size)
        for i in task.likes:
            np.maximum(nearest, words.cosines(i), out=nearest)
        return nearest

    return _by(material.catalog, nearness)


def _points(material: Material) -> Recommender:
    catalog, years = material.catalog, material.years
    facets = (catalog.genres, Features(material.tags), catalog.people)

    def points(task: Task) -> NDArray[np.float64]:
        total = np.zeros(catalog.size)
        for features in facets:
            had = np.bincount(features.rows(task.likes)[1], minlength=len(features.names))
            for column in np.flatnonzero(had):
                total[features.titles_with(int(column))] += _POINTS * had[column]
        known = years > 0
        for year in years[task.likes][known[task.likes]]:
            for limit, given in _YEARS:
                total[known & (np.abs(years - year) < limit)] += given
        return total

    return _by(catalog, points)


BASELINES: Mapping[str, Callable[[Material], Recommender]] = MappingProxyType(
    {
        "random": _random,
        "votes": lambda material: _by_fact(material.catalog, material.catalog.votes),
        "rating": lambda material: _by_fact(material.catalog, material.catalog.ratings),
        "weighted": _weighted,
        "mean": lambda material: _nearest_mean(material.catalog, material.catalog.vectors),
        "raw_mean": _raw_mean,
        "tfidf": _tfidf,
        "points": _points,
    }
)
"""By name; docs/evaluation.md defines each."""
