"""Small catalogues by chance, and the formula written out the slow way, to compare with."""

from __future__ import annotations

import math
from collections import Counter
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

    def catalog(self) -> Catalog:
        return Catalog(
            self.vectors,
            languages=self.languages,
            kinds=self.kinds,
            genres=self.genres,
            people=self.people,
            votes=self.votes,
            ratings=self.ratings,
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
    )


def likes_by_chance(seed: int, n: int, count: int, *, weak: bool) -> list[tuple[int, float]]:
    """Some titles, each with a strength: 1, or anything up to 3."""
    rng = np.random.default_rng(seed)
    titles = rng.permutation(n)[:count]
    return [(int(i), float(rng.uniform(0.1, 3)) if weak else 1.0) for i in titles]


def slow_scores(w: World, likes: list[tuple[int, float]], hidden: set[int]) -> np.ndarray:
    """The score of every title, word by word as the design gives the formula; NaN if hidden."""
    n = len(w.ids)
    out = np.full(n, np.nan)
    unit = centred(w)
    gone = hidden | {i for i, _ in likes}
    strengths = np.array([s for _, s in likes])
    liked = [i for i, _ in likes]
    after = np.arange(len(likes))[::-1]
    encoded = [place for place, i in enumerate(liked) if unit[i].any()]

    def attention(c: int, half_life: float) -> float:
        weights = {p: strengths[p] * 0.5 ** (after[p] / half_life) for p in encoded}
        whole = sum(weights.values())
        total = sum(
            weight / whole * math.exp(float(unit[c] @ unit[liked[p]]) / 0.2)
            for p, weight in weights.items()
        )
        return 0.2 * math.log(total)

    def mean(cosines: np.ndarray, c: int, half_life: float) -> float:
        weights = strengths * 0.5 ** (after / half_life)
        return sum(w * cosines[c, i] for w, i in zip(weights, liked, strict=True)) / weights.sum()

    genre, person = facet_cosines(w.genres), facet_cosines(w.people)
    votes = np.array([math.nan if v is None else v for v in w.votes])
    ratings = np.array([math.nan if r is None else r for r in w.ratings])
    k = len(likes) / (len(likes) + 10)
    content, popular, voted = np.zeros(n), np.zeros(n), set()
    for kind in set(w.kinds):
        members = [c for c in range(n) if w.kinds[c] == kind]
        candidates = [c for c in members if c not in gone]
        seen = [c for c in candidates if unit[c].any()]
        if encoded:
            long = z([attention(c, 60) for c in members], members, seen)
            short = z([attention(c, 5) for c in members], members, seen)
            emb = z(0.8 * long + 0.2 * short, members, seen)
            content[members] += k * 0.34 * emb * unit[members].any(axis=1)
        if likes:
            plain = z([mean(genre, c, math.inf) for c in members], members, candidates)
            recent = z([mean(genre, c, 5) for c in members], members, candidates)
            content[members] += k * 0.34 * (0.8 * plain + 0.2 * recent)
            together = [math.log(1 + 4 * sum(s * person[c, i] for i, s in likes)) for c in members]
            content[members] += k * 0.13 * z(together, members, candidates)
        if np.nansum(votes[members]) > 0:
            voted.add(kind)
            known = [c for c in candidates if not math.isnan(votes[c])]
            value = z(np.nan_to_num(np.log1p(votes[members])), members, known)
            popular[members] = np.where(np.isnan(votes[members]), 0, value)
            average = np.nanmean(ratings[members]) if np.isfinite(ratings[members]).any() else 0
            v = np.nan_to_num(votes)
            quality = np.nan_to_num((v * ratings + 200 * average) / (v + 200))
            rated = [c for c in candidates if not math.isnan(ratings[c])]
            value = z(quality[members], members, rated)
            content[members] += 0.28 * np.where(np.isnan(ratings[members]), 0, value)
        elif np.isfinite(ratings[members]).any():
            rated = [c for c in candidates if not math.isnan(ratings[c])]
            value = z(np.nan_to_num(ratings[members]), members, rated)
            content[members] += 0.8 * np.where(np.isnan(ratings[members]), 0, value)
    fans = [i for i in liked if w.kinds[i] in voted and not math.isnan(votes[i])]
    mu = (sum(popular[i] for i in fans) + 12) / (len(fans) + 10)
    total = content + (1.51 + 0.65 * (mu - 2.0)) * popular
    for c in range(n):
        if c not in gone:
            out[c] = total[c]
    return out


def z(values: object, members: list[int], among: list[int]) -> np.ndarray:
    found = np.array(values, dtype=float)
    chosen = found[[members.index(c) for c in among]]
    if len(chosen) == 0 or chosen.std() < 1e-6:
        return np.zeros(len(found))
    return (found - chosen.mean()) / chosen.std()


def centred(w: World) -> np.ndarray:
    vectors = w.vectors.astype(float)
    out = np.zeros_like(vectors)
    for language in set(w.languages):
        rows = [i for i in range(len(vectors)) if w.languages[i] == language and vectors[i].any()]
        middle = vectors[rows].sum(axis=0) / (len(rows) + 10)
        for i in rows:
            moved = vectors[i] - middle
            out[i] = moved / np.linalg.norm(moved)
    return out


def facet_cosines(lists: list[list[str]]) -> np.ndarray:
    having = sum(1 for names in lists if names)
    count = Counter(name for names in lists for name in set(names))
    rows = []
    for names in lists:
        row = {name: math.log(having / count[name]) for name in set(names)}
        length = math.sqrt(sum(v * v for v in row.values()))
        rows.append({name: v / length for name, v in row.items()} if length else {})
    return np.array(
        [[sum(v * b.get(name, 0.0) for name, v in a.items()) for b in rows] for a in rows]
    )
