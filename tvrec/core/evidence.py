"""What in a viewer's history stands behind a cause, for the screen to say it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tvrec.domain import Kind, Share, Summary, TitleId
from tvrec.text import fold

if TYPE_CHECKING:
    from tvrec.core.cards import CardSet
    from tvrec.rec.engagement import Ledger
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
        titles: of a person: what of theirs was watched, the latest first, or, if nothing was, what
            is liked; of an era: what of it is liked.
        liked: the ``titles`` are only known to be liked.
        count: of a genre: how many of the last ``among`` titles have it.
        among: see ``count``.
    """

    plays: int = 0
    last: datetime | None = None
    rating: float | None = None
    titles: tuple[Summary, ...] = ()
    liked: bool = False
    count: int = 0
    among: int = 0


def evidence(
    store: Store,
    cards: CardSet,
    ledger: Ledger,
    causes: Sequence[Share],
    likes: Sequence[Summary] = (),
    kind: Kind | None = None,
) -> dict[tuple[str, str], Evidence]:
    """Return what stands behind causes, by their type and id.

    Args:
        store: of the household.
        cards: of the library.
        ledger: what the viewer did.
        causes: shares of a reason.
        likes: what is liked, the latest first.
        kind: of which likes the years are; None: of all.
    """
    watched = _watched(ledger, cards)
    recent = watched[-_LAST:]
    found: dict[tuple[str, str], Evidence] = {}
    for cause in causes:
        match cause.type:
            case "title":
                found[cause.type, cause.id] = _of_title(ledger, TitleId(cause.id))
            case "person":
                theirs = {cards.card_of.get(key, key) for key in store.titles.with_person(cause.id)}
                seen = tuple(cards.every[key] for key in reversed(watched) if key in theirs)
                liked = tuple(summary for summary in likes if summary.id in theirs)
                found[cause.type, cause.id] = Evidence(titles=seen or liked, liked=not seen)
            case "era":
                of_kind = [summary for summary in likes if kind in (None, summary.kind)]
                of_it = tuple(summary for summary in of_kind if _decade(summary) == cause.name)
                found[cause.type, cause.id] = Evidence(titles=of_it, liked=True)
            case "genre":
                wanted = fold(cause.name)
                count = sum(
                    wanted in {fold(genre) for genre in cards.every[key].genres} for key in recent
                )
                found[cause.type, cause.id] = Evidence(count=count, among=len(recent))
    return found


def _decade(summary: Summary) -> str:
    return f"{summary.year // 10 * 10}s" if summary.year is not None else ""


def _watched(ledger: Ledger, cards: CardSet) -> list[TitleId]:
    """Return the cards that were watched, the latest last."""
    found = [
        (standing.last_played, key)
        for key, standing in ledger.standings()
        if standing.plays and standing.last_played is not None and key in cards.every
    ]
    return [key for _, key in sorted(found)]


def _of_title(ledger: Ledger, title: TitleId) -> Evidence:
    """What is known of a title; what was only looked into was not watched."""
    standing = ledger.standing(title)
    last = standing.last_played if standing.plays else None
    return Evidence(plays=standing.plays, last=last, rating=standing.rating)
