"""The hour has a say in a household whose habits are known, and hides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cli_household import Household, row, shown

from tvrec.cli.plain import Plain
from tvrec.core.hours import Hours
from tvrec.core.session import Session
from tvrec.domain import EventKind, Home, Kind
from tvrec.i18n import translator

MONDAY = datetime(2026, 4, 27, tzinfo=UTC)
CARTOON, FILM, PODCAST = 18, 21, 8


@pytest.fixture(autouse=True)
def greenwich(time_zone: Callable[[str], None]) -> None:
    """Hours are the machine's own: this one stands in Greenwich."""
    time_zone("UTC")


@pytest.fixture
def household() -> Household:
    """Cartoons at 18h, films at 21h, podcasts at 8h, on fifty workdays."""
    made = Household()
    for i in range(40):
        made.title(f"cartoon{i:02}", Kind.CLIP, runtime_s=480.0, genres=("Cartoon",))
        made.title(f"film{i:02}", Kind.MOVIE, runtime_s=6600.0, genres=("Drama",))
        made.title(f"talk{i:02}", Kind.PODCAST, runtime_s=1800.0, genres=("Talk",))
    days = [MONDAY - timedelta(days=d) for d in range(70)]
    for i, day in enumerate([day for day in days if day.weekday() < 5][:50]):
        for kind, hour in (("cartoon", CARTOON), ("film", FILM), ("talk", PODCAST)):
            at = day + timedelta(hours=hour, minutes=7)
            made.played(f"{kind}{i % 10:02}", at=at)
    return made


def at(hour: float, day: int = 1) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour)


def home(household: Household, hour: float, session: Session | None = None) -> Home:
    return household.home(session, now=at(hour), calm=session is not None)


def top(home: Home) -> dict[str, int]:
    """How many of the top picks are of each kind."""
    picks = row(home, "top")
    return {kind: sum(p.startswith(kind) for p in picks) for kind in ("cartoon", "film", "talk")}


def test_each_hour_has_more_of_its_kind(household: Household) -> None:
    by_hour = {hour: top(home(household, hour)) for hour in (PODCAST, CARTOON, FILM)}
    for kind, hour in (("talk", PODCAST), ("cartoon", CARTOON), ("film", FILM)):
        others = [found[kind] for each, found in by_hour.items() if each != hour]
        assert by_hour[hour][kind] > max(others), by_hour


def test_the_hour_hides_nothing(household: Household) -> None:
    for hour in (3, PODCAST, CARTOON, FILM):
        assert min(top(home(household, hour)).values()) > 0


def test_the_hour_changes_no_score(household: Household) -> None:
    def scores(hour: int) -> dict[str, float]:
        rows = home(household, hour).rows
        return {card.id: card.score for each in rows for card in each.cards}

    morning, evening = scores(PODCAST), scores(FILM)
    assert all(morning[key] == evening[key] for key in morning.keys() & evening.keys())


def test_the_clock_alone_moves_nothing_during_an_evening(household: Household) -> None:
    session = household.session()
    first = home(household, CARTOON + 0.2, session)
    for later in (0.9, 1.1, 1.9):
        again = home(household, CARTOON + later, session)
        assert [row.id for row in again.rows] == [row.id for row in first.rows]
        assert row(again, "top") == row(first, "top")


def test_an_act_asks_the_clock_anew(household: Household) -> None:
    session = household.session()
    before = top(home(household, CARTOON, session))
    event = household.did(EventKind.SEEN, "talk39", at=at(FILM))
    session.apply(event)
    after = top(session.home(at(FILM), (), cause=event))
    assert after["film"] > before["film"]


def test_a_play_and_its_undo_leave_the_habits_of_before(household: Household) -> None:
    session = household.session()
    before = session.home(at(FILM), (), calm=False)
    plays = [household.played("cartoon11", at=at(FILM, day=-d)) for d in range(1, 9)]
    for event in plays:
        session.apply(event)
    for event in plays:
        undo = household.did(EventKind.UNDO, "cartoon11", undoes=event.id, at=at(FILM))
        session.apply(undo)
    after = session.home(at(FILM), (), calm=False)
    assert row(after, "top") == row(before, "top")
    assert shown(after) == shown(before)


def test_it_can_be_turned_off(household: Household) -> None:
    household.set("off", "context", "hours")
    assert top(home(household, FILM)) == top(home(household, PODCAST))


def test_a_history_that_knows_only_the_day_says_nothing_of_hours() -> None:
    made = Household()
    for i in range(40):
        made.title(f"cartoon{i:02}", Kind.CLIP, runtime_s=480.0)
        made.title(f"film{i:02}", Kind.MOVIE, runtime_s=6600.0)
    for i in range(20):
        made.played(f"cartoon{i:02}", at=MONDAY - timedelta(days=i))
        made.played(f"film{i:02}", at=MONDAY - timedelta(days=i) + timedelta(hours=FILM))
    session = made.session()
    context = Hours(made.loaded, session.ledger).context(at(0.5), keep=False)
    assert Kind.CLIP not in context.kinds


def test_a_card_whose_place_comes_from_the_hour_says_so(household: Household) -> None:
    tv = household.television()
    causes = {}
    for hour in (PODCAST, CARTOON, FILM):
        cards = tv.recommend("", 60, at=at(hour)).cards
        for card in cards:
            lifted = tv.explain(card.id, at=at(hour)).lifted
            if lifted.cause:
                assert lifted.places >= 3
                causes.setdefault(hour, set()).add(card.summary.kind)
        tv._memory.let_go()
    assert causes == {PODCAST: {Kind.PODCAST}, CARTOON: {Kind.CLIP}, FILM: {Kind.MOVIE}}


def test_of_a_running_time_the_hour_says_whether_it_is_short_or_long() -> None:
    made = Household()
    for i in range(120):
        made.title(f"f{i:03}", Kind.MOVIE, runtime_s=1800.0 if i % 2 else 7200.0, votes=100 + i)
    days = [MONDAY - timedelta(days=d) for d in range(70)]
    for i, day in enumerate([day for day in days if day.weekday() < 5][:50]):
        made.played(f"f{2 * i % 20 + 1:03}", at=day + timedelta(hours=CARTOON, minutes=7))
        made.played(f"f{2 * i % 20:03}", at=day + timedelta(hours=FILM, minutes=7))
    tv = made.television()
    for hour, odd in ((CARTOON, 1), (FILM, 0)):
        ranked = tv.recommend("", 40, at=at(hour)).cards
        lifted = {card.id: tv.explain(card.id, at=at(hour)).lifted.cause for card in ranked}
        by_length = {key for key, cause in lifted.items() if cause}
        assert by_length
        assert all(int(key[1:]) % 2 == odd for key in by_length)
        assert {lifted[key] for key in by_length} == {"length"}
        tv._memory.let_go()


def test_nothing_is_said_of_the_hour_where_it_is_turned_off(household: Household) -> None:
    household.set("off", "context", "hours")
    tv = household.television()
    assert not any(
        tv.explain(card.id, at=at(FILM)).lifted.cause
        for card in tv.recommend("", 60, at=at(FILM)).cards
    )


def test_the_hour_is_told_in_both_languages(household: Household) -> None:
    tv = household.television()
    told = next(
        answer
        for card in tv.recommend("", 60, at=at(CARTOON)).cards
        if (answer := tv.explain(card.id, at=at(CARTOON))).lifted.cause
    )
    said = {
        language: list(Plain(translator(language), lambda share: share.name).explanation(told))
        for language in ("en", "zh-Hans")
    }
    assert "↑ You often watch short things at this hour: higher on Home" in said["en"]
    assert "↑ 这个时段你常看短片：在首页靠前" in said["zh-Hans"]
