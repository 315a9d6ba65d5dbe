"""People and places that synopses speak of, in English and Chinese.

Names are found by rules (``english``, ``chinese``), backed by the gazetteer and by the people of
the library's own credits. What is found in a text is then made one: a short form belongs to the
longer name of the same text, a place is known by its English name whatever the text's language is,
and a person by the name of the credits where the title's own credits have them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from tvrec.domain import Credit, Mention
from tvrec.errors import LibraryError
from tvrec.library.chinese import Chinese, has_segmenter
from tvrec.library.english import English
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.speech import Name, Word
from tvrec.text import detect_script_language, fold, is_cjk

__all__ = ["Reader", "load_words", "reader_id", "written_small"]

_RULES = "2"  # another one with every change of the rules, so that texts are read anew

_LONG_PART = 2  # characters of a part of a transcribed name that can stand for it
_ENGLISH = frozenset(
    "the a an of and to in is his her he she with for on at from by that it".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE = 0.2  # running English has a third of them
_PARTS = re.compile(r"[·•‧・\s]+")


def load_words(path: Path) -> list[str]:
    """Read a list of words, one a line.

    Raises:
        LibraryError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8").split()
    except OSError as error:
        raise LibraryError(
            "the list of English words cannot be read", file=path, remedy="install tvrec again"
        ) from error


def reader_id() -> str:
    """Return what tells one reader from another: the rules, and whether rjieba is there."""
    return f"{_RULES}{'+rjieba' if has_segmenter() else ''}"


def written_small(texts: Iterable[str]) -> set[str]:
    """Return the words that some texts begin with a small letter."""
    return {word for text in texts for word in _WORD.findall(text) if word[0].islower()}


class Reader:
    """Reads synopses.

    Args:
        gazetteer: places.
        people: the credits of the library.
        words: English words that are written small.
        segmenter: cut Chinese with rjieba; None: where it is there.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        people: Iterable[Credit] = (),
        words: Collection[str] = (),
        *,
        segmenter: bool | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        named = [name for credit in people for name in (credit.name, *credit.names.values())]
        parts = {part for name in named for part in _PARTS.split(name) if len(part) > _LONG_PART}
        self._chinese = Chinese(gazetteer, {*named, *parts}, segmenter=segmenter)
        self._english = English(gazetteer, named, words)

    def words(self, text: str) -> list[Word]:
        """Cut a text into words with their parts of speech, as far as these are known."""
        return (self._chinese if _is_chinese(text) else self._english).words(text)

    def read(self, texts: Mapping[str, str], people: Iterable[Credit] = ()) -> list[Mention]:
        """Find the people and places of one title.

        Args:
            texts: its synopsis by language tag. Those that are neither English nor Chinese add
                nothing.
            people: its own credits, whom a surname alone may mean.

        Returns:
            each person and place once, the languages of the texts after one another; a place that
            the gazetteer knows has its English and its Chinese name.
        """
        credited = list(people)
        found: dict[tuple[str, str], dict[str, str]] = {}
        for language, text in texts.items():
            for name in self._names(text):
                key = name.type, self._id(name, credited)
                found.setdefault(key, {}).setdefault(language, name.text)
        for (kind, known), names in found.items():
            place = self._gazetteer.find(known) if kind == "place" else None
            if place is not None:
                names.setdefault("en", place.id)
                names.setdefault("zh", place.chinese)
        return [Mention(kind, key, names) for (kind, key), names in found.items()]

    def _names(self, text: str) -> list[Name]:
        if _is_chinese(text):
            return _merged(self._chinese.names(text))
        return _merged(self._english.names(text)) if _is_english(text) else []

    def _id(self, name: Name, credited: Iterable[Credit]) -> str:
        place = self._gazetteer.find(name.text)
        if name.type == "place":
            return place.id if place else name.text
        for credit in credited:
            for known in (credit.name, *credit.names.values()):
                parts = _PARTS.split(known)
                if fold(name.text) in {fold(known), fold(parts[-1])}:
                    return credit.name
        return name.text


def _merged(names: list[Name]) -> list[Name]:
    """Make short forms the longer name of the same text, each once, in the order of the text."""
    people = [name.text for name in names if name.type == "person"]
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        text = name.text
        if name.type == "person":
            longer = [other for other in people if _shortens(text, other)]
            text = min(longer, key=len) if longer else text
        found.setdefault((name.type, fold(text)), Name(text, name.type, name.start))
    return list(found.values())


def _shortens(short: str, name: str) -> bool:
    """Whether a name is a short form of another: a word of it, or a Chinese given name."""
    if len(short) >= len(name):
        return False
    if is_cjk(name[0]):
        return short in _PARTS.split(name) or (name.endswith(short) and len(name) - len(short) == 1)
    return fold(short) in fold(name).split()


def _is_chinese(text: str) -> bool:
    return detect_script_language(text) == "zh"


def _is_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
