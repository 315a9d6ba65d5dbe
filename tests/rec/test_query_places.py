"""Where a story is set is asked for by the places that synopses speak of."""

from __future__ import annotations

import numpy as np
import pytest

from tvrec.rec import Catalog
from tvrec.rec.lexicon import Lexicon, Meaning
from tvrec.rec.merits import Signals, merit, passes
from tvrec.rec.query import understand
from tvrec.rec.sentence import Sentence
from tvrec.rec.traits import Traits

LEXICON = Lexicon(
    [
        ("Paris", Meaning("place", ("Paris",))),
        ("巴黎", Meaning("place", ("Paris",))),
        ("日本", Meaning("nation", ("JP", "ja"))),
        ("日本", Meaning("place", ("Japan", "JP"))),
        ("Nice", Meaning("place", ("Nice",))),
        ("comedy", Meaning("genre", ("Comedy",))),
    ]
)


def read(text: str) -> Sentence:
    return understand(text, LEXICON)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("a comedy set in Paris", "set in Paris"),
        ("something that takes place in paris, tender", "takes place in paris"),
        ("a night about Paris", "about Paris"),
        ("a Paris comedy", "Paris"),
        ("故事发生在巴黎的", "故事发生在巴黎"),
        ("巴黎的爱情", "巴黎"),
    ],
)
def test_a_place_is_understood_where_it_is_announced_or_written_as_a_name(text, stretch) -> None:
    (piece,) = read(text).of("place")
    assert (piece.text, piece.names) == (stretch, ("Paris",))


def test_a_word_of_everyday_is_no_place() -> None:
    assert not read("something nice for tonight").of("place")


def test_japanese_films_and_films_set_in_japan_are_two_things() -> None:
    assert [p.kind for p in read("日本的").pieces] == ["nation"]
    assert [p.kind for p in read("发生在日本的").pieces] == ["place"]


def test_of_what_is_announced_the_name_alone_is_looked_for() -> None:
    assert read("set in Paris, tender").words({"place"}) == "Paris , tender"


def test_what_speaks_of_the_place_comes_first_and_a_refused_place_is_left_out() -> None:
    catalog = Catalog(np.eye(4, dtype=np.float32))
    unknown = np.full(4, np.nan)
    no = np.zeros(4, dtype=np.bool_)
    traits = Traits(
        years=unknown, runtimes_s=unknown, min_ages=unknown, languages=("",) * 4,
        countries=((), (), (), ("JP",)), silent=no, monochrome=no, genres={},
        spoken_of={"Paris": [1], "Japan": [2]},
    )  # fmt: skip
    wanted, every = Signals(), np.ones(4, dtype=np.bool_)
    paris = merit(catalog, traits, read("set in Paris"), wanted, every)
    assert int(paris.argmax()) == 1
    japan = merit(catalog, traits, read("发生在日本"), wanted, every)
    assert set(np.flatnonzero(japan == japan.max()).tolist()) == {2, 3}, "and what comes from there"
    assert passes(catalog, traits, read("not set in Paris")).tolist() == [True, False, True, True]
