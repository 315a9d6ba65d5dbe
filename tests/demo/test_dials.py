"""Dials turn the order of Home, steadily and within bounds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from demo_homes import MINA, NOW, home, layout

from tvrec.core import Tv
from tvrec.errors import UsageError
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


def top_terms(tv: Tv, familiar: float) -> dict[str, float]:
    """The mean terms of the top picks over the viewers, at a dial."""
    found = []
    for viewer in VIEWERS:
        tv.rules.dial("familiar", familiar, viewer, at=NOW)
        row = next(row for row in home(tv, viewer).rows if row.id == "top")
        terms = [card.reason.terms for card in row.cards if card.reason is not None]
        found.append([np.mean([each[name] for each in terms]) for name in CONTENT])
        tv.rules.dial("familiar", 0, viewer, at=NOW)
    return dict(zip(CONTENT, np.mean(found, axis=0), strict=True))


def test_from_surprising_on_the_top_picks_have_ever_more_of_ones_own(tv: Tv) -> None:
    """The share of the content terms."""
    means = [sum(top_terms(tv, value).values()) for value in (-1, -0.75, -0.5, -0.25, 0)]
    assert all(earlier <= later for earlier, later in pairwise(means)), means
    steps = [later - earlier for earlier, later in pairwise(means)]
    assert max(steps) < 0.7 * sum(steps), "it is turned step by step, and does not tip over"
    assert 0.2 * means[-1] < means[0] < 0.6 * means[-1], "what surprises is still to one's taste"


def test_towards_familiar_the_top_picks_come_ever_nearer_to_what_was_liked(tv: Tv) -> None:
    """Nobody votes in the demo: there the content is the score, and the attention is what moves."""
    means = [top_terms(tv, value)["attention"] for value in (-1, -0.5, 0, 0.25, 0.5, 0.75, 1)]
    assert all(earlier <= later for earlier, later in pairwise(means)), means
    assert means[-1] > 1.15 * means[2], "a full dial is seen"


def test_a_full_dial_changes_the_top_picks_of_every_viewer(tv: Tv) -> None:
    for viewer in VIEWERS:
        before = {card.id for card in home(tv, viewer).rows[0].cards}
        top = {}
        for value in (-1, 0, 1):
            tv.rules.dial("familiar", value, viewer, at=NOW)
            row = next(row for row in home(tv, viewer).rows if row.id == "top")
            top[value] = {card.id for card in row.cards}
        tv.rules.dial("familiar", 0, viewer, at=NOW)
        assert len(top[0] - top[1]) >= 2
        assert len(top[0] - top[-1]) >= 8
        assert {card.id for card in home(tv, viewer).rows[0].cards} == before


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
    with pytest.raises(UsageError, match="between -1 and 1"):
        tv.rules.dial("new", 1.5, MINA)
    with pytest.raises(UsageError, match="dial"):
        tv.rules.dial("loud", 0.5, MINA)
