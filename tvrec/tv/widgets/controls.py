"""Buttons, choices and words: the bands of a page that are no shelves (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field

from tvrec.text import cell_width, ellipsis
from tvrec.tv.widgets.ink import (
    ACCENT,
    FACT,
    HINT,
    INK_ON_ACCENT,
    LIT,
    TITLE,
    TRACK,
    Depth,
    Ink,
    Rgb,
)
from tvrec.tv.widgets.line import Line, Piece, Run, blank
from tvrec.tv.widgets.shelf import Scenery

__all__ = ["Button", "Buttons", "Choice", "Measure", "Text"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something that can be done."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in one line."""

    id: str
    buttons: tuple[Button, ...]
    margin: int = 4
    air: int = 1

    @property
    def count(self) -> int:
        """The buttons."""
        return len(self.buttons)

    @property
    def height(self) -> int:
        """One line and air."""
        return 1 + self.air

    def key(self, item: int) -> str:
        """Return a button's id."""
        return self.buttons[item].id

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        depth = scenery.depth
        pieces: list[Piece] = [blank(self.margin, depth)]
        for i, button in enumerate(self.buttons[offset:], start=offset):
            ink = Ink(INK_ON_ACCENT, ACCENT, bold=True) if i == cursor else Ink(FACT, LIT)
            text = f" {button.label} " if depth or i == cursor else f"[{button.label}]"
            pieces += [Run(text, ink, depth), blank(2, depth)]
        used = sum(piece.width for piece in pieces)
        line = Line([*pieces, blank(width - used, depth)]).crop(0, width)
        return [line, *[Line([blank(width, depth)])] * self.air]

    def scroll(self, offset: int, cursor: int) -> int:
        """Buttons that do not fit go out at the left."""
        widths = [cell_width(button.label) + 4 for button in self.buttons]
        offset = min(offset, cursor)
        while offset < cursor and sum(widths[offset : cursor + 1]) > 72:
            offset += 1
        return offset


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that can be chosen: a name, something beside it, something at the end.

    ``bar`` is a share from 0 to 1 that is drawn between the two, in ``colour``; ``longest`` is the
    share whose bar fills its place.
    """

    id: str
    label: str
    beside: str = ""
    end: str = ""
    bar: float | None = None
    colour: Rgb = ACCENT
    air: int = 0
    margin: int = 4
    columns: tuple[float, float] = (0.36, 0.8)  # where the others begin, of the width
    mark: str = ""  # before the label, in ``colour``
    longest: float = 1.0

    @property
    def count(self) -> int:
        """One."""
        return 1

    @property
    def height(self) -> int:
        """One line and air."""
        return 1 + self.air

    def key(self, item: int) -> str:
        """Return the choice's id."""
        del item
        return self.id

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        del offset
        depth = scenery.depth
        focused = cursor is not None
        ground = LIT if focused else None
        second = round(width * self.columns[0])
        third = round(width * self.columns[1])
        label = Ink(TITLE if focused else FACT, ground, bold=focused)
        pieces: list[Piece] = [
            blank(self.margin - 2, depth),
            Run("▌ " if focused else "  ", Ink(ACCENT, ground), depth, 2),
        ]
        if self.mark:
            pieces.append(Run(self.mark + " ", Ink(self.colour, ground), depth))
        at = sum(piece.width for piece in pieces)
        first, middle = third, list[Piece]()
        if self.bar is not None:
            first, middle = second, self._measured(second, third, ground, depth)
            if not self.beside:  # the label has that room too
                first += middle.pop(0).width
        elif self.beside:
            first = second
            middle = [_cell(self.beside, third - second, Ink(HINT, ground), depth)]
        pieces += [_cell(self.label, first - at - 1, label, depth), Run(" ", label, depth, 1)]
        pieces += middle
        pieces.append(_cell(self.end, width - 2 - third, Ink(HINT, ground), depth))
        pieces.append(blank(2, depth))
        return [Line(pieces).crop(0, width), *[Line([blank(width, depth)])] * self.air]

    def _measured(self, start: int, end: int, ground: Rgb | None, depth: Depth) -> list[Piece]:
        room = end - start
        beside = min(room - 14, max(21, room // 2))
        size = room - beside - 7
        full = min(max(1, round(size * (self.bar or 0.0) / self.longest)), size)
        percent = f" {round((self.bar or 0.0) * 100)} %"
        return [
            _cell(self.beside, beside - 1, Ink(HINT, ground), depth),
            Run(" ", Ink(HINT, ground), depth, 1),
            Run("█" * full, Ink(self.colour, ground), depth, full),
            _cell(percent, room - beside - full, Ink(FACT, ground), depth),
        ]

    def scroll(self, offset: int, cursor: int) -> int:
        """Nothing to scroll."""
        del offset, cursor
        return 0


def _cell(text: str, width: int, ink: Ink, depth: Depth) -> Run:
    kept = ellipsis(text, width) if width > 0 else ""
    return Run(kept + " " * (width - cell_width(kept)), ink, depth, max(width, 0))


@dataclass(frozen=True, slots=True)
class Text:
    """Words that the focus passes by."""

    id: str
    lines: tuple[str, ...]
    ink: Ink = field(default=Ink(FACT))
    margin: int = 4
    air: int = 1

    @property
    def count(self) -> int:
        """None."""
        return 0

    @property
    def height(self) -> int:
        """Its lines and air."""
        return len(self.lines) + self.air

    def key(self, item: int) -> str:
        """Return nothing: no item can be in focus."""
        del item
        return ""

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        del offset, cursor
        depth = scenery.depth
        found = [
            Line(
                [
                    blank(self.margin, depth),
                    _cell(line, width - 2 * self.margin, self.ink, depth),
                    blank(self.margin, depth),
                ]
            ).crop(0, width)
            for line in self.lines
        ]
        return [*found, *[Line([blank(width, depth)])] * self.air]

    def scroll(self, offset: int, cursor: int) -> int:
        """Nothing to scroll."""
        del offset, cursor
        return 0


@dataclass(frozen=True, slots=True)
class Measure(Text):
    """A line with a bar of progress below the words."""

    share: float = 0.0

    @property
    def height(self) -> int:
        """Its lines, the bar and air."""
        return len(self.lines) + 1 + self.air

    def draw(self, width: int, offset: int, cursor: int | None, scenery: Scenery) -> list[Line]:
        """Draw it; see ``Band.draw``."""
        depth = scenery.depth
        words = Text.draw(self, width, offset, cursor, scenery)
        size = width - 2 * self.margin
        full = min(max(round(size * self.share), 0), size)
        bar = Line(
            [
                blank(self.margin, depth),
                Run("━" * full, Ink(ACCENT), depth, full),
                Run("━" * (size - full), Ink(TRACK), depth, size - full),
                blank(width - self.margin - size, depth),
            ]
        )
        return [*words[: len(self.lines)], bar, *words[len(self.lines) :]]
