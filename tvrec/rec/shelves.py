"""What the rows of Home draw from: the best of each kind, and which titles are still free."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.leaning import leaning, relevance
from tvrec.rec.lifting import timely
from tvrec.rec.makings import HomeState, RowSettings
from tvrec.rec.mmr import mmr
from tvrec.rec.profile import Profile
from tvrec.rec.rank import best, turns, woven
from tvrec.rec.scores import CONTENT
from tvrec.rec.sinking import RESTS, lowered

__all__ = ["Shelves"]

_DAY = 86_400.0
_HARDLY = 0.05  # of its weight left: newness has faded
_CHANCE = 1e-9  # smaller than any difference that means something …
_DECIMALS = 6  # … so that it decides the order, and is no relevance beside variety


class Shelves:
    """Gives titles to rows, each title to one recommending row only.

    Attributes:
        profile: the viewer.
        state: the library around the profile.
        settings: sizes.
        scores: float64[n], the score of each title within its kind.
        wanted: float64[n], the scores with what the viewer has set of the order, less what titles
            sink by: what rows are put in order by.
        rests: bool[n], what comes after all others wherever it is put; None: nothing.
        of_kind: for each kind, the best of its titles, best first.
        pool: int64[m], all of these.
        free: bool[n], what can still be taken.
        open: bool[n], what could be taken at first.
        cold: nothing is liked yet.
        age_days: float64[n], since when each title is there, NaN where it is not known.
        length: cards of a row, at most.
        strange: the same of the rows that lead away from what is known.
        least: cards of a recommending row, at least.
    """

    def __init__(
        self,
        profile: Profile,
        state: HomeState,
        settings: RowSettings,
        rng: np.random.Generator,
        now: datetime,
    ) -> None:
        self.profile, self.state, self.settings = profile, state, settings
        self.cold = not len(profile.liked)
        self._rng = rng
        self.age_days = (now.timestamp() - state.added_at) / _DAY
        found = profile.scores(None if state.allowed.all() else state.allowed)
        self.scores = found.total
        self.terms = found.terms
        self.term_names = found.names
        lean = leaning(profile.catalog, found, state.wishes)
        self.wanted = found.total if lean is None else found.total + lean
        self.free = found.candidates.copy()
        for card in (*(c.card for c in state.continues), *(n.card for n in state.next_up)):
            self.free[card] = False
        self.free[np.asarray(state.elsewhere, dtype=np.int64)] = False
        if state.minutes is not None:
            self.free &= state.runtimes_s <= state.minutes * 60  # NaN: not known to fit
        self.open = self.free.copy()
        catalog = profile.catalog
        factors = [state.context.kinds.get(kind, 1.0) for kind in catalog.kinds]
        self._lean = factors if state.context.kinds else None
        self.wanted = lowered(self.wanted, state.sinking, catalog.members, self.free)
        self.rests = None if state.sinking is None else state.sinking >= RESTS
        self._merit = self._order_by()  # with a trace of chance where nothing else decides
        self.of_kind = self._share_out()
        self.pool = np.concatenate(self.of_kind) if self.of_kind else np.empty(0, dtype=np.int64)
        few = max(settings.shortest, int(catalog.size * settings.most_of_library))
        self.length = min(settings.length, few)
        self.strange = max(1, round(self.length * (1.0 - state.wishes.familiar / 2)))
        self.least = settings.least if catalog.size >= settings.small else settings.least_small

    def _order_by(self) -> NDArray[np.float64]:
        """Return what the best of a kind are chosen by: float64[n].

        That is what is wanted, and what the hour makes of a running time. Where the community says
        nothing of a kind, what came lately leads while the likes are few: newness has the weight
        that the content terms still lack.
        """
        kinds = [code for code, names in enumerate(self.term_names) if len(names) == len(CONTENT)]
        lacking = self.profile.scorer.shrinkage / (
            len(self.profile.liked) + self.profile.scorer.shrinkage
        )
        timed = bool(self.state.context.lengths)
        if not timed and (not kinds or lacking < _HARDLY):
            return self.wanted
        merit = self.wanted.copy()
        if timed:
            merit += timely(
                self.state.context, self.state.runtimes_s, self.scores,
                self.profile.catalog.members, self.free, self.settings.timely,
            )  # fmt: skip
        for code in kinds:
            rows = self.profile.catalog.members[code]
            age_days = np.maximum(np.floor(self.age_days[rows]), 0.0)
            newness = 0.5 ** (age_days / self.settings.new_half_life_days)
            merit[rows] += lacking * self.settings.newness * np.nan_to_num(newness)
            if self.cold:
                # of one day's arrivals, as of a first scan, chance decides, not the alphabet
                merit[rows] += self.chance[rows] * _CHANCE
        return merit

    def _share_out(self) -> list[NDArray[np.int64]]:
        """Fill the pool with the best of each kind, best first.

        Each kind has the part that it has of the library, and a tenth of the pool at least.
        """
        catalog = self.profile.catalog
        free = [catalog.of_kind(code, self.free) for code in range(len(catalog.kinds))]
        size = self.settings.pool
        part = min(1.0, size / max(1, sum(map(len, free))))
        return [
            best(catalog, self._merit, among, max(math.ceil(len(among) * part), size // 10))
            for among in free
        ]

    def merged(self, codes: Iterable[int] | None = None) -> list[int]:
        """Weave the free titles of some kinds, or of all, into one varied list of a row's length.

        As ``rank`` does it, over what is free.
        """
        profile = self.profile
        scorer, vectors = profile.scorer, profile.catalog.vectors
        weight = relevance(scorer.relevance, self.state.wishes.familiar)
        chosen = range(len(self.of_kind)) if codes is None else set(codes)
        tops = [
            self.first(titles, scorer.mmr_depth) if code in chosen else titles[:0]
            for code, titles in enumerate(self.of_kind)
        ]
        order = turns(profile, [len(top) for top in tops], self.length, self._lean)
        varied = []
        for code, top in enumerate(tops):
            merit = np.round(self._raised(top), _DECIMALS)
            places = mmr(vectors[top], merit, order.count(code), weight)
            varied.append(top[places].tolist())
        return woven(order, varied)

    def _raised(self, titles: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return merits in which what rests is last, and as near to the others as that allows.

        Variety reads merits between the least and the most of them.
        """
        merit = self._merit[titles]
        awake = np.ones(len(titles), np.bool_) if self.rests is None else ~self.rests[titles]
        return np.maximum(merit, merit[awake].min()) if awake.any() else merit

    def woven(self, ranked: Sequence[NDArray[np.int64]]) -> list[int]:
        """Weave one list for each kind of the catalogue into one of a row's length."""
        order = turns(self.profile, [len(each) for each in ranked], self.length, self._lean)
        return woven(order, [titles.tolist() for titles in ranked])

    def parted(self, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Part the pool into the titles with the largest scores and the others, in no order."""
        if count >= len(self.pool):
            return self.pool, self.pool[:0]
        parted = self.pool[np.argpartition(-self.scores[self.pool], count - 1)]
        return parted[:count], parted[count:]

    def first(self, titles: NDArray[np.int64], count: int) -> NDArray[np.int64]:
        """Return so many of the free titles of an ordered list, the first ones."""
        return titles[self.free[titles]][:count]

    def ordered(
        self,
        titles: NDArray[np.int64],
        values: NDArray[np.float64],
        length: int | None = None,
    ) -> NDArray[np.int64]:
        """Return the free ones among titles with the largest values, float64[titles].

        So many of them at most as ``length`` says, or as a row has.
        """
        length = self.length if length is None else length
        free = self.free[titles]
        kept, values = titles[free], values[free]
        if self.rests is not None:
            values = np.where(self.rests[kept], -np.inf, values)
        if len(kept) > 4 * length:
            # sorting the few that can be among the first is several times cheaper than all
            least = np.partition(values, -length)[-length]
            kept, values = kept[values >= least], values[values >= least]
        order = self.profile.catalog.order[kept]
        return kept[np.lexsort((order, -values))][:length]

    def fitting(self, titles: Iterable[int]) -> list[int]:
        """Return which titles of a list may be shown and keep to a stated limit, liked ones too."""
        state = self.state
        fits = state.allowed
        if state.minutes is not None:
            fits = fits & (state.runtimes_s <= state.minutes * 60)  # NaN: not known to fit
        return [i for i in titles if fits[i]]

    def shuffled(self, titles: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return free titles for a row that leads away, drawn by chance."""
        return self.ordered(titles, self.chance[titles], self.strange)

    @cached_property
    def chance(self) -> NDArray[np.float64]:
        """A lot for each title: the draw of one changes little when others come or go."""
        return np.asarray(self._rng.random(self.profile.catalog.size))

    def take(self, titles: Iterable[int]) -> None:
        """Note that titles stand in a recommending row now."""
        self.free[np.fromiter(titles, np.int64)] = False

    def enough(self, titles: Sequence[int]) -> bool:
        """Tell whether a recommending row of these titles is worth showing."""
        return len(titles) >= self.least
