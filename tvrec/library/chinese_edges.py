"""Where names in Chinese texts begin and end (pure)."""

from __future__ import annotations

from tvrec.library import chinese_names as made_of

__all__ = ["is_trade", "whole", "without_verb"]

_TRADES = made_of.INTRODUCTIONS - frozenset(
    "娶 嫁给 爱上 救起 遇见 遇到 见到 杀死 认识 和 与 跟 同 对 让 请".split()
)


def is_trade(before: str) -> bool:
    """Whether a word is a trade or a relation, or ends with one (青年教师)."""
    return bool({before, before[-2:], before[-3:]} & _TRADES)


def whole(text: str, start: int, length: int) -> tuple[int, int]:
    """Return where a transcription begins and ends that each time has the same sounds around it."""
    end = start + length
    often = text.count(text[start:end])
    while often > 1 and start and text[start - 1] in made_of.ALL_SOUNDS:
        if text.count(text[start - 1 : end]) < often:
            break
        start -= 1
    while often > 1 and text[end : end + 1] and text[end] in made_of.ALL_SOUNDS:
        if text.count(text[start : end + 1]) < often:
            break
        end += 1
    return start, end


def without_verb(name: str, text: str) -> str:
    """Return a name without what a segmenter took for its end; "" where nothing is left."""
    shorter = name[:2]
    if len(name) == 3 and (
        name[2] in made_of.NOT_LAST
        or text.count(shorter) > text.count(name)
        or (all(char in made_of.SOUNDS for char in shorter) and name[2] not in made_of.ALL_SOUNDS)
    ):
        return "" if shorter in made_of.NOT_NAMES else shorter
    return "" if name[-1] in made_of.NOT_LAST else name
