"""What words and genres say of a title's mood; the moods are those of the palettes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["GENRE_MOODS", "MOOD_WORDS"]

MOOD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "night": "night midnight dark moon 夜 月",
        "sea": "sea ocean ship sailor island harbour 海 船 水手",
        "snow": "snow ice winter arctic frozen 雪 冰 冬",
        "desert": "desert sand sun mars dust 沙漠 沙",
        "fire": "fire flame burning hell devil revolution 火 烈焰 革命",
        "war": "war soldier battle army invasion resistance siege 战争 抗战 士兵 军",
        "love": "love lover marriage wedding kiss heart romance 爱 恋 婚",
        "dread": "vampire ghost plague curse murder monster terror devil witch 鬼 瘟疫 吸血 妖",
        "machine": "machine robot factory engine invention 机器 工厂",
        "city": "city street metropolis shanghai paris london berlin 城市 上海 巴黎 伦敦",
        "forest": "forest woods tree jungle garden 森林 树 花园",
        "spring": "spring garden flower meadow countryside village 春 花 乡",
        "gold": "gold money treasure king palace theatre 金 财 宫 王",
        "dream": "dream sleep fantasy wonderland surreal 梦",
        "magic": "magic spell wizard spirit fairy demon 魔 法术 精灵 仙",
        "space": "moon mars rocket planet star space martian 月球 火星 火箭 宇宙",
        "sorrow": "death grief tragedy suicide poverty widow betrayal 死 悲 贫",
        "joy": "slapstick funny laugh prank child children play 喜剧 笑 孩子",
        "stage": "stage theatre opera actor singer song 舞台 戏 歌",
        "study": "lecture mathematics science course professor 数学 课程 科学",
        "noir": "crime detective gangster fate thief 罪 侦探 贼",
    }
)

GENRE_MOODS: Mapping[str, str] = MappingProxyType(
    {
        "action": "fire war city",
        "adventure": "gold sea desert",
        "ambient": "calm dream night",
        "animation": "joy dream modern",
        "blues": "night music",
        "children": "joy spring",
        "classical": "music gold calm",
        "comedy": "joy gold spring",
        "crime": "noir city night",
        "documentary": "calm study",
        "drama": "sorrow dusk calm",
        "electronic": "modern machine music",
        "family": "joy spring",
        "fantasy": "magic dream",
        "film_noir": "noir silver night",
        "history": "gold war paper",
        "horror": "dread night",
        "jazz": "music night gold",
        "literature": "paper gold",
        "mathematics": "study",
        "music": "music stage",
        "musical": "stage joy",
        "mystery": "noir magic night",
        "romance": "love dusk",
        "science": "study space",
        "science_fiction": "space machine modern",
        "sport": "joy spring",
        "thriller": "noir dread",
        "war": "war fire silver",
        "western": "desert gold",
    }
)
