"""Running times as people limit them, in English and in Chinese of both scripts (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvrec.rec.quantities import (
    ENGLISH,
    HAN,
    Range,
    chinese_number,
    chinese_pair,
    english_number,
)

__all__ = ["durations"]

_ABOUT = 0.15  # part by which "about 90 minutes" may be more or less
_HOUR, _MINUTE = r"(?:hours?\b|hrs?\b|h(?![a-z]))", r"(?:minutes?|mins?|min|m)\b"
_ENGLISH = re.compile(
    rf"\b(?:(?P<quarters>a |one |three )?quarters?(?: of)? an? hour\b"
    rf"|(?P<half>half an? hour|half[- ]hour|a half[- ]hour)\b"
    rf"|(?P<mixed>an|a|one|{ENGLISH}) {_HOUR} and (?P<rest>a half|a quarter)\b"
    rf"|(?P<and>{ENGLISH}) and (?:a )?half {_HOUR}"
    rf"|(?P<hours>an|{ENGLISH})[- ]?{_HOUR}"
    rf"(?:,? ?(?:and )?(?P<minutes>{ENGLISH})[- ]?{_MINUTE}|(?P<bare>[0-5]?\d)\b(?!\S))?"
    rf"|(?P<only>{ENGLISH})[- ]?{_MINUTE})"
)
_ZH_NUMBER = rf"(?:\d+(?:\.\d+)?|{HAN})"
_CHINESE = re.compile(
    rf"(?P<half>半) ?个? ?(?:小时|钟头|钟頭|个小时|个钟頭)"
    rf"|(?P<hours>{_ZH_NUMBER}) ?(?P<mid>个?半)? ?个? ?(?:小时|钟头|钟頭)(?P<tail>半)?"
    rf"(?: ?零?(?P<minutes>{_ZH_NUMBER}) ?(?:分钟|分))?"
    rf"|(?P<quarters>[一三1-3]) ?刻钟"
    rf"|(?P<only>{_ZH_NUMBER}) ?(?:分钟|分(?!之))"
)


def _english_minutes(found: re.Match[str]) -> float:
    part = found.groupdict()
    if "quarter" in found[0] and not part["mixed"]:
        return 45.0 if (part["quarters"] or "").startswith("three") else 15.0
    if part["half"]:
        return 30.0
    if part["mixed"]:
        hours = 1.0 if part["mixed"] in ("a", "an") else english_number(part["mixed"])
        return 60 * hours + (30 if part["rest"] == "a half" else 15)
    if part["and"]:
        return 60 * english_number(part["and"]) + 30
    if part["only"]:
        return english_number(part["only"])
    hours = 1.0 if part["hours"] == "an" else english_number(part["hours"])
    rest = part["minutes"] or part["bare"]
    return 60 * hours + (english_number(rest) if rest else 0)


def _chinese_minutes(found: re.Match[str]) -> float:
    part = found.groupdict()
    if part["half"]:
        return 30.0
    if part["quarters"]:
        return 15 * chinese_number(part["quarters"])
    if part["only"]:
        return chinese_number(part["only"])
    half = 30 if part["mid"] or part["tail"] else 0
    rest = chinese_number(part["minutes"]) if part["minutes"] else 0
    return 60 * chinese_number(part["hours"]) + half + rest


_AT_MOST = re.compile(
    r"(?:under|less than|fewer than|at most|at the most|(?:no|not) more than|no longer than"
    r"|not longer than|not over|within|up to|below|shorter than|max(?:imum)?(?: of)?"
    r"|i(?: only)?(?: have|'ve got)(?: only)?|不要?超过|别超过|少于|短于|低于|最多"
    r"|小于|不到|不足|不长于|只有) ?$"
)
_AT_LEAST = re.compile(
    r"(?:over|more than|at least|longer than|no less than|not less than|above|upwards of"
    r"|超过|多于|至少|长于|大于|不少于) ?$"
)
_ABOUT_BEFORE = re.compile(r"(?:about|around|roughly|approximately|some|大约|大概|差不多|约) ?$")
_MOST_AFTER = re.compile(
    r" ?(?:or less|or under|at (?:the )?most|tops|max(?:imum)?|以内|之内|以下|内)"
)
_LEAST_AFTER = re.compile(r" ?(?:or more|or longer|plus|at least|\+|以上|起)")
_ABOUT_AFTER = re.compile(r" ?(?:or so|左右|上下)")
_FROM = re.compile(
    rf"(?<!\w)(?P<between>between |from |在)?(?P<low>an|{ENGLISH}|{_ZH_NUMBER}|半)"
    rf"(?:[- ]?(?P<hour>{_HOUR}|个?(?:小时|钟头))|[- ]?(?P<minute>{_MINUTE}|分钟?))?"
    rf" ?(?:(?P<and> and )|-| ?to |~|到|至) ?$"
)
"""The lower end, before a length that is the upper one: "20 to", "between one and", 半小时到."""

_OTHER_END = re.compile(
    rf",?(?: and| but)? (?:(?P<most>less than|under|below|at most|(?:no|not) more than|up to)"
    rf"|(?P<least>more than|over|above|at least)) (?P<number>{ENGLISH})"
    rf"(?= *(?:$|[,;.!?)]|(?:and|or|but|please)\b))"
)
"""The other end of a range, whose unit is that of the first: "more than an hour, less than two"."""

_SPAN_AFTER = re.compile(r" ?之?间")


def durations(text: str) -> Iterator[Range]:
    """Find stretches that limit the running time, in minutes.

    A bare length is the time that there is: at most so much.
    """
    found = [(m, _english_minutes(m)) for m in _ENGLISH.finditer(text)]
    found += [(m, _chinese_minutes(m)) for m in _CHINESE.finditer(text)]
    for match, minutes in found:
        start, end = match.span()
        before, after = text[:start], text[end:]
        if (other := _OTHER_END.match(after)) is not None:
            limit = english_number(other["number"]) * (1 if match["only"] else 60)
            ends = (None, limit) if other["most"] else (limit, None)
            yield Range(end + other.start(), end + other.end(), *ends)
        if (lower := _lower(before, match, minutes)) is not None:
            first, low = lower
            tail = _SPAN_AFTER.match(after)
            yield Range(first, end + tail.end() if tail else end, low, minutes)
        elif (cue := _LEAST_AFTER.match(after)) is not None:
            yield Range(start, end + cue.end(), minutes, None)
        elif (cue := _MOST_AFTER.match(after)) is not None:
            lead = _AT_MOST.search(before)
            yield Range(lead.start() if lead else start, end + cue.end(), None, minutes)
        elif (cue := _AT_MOST.search(before)) is not None:
            yield Range(cue.start(), end, None, minutes)
        elif (cue := _AT_LEAST.search(before)) is not None:
            yield Range(cue.start(), end, minutes, None)
        else:
            lead, tail = _ABOUT_BEFORE.search(before), _ABOUT_AFTER.match(after)
            first = lead.start() if lead else start
            last = end + tail.end() if tail else end
            near = (minutes * (1 - _ABOUT), minutes * (1 + _ABOUT)) if lead or tail else None
            yield Range(first, last, *(near or (None, minutes)))


def _lower(before: str, match: re.Match[str], minutes: float) -> tuple[int, float] | None:
    """Where a range begins that a length ends, and its lower end in minutes; None: no range."""
    hour = 1 if match["only"] else 60
    if (pair := chinese_pair(match["only"] or match["hours"] or "")) is not None:
        return match.start(), pair * hour
    found = _FROM.search(before)
    if found is None or (found["and"] and not found["between"]):
        return None
    unit = 60 if found["hour"] else 1 if found["minute"] else hour
    low = unit * _number(found["low"])
    return (found.start(), low) if low < minutes else None


def _number(text: str) -> float:
    if text in ("an", "半"):
        return 1.0 if text == "an" else 0.5
    return chinese_number(text) if re.fullmatch(HAN, text) else english_number(text)
