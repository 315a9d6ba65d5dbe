"""A list to choose from: a menu, viewers, settings, episodes, tracks, a question, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from tvrec.domain import TitleId
from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band, Spot
from tvrec.tv.widgets.controls import Buttons, Choice, Text
from tvrec.tv.widgets.ink import ACCENT, TITLE, Ink
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.views import HeroView

__all__ = ["ChoicesScreen", "lines"]

_HINTS = {
    "profiles": ("select", "menu", "back"),
    "help": ("up", "down", "back"),  # there is nothing to choose
    "settings": ("select", "left", "right", "back"),
    "told": ("select", "left", "right", "undo", "back"),
}
"""The keys of the lists that have others than most, by the kind of the list."""


class ChoicesScreen(TvScreen):
    """Lines to choose from, below a heading or a title.

    Args:
        stage: what the app lends.
        kind: of the list; goes with what is picked.
        heading: above the lines.
        bands: the lines.
        hero: a title in large, for lists that belong to one.
        focus: the line to begin with.
    """

    HERO: ClassVar[float] = 0.0
    HINTS: ClassVar[tuple[str, ...]] = ("select", "back")

    def __init__(
        self,
        stage: Stage,
        kind: str,
        heading: str,
        bands: Sequence[Band],
        *,
        hero: HeroView | None = None,
        focus: str = "",
    ) -> None:
        super().__init__(stage)
        self.kind = kind
        self.heading = heading
        self.bands = tuple(bands)
        self.hero = hero
        self._focus = focus
        self.HINTS = _HINTS.get(kind, self.HINTS)  # type: ignore[misc]  # of this list alone
        if hero is not None:
            self.HERO = 0.8  # type: ignore[misc]  # a list that belongs to a title shows it

    @property
    def subject(self) -> TitleId | None:
        """The title that the list belongs to."""
        return self.hero.id if self.hero else None

    def show_bands(self, bands: Sequence[Band], focus: str = "") -> None:
        """Show other lines."""
        self.bands, self._focus = tuple(bands), focus
        if self.is_mounted:
            self.furnish()

    def furnish(self) -> None:
        """Give the page its lines."""
        words: list[Band] = []
        if self.hero is not None:
            self.banner.show(self.hero)
            self.rest_on(self.hero.id)
            words.append(Text("heading", (self.heading,), Ink(TITLE, bold=True)))
        else:
            self.banner.show(HeroView(TitleId(self.kind), self.heading))
        self.page.show(self._spaced([*words, *self.bands]), focus=self._focus)
        self._focus = ""

    def _spaced(self, bands: Sequence[Band]) -> list[Band]:
        """Put lines below the heading's edge, and air between them where there is room for it."""
        margin = self.layout_.shelf.margin
        found: list[Band] = [
            replace(band, margin=margin) if isinstance(band, Choice | Text | Buttons) else band
            for band in bands
        ]
        dense = any(not band.air for band in found[:-1] if isinstance(band, Choice))
        needed = sum(band.height + isinstance(band, Choice) for band in found)
        if dense and needed <= self.page.size.height:
            return [replace(b, air=b.air + 1) if isinstance(b, Choice) else b for b in found]
        return found

    def bar(self) -> list[Words]:
        """Write the name of the television alone: the heading is the title."""
        margin = self.layout_.shelf.margin
        return [Words(margin, "tvrec", Ink(ACCENT, bold=True))]

    def labels(self) -> dict[str, str]:
        """Enter chooses here, and left and right turn a dial, or change what was told."""
        if self.kind == "help":
            return {"up": "", "down": self.tr("more keys")}
        if self.kind == "told":
            return {"select": self.tr("take back"), "left": "", "right": self.tr("change")}
        return {"select": self.tr("choose"), "left": "", "right": self.tr("turn a dial")}

    def chosen(self, spot: Spot) -> None:
        """Tell which line."""
        self.post_message(messages.Picked(self.kind, spot.key, self.subject))

    def do(self, command: str) -> bool:
        """Left and right turn the dial in focus, or change the line of what was told."""
        spot = self.page.spot
        turns = spot and (self.kind == "told" or spot.key.startswith("dial:"))
        if spot and turns and command in {"left", "right"}:
            self.post_message(messages.Picked(self.kind, f"{spot.key}:{command}"))
            return True
        return super().do(command)

    def on_card(self, command: str) -> bool:
        """The help closes with the key that opened it; a viewer has a menu."""
        if command == "help" and self.kind == "help":
            self.back()
            return True
        spot = self.page.spot
        if command == "menu" and self.kind == "profiles" and spot and spot.key.startswith("is:"):
            self.post_message(messages.Picked(self.kind, "menu:" + spot.key.removeprefix("is:")))
            return True
        return False

    def follow(self) -> None:
        """The title above stays."""


def lines(entries: Sequence[tuple[str, str]]) -> list[Choice]:
    """Return keys and labels as lines."""
    return [Choice(key, label) for key, label in entries]
