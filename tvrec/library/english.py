"""Words and names of English texts, by rules (pure).

A name is a run of words with capitals. What stands at the beginning of a sentence is one only where
something else speaks for it: a second capital, a place or a person that is known, the same word
within a sentence, or that nobody writes it small.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from tvrec.library import english_names as made_of
from tvrec.library.gazetteer import Gazetteer
from tvrec.library.speech import Name, Word
from tvrec.text import fold

__all__ = ["English"]

_TOKEN = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d+|[^\w\s]")
_INITIAL = re.compile(r"[A-Z]")
_SENTENCE_ENDS = frozenset(".!?:;…")
_QUOTES = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")


class _Token(NamedTuple):
    text: str
    start: int
    opens: bool  # a sentence

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def bare(self) -> str:
        return _bare(self.text)


class English:
    """Reads English texts.

    Args:
        gazetteer: places.
        people: names of the library's people as their credits have them.
        words: words that are written small, lower case: no names at the head of a sentence.
    """

    def __init__(
        self, gazetteer: Gazetteer, people: Iterable[str] = (), words: Collection[str] = ()
    ) -> None:
        self._gazetteer = gazetteer
        self._people = {fold(name) for name in people}
        self._words = frozenset(words) | made_of.FUNCTION_WORDS

    def words(self, text: str) -> list[Word]:
        """Cut a text into words: NNP for what is written like a name, otherwise unknown."""
        return [
            Word(token.text, "NNP" if token.is_capital and not token.opens else "", token.start)
            for token in _tokens(text)
            if token.text[0].isalnum()
        ]

    def names(self, text: str) -> list[Name]:
        """Find people and places, in their order."""
        tokens = list(_tokens(_QUOTES.sub(lambda match: " " * len(match.group()), text)))
        small = {token.text.lower() for token in tokens if token.text[:1].islower()}
        inner = {token.bare for token in tokens if token.is_capital and not token.opens}
        found: list[Name] = []
        for first, last in self._runs(tokens):
            found += self._judged(tokens, first, last, small, inner)
        return found

    def _runs(self, tokens: list[_Token]) -> Iterator[tuple[int, int]]:
        """Yield the stretches of tokens that may be a name: capitals, small links between them."""
        at = 0
        while at < len(tokens):
            if not tokens[at].is_capital:
                at += 1
                continue
            end = at + 1
            while end < len(tokens):
                goes_on = tokens[end].is_capital and not tokens[end].opens
                if (goes_on and not _ends(tokens[end - 1])) or _abbreviates(tokens, end):
                    end += 1
                elif (
                    tokens[end].text in made_of.LINKS
                    and end + 1 < len(tokens)
                    and tokens[end + 1].is_capital
                    and not _ends(tokens[end - 1])
                ):
                    end += 2
                else:
                    break
            yield at, end
            at = end

    def _judged(
        self, tokens: list[_Token], first: int, last: int, small: set[str], inner: set[str]
    ) -> Iterator[Name]:
        """Yield what a run of capitals names: places that are known, then what is left of it."""
        run = [token for token in tokens[first:last] if token.text != "."]
        if (
            run[0].opens
            and _enumerates(tokens, last)
            and run[0].text.lower() not in made_of.FUNCTION_WORDS
        ):
            inner = {*inner, run[0].bare}
        before = tokens[first - 1].text.lower() if first else ""
        if run[0].opens and self._is_common(run[0], run[1:], small, inner):
            run = run[1:]
        pending: list[_Token] = []
        at = 0
        while at < len(run):
            length = self._place_at(run, at, before if not at else "")
            if length and not (pending and at and run[at - 1].text in made_of.LINKS):
                yield from self._person(pending, before)
                yield Name(_name(run[at : at + length]), "place", run[at].start)
                pending, before = [], ""
                at += length
            else:
                pending.append(run[at])
                at += 1
        yield from self._person(pending, before)

    def _is_common(
        self, token: _Token, others: list[_Token], small: set[str], inner: set[str]
    ) -> bool:
        """Whether the word that opens a sentence is an ordinary one."""
        word = token.bare.lower()
        if self._gazetteer.find(token.bare) or token.bare in inner or word in made_of.TITLES:
            return word in made_of.FUNCTION_WORDS and bool(others or token.bare not in inner)
        if fold(_name([token, *others])) in self._people:
            return False
        if "-" in word:
            return all(part in self._words or part in small for part in word.split("-"))
        many = (
            word.endswith("s") and not word.endswith(made_of.ENDINGS_OF_NAMES) and not _ends(token)
        )
        inflected = not others and (many or word.endswith(("ing", "ed")))
        return (
            (inflected and not others)
            or word in small
            or any(form in self._words for form in _forms(word))
        )

    def _place_at(self, run: list[_Token], at: int, before: str) -> int:
        """Return how many words of a run, from one of them on, name a known place."""
        for length in range(min(self._gazetteer.longest, len(run) - at), 0, -1):
            name = _name(run[at : at + length])
            if fold(name) in self._people:
                return 0
            if self._gazetteer.find(name) is None or run[at].text in made_of.LINKS:
                continue
            if length == 1 and len(run) > 1 and not self._stands_alone(run, at):
                return 0
            first_name = name.lower() in made_of.FIRST_NAMES_TOO
            if first_name and (len(run) > at + length or before not in made_of.TOWARDS):
                return 0
            return length
        return 0

    def _stands_alone(self, run: list[_Token], at: int) -> bool:
        """Whether a known place within a run is not a part of somebody's name."""
        after = run[at + 1].text if at + 1 < len(run) else ""
        if after in made_of.LINKS and at + 2 < len(run):
            return after == "of" or run[at + 2].bare.lower() in made_of.NOT_A_NAME
        return not after or after.lower() in self._words | made_of.NOT_A_NAME or at > 0

    def _person(self, run: list[_Token], before: str) -> Iterator[Name]:
        """Yield the person, or the unknown place, that the rest of a run names."""
        run = _without_links(run)
        words = [token.bare.lower() for token in run]
        if not run:
            return
        start = run[0].start
        if _is_place(words, before, run[-1]):
            yield Name(_name(run), "place", start)
            return
        while len(run) > 1 and words[0] in made_of.PEOPLES:
            run, words = run[1:], words[1:]
        titled = False
        while len(run) > 1 and words[0] in made_of.TITLES and words[-1] not in made_of.TITLES:
            run, words, titled = run[1:], words[1:], True
        if _is_somebody(words, run, after_the=before == "the" and not titled):
            unknown_place = before in made_of.IN and not titled and not _ends(run[-1])
            yield Name(_name(run), "place" if unknown_place else "person", start)


def _without_links(run: list[_Token]) -> list[_Token]:
    inner = [place for place, token in enumerate(run) if token.text not in made_of.LINKS]
    return run[inner[0] : inner[-1] + 1] if inner else []


def _is_somebody(words: list[str], run: list[_Token], *, after_the: bool) -> bool:
    """Whether words with capitals can be what somebody is called."""
    if set(words) & (made_of.NOT_A_NAME | made_of.PEOPLES) or words[0].endswith(
        made_of.ENDINGS_OF_PEOPLES
    ):
        return False
    if len(run) > 1:
        return True
    return not (
        words[0] in made_of.TITLES | made_of.FUNCTION_WORDS or run[0].text.isupper() or after_the
    )


def _tokens(text: str) -> Iterator[_Token]:
    opens, previous = True, ""
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word[0].isalnum():
            yield _Token(word, match.start(), opens)
            opens = False
        else:
            abbreviated = previous.lower() in made_of.SHORT_TITLES or _INITIAL.fullmatch(previous)
            if word in _SENTENCE_ENDS and not (word == "." and abbreviated):
                opens = True
            yield _Token(word, match.start(), opens=False)
        previous = word


def _abbreviates(tokens: list[_Token], at: int) -> bool:
    """Whether a token is the point behind an initial or a title."""
    before = tokens[at - 1].text
    return (
        tokens[at].text == "."
        and at + 1 < len(tokens)
        and tokens[at + 1].is_capital
        and not tokens[at + 1].opens
        and (before.lower() in made_of.SHORT_TITLES or _INITIAL.fullmatch(before) is not None)
    )


def _enumerates(tokens: list[_Token], at: int) -> bool:
    """Whether a name of another follows behind a comma: "Monkey, Pigsy and Sandy"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text == ","
        and tokens[at + 1].is_capital
        and tokens[at + 2].text.lower() in ("and", ",")
    )


def _is_place(words: list[str], before: str, last: _Token) -> bool:
    """Whether a word that places are called by is at the end of a name, or before "of"."""
    if len(words) > 1 and words[-1] in made_of.PLACE_WORDS and not _ends(last):
        return words[-1] not in made_of.SURNAMES_TOO or before in made_of.TOWARDS
    return words[0] in made_of.PLACE_WORDS and "of" in words


def _ends(token: _Token) -> bool:
    """Whether a name ends with a token: it is a possessive."""
    return token.text.endswith(("'s", "’s"))


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _name(run: list[_Token]) -> str:
    return " ".join([*(token.text for token in run[:-1]), run[-1].bare]) if run else ""


def _forms(word: str) -> Iterator[str]:
    """Yield a word and what it may be a form of."""
    yield word
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "'s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word[: -len(ending)]
            if ending == "ing":
                yield word[:-3] + "e"
    if word.endswith("ies"):
        yield word[:-3] + "y"
