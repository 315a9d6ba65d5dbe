"""Ages of those who watch too, as people name them, in English and Chinese of both scripts (pure).

An age that a story is about ("a girl of 12") is none of these: something must say for whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvrec.rec.quantities import ENGLISH, HAN, Range, chinese_number, english_number

__all__ = ["viewing_ages"]

_GROWN_UP = 18  # years: an age above it limits nothing
_CLOSED = r"(?= *(?:$|[,;.!?，；。！？、)]|(?:and|or|but|please)\b))"
_YEARS = r"(?:[- ]years?(?:[- ]olds?| of age)|[- ]?y/?os?\b)"
_WHO = r"(?:kids?|children|child|girls?|boys?|viewers|audiences)"
_KIN = r"(?:sons?|daughters?|nephews?|nieces?|grand(?:son|daughter|child)|little (?:one|boy|girl))"
_ENGLISH = re.compile(
    rf"\b(?:(?P<below>(?:(?:suitable |fit |ok |okay |good )?for )?(?:{_WHO} )?"
    rf"(?:under|below|younger than)[- ](?:the age of |age )?{ENGLISH}"
    rf"(?:{_YEARS}|'?s\b|{_CLOSED}))"
    rf"|(?P<whose>(?:(?:(?:suitable|fit|ok|okay|good) )?for (?:an? |my |our |the )?"
    rf"|with (?:my|our|the) |my |our ){ENGLISH}{_YEARS}(?: (?:and|or) "
    rf"(?:up|over|older|under|younger)\b)?(?: (?:{_WHO}|{_KIN})\b)?)"
    rf"|(?P<is>(?:my|our) (?:{_WHO}|{_KIN}) (?:is|are|who is|who's) {ENGLISH}"
    rf"(?:{_YEARS}|{_CLOSED}))"
    rf"|(?P<ages>(?:(?:suitable )?for )?(?:{_WHO} )?(?:ages?|aged) {ENGLISH}"
    rf"(?: ?(?:-|to|\+|and (?:up|over|older|under|younger))(?: ?{ENGLISH})?)?(?![-\w]))"
    rf"|(?P<plus>(?:(?:suitable )?for )?\d{{1,2}}\+(?!\w)))"
)
_ZH_NUMBER = rf"(?:\d{{1,2}}|{HAN})"
_ZH_WHO = r"(?:孩子|小孩子?|儿童|兒童|女儿|女兒|儿子|兒子|小朋友|娃|观众|觀眾)"
_CHINESE = re.compile(
    rf"(?:(?P<lead>适合|適合|给|給|陪|带|和|跟|不到|未满|未滿)?(?:我|我家|家里)?的? ?)"
    rf"(?P<kin>{_ZH_WHO}(?:今年|才|刚|刚满|只有)?)?(?P<number>{_ZH_NUMBER}) ?[岁歲]"
    rf"(?(kin){_CLOSED}|)(?:的)?"
    rf"(?P<tail>(?:及|或)?以下|以内|(?:及|或)?以上|起|能看|可以看|可看)?(?:的)?{_ZH_WHO}?(?:也?能看|可以看|看)?"
)
_NUMBER = re.compile(ENGLISH)


def viewing_ages(text: str) -> Iterator[Range]:
    """Find stretches that say how old the youngest viewer is: ``high``, in years.

    "Under 12" is for those of 11; of "ages 6 to 10" the youngest counts; 12 岁以下 includes 12.
    """
    for found in _ENGLISH.finditer(text):
        number = _NUMBER.search(text, found.start())
        age = english_number(number[0]) if number else _GROWN_UP + 1
        if age - bool(found["below"]) <= _GROWN_UP:
            yield Range(*found.span(), None, age - bool(found["below"]))
    for found in _CHINESE.finditer(text):
        age = chinese_number(found["number"])
        if (found["lead"] or found["tail"] or found["kin"]) and age <= _GROWN_UP:
            yield Range(*found.span(), None, age - (found["lead"] in ("不到", "未满", "未滿")))
