"""The cells of a screen under test, and where on it the focus is seen."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rich.style import Style

from tvrec.tv.widgets.ink import ACCENT

__all__ = ["Cell", "colours", "focus_groups"]


class Cell(tuple):
    """One cell of the screen: its character, the colour of it, and of the ground."""

    __slots__ = ()

    @property
    def char(self) -> str:
        return self[0]

    @property
    def colour(self) -> tuple[int, int, int] | None:
        return self[1]

    @property
    def ground(self) -> tuple[int, int, int] | None:
        return self[2]


@functools.lru_cache(maxsize=10_000)
def colours(style: Style | None) -> tuple[tuple[int, int, int] | None, ...]:
    both = (style.color, style.bgcolor) if style else (None, None)
    return tuple(tuple(each.triplet) if each and each.triplet else None for each in both)


def focus_groups(cells: Sequence[Sequence[Cell]]) -> list[str]:
    """Find what says "you are here": frames, grounds and marks in the accent's colour.

    A chip and a bar of progress have the same colour and are not meant.
    """
    lit = {
        (x, y)
        for y, line in enumerate(cells)
        for x, cell in enumerate(line)
        if cell.ground == ACCENT or (cell.char in {"▀", "▌"} and cell.colour == ACCENT)
    }
    found = []
    while lit:
        group = _grow(lit)
        text = "".join(cells[y][x].char for x, y in sorted(group, key=lambda at: (at[1], at[0])))
        rows = len({y for _, y in group})
        bare = text.strip(" ▀")
        if rows > 1:
            found.append("frame")
        elif bare and not bare.startswith("▲"):
            found.append(bare)
        elif not text.strip(" "):
            found.append("caret")
    return found


def _grow(lit: set[tuple[int, int]]) -> set[tuple[int, int]]:
    edge = [lit.pop()]
    group = set(edge)
    while edge:
        x, y = edge.pop()
        for near in [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]:
            if near in lit:
                lit.remove(near)
                group.add(near)
                edge.append(near)
    return group
