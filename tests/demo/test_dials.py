"""Dials turn the order of Home, steadily and within bounds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from demo_homes import MINA, NOW, home, layout

from tvrec.core import Tv
from tvrec.errors import TitleNotFoundError
from tvrec.rec.scores import CONTENT

VIEWERS = ("Mina", "小雨", "Tom")


def years(tv: Tv, viewer: str) -> list[int]:
    row = next(row for row in home(tv, viewer).rows if row.id == "top")
    return [card.summary.year for card in row.cards if card.summary.year is not None]


@pytest.mark.parametrize("name", ["familiar", "new"])
def test_a_dial_at_0_is_the_home_of_before(tv: Tv, name: str) -> None:
    before = home(tv)
    tv.rules.dial(name, 0.7, MINA, at=NOW)
    assert layout(home(tv)) != layout(before)
    tv.rules.dial(name, 0.0, MINA, at=NOW)
    assert layout(home(tv)) == layout(before)
    assert f"dial:{name}" not in {said.id for said in tv.rules.list(MINA)}


def test_turning_towards_new_never_lowers_the_mean_year_of_the_top_picks(tv: Tv) -> None:
    means = []
    for value in np.linspace(-1, 1, 9):
        found = []
        for viewer in VIEWERS:
            tv.rules.dial("new", float(value), viewer, at=NOW)
            found.append(np.mean(years(tv, viewer)))
            tv.rules.dial("new", 0, viewer, at=NOW)
        means.append(np.mean(found))
    assert all(earlier <= later for earlier, later in pairwise(means)), means
    assert means[-1] - means[0] > 20


def test_turning_towards_familiar_never_lowers_what_the_top_picks_have_of_ones_own(tv: Tv) -> None:
    """The share of the content terms, over the viewers."""

    def content(viewer: str) -> float:
        row = next(row for row in home(tv, viewer).rows if row.id == "top")
        terms = [card.reason.terms for card in row.cards if card.reason is not None]
        return float(np.mean([sum(t[name] for name in CONTENT) for t in terms]))

    means = []
    for value in np.linspace(-1, 1, 9):
        found = []
        for viewer in VIEWERS:
            tv.rules.dial("familiar", float(value), viewer, at=NOW)
            found.append(content(viewer))
            tv.rules.dial("familiar", 0, viewer, at=NOW)
        means.append(np.mean(found))
    assert all(earlier <= later for earlier, later in pairwise(means)), means
    steps = [later - earlier for earlier, later in pairwise(means[:5])]
    assert max(steps) < 0.6 * sum(steps), "it is turned step by step, and does not tip over"
    assert 0.2 * means[-1] < means[0] < 0.6 * means[-1], "what surprises is still to one's taste"


def test_a_surprising_home_shows_more_of_what_is_different_and_earlier(tv: Tv) -> None:
    def place_and_length(recipe: str) -> tuple[int, int]:
        rows = [row for row in home(tv).rows if row.recipe not in ("continue", "next_up")]
        place = [row.recipe for row in rows].index(recipe)
        return place, len(rows[place].cards)

    before = place_and_length("different")
    tv.rules.dial("familiar", -1, MINA, at=NOW)
    surprising = place_and_length("different")
    tv.rules.dial("familiar", 1, MINA, at=NOW)
    familiar = place_and_length("different")
    tv.rules.dial("familiar", 0, MINA, at=NOW)
    assert surprising[0] < before[0] <= familiar[0]
    assert surprising[1] > before[1] > familiar[1]


def test_a_dial_stays_between_its_ends(tv: Tv) -> None:
    with pytest.raises(TitleNotFoundError, match="between -1 and 1"):
        tv.rules.dial("new", 1.5, MINA)
    with pytest.raises(TitleNotFoundError, match="dial"):
        tv.rules.dial("loud", 0.5, MINA)
