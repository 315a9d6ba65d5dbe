"""Motifs of people and things: when sound, figures, shows, pages, tales and dread are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tvrec.art import dark, deeds, figure, paper, science, sound, stage, toy
from tvrec.art.motif import Motif

__all__ = ["THINGS"]

THINGS: Mapping[str, Motif] = MappingProxyType(
    {
        "waveform": Motif(
            sound.waveform,
            "electronic ambient music pop rock talk_show news",
            "sound instrumental synthesizer radio podcast voice 声音 电子",
            "music machine modern dream",
        ),
        "gramophone": Motif(
            sound.gramophone,
            "jazz blues music history",
            "recording gramophone phonograph jazz tango samba waltz 留声机",
            "music gold stage dusk",
        ),
        "microphone": Motif(
            sound.microphone,
            "pop rock music jazz talk_show musical",
            "microphone singer radio concert live comedian 麦克风 歌手 广播",
            "stage music night modern",
        ),
        "cassette": Motif(
            sound.cassette,
            "pop rock electronic music",
            "cassette tape mix demo podcast remix 磁带",
            "music modern joy machine",
        ),
        "record": Motif(
            sound.record,
            "music pop rock jazz blues folk musical",
            "record vinyl singer disc 唱片 歌曲",
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
            "face double identity woman women actress portrait 面孔 双重 女性",
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
            "door hotel porter somnambulist sleepwalker doctor threshold 门口 酒店",
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
        "march": Motif(
            deeds.march,
            "war history action",
            "revolution strike workers march uprising army revolt rebels 革命 工人 起义 军队 抗战",
            "war fire silver",
        ),
        "sword": Motif(
            deeds.sword,
            "action adventure fantasy history",
            "sword swordsman warrior hero heroine knight outlaw general 剑 侠 木兰 将军 英雄",
            "ink fire dusk gold",
        ),
        "bars": Motif(
            deeds.bars,
            "crime drama thriller",
            "prison prisoner jail cell convict punishment guilt sentenced 监狱 囚 罪犯",
            "noir silver sorrow",
        ),
        "couple": Motif(
            figure.couple,
            "romance comedy drama musical",
            "lovers courtship marriage wedding remarriage bride 爱情 恋 婚",
            "love dusk wine spring",
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
            "cinema projectionist projector screen movies filmmaker 电影院 放映",
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
            "lecture lectures novel literature library cases collection 讲座 小说",
            "paper gold",
        ),
        "quill": Motif(
            paper.quill,
            "literature poetry history",
            "letter letters diary diaries poet wit essay journal 日记 信 诗",
            "paper love gold",
        ),
        "board": Motif(
            science.board,
            "mathematics science documentary",
            "lecture lectures mathematics matrices algebra calculus equation teacher school"
            " 数学 讲座 矩阵",
            "study machine ink space",
        ),
        "graph": Motif(
            science.graph,
            "mathematics science electronic",
            "lecture lectures algorithm computer program programming network internet hacker "
            "game economics 讲座 算法 网络 计算机 博弈",
            "study modern machine space",
        ),
        "geometry": Motif(
            science.geometry,
            "mathematics science philosophy essay",
            "lecture lectures geometry theorem proof philosophy logic reason relativity"
            " 讲座 几何 哲学 定理",
            "study gold calm paper",
        ),
        "orbits": Motif(
            science.orbits,
            "science documentary",
            "lecture lectures physics astrophysics astronomy atom gravity orbit"
            " 讲座 物理 天文 相对论",
            "space study gold",
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
        "birds": Motif(
            toy.birds,
            "drama poetry folk romance",
            "bird crow sparrow swan crane wing goose phoenix freedom 鸟 鸦 雀 鹤 雁 凤",
            "dusk ink spring calm",
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
            "romance comedy history zh",
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
            "grave graveyard skeleton dead death zombies ghouls cemetery 坟 死亡 僵尸",
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
            science.flask,
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
