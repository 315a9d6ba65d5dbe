"""How Chinese names are read: pinyin without tones, by pypinyin where it is there.

pypinyin reads phrases, which decides most characters that can be read in several ways; its phrases
are simplified ones, so that traditional names are turned first where OpenCC is there. Of a
character that no phrase decides it lists every reading of the dictionaries, obsolete ones among
them: the first one is taken, or those of ``_POLYPHONES``. Importing it takes 0.2 s of CPU: it is
loaded by the first name that is read.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable

__all__ = ["has_pinyin", "reading"]

_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_PIECES = re.compile(f"{_HAN.pattern}|[a-z0-9]+")

# What names are commonly read as, tones aside.
_POLYPHONES = {
    pair[0]: pair[1:]
    for pair in (
        "长chang|zhang 重chong|zhong 行xing|hang 乐le|yue 朝chao|zhao 传chuan|zhuan 弹dan|tan"
        " 着zhe|zhuo 还hai|huan 都du|dou 调diao|tiao 降jiang|xiang 角jiao|jue 藏cang|zang"
        " 单dan|shan 盛sheng|cheng 解jie|xie 曾ceng|zeng 了le|liao 觉jue|jiao 校xiao|jiao"
        " 薄bo|bao 剥bo|bao 露lu|lou 宿su|xiu 折zhe|she 省sheng|xing 参can|shen 差cha|chai"
        " 种zhong|chong 率lu|shuai 仇chou|qiu 什shi|shen 佛fo 阿a 查cha|zha 翟zhai|di 朴pu|piao"
    ).split()
}


def has_pinyin() -> bool:
    """Whether pypinyin is there."""
    return importlib.util.find_spec("pypinyin") is not None


def reading(name: str) -> str:
    """Return the syllables of a folded name, parted by spaces; empty where it is not Chinese.

    Where a character may well be read in two ways both are given, parted by "|":
    "chang|zhang jin hu". ü is written u, as it is where v stands for it in what is typed. Words in
    Latin letters and numbers stand as they are, other scripts are left out.
    """
    if _KANA.search(name) or not _HAN.search(name):
        return ""
    pieces = _PIECES.findall(_simplify()(name))
    said = (said for piece in pieces for said in (_spoken(piece) if _HAN.match(piece) else [piece]))
    return " ".join(said)


def _spoken(run: str) -> list[str]:
    """Return the syllables of a run of Han characters."""
    from pypinyin import Style, pinyin

    found = pinyin(run, style=Style.NORMAL, heteronym=True, errors="ignore")
    if len(found) == len(run):  # otherwise a character has no reading, and is left out
        found = [
            [_POLYPHONES.get(char, said[0])] if len(said) > 1 else said
            for char, said in zip(run, found, strict=True)
        ]
    return [said[0].replace("ü", "u").replace("v", "u") for said in found]


@functools.cache
def _simplify() -> Callable[[str], str]:
    if importlib.util.find_spec("opencc") is None:
        return str
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
