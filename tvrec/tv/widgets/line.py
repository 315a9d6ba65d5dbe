"""A line of the screen whose escape codes are ready before it is shown.

Textual's own strips make the codes of each segment anew, by way of a ``rich.Style`` for each; half
blocks have two colours a cell, so that a row of pictures would cost 20 ms. A ``Line`` is a
``Strip`` that is built of pieces with their codes ready, can be cut between any two cells, and
turns into segments only where somebody asks for them (a screenshot).
"""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tvrec.text import cell_width, clip
from tvrec.tv.widgets.ink import GROUND, RESET, Depth, Ink, Rgb, rich_style, sgr

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Blocks", "Line", "Piece", "Run", "blank", "harmless"]

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
_TURNS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
_HARMLESS = _CONTROLS | _TURNS


def harmless(text: str) -> str:
    """Return a text without what a terminal would obey: names come from files of all kinds.

    Control characters become spaces; marks that turn the direction of a line, which have no width,
    go.
    """
    return text if text.isprintable() else text.translate(_HARMLESS)


class Piece(ABC):
    """A part of a line: ``width`` cells, and what the terminal is sent for them."""

    __slots__ = ("ansi", "width")

    def __init__(self, ansi: str, width: int) -> None:
        self.ansi = ansi
        self.width = width

    @abstractmethod
    def cut(self, start: int, end: int) -> Piece:
        """Return the cells from ``start`` to ``end``."""

    @abstractmethod
    def segments(self) -> Iterable[Segment]:
        """Return the same for Rich."""


class Run(Piece):
    """Text of one look."""

    __slots__ = ("depth", "ink", "text")

    def __init__(self, text: str, ink: Ink, depth: Depth, width: int | None = None) -> None:
        text = harmless(text)
        super().__init__(sgr(ink, depth) + text, cell_width(text) if width is None else width)
        self.text, self.ink, self.depth = text, ink, depth

    def cut(self, start: int, end: int) -> Run:
        """Cut text by cells; half of a wide character is a space."""
        if self.text.isascii():
            return Run(self.text[start:end], self.ink, self.depth, end - start)
        before = clip(self.text, start)
        rest = self.text[len(before) :]
        if cell_width(before) < start:
            rest = rest[1:]
            while rest and not cell_width(rest[0]):  # the marks on what is halved go with it
                rest = rest[1:]
            rest = " " + rest
        kept = clip(rest, end - start)
        return Run(kept + " " * (end - start - cell_width(kept)), self.ink, self.depth, end - start)

    def segments(self) -> Iterable[Segment]:
        """Return one styled segment."""
        return (Segment(self.text, rich_style(self.ink)),)


class Blocks(Piece):
    """Cells of a picture: each has an upper and a lower pixel.

    Args:
        upper: RGB bytes of the upper pixels, 3 a cell.
        lower: the same of the lower ones.
    """

    __slots__ = ("lower", "upper")

    def __init__(self, upper: bytes, lower: bytes) -> None:
        super().__init__("".join(_codes(upper, lower)), len(upper) // 3)
        self.upper, self.lower = upper, lower

    def cut(self, start: int, end: int) -> Blocks:
        """Cut between two cells."""
        part = slice(3 * start, 3 * end)
        return Blocks(self.upper[part], self.lower[part])

    def segments(self) -> Iterable[Segment]:
        """Return a styled segment a cell."""
        for i in range(0, len(self.upper), 3):
            ink = Ink(Rgb(*self.upper[i : i + 3]), Rgb(*self.lower[i : i + 3]))
            yield Segment("▀", rich_style(ink))


# Filled in by %, which is the quickest of the ways: a screen of pictures has thousands of cells.
_UPPER = "\x1b[38;2;%d;%d;%dm"
_LOWER = "\x1b[48;2;%d;%d;%dm"
_BOTH = "\x1b[38;2;%d;%d;%d;48;2;%d;%d;%dm▀"


def _pixels(row: bytes) -> Iterator[tuple[int, int, int]]:
    channel = iter(row)
    return zip(channel, channel, channel, strict=True)


def _codes(upper: bytes, lower: bytes) -> list[str]:
    """Return what the terminal is sent for each cell; a colour that stays is not sent again."""
    found = []
    last_top = last_low = (-1, -1, -1)
    for colour, ground in zip(_pixels(upper), _pixels(lower), strict=True):
        if colour == ground:  # a space needs no colour of its own
            if ground == last_low:
                found.append(" ")
            else:
                found.append(_LOWER % ground + " ")
                last_low = ground
        elif colour == last_top:
            if ground == last_low:
                found.append("▀")
            else:
                found.append(_LOWER % ground + "▀")
                last_low = ground
        elif ground == last_low:
            found.append(_UPPER % colour + "▀")
            last_top = colour
        else:
            found.append(_BOTH % (colour + ground))
            last_top, last_low = colour, ground
    return found


class Line(Strip):
    """One line of a widget, of finished pieces."""

    __slots__ = ("_ansi", "_made", "pieces")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(piece for piece in pieces if piece.width > 0)
        super().__init__((), sum(piece.width for piece in self.pieces))
        self._ansi = ""
        self._made: list[Segment] | None = None

    @property
    def _segments(self) -> list[Segment]:  # made when they are asked for
        if self._made is None:
            self._made = [segment for piece in self.pieces for segment in piece.segments()]
        return self._made

    @_segments.setter
    def _segments(self, value: object) -> None:
        """Strip's own constructor sets what is not needed."""

    def crop(self, start: int, end: int | None = None) -> Line:
        """Return the cells from ``start`` to ``end``."""
        last = self.cell_length if end is None else min(end, self.cell_length)
        if start <= 0 and last == self.cell_length:
            return self
        kept, x = [], 0
        for piece in self.pieces:
            first, final = max(start - x, 0), min(last - x, piece.width)
            if first < final:
                whole = first == 0 and final == piece.width
                kept.append(piece if whole else piece.cut(first, final))
            x += piece.width
        return Line(kept)

    def divide(self, cuts: Iterable[int]) -> Sequence[Line]:
        """Cut at several places; see ``Strip.divide``."""
        found, start = [], 0
        for cut in cuts:
            found.append(self.crop(start, cut))
            start = cut
        return found

    def render(self, console: Console) -> str:
        """Return what the terminal is sent."""
        del console  # the pieces know the depth of its colours
        if not self._ansi:
            self._ansi = "".join(piece.ansi for piece in self.pieces) + RESET
        return self._ansi


@functools.lru_cache(maxsize=2048)
def blank(width: int, depth: Depth, ground: Rgb = GROUND) -> Run:
    """Return empty cells."""
    return Run(" " * width, Ink(ground=ground), depth, width)
