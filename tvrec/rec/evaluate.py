"""Judging recommenders on histories whose end they have not seen: every unseen title is ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tvrec.rec import metrics
from tvrec.rec.catalog import Catalog
from tvrec.rec.metrics import Difference, Estimate
from tvrec.rec.profile import Profile
from tvrec.rec.rank import rank
from tvrec.rec.scorer import PRODUCT, Scorer
from tvrec.rec.views import Split, Task

__all__ = [
    "KEPT",
    "Evaluation",
    "Judgement",
    "Recommender",
    "evaluate",
    "formula",
    "recorded",
    "summarise",
]

KEPT = 100  # places of a ranking that a judgement keeps

Recommender = Callable[[Task], NDArray[np.int64]]
"""Ranks the candidates of a task, best first."""

Rival = Callable[[Task], NDArray[np.int64] | None]
"""A recommender to compare with, or None for a user whom it has not ranked for."""


def formula(catalog: Catalog, scorer: Scorer = PRODUCT, *, mmr: bool = True) -> Recommender:
    """The product's own ranking by a formula."""

    def recommend(task: Task) -> NDArray[np.int64]:
        profile = Profile(catalog, scorer)
        likes = zip(task.likes.tolist(), task.strengths.tolist(), strict=True)
        profile.rebuild(likes, task.hidden.tolist())
        ranking = rank(profile, catalog.size, task.candidates, mmr)
        return np.fromiter((i for i, _ in ranking), np.int64, len(ranking))

    return recommend


def recorded(catalog: Catalog, rankings: Mapping[str, Sequence[str]]) -> Rival:
    """Rankings made elsewhere: the ids for each user, best first. Who is missing is not judged.

    What is not a candidate takes no place.
    """

    def recall(task: Task) -> NDArray[np.int64] | None:
        if task.user not in rankings:
            return None
        known = (catalog.index.get(key) for key in rankings[task.user])
        rows = [row for row in known if row is not None and task.candidates[row]]
        return np.array(rows, dtype=np.int64)

    return recall


@dataclass(frozen=True)
class Judgement:
    """What came of one user.

    Attributes:
        user: who it is.
        ranking: int64[up to ``KEPT``], the first titles of the ranking.
        marks: float64[metrics], as ``metrics.METRICS``.
        diversity: of the first 10.
        worse_off: NDCG@10 of the person of a household for whom it is lower; None for one person.
        against: NDCG@10 of each other recommender that has ranked for this user, by its name.
        worse_off_against: the same of ``worse_off``; empty for one person.
    """

    user: str
    ranking: NDArray[np.int64]
    marks: NDArray[np.float64]
    diversity: float
    worse_off: float | None
    against: Mapping[str, float]
    worse_off_against: Mapping[str, float]


@dataclass(frozen=True)
class Evaluation:
    """What came of all users.

    Attributes:
        view: which part of each history was held out.
        n: the likes known in a view that has such a number, otherwise None.
        users: how many.
        metrics: by name, each with its 95 % interval over users.
        against: NDCG@10 less that of each other recommender, on the same users.
        worse_off_against: the same of the worse-off member; empty where nobody shares.
        missing: for each of those, the users for whom it has no ranking; only where there are any.
    """

    view: str
    n: int | None
    users: int
    metrics: Mapping[str, Estimate]
    against: Mapping[str, Difference]
    worse_off_against: Mapping[str, Difference]
    missing: Mapping[str, int]


def evaluate(
    catalog: Catalog,
    tasks: Iterable[Split],
    recommend: Recommender,
    against: Mapping[str, Rival] = MappingProxyType({}),
) -> Iterator[Judgement]:
    """Rank and judge, user by user; the recommenders see the tasks alone."""
    for split in tasks:
        ranking = recommend(split.task)
        answers = {name: other(split.task) for name, other in against.items()}
        others = {name: other for name, other in answers.items() if other is not None}
        worse_off = {name: _worse_off(other, split) for name, other in others.items()}
        yield Judgement(
            split.task.user,
            ranking[:KEPT],
            metrics.marks(ranking, split.relevant),
            metrics.diversity(catalog.vectors[ranking[:10]]),
            _worse_off(ranking, split),
            {name: metrics.ndcg(other, split.relevant) for name, other in others.items()},
            {name: mark for name, mark in worse_off.items() if mark is not None},
        )


def _worse_off(ranking: NDArray[np.int64], split: Split) -> float | None:
    """The lower NDCG@10 of a household's members; one who has nothing left to find has none."""
    return min((metrics.ndcg(ranking, own) for own in split.members if len(own)), default=None)


def summarise(
    judgements: Sequence[Judgement],
    size: int,
    *,
    view: str,
    n: int | None = None,
    against: Iterable[str] = (),
    seed: int = 0,
) -> Evaluation:
    """Means over users with 95 % bootstrap intervals, and paired differences.

    A user who was judged in several libraries counts once, by the mean of what came of each.

    Args:
        judgements: what came of each user.
        size: how many titles could have been shown to anybody, for the coverage.
        view: which view it was.
        n: its number of likes, where it has one.
        against: the names of the other recommenders.
        seed: for the bootstrap.
    """
    of_user: dict[str, list[Judgement]] = {}
    for one in judgements:
        of_user.setdefault(one.user, []).append(one)
    users = list(of_user.values())
    marks = np.array([np.mean([one.marks for one in of], axis=0) for of in users])
    marks = marks.reshape(-1, len(metrics.METRICS))
    found = {
        name: metrics.estimate(column, seed)
        for name, column in zip(metrics.METRICS, marks.T, strict=True)
    }
    worse_off = [[one.worse_off for one in of if one.worse_off is not None] for of in users]
    if any(worse_off):
        means = np.array([np.mean(each) for each in worse_off if each])
        found["worse_off"] = metrics.estimate(means, seed)
    tops = [np.concatenate([one.ranking[:10] for one in of]) for of in users]
    found["coverage@10"] = metrics.coverage(tops, size, seed)
    spread = np.array([np.mean([one.diversity for one in of]) for of in users])
    found["diversity@10"] = metrics.estimate(spread, seed)
    paired = {
        name: _paired([[(one.marks[0], one.against.get(name)) for one in of] for of in users])
        for name in against
    }
    worse = {
        name: _paired(
            [[(one.worse_off, one.worse_off_against.get(name)) for one in of] for of in users]
        )
        for name in against
    }
    return Evaluation(
        view,
        n,
        len(users),
        found,
        {name: metrics.difference(*both, seed) for name, both in paired.items()},
        {name: metrics.difference(*both, seed) for name, both in worse.items() if len(both[0])},
        {name: len(users) - len(own) for name, (own, _) in paired.items() if len(own) < len(users)},
    )


def _paired(
    users: Sequence[Sequence[tuple[float | None, float | None]]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Means of a mark of the recommender and of another, of the users whom both have ranked for."""
    known = [
        [(own, other) for own, other in of if own is not None and other is not None] for of in users
    ]
    means = np.array([np.mean(of, axis=0) for of in known if of]).reshape(-1, 2)
    return means[:, 0], means[:, 1]
