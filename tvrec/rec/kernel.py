"""How alike titles and likes are, exp(cos/τ): one pass per like, and the rows of few titles.

Attention needs every title against the newest like only. Reasons need a few hundred titles against
every like: their rows are kept, and each new like adds its column from the pass that is made
anyway.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Kernel"]

_NEAR = 4  # titles whose nearness is kept: the newest like, and those that have a row
_KEPT = 500_000  # values kept, 2 MB: the rows of 500 titles for 1,000 likes
_FIRST_LIKES = 64  # likes that room is made for at first; then it doubles


class Kernel:
    """Values exp(cos(e_c, e_i)/τ) of titles c and likes i."""

    def __init__(self, vectors: NDArray[np.float32], temperature: float) -> None:
        self.size = len(vectors)
        self._vectors = vectors
        self._scale = np.float32(1 / temperature)
        self.reset(np.empty(0, dtype=np.int64))
        self._near: dict[int, NDArray[np.float32]] = {}

    def reset(self, likes: NDArray[np.int64]) -> None:
        """Start from likes of these titles, oldest first."""
        self.likes = len(likes)
        room = max(_FIRST_LIKES, self.likes + self.likes // 4)
        # Their vectors lie together: gathering them for each use would cost more than the use.
        self._liked = np.empty((room, self._vectors.shape[1]), dtype=np.float32)
        self._liked[: self.likes] = self._vectors[likes]
        self._clock = 0
        self._slot_of = np.full(self.size, -1, dtype=np.int32)
        self._forget(room)

    def _forget(self, room: int) -> None:
        count = max(1, _KEPT // room)
        self._rows = np.empty((count, room), dtype=np.float32)
        self._title_of = np.full(count, -1, dtype=np.int64)
        self._used = np.zeros(count, dtype=np.int64)  # when a slot was last asked for; 0: empty

    def append(self, i: int) -> NDArray[np.float32]:
        """Add a like of title i and return its values for every title: float32[size]. One pass."""
        self._near.pop(i, None)
        values: NDArray[np.float32] = np.exp(self.nearness(i))
        if self.likes == len(self._liked):
            self._make_room(2 * self.likes)
        self._liked[self.likes] = self._vectors[i]
        kept = np.flatnonzero(self._used)
        self._rows[kept, self.likes] = values[self._title_of[kept]]
        self.likes += 1
        return values

    def nearness(self, i: int, titles: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """cos(e_c, e_i)/τ of titles c, or of every one, and title i: float32[titles].

        What was computed for the latest few i is kept, so that a row asked for again costs nothing.
        """
        kept = self._near.pop(i, None)
        like = self._vectors[i] * self._scale
        if kept is None:
            kept = np.full(self.size, np.nan, dtype=np.float32)
            while len(self._near) >= _NEAR:
                self._near.pop(next(iter(self._near)))
        if titles is None:
            if np.isnan(kept).any():
                np.dot(self._vectors, like, out=kept)
            self._near[i] = kept
            return kept
        self._near[i] = kept
        values = kept[titles]
        missing = np.flatnonzero(np.isnan(values))
        if len(missing):
            values[missing] = self._vectors[titles[missing]] @ like
            kept[titles[missing]] = values[missing]
        return values

    def block(
        self, titles: NDArray[np.int64] | slice, likes: slice = slice(None)
    ) -> NDArray[np.float32]:
        """Values of some titles for some likes, computed anew: float32[titles, likes]."""
        values: NDArray[np.float32] = self._vectors[titles] @ self._liked[: self.likes][likes].T
        values *= self._scale
        np.exp(values, out=values)
        return values

    def rows(self, titles: NDArray[np.int64]) -> NDArray[np.float32]:
        """Values of some titles for every like, computed for new titles: float32[titles, likes]."""
        slots = self._slot_of[titles]
        if (slots < 0).any():
            wanted = np.fromiter(sorted(set(titles.tolist())), np.int64)
            if len(wanted) > len(self._used):
                return self.block(titles)
            self._keep(wanted)
            slots = self._slot_of[titles]
        self._clock += 1
        self._used[slots] = self._clock
        return self._rows[slots, : self.likes]

    def _keep(self, wanted: NDArray[np.int64]) -> None:
        """Compute the rows that are missing, in the place of those not asked for the longest."""
        self._clock += 1
        known = self._slot_of[wanted]
        self._used[known[known >= 0]] = self._clock
        missing = wanted[known < 0]
        slots = np.argsort(self._used, kind="stable")[: len(missing)]
        replaced = self._title_of[slots]
        self._slot_of[replaced[replaced >= 0]] = -1
        self._slot_of[missing] = slots
        self._title_of[slots] = missing
        self._used[slots] = self._clock
        self._rows[slots, : self.likes] = self.block(missing)

    def _make_room(self, room: int) -> None:
        """Widen the arrays to this many likes; the rows used last stay, as many as then fit."""
        liked, self._liked = self._liked, np.empty((room, self._liked.shape[1]), np.float32)
        self._liked[: len(liked)] = liked
        rows, title_of, used = self._rows, self._title_of, self._used
        self._forget(room)
        kept = np.argsort(-used, kind="stable")[: len(self._used)]
        kept = kept[used[kept] > 0]
        self._slot_of.fill(-1)
        self._slot_of[title_of[kept]] = np.arange(len(kept))
        self._title_of[: len(kept)] = title_of[kept]
        self._used[: len(kept)] = used[kept]
        self._rows[: len(kept), : rows.shape[1]] = rows[kept]
