"""Chinese people by their surnames."""

from __future__ import annotations

from collections.abc import Callable

from tvrec.library import chinese_names as made_of
from tvrec.library.chinese_edges import is_trade, without_verb
from tvrec.library.speech import PERSON_TAGS, Name, Word
from tvrec.text import is_cjk

__all__ = ["Surnames"]

_OF_AN_ACT = frozenset({"v", "p", "d"})
_BEFORE_WHO_ACTS = frozenset({"x", "c", "n"})
_HALVES = frozenset({"g", "ng", "ag", "vg", "zg"})
_GIVEN_TAGS = PERSON_TAGS | _HALVES | {"", "x", "j", "nz", "a", "n"}


class Surnames:
    """Finds a surname with a given name.

    Args:
        has_word: whether the segmenter's dictionary has a word.
    """

    def __init__(self, has_word: Callable[[str], bool]) -> None:
        self._has_word = has_word

    def compound(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take a surname of two characters with a given name."""
        word = words[at].text
        if word[:2] not in made_of.COMPOUND_SURNAMES:
            return None, 1
        if 2 < len(word) <= 4:
            return Name(word, "person", words[at].start), 1
        given = words[at + 1].text if at + 1 < len(words) else ""
        if 0 < len(given) <= 2 and is_cjk(given[0]) and words[at + 1].tag in _GIVEN_TAGS:
            return Name(word + given, "person", words[at].start), 2
        return None, 1

    def together(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take a surname with a given name."""
        word = words[at]
        first = word.text[0]
        if first not in made_of.SURNAMES or word.text in made_of.NOT_NAMES:
            return None, 1
        if at and words[at - 1].tag in _HALVES and len(before) == 1:
            return None, 1  # the end of a word that the segmenter does not know
        rare = first in made_of.RARE_AS_WORDS
        if word.tag in PERSON_TAGS and 2 <= len(word.text) <= 3:
            known = self._has_word(word.text)
            if word.text.endswith(made_of.SURE_PLACE_ENDINGS):
                return Name(word.text, "place", word.start), 1
            if word.text[1] in "未不没无之":
                return None, 1
            name = word.text if len(word.text) == 2 and known else without_verb(word.text, text)
            acts = at + 1 < len(words) and words[at + 1].tag in _OF_AN_ACT
            acts = acts and (not at or words[at - 1].tag in _BEFORE_WHO_ACTS)
            if name and (
                rare or acts or len(name) == 3 or not known or before in made_of.INTRODUCTIONS
            ):
                return Name(name, "person", word.start), 1
        return self._apart(words, at, before, text)

    def _apart(self, words: list[Word], at: int, before: str, text: str) -> tuple[Name | None, int]:
        """Take a surname with a given name that the segmenter has parted otherwise."""
        if at + 1 == len(words):
            return None, 1
        word, after = words[at], words[at + 1]
        first, given, tag = word.text[0], after.text, after.tag
        rare = first in made_of.RARE_AS_WORDS
        if len(word.text) == 1:
            likely = rare and (word.tag in PERSON_TAGS or text.count(given) > 1)
            named = len(given) == 2 and (
                (tag in _GIVEN_TAGS and is_trade(before))
                or (tag in PERSON_TAGS and text.count(first + given) > 1)
            )
            named = named and word.tag not in ("p", "c")
            odd = any(char in made_of.NOT_LAST for char in given) or not is_cjk(given[0])
            if (likely or named) and len(given) <= 2 and not odd:
                return Name(first + given, "person", word.start), 2
        again = text.count(word.text[1:] + given) > 1
        if len(word.text) == 2 and rare and len(given) == 1 and again:
            return Name(word.text + given, "person", word.start), 2
        return None, 1
