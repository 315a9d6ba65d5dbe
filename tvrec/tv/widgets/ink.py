"""Colours of the screen, and the escape codes that show them at each depth of colour (pure)."""

from __future__ import annotations

import functools
from enum import IntEnum
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style

__all__ = [
    "ACCENT",
    "BAD",
    "CAUSES",
    "FACT",
    "GROUND",
    "HINT",
    "INK_ON_ACCENT",
    "LIT",
    "NOBODY",
    "RESET",
    "TITLE",
    "TRACK",
    "VIEWER_COLOURS",
    "Depth",
    "Ink",
    "Rgb",
    "mix",
    "rich_style",
    "sgr",
]

RESET = "\x1b[0m"


class Rgb(NamedTuple):
    """A colour, 0 to 255 each."""

    r: int
    g: int
    b: int


GROUND = Rgb(11, 13, 18)
LIT = Rgb(27, 33, 46)  # behind a line that is chosen, a button that is not
TITLE = Rgb(255, 255, 255)
FACT = Rgb(190, 194, 204)
HINT = Rgb(130, 136, 150)
TRACK = Rgb(58, 64, 80)  # the part of a bar that is not filled
ACCENT = Rgb(244, 182, 75)  # you are here, and this is yours
INK_ON_ACCENT = Rgb(20, 16, 8)
NOBODY = Rgb(107, 114, 128)  # a cause that is nobody's taste
CAUSES = (ACCENT, Rgb(221, 119, 66), Rgb(170, 142, 240), Rgb(108, 178, 255), Rgb(126, 200, 140))
"""Of the first cause to the fifth; the words of a cause have its colour too."""
VIEWER_COLOURS = dict(
    zip(("blue", "green", "amber", "orange", "violet"), (*CAUSES[3:], *CAUSES[:3]), strict=True)
)
"""Of the people of a household, by the name that is stored."""
BAD = Rgb(240, 110, 100)


class Depth(IntEnum):
    """How many colours the terminal shows."""

    NONE = 0
    STANDARD = 1  # 16
    EIGHT_BIT = 2  # 256
    TRUE = 3


class Ink(NamedTuple):
    """How a run of text looks. ``ground`` None: the screen's own."""

    colour: Rgb = FACT
    ground: Rgb | None = None
    bold: bool = False


_SYSTEMS = {Depth.STANDARD: ColorSystem.STANDARD, Depth.EIGHT_BIT: ColorSystem.EIGHT_BIT}


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Blend two colours, ``share`` of the second."""
    return Rgb(*(round(a + (b - a) * share) for a, b in zip(first, second, strict=True)))


@functools.lru_cache(maxsize=4096)
def sgr(ink: Ink, depth: Depth) -> str:
    """Return the escape code that begins a run; every run ends with ``RESET`` or the next one.

    Without colours a ground that is bright becomes reverse video, and the greys stay as they are:
    hierarchy is then carried by bold alone.
    """
    codes = ["0"]
    if ink.bold:
        codes.append("1")
    ground = ink.ground or GROUND
    if depth is Depth.TRUE:
        codes += [f"38;2;{ink.colour.r};{ink.colour.g};{ink.colour.b}"]
        codes += [f"48;2;{ground.r};{ground.g};{ground.b}"]
    elif depth is Depth.NONE:
        if ink.ground is not None and sum(ink.ground) > 300:
            codes.append("7")
    else:
        codes += _few(ink.colour, depth, foreground=True)
        if ink.ground is not None and ink.ground != GROUND:
            codes += _few(ground, depth, foreground=False)
        elif depth is Depth.EIGHT_BIT:
            codes += _few(GROUND, depth, foreground=False)
    return f"\x1b[{';'.join(codes)}m"


def _few(colour: Rgb, depth: Depth, *, foreground: bool) -> tuple[str, ...]:
    if depth is Depth.STANDARD:
        return (str(_standard(colour, foreground=foreground)),)
    if colour == LIT:  # the nearest of the 256 is the ground's own black
        return ("38" if foreground else "48", "5", "236")
    near = Color.from_triplet(ColorTriplet(*colour)).downgrade(_SYSTEMS[depth])
    return tuple(near.get_ansi_codes(foreground))


def _standard(colour: Rgb, *, foreground: bool) -> int:
    """Choose among the sixteen by what a colour means: their shades are the terminal's own."""
    base = 30 if foreground else 40
    named = {ACCENT: 63, INK_ON_ACCENT: 0, LIT: 60, TITLE: 67, FACT: 7, HINT: 60, TRACK: 60}
    named |= dict(zip(CAUSES[1:], (61, 65, 64, 62), strict=True)) | {BAD: 61, NOBODY: 60}
    if colour in named:
        return base + named[colour]
    bright = max(colour)
    if bright < 120 and not foreground:
        return base + _dark(colour)
    if bright < 90:
        return base + 7
    bits = sum((channel > bright * 0.6) << i for i, channel in enumerate(colour))
    return base + bits


def _dark(colour: Rgb) -> int:
    """Choose a ground on which white can be read everywhere: green and cyan are too light."""
    red, blue = colour.r > colour.g, colour.b > colour.g
    return {(True, True): 5, (True, False): 1, (False, True): 4}.get((red, blue), 60)


@functools.lru_cache(maxsize=4096)
def rich_style(ink: Ink) -> Style:
    """Return the same for Rich: where a line is cut, or written into a picture."""
    return Style(
        color=Color.from_triplet(ColorTriplet(*ink.colour)),
        bgcolor=Color.from_triplet(ColorTriplet(*(ink.ground or GROUND))),
        bold=ink.bold,
    )
