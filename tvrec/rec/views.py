"""Which part of each history a recommender sees, and which titles it should find.

A recommender is given a ``Task`` alone; what was held out stays in the ``Split`` around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Event, EventKind
from tvrec.rec.catalog import Catalog

__all__ = ["VIEWS", "History", "Split", "Task", "histories", "splits"]

_LIKED = 8.0  # a rating from which on a title is liked
_FINISHED = 0.9  # the covered share from which on it is, where nothing is rated

Titles = NDArray[np.int64]


@dataclass(frozen=True)
class History:
    """What one user did, the oldest first.

    Attributes:
        user: whose it is.
        titles: int64[events], the title of each event.
        liked: bool[events], whether it was liked.
        year: the last year in which the user did anything.
    """

    user: str
    titles: Titles
    liked: NDArray[np.bool_]
    year: int

    @property
    def likes(self) -> Titles:
        """The liked titles, the oldest first."""
        return self.titles[self.liked]


@dataclass(frozen=True)
class Task:
    """All that a recommender may know.

    Attributes:
        user: for whom it ranks.
        likes: int64, liked titles, the oldest first.
        hidden: int64, the titles of the history, the likes among them.
        candidates: bool[n], the titles that exist for this user.
    """

    user: str
    likes: Titles
    hidden: Titles
    candidates: NDArray[np.bool_]


@dataclass(frozen=True)
class Split:
    """A task and the titles that should come out on top of it."""

    task: Task
    relevant: Titles


@dataclass(frozen=True)
class _Library:
    catalog: Catalog
    years: NDArray[np.int64]
    n: int
    rng: np.random.Generator

    def split(
        self, user: str, likes: Titles, hidden: Titles, relevant: Titles, year: int
    ) -> Iterator[Split]:
        """Make the split, unless nothing is left to find."""
        candidates = self.years <= year
        candidates[hidden] = False
        relevant = np.unique(relevant)
        relevant = relevant[~np.isin(relevant, hidden)]
        if len(relevant):
            yield Split(Task(user, likes, hidden, candidates), relevant)


def histories(events: Iterable[Event], index: Mapping[str, int]) -> list[History]:
    """Read the ratings and plays of each user, ordered by time, then as they come.

    A title is liked from a rating of 8 on. Where a user has rated nothing, it is liked when it was
    finished. Events of other kinds, and of titles that ``index`` (id → row) has not, are left out.
    """
    of_user: dict[str, list[tuple[Event, int]]] = {}
    for event in events:
        row = None if event.title is None else index.get(event.title)
        if row is not None and event.kind in (EventKind.RATE, EventKind.PLAY):
            of_user.setdefault(event.profile, []).append((event, row))
    found = []
    for user, pairs in of_user.items():
        pairs.sort(key=lambda pair: pair[0].at)
        rated = any(event.kind is EventKind.RATE for event, _ in pairs)
        liked = [
            (event.rating or 0) >= _LIKED if rated else (event.completion or 0) >= _FINISHED
            for event, _ in pairs
        ]
        titles = np.array([row for _, row in pairs], dtype=np.int64)
        found.append(History(user, titles, np.array(liked), pairs[-1][0].at.year))
    return found


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
        known = _first_events(user, round(0.8 * len(user.titles)))
        if len(known.likes) >= 3:
            held_out = user.titles[len(known.titles) :][user.liked[len(known.titles) :]]
            yield from library.split(user.user, known.likes, known.titles, held_out, user.year)


def _last10(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.likes) >= 20:
            first = int(np.flatnonzero(user.liked)[-10])  # of those held out
            known = _first_events(user, first)
            held_out = user.likes[-10:]
            yield from library.split(user.user, known.likes, known.titles, held_out, user.year)


def _nshot(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.likes) >= 60:
            last = int(np.flatnonzero(user.liked)[library.n - 1])  # of those known
            known = _first_events(user, last + 1)
            following = user.likes[library.n : library.n + 10]
            yield from library.split(user.user, known.likes, known.titles, following, user.year)


def _shift(users: Sequence[History], library: _Library) -> Iterator[Split]:
    """A user's first 40 likes, then n likes of someone of quite another taste."""
    steady = [user for user in users if len(user.likes) >= 50]
    if len(steady) < 2:
        return
    means = np.stack([library.catalog.vectors[user.likes[:40]].mean(axis=0) for user in steady])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    cosines = means @ means.T
    np.fill_diagonal(cosines, np.inf)
    for user, likeness in zip(steady, cosines, strict=True):
        least = np.argsort(likeness, kind="stable")[: max(1, len(steady) // 8)]
        other = steady[int(library.rng.choice(least))]
        old = user.likes[:40]
        new = other.likes[~np.isin(other.likes, old)]
        known = np.concatenate([old, new[: library.n]])
        yield from library.split(user.user, known, known, new[20:40], other.year)


def _household(users: Sequence[History], library: _Library) -> Iterator[Split]:
    """Two users on one profile: their last 60 events, interleaved."""
    alone = {split.task.user: split for split in _last20(users, library)}
    members = [user for user in users if user.user in alone]
    members = [members[at] for at in library.rng.permutation(len(members))]
    for one, two in zip(members[::2], members[1::2], strict=False):
        recent = [
            _last_events(_first_events(u, round(0.8 * len(u.titles))), 60) for u in (one, two)
        ]
        when = np.concatenate([(np.arange(len(u.titles)) + 0.5) / len(u.titles) for u in recent])
        order = np.argsort(when, kind="stable")
        titles = np.concatenate([u.titles for u in recent])[order]
        liked = np.concatenate([u.liked for u in recent])[order]
        both = np.concatenate([alone[u.user].relevant for u in (one, two)])
        year = max(one.year, two.year)
        yield from library.split(f"{one.user}+{two.user}", titles[liked], titles, both, year)


def _music(users: Sequence[History], library: _Library) -> Iterator[Split]:
    for user in users:
        if len(user.titles) >= 10:
            known = user.titles[: round(0.8 * len(user.titles))]
            held_out = user.titles[len(known) :]
            yield from library.split(user.user, known, known, held_out, user.year)


def _first_events(user: History, count: int) -> History:
    return History(user.user, user.titles[:count], user.liked[:count], user.year)


def _last_events(user: History, count: int) -> History:
    return History(user.user, user.titles[-count:], user.liked[-count:], user.year)


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
