"""Judging recommenders on histories whose end they have not seen: every unseen title is ranked."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tvrec.rec import metrics
from tvrec.rec.catalog import Catalog
from tvrec.rec.metrics import Difference, Estimate
from tvrec.rec.profile import Profile
from tvrec.rec.rank import best, rank
from tvrec.rec.scorer import START, Scorer
from tvrec.rec.views import Split, Task

__all__ = [
    "BASELINES",
    "Evaluation",
    "Judgement",
    "Recommender",
    "evaluate",
    "formula",
    "recorded",
    "summarise",
]

Recommender = Callable[[Task], NDArray[np.int64]]
"""Ranks the candidates of a task, best first."""


def formula(catalog: Catalog, scorer: Scorer = START, *, mmr: bool = True) -> Recommender:
    """The product's own ranking by a formula."""

    def recommend(task: Task) -> NDArray[np.int64]:
        profile = Profile(catalog, scorer)
        profile.rebuild([(int(i), 1.0) for i in task.likes], task.hidden.tolist())
        ranking = rank(profile, catalog.size, task.candidates, mmr)
        return np.fromiter((i for i, _ in ranking), np.int64, len(ranking))

    return recommend


def recorded(catalog: Catalog, rankings: Mapping[str, Sequence[str]]) -> Recommender:
    """Rankings made elsewhere: the ids for each user, best first. Who is missing gets nothing."""

    def recommend(task: Task) -> NDArray[np.int64]:
        rows = (catalog.index.get(key) for key in rankings.get(task.user, ()))
        return np.array([row for row in rows if row is not None], dtype=np.int64)

    return recommend


def _by(values: NDArray[np.float64], catalog: Catalog) -> Recommender:
    known = np.where(np.isnan(values), -np.inf, values)
    return lambda task: best(catalog, known, np.flatnonzero(task.candidates), catalog.size)


def _random(catalog: Catalog, seed: int) -> Recommender:
    def recommend(task: Task) -> NDArray[np.int64]:
        rng = np.random.default_rng([seed, zlib.crc32(task.user.encode())])
        return rng.permutation(np.flatnonzero(task.candidates))

    return recommend


def _mean(catalog: Catalog, _seed: int) -> Recommender:
    def recommend(task: Task) -> NDArray[np.int64]:
        taste = catalog.vectors[task.likes].mean(axis=0)
        values = (catalog.vectors @ taste).astype(np.float64)
        return best(catalog, values, np.flatnonzero(task.candidates), catalog.size)

    return recommend


BASELINES: Mapping[str, Callable[[Catalog, int], Recommender]] = MappingProxyType(
    {
        "random": _random,
        "votes": lambda catalog, _: _by(catalog.votes, catalog),
        "rating": lambda catalog, _: _by(catalog.ratings, catalog),
        "mean": _mean,
    }
)
"""Recommenders to compare with: by chance, by votes, by rating, nearest to the mean vector."""


@dataclass(frozen=True)
class Judgement:
    """What came of one user.

    Attributes:
        user: who it is.
        ranking: int64[up to 100], the first titles of the ranking.
        marks: float64[metrics], as ``metrics.METRICS``.
        diversity: of the first 10.
        against: NDCG@10 of each other recommender, by its name.
    """

    user: str
    ranking: NDArray[np.int64]
    marks: NDArray[np.float64]
    diversity: float
    against: Mapping[str, float]


@dataclass(frozen=True)
class Evaluation:
    """What came of all users.

    Attributes:
        view: which part of each history was held out.
        n: the likes known in a view that has such a number, otherwise None.
        users: how many.
        metrics: by name, each with its 95 % interval over users.
        against: NDCG@10 less that of each other recommender, on the same users.
    """

    view: str
    n: int | None
    users: int
    metrics: Mapping[str, Estimate]
    against: Mapping[str, Difference]


def evaluate(
    catalog: Catalog,
    tasks: Iterable[Split],
    recommend: Recommender,
    against: Mapping[str, Recommender] = MappingProxyType({}),
) -> Iterator[Judgement]:
    """Rank and judge, user by user; the recommenders see the tasks alone."""
    for split in tasks:
        ranking = recommend(split.task)
        yield Judgement(
            split.task.user,
            ranking[:100],
            metrics.marks(ranking, split.relevant),
            metrics.diversity(catalog.vectors[ranking[:10]]),
            {
                name: float(metrics.marks(other(split.task), split.relevant)[0])
                for name, other in against.items()
            },
        )


def summarise(
    judgements: Sequence[Judgement],
    catalog: Catalog,
    *,
    view: str,
    n: int | None = None,
    seed: int = 0,
) -> Evaluation:
    """Means over users with 95 % bootstrap intervals, and paired differences."""
    marks = np.array([one.marks for one in judgements]).reshape(-1, len(metrics.METRICS))
    found = {
        name: metrics.estimate(column, seed)
        for name, column in zip(metrics.METRICS, marks.T, strict=True)
    }
    tops = [one.ranking[:10] for one in judgements]
    found["coverage@10"] = metrics.coverage(tops, catalog.size, seed)
    found["diversity@10"] = metrics.estimate(np.array([one.diversity for one in judgements]), seed)
    names = judgements[0].against if judgements else {}
    against = {
        name: metrics.difference(
            marks[:, 0], np.array([one.against[name] for one in judgements]), seed
        )
        for name in names
    }
    return Evaluation(view, n, len(judgements), found, against)
