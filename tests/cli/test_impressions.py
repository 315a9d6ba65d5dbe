"""What was shown is kept for a while, and led to what was played."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cli_household import ANNA, NOW, Household, row

from tvrec.core import Tv
from tvrec.core.impressions import Place, led_to
from tvrec.domain import Home, Kind, TitleId, Viewing
from tvrec.i18n import translator

WORDS = translator("en")


@pytest.fixture
def household() -> Household:
    made = Household()
    made.films(12)
    return made


def show(tv: Tv, home: Home, *, days: float = 0.0) -> int:
    """Show all of the top picks, so many days later."""
    keys = row(home, "top")
    places = [Place("top", rank, TitleId(key)) for rank, key in enumerate(keys, start=1)]
    return tv.impressions.record(home, places, WORDS, at=home.at + timedelta(days=days))


def end(household: Household, key: str, *, minutes: float, watched: bool = True) -> None:
    """Let Anna have played something for its last hour."""
    at = NOW + timedelta(minutes=minutes)
    event = household.played(key, 1.0 if watched else 0.5, at=at, played_s=3600.0)
    viewing = Viewing(profile=ANNA, title=TitleId(key), started=at, updated=at, position_s=0.0)
    led_to(household.store, viewing, event, watched=watched)


def test_a_card_is_kept_with_its_place_and_its_sentence(household: Household) -> None:
    tv = household.television()
    household.played("f0")
    home = tv.home(at=NOW)
    number = show(tv, home)
    found = tv.impressions.of()
    assert len(found) == number > 0
    assert [one.rank for one in found] == list(range(1, number + 1))
    assert {one.at for one in found} == {NOW}


def test_within_half_an_hour_a_card_is_shown_once(household: Household) -> None:
    tv = household.television()
    home = tv.home(at=NOW)
    number = show(tv, home)
    assert show(tv, home, days=0.01) == 0
    assert show(tv, home, days=0.1) == number


def test_after_half_a_year_what_was_shown_is_forgotten(household: Household) -> None:
    tv = household.television()
    home = tv.home(at=NOW)
    number = show(tv, home)
    later = household.television()
    show(later, home, days=200.0)
    assert len(later.impressions.of()) == number
    assert min(one.at for one in later.impressions.of()) > NOW


def test_of_a_visitor_nothing_is_kept(household: Household) -> None:
    tv = household.television()
    visitor = tv.visitors.add("Somebody")
    assert show(tv, tv.home(visitor.id, at=NOW)) == 0
    assert tv.impressions.of(visitor.id) == []


def test_looks_by_scripts_leave_none(household: Household) -> None:
    tv = household.television()
    tv.home(at=NOW)
    tv.recommend(at=NOW)
    assert tv.impressions.of() == []


def test_forgetting_forgets_what_was_shown(household: Household) -> None:
    tv = household.television()
    show(tv, tv.home(at=NOW))
    tv.forget("", TitleId("f1"))
    assert tv.impressions.of("", TitleId("f1")) == []
    assert tv.impressions.of()
    tv.forget()
    assert tv.impressions.of() == []


def test_an_episode_that_was_played_started_at_the_card_of_its_series(
    household: Household,
) -> None:
    household.series("show", 3)
    tv = household.television()
    show(tv, tv.home(at=NOW))
    end(household, "show-1", minutes=70)
    (one,) = tv.impressions.of("", TitleId("show-1"))
    assert one.title == "show"
    assert one.started == NOW + timedelta(minutes=10)
    assert one.finished == NOW + timedelta(minutes=70)


def test_what_was_left_early_is_started_and_not_finished(household: Household) -> None:
    tv = household.television()
    home = tv.home(at=NOW)
    show(tv, home)
    title = row(home, "top")[3]
    end(household, title, minutes=70, watched=False)
    (one,) = tv.impressions.of("", TitleId(title))
    assert one.started
    assert not one.finished


def test_what_is_played_another_day_was_not_started_there(household: Household) -> None:
    tv = household.television()
    home = tv.home(at=NOW)
    show(tv, home)
    end(household, row(home, "top")[3], minutes=24 * 60)
    assert not [one for one in tv.impressions.of() if one.started]


def test_albums_and_tracks_are_one_card(household: Household) -> None:
    household.parted("record", Kind.ALBUM, Kind.TRACK, 4)
    tv = household.television()
    show(tv, tv.home(at=NOW))
    for number in (1, 2):
        end(household, f"record-{number}", minutes=60 + number)
    (one,) = tv.impressions.of("", TitleId("record"))
    assert one.finished
