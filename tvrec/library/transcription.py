"""Foreign names in Chinese letters (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tvrec.library import chinese_names as made_of
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.speech import NAME_TAGS, Word

__all__ = ["dotted", "is_transcription"]

_DOT = "·•‧・"
_DOTS = re.compile(f"[{_DOT}]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]{1,12}\Z")


def dotted(text: str, cut: Callable[[str], list[Word]]) -> Iterator[tuple[int, int]]:
    """Yield where names with a middle dot begin and end, such as 玛丽·雪莱.

    What stands beside a dot is one word at least, and reaches as far as the characters of
    transcriptions do.
    """
    spans: list[tuple[int, int]] = []
    for dot in _DOTS.finditer(text):
        left = _HAN_BEFORE.search(text, 0, dot.start())
        right = _HAN.match(text, dot.end())
        if left is None or right is None:
            continue
        before = [word.text for word in reversed(cut(left.group()))]
        start = dot.start() - _reach(before)
        end = dot.end() + max(_sounding(right.group()), 1)
        if end == dot.end() + 1 and right.group()[0] not in made_of.ALL_SOUNDS:
            first = len(cut(right.group())[0].text)
            end = dot.end() + first + (_sounding(right.group()[1:]) if first == 1 else 0)
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    yield from spans


def is_transcription(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether a word can be a part of a transcription."""
    if not all(char in made_of.ALL_SOUNDS for char in word.text) or word.text in made_of.NOT_NAMES:
        return False
    if gazetteer.find(word.text) is not None and len(word.text) > 1:
        return False
    if len(word.text) == 1:
        return word.text in made_of.SOUNDS or word.tag in ("", "nr", "nrt", "x")
    strong = sum(char in made_of.SOUNDS for char in word.text)
    return word.tag in NAME_TAGS or strong == len(word.text) or strong > 2


def _sounding(text: str) -> int:
    """Return how many characters at the beginning of a text are those of transcriptions."""
    return next((i for i, char in enumerate(text) if char not in made_of.ALL_SOUNDS), len(text))


def _reach(words: list[str]) -> int:
    """Return how many characters of the words beside a middle dot belong to the name."""
    length = 0
    for place, word in enumerate(words):
        sounds = all(char in made_of.ALL_SOUNDS for char in word)
        if place and (not sounds or word in made_of.NOT_NAMES or word in made_of.INTRODUCTIONS):
            break
        length += len(word)
    return length
