"""Four colours by mood, and how a picture's year tints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tvrec.art.canvas import Field

__all__ = ["PALETTES", "Colours", "Palette", "colours"]


class Palette(NamedTuple):
    """Four colours from dark to bright, and the moods they suit."""

    name: str
    moods: str
    """Separated by spaces."""
    hexes: str
    """Deep, shade, tone and light, six hexadecimal digits each."""


@dataclass(frozen=True, slots=True)
class Colours:
    """A palette ready to paint with: (3,) float32 each, 0 to 1."""

    deep: Field
    shade: Field
    tone: Field
    light: Field

    def mix(self, t: float) -> Field:
        """The colour at t from 0 (deep) to 3 (light)."""
        four = (self.deep, self.shade, self.tone, self.light)
        low = min(2, max(0, int(t)))
        part = np.float32(min(1.0, max(0.0, t - low)))
        return four[low] * (1 - part) + four[low + 1] * part


PALETTES = (
    Palette("harbour night", "night sea calm", "050d18 0e2a47 2f6690 d8e6ee"),
    Palette("teal moon", "night dread forest", "041012 0d3236 2b7a74 cfe8d8"),
    Palette("amber city", "city night gold", "0a0709 38201a 8a4f2a f4c971"),
    Palette("neon", "city machine modern", "0a0618 2b1452 a02c8c 5ce1e6"),
    Palette("ember", "fire war dread", "0d0504 45120c b8391c ffb35c"),
    Palette("rust", "war machine desert", "0e0907 3f251a 9c5a34 e9c08d"),
    Palette("old silver", "noir silver sorrow", "08090b 24282e 6b7178 e4e4dc"),
    Palette("platinum", "silver snow calm", "0c1016 2c3a4a 7d93a8 f2f5f5"),
    Palette("sepia", "paper silver gold", "100a06 3a2718 8d6a45 efdcb4"),
    Palette("sodium", "noir city night", "0a0806 2c2217 86622c f8d27a"),
    Palette("ice", "snow sea calm", "061018 1d4258 6fa8bf f0f7f4"),
    Palette("aurora", "snow dream magic night", "050d1c 14345a 2fae8f d9ffd0"),
    Palette("dune", "desert gold joy", "140a08 5a2e1c c97b3a ffe3a3"),
    Palette("red dust", "space desert war", "10060a 4a1622 b4472f ffc48a"),
    Palette("rose", "love dusk calm wine", "12070f 4a1d38 b5546f ffd5c2"),
    Palette("wine", "wine love stage dread", "0e0408 3d0c1c 8f2138 f3b98f"),
    Palette("velvet", "stage music gold wine", "0d0409 420a14 a31d2a ffd98c"),
    Palette("violet hour", "dusk dream magic", "0b0718 2c1f56 7d55a6 f6c9d6"),
    Palette("ultraviolet", "space magic music", "070418 24105c 6a3bd1 d6c4ff"),
    Palette("deep space", "space night calm", "04060f 101b3d 3b5bab e9eeff"),
    Palette("moss", "forest spring calm", "060d08 1d3a20 5c8a3f e9eeb0"),
    Palette("fern", "forest dread magic", "040c0a 0f3328 2f7d58 c8f0c0"),
    Palette("meadow", "joy spring", "0b1c20 1f5a4c 7cb84a ffe98a"),
    Palette("candy", "joy dream modern", "1a0d2a 5a2a6e f06a7a ffe0a0"),
    Palette("sherbet", "joy dusk spring", "14122e 3d4a8a f08a5d ffe6a8"),
    Palette("jade", "ink magic gold", "06100e 14403a 3f9c7a f2dfa6"),
    Palette("ink", "ink calm silver", "14161a 3c434a 8c9490 ece6d6"),
    Palette("vermilion", "ink gold fire", "100806 3c1a12 b23a24 f6e3c0"),
    Palette("indigo cloth", "ink night love", "070a18 1b2a5c 5777b4 f1e6cf"),
    Palette("chalk", "paper study", "07110e 16332b 4d7d6a eef2e2"),
    Palette("blueprint", "study machine", "050e1f 10305c 3f7fc0 e6f2ff"),
    Palette("brass", "machine gold music", "0c0906 33261a 94713a ffe1a0"),
    Palette("copper", "machine sound dusk", "0a0b10 2b2f3a a5633c ffc9a0"),
    Palette("storm", "sea dread sorrow", "070b0e 1e2d36 4d6b73 cfdcd6"),
    Palette("lagoon", "sea joy modern", "03131c 0b4757 1fa3a0 fff0b8"),
    Palette("candle", "paper night gold", "0c0705 3a2210 a8682a ffe0a0"),
    Palette("bone", "dread sorrow paper", "0b0a0b 2f2a2b 7a6f66 eadfca"),
    Palette("absinthe", "dread magic noir", "060c06 1f3a12 74a62e ecf79a"),
    Palette("plum blossom", "love spring ink wine", "120a12 46263c a8708a fbe4dc"),
    Palette("peacock", "music dream stage", "03101a 073b5a 0f8a9c ffcf7a"),
)

_TINTS = (
    (1.16, 1.00, 0.74),  # sepia
    (1.00, 1.00, 1.00),  # silver
    (0.76, 0.98, 1.30),  # blue, as nights were tinted
    (0.80, 1.10, 0.92),  # green
    (1.24, 0.91, 0.93),  # rose
    (1.26, 0.99, 0.55),  # amber
    (1.06, 0.88, 1.22),  # violet
)
_LUMA = np.array((0.30, 0.59, 0.11), dtype=np.float32)


def colours(palette: Palette, year: int | None, rng: np.random.Generator) -> Colours:
    """The palette as a film of its year shows it: tinted silver when old, full when new."""
    tint = np.array(_TINTS[int(rng.integers(len(_TINTS)))], dtype=np.float32)
    drift, turn = float(rng.uniform(0.8, 1.2)), rng.normal(0.0, 0.022, 3).astype(np.float32)
    amount = min(0.8, _age(year) * drift)
    four = []
    for step, text in enumerate(palette.hexes.split()):
        plain = np.array([int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)], dtype=np.float32)
        plain = plain + turn * step
        grey = float(plain @ _LUMA) * tint
        four.append(np.clip(plain + (grey - plain) * np.float32(amount), 0.0, 1.0))
    return Colours(*four)


def _age(year: int | None) -> float:
    """How far the colours go towards a tinted silver, -0.1 (more colour) to 0.6."""
    if year is None:
        return 0.0
    if year < 1890:
        return 0.15  # a book: its pictures are its readers' own
    for before, amount in ((1930, 0.45), (1950, 0.48), (1966, 0.32), (1985, 0.15), (2005, 0.05)):
        if year < before:
            return amount
    return -0.1
