"""Motifs of places: when land, city, sea and space are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tvrec.art import city, land, machine, sea, space
from tvrec.art.motif import Motif

__all__ = ["PLACES"]

PLACES: Mapping[str, Motif] = MappingProxyType(
    {
        "hills": Motif(
            land.hills,
            "drama romance travel family biography folk essay",
            "hill valley countryside village field farm 乡村 田野 丘陵",
            "dusk spring calm night",
        ),
        "ink": Motif(
            land.ink_mountains,
            "poetry zh ja",
            "pilgrimage pilgrim monkey fox temple daoist immortal scripture "
            "山水 西天 取经 悟空 狐 聊斋 道士 神仙 妖 侠",
            "ink",
        ),
        "dunes": Motif(
            land.dunes,
            "adventure travel",
            "desert sand dune caravan oasis 沙漠 丝路",
            "desert gold",
        ),
        "forest": Motif(
            land.forest,
            "horror mystery fantasy folk",
            "forest wood woods woodland tree jungle wolf 森林 树林",
            "forest magic dread",
        ),
        "snow": Motif(
            land.snow,
            "documentary travel",
            "snow arctic ice winter polar inuit sled 雪 冰 北极",
            "snow",
        ),
        "prairie": Motif(
            land.prairie,
            "western travel",
            "prairie horse cowboy ranch sheriff gunfighter rider 草原 牛仔",
            "desert gold dusk",
        ),
        "road": Motif(
            land.road,
            "film_noir travel crime drama",
            "road highway hitchhiking hitchhiker car journey drive 公路 大路 筑路",
            "noir dusk gold",
        ),
        "branch": Motif(
            land.branch,
            "romance poetry folk ja",
            "flower blossom peach plum cherry orchard spring 花 桃 梅 樱",
            "spring love ink calm",
        ),
        "ruins": Motif(
            land.ruins,
            "romance war history drama",
            "ruins ruin ruined wall crumbling 废墟 城墙 断壁",
            "sorrow spring silver ink",
        ),
        "skyline": Motif(
            city.skyline,
            "science_fiction drama thriller action news pop reality",
            "city metropolis tower skyscraper street shanghai amsterdam 城市 都市 上海 大厦",
            "city night",
        ),
        "bridge": Motif(
            city.bridge,
            "drama thriller romance crime",
            "bridge brooklyn york prague amsterdam thames river crossing 桥",
            "city night dusk",
        ),
        "rain": Motif(
            city.rain,
            "drama romance film_noir",
            "rain umbrella puddle wet fog 雨 伞",
            "city silver night sorrow",
        ),
        "alley": Motif(
            city.alley,
            "film_noir crime thriller mystery jazz",
            "detective murder police crime gangster killer prostitute 侦探 凶手 妓女 弄堂",
            "noir silver city",
        ),
        "rooftops": Motif(
            city.rooftops,
            "horror fantasy mystery history",
            "prague ghetto gothic medieval crooked town asylum 古堡 小镇",
            "night dread magic",
        ),
        "clock": Motif(
            city.clock,
            "comedy reality",
            "clock hour midnight hands dial watch time 时钟 钟表 时间",
            "gold night city",
        ),
        "train": Motif(
            city.train,
            "adventure action travel",
            "train locomotive railway engine railroad 火车 铁路",
            "dusk silver machine",
        ),
        "gears": Motif(
            machine.gears,
            "science_fiction science electronic",
            "machine engine inventor invention factory industrial 机器 工厂 发明",
            "machine",
        ),
        "robot": Motif(
            machine.robot,
            "science_fiction electronic",
            "robot android cyborg automaton 机器人",
            "machine modern city",
        ),
        "moon_path": Motif(
            sea.moon_path,
            "romance ambient poetry",
            "sea moonlight shore island tide 大海 海上 月光",
            "sea night calm",
        ),
        "ship": Motif(
            sea.ship,
            "war history adventure",
            "ship battleship mutiny sailor captain navy 战舰 水兵 轮船",
            "sea war silver",
        ),
        "boat": Motif(
            sea.boat,
            "drama romance travel zh",
            "river boat lake fisherman 江 河 渔 船",
            "dusk gold ink",
        ),
        "lighthouse": Motif(
            sea.lighthouse,
            "mystery thriller",
            "lighthouse coast harbour cliff 灯塔 海岸",
            "sea night",
        ),
        "storm": Motif(
            sea.storm,
            "thriller action rock",
            "storm lightning thunder flood shipwreck tempest 风暴 雷电",
            "dread sorrow sea",
        ),
        "undersea": Motif(
            sea.undersea,
            "adventure documentary ambient",
            "submarine ocean underwater leagues nemo torpedo 海底 潜艇 海洋",
            "sea calm",
        ),
        "whale": Motif(
            sea.whale,
            "adventure family",
            "whale dolphin fish tadpole mermaid 鲸 鱼 蝌蚪",
            "sea calm dream",
        ),
        "planet": Motif(
            space.planet,
            "science_fiction science electronic",
            "planet mars saturn space galaxy cosmos 火星 行星 宇宙",
            "space",
        ),
        "comet": Motif(
            space.comet,
            "science ambient philosophy fantasy",
            "comet star stars heaven wish 彗星 星空",
            "space magic dream",
        ),
        "rocket": Motif(
            space.rocket,
            "science_fiction adventure science",
            "rocket countdown astronaut launch spaceship 火箭 宇航",
            "space modern",
        ),
        "great_moon": Motif(
            space.great_moon,
            "science_fiction ambient",
            "moon lunar crater astronomer 月球 月亮 登月",
            "space calm silver night",
        ),
        "tripods": Motif(
            space.tripods,
            "war science_fiction",
            "martian martians invasion tripod alien 入侵 外星",
            "war fire dread",
        ),
    }
)
