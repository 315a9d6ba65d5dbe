# Longer than 300 lines because focus, scrolling and what is drawn of both are one state.
"""The page: bands one below the other, and the one focus among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tvrec.domain import TitleId
from tvrec.tv.widgets.bands import Band, Shelf, Spot
from tvrec.tv.widgets.line import Line, blank
from tvrec.tv.widgets.shelf import Scenery

__all__ = ["Page"]


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

    @dataclass
    class Chosen(Message):
        """Enter on an item."""

        spot: Spot

    def __init__(self, scenery: Scenery, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self.scenery = scenery
        self._bands: tuple[Band, ...] = ()
        self._starts: tuple[int, ...] = ()
        self._active = 0
        self._first = 0  # the band at the top
        self._cursors: dict[str, int] = {}
        self._offsets: dict[str, int] = {}
        self._lines: dict[int, list[Line]] = {}  # of each band that is on the screen
        self._lit = True
        self._width = 0  # that the lines were drawn for

    # What is shown

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands, from above."""
        return self._bands

    def show(self, bands: Sequence[Band], *, focus: str = "") -> None:
        """Show other bands; the focus stays on its item by id, in its row.

        Args:
            bands: the bands, from above.
            focus: the band to go to; empty: where the focus is.
        """
        if not focus and self._bands and self._bands == tuple(bands):
            self.post_message(self.Moved(self.spot))
            return  # nothing has changed, and nothing is drawn
        before = self.spot
        old = {band.id: band for band in self._bands}
        keys = {
            name: old[name].key(item)
            for name, item in self._cursors.items()
            if name in old and item < old[name].count
        }
        self._bands = tuple(bands)
        self._starts = tuple(accumulate((band.height for band in self._bands), initial=0))
        places = {band.id: i for i, band in enumerate(self._bands)}
        for name, key in keys.items():
            if name in places:
                self._cursors[name] = self._place_of(self._bands[places[name]], key, name)
        wanted = focus or (before.band if before else "")
        self._active = self._focusable(places.get(wanted, min(self._active, len(bands) - 1)))
        self._lines.clear()
        self._settle()
        self.refresh()
        self.post_message(self.Moved(self.spot))

    def _place_of(self, band: Band, key: str, name: str) -> int:
        for item in range(band.count):
            if band.key(item) == key:
                return item
        return max(0, min(self._cursors.get(name, 0), band.count - 1))

    def _focusable(self, wanted: int) -> int:
        """Return the band that can take the focus and is nearest to one, those below first."""
        able = [i for i, band in enumerate(self._bands) if band.count]
        if not able:
            return 0
        return min(able, key=lambda i: (abs(i - wanted), i < wanted))

    def pictures_came(self, titles: Collection[TitleId]) -> None:
        """Draw the shelves anew that show one of these titles now; the others wait their turn."""
        places = {band.id: i for i, band in enumerate(self._bands)}
        shown = []
        for band, first, last in self.seen(ahead=0):
            if isinstance(band, Shelf):
                last = min(last, first + band.shape.fits + 1)  # the last one only peeks
                if any(card.id in titles for card in band.row.cards[first:last]):
                    shown.append(places[band.id])
        if shown:
            self._changed(shown, scrolled=False)

    # Where the focus is

    @property
    def spot(self) -> Spot | None:
        """The item in focus; None: nothing can be."""
        if not self._bands:
            return None
        band = self._bands[self._active]
        if not band.count:
            return None
        item = min(self._cursors.get(band.id, 0), band.count - 1)
        return Spot(band.id, item, band.key(item))

    @property
    def active(self) -> Band | None:
        """The band in focus."""
        return self._bands[self._active] if self._bands else None

    def light(self, lit: bool) -> None:
        """Show the focus, or not: it is on the line of names above."""
        if lit != self._lit:
            self._lit = lit
            self._changed([self._active], scrolled=False)

    def go(self, band: str, key: str = "") -> None:
        """Put the focus on a band, and on an item of it by its id."""
        for i, each in enumerate(self._bands):
            if each.id == band and each.count:
                self._active = i
                if key:
                    self._cursors[band] = self._place_of(each, key, band)
                self._lines.clear()
                self._settle()
                self.refresh()
                self.post_message(self.Moved(self.spot))
                return

    def move(self, dx: int, dy: int) -> bool:
        """Move the focus; False where there is nothing in that direction.

        ``Moved`` is not posted: the caller knows, and shows what follows in the same frame.
        """
        if dy:
            return self._move_to_band(dy)
        band = self.active
        if band is None or not band.count:
            return False
        before = min(self._cursors.get(band.id, 0), band.count - 1)
        after = max(0, min(before + dx, band.count - 1))
        if before == after:
            return False
        self._cursors[band.id] = after
        self._changed([self._active], scrolled=False)
        return True

    def _move_to_band(self, dy: int) -> bool:
        step = 1 if dy > 0 else -1
        target = self._active
        for _ in range(abs(dy)):
            i = target + step
            while 0 <= i < len(self._bands) and not self._bands[i].count:
                i += step
            if not 0 <= i < len(self._bands):
                break
            target = i
        if target == self._active:
            return False
        before, self._active = self._active, target
        self._go_straight(before, target)
        left = self._bands[before]
        if isinstance(left, Shelf) and (settled := left.settled()) is not left:
            # what has changed is said until the focus leaves the row
            self._bands = (*self._bands[:before], settled, *self._bands[before + 1 :])
        self._changed([before, target], scrolled=self._settle())
        return True

    def _go_straight(self, before: int, target: int) -> None:
        """Enter a shelf for the first time in the column one comes from; it remembers its own."""
        left, entered = self._bands[before], self._bands[target]
        if not isinstance(left, Shelf) or not isinstance(entered, Shelf):
            return
        if entered.id not in self._cursors:
            column = self._cursors.get(left.id, 0) - self._offsets.get(left.id, 0)
            self._cursors[entered.id] = max(0, min(column, entered.count - 1))

    @property
    def at_top(self) -> bool:
        """Whether the focus is on the first band, and on its first item."""
        spot = self.spot
        return spot is None or (
            spot.item == 0 and not any(band.count for band in self._bands[: self._active])
        )

    def to_top(self) -> None:
        """Put the focus on the first item of the first band."""
        self._active = self._focusable(0)
        band = self.active
        if band is not None:
            self._cursors[band.id] = 0
        self._lines.clear()
        self._settle()
        self.refresh()
        self.post_message(self.Moved(self.spot))

    def _changed(self, bands: Sequence[int], *, scrolled: bool) -> None:
        for i in bands:
            self._lines.pop(i, None)
        if scrolled:
            self.refresh()
        else:
            self._refresh_bands(bands)

    def _refresh_bands(self, bands: Iterable[int]) -> None:
        top = self._starts[self._first]
        screen = Region(0, 0, *self.size)
        for i in bands:
            area = Region(0, self._starts[i] - top, self.size.width, self._bands[i].height)
            if area := area.intersection(screen):
                self.refresh(area)

    def _settle(self) -> bool:
        """Scroll so that the active band is seen whole; return whether that changed anything."""
        if not self._bands:
            self._first = 0
            return False
        first = min(self._first, self._active)
        height = self.size.height or 1000
        # the air below the last band may be cut off
        bottom = self._starts[self._active + 1] - getattr(self._active_shape(), "air", 0)
        while first < self._active and bottom - self._starts[first] > height:
            first += 1
        # words above the first band that can be in focus are shown with it
        if not any(band.count for band in self._bands[:first]):
            while first and bottom - self._starts[first - 1] <= height:
                first -= 1
        changed = first != self._first
        self._first = first
        return changed

    def _active_shape(self) -> object:
        band = self._bands[self._active]
        return band.shape if isinstance(band, Shelf) else band

    def seen(self, ahead: int = 1) -> list[tuple[Band, int, int]]:
        """Return the bands on the screen and those after it, each with the items it shows."""
        found = []
        room = self.size.height
        for i in range(self._first, len(self._bands)):
            if self._starts[i] - self._starts[self._first] > room:
                ahead -= 1
                if ahead < 0:
                    break
            band = self._bands[i]
            offset = self._offset(band)
            found.append((band, offset, offset + 8))
        return found

    # Drawing

    def _offset(self, band: Band) -> int:
        cursor = min(self._cursors.get(band.id, 0), max(band.count - 1, 0))
        offset = band.scroll(self._offsets.get(band.id, 0), cursor)
        self._offsets[band.id] = offset
        return offset

    def _drawn(self, i: int, width: int) -> list[Line]:
        lines = self._lines.get(i)
        if lines is None:
            band = self._bands[i]
            spot = self.spot
            cursor = spot.item if i == self._active and spot and self._lit else None
            lines = band.draw(width, self._offset(band), cursor, self.scenery)
            if any(line.cell_length != width for line in lines):
                # the frame between another size and what the screen makes of it
                pad = blank(width, self.scenery.depth)
                lines = [Line([*line.pieces, pad]).crop(0, width) for line in lines]
            self._lines[i] = lines
        return lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the finished lines; see ``Widget.render_lines``."""
        width, height = self.size
        if width != self._width:
            self._width = width
            self._lines.clear()
        found: list[Line] = []
        for i in range(self._first, len(self._bands)):
            if len(found) >= height:
                break
            found += self._drawn(i, width)
        empty = Line([blank(width, self.scenery.depth)])
        found += [empty] * (height - len(found))
        wanted = found[crop.y : crop.y + crop.height]
        if crop.x == 0 and crop.width == width:
            return list(wanted)
        return [line.crop(crop.x, crop.x + crop.width) for line in wanted]

    def on_resize(self) -> None:
        """Draw anew for another size."""
        self._lines.clear()
        self._settle()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take the whole width."""
        del viewport
        return container.width

    def __rich_repr__(self) -> Any:
        """Say where the focus is."""
        yield "spot", self.spot
