"""Words and names of Chinese texts.

rjieba cuts and tags where it is there, the library's own people and places in its dictionary.
Without it, known names are found by longest match and the rest is characters: names with a middle
dot, transcriptions and known people and places are found all the same, other Chinese names are not.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tvrec.library import chinese_names as made_of
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.speech import Name, Word
from tvrec.library.transcription import dotted, is_transcription
from tvrec.text import is_cjk

if TYPE_CHECKING:
    from rjieba import Jieba

__all__ = ["Chinese", "has_segmenter"]

_FREQUENCY = 3000  # of a name in the dictionary: above its characters, below a longer word
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
_NAME_TAGS = _PERSON_TAGS | {"ns", "nz", "nt", "eng"}
_KNOWN_PERSON = "known"
_LETTERED = re.compile(r"[阿老小][A-Z]")
_LONGEST_RUN = 9
_MAX_DICTIONARY_WORD = 24


def has_segmenter() -> bool:
    """Whether rjieba is there."""
    return importlib.util.find_spec("rjieba") is not None


class Chinese:
    """Reads Chinese texts.

    Args:
        gazetteer: places.
        people: names in Chinese of the library's people, whole and in parts.
        segmenter: use rjieba; None: where it is there.
    """

    def __init__(
        self, gazetteer: Gazetteer, people: Iterable[str] = (), *, segmenter: bool | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._people = {name for name in people if len(name) > 1 and all(map(is_cjk, name))}
        self._with_rjieba = has_segmenter() if segmenter is None else segmenter

    @cached_property
    def _jieba(self) -> Jieba:
        from rjieba import Jieba

        jieba = Jieba()
        for name in sorted({*self._gazetteer.chinese, *self._people}):
            if not jieba.has_word(name):
                jieba.add_word(name, _FREQUENCY, "ns" if self._gazetteer.find(name) else "nr")
        return jieba

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset({*self._gazetteer.chinese, *self._people})

    def words(self, text: str) -> list[Word]:
        """Cut a text into words with their parts of speech."""
        pairs = self._jieba.tag(text) if self._with_rjieba else self._longest_match(text)
        found, start = [], 0
        for word, tag in pairs:
            found.append(Word(word, tag, start))
            start += len(word)
        return found

    def _longest_match(self, text: str) -> Iterator[tuple[str, str]]:
        at = 0
        while at < len(text):
            for length in range(min(_MAX_DICTIONARY_WORD, len(text) - at), 1, -1):
                if text[at : at + length] in self._known:
                    break
            else:
                length = 1
            word = text[at : at + length]
            yield word, "" if length == 1 else "ns" if self._gazetteer.find(word) else "nr"
            at += length

    def names(self, text: str) -> list[Name]:
        """Find people and places, in their order."""
        found: list[Name] = []
        at = 0
        for start, end in dotted(text, self.words):
            found += self._plain(text, at, start)
            found.append(Name(text[start:end], "person", start))
            at = end
        found += self._plain(text, at, len(text))
        return found

    def _plain(self, text: str, start: int, end: int) -> list[Name]:
        """Find the names of a stretch that has no middle dot in a name."""
        words = [
            Word(word.text, word.tag, word.start + start) for word in self.words(text[start:end])
        ]
        found: list[Name] = []
        at = 0
        while at < len(words):
            name, used = self._name_at(words, at, text)
            if name is not None:
                found.append(name)
            at += used
        return found

    def _name_at(self, words: list[Word], at: int, text: str) -> tuple[Name | None, int]:
        """Return the name that begins with a word, and how many words it takes."""
        word = words[at]
        after = words[at + 1].text if at + 1 < len(words) else ""
        before = words[at - 1].text if at else ""
        if word.text in made_of.NOT_NAMES:
            return None, 1
        if self._gazetteer.find(word.text) is not None:
            if after[:1] in made_of.DEMONYM_ENDINGS:
                return None, 1
            return Name(word.text, "place", word.start), 1
        if word.text in self._people:
            return Name(word.text, "person", word.start), 1
        for rule in (self._transcription, self._chinese_name, self._by_surroundings):
            name, used = rule(words, at, before, text)
            if name is not None:
                return name, used
        return None, 1

    def _transcription(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take a run of words that are made of the characters of transcriptions alone."""
        used, length = 0, 0
        while at + used < len(words) and is_transcription(words[at + used], self._gazetteer):
            length += len(words[at + used].text)
            used += 1
        run = "".join(word.text for word in words[at : at + used])
        while used > 1 and len(words[at + used - 1].text) == 1 and run[-1] in _LOOSE_ENDS:
            used -= 1
            run = run[:-1]
        if not 1 < len(run) <= _LONGEST_RUN or run in made_of.NOT_NAMES:
            return None, 1
        strong = sum(char in made_of.SOUNDS for char in run)
        tagged = any(word.tag in _NAME_TAGS for word in words[at : at + used])
        told = before in _INTRODUCTIONS or text.count(run) > 1
        if len(run) == 2:
            alike = strong == 2 and (told or words[at].tag in _PERSON_TAGS)
            if not alike and not (strong and told and tagged):
                return None, 1
        if strong * 2 < len(run) or not (tagged or told or strong > 2):
            return None, 1
        return self._typed(run, words[at].start, words, at + used, before), used

    def _typed(self, run: str, start: int, words: list[Word], after: int, before: str) -> Name:
        """Tell a person from a place by what stands around the name."""
        following = words[after].text if after < len(words) else ""
        if following and following in made_of.PLACE_ENDINGS:
            return Name(run + following, "place", start)
        if run.endswith(made_of.PLACE_ENDINGS) and len(run) > 2:
            return Name(run, "place", start)
        return Name(run, "place" if before in made_of.PLACE_HEADS else "person", start)

    def _chinese_name(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take a surname with a given name."""
        word = words[at]
        first = word.text[0]
        if first not in made_of.SURNAMES or word.text in made_of.NOT_NAMES:
            return None, 1
        rare = first in made_of.RARE_AS_WORDS
        if word.tag in _PERSON_TAGS and 2 <= len(word.text) <= 3:
            known = self._with_rjieba and self._jieba.has_word(word.text)
            if word.text.endswith(made_of.SURE_PLACE_ENDINGS):
                return Name(word.text, "place", word.start), 1
            name = word.text if len(word.text) == 2 and known else _without_verb(word.text, text)
            if name and (rare or len(name) == 3 or not known or before in _INTRODUCTIONS):
                return Name(name, "person", word.start), 1
        if len(word.text) == 1 and at + 1 < len(words):
            given = words[at + 1].text
            likely = word.tag in _PERSON_TAGS or (rare and text.count(given) > 1)
            if (
                likely
                and rare
                and len(given) <= 2
                and is_cjk(given[0])
                and given[0] not in "的是了"
            ):
                return Name(first + given, "person", word.start), 2
        if len(word.text) == 2 and rare and at + 1 < len(words) and len(words[at + 1].text) == 1:
            given = word.text[1] + words[at + 1].text
            if text.count(given) > 1:
                return Name(first + given, "person", word.start), 2
        return None, 1

    def _by_surroundings(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take what an address, a prefix or an ending of places makes a name."""
        word = words[at]
        after = words[at + 1].text if at + 1 < len(words) else ""
        if not is_cjk(word.text[0]):
            return None, 1
        if _LETTERED.fullmatch(word.text):
            return Name(word.text, "person", word.start), 1
        if after in made_of.HONORIFICS and len(word.text) < 4 and word.tag in _PERSON_TAGS:
            return Name(word.text, "person", word.start), 2
        if (
            word.text in ("老", "小", "阿")
            and after[:1] in made_of.RARE_AS_WORDS
            and len(after) == 1
        ):
            return Name(word.text + after, "person", word.start), 2
        if (
            word.text[0] in "老小阿"
            and len(word.text) == 2
            and word.text[1] in made_of.RARE_AS_WORDS
        ):
            return Name(word.text, "person", word.start), 1
        if word.text == "阿" and after.isascii() and after.isupper() and len(after) == 1:
            return Name(word.text + after, "person", word.start), 2
        unknown = self._with_rjieba and not self._jieba.has_word(word.text)
        if (
            word.tag in _PERSON_TAGS
            and unknown
            and len(word.text) == 2
            and text.count(word.text) > 1
        ):
            return Name(word.text, "person", word.start), 1
        if word.tag == "ns" and len(word.text) > 2 and word.text.endswith(made_of.PLACE_ENDINGS):
            return Name(word.text, "place", word.start), 1
        if (
            word.tag in ("nr", "ns", "nz")
            and word.text.endswith(made_of.PLACE_ENDINGS)
            and len(word.text) > 2
        ):
            return Name(word.text, "place", word.start), 1
        return None, 1


_INTRODUCTIONS = frozenset(made_of.KIN_AND_TRADES)
_LOOSE_ENDS = frozenset("及让当别大子里门日年可得多因于本比道理路日仁东南西山万热明文高白亚")


def _without_verb(name: str, text: str) -> str:
    """Return a name without what a segmenter took for its end; "" where nothing is left."""
    shorter = name[:2]
    if len(name) == 3 and (
        name[2] in made_of.NOT_LAST
        or text.count(shorter) > text.count(name)
        or (all(char in made_of.SOUNDS for char in shorter) and name[2] not in made_of.ALL_SOUNDS)
    ):
        return "" if shorter in made_of.NOT_NAMES else shorter
    return "" if name[-1] in made_of.NOT_LAST else name
