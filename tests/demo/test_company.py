"""Two of the demo's viewers before one screen."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from demo_homes import FOR_ADULTS, MINA, NOW

from tvrec.core import Tv
from tvrec.errors import UsageError

PAIRS = list(combinations(("Mina", "小雨", "Tom"), 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_first_row_is_for_both_and_says_for_whom_each_card_is(
    tv: Tv, one: str, other: str
) -> None:
    home = tv.home(one, at=NOW, beside=other)
    first = home.rows[0]
    assert first.recipe == "together"
    whom = [card.whom for card in first.cards]
    assert all(set(names) <= {one, other} and names for names in whom)
    assert any(one in names for names in whom)
    assert any(other in names for names in whom)
    rest = [card.id for row in home.rows[1:] for card in row.cards]
    assert not {card.id for card in first.cards} & set(rest)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_neither_is_drowned(tv: Tv, one: str, other: str) -> None:
    """Of the ten first films, what each of two likes better than their own average."""
    listing = tv.recommend(one, 10, at=NOW, kinds=["movie"], beside=other)
    means = []
    for name in (one, other):
        own = tv.recommend(name, 300, at=NOW, kinds=["movie"]).cards
        place = {card.id: rank / len(own) for rank, card in enumerate(own)}
        means.append(np.mean([place[card.id] for card in listing.cards if card.id in place]))
    assert max(means) < 0.4, "every one's cards are of the better half of their own list"


def test_what_one_of_two_has_turned_down_is_out_for_both(tv: Tv) -> None:
    title = tv.home(MINA, at=NOW, beside="Tom").rows[0].cards[0].id
    said = tv.rules.add("dislike", tv.rules.target(title), "Tom", at=NOW)
    home = tv.home(MINA, at=NOW, beside="Tom")
    assert title not in {card.id for row in home.rows for card in row.cards}
    tv.rules.remove(said.id, "Tom", at=NOW)


def test_the_younger_of_two_decides_what_may_be_seen(tv: Tv) -> None:
    tv.rules.cap(12, "Tom")
    home = tv.home(MINA, at=NOW, beside="Tom")
    assert not set(FOR_ADULTS) & {card.id for row in home.rows for card in row.cards}
    tv.rules.cap(None, "Tom")


def test_nobody_watches_with_themselves(tv: Tv) -> None:
    with pytest.raises(UsageError, match="themselves"):
        tv.home(MINA, at=NOW, beside="mina")
