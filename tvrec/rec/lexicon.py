"""The words that sentences are read by: what each phrase of a library and its viewers means (pure).

Phrases are compared word by word, and character by character where a script has no spaces, without
case, accents, width and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tvrec.text import is_cjk, plain

__all__ = ["Lexicon", "Match", "Meaning", "Token", "tokens"]

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_SURNAME = 6  # letters: "young" and "rice" are words in most sentences


class Meaning(NamedTuple):
    """What a phrase may mean.

    Attributes:
        kind: title, person, place, genre, kind, nation, language, mood, silent, monochrome or
            certificate.
        names: which one: ids of titles, names of people, codes.
        partly: the phrase is a part of the name, a surname.
    """

    kind: str
    names: tuple[str, ...]
    partly: bool = False


class Token(NamedTuple):
    """A word or a CJK character of a sentence, and where it stands."""

    start: int
    end: int
    word: str


class Match(NamedTuple):
    """A phrase found in a sentence: tokens from ``first`` up to ``last``, not included."""

    first: int
    last: int
    meaning: Meaning


def tokens(text: str) -> list[Token]:
    """Part a text that went through ``plain`` into words and CJK characters."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        start = match.start()
        for place, char in enumerate(match[0], match.start()):
            if is_cjk(char):
                if start < place:
                    found.append(Token(start, place, text[start:place]))
                found.append(Token(place, place + 1, char))
                start = place + 1
        if start < match.end():
            found.append(Token(start, match.end(), text[start : match.end()]))
    return found


class Lexicon:
    """Phrases and their meanings.

    Args:
        entries: phrase and meaning; a phrase may have several meanings.
    """

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        table: dict[str, list[Meaning]] = {}
        longest = 0
        for phrase, meaning in entries:
            words = [token.word for token in tokens(plain(phrase))]
            if words:
                longest = max(longest, len(words))
                known = table.setdefault(" ".join(words), [])
                if meaning not in known:
                    known.append(meaning)
        self._table: Mapping[str, Sequence[Meaning]] = table
        self._longest = longest

    def at(
        self, words: Sequence[Token], first: int, kinds: frozenset[str], last: int | None = None
    ) -> Match | None:
        """The longest phrase of some kinds that begins with a token.

        Args:
            words: tokens of the sentence.
            first: the token.
            kinds: which meanings count.
            last: where the phrase must end at the latest.
        """
        end = min(len(words) if last is None else last, first + self._longest)
        for stop in range(end, first, -1):
            key = " ".join(token.word for token in words[first:stop])
            meanings = [m for m in self._table.get(key, ()) if m.kind in kinds]
            if meanings:
                return Match(first, stop, _joined(meanings))
        return None

    def until(self, words: Sequence[Token], last: int, kinds: frozenset[str]) -> Match | None:
        """The longest phrase of some kinds that ends before a token."""
        for first in range(max(0, last - self._longest), last):
            match = self.at(words, first, kinds, last)
            if match is not None and match.last == last:
                return match
        return None

    @staticmethod
    def is_telling(match: Match, words: Sequence[Token], sentence: str) -> bool:
        """Whether a name stands for somebody where nothing announces it.

        A surname alone is one of many words unless it is long, or written with a capital.
        """
        if not match.meaning.partly:
            return True
        token = words[match.first]
        if is_cjk(token.word[0]):
            return match.last - match.first >= 2
        return len(token.word) >= _SHORTEST_SURNAME or sentence[token.start].isupper()


def _joined(meanings: Sequence[Meaning]) -> Meaning:
    """One meaning of several of a kind; whole names before parts of names."""
    best = min(meanings, key=lambda meaning: meaning.partly)
    alike = [m for m in meanings if m.kind == best.kind and m.partly == best.partly]
    return best._replace(names=tuple(dict.fromkeys(name for m in alike for name in m.names)))
