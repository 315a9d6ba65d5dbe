"""Small catalogues by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tvrec.rec import Catalog

KINDS = ("movie", "series", "album")


@dataclass
class World:
    """What a catalogue is made from."""

    vectors: np.ndarray
    languages: list[str]
    kinds: list[str]
    genres: list[list[str]]
    people: list[list[str]]
    votes: list[float | None]
    ratings: list[float | None]
    ids: list[str]
    years: list[int | None]

    def catalog(self) -> Catalog:
        return Catalog(
            self.vectors,
            languages=self.languages,
            kinds=self.kinds,
            genres=self.genres,
            people=self.people,
            votes=self.votes,
            ratings=self.ratings,
            years=self.years,
            ids=self.ids,
            names=[f"name of {key}" for key in self.ids],
        )


def world(seed: int, n: int = 40, d: int = 12, kinds: int = 3) -> World:
    """A world with what real ones have: gaps, titles that are alike, kinds without votes."""
    rng = np.random.default_rng(seed)
    topics = rng.normal(size=(5, d))
    vectors = topics[rng.integers(5, size=n)] + rng.normal(size=(n, d)) + 0.5
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for i in rng.choice(n, n // 8, replace=False):
        vectors[i] = vectors[rng.integers(n)]  # a second version
    vectors[rng.random(n) < 0.1] = 0.0  # not encoded yet
    of_kind = [KINDS[k] for k in rng.integers(kinds, size=n)]
    unvoted = {kind for kind in KINDS if rng.random() < 0.3}
    unrated = {kind for kind in unvoted if rng.random() < 0.5}

    def some(names: str, most: int) -> list[list[str]]:
        return [
            [f"{names}{j}" for j in rng.integers(10, size=rng.integers(most + 1))] for _ in range(n)
        ]

    return World(
        vectors=vectors.astype(np.float32),
        languages=[str(code) for code in rng.choice(["en", "zh"], n)],
        kinds=of_kind,
        genres=some("genre", 3),
        people=some("person", 4),
        votes=[
            None if kind in unvoted or rng.random() < 0.2 else float(int(10 ** rng.uniform(0, 5)))
            for kind in of_kind
        ],
        ratings=[
            None if kind in unrated or rng.random() < 0.2 else float(rng.uniform(2, 9))
            for kind in of_kind
        ],
        ids=[f"t{i:03}" for i in rng.permutation(n)],
        years=[None if rng.random() < 0.2 else int(rng.integers(1920, 2025)) for _ in range(n)],
    )


def likes_by_chance(seed: int, n: int, count: int, *, weak: bool) -> list[tuple[int, float]]:
    """Some titles, each with a strength: 1, or anything up to 3."""
    rng = np.random.default_rng(seed)
    titles = rng.permutation(n)[:count]
    return [(int(i), float(rng.uniform(0.1, 3)) if weak else 1.0) for i in titles]
