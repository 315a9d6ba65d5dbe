"""Sizes of a screen's parts, for every size of a terminal (pure)."""

from __future__ import annotations

import math
from typing import NamedTuple

from tvrec.tv.widgets.card import CardShape
from tvrec.tv.widgets.shelf import ShelfShape

__all__ = ["Layout", "layout"]


class Layout(NamedTuple):
    """Sizes of a screen in cells."""

    hero: int
    shelf: ShelfShape


def layout(width: int, height: int, hero: float = 1.0) -> Layout:
    """Choose sizes for a screen.

    Args:
        width: of the screen in cells.
        height: the same.
        hero: the share of the usual height that the hero takes.
    """
    if height < 34 or width < 96:
        shelf = ShelfShape(width, CardShape(23, 4, 1), margin=2)
        return Layout(max(4, round(10 * hero)), shelf)
    if height >= 54 and width >= 160:
        shelf = ShelfShape(width, CardShape(36, 7, 2))
    else:
        shelf = ShelfShape(width, CardShape(26, 5, 2))
    rows = max(2, (height - 20) // shelf.lines)
    tall = height - 1 - rows * shelf.lines
    return Layout(max(4, math.ceil(min(tall, 27) * hero)), shelf)
