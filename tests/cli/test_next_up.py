"""What was begun is offered again: in Continue, or as what comes next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cli_household import Household, row, shown

from tvrec.domain import EventKind, Kind, TitleId


@pytest.fixture
def household() -> Household:
    made = Household()
    made.films(12)
    made.series("show", 4)
    return made


def test_an_episode_that_was_begun_and_is_not_in_continue_is_next_up(household: Household) -> None:
    household.played("show-2", 0.3)
    assert row(household.home(), "next_up") == ["show-2"]


def test_an_episode_in_continue_is_not_next_up_too(household: Household) -> None:
    household.played("show-2", 0.3)
    household.left("show-2", 700.0)
    home = household.home()
    assert (row(home, "continue"), row(home, "next_up")) == (["show-2"], [])


def test_an_episode_removed_from_continue_is_next_up(household: Household) -> None:
    household.played("show-2", 0.3)
    household.left("show-2", 700.0)
    household.did(EventKind.REMOVE_FROM_CONTINUE, "show-2", at=household.home().at)
    home = household.home()
    assert (row(home, "continue"), row(home, "next_up")) == ([], ["show-2"])


def test_an_episode_of_which_too_little_was_seen_to_resume_is_next_up(household: Household) -> None:
    household.played("show-1")
    household.left("show-2", 5.0)
    home = household.home()
    assert (row(home, "continue"), row(home, "next_up")) == ([], ["show-2"])


def test_after_a_finished_episode_the_next_one_is_next_up(household: Household) -> None:
    household.played("show-2")
    assert row(household.home(), "next_up") == ["show-3"]


def test_a_series_begun_as_a_whole_goes_on_with_its_first_episode(household: Household) -> None:
    household.played("show", 0.5)
    assert row(household.home(), "next_up") == ["show-1"]


def test_a_series_watched_as_a_whole_or_dropped_is_not_next_up(household: Household) -> None:
    household.series("other", 3)
    household.played("show", 1.0)
    household.played("other-1", 0.5)
    household.did(EventKind.DROP_SERIES, "other")
    assert row(household.home(), "next_up") == []


def test_after_an_episode_that_was_rated_the_next_one_is_next_up(household: Household) -> None:
    household.did(EventKind.RATE, "show-1", rating=6.0)
    assert row(household.home(), "next_up") == ["show-2"]


@pytest.mark.parametrize(
    ("kind", "leaf"),
    [(Kind.PODCAST, Kind.PODCAST_EPISODE), (Kind.AUDIOBOOK, Kind.TRACK)],
)
def test_after_a_part_was_heard_the_next_one_is_next_up(
    household: Household, kind: Kind, leaf: Kind
) -> None:
    household.parted("talk", kind, leaf, 6)
    household.played("talk-1")
    home = household.home()
    assert row(home, "next_up") == ["talk-2"]
    assert "talk" not in shown(home, but=["next_up"])


def test_a_podcast_of_which_half_was_heard_goes_on(household: Household) -> None:
    household.parted("talk", Kind.PODCAST, Kind.PODCAST_EPISODE, 4)
    for number in (1, 2, 3):
        household.played(f"talk-{number}")
    assert row(household.home(), "next_up") == ["talk-4"]


def test_an_album_of_which_half_was_heard_rests(household: Household) -> None:
    household.parted("record", Kind.ALBUM, Kind.TRACK, 4)
    household.played("record-1")
    household.played("record-2")
    assert "record" not in shown(household.home())


def test_what_was_begun_or_seen_last_comes_first(household: Household) -> None:
    household.series("other", 3)
    household.played("show-1")
    household.did(EventKind.SEEN, "other-1")
    assert row(household.home(), "next_up") == ["other-2", "show-2"]
    household.played("show-2", 0.3)
    assert row(household.home(), "next_up") == ["show-2", "other-2"]


def test_a_series_without_episodes_that_was_left_early_is_next_up_itself(
    household: Household,
) -> None:
    household.title("serial", Kind.SERIES, runtime_s=6000.0)
    household.played("serial", 0.3)
    assert row(household.home(), "next_up") == ["serial"]
    household.left("serial", 1800.0)
    home = household.home()
    assert (row(home, "continue"), row(home, "next_up")) == (["serial"], [])
    household.played("serial", 1.0)
    assert "serial" not in shown(household.home(), but=["continue"])


def test_the_next_episode_of_a_podcast_without_numbers_is_that_of_the_next_day(
    household: Household,
) -> None:
    household.title("talk", Kind.PODCAST)
    for day, name in enumerate(("b", "c", "a", "d"), start=1):
        at = datetime(2026, 1, day, tzinfo=UTC)
        household.title(f"talk-{name}", Kind.PODCAST_EPISODE, parent="talk", added_at=at)
    household.played("talk-c")
    assert row(household.home(), "next_up") == ["talk-a"]


def test_what_was_left_at_its_very_end_is_not_continued_and_begins_anew(
    household: Household,
) -> None:
    """A jump to the end is no watch, and leaves nothing to go on with."""
    household.played("f0", 0.05)
    household.left("f0", 5990.0)
    household.left("f1", 5000.0)
    household.played("show-2", 0.3)
    household.left("show-2", 2390.0)
    home = household.home()
    assert row(home, "continue") == ["f1"]
    assert row(home, "next_up") == ["show-2"]
    assert "f0" in shown(home), "it was not watched, and is still recommended"
    tv = household.television()
    starts = {key: tv.theatre.queue(TitleId(key))[0].start_s for key in ("f0", "f1", "show")}
    assert starts == {"f0": 0.0, "f1": 5000.0, "show": 0.0}
    assert tv.theatre.queue(TitleId("f1"), resume=False)[0].start_s == 0.0
    assert tv.guide.viewing(TitleId("f0")) is None


@pytest.mark.parametrize(
    ("kind", "leaf", "heard"),
    [
        (Kind.SERIES, Kind.EPISODE, 1),
        (Kind.PODCAST, Kind.PODCAST_EPISODE, 1),
        (Kind.ALBUM, Kind.TRACK, 3),
    ],
)
def test_what_has_parts_is_one_card_and_one_interest(
    household: Household, kind: Kind, leaf: Kind, heard: int
) -> None:
    """However much of it was watched, it is one like and stands in one place of each row."""
    leaves = household.parted("whole", kind, leaf, 6)
    before = household.home()
    for each in before.rows:
        cards = [card.id for card in each.cards]
        assert len(cards) == len(set(cards))
        assert not set(cards) & set(leaves), "parts are not shown as themselves"
    assert "whole" in shown(before)
    for number, key in enumerate(leaves[: heard + 1]):
        household.played(key)
        session = household.session()
        likes = [title for title, _, _ in session.ledger.likes()]
        assert likes == (["whole"] if number + 1 >= heard else [])
        assert session.profile.liked.size == len(likes)


def test_an_episode_that_was_seen_is_never_offered_again(household: Household) -> None:
    for number in (1, 2, 3, 4):
        household.played(f"show-{number}")
        home = household.home()
        offered = {*row(home, "continue"), *row(home, "next_up")}
        assert not offered & {f"show-{seen}" for seen in range(1, number + 1)}
    assert "show" not in shown(household.home()), "all of it was seen"


def test_episodes_watched_out_of_order_lead_on_from_the_last_one(household: Household) -> None:
    household.played("show-3")
    household.played("show-1")
    assert row(household.home(), "next_up") == ["show-2"]
    household.played("show-2")
    assert row(household.home(), "next_up") == ["show-4"]
