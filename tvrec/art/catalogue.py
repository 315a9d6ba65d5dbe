"""Which motif suits which genres and words, and the moods that choose its palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np

from tvrec.art import city, dark, figure, land, paper, sea, sound, space, stage, toy
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
        "hills": Motif(
            land.hills,
            "drama romance travel family biography folk essay",
            "hill valley countryside village field farm 乡村 田野 丘陵",
            "dusk spring calm night",
        ),
        "ink": Motif(
            land.ink_mountains,
            "fantasy literature poetry philosophy folk",
            "pilgrimage fox monk temple daoist 山水 西天 取经 狐 聊斋 道士 古典",
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
            city.gears,
            "science_fiction science electronic",
            "machine engine inventor invention factory industrial 机器 工厂 发明",
            "machine",
        ),
        "robot": Motif(
            city.robot,
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
            "drama romance travel",
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
            "submarine ocean underwater whale leagues nemo deep 海底 潜艇 海洋",
            "sea calm",
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
            "martian martians invasion tripod heat-ray alien 入侵 外星",
            "war fire dread",
        ),
        "waveform": Motif(
            sound.waveform,
            "electronic ambient music pop rock talk_show news",
            "sound instrumental synthesizer radio podcast voice 声音 电子",
            "music machine modern dream",
        ),
        "record": Motif(
            sound.record,
            "music pop rock jazz blues folk musical",
            "album record song songs singer 唱片 歌曲",
            "music stage gold",
        ),
        "piano": Motif(
            sound.piano,
            "classical music jazz",
            "piano pianist keyboard variations clavier 钢琴",
            "music gold calm",
        ),
        "strings": Motif(
            sound.strings,
            "classical folk music",
            "violin cello strings quartet fiddle fugue 提琴 二胡",
            "music gold stage",
        ),
        "organ": Motif(
            sound.organ,
            "classical music",
            "organ organist cathedral prelude 管风琴 教堂",
            "music gold dread",
        ),
        "ripples": Motif(
            sound.ripples,
            "ambient electronic science blues",
            "improvisation drone resonance tone tones 涟漪",
            "music dream magic",
        ),
        "half_face": Motif(
            figure.half_face,
            "drama thriller crime biography",
            "close-up face double identity woman women actress portrait 面孔 双重 女性",
            "noir silver sorrow wine",
        ),
        "mask": Motif(
            figure.mask,
            "horror musical music thriller",
            "mask masked phantom disfigured disguise opera 面具 魅影 毁容",
            "stage dread wine",
        ),
        "doorway": Motif(
            figure.doorway,
            "horror drama mystery thriller",
            "door hotel porter somnambulist sleepwalker doctor threshold 门 酒店",
            "noir gold dread",
        ),
        "staircase": Motif(
            figure.staircase,
            "horror film_noir thriller",
            "vampire shadow count stairs staircase nosferatu 吸血鬼 影子 楼梯",
            "dread silver noir",
        ),
        "rooftop": Motif(
            figure.rooftop,
            "crime mystery action thriller",
            "thief criminal gang society roof roofs bandit burglar vampires 大盗 盗贼 怪盗",
            "night noir city",
        ),
        "couple": Motif(
            figure.couple,
            "romance comedy drama musical",
            "love lovers courtship marriage wedding remarriage bride 爱情 恋 婚",
            "love dusk",
        ),
        "window": Motif(
            figure.window,
            "drama romance short",
            "window mother widow apartment tenants neighbours poverty loneliness 窗 邻居 母亲 房客",
            "night love sorrow gold",
        ),
        "stage": Motif(
            stage.stage,
            "musical music comedy talk_show short",
            "stage theatre actor comedian vaudeville dancer audience 舞台 戏院 剧院",
            "stage wine gold",
        ),
        "projector": Motif(
            stage.projector,
            "short documentary comedy",
            "cinema projectionist projector film screen movie 电影院 放映",
            "silver gold dream",
        ),
        "lens": Motif(
            stage.lens,
            "documentary news science reality",
            "camera photograph lens montage eye newsreel 摄影机 镜头",
            "machine silver modern",
        ),
        "book": Motif(
            paper.book,
            "literature children family",
            "book story stories tale nonsense library 书 故事",
            "paper magic gold",
        ),
        "spines": Motif(
            paper.spines,
            "literature essay biography philosophy history",
            "novel deduction library cases collection 小说",
            "paper gold",
        ),
        "quill": Motif(
            paper.quill,
            "literature poetry history",
            "letter letters diary diaries poet wit essay journal 日记 信 诗",
            "paper love gold",
        ),
        "board": Motif(
            paper.board,
            "mathematics science documentary",
            "lecture lectures mathematics matrices algebra equation teacher school 数学 讲座 矩阵",
            "study",
        ),
        "newspaper": Motif(
            paper.newspaper,
            "news documentary comedy",
            "newspaper reporter press editor journalist 报纸 记者 报社",
            "paper silver noir",
        ),
        "balloon": Motif(
            toy.balloon,
            "animation family children comedy adventure",
            "balloon sky circus sheep childhood 气球",
            "joy spring dream",
        ),
        "kite": Motif(
            toy.kite,
            "animation family children sport comedy",
            "kite wind spring athletics race student students 风筝 运动",
            "joy spring",
        ),
        "creature": Motif(
            toy.creature,
            "animation family children",
            "rabbit bunny fox squirrel animal cat bear mouse 兔 猫 熊",
            "joy spring dusk",
        ),
        "dinosaur": Motif(
            toy.dinosaur, "animation short", "dinosaur prehistoric mammoth 恐龙", "dusk spring gold"
        ),
        "dragon": Motif(
            toy.dragon,
            "fantasy adventure action",
            "dragon quest wings 龙",
            "fire magic dusk",
        ),
        "lanterns": Motif(
            toy.lanterns,
            "romance comedy history",
            "lantern shanghai lane festival teahouse 灯笼 上海 弄堂 茶馆",
            "ink gold love fire",
        ),
        "castle": Motif(
            toy.castle,
            "fantasy animation adventure",
            "castle palace prince princess arabian sultan nights 城堡 公主 王子 宫",
            "magic dream night",
        ),
        "graves": Motif(
            dark.graves,
            "horror mystery",
            "grave graveyard dead death zombies ghouls cemetery 坟 死亡 僵尸",
            "dread night sorrow",
        ),
        "carriage": Motif(
            dark.carriage,
            "horror history romance",
            "carriage coach coachman driver horseman 马车",
            "night dread silver dusk",
        ),
        "chapel": Motif(
            dark.chapel,
            "history drama biography",
            "trial faith saint church priest prayer martyr nun 信仰 审判 圣女",
            "silver gold sorrow",
        ),
        "flask": Motif(
            dark.flask,
            "science_fiction horror science",
            "experiment laboratory scientist potion chemist creature alchemist 实验 科学家 炼金",
            "dread magic machine",
        ),
        "eyes": Motif(
            dark.eyes,
            "horror thriller mystery",
            "hypnosis obsession gaze witch witchcraft devil spell 催眠 女巫 魔鬼 眼睛",
            "dread wine noir fire",
        ),
        "house": Motif(
            dark.house,
            "horror thriller mystery",
            "house farmhouse siege survivor haunted mansion 农舍 围困 鬼屋",
            "dread night",
        ),
    }
)
