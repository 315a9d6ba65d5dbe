"""What in a viewer's history stands behind a cause, for the screen to say it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tvrec.domain import Event, EventKind, Share, Summary, TitleId
from tvrec.text import fold

if TYPE_CHECKING:
    from tvrec.core.cards import CardSet
    from tvrec.store import Store

__all__ = ["Evidence", "evidence"]

_LAST = 40
"""How many of the titles watched last a genre is counted among."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one cause.

    Attributes:
        plays: of a title: how often it was watched.
        last: of a title: when it was watched last.
        rating: of a title: the viewer's own, 0 to 10.
        titles: of a person: what of theirs was watched, the latest first; of an era: what
            of it is liked.
        count: of a genre: how many of the last ``among`` titles have it.
        among: see ``count``.
    """

    plays: int = 0
    last: datetime | None = None
    rating: float | None = None
    titles: tuple[Summary, ...] = ()
    count: int = 0
    among: int = 0


def evidence(
    store: Store,
    cards: CardSet,
    events: Sequence[Event],
    causes: Sequence[Share],
    liked: Sequence[TitleId] = (),
) -> dict[tuple[str, str], Evidence]:
    """Return what stands behind causes, by their type and id.

    Args:
        store: of the household.
        cards: of the library.
        events: what the viewer did, oldest first.
        causes: shares of a reason.
        liked: what of the kind in question is liked, the latest first, for the years.
    """
    watched = _watched(events, cards)
    recent = list(watched)[-_LAST:]
    found: dict[tuple[str, str], Evidence] = {}
    for cause in causes:
        match cause.type:
            case "title":
                found[cause.type, cause.id] = _of_title(events, cards, cause.id)
            case "person":
                theirs = {cards.card_of.get(key, key) for key in store.titles.with_person(cause.id)}
                titles = [cards.every[key] for key in reversed(watched) if key in theirs]
                found[cause.type, cause.id] = Evidence(titles=tuple(titles))
            case "era":
                titles = [cards.every[key] for key in liked if key in cards.every]
                of_it = [summary for summary in titles if _decade(summary) == cause.name]
                found[cause.type, cause.id] = Evidence(titles=tuple(of_it))
            case "genre":
                wanted = fold(cause.name)
                count = sum(
                    wanted in {fold(genre) for genre in cards.every[key].genres} for key in recent
                )
                found[cause.type, cause.id] = Evidence(count=count, among=len(recent))
    return found


def _decade(summary: Summary) -> str:
    return f"{summary.year // 10 * 10}s" if summary.year is not None else ""


def _watched(events: Sequence[Event], cards: CardSet) -> dict[TitleId, None]:
    """Return the cards that were played, the latest last."""
    found: dict[TitleId, None] = {}
    for event in events:
        if event.kind is EventKind.PLAY and event.title is not None:
            key = cards.card_of.get(event.title, event.title)
            if key in cards.every:
                found.pop(key, None)
                found[key] = None
    return found


def _of_title(events: Sequence[Event], cards: CardSet, title: str) -> Evidence:
    plays, last, rating = 0, None, None
    for event in events:
        if event.title is None or cards.card_of.get(event.title, event.title) != title:
            continue
        if event.kind is EventKind.PLAY:
            plays += event.plays or 1
            last = event.at
        elif event.kind is EventKind.RATE:
            rating = event.rating
    return Evidence(plays=plays, last=last, rating=rating)
