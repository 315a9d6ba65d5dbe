"""What answers a sentence says what of it it fulfils, and nothing else."""

from __future__ import annotations

import numpy as np
from test_merits import CATALOG, TRAITS

from tvrec.domain import Piece
from tvrec.rec.answers import answers, subjects
from tvrec.rec.sentence import Sentence


def met(*pieces: Piece, **words: list[bool]) -> dict[str, tuple[Piece, ...]]:
    moods = {"dark": np.array([3.0, 0, 0, 0, 0])}
    having = {
        Piece("words", word, 90 + place, 91 + place, words=word): np.array(mask)
        for place, (word, mask) in enumerate(words.items())
    }
    found = answers(CATALOG, TRAITS, Sentence("", pieces), moods, having, range(5))
    return dict(zip(CATALOG.ids, found, strict=True))


def test_of_a_limit_stands_what_the_title_has_itself() -> None:
    limits = [Piece("minutes", "", 0, 1, high=120), Piece("year", "", 2, 3, high=1999)]
    limits.append(Piece("certificate", "PG", 4, 5, ("8",)))
    found = met(*limits)
    assert [(p.kind, p.low, p.high) for p in found["b"]] == [
        ("minutes", 10, 10),
        ("year", 1950, 1950),
        ("age", 0, 0),
    ]
    assert found["d"] == ()


def test_only_what_a_title_has_is_said_of_it() -> None:
    horror = Piece("genre", "horror", 0, 1, ("Horror",))
    dark = Piece("mood", "dark", 2, 3, ("dark",))
    refused = Piece("person", "Bob", 4, 5, ("Bob",), wanted=False)
    found = met(horror, dark, refused)
    assert found == {"a": (horror, dark), "b": (), "c": (horror,), "d": (), "e": ()}


def test_pairs_of_characters_that_touch_are_one_word() -> None:
    found = met(潜水=[True, False, True, False, False], 水艇=[True, False, False, False, False])
    assert [piece.text for piece in found["a"]] == ["潜水水艇"]
    assert [piece.text for piece in found["c"]] == ["潜水"]


def test_everyday_words_are_no_subject() -> None:
    def named(text: str) -> list[str]:
        return [text[first:last] for first, last in subjects(Sentence(text, ()))]

    assert named("I want to watch something about a submarine tonight") == ["submarine"]
    assert named("想看潜水艇") == ["潜水", "水艇"]
