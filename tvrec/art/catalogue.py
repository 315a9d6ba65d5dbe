"""Which motif suits which genres and words, and the moods that choose its palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np

from tvrec.art import land
from tvrec.art.canvas import Canvas
from tvrec.art.palettes import Colours

__all__ = ["MOTIFS", "Draw", "Motif"]

Draw: TypeAlias = Callable[[Canvas, Colours, np.random.Generator], None]


class Motif(NamedTuple):
    """A picture that can be drawn, and when; the texts are separated by spaces."""

    draw: Draw
    genres: str
    """Genres it suits, lower case, spaces as underscores."""
    words: str
    """Words of titles, plots and tags that ask for it, lower case; Chinese as substrings."""
    moods: str
    """Moods of the palettes that suit it."""


MOTIFS: Mapping[str, Motif] = MappingProxyType(
    {
        "hills": Motif(land.hills, "drama romance", "hill valley countryside village 乡", "dusk"),
        "ink": Motif(land.ink_mountains, "fantasy", "mountain pilgrimage 山", "ink"),
        "dunes": Motif(land.dunes, "adventure", "desert sand arabian 沙漠", "desert"),
        "forest": Motif(land.forest, "horror mystery", "forest wood tree 森林", "forest"),
        "snow": Motif(land.snow, "documentary", "snow arctic ice winter 雪", "snow"),
        "prairie": Motif(land.prairie, "western", "prairie horse cowboy", "desert gold"),
        "road": Motif(land.road, "film_noir crime", "road hitchhiking car 路", "noir dusk"),
        "ruins": Motif(land.ruins, "romance war", "ruins wall 废墟", "sorrow spring"),
    }
)
