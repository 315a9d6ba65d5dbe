"""Sentences as queries: which stretches of a sentence limit or lead the ranking (pure).

``understand`` reads "like Metropolis but shorter, from the twenties, nothing scary" into pieces,
each of them a stretch of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

from tvrec.domain import Piece
from tvrec.rec.cues import (
    ABOUT,
    AND,
    BEFORE,
    BOUNDARY,
    COMPARED,
    COMPARED_AFTER,
    ENDING,
    LEADING,
    LESS_AFTER,
    LIKE_AFTER,
    LIKE_BEFORE,
    MOST,
    NOT_BEFORE,
    OPPOSITE,
    RELATIVE,
    SETTING,
    SHOWING,
    SPARING,
    THAN,
    comparison,
)
from tvrec.rec.durations import durations
from tvrec.rec.lexicon import Lexicon, Match, Token, tokens
from tvrec.rec.ratings import ratings
from tvrec.rec.sentence import Sentence
from tvrec.rec.viewing_ages import viewing_ages
from tvrec.rec.years import years
from tvrec.text import is_cjk, plain

__all__ = ["understand"]

_REFERENCES = frozenset({"title", "person"})
_FACTS = frozenset(
    "genre kind nation language mood silent monochrome person place certificate".split()
)
_EXACT = frozenset({"genre", "person", "place"})
_RANGES = {"rating": ratings, "minutes": durations, "age": viewing_ages, "year": years}  # in turn
_MOST_AVOIDED = 4  # words that one "no" or "less" reaches
_QUOTES = re.compile(r"《[^》]+》|「[^」]+」|“[^”]+”|\"[^\"]+\"")


def understand(text: str, lexicon: Lexicon, ignore: Collection[str] = ()) -> Sentence:
    """Read a sentence in English or Chinese.

    Args:
        text: the sentence.
        lexicon: names of titles, people and genres, and the words for kinds, countries and moods.
        ignore: texts of pieces that shall have no effect.
    """
    reader = _Reader(text, lexicon)
    pieces = reader.read()
    away = {plain(each).strip() for each in ignore}
    return Sentence(
        text,
        tuple(piece for piece in pieces if plain(piece.text).strip() not in away),
        tuple(piece for piece in pieces if plain(piece.text).strip() in away),
    )


class _Reader:
    """Goes over a sentence again and again, from what is certain to what is likely."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._plain, self._lexicon = text, plain(text), lexicon
        self._tokens = tokens(self._plain)
        self._taken = bytearray(len(text))
        self._pieces: list[Piece] = []
        self._inside = bytearray(len(text))  # 1 within a known phrase: 别 in 卓别林 refuses nothing
        for match in self._scan(self._tokens, _FACTS):
            for token in self._tokens[match.first + 1 : match.last]:
                self._inside[token.start : token.end] = b"\1" * (token.end - token.start)

    def read(self) -> list[Piece]:
        """Find the pieces, in the order of the sentence."""
        for kind, ranges in _RANGES.items():
            for found in sorted(ranges(self._plain), key=lambda r: r.start - r.end):
                self._take(kind, found.start, found.end, low=found.low, high=found.high)
        self._compared()
        self._references()
        self._relatives()
        self._avoided()
        self._lessened()
        self._settings()
        self._facts()
        return sorted(self._pieces, key=lambda piece: piece.start)

    def _take(self, kind: str, start: int, end: int, **fields: Any) -> bool:
        if start >= end or any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        self._pieces.append(Piece(kind, self._text[start:end], start, end, **fields))
        return True

    def _references(self) -> None:
        """Titles and people that something shall be like, or unlike."""
        for cue in LIKE_BEFORE.finditer(self._plain):
            match = self._named(cue.end())
            if match is not None:
                tail = LIKE_AFTER.match(self._plain, self._end(match))
                self._refer(match, cue.start(), tail.end() if tail else self._end(match), cue)
                self._refer_more(match, cue)
        for cue in LIKE_AFTER.finditer(self._plain):
            last = sum(token.end <= cue.start() for token in self._tokens)
            match = self._lexicon.until(self._tokens, last, _REFERENCES)
            if match is not None:
                self._refer(match, self._tokens[match.first].start, cue.end(), None)
        for cue in NOT_BEFORE.finditer(self._plain):
            self._refuse(cue)
        for quoted in _QUOTES.finditer(self._plain):
            match = self._named(quoted.start() + 1)
            if match is not None and self._end(match) == quoted.end() - 1:
                self._refer(match, quoted.start(), quoted.end(), None)

    def _refer_more(self, match: Match, cue: re.Match[str]) -> None:
        """The second of two names: "like A and B", where nothing else follows that B may be of."""
        joint = AND.match(self._plain, self._end(match))
        other = self._named(joint.end()) if joint else None
        if joint is None or other is None:
            return
        end = self._end(other)
        tail = LIKE_AFTER.match(self._plain, end)
        if tail or ENDING.match(self._plain, end):
            start = self._tokens[other.first].start
            self._refer(other, start, tail.end() if tail else end, cue)

    def _refuse(self, cue: re.Match[str]) -> None:
        """A title that is taken off: of "A − B" both, otherwise one in quotation marks."""
        quoted = self._text[cue.end() : cue.end() + 1] in ("《", "「", "“", '"')
        match = self._named(cue.end(), frozenset({"title"}))
        if match is not None and (cue["minus"] or quoted):
            self._refer(match, cue.start(), self._end(match), cue)
        first = self._named(0, frozenset({"title"})) if cue["minus"] else None
        if first is not None and not self._plain[self._end(first) : cue.start()].strip(' "》」'):
            self._refer(first, self._tokens[0].start, self._end(first), None)

    def _refer(self, match: Match, start: int, end: int, cue: re.Match[str] | None) -> None:
        start, end = self._quoted(start, end)
        refused = cue is not None and any(
            cue.groupdict().get(name) is not None for name in ("unlike", "minus")
        )
        kind, names = match.meaning.kind, match.meaning.names
        words = self._text[self._tokens[match.first].start : self._end(match)]
        self._take(kind, start, end, names=names, words=words, wanted=not refused)

    def _quoted(self, start: int, end: int) -> tuple[int, int]:
        """Take the quotation marks around a name in, where only one is inside already."""
        for opening, closing in ("《》", "「」", "“”", '""'):
            inside = self._text[start:end]
            if self._text[start - 1 : start] == opening and opening not in inside:
                start -= 1
            inside = self._text[start:end]
            marks = inside.count(opening) + (inside.count(closing) if opening != closing else 0)
            if self._text[end : end + 1] == closing and marks % 2:
                end += 1
        return start, end

    def _named(self, start: int, kinds: frozenset[str] = _REFERENCES) -> Match | None:
        """The longest name that begins at a place, quotation marks aside."""
        for number, token in enumerate(self._tokens):
            if token.start >= start:
                if self._plain[start : token.start].strip(' 《「"'):
                    return None
                return self._lexicon.at(self._tokens, number, kinds)
        return None

    def _end(self, match: Match) -> int:
        return self._tokens[match.last - 1].end

    def _compared(self) -> None:
        """Longer, shorter, older, newer than a title: "older than Metropolis", 比《大都会》长."""
        for found in RELATIVE.finditer(self._plain):
            than = THAN.match(self._plain, found.end())
            match = self._named(than.end(), frozenset({"title"})) if than else None
            if match is not None:
                end = self._quoted(found.end(), self._end(match))[1]
                names = (comparison(found), *match.meaning.names)
                self._take("relative", found.start(), end, names=names)
        for cue in COMPARED.finditer(self._plain):
            match = self._named(cue.end(), frozenset({"title"}))
            tail = COMPARED_AFTER.match(self._plain, self._end(match)) if match else None
            if match is None or tail is None:
                continue
            name = comparison(tail)
            name = OPPOSITE[name] if cue["not"] else name
            self._take("relative", cue.start(), tail.end(), names=(name, *match.meaning.names))

    def _relatives(self) -> None:
        """Shorter, longer, older, newer than a title that it shall be like, or than most."""
        for found in (*MOST.finditer(self._plain), *RELATIVE.finditer(self._plain)):
            self._take("relative", found.start(), found.end(), names=(comparison(found),))

    def _avoided(self) -> None:
        """What shall not be: facts that a word of the lexicon names, and words of its own."""
        for cue in NOT_BEFORE.finditer(self._plain):
            if any(self._taken[cue.start() : cue.end()]) or self._inside[cue.start()]:
                continue
            start, end = cue.start(), self._reach(cue.end())
            inside = [t for t in self._tokens if cue.end() <= t.start and t.end <= end]
            inside = [t for t in inside if not any(self._taken[t.start : t.end])]
            if cue["bare"] and not self._lexicon.at(inside, 0, _FACTS):
                continue
            before = -1
            for match in self._scan(inside, _FACTS):
                last = inside[match.last - 1].end
                kind, names = match.meaning.kind, match.meaning.names
                if kind == "kind" and match.first == before:
                    continue  # no French films: of films, those that are not French
                before = match.last
                words = self._text[inside[match.first].start : last]
                if kind in _EXACT and SPARING.search(cue[0]):
                    kind, names = "words", ()
                if self._take(kind, start, last, names=names, words=words, wanted=False):
                    start = last
            left = [t for t in inside if not self._taken[t.start]][:_MOST_AVOIDED]
            if left and not cue["bare"] and start == cue.start():
                words = self._text[left[0].start : left[-1].end]
                self._take("words", start, left[-1].end, wanted=False, words=words)

    def _lessened(self) -> None:
        """What there shall be less of: 血腥少一点, "horror-free"."""
        for cue in LESS_AFTER.finditer(self._plain):
            last = sum(token.end <= cue.start() for token in self._tokens)
            less = self._lexicon.until(self._tokens, last, _FACTS)
            if less is not None:
                start = self._tokens[less.first].start
                words = self._text[start : self._end(less)]
                kind, names = less.meaning.kind, less.meaning.names
                self._take(kind, start, cue.end(), names=names, words=words, wanted=False)

    def _settings(self) -> None:
        """Where it is set, or what place it is about: 发生在巴黎 is no question of the country."""
        for cue in SETTING.finditer(self._plain):
            match = self._named(cue.end(), frozenset({"place"}))
            if match is not None:
                words = self._text[self._tokens[match.first].start : self._end(match)]
                self._take(
                    "place", cue.start(), self._end(match), names=match.meaning.names, words=words
                )

    def _reach(self, start: int) -> int:
        """Where a refusal ends that begins at a place; "black and white" is one thing."""
        leading = LEADING.match(self._plain, start)
        for boundary in BOUNDARY.finditer(self._plain, leading.end() if leading else start):
            if boundary.end() == len(self._plain) or not self._inside[boundary.start()]:
                return boundary.start()
        return len(self._plain)

    def _facts(self) -> None:
        """What the lexicon knows of the words that are left."""
        free = [t for t in self._tokens if not any(self._taken[t.start : t.end])]
        for match in self._scan(free, _FACTS):
            start, end = free[match.first].start, free[match.last - 1].end
            words = self._text[start:end]
            if match.meaning.kind == "kind" and ABOUT.search(self._plain[:start]):
                continue  # a film about music is no music
            if match.meaning.kind == "kind" and SHOWING.match(self._plain, start):
                continue
            if match.meaning.kind == "place" and not self._is_proper(start):
                continue
            if match.meaning.kind == "person":
                cue = BEFORE.search(self._plain[:start])
                if cue is None and not Lexicon.is_telling(match, free, self._text):
                    continue
                start = cue.start() if cue and not any(self._taken[cue.start() : start]) else start
            self._take(match.meaning.kind, start, end, names=match.meaning.names, words=words)

    def _is_proper(self, start: int) -> bool:
        """Whether a word is written as a name: with a capital, or in a script without."""
        char = self._text[start]
        return char.isupper() or is_cjk(char)

    def _scan(self, words: list[Token], kinds: frozenset[str]) -> Iterator[Match]:
        place = 0
        while place < len(words):
            match = self._lexicon.at(words, place, kinds)
            if match is not None and _adjacent(words[match.first : match.last], self._plain):
                yield match
                place = match.last
            else:
                place += 1


def _adjacent(words: list[Token], text: str) -> bool:
    """Whether only spaces and hyphens part the words of a phrase."""
    return all(not text[one.end : other.start].strip(" -'·.:") for one, other in pairwise(words))
