"""A title in large: its name, facts, synopsis and causes over its own picture (pure)."""

from __future__ import annotations

from typing import NamedTuple

from tvrec.text import cell_width, ellipsis, wrap
from tvrec.tv.widgets.bigtype import Mask, large, two_lines
from tvrec.tv.widgets.ink import (
    ACCENT,
    CAUSES,
    FACT,
    HINT,
    NOBODY,
    TITLE,
    TRACK,
    Depth,
    Ink,
    Rgb,
)
from tvrec.tv.widgets.line import Line
from tvrec.tv.widgets.overlay import Words, over, stamped
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import CauseView, HeroView

__all__ = ["HeroShape", "cause_colours", "draw_hero"]

_BAR = 34  # cells of the bar of causes


class HeroShape(NamedTuple):
    """The size of a hero in cells, and where its parts stand."""

    width: int
    height: int
    margin: int = 4

    @property
    def is_large(self) -> bool:
        """Whether there is room for large type."""
        return self.height >= 17

    @property
    def is_tall(self) -> bool:
        """Whether there is air above the line of names."""
        return self.height >= 11

    @property
    def text_width(self) -> int:
        """Cells for words."""
        return min(76, max(30, round(self.width * 0.6)), self.width - 2 * self.margin)


def draw_hero(
    view: HeroView | None,
    bar: list[Words],
    art: Still | None,
    shape: HeroShape,
    depth: Depth,
    *,
    why: str,
) -> list[Line]:
    """Draw a hero.

    Args:
        view: the title; None: there is none.
        bar: the words of the top line.
        art: its picture, ``shape.width`` × 2 ``shape.height`` pixels, melting into the ground.
        shape: its size.
        depth: the colours of the terminal.
        why: the word before the causes.
    """
    words: dict[int, list[Words]] = {1 if shape.is_tall else 0: bar}
    behind = art
    # without a synopsis there is room for large type much earlier
    spacious = shape.is_large or (shape.height >= 11 and view is not None and not view.synopsis)
    if view is not None and view.is_heading:
        behind = _place_heading(words, view, art, shape, depth)
    elif view is not None:
        if spacious:
            mask = _mask(view, shape, depth)
            if mask is not None:
                y = 2 * _first(view, shape, mask)
                behind = stamped(mask, shape.margin, y, shape.width, 2 * shape.height, art)
            _place_large(words, view, shape, mask, why)
        else:
            _place_small(words, view, shape, why)
    return [over(shape.width, words.get(y, []), behind, y, depth) for y in range(shape.height)]


def _place_heading(
    words: dict[int, list[Words]],
    view: HeroView,
    art: Still | None,
    shape: HeroShape,
    depth: Depth,
) -> Still | None:
    """Write a heading that is no title: large where there is room, and nothing else."""
    room = shape.width - 2 * shape.margin
    mask = None
    if depth is Depth.TRUE and shape.height >= 10:
        mask = large(view.title, room, (12, 10, 8))
    if mask is None:
        words[2] = [Words(shape.margin, ellipsis(view.title, room), Ink(TITLE, bold=True))]
        return art
    y = 2 * (3 if 3 + mask.height // 2 < shape.height else 2)  # there is air below it
    return stamped(mask, shape.margin, y, shape.width, 2 * shape.height, art)


def _mask(view: HeroView, shape: HeroShape, depth: Depth) -> Mask | None:
    if depth is not Depth.TRUE:
        return None
    width = round(shape.width * 0.75)
    rows = _lowest(view, shape) - 4 - bool(view.label)  # of the title: air, then its facts
    for height in (14, 12, 10):
        one = large(view.title, width, (height,))
        if one is not None and one.height // 2 <= rows:
            return one
    two = two_lines(view.title, round(shape.width * 0.85), 8)
    if two is not None and two.height // 2 <= rows + 1 + bool(view.label):  # it has its own air
        return two
    return large(view.title, width, (8,))


def _first(view: HeroView, shape: HeroShape, mask: Mask) -> int:
    """Return the line where large type begins: below the label, which makes room if it must."""
    below = 3 + mask.height // 2 >= _lowest(view, shape)
    return 4 if view.label and not below else 3


def _lowest(view: HeroView, shape: HeroShape) -> int:
    """Return the lowest line for the facts: two of the synopsis and the causes stand below it."""
    if not view.synopsis:
        return shape.height - 2
    return shape.height - (7 if view.causes or view.sentence else 5)


def _place_large(
    words: dict[int, list[Words]], view: HeroView, shape: HeroShape, mask: Mask | None, why: str
) -> None:
    x, width = shape.margin, shape.text_width
    end = shape.height - 2  # the line of causes
    last = end - 1 if view.causes or view.sentence else shape.height - 1
    top = 3  # of the label, or of the title
    if mask is None:  # without large type all words stand together, above what is below them
        lines = wrap(view.title, width, 2)
        top = max(
            top, last - 3 - bool(view.label) - len(lines) - len(wrap(view.synopsis, width, 9))
        )
        y = top + bool(view.label)
        for i, line in enumerate(lines):
            words[y + i] = [Words(x, line, Ink(TITLE, bold=True))]
        y += len(lines) + 1
    else:
        first = _first(view, shape, mask)
        top = first - bool(view.label)
        y = first + mask.height // 2 + 1
    if view.label:
        words[top] = [Words(x, ellipsis(view.label, width), Ink(ACCENT, bold=True))]
    y = min(y, _lowest(view, shape))
    words[y] = [Words(x, ellipsis(view.facts, shape.width - 2 * x), Ink(FACT))]
    y += 2
    for i, line in enumerate(wrap(view.synopsis, width, max(1, last - y))):
        words[y + i] = [Words(x, line, Ink(FACT))]
    if view.causes or view.sentence:
        words[end] = _causes(view, x, shape.width - 2 * x, why)


def _place_small(words: dict[int, list[Words]], view: HeroView, shape: HeroShape, why: str) -> None:
    x, width = shape.margin, shape.text_width + 8
    words[2] = [Words(x, ellipsis(view.title, shape.width - 2 * x), Ink(TITLE, bold=True))]
    words[3] = [Words(x, ellipsis(view.facts, shape.width - 2 * x), Ink(FACT))]
    end = shape.height - 2
    last = end - 1 if view.causes or view.sentence else shape.height - 1
    for i, line in enumerate(wrap(view.synopsis, width, max(1, last - 5))):
        words[5 + i] = [Words(x, line, Ink(FACT))]
    if view.causes or view.sentence:
        words[end] = _causes(view, x, shape.width - 2 * x, why)


def _causes(view: HeroView, x: int, room: int, why: str) -> list[Words]:
    """Write the line of causes: a bar, and the names in the colours of their parts of it."""
    if not view.causes:
        return [Words(x, ellipsis(view.sentence, room), Ink(HINT))] if view.sentence else []
    found = [Words(x, why, Ink(HINT))]
    at = x + cell_width(why) + 2
    size = min(_BAR, room // 4)
    colours = cause_colours(view.causes)
    used = 0
    for cause, colour in zip(view.causes, colours, strict=True):
        cells = min(max(1, round(cause.share * size)), size - used)
        if cells > 0 and cause.personal:
            found.append(Words(at + used, "━" * cells, Ink(colour)))
            used += cells
    if used < size:
        found.append(Words(at + used, "━" * (size - used), Ink(TRACK)))
    at += size + 2
    for cause, colour in zip(view.causes, colours, strict=True):
        text = f"{ellipsis(cause.name, 30)} {round(cause.share * 100)} %"
        if not cause.personal or at + cell_width(text) > x + room:
            continue
        found.append(Words(at, text, Ink(colour)))
        at += cell_width(text) + 2
    return found


def cause_colours(causes: tuple[CauseView, ...]) -> list[Rgb]:
    """Give each cause its colour: those of the viewer's taste in order, grey to the others."""
    left = iter(CAUSES)
    return [next(left, CAUSES[-1]) if cause.personal else NOBODY for cause in causes]
