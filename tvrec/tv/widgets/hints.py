"""The last line: the keys that matter here, or what has just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tvrec.text import cell_width, ellipsis
from tvrec.tv.widgets.ink import ACCENT, BAD, FACT, HINT, Depth, Ink
from tvrec.tv.widgets.line import Line, Piece, Run, blank

if TYPE_CHECKING:
    from textual.timer import Timer

__all__ = ["Hints"]


class Hints(Widget):
    """One line of keys, or a sentence in their place."""

    DEFAULT_CSS = "Hints { width: 1fr; height: 1; }"

    def __init__(self, depth: Depth, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._depth = depth
        self._keys: tuple[tuple[str, str], ...] = ()
        self._sentence = ""
        self._bad = False
        self._share: float | None = None
        self._playing = ""
        self._fades: Timer | None = None  # until the sentence has stood for long enough
        self.margin = 4

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show keys and what they do."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def say(
        self,
        sentence: str,
        *,
        bad: bool = False,
        share: float | None = None,
        for_s: float | None = None,
    ) -> None:
        """Show a sentence instead of the keys.

        Args:
            sentence: empty: the keys are shown again.
            bad: something went wrong.
            share: how much is done of what is under way, from 0 to 1, as a bar; None: no bar.
            for_s: seconds after which the keys are shown again; None: until something else is said.
        """
        if self._fades is not None:
            self._fades.stop()
        self._fades = self.set_timer(for_s, self._fade) if sentence and for_s else None
        if (sentence, bad, share) != (self._sentence, self._bad, self._share):
            self._sentence, self._bad, self._share = sentence, bad, share
            self.refresh()

    def _fade(self) -> None:
        self.say("")

    def playing(self, line: str) -> None:
        """Show what plays while one browses."""
        if line != self._playing:
            self._playing = line
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the finished line; see ``Widget.render_lines``."""
        width = self.size.width
        pieces: list[Piece] = [blank(self.margin, self._depth)]
        room = width - 2 * self.margin
        if self._sentence:
            pieces += self._said(room)
        elif self._playing:
            pieces.append(Run(ellipsis(self._playing, room), Ink(ACCENT), self._depth))
        else:
            for key, label in self._keys:
                size = cell_width(key) + cell_width(label) + 5
                if size > room:
                    break
                pieces += [
                    Run(key, Ink(FACT), self._depth),
                    Run(f" {label}    ", Ink(HINT), self._depth),
                ]
                room -= size
        used = sum(piece.width for piece in pieces)
        line = Line([*pieces, blank(width - used, self._depth)]).crop(0, width)
        shown: list[Strip] = [line.crop(crop.x, crop.x + crop.width)]
        return shown[crop.y : crop.y + crop.height]

    def _said(self, room: int) -> list[Piece]:
        ink = Ink(BAD if self._bad else ACCENT)
        pieces: list[Piece] = []
        if self._share is not None:
            size = 24
            full = min(max(round(size * self._share), 0), size)
            pieces = [
                Run("━" * full, Ink(ACCENT), self._depth, full),
                Run("━" * (size - full) + "  ", Ink(HINT), self._depth, size - full + 2),
            ]
            room -= size + 2
            ink = Ink(HINT)
        return [*pieces, Run(ellipsis(self._sentence, room), ink, self._depth)]
