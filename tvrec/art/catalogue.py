"""Which motif suits which genres and words, and the moods that choose its palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np

from tvrec.art import city, land, sea, space
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
        "skyline": Motif(city.skyline, "drama thriller", "city 城市", "city night"),
        "alley": Motif(city.alley, "film_noir crime", "detective murder 侦探", "noir"),
        "rooftops": Motif(city.rooftops, "horror", "prague gothic", "night dread"),
        "clock": Motif(city.clock, "comedy", "clock time 钟", "gold night"),
        "train": Motif(city.train, "adventure", "train railway 火车", "dusk silver"),
        "gears": Motif(city.gears, "science_fiction", "machine 机器", "machine"),
        "robot": Motif(city.robot, "science_fiction", "robot 机器人", "machine modern"),
        "moon_path": Motif(sea.moon_path, "romance", "sea moonlight 海", "sea night"),
        "ship": Motif(sea.ship, "war history", "ship battleship mutiny 战舰", "sea war silver"),
        "boat": Motif(sea.boat, "drama", "river boat 江", "dusk gold"),
        "lighthouse": Motif(sea.lighthouse, "mystery", "lighthouse harbour 灯塔", "sea night"),
        "storm": Motif(sea.storm, "horror thriller", "storm lightning 风暴", "dread sorrow"),
        "undersea": Motif(sea.undersea, "adventure", "submarine ocean 海底", "sea"),
        "planet": Motif(space.planet, "science_fiction", "planet mars 火星", "space"),
        "comet": Motif(space.comet, "science", "comet", "space magic"),
        "rocket": Motif(space.rocket, "science_fiction", "rocket 火箭", "space"),
        "great_moon": Motif(space.great_moon, "science_fiction", "moon 月球", "space calm silver"),
        "tripods": Motif(space.tripods, "war", "martian invasion 火星人", "war fire"),
    }
)
