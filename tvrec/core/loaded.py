"""The library in memory: the cards, their facts as arrays, and the catalogue that is ranked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core.cards import CardSet
from tvrec.core.folders import Folders
from tvrec.core.spoken import Spoken
from tvrec.domain import Kind
from tvrec.rec import Catalog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from tvrec.domain import Summary, TitleId
    from tvrec.store import Store

__all__ = ["Loaded"]

_AS_A_WHOLE = frozenset({Kind.ALBUM, Kind.AUDIOBOOK})
_HEARD_AS_A_WHOLE = frozenset({Kind.ALBUM, Kind.ARTIST})
"""One track of it is no promise to hear the next."""


@dataclass(frozen=True)
class Loaded:
    """A library ready to be ranked; arrays are aligned with ``cards.cards``, n of them.

    Attributes:
        cards: the titles that are ranked.
        catalog: their vectors and facets.
        added_at: float64[n], seconds since 1970, NaN where unknown.
        runtimes_s: float64[n], NaN where unknown; of a title in parts what it takes to see one of
            them, or to hear the whole album or book.
        min_ages: float64[n], years, NaN where unknown.
        gone: bool[n], had files, itself or its leaves, none of which is there any more.
        leaves: the leaves of each card in their order.
        folders: where the files of the cards lie.
        spoken: in which languages the cards are.
    """

    cards: CardSet
    catalog: Catalog
    added_at: NDArray[np.float64]
    runtimes_s: NDArray[np.float64]
    min_ages: NDArray[np.float64]
    gone: NDArray[np.bool_]
    leaves: dict[TitleId, list[Summary]]
    folders: Folders
    spoken: Spoken

    @cached_property
    def with_next(self) -> frozenset[TitleId]:
        """The cards that have a next part to offer: those in parts, and series without episodes."""
        return frozenset(
            card.id
            for card in self.cards.cards
            if (card.id in self.leaves or card.kind is Kind.SERIES)
            and card.kind not in _HEARD_AS_A_WHOLE
        )

    @classmethod
    def read(cls, store: Store, encoder_id: str, cards: CardSet) -> Loaded:
        """Read the library; titles that are not encoded yet have a vector of zeros."""
        facets = store.titles.facets()
        at = {key: i for i, key in enumerate(facets.ids)}
        rows = [at[card.id] for card in cards.cards]
        vectors, languages = _vectors(store, encoder_id, cards)
        catalog = Catalog(
            vectors=vectors,
            languages=languages,
            kinds=[card.kind.value for card in cards.cards],
            genres=[facets.genres[i] for i in rows],
            people=[facets.people[i] for i in rows],
            votes=_numbers([facets.votes[i] for i in rows]),
            ratings=_numbers([facets.ratings[i] for i in rows]),
            years=_numbers([facets.years[i] for i in rows]),
            ids=[card.id for card in cards.cards],
            names=[card.title for card in cards.cards],
        )
        leaves = cards.leaves()
        for card in cards.cards:
            if card.kind is Kind.PODCAST and card.id in leaves:
                days = {leaf.id: facets.added_at[at[leaf.id]] for leaf in leaves[card.id]}
                leaves[card.id].sort(key=partial(_by_day, days))
        added = [facets.added_at[i] for i in rows]
        return cls(
            cards=cards,
            catalog=catalog,
            added_at=_numbers([moment.timestamp() if moment else None for moment in added]),
            runtimes_s=_numbers([_runtime_s(card, leaves) for card in cards.cards]),
            min_ages=_numbers([facets.min_ages[i] for i in rows]),
            gone=_gone(cards, store.files.titles_missing()),
            leaves=leaves,
            folders=Folders(store, cards),
            spoken=Spoken(store, cards, [facets.languages[i] for i in rows]),
        )


def _vectors(
    store: Store, encoder_id: str, cards: CardSet
) -> tuple[NDArray[np.float16], list[str]]:
    ids, languages, stored = store.vectors.load(encoder_id)
    row_of = dict(zip(ids, range(len(ids)), strict=True))
    rows = [row_of.get(card.id, -1) for card in cards.cards]
    spoken = [languages[row] if row >= 0 else "" for row in rows]
    if rows == list(range(len(ids))):
        return stored, spoken
    # as they are stored: the catalogue widens them, and two wide copies would be the peak
    vectors = np.zeros((len(rows), stored.shape[1]), dtype=stored.dtype)
    if len(ids):
        come_from = np.array(rows, dtype=np.int64)
        np.take(stored, come_from, axis=0, out=vectors, mode="wrap")
        vectors[come_from < 0] = 0
    return vectors, spoken


def _runtime_s(card: Summary, leaves: dict[TitleId, list[Summary]]) -> float | None:
    """Return a card's own runtime, or what those of its leaves say of it."""
    if card.runtime_s is not None or card.id not in leaves:
        return card.runtime_s
    known = [leaf.runtime_s for leaf in leaves[card.id] if leaf.runtime_s is not None]
    if not known:
        return None
    return sum(known) if card.kind in _AS_A_WHOLE else median(known)


def _by_day(days: dict[TitleId, datetime | None], leaf: Summary) -> tuple[int, int, float]:
    """Order a podcast's episodes by their numbers, else by their days; ties stay as they are."""
    day = days[leaf.id]
    return (leaf.season or 1, leaf.episode or 0, day.timestamp() if day else 0.0)


def _gone(cards: CardSet, missing: set[TitleId]) -> NDArray[np.bool_]:
    """Tell which cards had files and have none: bool[n]."""
    gone = np.zeros(len(cards.cards), dtype=np.bool_)
    for title in missing:
        place = cards.index.get(cards.card_of.get(title, title))
        if place is not None:
            gone[place] = not cards.cards[place].available
    return gone


def _numbers(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
