"""What the hour and the day make of kinds and running times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tvrec.domain import Kind
from tvrec.rec.context import NEUTRAL, ContextSettings, Habits

MONDAY = datetime(2026, 6, 1, tzinfo=UTC)
FILM_S, CLIP_S = 6000.0, 300.0


def habits(films_at: int, clips_at: int, count: int) -> Habits:
    """So many evenings with a film at one hour and a clip at another, on workdays."""
    days = [MONDAY + timedelta(days=i) for i in range(count * 2) if (MONDAY.weekday() + i) % 7 < 5]
    return Habits.of(
        play
        for day in days[:count]
        for play in (
            (day + timedelta(hours=films_at), Kind.MOVIE, FILM_S),
            (day + timedelta(hours=clips_at), Kind.CLIP, CLIP_S),
        )
    )


def test_without_plays_the_hour_says_nothing() -> None:
    assert Habits().at(MONDAY) == NEUTRAL or not Habits().at(MONDAY).kinds
    factors = Habits().at(MONDAY).of_runtimes(np.array([100.0, 9000.0, np.nan]))
    assert factors.tolist() == [1.0, 1.0, 1.0]


def test_a_habit_of_the_hour_raises_its_kind_and_its_running_times() -> None:
    made = habits(films_at=21, clips_at=7, count=100)
    evening, morning = (made.at(MONDAY + timedelta(hours=h, minutes=30)) for h in (21, 7))
    assert evening.kinds[Kind.MOVIE] > 1.5 > 0.7 > evening.kinds[Kind.CLIP]
    assert morning.kinds[Kind.CLIP] > 1.5 > 0.7 > morning.kinds[Kind.MOVIE]
    long, short, unknown = evening.of_runtimes(np.array([FILM_S, CLIP_S, np.nan]))
    assert long > 1.0 > short
    assert unknown == 1.0


def test_a_few_plays_say_little_and_many_say_more() -> None:
    at = MONDAY + timedelta(hours=21)
    says = [habits(21, 7, count).at(at).kinds[Kind.MOVIE] for count in (1, 10, 100)]
    assert 1.0 < says[0] < 1.1 < says[1] < says[2]


def test_a_habit_of_workdays_says_less_of_the_weekend() -> None:
    made = habits(21, 7, 40)
    workday, weekend = (made.at(MONDAY + timedelta(days=d, hours=21)) for d in (1, 5))
    assert workday.kinds[Kind.MOVIE] > weekend.kinds[Kind.MOVIE] > 1.0


def test_midnight_is_near_to_eleven_in_the_evening() -> None:
    made = habits(films_at=23, clips_at=12, count=60)
    assert made.at(MONDAY + timedelta(days=1)).kinds[Kind.MOVIE] > 1.2


def test_one_kind_alone_is_as_likely_as_ever() -> None:
    made = Habits.of((MONDAY + timedelta(hours=i % 24), Kind.ALBUM, None) for i in range(500))
    assert np.isclose(made.at(MONDAY).kinds.get(Kind.ALBUM, 1.0), 1.0)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 24 * 60), st.sampled_from(list(Kind)), st.none() | st.floats(1, 2e4)
        ),
        max_size=60,
    ),
    st.integers(0, 24 * 14),
)
def test_factors_stay_within_their_bounds_and_hide_nothing(plays, hour) -> None:
    made = Habits.of((MONDAY + timedelta(hours=h), kind, runtime) for h, kind, runtime in plays)
    context = made.at(MONDAY + timedelta(hours=hour))
    most = ContextSettings().most
    factors = [*context.kinds.values(), *context.lengths]
    assert all(1 / most <= factor <= most for factor in factors)
    played = {kind for _, kind, _ in plays}
    assert context.kinds.keys() <= played
