"""A viewer's likes, and the sums over them that are kept up like by like."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.attention import Attention
from tvrec.rec.catalog import Catalog
from tvrec.rec.change import Voice
from tvrec.rec.era import Years, before
from tvrec.rec.evidence import NOTHING, Evidence, Foretold, Without
from tvrec.rec.facets import FacetSums
from tvrec.rec.scorer import Scorer

__all__ = ["Memory"]


class Memory:
    """What likes say of every title of a catalogue. One more costs one pass over the vectors.

    Attributes:
        likes: int64[likes], the liked titles, oldest first.
        strengths: float64[likes], the strength of each like.
        genres, people: what the likes share with each title.
    """

    def __init__(self, catalog: Catalog, years: Years, scorer: Scorer) -> None:
        self._catalog = catalog
        self._years = years
        self._scorer = scorer
        self._attention = Attention(catalog.vectors, scorer.temperature, scorer.half_lives)
        self.kernel = self._attention.kernel
        self.genres = FacetSums(catalog.genres, (math.inf, scorer.half_lives[1]))
        self.people = FacetSums(catalog.people, (math.inf,))
        self.likes = np.empty(0, dtype=np.int64)
        self.strengths = np.empty(0)
        self._trail: list[Foretold] = []  # the latest likes, and how they were foretold

    def absorb(self, i: int, strength: float) -> None:
        """Add a like of title i, which is not liked yet, the newest one."""
        self.likes = np.append(self.likes, i)
        self.strengths = np.append(self.strengths, strength)
        if self._scorer.change is not None:
            place = len(self.likes) - 1 - len(self._trail)  # of the first of the trail
            first = self._scorer.change.first(len(self.likes))
            self._trail = [*self._trail, self._foretell(i)][first - place :]
        self._attention.absorb(i, strength, counted=bool(self._catalog.has_vector[i]))
        self.genres.absorb(i, strength)
        self.people.absorb(i, strength)

    def rebuild(self, likes: NDArray[np.int64], strengths: NDArray[np.float64]) -> None:
        """Start from these likes, oldest first."""
        self.likes, self.strengths = likes, strengths
        self._attention.rebuild(likes, strengths, self._counted)
        self.genres.rebuild(likes, strengths)
        self.people.rebuild(likes, strengths)
        self._trail = self._trail_of(np.arange(len(likes)))

    def weights(self, likes: int | None = None) -> NDArray[np.float64]:
        """What each like weighs at the two half-lives before attention: float64[2, likes].

        Of the latest ``likes`` alone, where that is given: those before them weigh nothing.
        """
        first = 0 if likes is None else len(self.likes) - likes
        weights = np.zeros((2, len(self.likes)))
        weights[:, first:] = self._attention.weights(self.strengths[first:], self._counted[first:])
        return weights

    def facets(self, voice: Voice) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The sums of genres, float64[2, genres], and people, float64[1, people], of some likes."""
        if voice.likes == len(self.likes):
            return self.genres.facets, self.people.facets
        genres, people = (
            sums.latest(voice.likes, self.likes, self.strengths)[1]
            for sums in (self.genres, self.people)
        )
        return genres, people

    def evidence(self, without: Without = NOTHING) -> Evidence:
        """What the likes say of every title, if need be as if something had never been."""
        kept, place = np.arange(len(self.likes)), without.like
        if place is None:
            attention = self._attention.values()
            genres = self.genres.without(without.genre)
            people = self.people.without(without.person)
            trail, mass = self._trail, self.genres.mass
            if without.genre is not None:
                trail = self._trail_of(kept, without)
        else:
            kept = np.delete(kept, place)
            attention = self._attention.values_without(place, self.weights())
            genres, people = self._shared(kept, without)
            trail, mass = self._trail_of(kept, without), self._mass(kept)
        return Evidence(
            self.likes[kept], self.strengths[kept], attention, genres, people[0], trail, mass,
            partial(self._latest, kept, without),
        )  # fmt: skip

    def _latest(self, kept: NDArray[np.int64], without: Without, count: int) -> Evidence:
        """What the latest of some likes say alone."""
        places = kept[len(kept) - count :]
        genres: NDArray[np.float64]
        people: NDArray[np.float64]
        if without == NOTHING:
            attention = self._attention.latest(count, self.strengths, self._counted)
            genres, people = (
                sums.latest(count, self.likes, self.strengths)[0]
                for sums in (self.genres, self.people)
            )
        else:
            attention = self._attention.values_of(places, self.strengths, self._counted)
            genres, people = self._shared(places, without)
        return Evidence(
            self.likes[places], self.strengths[places], attention, genres, people[0], (),
            0.0, partial(self._latest, places, without),
        )  # fmt: skip

    def _shared(self, places: NDArray[np.int64], without: Without) -> Iterator[NDArray[np.float64]]:
        """What some likes share with every title: by genres, then by people."""
        likes, strengths = self.likes[places], self.strengths[places]
        for sums, column in ((self.genres, without.genre), (self.people, without.person)):
            yield sums.of(sums.facets_of(likes, strengths, column))

    def _mass(self, places: NDArray[np.int64]) -> float:
        counted = self._catalog.genres.lengths[self.likes[places]] > 0
        return float(self.strengths[places][counted].sum())

    @property
    def _counted(self) -> NDArray[np.bool_]:
        """Which likes have a vector: bool[likes]."""
        return self._catalog.has_vector[self.likes]

    def _foretell(self, i: int) -> Foretold:
        """What the likes before it give title i, the newest of them, which no sum has yet."""
        catalog, mass = self._catalog, self.genres.mass
        near = self._attention.value_of(i) if catalog.has_vector[i] else math.nan
        alike = mass and catalog.genres.lengths[i]
        cosine = float(self.genres.titles[0, i]) / mass if alike else math.nan
        of_years, around = self._of_years(1, self.likes, self.strengths)
        return Foretold(i, near, cosine, float(of_years[0]), float(around[0]))

    def _of_years(
        self, count: int, likes: NDArray[np.int64], strengths: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What the likes before each of the latest weighed, and those around its year."""
        return before(count, likes, strengths, self._catalog.kind_codes, self._years, self._scorer)

    def _trail_of(self, kept: NDArray[np.int64], without: Without = NOTHING) -> list[Foretold]:
        """The latest of the likes at the places that are ``kept``, each foretold by those before.

        They are all places but that of ``without``.
        """
        if self._scorer.change is None:
            return []
        likes, strengths = self.likes, self.strengths
        places = kept[self._scorer.change.first(len(kept)) :]
        near = self._attention.foretold(places, likes, strengths, self._counted, without.like)
        alike = self.genres.foretold(places, likes, strengths, without.like, without.genre)
        of_years = self._of_years(len(places), likes[kept], strengths[kept])
        columns = (likes[places], near, alike, *of_years)
        return list(map(Foretold, *(column.tolist() for column in columns)))
