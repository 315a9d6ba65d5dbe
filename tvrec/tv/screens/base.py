"""What every screen of the television shares: a banner, a page, a last line, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from tvrec.domain import TitleId
from tvrec.tv import messages
from tvrec.tv.screens.foresight import Foresight, drawings
from tvrec.tv.widgets.bands import Shelf, Spot
from tvrec.tv.widgets.banner import Banner
from tvrec.tv.widgets.hints import Hints
from tvrec.tv.widgets.layout import Layout, layout
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.page import Page
from tvrec.tv.widgets.shelf import Scenery
from tvrec.tv.widgets.views import CardView, HeroView, RowView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tvrec.i18n import Translator
    from tvrec.tv.commands import Keymap
    from tvrec.tv.widgets.poster import Still

__all__ = ["REST_S", "Stage", "TvScreen"]

REST_S = 0.12
"""How long the focus rests on a title before its large picture is drawn."""
_FAR = 4
"""Rows below the screen whose pictures are made while the focus rests."""


class Stage(NamedTuple):
    """What the app lends every screen.

    Attributes:
        words: the language.
        keymap: which key does what.
        scenery: pictures and cards that were drawn.
        heroes: the words of titles that were read.
    """

    words: Translator
    keymap: Keymap
    scenery: Scenery
    heroes: dict[TitleId, HeroView]


class TvScreen(Screen[None]):
    """A banner above a page of bands, and one line of hints.

    Screens below it say what the page shows (``furnish``) and what Enter does (``chosen``).
    """

    HERO: ClassVar[float] = 1.0  # of the usual height; 0: no title in large
    HINTS: ClassVar[tuple[str, ...]] = ("select", "back", "help")
    CSS = "Screen { background: #0b0d12; overflow: hidden hidden; layout: vertical; }"

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.page = Page(stage.scenery)
        self.banner = Banner(stage.scenery.depth, stage.words.gettext("Why"))
        self.hints = Hints(stage.scenery.depth)
        self.as_of: object = None  # the Home that it was written after
        self._rest: Timer | None = None
        self.foresight = Foresight()

    # Words and sizes

    def tr(self, text: str) -> str:
        """Translate."""
        return self.stage.words.gettext(text)

    @property
    def layout_(self) -> Layout:
        """The sizes for this terminal."""
        size = self.app.size
        return layout(size.width, size.height, self.HERO or 0.5)

    def compose(self) -> ComposeResult:
        """Put the three one below the other."""
        yield self.banner
        yield self.page
        yield self.hints

    def on_mount(self) -> None:
        """Show what there is."""
        self._measure()
        self.page.focus()
        self.show_keys()
        self.show_bar()
        self.furnish()

    def on_resize(self) -> None:
        """Choose sizes anew."""
        self._measure()
        self.show_bar()
        self.furnish()

    def _measure(self) -> None:
        sizes = self.layout_
        self.banner.styles.height = sizes.hero
        self.banner.margin = self.hints.margin = sizes.shelf.margin

    def furnish(self) -> None:
        """Give the page its bands."""

    def labels(self) -> Mapping[str, str]:
        """Return what the hints call a command here, where that is not its usual name."""
        return {}

    def show_keys(self, *, typing: bool = False) -> None:
        """Show the keys that matter here; ``typing``: letters are none."""
        keymap, words = self.stage.keymap, self.stage.words
        self.hints.show_keys(keymap.hints(self.wanted(), words, self.labels(), typing=typing))

    def wanted(self) -> Sequence[str]:
        """Return the commands whose keys matter here."""
        return self.HINTS

    def show_bar(self) -> None:
        """Show the line of names at the top."""
        self.banner.show_bar(self.bar())

    def bar(self) -> list[Words]:
        """Write the line of names at the top."""
        return []

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what a key means here, or hand it to the app."""
        command = self.stage.keymap.command(event.key)
        if not command:
            return
        event.stop()
        event.prevent_default()
        if self._rest is not None:
            self._rest.reset()  # a large picture waits for this key too: its answer is one frame
        if not self.do(command):
            self.post_message(messages.Asked(command))

    def do(self, command: str) -> bool:
        """Carry a command out; False: it is the app's."""
        match command:
            case "left" | "right":
                if not self._move(-1 if command == "left" else 1, 0):
                    self.edge(command)
            case "up" | "down":
                if not self._move(0, -1 if command == "up" else 1):
                    self.edge(command)
            case "page_up" | "page_down":
                self._move(0, -3 if command == "page_up" else 3)
            case "first" | "last":
                self._move(-10_000 if command == "first" else 10_000, 0)
            case "select":
                spot = self.page.spot
                if spot is not None:
                    self.chosen(spot)
            case "back":
                self.back()
            case _:
                return self.on_card(command)
        return True

    def _move(self, dx: int, dy: int) -> bool:
        """Move the focus, and show the title in the key's own frame."""
        moved = self.page.move(dx, dy)
        if moved:
            self.follow()
        return moved

    def on_card(self, command: str) -> bool:
        """Carry out what concerns the card in focus; False: it is the app's."""
        card = self.card
        if card is None:
            return False
        match command:
            case "details" | "why" | "menu":
                self.post_message(messages.Opened(command, card.id))
            case "like" | "dislike":
                said = self.tr("Noted: {what}").format(what=card.title)
                self.post_message(messages.Acted(command, "title", card.id, said=said))
            case _:
                return False
        return True

    def edge(self, direction: str) -> None:
        """Say what happens where there is nothing more in a direction."""

    def chosen(self, spot: Spot) -> None:
        """Enter on an item: a card plays."""
        card = self.card
        if card is not None:
            self.post_message(messages.Played(card.play or card.id))

    def back(self) -> None:
        """Leave the screen."""
        self.post_message(messages.Closed())

    # The card in focus

    @property
    def card(self) -> CardView | None:
        """The card in focus."""
        band, spot = self.page.active, self.page.spot
        return band.card(spot.item) if isinstance(band, Shelf) and spot else None

    def on_page_moved(self, event: Page.Moved) -> None:
        """Show the title in focus at once, and its picture when the focus has rested."""
        event.stop()
        self.follow()

    def follow(self) -> None:
        """Show the title in focus in large."""
        card = self.card
        if card is not None and self.HERO:
            self.show_hero(card)
        self.foresight.begin(self._foresee())  # the key's own frame waits for nothing

    def _foresee(self) -> Iterator[None]:
        """Ask for what is missing, and draw what the arrows would show."""
        self.want_stills()
        yield
        yield from self._draw_ahead()

    def _draw_ahead(self) -> Iterator[None]:
        heroes = self.stage.heroes if self.HERO else {}
        return drawings(self.page, self.banner, heroes)

    def show_hero(self, card: CardView) -> None:
        """Show a card's title in large."""
        view = self.stage.heroes.get(card.id)
        if view is None:
            self.banner.show(HeroView(card.id, card.title, facts=card.facts))
            self.post_message(messages.NeedsHero((card.id,)))
        else:
            self.banner.show(view)
        self.rest_on(card.id)

    def rest_on(self, title: TitleId) -> None:
        """Ask for a title's large picture once the focus has rested."""
        if self._rest is not None:
            self._rest.stop()
        size = self.banner.size

        def rested() -> None:
            self.post_message(messages.Rested(title, size.width, 2 * size.height))
            self.want_stills(_FAR)

        self._rest = self.set_timer(REST_S, rested)

    def want_stills(self, ahead: int = 1) -> None:
        """Ask for the pictures and words of the cards on the screen and of those that come next."""
        stills, heroes = [], []
        shape = self.layout_.shelf.card
        for band, first, last in self.page.seen(ahead):
            if isinstance(band, Shelf):
                for card in band.row.cards[max(first - 1, 0) : last + 2]:
                    if self.stage.scenery.still(card.id, shape) is None:
                        stills.append(card.id)
                    if card.id not in self.stage.heroes:
                        heroes.append(card.id)
        if stills:
            self.post_message(messages.NeedsStills(tuple(stills), shape.width, 2 * shape.art))
        if heroes:
            self.post_message(messages.NeedsHero(tuple(heroes)))

    # What comes back

    def heroes_came(self) -> None:
        """The words of titles have been read: show those of the one in focus."""
        card = self.card
        if card is not None and self.HERO:
            view = self.stage.heroes.get(card.id)
            if view is not None:
                self.banner.show(view)

    def stills_came(self, titles: Collection[TitleId]) -> None:
        """Pictures of titles have been made."""
        self.page.pictures_came(titles)
        if titles:
            self.foresight.begin(self._draw_ahead())

    def art_came(self, title: TitleId, art: Still) -> None:
        """A large picture has been made."""
        view = self.banner.view
        if view is not None and view.id == title:
            self.banner.show_art(art)

    def shelf(self, row: RowView) -> Shelf:
        """Return a row as a band of this screen's size."""
        return Shelf(row, self.layout_.shelf)
