"""Pictures as half blocks: two pixels a cell (pure)."""

from __future__ import annotations

from typing import NamedTuple

from tvrec.tv.widgets.ink import ACCENT, TRACK, Rgb
from tvrec.tv.widgets.line import Blocks

__all__ = ["Still", "blocks", "dimmed", "framed", "with_bar"]

_TRACK, _ACCENT = bytes(TRACK), bytes(ACCENT)


class Still(NamedTuple):
    """A picture of ``width`` × ``height`` pixels, RGB bytes row by row; the height is even."""

    width: int
    height: int
    pixels: bytes

    def row(self, y: int) -> bytes:
        """Return one row of pixels."""
        return self.pixels[3 * self.width * y : 3 * self.width * (y + 1)]


def blocks(still: Still) -> list[Blocks]:
    """Turn a picture into lines of cells, one for two rows of pixels."""
    return [Blocks(still.row(y), still.row(y + 1)) for y in range(0, still.height, 2)]


_DIM = bytes(round(value * 0.8) for value in range(256))


def dimmed(still: Still) -> Still:
    """Return a picture at four fifths of its light, for what is not in focus."""
    return still._replace(pixels=still.pixels.translate(_DIM))


def framed(still: Still, colour: Rgb = ACCENT) -> Still:
    """Return a picture with a frame inside its own edge, one pixel wide."""
    edge = bytes(colour)
    inner = still.width - 2
    rows = [edge * still.width]
    rows += [edge + still.row(y)[3 : 3 + 3 * inner] + edge for y in range(1, still.height - 1)]
    rows.append(edge * still.width)
    return still._replace(pixels=b"".join(rows))


def with_bar(still: Still, progress: float, *, inset: int = 0) -> Still:
    """Return a picture with a bar of progress in its lowest row, ``inset`` pixels further in."""
    width = still.width - 2 * inset
    full = min(max(round(width * progress), 1), width)
    y = still.height - 1 - inset
    row = still.row(y)
    edge = 3 * inset
    bar = row[:edge] + _ACCENT * full + _TRACK * (width - full) + row[len(row) - edge :]
    start = 3 * still.width * y
    return still._replace(
        pixels=still.pixels[:start] + bar + still.pixels[start + 3 * still.width :]
    )
