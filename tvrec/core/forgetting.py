"""Really deleting what a viewer did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.core.recalled import drop_all
from tvrec.domain import TitleId, Viewer

if TYPE_CHECKING:
    from tvrec.core.cards import CardSet
    from tvrec.store import Store

__all__ = ["forget"]


def forget(store: Store, cards: CardSet, viewer: Viewer, title: TitleId | None) -> int:
    """Delete a viewer's events, open viewings and impressions: all, or those of a title.

    Those of its leaves go with it. Returns how many events there were.
    """
    drop_all(store.path)
    meant = None
    if title is not None:
        meant = {title} | {leaf for leaf, card in cards.card_of.items() if card == title}
    events = [
        event.id for event in store.events.of(viewer.id) if meant is None or event.title in meant
    ]
    with store.write_tx():
        number = store.events.delete(viewer.id, events)
        for viewing in store.viewings.open(viewer.id):
            if meant is None or viewing.title in meant:
                store.viewings.delete(viewer.id, viewing.title)
        for each in [None] if meant is None else meant:
            store.impressions.delete(viewer.id, each)
    return number
