"""Which titles stand as cards, and which card stands for a leaf (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tvrec.domain import CARD_KINDS, Kind, Summary, TitleId

__all__ = ["CardSet"]


@dataclass(frozen=True)
class CardSet:
    """The library as the ranking sees it.

    Attributes:
        every: a summary of each title, leaves and artists included.
        cards: the titles that are ranked and shown, ordered by id.
        index: the place of a card's title in ``cards``.
        card_of: the card that stands for a title that is not one itself.
    """

    every: Mapping[TitleId, Summary]
    cards: tuple[Summary, ...]
    index: Mapping[TitleId, int] = field(repr=False)
    card_of: Mapping[TitleId, TitleId] = field(repr=False)

    @classmethod
    def of(cls, summaries: Sequence[Summary]) -> CardSet:
        """Choose the cards of a library.

        A parent is shown and its leaves are not; a leaf whose parent is unknown stands for itself.
        Artists stand as cards only where there are no albums.
        """
        every = {summary.id: summary for summary in summaries}
        kinds = {summary.kind for summary in summaries}
        shown = {*CARD_KINDS, Kind.OTHER}
        if Kind.ALBUM not in kinds:
            shown.add(Kind.ARTIST)
        chosen = {
            summary.id: summary
            for summary in summaries
            if summary.kind in shown
            or (summary.kind.is_leaf and _ancestor(summary, every, shown) is None)
        }
        cards = tuple(chosen[key] for key in sorted(chosen))
        card_of = {
            summary.id: ancestor
            for summary in summaries
            if summary.id not in chosen
            and (ancestor := _ancestor(summary, every, shown)) is not None
        }
        return cls(every, cards, {card.id: i for i, card in enumerate(cards)}, card_of)

    def leaves(self) -> dict[TitleId, list[Summary]]:
        """Group the leaves by their card, in the order of season, episode and name."""
        grouped: dict[TitleId, list[Summary]] = {}
        for leaf, card in self.card_of.items():
            grouped.setdefault(card, []).append(self.every[leaf])
        for leaves in grouped.values():
            leaves.sort(key=_leaf_order)
        return grouped


def _leaf_order(leaf: Summary) -> tuple[int, int, str]:
    season = leaf.season if leaf.season is not None else 1
    # specials (season 0) are watched after the seasons
    return (season or 10_000, leaf.episode or leaf.track or 0, leaf.title)


def _ancestor(
    summary: Summary, every: Mapping[TitleId, Summary], shown: Iterable[Kind]
) -> TitleId | None:
    seen = {summary.id}
    while summary.parent is not None and summary.parent not in seen:
        seen.add(summary.parent)
        above = every.get(summary.parent)
        if above is None:
            return None
        if above.kind in shown:
            return above.id
        summary = above
    return None
