"""The library in memory: the cards, their facts as arrays, and the catalogue that is ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core.cards import CardSet
from tvrec.rec import Catalog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tvrec.domain import Summary, TitleId
    from tvrec.store import Store

__all__ = ["Loaded"]


@dataclass(frozen=True)
class Loaded:
    """A library ready to be ranked; arrays are aligned with ``cards.cards``, n of them.

    Attributes:
        cards: the titles that are ranked.
        catalog: their vectors and facets.
        added_at: float64[n], seconds since 1970, NaN where unknown.
        runtimes_s: float64[n], NaN where unknown.
        min_ages: float64[n], years, NaN where unknown.
        leaves: the leaves of each card in their order.
    """

    cards: CardSet
    catalog: Catalog
    added_at: NDArray[np.float64]
    runtimes_s: NDArray[np.float64]
    min_ages: NDArray[np.float64]
    leaves: dict[TitleId, list[Summary]]

    @classmethod
    def read(cls, store: Store, encoder_id: str) -> Loaded:
        """Read the library; titles that are not encoded yet have a vector of zeros."""
        cards = CardSet.of(store.titles.summaries())
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
            ids=[card.id for card in cards.cards],
            names=[card.title for card in cards.cards],
        )
        added = [facets.added_at[i] for i in rows]
        return cls(
            cards=cards,
            catalog=catalog,
            added_at=_numbers([moment.timestamp() if moment else None for moment in added]),
            runtimes_s=_numbers([facets.runtimes_s[i] for i in rows]),
            min_ages=_numbers([facets.min_ages[i] for i in rows]),
            leaves=cards.leaves(),
        )


def _vectors(
    store: Store, encoder_id: str, cards: CardSet
) -> tuple[NDArray[np.float32], list[str]]:
    ids, languages, stored = store.vectors.load(encoder_id)
    vectors = np.zeros((len(cards.cards), stored.shape[1]), dtype=np.float32)
    spoken = [""] * len(cards.cards)
    kept = [(cards.index[key], row) for row, key in enumerate(ids) if key in cards.index]
    if kept:
        to, come_from = (np.array(column) for column in zip(*kept, strict=True))
        vectors[to] = stored[come_from]
    for place, row in kept:
        spoken[place] = languages[row]
    return vectors, spoken


def _numbers(values: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
