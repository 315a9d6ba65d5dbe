"""One card as finished pieces, a list of them for each of its lines (pure)."""

from __future__ import annotations

from typing import NamedTuple

from tvrec.text import cell_width, ellipsis, wrap
from tvrec.tv.widgets.ink import (
    ACCENT,
    FACT,
    HINT,
    INK_ON_ACCENT,
    TITLE,
    TRACK,
    Depth,
    Ink,
    Rgb,
    mix,
)
from tvrec.tv.widgets.line import Piece, Run
from tvrec.tv.widgets.poster import Still, blocks, dimmed, framed, with_bar
from tvrec.tv.widgets.views import CardView

__all__ = ["CardShape", "card_lines", "fit"]

_TINTS = (
    Rgb(52, 58, 92), Rgb(84, 52, 60), Rgb(44, 74, 70), Rgb(88, 70, 44),
    Rgb(66, 50, 88), Rgb(50, 72, 48), Rgb(40, 66, 92), Rgb(80, 60, 76),
)  # fmt: skip
"""Grounds of the tiles that stand for art where there are too few colours."""


class CardShape(NamedTuple):
    """The size of a card: its picture in cells, and the lines of words below."""

    width: int = 26
    art: int = 5
    caption: int = 2

    @property
    def lines(self) -> int:
        """All lines of the card."""
        return self.art + self.caption


def fit(text: str, width: int, ink: Ink, depth: Depth) -> Run:
    """Return a text in exactly so many cells."""
    kept = ellipsis(text, width)
    return Run(kept + " " * (width - cell_width(kept)), ink, depth, width)


def card_lines(
    view: CardView, still: Still | None, shape: CardShape, depth: Depth, *, focused: bool
) -> list[list[Piece]]:
    """Draw a card.

    Args:
        view: what it shows.
        still: its picture, ``shape.width`` × 2 ``shape.art`` pixels; None: a tinted tile.
        shape: its size.
        depth: the colours of the terminal; art needs all of them.
        focused: the card is where the viewer is.
    """
    if still is not None and depth is Depth.TRUE:
        lines = _picture(view, still, focused=focused)
    else:
        lines = _tile(view, shape, depth, focused=focused)
    if view.chip:
        lines[0] = _with_chip(lines[0], view.chip, shape.width, depth)
    name = Ink(TITLE if focused else FACT, bold=focused)
    facts = Ink(ACCENT if focused else HINT)
    lines.append([fit(view.title, shape.width, name, depth)])
    if shape.caption > 1:
        lines.append([fit(view.facts, shape.width, facts, depth)])
    return lines


def _picture(view: CardView, still: Still, *, focused: bool) -> list[list[Piece]]:
    shown = still if focused else dimmed(still)
    if view.progress is not None:
        shown = with_bar(shown, view.progress, inset=1 if focused else 0)
    if focused:
        shown = framed(shown)
    return [[line] for line in blocks(shown)]


def _tile(view: CardView, shape: CardShape, depth: Depth, *, focused: bool) -> list[list[Piece]]:
    ground = _TINTS[view.tint % len(_TINTS)]
    if not focused:
        ground = mix(ground, Rgb(0, 0, 0), 0.25)
    # without colours the focused tile is reversed, and the others are bare
    words_ink = TITLE if depth is Depth.STANDARD else FACT  # of sixteen colours white alone is read
    paper = Ink(INK_ON_ACCENT, ACCENT, bold=True) if focused else Ink(words_ink, ground)
    inner = shape.width - 4
    words = wrap(view.title, inner, shape.art - 2)
    first = (shape.art - len(words)) // 2
    lines: list[list[Piece]] = []
    for y in range(shape.art):
        text = words[y - first] if 0 <= y - first < len(words) else ""
        body = fit("  " + text, shape.width, paper, depth)
        lines.append([body])
    if depth is Depth.NONE and not focused:
        lines[0] = [fit("·" * shape.width, shape.width, paper, depth)]
        lines[-1] = [fit("·" * shape.width, shape.width, paper, depth)]
    if view.progress is not None:
        full = min(max(round(shape.width * view.progress), 1), shape.width)
        bar = Ink(INK_ON_ACCENT if focused else ACCENT, paper.ground)
        rest = Ink(HINT if focused else TRACK, paper.ground)
        lines[-1] = [
            Run("━" * full, bar, depth, full),
            Run("─" * (shape.width - full), rest, depth, shape.width - full),
        ]
    return lines


def _with_chip(line: list[Piece], chip: str, width: int, depth: Depth) -> list[Piece]:
    text = f" {chip} "
    size = cell_width(text)
    start, end = width - size - 1, width - 1
    if start < 1:
        return line
    found: list[Piece] = []
    x = 0
    for piece in line:
        for first, last in ((0, start), (end, width)):
            a, b = max(first - x, 0), min(last - x, piece.width)
            if a < b:
                found.append(piece.cut(a, b))
            if first == 0 and x <= start < x + piece.width:
                found.append(Run(text, Ink(INK_ON_ACCENT, ACCENT, bold=True), depth, size))
        x += piece.width
    return found
