"""Which cards lie in folders that a viewer does not want."""

from __future__ import annotations

from functools import cached_property
from os.path import commonpath, dirname
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.cards import CardSet
    from tvrec.store import Store

__all__ = ["Folders"]


class Folders:
    """Where the files of each card lie; they are read when a folder is first asked about."""

    def __init__(self, store: Store, cards: CardSet) -> None:
        self._store = store
        self._cards = cards
        self._last: tuple[frozenset[str], NDArray[np.bool_]] | None = None

    def hold(self, folders: frozenset[str]) -> NDArray[np.bool_]:
        """Tell which cards have files, their leaves' among them, in these folders alone: bool[n].

        Args:
            folders: paths; what lies below them counts.
        """
        if self._last is None or self._last[0] != folders:
            self._last = (folders, self._find(folders))
        return self._last[1]

    def around(self, place: int) -> str:
        """Return the nearest folder that holds a card whole, and others too; empty: there is none.

        A folder that holds all that the library has files of is none.
        """
        paths, places = self._files
        own = [path for path, of in zip(paths, places, strict=True) if of == place]
        if not own:
            return ""
        every = len(set(places))
        folder = PurePath(commonpath(map(dirname, own)))
        for parent in (folder, *folder.parents):
            held = int(self._find(frozenset({str(parent)})).sum())
            if held > 1:
                return str(parent) if held < every else ""
        return ""

    def _find(self, folders: frozenset[str]) -> NDArray[np.bool_]:
        starts = tuple(folder.rstrip("/") + "/" for folder in folders)
        paths, places = self._files
        held = np.zeros(len(self._cards.cards), dtype=np.bool_)
        held[places] = True
        files = zip(paths, places, strict=True)
        held[[place for path, place in files if not path.startswith(starts)]] = False
        return held

    @cached_property
    def _files(self) -> tuple[list[str], list[int]]:
        """The path of each file that is there, and the card it belongs to."""
        paths, places = [], []
        for path, title in self._store.files.places():
            place = self._cards.index.get(self._cards.card_of.get(title, title))
            if place is not None:
                paths.append(path)
                places.append(place)
        return paths, places
