"""In which languages each card can be watched or heard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.cards import CardSet
    from tvrec.store import Store

__all__ = ["Spoken"]

_Wish = tuple[frozenset[str], frozenset[str]]


class Spoken:
    """The languages of the cards; those of the files are read when one is first asked about.

    Args:
        store: of the household.
        cards: of the library.
        originals: language of each card's work, empty where unknown.
    """

    def __init__(self, store: Store, cards: CardSet, originals: Sequence[str]) -> None:
        self._store = store
        self._cards = cards
        self._originals = originals
        self._last: tuple[_Wish, NDArray[np.bool_]] | None = None

    def outside(self, unwanted: frozenset[str], only: frozenset[str]) -> NDArray[np.bool_]:
        """Tell which cards cannot be had in a language that is wanted: bool[n].

        A card that has sound in several languages is out when none of them is wanted; one whose
        language nobody knows, as music without words, is never out.

        Args:
            unwanted: languages, ISO 639-1.
            only: languages of which one is asked for; empty: any will do.
        """
        wish = (unwanted, only)
        if self._last is None or self._last[0] != wish:
            out = [
                bool(each) and not ((each & only if only else each) - unwanted)
                for each in self.languages
            ]
            self._last = wish, np.array(out, dtype=np.bool_)
        return self._last[1]

    @cached_property
    def languages(self) -> list[frozenset[str]]:
        """The languages of each card: of its files' sound, or else of the work."""
        from tvrec.library.languages import language_code

        heard: dict[int, set[str]] = {}
        for title, codes in self._store.files.spoken():
            place = self._cards.index.get(self._cards.card_of.get(title, title))
            if place is not None:
                heard.setdefault(place, set()).update(codes)
        return [
            frozenset(heard.get(place) or ({language_code(own)} - {""}))
            for place, own in enumerate(self._originals)
        ]
