"""Numbers as people write them, in English and in Chinese of both scripts (pure)."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "ENGLISH",
    "HAN",
    "TENS",
    "Range",
    "chinese_digit",
    "chinese_number",
    "chinese_pair",
    "english_number",
]


class Range(NamedTuple):
    """A stretch of a sentence that limits a quantity; both ends belong to it, None: open.

    Attributes:
        start, end: where it stands in the sentence.
        low, high: minutes, or years.
    """

    start: int
    end: int
    low: float | None
    high: float | None


_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_BELOW_100 = rf"(?:(?:{_TEN})(?:[- ](?:{_UNIT}))?|{_UNIT})"
_SPELT = rf"(?:(?:a|one) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
ENGLISH = rf"(?:\d+(?:\.\d+)?|{_SPELT})"
_DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, *range(1, 10), 2), strict=True))
HAN = "[零〇一二三四五六七八九两十百]+"


def english_number(text: str) -> float:
    """Read a number below 200 in figures or in words, as "forty-five" or "a hundred and ten"."""
    if text[0].isdigit():
        return float(text)
    total = 0
    for word in re.findall("[a-z]+", text):
        total += 100 if word == "hundred" else TENS.get(word, _UNITS.get(word, 0))
    return float(total - 1 if text.startswith("one hundred") else total)


def chinese_number(text: str) -> float:
    """Read a number below 1000 in figures or characters, as 四十五, 一百二 or 两."""
    if text[0].isdigit():
        return float(text)
    total, digit, unit = 0, 0, 1
    for char in text:
        if char in "十百":
            unit = 10 if char == "十" else 100
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = _DIGITS[char]
    short = unit == 100 and digit and text[-2] == "百"  # 一百二 is 120
    return float(total + digit * (10 if short else 1))


def chinese_pair(text: str) -> float | None:
    """Read the lower of two numbers that are said as one, as 20 of 二三十 or 2 of 两三."""
    if len(text) < 2 or not set(text[:2]) <= _DIGITS.keys() or text[2:] not in ("", "十"):
        return None
    low, high = _DIGITS[text[0]], _DIGITS[text[1]]
    return chinese_number(text[0] + text[2:]) if 0 < low == high - 1 else None


def chinese_digit(char: str) -> int:
    """Read one digit, in figures or as a character."""
    return int(char) if char.isdigit() else _DIGITS[char]
