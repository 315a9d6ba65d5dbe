"""The words by which a title is found, and the full-text queries that a text becomes (pure).

Text is folded (case, accents, width, punctuation) before it is indexed and before it is looked
for, and its CJK characters are spaced, so that SQLite's tokenizer has only spaces to go by and no
text of a viewer can be read as syntax.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tvrec.domain import Credit, Title
from tvrec.text import fold, fold_title, is_cjk, space_cjk

__all__ = [
    "FactText",
    "Query",
    "any_of",
    "fact_text",
    "full_text",
    "name_key",
    "names",
    "num_of",
    "parse",
    "person_names",
    "popularity",
    "search_row",
]

_NUM_BITS = 32
_NUM_MASK = (1 << _NUM_BITS) - 1
_MOST_POPULAR = 255
_STEPS_A_DOUBLING = 10  # 255 of them reach 47 million votes
_LEAF_BIT = 1 << 40
_MOST_CHARACTERS = 200  # of what is typed or pasted; more narrows nothing down any more
_MOST_WORDS = 24


class FactText(NamedTuple):
    """The columns of ``fact_text``."""

    title: str
    original: str
    other: str
    bare: str
    people: str
    topics: str


class Query(NamedTuple):
    """A text as full-text phrases.

    Attributes:
        whole: all words in order as one phrase, the last one as a beginning.
        words: each word a phrase of its own, the last one as a beginning.
        beginnings: each word as a beginning.
        long: as ``words``, for plots, where one letter is the beginning of too many words: such a
            last word is left out, and one that only ends so ("schindler's") is taken as whole.
    """

    whole: str
    words: str
    beginnings: str
    long: str


def search_row(title: Title, num: int) -> int:
    """Return the row of a title in the full-text tables.

    The rows are in the order in which results are wanted: cards before leaves, then the most
    voted for, so that the first matches of a scan are the best and it can stop there.
    """
    votes = max(title.votes or 0, 0)
    popular = min(_MOST_POPULAR, int(math.log2(1 + votes) * _STEPS_A_DOUBLING))
    leaf = _LEAF_BIT if title.kind.is_leaf else 0
    return leaf | (_MOST_POPULAR - popular) << _NUM_BITS | num


def popularity(row: int) -> float:
    """Return the popularity that a row of the full-text tables stands for, 0 to below 1."""
    steps = _MOST_POPULAR - (row >> _NUM_BITS & _MOST_POPULAR)
    return (0 if row & _LEAF_BIT else 0.5) + steps / (2 * (_MOST_POPULAR + 1))


def num_of(row: int) -> int:
    """Return the number of the title whose row in the full-text tables this is."""
    return row & _NUM_MASK


def name_key(name: str) -> str:
    """Return the form in which names are compared; for a name of mere signs itself, casefolded."""
    return fold_title(name) or " ".join(name.split()).casefold()


def names(title: Title) -> list[str]:
    """Return the keys of all names of a title."""
    return sorted({key for name in _all_names(title) if (key := name_key(name))})


def person_names(people: Iterable[Credit]) -> list[str]:
    """Return the names of people that are written in Han characters or kana, folded."""
    every = (name for credit in people for name in (credit.name, *credit.names.values()))
    return sorted({fold(name) for name in every if any(map(is_cjk, name))})


def _all_names(title: Title) -> list[str]:
    """Return its names as they are written; those that it does not have are empty."""
    return [title.title, title.original_title, *(words.title for words in title.i18n.values())]


def fact_text(title: Title) -> FactText:
    """Return the short facts: the names, who took part, what it belongs to."""
    localized = title.i18n.values()
    every = _all_names(title)
    bare = [fold_title(name) for name in every]
    return FactText(
        _tokens(title.title),
        _tokens(title.original_title),
        _tokens(title.sort_title, *(words.title for words in localized)),
        space_cjk(" ".join(b for b, name in zip(bare, every, strict=True) if b != fold(name))),
        _tokens(
            title.artist,
            *(name for c in title.people for name in (c.name, *c.names.values())),
        ),
        _tokens(
            *title.genres,
            *(genre for words in localized for genre in words.genres),
            *title.tags,
            title.album,
            title.collection,
            *title.studios,
        ),
    )


def full_text(title: Title, facts: FactText) -> tuple[str, str]:
    """Return everything: the facts, then what it is about."""
    about = (text for words in title.i18n.values() for text in (words.tagline, words.plot))
    return " ".join(filter(None, facts)), _tokens(title.tagline, title.plot, *about)


def _tokens(*texts: str) -> str:
    folded = (fold(text).replace("_", " ") for text in dict.fromkeys(texts) if text)
    return " ".join(" ".join(map(space_cjk, folded)).split())


def parse(text: str) -> Query | None:
    """Turn what was typed into phrases; None where there is no letter and no digit in it.

    A word of several tokens ("spider-man", any run of Chinese characters) is a phrase. Only a
    word in a script that has spaces can be a beginning: each CJK character stands for itself.
    """
    typed = text[:_MOST_CHARACTERS].split()[:_MOST_WORDS]
    words = [tokens for word in typed if (tokens := _tokens(word))]
    if not words:
        return None
    exact = [f'"{word}"' for word in words]
    beginnings = [
        phrase if is_cjk(word[-1]) else f"{phrase} *"
        for phrase, word in zip(exact, words, strict=True)
    ]
    phrase, star = f'"{" ".join(words)}"', beginnings[-1].removeprefix(exact[-1])
    return Query(
        whole=phrase + star,
        words=" AND ".join([*exact[:-1], beginnings[-1]]),
        beginnings=" AND ".join(beginnings),
        long=" AND ".join([*exact[:-1], *_long(words[-1], exact[-1], beginnings[-1])]),
    )


def _long(word: str, exact: str, beginning: str) -> tuple[str, ...]:
    """Return what to look for in plots on behalf of the last word."""
    *before, last = word.split()
    if len(last) > 1 or is_cjk(last):
        return (beginning,)
    return (exact,) if before else ()


def any_of(text: str) -> str:
    """Turn a text into a query that any of its words fits; empty where it has none.

    A run of CJK characters counts by its pairs, as it has no spaces to part its words.
    """
    tokens = _tokens(text[:_MOST_CHARACTERS]).split()
    phrases = [f'"{token}"' for token in tokens if not is_cjk(token[0])]
    phrases += [
        f'"{one} {other}"' for one, other in pairwise(tokens) if is_cjk(one[0]) and is_cjk(other[0])
    ]
    if not phrases:
        phrases = [f'"{token}"' for token in tokens]
    return " OR ".join(dict.fromkeys(phrases))
