"""A profile as it stood at one moment, and reasons that are worked out when somebody reads them.

A Home has a few hundred cards, and a screen shows a dozen of them before the next act makes another
Home. What a reason is made from is little and is kept; the sentences' shares are made on demand,
and are those of the moment at which the Home was built, whatever the viewer did since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Counterfactual, Reason, Share
from tvrec.rec.explain import reasons_of
from tvrec.rec.profile import Profile

__all__ = ["Snapshot", "deferred"]


class Snapshot:
    """What reasons are read from, kept from before the next act."""

    def __init__(self, profile: Profile) -> None:
        self.grounds = profile.grounds
        self._temperature = np.float32(profile.scorer.temperature)

    def attention(self, titles: NDArray[np.int64]) -> NDArray[np.float32]:
        """As ``Profile.attention``: float32[titles, likes]."""
        vectors = self.grounds.catalog.vectors
        near = vectors[titles] @ vectors[self.grounds.liked].T
        near -= np.float32(1)
        near /= self._temperature
        return self.grounds.attention(titles, np.exp(near, out=near))


class _Batch:
    """The titles of one row, whose reasons are made together when the first is read."""

    def __init__(
        self,
        snapshot: Snapshot,
        titles: NDArray[np.int64],
        names: Sequence[tuple[str, ...]],
        terms: NDArray[np.float64],
    ) -> None:
        self._snapshot = snapshot
        self._titles = titles
        self._names = names
        self._terms = terms
        self._made: list[Reason] | None = None

    def reason(self, place: int) -> Reason:
        """Return the reason of the title at a place of the row."""
        if self._made is None:
            snapshot = self._snapshot
            self._made = reasons_of(
                snapshot.grounds, snapshot.attention, self._titles, self._names, self._terms
            )
        return self._made[place]


class _Deferred(Reason):
    """A reason that is worked out when it is read."""

    __slots__ = ("_batch", "_place")
    _batch: _Batch
    _place: int

    def __init__(self, batch: _Batch, place: int) -> None:
        object.__setattr__(self, "_batch", batch)
        object.__setattr__(self, "_place", place)

    @property
    def terms(self) -> Mapping[str, float]:
        """As ``Reason``."""
        return self._batch.reason(self._place).terms

    @property
    def shares(self) -> tuple[Share, ...]:
        """As ``Reason``."""
        return self._batch.reason(self._place).shares

    @property
    def against(self) -> tuple[Share, ...]:
        """As ``Reason``."""
        return self._batch.reason(self._place).against

    @property
    def counterfactuals(self) -> tuple[Counterfactual, ...]:
        """As ``Reason``."""
        return ()

    def __eq__(self, other: Any) -> bool:
        if not isinstance(other, Reason):
            return NotImplemented
        mine, theirs = (self.terms, self.shares), (other.terms, other.shares)
        return mine == theirs and self.against == other.against

    def __hash__(self) -> int:
        return hash(self.shares)

    def __repr__(self) -> str:
        return repr(self._batch.reason(self._place))


def deferred(
    snapshot: Snapshot,
    titles: NDArray[np.int64],
    names: Sequence[tuple[str, ...]],
    terms: NDArray[np.float64],
) -> list[Reason]:
    """Return the reasons of a row's titles, to be worked out when one of them is read.

    Args:
        snapshot: the profile at this moment.
        titles: int64[titles], rows of the catalogue.
        names: for each kind of the catalogue, the names of its terms.
        terms: float64[terms, titles], the terms of each title.
    """
    batch = _Batch(snapshot, titles, names, terms)
    return [_Deferred(batch, place) for place in range(len(titles))]
