"""Years, decades and centuries as people limit them, in English and in Chinese (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvrec.rec.quantities import TENS, Range, chinese_digit, chinese_number, chinese_pair

__all__ = ["years"]

_CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_DECADES = {f"{word[:-1]}ies": number for word, number in TENS.items()}
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_CENTURY = rf"(?:\d\d?(?:th|st|nd|rd)|{'|'.join(_CENTURIES)})"
_EN_YEARS = re.compile(
    rf"\b(?:(?:from |between |of )?(?P<from>{_YEAR}) ?(?:-|to|and|until|till) ?(?P<to>{_YEAR})\b"
    rf"|(?P<edge>before|until|earlier than|older than|pre-?|after|later than|newer than|since|from)"
    rf" ?(?:the )?(?:(?P<edge_year>{_YEAR})(?P<edge_s>'?s\b)?|(?P<edge_word>{'|'.join(_DECADES)})\b"
    rf"|'?(?P<edge_short>[1-9]0)'?s\b|(?P<edge_century>{_CENTURY})[- ]century\b)"
    rf"(?P<onwards> onwards?| on)?"
    rf"|(?:(?:from|in|of) )?(?:the )?(?P<part>early |mid[- ]?|late )?"
    rf"(?:(?P<decade>1[5-9]\d0|20\d0)'?s\b|'?(?P<short>[1-9]0)'?s\b"
    rf"|(?P<word>{'|'.join(_DECADES)})\b)"
    rf"(?P<open> (?:or|and) (?:later|newer|earlier|older|before|after)\b)?"
    rf"|(?:(?:from|in|of) )?(?:the )?(?P<century>{_CENTURY})[- ]century\b"
    rf"|(?:(?:from|in|of) )?(?P<year>{_YEAR})\b(?! ?(?:minutes|min)\b))"
)
_ZH_TENS = "[一二三四五六七八]?[一二三四五六七八九]十|[1-9]0"
_ZH_EDGE = "(?P<{}edge>以前|之前|前|以后|之后|后|以来|至今)"
_ZH_YEARS = re.compile(
    rf"(?P<from>{_YEAR}) ?年?(?:到|至|-|~|～)(?P<to>{_YEAR}) ?年?(?:之间|间)?"
    rf"|(?:(?P<century>二十一|二十|十[五六七八九]|2[01]|1[5-9]) ?世纪|(?P<last>上个?世纪))"
    rf"(?:(?P<c_tens>{_ZH_TENS}) ?年代)?(?:{_ZH_EDGE.format('c_')})?"
    rf"|(?:(?P<decade>1[5-9]\d0|20\d0)|(?P<tens>{_ZH_TENS})) ?年代(?:{_ZH_EDGE.format('d_')})?"
    rf"|(?P<year>{_YEAR}|[一二][〇零一二三四五六七八九]{{3}}) ?年(?:{_ZH_EDGE.format('')})?"
)


def years(text: str) -> Iterator[Range]:
    """Find stretches that limit the year of a work.

    A decade without its century is the twentieth's.
    """
    for match in _EN_YEARS.finditer(text):
        yield Range(*match.span(), *_english_years(match.groupdict()))
    for match in _ZH_YEARS.finditer(text):
        yield Range(*match.span(), *_chinese_years(match.groupdict()))


def _english_years(part: dict[str, str | None]) -> tuple[float | None, float | None]:
    if part["from"] and part["to"]:
        low, high = sorted((float(part["from"]), float(part["to"])))
        return low, high
    if part["edge"]:
        return _english_edge(part)
    if part["century"]:
        return _century(part["century"])
    if part["year"]:
        return float(part["year"]), float(part["year"])
    low = float(part["decade"] or 1900 + _decade(part["word"], part["short"]))
    if part["open"]:
        later = part["open"].endswith(("later", "newer", "after"))
        return (low, None) if later else (None, low + 9)
    match (part["part"] or "")[:3]:
        case "ear":
            return low, low + 4
        case "mid":
            return low + 3, low + 6
        case "lat":
            return low + 5, low + 9
    return low, low + 9


def _english_edge(part: dict[str, str | None]) -> tuple[float | None, float | None]:
    edge = part["edge"] or ""
    if part["edge_century"]:
        year, last = _century(part["edge_century"])
    else:
        year = float(part["edge_year"] or 1900 + _decade(part["edge_word"], part["edge_short"]))
        last = year + 9 if part["edge_s"] or not part["edge_year"] else year
    if edge.startswith(("before", "earlier", "older", "pre", "until")):
        return None, (year if edge == "until" else year - 1)
    if edge == "from" and not part["onwards"]:
        return year, last
    return (year if edge in ("since", "from") else last + 1), None


def _decade(word: str | None, short: str | None) -> int:
    return _DECADES[word] if word else int(short or 0)


def _century(text: str) -> tuple[float, float]:
    number = _CENTURIES.get(text) or int(text[:-2])
    return 100.0 * (number - 1), 100.0 * number - 1


def _chinese_years(part: dict[str, str | None]) -> tuple[float | None, float | None]:
    if part["from"] and part["to"]:
        low, high = sorted((float(part["from"]), float(part["to"])))
        return low, high
    edge = part["edge"] or part["c_edge"] or part["d_edge"]
    century = part["century"] or ("20" if part["last"] else None)
    tens = part["c_tens"] or part["tens"]
    if century or tens:
        base = 100 * (int(chinese_number(century)) - 1) if century else 1900
        last = base + int(chinese_number(tens)) if tens else base + 90
        first = base + int(chinese_pair(tens) or chinese_number(tens)) if tens else base
        low, high = first, last + 9
    elif part["decade"]:
        low, high = int(part["decade"]), int(part["decade"]) + 9
    else:
        low = high = _spelt_year(part["year"] or "")
    if edge is None:
        return float(low), float(high)
    if "前" in edge:
        return None, float(low - 1)
    return float(low if edge in ("以来", "以来", "至今") or high > low else high), None


def _spelt_year(text: str) -> int:
    return int("".join(str(chinese_digit(char)) for char in text))
