"""What the rows of Home draw from: the best of each kind, and which titles are still free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Share, Summary, TitleId
from tvrec.rec.mmr import mmr
from tvrec.rec.profile import Profile
from tvrec.rec.rank import best, merge

__all__ = ["Continue", "HomeState", "NextUp", "RowSettings", "Shelf", "Shelves"]


@dataclass(frozen=True, slots=True)
class Continue:
    """A title that was begun: its card, what Enter plays, and how far it is."""

    card: int
    leaf: TitleId | None
    progress: float
    left_s: float | None
    audio: bool = False


@dataclass(frozen=True, slots=True)
class NextUp:
    """A series whose next episode waits."""

    card: int
    leaf: TitleId


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """What Home needs beside the profile; arrays are aligned with the catalogue's n titles.

    Attributes:
        summaries: n, what the cards show.
        added_at: float64[n], seconds since 1970, NaN where unknown.
        runtimes_s: float64[n], NaN where unknown.
        allowed: bool[n], neither blocked nor above the age cap.
        continues: what was begun, the latest first.
        next_up: series with a next episode, the latest watched first.
        again: liked titles that were not watched for long, the best first.
        minutes: a stated limit; None: none.
    """

    summaries: Sequence[Summary]
    added_at: NDArray[np.float64]
    runtimes_s: NDArray[np.float64]
    allowed: NDArray[np.bool_]
    continues: Sequence[Continue] = ()
    next_up: Sequence[NextUp] = ()
    again: Sequence[int] = ()
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSettings:
    """How many rows of how many cards."""

    length: int = 20
    least: int = 4  # a recommending row with fewer cards is not shown …
    least_small: int = 2  # … nor with fewer than these in a library of fewer than ``small`` titles
    small: int = 40
    pool: int = 2000  # titles that rows draw from, the best of each kind
    seeds: int = 2
    people: int = 1
    genres: int = 2
    new_days: float = 60.0
    under_minutes: int = 45
    calm: float = 2 / 3  # part of a row that stays without an act of the viewer


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row before it has cards: rows of the catalogue in their order."""

    id: str
    recipe: str
    titles: Sequence[int]
    subject: Share | None = None


class Shelves:
    """Gives titles to rows, each title to one recommending row only.

    Attributes:
        profile: the viewer.
        state: the library around the profile.
        settings: sizes.
        scores: float64[n], the score of each title within its kind.
        pool: int64[m], the best of every kind, kind by kind.
        cold: nothing is liked yet.
    """

    def __init__(
        self,
        profile: Profile,
        state: HomeState,
        settings: RowSettings,
        rng: np.random.Generator,
    ) -> None:
        self.profile, self.state, self.settings = profile, state, settings
        self.cold = not profile.likes
        self._rng = rng
        found = profile.scores(None if state.allowed.all() else state.allowed)
        self.scores = found.total
        self.terms = found.terms
        self.term_names = found.names
        self.free = found.candidates.copy()
        for card in (*(c.card for c in state.continues), *(n.card for n in state.next_up)):
            self.free[card] = False
        if state.minutes is not None:
            self.free &= state.runtimes_s <= state.minutes * 60  # NaN: not known to fit
        catalog = profile.catalog
        self._of_kind = [self._best_of(code) for code in range(len(catalog.kinds))]
        self.pool = self._share_out()
        self.least = settings.least if catalog.size >= settings.small else settings.least_small

    def _best_of(self, code: int) -> NDArray[np.int64]:
        catalog, scorer = self.profile.catalog, self.profile.scorer
        rows = catalog.members[code]
        among = np.flatnonzero(self.free[rows])
        among = among + (rows.start or 0) if isinstance(rows, slice) else rows[among]
        found = best(catalog, self._merit(code, among), among, self.settings.pool)
        top, rest = found[: scorer.mmr_depth], found[scorer.mmr_depth :]
        # rows take no more than their length of them, and once or twice after others have taken
        count = min(len(top), 3 * self.settings.length)
        varied = np.asarray(
            mmr(catalog.vectors[top], self.scores[top], count, scorer.relevance), dtype=np.int64
        )
        return np.concatenate([top[varied], np.delete(top, varied), rest])

    def _share_out(self) -> NDArray[np.int64]:
        """Fill the pool from every kind, as much from each as it has of the library."""
        total = sum(map(len, self._of_kind))
        part = min(1.0, self.settings.pool / max(1, total))
        lists = [each[: -int(-len(each) * part // 1)] for each in self._of_kind]
        return np.concatenate(lists) if lists else np.empty(0, dtype=np.int64)

    def _merit(self, code: int, among: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what a kind is ordered by: the score, or newness where nothing is known yet."""
        if not self.cold or len(self.term_names[code]) > len(_CONTENT):
            return self.scores
        merit = np.where(np.isnan(self.state.added_at), 0.0, self.state.added_at // _DAY)
        # of one day's arrivals, as of a first scan, chance decides, not the alphabet
        merit[among] += self._rng.random(len(among)) * 0.5
        return merit

    def merged(self, codes: Iterable[int] | None = None) -> list[int]:
        """Weave the free titles of some kinds, or of all, into one list of a row's length."""
        kinds = self.profile.catalog.kinds
        chosen = range(len(kinds)) if codes is None else codes
        ranked = {kinds[code]: [int(i) for i in self.first(self._of_kind[code])] for code in chosen}
        return merge(self.profile, {k: v for k, v in ranked.items() if v}, self.settings.length)

    def first(self, titles: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the first free titles of an ordered list, a row's length of them."""
        return titles[self.free[titles]][: self.settings.length]

    def ordered(self, titles: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the free ones among titles with the largest values: float64[titles]."""
        free = self.free[titles]
        kept, values = titles[free], values[free]
        if len(kept) > 4 * self.settings.length:
            # sorting the few that can be among the first is several times cheaper than all
            least = np.partition(values, -self.settings.length)[-self.settings.length]
            kept, values = kept[values >= least], values[values >= least]
        order = self.profile.catalog.order[kept]
        return kept[np.lexsort((order, -values))][: self.settings.length]

    def shuffled(self, titles: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return a row's length of free titles, drawn by chance."""
        free = titles[self.free[titles]]
        return self._rng.permutation(free)[: self.settings.length]

    def take(self, titles: Iterable[int]) -> None:
        """Note that titles stand in a recommending row now."""
        self.free[np.fromiter(titles, np.int64)] = False

    def enough(self, titles: Sequence[int]) -> bool:
        """Tell whether a recommending row of these titles is worth showing."""
        return len(titles) >= self.least


_CONTENT = ("attention", "genre", "people")
_DAY = 86_400.0
