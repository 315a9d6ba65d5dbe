"""What a page is made of: bands, one below the other, and the shelf among them (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from tvrec.tv.widgets.line import Line
from tvrec.tv.widgets.shelf import Scenery, ShelfShape, draw_shelf, scrolled
from tvrec.tv.widgets.views import CardView, RowView

__all__ = ["Band", "Shelf", "Spot"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the focus is: a band, and one of its items."""

    band: str
    item: int
    key: str  # the item's own id: a title's, a button's


class Band(Protocol):
    """A part of a page, as high as its lines and as wide as the page."""

    @property
    def id(self) -> str:
        """Stays the same while the band's content changes."""

    @property
    def count(self) -> int:
        """How many items can be in focus; 0: the focus passes it by."""

    @property
    def height(self) -> int:
        """Lines."""

    def key(self, item: int) -> str:
        """Return an item's own id."""

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; ``cursor`` None: the focus is elsewhere."""

    def scroll(self, offset: int, cursor: int) -> int:
        """Return the first item to show."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row of cards."""

    row: RowView
    shape: ShelfShape

    @property
    def id(self) -> str:
        """The row's."""
        return self.row.id

    @property
    def count(self) -> int:
        """The cards."""
        return len(self.row.cards)

    @property
    def height(self) -> int:
        """Name, cards, air."""
        return self.shape.lines

    def key(self, item: int) -> str:
        """Return a title's id."""
        return self.row.cards[item].id

    def card(self, item: int) -> CardView:
        """Return a card."""
        return self.row.cards[item]

    def settled(self) -> Shelf:
        """Return it without its news: the chips, and the note beside its name."""
        if not self.row.note and not any(card.chip for card in self.row.cards):
            return self
        cards = tuple(replace(card, chip="") if card.chip else card for card in self.row.cards)
        return replace(self, row=replace(self.row, cards=cards, note=""))

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        del width  # the shape knows
        return draw_shelf(self.row, offset, cursor, self.shape, scenery)

    def scroll(self, offset: int, cursor: int) -> int:
        """Keep the cursor's card whole on the screen."""
        return scrolled(offset, cursor, self.count, self.shape)
