"""The community's ratings as people limit them, 0 to 10, in English and in Chinese (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tvrec.rec.quantities import ENGLISH, HAN, Range, chinese_number, english_number

__all__ = ["ratings"]

_HIGHEST = 10
_OUT_OF = r"(?: ?/ ?10\b| out of (?:10|ten)\b)?"
_ENGLISH = re.compile(
    rf"\b(?:(?:with )?(?:an? )?(?:imdb |tmdb )?(?:rated|ratings?(?: of)?"
    rf"|scor(?:e|es|ed|ing)(?= (?:above|over|at|more|higher|better|below|under|less|lower)\b))"
    rf" (?:(?P<low>above|over|at least|more than|higher than|better than|from)"
    rf"|(?P<high>below|under|at most|less than|lower than|worse than|up to))?"
    rf" ?(?P<number>{ENGLISH})(?!\w|\.\d| ?(?:hours?|minutes?|mins?)\b){_OUT_OF}"
    rf"(?P<more> ?\+| (?:or|and) (?:more|higher|better|above|over|up)\b)?"
    rf"(?P<less> (?:or|and) (?:less|lower|worse|below|under)\b)?)"
)
_ZH_NUMBER = rf"(?:\d+(?:\.\d+)?|{HAN})"
_CHINESE = re.compile(
    rf"(?P<named>(?:豆瓣|imdb)?(?:评分|得分|打分|口碑)|豆瓣|imdb)?(?:在|是|要|有|为)? ?"
    rf"(?:(?P<low>高于|超过|大于|不低于|至少|起码)|(?P<high>低于|不到|小于|不超过|不高于|最多))? ?"
    rf"(?P<number>{_ZH_NUMBER}) ?分(?![钟之])"
    rf"(?P<more>[及或]?以上|起)?(?P<less>[及或]?以下)?的?"
)


def ratings(text: str) -> Iterator[Range]:
    """Find stretches that limit the rating; a bare one is the lowest that will do.

    "Rated R" is a certificate, and 5 分 without a word of ratings before it or a limit is none.
    """
    for found in _ENGLISH.finditer(text):
        yield from _limited(found, english_number(found["number"]))
    for found in _CHINESE.finditer(text):
        if found["named"] or found["more"] or found["less"]:
            yield from _limited(found, chinese_number(found["number"]))


def _limited(found: re.Match[str], number: float) -> Iterator[Range]:
    if number <= _HIGHEST:
        below = found["high"] or found["less"]
        yield Range(*found.span(), None if below else number, number if below else None)
