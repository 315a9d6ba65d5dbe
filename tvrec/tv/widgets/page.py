"""The page: bands one below the other, and the one focus among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tvrec.domain import TitleId
from tvrec.tv.widgets.bands import Band, Shelf, Spot
from tvrec.tv.widgets.course import Course
from tvrec.tv.widgets.line import Line, blank
from tvrec.tv.widgets.shelf import Scenery

__all__ = ["MOVES", "Page"]

_State = tuple[int, int, int | None]
"""How a band is drawn: its place, the first item that is seen, and the one in focus."""
MOVES = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The arrows, the likeliest first."""


class Page(Widget, can_focus=True):
    """Shows bands, and moves the focus between their items.

    Textual's own focus stays on the page; which item has it is a number here, so that a key costs
    one frame in which two bands are drawn and nothing is laid out.
    """

    DEFAULT_CSS = "Page { width: 1fr; height: 1fr; }"

    @dataclass
    class Moved(Message):
        """The focus is elsewhere now."""

        spot: Spot | None

    def __init__(self, scenery: Scenery, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self.scenery = scenery
        self.course = Course()
        self._lines: dict[int, list[Line]] = {}  # of each band that is on the screen
        self._foreseen: dict[_State, tuple[Band, list[Line]]] = {}
        self._lit = True
        self._width = 0  # that the lines were drawn for

    # What is shown

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands, from above."""
        return self.course.bands

    def show(self, bands: Sequence[Band], *, focus: str = "") -> None:
        """Show other bands; see ``Course.show``."""
        if not focus and self.bands and self.bands == tuple(bands):
            self.post_message(self.Moved(self.spot))
            return  # nothing has changed, and nothing is drawn
        self.course.height = self.size.height
        self.course.show(bands, focus)
        self._all_changed()

    def pictures_came(self, titles: Collection[TitleId]) -> None:
        """Draw the shelves anew that show one of these titles now; the others wait their turn."""
        shown = []
        self._foreseen.clear()
        for place, band, first, last in self.course.seen(ahead=0):
            if isinstance(band, Shelf):
                last = min(last, first + band.shape.fits + 1)  # the last one only peeks
                if any(card.id in titles for card in band.row.cards[first:last]):
                    shown.append(place)
        if shown:
            self._changed(shown)

    def seen(self, ahead: int = 1) -> list[tuple[Band, int, int]]:
        """Return the bands on the screen and those after it, each with the items it shows."""
        return [(band, first, last) for _, band, first, last in self.course.seen(ahead)]

    def whole(self) -> list[tuple[Shelf, int, int]]:
        """Return what is seen whole; see ``Course.whole``."""
        return self.course.whole()

    # Where the focus is

    @property
    def spot(self) -> Spot | None:
        """The item in focus; None: nothing can be."""
        return self.course.spot

    @property
    def active(self) -> Band | None:
        """The band in focus."""
        return self.course.band

    @property
    def at_top(self) -> bool:
        """Whether the focus is on the first item of the first band that can have it."""
        return self.course.at_top

    def light(self, lit: bool) -> None:
        """Show the focus, or not: it is on the line of names above."""
        if lit != self._lit:
            self._lit = lit
            self._changed([self.course.active])

    def go(self, band: str, key: str = "") -> None:
        """Put the focus on a band, and on an item of it by its id."""
        if self.course.go(band, key):
            self._all_changed()

    def to_top(self) -> None:
        """Put the focus on the first item of the first band."""
        self.course.to_top()
        self._all_changed()

    def move(self, dx: int, dy: int) -> bool:
        """Move the focus; False where there is nothing in that direction.

        ``Moved`` is not posted: the caller knows, and shows what follows in the same frame.
        """
        if not dy:
            return self._move_along(dx)
        crossed = self.course.across(dy)
        if crossed is None:
            return False
        left, scrolled = crossed
        self._changed([left, self.course.active], scrolled=scrolled)
        return True

    def _move_along(self, dx: int) -> bool:
        course, band = self.course, self.active
        before, offset = self.spot, course.offset(band) if band else 0
        if not course.along(dx) or band is None or before is None:
            return False
        after, edge = self.spot, None
        if isinstance(band, Shelf) and after and course.offset(band) == offset:
            edge = band.shape.edge(max(before.item, after.item) - offset)
        self._changed([course.active], edge=edge)
        return True

    # Drawing

    def foresee(self) -> Iterator[None]:
        """Draw what each arrow would show, a part at each step: its key then only sends it."""
        self._foreseen.clear()
        for dx, dy in MOVES:
            after = self.course.after(dx, dy)
            if after is None:
                continue
            for place, band, offset, _ in after.seen(ahead=0):
                spot = after.spot if place == after.active else None
                state = place, offset, spot.item if spot else None
                if state not in self._foreseen and state != self._state(place):
                    lines = band.draw(self.size.width, offset, state[2], self.scenery)
                    for line in lines:
                        line.render(self.app.console)
                    self._foreseen[state] = band, lines
                    yield

    def _state(self, place: int) -> _State | None:
        """Tell how a band is drawn now; None: it is not."""
        if place not in self._lines:
            return None
        spot = self.spot if place == self.course.active and self._lit else None
        return place, self.course.offset(self.bands[place]), spot.item if spot else None

    def _all_changed(self) -> None:
        self._lines.clear()
        self._foreseen.clear()
        self.refresh()
        self.post_message(self.Moved(self.spot))

    def _changed(
        self, places: Sequence[int], *, scrolled: bool = False, edge: int | None = None
    ) -> None:
        """Draw bands anew; ``edge``: nothing has changed from this column on."""
        for place in places:
            self._lines.pop(place, None)
        if scrolled:
            self.refresh()
            return
        screen = Region(0, 0, *self.size)
        for place in places:
            y, height = self.course.line_of(place), self.bands[place].height
            width = self.size.width if edge is None else edge
            if area := Region(0, y, width, height).intersection(screen):
                self.refresh(area)

    def _drawn(self, place: int, width: int) -> list[Line]:
        lines = self._lines.get(place)
        if lines is None:
            band, spot = self.bands[place], self.spot
            cursor = spot.item if place == self.course.active and spot and self._lit else None
            offset = self.course.offset(band)
            foreseen, lines = self._foreseen.get((place, offset, cursor), (None, []))
            if foreseen is not band and foreseen != band:
                lines = band.draw(width, offset, cursor, self.scenery)
            if any(line.cell_length != width for line in lines):
                # the frame between another size and what the screen makes of it
                pad = blank(width, self.scenery.depth)
                lines = [Line([*line.pieces, pad]).crop(0, width) for line in lines]
            self._lines[place] = lines
        return lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the finished lines; see ``Widget.render_lines``."""
        width, height = self.size
        if width != self._width:
            self._width = width
            self._lines.clear()
            self._foreseen.clear()
        found: list[Line] = []
        for place in range(self.course.first, len(self.bands)):
            if len(found) >= height:
                break
            found += self._drawn(place, width)
        empty = Line([blank(width, self.scenery.depth)])
        found += [empty] * (height - len(found))
        wanted = found[crop.y : crop.y + crop.height]
        if crop.x == 0 and crop.width == width:
            return list(wanted)
        return [line.crop(crop.x, crop.x + crop.width) for line in wanted]

    def on_resize(self) -> None:
        """Draw anew for another size."""
        self._lines.clear()
        self._foreseen.clear()
        self.course.height = self.size.height
        self.course.settle()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def __rich_repr__(self) -> Any:
        """Say where the focus is."""
        yield "spot", self.spot
