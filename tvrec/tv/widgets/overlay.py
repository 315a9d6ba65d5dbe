"""Words over a picture, as finished lines (pure)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from tvrec.text import cell_width
from tvrec.tv.widgets.bigtype import Mask
from tvrec.tv.widgets.ink import GROUND, TITLE, Depth, Ink, Rgb
from tvrec.tv.widgets.line import Blocks, Line, Piece, Run, blank
from tvrec.tv.widgets.poster import Still

__all__ = ["Words", "over", "stamped"]

_GROUND = bytes(GROUND)
_LEADING = re.compile(b"(?:%b)*" % re.escape(_GROUND))
_DNUORG = re.compile(b"(?:%b)*" % re.escape(_GROUND[::-1]))  # the same in a row read backwards


_FAINT = 10  # of 255: covered so little, a pixel stays as it is


class Words(NamedTuple):
    """A run of text at a column."""

    x: int
    text: str
    ink: Ink


def over(width: int, words: Sequence[Words], art: Still | None, y: int, depth: Depth) -> Line:
    """Draw one line.

    Args:
        width: of the line in cells.
        words: from left to right, none over another; what goes past the edge is cut.
        art: the picture behind, ``width`` pixels wide; None: the screen's ground.
        y: the line's place on the picture, in cells.
        depth: the colours of the terminal.
    """
    if art is None or depth is not Depth.TRUE or 2 * y + 1 >= art.height:
        return _plain(width, words, depth)
    upper, lower = art.row(2 * y), art.row(2 * y + 1)
    pieces: list[Piece] = []
    x = 0
    for run in words:
        if run.x > x:
            pieces += _picture(upper, lower, x, run.x, depth)
            x = run.x
        size = min(cell_width(run.text), width - x)
        if size > 0:
            pieces += _text(run, upper, lower, x, depth)
            x += size
    pieces += _picture(upper, lower, x, width, depth)
    return Line(pieces).crop(0, width)


def _plain(width: int, words: Sequence[Words], depth: Depth) -> Line:
    pieces: list[Piece] = []
    x = 0
    for run in words:
        pieces += [blank(run.x - x, depth), Run(run.text, run.ink, depth)]
        x = run.x + pieces[-1].width
    return Line([*pieces, blank(width - x, depth)]).crop(0, width)


def _picture(upper: bytes, lower: bytes, start: int, end: int, depth: Depth) -> list[Piece]:
    if start >= end:
        return []
    part = slice(3 * start, 3 * end)
    top, low = upper[part], lower[part]
    size = end - start
    first = min(_bare(top), _bare(low))
    if first == size:
        return [blank(size, depth)]
    # what is bare at both ends costs no codes of its own
    last = size - min(_bare(top[::-1], _DNUORG), _bare(low[::-1], _DNUORG))
    inner = slice(3 * first, 3 * last)
    return [blank(first, depth), Blocks(top[inner], low[inner]), blank(size - last, depth)]


def _bare(row: bytes, ground: re.Pattern[bytes] = _LEADING) -> int:
    """Count the pixels before the first that is not the screen's ground."""
    found = ground.match(row)
    return found.end() // 3 if found else 0


def _text(run: Words, upper: bytes, lower: bytes, x: int, depth: Depth) -> Sequence[Piece]:
    size = cell_width(run.text)
    part = slice(3 * x, 3 * (x + size))
    empty = _GROUND * size
    if run.ink.ground is not None or (upper[part] == empty and lower[part] == empty):
        return [Run(run.text, run.ink, depth, size)]
    found: list[Run] = []
    for char in run.text:
        at = 3 * min(x, len(upper) // 3 - 1)
        pairs = zip(upper[at : at + 3], lower[at : at + 3], strict=True)
        ground = Rgb(*((a + b) // 2 for a, b in pairs))
        cells = cell_width(char)
        if not cells and found:  # a mark stays with its letter
            last = found[-1]
            found[-1] = Run(last.text + char, last.ink, depth, last.width)
            continue
        found.append(Run(char, run.ink._replace(ground=ground), depth, cells))
        x += cells
    return found


@functools.cache
def _shades(colour: Rgb) -> list[bytes]:
    """Return a colour over the screen's ground, by how much of a pixel it covers: 256 of them."""
    pairs = list(zip(GROUND, colour, strict=True))
    return [
        bytes(below + (above - below) * share // 255 for below, above in pairs)
        if share >= _FAINT
        else _GROUND
        for share in range(256)
    ]


def stamped(
    mask: Mask, x: int, y: int, width: int, height: int, art: Still | None, colour: Rgb = TITLE
) -> Still:
    """Return a picture with words stamped into it.

    Args:
        mask: the words.
        x: their place in pixels.
        y: the same from above.
        width: of the picture, in pixels.
        height: the same.
        art: the picture; None: the screen's ground.
        colour: of the words.
    """
    pixels = bytearray(art.pixels if art is not None else _GROUND * (width * height))
    columns = range(min(mask.width, width - x))
    shades = _shades(colour)
    for row in range(min(mask.height, height - y)):
        cover = mask.cover[row * mask.width : row * mask.width + len(columns)]
        if not any(cover):
            continue
        base = 3 * ((y + row) * width + x)
        if art is None:
            pixels[base : base + 3 * len(cover)] = b"".join([shades[share] for share in cover])
            continue
        for column, share in enumerate(cover):
            if share < _FAINT:
                continue
            at = base + 3 * column
            for channel in range(3):
                below = pixels[at + channel]
                pixels[at + channel] = below + (colour[channel] - below) * share // 255
    return Still(width, height, bytes(pixels))
