"""What the readers of synopses cut a text into (pure)."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NAME_TAGS", "PERSON_TAGS", "Name", "Word"]

PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
"""What rjieba tags people with: by its dictionary, by rules for foreign and for Chinese names."""

NAME_TAGS = PERSON_TAGS | {"ns", "nz", "nt", "eng"}
"""What rjieba tags names of any sort with."""


class Word(NamedTuple):
    """A word of a text: itself, its part of speech ("" unknown), where it begins.

    Parts of speech are rjieba's (ICTCLAS: n, v, nr a person, ns a place) in Chinese, and NNP for a
    name in English.
    """

    text: str
    tag: str
    start: int


class Name(NamedTuple):
    """A name in a text."""

    text: str
    type: str  # person or place
    start: int
