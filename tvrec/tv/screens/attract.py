"""What a kiosk shows while nobody watches: one title after another, in large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events

from tvrec.domain import TitleId
from tvrec.i18n import message, translator
from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.controls import Text
from tvrec.tv.widgets.ink import ACCENT, HINT, TITLE, Depth, Ink
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.poster import Still

__all__ = ["STAY_S", "AttractScreen"]

STAY_S = 6.0
"""How long a title stays."""

_ASK = message("Press any key")
_BELOW = 4  # lines below the picture


class AttractScreen(TvScreen):
    """Titles in large; any key begins a visit.

    Args:
        stage: what the app lends.
        titles: what is shown, over and over in this order.
    """

    HINTS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, stage: Stage, titles: Sequence[TitleId]) -> None:
        super().__init__(stage)
        self._titles = titles
        self._place = 0
        self._art: Still | None = None
        self._due = True
        self._late: set[TitleId] = set()  # their turn passed before their words came

    @property
    def _next(self) -> TitleId:
        return self._titles[self._place % len(self._titles)]

    # Showing

    def on_mount(self) -> None:
        """Begin to turn the pages."""
        super().on_mount()
        if self._titles:
            self.set_interval(STAY_S, self._turn)
            self.call_after_refresh(self._want)

    def on_resize(self) -> None:
        """Show the next title in the new size."""
        super().on_resize()
        if self._titles:
            self._due = True
            self.call_after_refresh(self._want)

    def furnish(self) -> None:
        """Leave the screen to the picture, but for the line below it."""
        self.banner.styles.height = max(4, self.app.size.height - _BELOW)
        margin = self.layout_.shelf.margin
        other = translator("en" if self.stage.words.language.startswith("zh") else "zh-Hans")
        self.page.show(
            [
                Text("own", (self.tr(_ASK),), Ink(TITLE, bold=True), margin, 0),
                Text("other", (other.gettext(_ASK),), Ink(HINT), margin, 0),
            ]
        )

    def bar(self) -> list[Words]:
        """Say what this is."""
        return [Words(self.layout_.shelf.margin, "tvrec", Ink(ACCENT, bold=True))]

    def follow(self) -> None:
        """Nothing can be in focus."""

    def _turn(self) -> None:
        """Show the next title; one that is not ready by now never will be."""
        if self._due:
            self._late.add(self._next)
            self._place += 1
            self._want()
        self._due = True
        self._show()

    def _want(self) -> None:
        """Ask for the words and the picture of the next title."""
        size = self.banner.size
        self._art = None
        self.post_message(messages.NeedsHero((self._next,)))
        self.post_message(messages.Rested(self._next, size.width, 2 * size.height))

    def heroes_came(self) -> None:
        """Words have been read; those that come too late are not kept."""
        for title in [key for key in self._late if key in self.stage.heroes]:
            self._late.discard(title)
            if title != self._next:
                del self.stage.heroes[title]
        self._show()

    def art_came(self, title: TitleId, art: Still) -> None:
        """A picture has been made."""
        if title == self._next:
            self._art = art
            self._show()

    def _show(self) -> None:
        """Put the next title in the place of the last one, words and picture in one frame."""
        view = self.stage.heroes.get(self._next)
        drawn = self._art is not None or self.stage.scenery.depth is not Depth.TRUE
        if not (self._due and view is not None and drawn):
            return
        self._due = False
        self.banner.show(replace(view, causes=(), sentence="", label=""))
        self.banner.show_art(self._art)
        self.stage.heroes.pop(self._next)  # a kiosk runs for months
        self._place += 1
        self._want()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Any key begins a visit, but for the one that leaves."""
        event.stop()
        event.prevent_default()
        if self.stage.keymap.command(event.key) == "quit":
            self.post_message(messages.Asked("quit"))
        else:
            self._begin()

    def on_click(self) -> None:
        """A finger on the screen is a key too."""
        self._begin()

    def _begin(self) -> None:
        self.post_message(messages.Picked("attract", "visit"))
