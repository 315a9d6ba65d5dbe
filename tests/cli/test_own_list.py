"""What is liked before it is seen waits in a row of the viewer's own."""

from __future__ import annotations

import pytest
from cli_household import Household
from cli_runs import AT, Run

from tvrec.core.session import Session
from tvrec.domain import EventKind, Kind


@pytest.fixture
def household() -> Household:
    made = Household()
    for i in range(24):
        made.title(f"g{i:02}", Kind.MOVIE, genres=(("War", "Love", "Drama")[i % 3],))
    return made


def own_list(household: Household, session: Session) -> list[str]:
    rows = {row.id: row for row in household.home(session).rows}
    return [card.id for card in rows["saved"].cards] if "saved" in rows else []


def test_the_latest_like_comes_first_and_a_watch_takes_it_out(household: Household) -> None:
    session = household.session()
    assert own_list(household, session) == []
    for key in ("g04", "g09"):
        session.apply(household.did(EventKind.LIKE, key))
    assert own_list(household, session) == ["g09", "g04"]
    session.apply(household.played("g09"))
    assert own_list(household, session) == ["g04"]
    session.apply(household.did(EventKind.SEEN, "g04"))
    assert own_list(household, session) == []


def test_what_was_watched_or_rated_and_then_liked_is_not_waited_for(household: Household) -> None:
    session = household.session()
    session.apply(household.played("g04"))
    session.apply(household.did(EventKind.FAVOURITE, "g04"))
    session.apply(household.did(EventKind.RATE, "g07", rating=9.0))
    assert own_list(household, session) == []


def test_a_session_from_the_events_has_the_same_list(household: Household) -> None:
    session = household.session()
    for key in ("g04", "g09", "g11"):
        session.apply(household.did(EventKind.LIKE, key))
    session.apply(household.did(EventKind.DISLIKE, "g04"))
    assert (
        own_list(household, session) == own_list(household, household.session()) == ["g11", "g09"]
    )


def test_a_pinned_title_is_on_the_list_until_the_pin_is_gone(household: Household) -> None:
    household.set("pin", "title", "g05")
    assert own_list(household, household.session()) == ["g05"]
    household.set("mute", "title", "g05", 1)
    assert own_list(household, household.session()) == []


@pytest.mark.usefixtures("library")
def test_it_goes_again_when_the_like_is_taken_back(run: Run) -> None:
    said = run("rules", "add", "like", "x:vamp", "--at", AT, "--json").json
    rows = {row["id"]: row for row in run("home", "--at", AT, "--json").json["rows"]}
    assert rows["saved"]["title"] == "Your list"
    assert [item["id"] for item in rows["saved"]["items"]] == ["x:vamp"]
    run("rules", "remove", said["id"])
    after = run("home", "--at", AT, "--json").json["rows"]
    assert "saved" not in {row["id"] for row in after}
