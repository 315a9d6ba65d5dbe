"""The screen while something plays that has no picture of its own: the demonstration, and music."""

from __future__ import annotations

from typing import ClassVar

from tvrec.tv import messages
from tvrec.tv.screens.base import Stage, TvScreen
from tvrec.tv.widgets.bands import Band
from tvrec.tv.widgets.controls import Measure, Text
from tvrec.tv.widgets.ink import ACCENT, FACT, HINT, Ink
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import HeroView

__all__ = ["PlayerScreen"]

_FRAME_S = 0.2
_WANDER = 24  # pixels that the picture moves to and fro


class PlayerScreen(TvScreen):
    """Shows a picture that moves, and how far the title is.

    Args:
        stage: what the app lends.
        hero: the title.
        note: what the viewer should know: that this is a demonstration.
    """

    HERO: ClassVar[float] = 1.0
    HINTS: ClassVar[tuple[str, ...]] = ("pause", "left", "right", "stop", "next", "back")
    _ACTIONS: ClassVar[dict[str, tuple[str, float]]] = {
        "pause": ("pause", 0.0), "select": ("pause", 0.0), "stop": ("stop", 0.0),
        "back": ("stop", 0.0), "next": ("next", 0.0), "previous": ("previous", 0.0),
        "left": ("seek", -600.0), "right": ("seek", 600.0),
        "down": ("seek", -60.0), "up": ("seek", 60.0),
    }  # fmt: skip

    def __init__(self, stage: Stage, hero: HeroView, note: str) -> None:
        super().__init__(stage)
        self.hero = hero
        self.note = note
        self.time = ""
        self.share = 0.0
        self.paused = False
        self._art: Still | None = None
        self._step = 0

    def labels(self) -> dict[str, str]:
        """Name what the arrows do here."""
        return {"left": self.tr("10 min back"), "right": self.tr("10 min on"), "back": ""}

    def on_mount(self) -> None:
        """Let the picture move."""
        super().on_mount()
        self.set_interval(_FRAME_S, self._wander)

    def on_resize(self) -> None:
        """The picture fills what the bar leaves."""
        super().on_resize()
        self.banner.styles.height = max(4, self.app.size.height - 5)

    def show_title(self, hero: HeroView) -> None:
        """Show another title of the queue."""
        self.hero, self._art = hero, None
        self.furnish()

    def show_time(self, time: str, share: float, *, paused: bool) -> None:
        """Show how far the title is."""
        self.time, self.share, self.paused = time, share, paused
        self._show_bar_of_time()

    def furnish(self) -> None:
        """Show the title and the bar."""
        self.banner.styles.height = max(4, self.app.size.height - 5)
        self.banner.show(self.hero)
        self._show_bar_of_time()
        self.call_after_refresh(self._want_art)

    def _want_art(self) -> None:
        size = self.banner.size
        self.post_message(messages.Rested(self.hero.id, size.width + _WANDER, 2 * size.height))

    def _show_bar_of_time(self) -> None:
        margin = self.layout_.shelf.margin
        state = "⏸ " if self.paused else "▶ "
        bands: list[Band] = [
            Measure("time", (state + self.time,), Ink(FACT), margin, 0, share=self.share)
        ]
        if self.note:
            bands.append(Text("note", (self.note,), Ink(HINT), margin, 0))
        self.page.show(bands)

    def art_came(self, title: str, art: Still) -> None:
        """Keep the wide picture; what is shown of it wanders."""
        if title == self.hero.id:
            self._art = art
            if art.height == 2 * self.banner.size.height:
                self._show_part()
            else:  # it was asked for before the screen had its size
                self._want_art()

    def _wander(self) -> None:
        if self._art is not None and not self.paused:
            self._step += 1
            self._show_part()

    def _show_part(self) -> None:
        art, size = self._art, self.banner.size
        if art is None or art.height != 2 * size.height or art.width < size.width:
            return
        room = art.width - size.width
        way = self._step % (2 * room) if room else 0
        x = 3 * (way if way <= room else 2 * room - way)
        width = 3 * size.width
        rows = (art.row(y)[x : x + width] for y in range(art.height))
        self.banner.show_art(Still(size.width, art.height, b"".join(rows)))

    def bar(self) -> list[Words]:
        """Say what this is."""
        return [Words(self.layout_.shelf.margin, "tvrec", Ink(ACCENT, bold=True))]

    def do(self, command: str) -> bool:
        """Keys are for the player."""
        if command not in self._ACTIONS:
            return command not in {"help", "quit"}
        action, amount = self._ACTIONS[command]
        self.post_message(messages.Controlled(action, amount))
        return True

    def follow(self) -> None:
        """Nothing is in focus but the picture."""
