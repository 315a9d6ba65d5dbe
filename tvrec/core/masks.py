"""What a viewer may not or does not want to see, exactly, whatever its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.taste import Taste
    from tvrec.domain import Target, TitleId, Viewer
    from tvrec.rec.engagement import Ledger

__all__ = ["allowed", "too_old", "turned_down"]


def allowed(
    loaded: Loaded, viewer: Viewer, taste: Taste, blocked: frozenset[Target]
) -> NDArray[np.bool_]:
    """Which cards the viewer may and wants to see at all: bool[n].

    Args:
        loaded: the library.
        viewer: who watches.
        taste: what their rules come to.
        blocked: the people, genres and folders that they do not want.
    """
    mask = ~loaded.gone & ~_too_old(loaded, viewer)
    if taste.unwanted or taste.only:
        mask &= ~loaded.spoken.outside(taste.unwanted, taste.only)
    for target in blocked:
        facets = {"genre": loaded.catalog.genres, "person": loaded.catalog.people}
        features = facets.get(target.type)
        if features is not None and target.id in features.names:
            mask[features.titles_with(features.names.index(target.id))] = False
    folders = frozenset(t.id for t in blocked if t.type == "folder")
    if folders:
        mask &= ~loaded.folders.hold(folders)
    return mask


def too_old(loaded: Loaded, viewer: Viewer) -> set[TitleId]:
    """Return the cards that are for people older than the viewer."""
    return {loaded.cards.cards[place].id for place in np.flatnonzero(_too_old(loaded, viewer))}


def _too_old(loaded: Loaded, viewer: Viewer) -> NDArray[np.bool_]:
    ages = loaded.min_ages  # NaN: no limit is known
    return np.zeros(len(ages), dtype=np.bool_) if viewer.age_cap is None else ages > viewer.age_cap


def turned_down(loaded: Loaded, ledger: Ledger) -> list[int]:
    """List the places of the cards that a viewer has turned down or dropped, each alone."""
    index = loaded.cards.index
    every = ledger.standings()
    return [index[key] for key, standing in every if standing.dropped and key in index]
