"""The top of a screen: its line of names, and a title in large."""

from __future__ import annotations

from collections import OrderedDict

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tvrec.tv.widgets.hero import HeroShape, draw_hero
from tvrec.tv.widgets.ink import Depth
from tvrec.tv.widgets.line import Line
from tvrec.tv.widgets.overlay import Words
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import HeroView

__all__ = ["Banner"]

_KEPT = 16
"""Titles in large that are kept as lines, without their pictures: one is about 30 kB."""


class Banner(Widget):
    """Shows one title in large.

    Args:
        depth: the colours of the terminal.
        why: the word before the causes.
    """

    DEFAULT_CSS = "Banner { width: 1fr; }"

    def __init__(self, depth: Depth, why: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._depth = depth
        self._why = why
        self._view: HeroView | None = None
        self._bar: list[Words] = []
        self._art: Still | None = None
        self._lines: list[Line] | None = None
        self._drawn: HeroShape | None = None  # the size that they were drawn for
        self._kept: OrderedDict[tuple[object, ...], list[Line]] = OrderedDict()
        self.margin = 4

    @property
    def view(self) -> HeroView | None:
        """The title that is shown."""
        return self._view

    @property
    def shape(self) -> HeroShape:
        """Its size."""
        return HeroShape(self.size.width, self.size.height, self.margin)

    def show(self, view: HeroView | None) -> None:
        """Show a title's words at once; its picture follows when the focus has rested."""
        if view == self._view:
            return
        other = self._view is None or view is None or view.id != self._view.id
        self._view = view
        had_art = self._art is not None
        if other:
            self._art = None
        self._lines = None
        # the picture of the title before goes with its words: one frame, and none of it is left
        self.refresh() if had_art else self.refresh(self._words_area())

    def _words_area(self) -> Region:
        return Region(0, 1, self.size.width, max(1, self.size.height - 1))

    def show_bar(self, bar: list[Words]) -> None:
        """Show the top line."""
        if bar != self._bar:
            self._bar = bar
            self._lines = None
            self.refresh(Region(0, 0, self.size.width, min(2, self.size.height)))

    def show_art(self, art: Still | None) -> None:
        """Show the picture behind the words."""
        if art == self._art or (art is not None and not fits(art, self.shape)):
            return
        self._art = art
        self._lines = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the finished lines; see ``Widget.render_lines``."""
        shape = self.shape
        if self._lines is None or self._drawn != shape:
            # a frame may come between another size and what Textual tells of it
            art = self._art if self._art and fits(self._art, shape) else None
            self._lines = self._draw(self._view, art, shape)
            self._drawn = shape
        wanted = self._lines[crop.y : crop.y + crop.height]
        if crop.x == 0 and crop.width == self.size.width:
            return list(wanted)
        return [line.crop(crop.x, crop.x + crop.width) for line in wanted]

    def foresee(self, view: HeroView) -> None:
        """Draw a title that may be next."""
        for line in self._draw(view, None, self.shape):
            line.render(self.app.console)

    def _draw(self, view: HeroView | None, art: Still | None, shape: HeroShape) -> list[Line]:
        if art is not None:
            return draw_hero(view, self._bar, art, shape, self._depth, why=self._why)
        key = (view, tuple(self._bar), shape)
        lines = self._kept.get(key)
        if lines is None:
            lines = draw_hero(view, self._bar, None, shape, self._depth, why=self._why)
            self._kept[key] = lines
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return lines

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self._art is not None and not fits(self._art, self.shape):
            self._art = None
        self._lines = None


def fits(art: Still, shape: HeroShape) -> bool:
    """Whether a picture is of a hero's size."""
    return (art.width, art.height) == (shape.width, 2 * shape.height)
