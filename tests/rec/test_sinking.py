"""What is shown and not opened sinks in the rows, within bounds and for a while."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rec_home import around, catalog, liking, rows_of, titles

from tvrec.rec.sinking import SinkSettings, from_being_left, from_being_shown

SETTINGS = SinkSettings()
DAYS = st.lists(st.integers(0, 199), max_size=60, unique=True)


def test_a_title_may_be_shown_on_some_evenings_before_it_sinks() -> None:
    assert from_being_shown(range(5), 5, SETTINGS) == 0
    assert from_being_shown(range(20), 20, SETTINGS) > 0.3


def test_after_a_month_without_being_shown_nothing_is_left_of_it() -> None:
    assert from_being_shown(range(20), 20 + 30, SETTINGS) == 0


@given(DAYS, st.integers(0, 199))
def test_each_day_more_sinks_a_title_further_and_never_without_end(days, one) -> None:
    less = from_being_shown([day for day in days if day != one], 200, SETTINGS)
    more = from_being_shown({*days, one}, 200, SETTINGS)
    assert 0 <= less <= more <= SETTINGS.shown_at_most


@given(DAYS, st.integers(200, 400))
def test_each_day_of_not_being_shown_lifts_it(days, today) -> None:
    now, later = (from_being_shown(days, day, SETTINGS) for day in (today, today + 1))
    assert later <= now


def test_what_was_left_early_comes_back_by_halves() -> None:
    now, later = (from_being_left(days, SETTINGS) for days in (0, 30))
    assert (now, later) == (SETTINGS.left, SETTINGS.left / 2)


def test_the_rows_follow_what_sinks_and_the_scores_do_not() -> None:
    made = catalog(60, topics=3)
    profile = liking(made, [0, 1, 2])
    before = rows_of(profile)
    scores = {card.id: card.score for row in before.values() for card in row.cards}
    first = titles(profile, before["top"])[0]
    sinking = np.zeros(made.size)
    sinking[first] = SETTINGS.shown_at_most
    after = rows_of(profile, around(made, sinking=sinking))
    assert titles(profile, after["top"])[0] != first
    shown = {card.id: card.score for row in after.values() for card in row.cards}
    assert made.ids[first] in shown, "it sinks, and is not hidden"
    assert all(scores[key] == score for key, score in shown.items() if key in scores)


def test_where_nothing_sinks_home_is_as_it_was() -> None:
    made = catalog(60, topics=3)
    profile = liking(made, [0, 1, 2])
    assert rows_of(profile, around(made, sinking=np.zeros(made.size))) == rows_of(profile)
