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
from tvrec.library.chinese_edges import is_trade, whole
from tvrec.library.chinese_surnames import Surnames
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.speech import NAME_TAGS, PERSON_TAGS, Name, Word
from tvrec.library.transcription import dotted, is_transcription
from tvrec.text import is_cjk

if TYPE_CHECKING:
    from rjieba import Jieba

__all__ = ["Chinese", "has_segmenter"]

_FREQUENCY = 3000  # of a name in the dictionary: above its characters, below a longer word
_LETTERED = re.compile(r"[阿老小][A-Z]")
_LONGEST_RUN = 9  # characters of a transcribed name
_MAX_DICTIONARY_WORD = 24  # characters that are looked up at once


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
        self._surnames = Surnames(self._has_word)

    @cached_property
    def _jieba(self) -> Jieba:
        from rjieba import Jieba

        jieba = Jieba()
        for name in sorted({*self._gazetteer.chinese, *self._people}):
            if not jieba.has_word(name):
                jieba.add_word(name, _FREQUENCY, "ns" if self._gazetteer.find(name) else "nr")
        return jieba

    def _has_word(self, word: str) -> bool:
        return self._with_rjieba and self._jieba.has_word(word)

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
        rules = (
            self._glued,
            self._transcription,
            self._surnames.compound,
            self._surnames.together,
            self._introduced,
            self._by_surroundings,
        )
        for rule in rules:
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
        sure = len(run) > 3 and any(word.tag in PERSON_TAGS for word in words[at : at + used])
        tagged = any(word.tag in NAME_TAGS for word in words[at : at + used])
        told = before in made_of.INTRODUCTIONS or text.count(run) > 1
        if len(run) == 2:
            alike = strong == 2 and (told or words[at].tag in PERSON_TAGS)
            if not alike and not (strong and told and tagged):
                return None, 1
        if not sure and (strong * 2 < len(run) or not (tagged or told or strong > 2)):
            return None, 1
        start, end = whole(text, words[at].start, len(run))
        while at + used < len(words) and words[at + used].start < end:
            used += 1
        return self._typed(text[start:end], start, words, at + used, before), used

    def _glued(self, words: list[Word], at: int, before: str, text: str) -> tuple[Name | None, int]:
        """Take a transcription to which the segmenter has glued what stands around it."""
        word = words[at].text
        if words[at].tag not in PERSON_TAGS or len(word) < 4:
            return None, 1
        start = 1 if word[0] in _GLUED_BEFORE else 0
        end = start
        while end < len(word) and word[end] in made_of.ALL_SOUNDS:
            end += 1
        name = word[start:end]
        if len(name) < 3 or end - start == len(word):
            return None, 1
        if end < len(word) - 1 or (end < len(word) and word[end] not in made_of.NOT_LAST):
            return None, 1
        used = 1
        while end == len(word) and at + used < len(words):
            if not is_transcription(words[at + used], self._gazetteer):
                break
            name += words[at + used].text
            used += 1
        return self._typed(name, words[at].start + start, words, at + used, before), used

    def _introduced(
        self, words: list[Word], at: int, before: str, text: str
    ) -> tuple[Name | None, int]:
        """Take what stands behind a trade or a relation and is tagged as a name."""
        word = words[at]
        if not is_trade(before) or not 2 <= len(word.text) <= 4 or not is_cjk(word.text[0]):
            return None, 1
        if word.tag not in NAME_TAGS or word.tag == "eng":
            return None, 1
        name = word.text
        if len(name) > 2 and name[-1] in made_of.NOT_LAST:
            name = name[:-1]
        return Name(name, "person", word.start), 1

    def _typed(self, run: str, start: int, words: list[Word], after: int, before: str) -> Name:
        """Tell a person from a place by what stands around the name."""
        following = words[after].text if after < len(words) else ""
        if following and following in made_of.PLACE_ENDINGS:
            return Name(run + following, "place", start)
        if run.endswith(made_of.PLACE_ENDINGS) and len(run) > 2:
            return Name(run, "place", start)
        place = (
            before in made_of.PLACE_HEADS
            or before in made_of.TO_A_PLACE
            or following in made_of.OF_A_PLACE
        )
        return Name(run, "place" if place else "person", start)

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
        if after in made_of.HONORIFICS and len(word.text) < 4 and word.tag in PERSON_TAGS:
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
        if word.tag == "nr" and len(word.text) == 3 and word.text[2] in made_of.CALLED_BY_KIN:
            return Name(word.text, "person", word.start), 1
        unknown = self._with_rjieba and not self._jieba.has_word(word.text)
        if (
            word.tag in PERSON_TAGS
            and unknown
            and len(word.text) == 2
            and text.count(word.text) > 1
        ):
            return Name(word.text, "person", word.start), 1
        return self._by_ending(word), 1

    def _by_ending(self, word: Word) -> Name | None:
        """Take what ends as places do."""
        if word.tag not in ("nr", "ns", "nz") or not word.text.endswith(made_of.PLACE_ENDINGS):
            return None
        name = word.text[1:] if word.text[0] in _GLUED_BEFORE_PLACES else word.text
        if len(word.text) < 3 or len(name) < 2:
            return None
        return Name(name, "place", word.start + len(word.text) - len(name))


_GLUED_BEFORE = frozenset("叫娶和与跟同让请给把被对")
_GLUED_BEFORE_PLACES = frozenset("回到在去离过")
_LOOSE_ENDS = frozenset("及让当别大子里门日年可得多因于本比道理路日仁东南西山万热明文高白亚")
