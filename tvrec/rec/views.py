"""Which part of each history a recommender sees, and which titles it should find.

A recommender is given a ``Task`` alone; what was held out stays in the ``Split`` around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.catalog import Catalog
from tvrec.rec.histories import History, joined, play_strengths

__all__ = ["VIEWS", "Split", "Task", "splits"]

Titles = NDArray[np.int64]


@dataclass(frozen=True)
class Task:
    """All that a recommender may know.

    Attributes:
        user: for whom it ranks.
        likes: int64[likes], liked titles, the oldest first.
        strengths: float64[likes], how strong each like is: by its plays where they were counted,
            otherwise 1.
        hidden: int64[events], the titles of the history, the likes among them, the oldest first.
        ratings: float64[events], what each of ``hidden`` was rated, NaN where it was not.
        candidates: bool[n], the titles that exist for this user.
    """

    user: str
    likes: Titles
    strengths: NDArray[np.float64]
    hidden: Titles
    ratings: NDArray[np.float64]
    candidates: NDArray[np.bool_]


@dataclass(frozen=True)
class Split:
    """A task and the titles that should come out on top of it.

    Attributes:
        task: what the recommender is given.
        relevant: int64, all that it should find.
        members: for each person of a household, the part of ``relevant`` that is theirs; empty
            where the task is one person's.
    """

    task: Task
    relevant: Titles
    members: tuple[Titles, ...] = ()


@dataclass(frozen=True)
class _Library:
    catalog: Catalog
    years: NDArray[np.int64]
    n: int
    rng: np.random.Generator

    def split(
        self, known: History, *held_out: Titles, year: int, all_liked: bool = False
    ) -> Iterator[Split]:
        """Make the split, unless nothing is left to find; ``held_out`` is a list a person."""
        likes = np.ones(len(known.titles), bool) if all_liked else known.liked
        candidates = self.years <= year
        candidates[known.titles] = False
        members = tuple(np.setdiff1d(titles, known.titles) for titles in held_out)
        relevant = np.unique(np.concatenate(members))
        task = Task(
            known.user,
            known.titles[likes],
            play_strengths(known.plays[likes]),
            known.titles,
            known.ratings,
            candidates,
        )
        if len(relevant):
            yield Split(task, relevant, members if len(members) > 1 else ())


def splits(
    view: str,
    users: Sequence[History],
    catalog: Catalog,
    years: NDArray[np.int64],
    *,
    n: int = 10,
    seed: int = 0,
) -> Iterator[Split]:
    """Split histories by a view.

    Args:
        view: a name in ``VIEWS``.
        users: the histories.
        catalog: the titles that they are of.
        years: int64[n], when each title came out; 0 where it is not known.
        n: the likes that ``nshot`` knows, or those since the change of taste in ``shift``.
        seed: for the pairs that ``shift`` and ``household`` draw.

    Raises:
        ValueError: there is no such view.
    """
    if view not in VIEWS:
        raise ValueError(f"no view {view!r}; there are {', '.join(VIEWS)}")
    yield from VIEWS[view](users, _Library(catalog, years, n, np.random.default_rng(seed)))


def _last20(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        known, following = _parted(user, round(0.8 * len(user.titles)))
        if len(known.likes) >= 3:
            yield from library.split(known, following.likes, year=user.year)


def _last10(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.likes) >= 20:
            known, following = _parted(user, int(np.flatnonzero(user.liked)[-10]))
            yield from library.split(known, following.likes, year=user.year)


def _nshot(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.likes) >= max(60, library.n):
            last = int(np.flatnonzero(user.liked)[library.n - 1])  # of those known
            known, following = _parted(user, last + 1)
            yield from library.split(known, following.likes[:10], year=user.year)


def _shift(users: Sequence[History], library: _Library) -> Iterator[Split]:
    """A user's first 40 likes, then n likes of someone of quite another taste."""
    steady = [user.part(user.liked) for user in users if len(user.likes) >= 50]
    if len(steady) < 2:
        return
    means = np.stack([library.catalog.vectors[user.titles[:40]].mean(axis=0) for user in steady])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    cosines = means @ means.T
    np.fill_diagonal(cosines, np.inf)
    for user, likeness in zip(steady, cosines, strict=True):
        least = np.argsort(likeness, kind="stable")[: max(1, len(steady) // 8)]
        other = steady[int(library.rng.choice(least))]
        old = user.part(slice(40))
        new = other.part(~np.isin(other.titles, old.titles))
        known = joined([old, new.part(slice(library.n))])
        yield from library.split(known, new.titles[20:40], year=other.year)


def _household(users: Sequence[History], library: _Library) -> Iterator[Split]:
    """Two users on one profile: their last 60 events, interleaved."""
    able = {split.task.user for split in _last20(users, library)}
    members = [user for user in users if user.user in able]
    members = [members[at] for at in library.rng.permutation(len(members))]
    for pair in zip(members[::2], members[1::2], strict=False):
        parted = [_parted(user, round(0.8 * len(user.titles))) for user in pair]
        recent = [known.part(slice(-60, None)) for known, _ in parted]
        when = np.concatenate([(np.arange(len(u.titles)) + 0.5) / len(u.titles) for u in recent])
        both = joined(recent)
        known = both.part(np.argsort(when, kind="stable"))
        yield from library.split(known, *(rest.likes for _, rest in parted), year=both.year)


def _music(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.titles) >= 10:
            known, following = _parted(user, round(0.8 * len(user.titles)))
            yield from library.split(known, following.titles, year=user.year, all_liked=True)


def _parted(user: History, count: int) -> tuple[History, History]:
    """The first ``count`` events of a user, and those that follow."""
    return user.part(slice(count)), user.part(slice(count, None))


View = Callable[[Sequence[History], _Library], Iterator[Split]]

VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "last20": _last20,
        "last10": _last10,
        "nshot": _nshot,
        "shift": _shift,
        "household": _household,
        "music": _music,
    }
)
"""Every view by its name. ``music`` takes every event for a like, and the order of the lines."""
