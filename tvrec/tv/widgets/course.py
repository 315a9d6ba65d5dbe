"""Where the focus is among bands, and what is seen of them (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import accumulate

from tvrec.tv.widgets.bands import Band, Shelf, Spot
from tvrec.tv.widgets.keyboard import KeyRow

__all__ = ["Course"]

_UNKNOWN_HEIGHT = 1000  # before the first layout all is taken to fit
_SEEN = 8  # items of a shelf that may be on the screen at once


class Course:
    """Bands one below the other, the focus among their items, and the scrolling that follows it.

    Attributes:
        bands: from above.
        active: the place of the band in focus.
        first: the place of the band at the top of the screen.
        height: lines of the screen.
    """

    def __init__(self) -> None:
        self.bands: tuple[Band, ...] = ()
        self.active = 0
        self.first = 0
        self.height = 0
        self._starts: tuple[int, ...] = (0,)
        self._cursors: dict[str, int] = {}
        self._offsets: dict[str, int] = {}

    def show(self, bands: Sequence[Band], focus: str) -> None:
        """Take other bands; the focus stays on its item by id, in its row.

        Args:
            bands: from above.
            focus: the band to go to; empty: where the focus is.
        """
        before = self.spot
        old = {band.id: band for band in self.bands}
        keys = {
            name: old[name].key(item)
            for name, item in self._cursors.items()
            if name in old and item < old[name].count
        }
        self.bands = tuple(bands)
        self._starts = tuple(accumulate((band.height for band in self.bands), initial=0))
        places = {band.id: i for i, band in enumerate(self.bands)}
        for name, key in keys.items():
            if name in places:
                self._cursors[name] = self._place_of(self.bands[places[name]], key)
        wanted = focus or (before.band if before else "")
        self.active = self._focusable(places.get(wanted, min(self.active, len(bands) - 1)))
        self.settle()

    def forget(self) -> None:
        """Forget which item each band was left at."""
        self._cursors.clear()
        self._offsets.clear()

    def _place_of(self, band: Band, key: str) -> int:
        for item in range(band.count):
            if band.key(item) == key:
                return item
        return max(0, min(self._cursors.get(band.id, 0), band.count - 1))

    def _focusable(self, wanted: int) -> int:
        """Return the band that can take the focus and is nearest to one, those below first."""
        able = [i for i, band in enumerate(self.bands) if band.count]
        if not able:
            return 0
        return min(able, key=lambda i: (abs(i - wanted), i < wanted))

    # Where the focus is

    @property
    def band(self) -> Band | None:
        """The band in focus."""
        return self.bands[self.active] if self.bands else None

    @property
    def spot(self) -> Spot | None:
        """The item in focus; None: nothing can be."""
        band = self.band
        if band is None or not band.count:
            return None
        item = self._cursor(band)
        return Spot(band.id, item, band.key(item))

    def _cursor(self, band: Band) -> int:
        return min(self._cursors.get(band.id, 0), max(band.count - 1, 0))

    @property
    def at_top(self) -> bool:
        """Whether the focus is on the first item of the first band that can have it."""
        spot = self.spot
        above = self.bands[: self.active]
        return spot is None or (spot.item == 0 and not any(band.count for band in above))

    # Moving

    def go(self, band: str, key: str) -> bool:
        """Put the focus on a band, and on an item of it by its id; False: it cannot be."""
        for i, each in enumerate(self.bands):
            if each.id == band and each.count:
                self.active = i
                if key:
                    self._cursors[band] = self._place_of(each, key)
                self.settle()
                return True
        return False

    def to_top(self) -> None:
        """Put the focus on the first item of the first band."""
        self.active = self._focusable(0)
        if self.band is not None:
            self._cursors[self.band.id] = 0
        self.settle()

    def along(self, dx: int) -> bool:
        """Move within the band; False at its end."""
        band = self.band
        if band is None or not band.count:
            return False
        before = self._cursor(band)
        after = max(0, min(before + dx, band.count - 1))
        self._cursors[band.id] = after
        return before != after

    def across(self, dy: int) -> tuple[int, bool] | None:
        """Move to another band; return the one that was left, and whether the screen scrolls."""
        step = 1 if dy > 0 else -1
        target = self.active
        for _ in range(abs(dy)):
            i = target + step
            while 0 <= i < len(self.bands) and not self.bands[i].count:
                i += step
            if not 0 <= i < len(self.bands):
                break
            target = i
        if target == self.active:
            return None
        before, self.active = self.active, target
        self._go_straight(before, target)
        left = self.bands[before]
        if isinstance(left, Shelf) and (settled := left.settled()) is not left:
            # what has changed is said until the focus leaves the row
            self.bands = (*self.bands[:before], settled, *self.bands[before + 1 :])
        return before, self.settle()

    def _go_straight(self, before: int, target: int) -> None:
        """Enter a shelf for the first time in the column one comes from; it remembers its own.

        Rows of keys remember none: the focus stays in its column.
        """
        left, entered = self.bands[before], self.bands[target]
        if isinstance(left, KeyRow) and isinstance(entered, KeyRow):
            self._cursors[entered.id] = min(self._cursor(left), entered.count - 1)
        if not isinstance(left, Shelf) or not isinstance(entered, Shelf):
            return
        if entered.id not in self._cursors:
            column = self._cursors.get(left.id, 0) - self._offsets.get(left.id, 0)
            self._cursors[entered.id] = max(0, min(column, entered.count - 1))

    def after(self, dx: int, dy: int) -> Course | None:
        """Return what this would be after a move; None: there is nothing in that direction."""
        other = copy(self)
        moved = other.along(dx) if dx else other.across(dy) is not None
        return other if moved else None

    def __copy__(self) -> Course:
        """Return one that moves on its own."""
        other = Course()
        vars(other).update(vars(self))
        vars(other).update(_cursors=dict(self._cursors), _offsets=dict(self._offsets))
        return other

    # What is seen

    def settle(self) -> bool:
        """Scroll so that the active band is seen whole; return whether that changed anything."""
        if not self.bands:
            self.first = 0
            return False
        first = min(self.first, self.active)
        height = self.height or _UNKNOWN_HEIGHT
        # the air below the last band may be cut off
        bottom = self._starts[self.active + 1] - _air(self.bands[self.active])
        while first < self.active and bottom - self._starts[first] > height:
            first += 1
        # words above the first band that can be in focus are shown with it
        if not any(band.count for band in self.bands[:first]):
            while first and bottom - self._starts[first - 1] <= height:
                first -= 1
        changed = first != self.first
        self.first = first
        return changed

    def line_of(self, place: int) -> int:
        """Return the line of the screen at which a band begins; before 0 and after the last too."""
        return self._starts[place] - self._starts[self.first]

    def offset(self, band: Band) -> int:
        """Return the first item that is seen of a band."""
        offset = band.scroll(self._offsets.get(band.id, 0), self._cursor(band))
        self._offsets[band.id] = offset
        return offset

    def seen(self, ahead: int = 1) -> list[tuple[int, Band, int, int]]:
        """Return the bands on the screen and some after it: place, band, first and last item."""
        found = []
        for i in range(self.first, len(self.bands)):
            if self.line_of(i) > self.height:
                ahead -= 1
                if ahead < 0:
                    break
            offset = self.offset(self.bands[i])
            found.append((i, self.bands[i], offset, offset + _SEEN))
        return found

    def whole(self) -> list[tuple[Shelf, int, int]]:
        """Return the shelves that are seen whole, each with its cards that are.

        These are given by the first one and the one after the last.
        """
        found = []
        for i in range(self.first, len(self.bands)):
            band = self.bands[i]
            if self.line_of(i) + band.height - _air(band) > self.height:
                break
            if isinstance(band, Shelf):
                offset = self.offset(band)
                found.append((band, offset, min(offset + band.shape.fits, band.count)))
        return found


def _air(band: Band) -> int:
    shape = band.shape if isinstance(band, Shelf) else band
    return int(getattr(shape, "air", 0))
