"""Home: the title in focus in large, the rows below, the names of the other rooms above."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from tvrec.i18n import message
from tvrec.text import cell_width, ellipsis
from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Shelf, Spot
from tvrec.tv.widgets.controls import Text
from tvrec.tv.widgets.ink import ACCENT, FACT, HINT, INK_ON_ACCENT, TITLE, Ink, Rgb
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.views import RowView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

__all__ = ["ROOMS", "SEEN_S", "HomeScreen"]

SEEN_S = 1.0
"""How long a Home stands still before its cards were seen: half of a card's area for one second is
what advertisers agreed to call viewable (Media Rating Council, 2014)."""

ROOMS = (
    ("home", message("Home")),
    ("films", message("Films")),
    ("series", message("Series")),
    ("music", message("Music")),
    ("listen", message("Listen")),
    ("search", message("Search")),
)
"""The rooms that the line of names leads to."""

_OF_NOTHING = ("settings", "help", "back")
"""The keys that help where there is nothing to show: folders are added in the settings."""


class HomeScreen(TvScreen):
    """The rows, ranked for who watches.

    Args:
        stage: what the app lends.
        room: which of the rooms it is.
    """

    HINTS: ClassVar[tuple[str, ...]] = ("select", "details", "why", "menu", "search", "help")

    def __init__(self, stage: Stage, room: str = "home") -> None:
        super().__init__(stage)
        self.room = room
        self.rows: list[RowView] = []
        self.viewer = ("", Rgb(108, 178, 255))
        self.clock = ""
        self.waiting = ""  # said while there are no rows
        self._named: int | None = None  # the name in focus on the top line
        self._moved_at = 0.0
        self._looking: Timer | None = None  # until what is there was seen

    @property
    def on_names(self) -> bool:
        """Whether the focus is on the line of names."""
        return self._named is not None

    def on_mount(self) -> None:
        """Begin with the names in a room that is empty: there is nothing else to be on."""
        super().on_mount()
        if self.waiting and not self.rows and self.room != "home":
            self.edge("up")

    def show_rows(self, rows: list[RowView], *, focus: str = "") -> None:
        """Show other rows; the focus stays on its title, in its row."""
        self.rows = rows
        if self.is_mounted:
            self.furnish(focus=focus)

    def show_viewer(self, name: str, colour: Rgb, clock: str) -> None:
        """Show who watches, and the time."""
        if (name, colour, clock) != (*self.viewer, self.clock):
            self.viewer, self.clock = (name, colour), clock
            if self.is_mounted:
                self.show_bar()

    def on_resize(self) -> None:
        """Choose sizes anew; news that were seen do not come back."""
        shown = [band.row for band in self.page.bands if isinstance(band, Shelf)]
        self.rows = shown or self.rows
        super().on_resize()

    # What was seen

    def follow(self) -> None:
        """Show the title in focus in large; what is there now was seen if it stays."""
        super().follow()
        self._moved_at = monotonic()
        if self._looking is None and self.room == "home":
            self._looking = self.set_timer(SEEN_S, self._look)

    def _look(self) -> None:
        """Tell what was seen; one timer waits for all keys, so that a key costs none."""
        self._looking = None
        left = self._moved_at + SEEN_S - monotonic()
        if left > 0:
            self._looking = self.set_timer(left, self._look)
        elif self.app.screen is self:
            self._saw()

    def _saw(self) -> None:
        places = tuple(
            (shelf.id, i + 1, shelf.card(i).id)
            for shelf, first, last in self.page.whole()
            for i in range(first, last)
        )
        if places and self.room == "home":
            self.post_message(messages.Seen(places))

    def chosen(self, spot: Spot) -> None:
        """Enter on a card plays it; what it was chosen from was seen, however fast."""
        self._saw()
        super().chosen(spot)

    def furnish(self, focus: str = "") -> None:
        """Give the page its shelves."""
        if self.rows:
            self.page.show([self.shelf(row) for row in self.rows if row.cards], focus=focus)
        elif self.waiting:
            margin = self.layout_.shelf.margin
            self.page.show([Text("waiting", ("", self.waiting), Ink(FACT), margin)])
        self.show_keys()

    def wanted(self) -> Sequence[str]:
        """Return the keys for titles where there are any."""
        return _OF_NOTHING if self.waiting and not self.rows else self.HINTS

    def bar(self) -> list[Words]:
        """Write the names of the rooms, who watches, and the time."""
        width = self.app.size.width
        x = self.layout_.shelf.margin
        wide = width >= 96
        found = [Words(x, "tvrec", Ink(ACCENT, bold=True))]
        x += 9 if wide else 8
        for place, (name, label) in enumerate(ROOMS):
            text = self.tr(label)
            if place == self._named:
                found.append(Words(x - 1, f" {text} ", Ink(INK_ON_ACCENT, ACCENT, bold=True)))
            else:
                here = name == self.room
                found.append(Words(x, text, Ink(TITLE if here else HINT, bold=here)))
            x += cell_width(text) + (3 if wide else 2)
        name, colour = self.viewer
        beside = cell_width(self.clock) + 4
        name = ellipsis(name, width - self.layout_.shelf.margin - x - beside - 1)
        right = cell_width(name) + beside
        at = width - self.layout_.shelf.margin - right
        if name and at > x:
            here = self._named == len(ROOMS)
            ink = Ink(INK_ON_ACCENT, ACCENT, bold=True) if here else Ink(TITLE)
            found += [
                Words(at, "●", Ink(colour)),
                Words(at + 2, name, ink),
                Words(at + 2 + cell_width(name) + 2, self.clock, Ink(HINT)),
            ]
        return found

    # Keys

    def do(self, command: str) -> bool:
        """Move along the names while the focus is there."""
        if self._named is None:
            return super().do(command)
        match command:
            case "left" | "right":
                step = -1 if command == "left" else 1
                self._to_name(max(0, min(self._named + step, len(ROOMS))))
            case "down" if self.page.spot is None:
                pass
            case "down" | "back" if self.page.spot is not None:
                self._to_name(None)
            case "select":
                self._enter(self._named)
            case "up" | "page_up" | "page_down" | "first" | "last" | "details" | "why" | "menu":
                pass
            case _:
                return super().do(command)
        return True

    def _enter(self, place: int) -> None:
        self._to_name(None)
        name = ROOMS[place][0] if place < len(ROOMS) else "profiles"
        if name != self.room:
            self.post_message(messages.Opened(name))

    def _to_name(self, place: int | None) -> None:
        self._named = place
        self.page.light(place is None)
        self.show_bar()

    def edge(self, direction: str) -> None:
        """Up from the first row leads to the names."""
        if direction == "up":
            rooms = [name for name, _ in ROOMS]
            self._to_name(rooms.index(self.room) if self.room in rooms else 0)

    def back(self) -> None:
        """Back leads to the top of the page first."""
        if self.page.at_top:
            self.post_message(messages.Closed())
        else:
            self.page.to_top()
