"""What a sentence states filters exactly; all else ranks."""

from __future__ import annotations

import numpy as np
import pytest

from tvrec.domain import Piece
from tvrec.rec.catalog import Catalog
from tvrec.rec.merits import Signals, merit, passes
from tvrec.rec.sentence import Sentence
from tvrec.rec.traits import Traits

NAN = float("nan")
CATALOG = Catalog(
    np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0.9, 0.3], [0, 0, 1]], dtype=np.float32),
    kinds=["movie", "clip", "movie", "movie", "album"],
    genres=[["Horror"], ["Comedy"], ["恐怖"], ["Drama"], ["Music"]],
    people=[["Ann"], ["Bob"], ["Ann", "Bob"], [], []],
    ratings=[7, None, 8, None, 9],
    ids=list("abcde"),
)
TRAITS = Traits(
    years=np.array([1920, 1950, 1980, NAN, 2000]),
    runtimes_s=np.array([6000, 600, 3000, NAN, 2400]),
    min_ages=np.array([16, 0, 13, NAN, 8]),
    languages=("de", "", "fr", "en", ""),
    countries=(("DE",), ("FR",), ("CH",), (), ("US",)),
    silent=np.array([True, True, False, False, False]),
    monochrome=np.array([True, False, False, False, False]),
    genres={"Horror": ("Horror", "恐怖")},
)
FILM = Piece("kind", "film", 50, 54, ("movie",))
SHORT = Piece("minutes", "", 60, 61, high=40)


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        ([], "abcde"),
        ([SHORT], "be"),
        ([FILM], "acd"),
        ([FILM, SHORT], "b"),
        ([Piece("minutes", "", 0, 1, low=50)], "ac"),
        ([Piece("year", "", 0, 1, low=1950, high=1980)], "bc"),
        ([Piece("year", "", 0, 1, low=y, high=y) for y in (1920, 1980)], "ac"),
        ([Piece("year", "", 0, 1, low=1930), Piece("year", "", 2, 3, high=1990)], "bc"),
        ([Piece("nation", "", 0, 1, ("FR", "fr"))], "bc"),
        ([Piece("nation", "", 0, 1, ("FR", "fr")), Piece("nation", "", 2, 3, ("DE", "de"))], "abc"),
        ([Piece("language", "", 0, 1, ("fr",))], "c"),
        ([Piece("silent", "", 0, 1, ("silent",), wanted=False)], "cde"),
        ([Piece("silent", "", 0, 1, ("talking",))], "cd"),
        ([Piece("monochrome", "", 0, 1, ("colour",))], "bcd"),
        ([Piece("monochrome", "", 0, 1, ("colour",), wanted=False)], "ae"),
        ([Piece("rating", "", 0, 1, low=8)], "ce"),
        ([Piece("rating", "", 0, 1, high=8)], "ac"),
        ([Piece("genre", "", 0, 1, ("Horror",), wanted=False)], "bde"),
        ([Piece("genre", "", 0, 1, ("Horror",))], "abcde"),
        ([Piece("person", "", 0, 1, ("Bob",), wanted=False)], "ade"),
        ([Piece("title", "", 0, 1, ("c",)), Piece("relative", "", 2, 3, ("shorter",))], "bde"),
        ([Piece("title", "", 0, 1, ("c",)), Piece("relative", "", 2, 3, ("older",))], "abd"),
        ([Piece("relative", "", 2, 3, ("longer",))], "acd"),
        ([Piece("relative", "", 2, 3, ("older", "c"))], "abd"),
        ([Piece("relative", "", 2, 3, ("oldest",))], "abcde"),
        (
            [Piece("relative", "", 2, 3, ("oldest",)), Piece("genre", "", 4, 5, ("Horror",))],
            "ac",
        ),
        ([Piece("age", "", 0, 1, high=12)], "bde"),
        ([Piece("certificate", "", 0, 1, ("13",))], "bcde"),
        ([Piece("certificate", "", 0, 1, ("16",), wanted=False)], "bcde"),
        ([Piece("mood", "", 0, 1, ("childlike",))], "bde"),
    ],
)
def test_what_is_stated_filters(pieces: list[Piece], left: str) -> None:
    kept = passes(CATALOG, TRAITS, Sentence("", tuple(pieces)))
    assert "".join(np.array(CATALOG.ids)[kept]) == left


def first(signals: Signals = Signals(), *pieces: Piece) -> str:  # noqa: B008 - frozen
    sentence = Sentence("", pieces)
    among = passes(CATALOG, TRAITS, sentence)
    merits = merit(CATALOG, TRAITS, sentence, signals, among)
    return CATALOG.ids[int(np.where(among, merits, -np.inf).argmax())]


def test_the_nearest_to_a_named_title_comes_first_and_not_itself() -> None:
    assert first(Signals(), Piece("title", "", 0, 1, ("a",))) == "b"
    assert first(Signals(), Piece("title", "", 0, 1, ("d",))) == "c"


def test_what_a_title_is_compared_with_it_is_not_drawn_to() -> None:
    likes = Signals(meaning=np.array([0.0, 0.1, 0.0, 0.0, 0.2]))
    assert first(likes, Piece("relative", "", 0, 1, ("newer", "a"))) == "e"
    assert first(likes, Piece("title", "", 0, 1, ("a",))) == "b"


def test_the_newest_and_the_shortest_come_first_and_what_is_not_known_last() -> None:
    def order(most: str) -> str:
        sentence, every = Sentence("", (Piece("relative", "", 0, 1, (most,)),)), np.ones(5, bool)
        found = merit(CATALOG, TRAITS, sentence, Signals(), every)
        return "".join(np.array(CATALOG.ids)[np.argsort(-found, kind="stable")])

    assert order("newest") == "ecbad"
    assert order("oldest") == "abced"
    assert order("shortest") == "becad"


def test_what_is_unlike_a_named_title_comes_first() -> None:
    away = Piece("title", "", 0, 1, ("a",), wanted=False)
    likes = Signals(meaning=np.array([1.0, 0.9, 0.8, 0.0, 0.0]))
    assert first(likes) == "a"
    assert first(likes, away) == "c"


def test_genres_are_found_as_the_library_spells_them() -> None:
    cosines = Signals(meaning=np.array([0.0, 0.0, 0.1, 0.05, 0.0]))
    assert first(cosines, Piece("genre", "", 0, 1, ("Horror",))) == "c"


def test_people_and_words_add_up() -> None:
    words = np.array([0.0, 0.0, 1.0, 0.0, 0.0])
    assert first(Signals(words=words), Piece("person", "", 0, 1, ("Bob",))) == "c"


def test_taste_breaks_ties_and_no_more() -> None:
    taste = np.array([0.0, 0.0, 0.0, 3.0, 0.0])
    assert first(Signals(taste=taste)) == "d"
    assert first(Signals(taste=taste, meaning=np.array([0.0, 0.0, 1.0, 0.0, 0.0]))) == "c"


def test_away_counts_against() -> None:
    both = np.array([1.0, 1.0, 0.0, 0.0, 0.0])
    away = np.array([1.0, 0.0, 0.0, 0.0, 0.0])
    assert first(Signals(meaning=both, away=away)) == "b"
