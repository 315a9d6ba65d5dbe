"""A row of cards as finished lines (pure), and the memory of those that were drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from tvrec.domain import TitleId
from tvrec.text import cell_width, ellipsis
from tvrec.tv.widgets.card import CardShape, card_lines
from tvrec.tv.widgets.ink import HINT, TITLE, Depth, Ink
from tvrec.tv.widgets.line import Line, Piece, Run, blank
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import CardView, RowView

__all__ = ["MARGIN", "Scenery", "ShelfShape", "draw_shelf", "scrolled"]

MARGIN = 4
"""Cells at the left and right edge that stay free: a television cuts its picture's edge off."""


class ShelfShape(NamedTuple):
    """The size of a shelf in cells. ``air``: the empty lines below it."""

    width: int
    card: CardShape
    gap: int = 2
    margin: int = MARGIN
    air: int = 1

    @property
    def lines(self) -> int:
        """The name, the cards and the air."""
        return 1 + self.card.lines + self.air

    @property
    def fits(self) -> int:
        """How many cards are seen whole."""
        room = self.width - 2 * self.margin + self.gap
        return max(1, room // (self.card.width + self.gap))

    def edge(self, place: int) -> int:
        """Return the column after the card at a place of those that are seen."""
        end = self.margin + (place + 1) * (self.card.width + self.gap) - self.gap
        return min(end, self.width)


def scrolled(offset: int, cursor: int, count: int, shape: ShelfShape) -> int:
    """Return the first card to show so that the cursor's card is seen whole."""
    offset = min(offset, cursor)
    offset = max(offset, cursor - shape.fits + 1)
    return max(0, min(offset, count - 1))


class Scenery:
    """Cards that were drawn, so that a card seen again costs nothing.

    Args:
        depth: the colours of the terminal.
        most: how many drawings are kept; one is about 8 kB.
    """

    def __init__(self, depth: Depth, most: int = 1500) -> None:
        self.depth = depth
        self.stills: dict[TitleId, Still] = {}
        self._drawn: OrderedDict[tuple[object, ...], list[list[Piece]]] = OrderedDict()
        self._most = most

    def card(
        self, view: CardView, shape: CardShape, *, focused: bool, room: int | None = None
    ) -> list[list[Piece]]:
        """Return the lines of a card, the first ``room`` cells of them, drawn now or before."""
        still = self.still(view.id, shape)
        key = (view, shape, focused, still is None, room)
        lines = self._drawn.get(key)
        if lines is None:
            lines = card_lines(view, still, shape, self.depth, focused=focused)
            if room is not None and room < shape.width:
                lines = [_peek(line, room) for line in lines]
            self._drawn[key] = lines
            if len(self._drawn) > self._most:
                self._drawn.popitem(last=False)
        else:
            self._drawn.move_to_end(key)
        return lines

    def still(self, title: TitleId, shape: CardShape) -> Still | None:
        """Return a title's picture; None where there is none of this size."""
        still = self.stills.get(title)
        if still is None or (still.width, still.height) != (shape.width, 2 * shape.art):
            return None
        return still

    def take(self, stills: Mapping[TitleId, Still]) -> None:
        """Keep pictures; what was drawn without them is drawn anew."""
        if len(self.stills) > 4 * self._most:
            self.stills.clear()
        self.stills.update(stills)


def draw_shelf(
    row: RowView, offset: int, cursor: int | None, shape: ShelfShape, scenery: Scenery
) -> list[Line]:
    """Draw a shelf.

    Args:
        row: what it shows.
        offset: the first card that is seen.
        cursor: the card in focus; None: the focus is elsewhere.
        shape: its size.
        scenery: what was drawn before.
    """
    depth = scenery.depth
    lines = [_name(row, shape, depth)]
    pieces: list[list[Piece]] = [[blank(shape.margin, depth)] for _ in range(shape.card.lines)]
    x = shape.margin
    for place, view in enumerate(row.cards[offset:], start=offset):
        room = shape.width - x
        if room <= 0:
            break
        room = min(room, shape.card.width)
        drawn = scenery.card(view, shape.card, focused=place == cursor, room=room)
        for line, card in zip(pieces, drawn, strict=True):
            line.extend(card)
            line.append(blank(shape.gap, depth))
        x += shape.card.width + shape.gap
    for line in pieces:
        filled = sum(piece.width for piece in line)
        line.append(blank(shape.width - filled, depth))
        lines.append(Line(line).crop(0, shape.width))
    lines += [Line([blank(shape.width, depth)])] * shape.air
    return lines


def _peek(card: list[Piece], room: int) -> list[Piece]:
    return list(Line(card).crop(0, room).pieces)


def _name(row: RowView, shape: ShelfShape, depth: Depth) -> Line:
    room = shape.width - 2 * shape.margin
    title = ellipsis(row.title, room)
    pieces: list[Piece] = [
        blank(shape.margin, depth),
        Run(title, Ink(TITLE, bold=True), depth),
    ]
    left = room - cell_width(title) - 2
    if row.note and left > 8:
        pieces.append(Run("  " + ellipsis(row.note, left), Ink(HINT), depth))
    used = sum(piece.width for piece in pieces)
    return Line([*pieces, blank(shape.width - used, depth)])
