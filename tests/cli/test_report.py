"""The report: what came of what was shown, and whether the ranking foresaw what was watched."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cli_household import NOW, Household
from cli_runs import Run
from cli_schemas import valid

from tvrec.core import Tv
from tvrec.core.impressions import Place
from tvrec.domain import EventKind, Kind, TitleId
from tvrec.i18n import translator

DAY = timedelta(days=1)


@pytest.fixture
def household() -> Household:
    """Forty films, every other one a western; Anna watches the westerns."""
    made = Household()
    for number in range(40):
        genre = "Western" if number % 2 else "Drama"
        made.title(f"f{number}", Kind.MOVIE, genres=(genre,), votes=100 - number)
    for number in range(15):
        made.played(f"f{2 * number + 1}", at=NOW - (30 - number) * DAY)
    return made


def figures(tv: Tv, **fields: object) -> dict[str, float]:
    replay = tv.report(at=NOW, **fields).replay
    return {name: round(found["mrr"].mean, 6) for name, found in replay.by.items()}


def test_who_watches_westerns_is_foreseen_better_than_by_chance(household: Household) -> None:
    replay = household.television().report(at=NOW).replay
    assert replay.watches == 15
    assert replay.against["random"].low > 0
    assert replay.by["random"]["hit@10"].mean == pytest.approx(10 / 33, abs=0.05)


def test_the_future_is_not_known(household: Household) -> None:
    """What is done later changes nothing in how earlier watches are replayed."""
    before = figures(household.television())
    household.did(EventKind.DISLIKE, "f0", at=NOW - timedelta(hours=2))
    household.did(EventKind.RATE, "f3", rating=2.0, at=NOW - timedelta(hours=1))
    household.did(EventKind.DISLIKE, "Western", type_="genre", at=NOW - timedelta(hours=1))
    assert figures(household.television()) == before


def test_a_watch_that_was_taken_back_is_not_replayed(household: Household) -> None:
    event = household.played("f38", at=NOW - DAY)
    assert household.television().report(at=NOW).replay.watches == 16
    household.did(EventKind.UNDO, "f38", undoes=event.id, at=NOW - DAY)
    assert household.television().report(at=NOW).replay.watches == 15


def test_a_rewatch_and_a_film_that_was_begun_before_are_no_first_watches(
    household: Household,
) -> None:
    household.played("f1", at=NOW - DAY)
    household.played("f38", 0.3, at=NOW - 2 * DAY)
    household.played("f38", at=NOW - DAY)
    assert household.television().report(at=NOW).replay.watches == 15


def test_only_the_last_watches_are_replayed(household: Household) -> None:
    assert household.television().report(at=NOW, watches=4).replay.watches == 4


def test_a_library_that_came_after_the_history_is_taken_whole(household: Household) -> None:
    late = Household()
    for number in range(20):
        late.title(f"f{number}", Kind.MOVIE, added_at=NOW)
    late.played("f3", at=NOW - 10 * DAY)
    replay = late.television().report(at=NOW).replay
    assert replay.by["random"]["hit@10"].mean == 0.5


def test_rows_are_summed_by_their_sort_within_the_days(household: Household) -> None:
    tv = household.television()
    home = tv.home(at=NOW)
    for row in home.rows:
        places = [Place(row.id, rank, card.id) for rank, card in enumerate(row.cards, start=1)]
        tv.impressions.record(home, places, translator("en"), at=NOW - DAY)
    rows = {row.recipe: row for row in tv.report(at=NOW).rows}
    assert rows["top"].delivered == len(home.rows[0].cards)
    assert all(":" not in recipe for recipe in rows)
    assert list(rows.values()) == sorted(rows.values(), key=lambda row: -row.delivered)
    assert tv.report(at=NOW, days=0.5).rows == ()


@pytest.mark.usefixtures("library")
def test_the_command_answers_in_both_languages_and_as_json(run: Run) -> None:
    empty = run("report")
    assert empty.code == 0
    assert "Nothing was shown" in empty.out
    for number, key in enumerate(("star", "mars", "haunt")):
        run("watch", f"x:{key}", "--at", f"2026-04-0{number + 1}")
    answer = run("report", "--json", "--at", NOW.isoformat()).json
    valid("effect", answer)
    assert answer["replay"]["watches"] == 3
    assert set(answer["replay"]["against"]) == {"votes", "newest", "random"}
    assert "chance" in run("report").out
    assert "随机" in run("report", "--lang", "zh-Hans").out


def test_history_tells_what_was_shown_last_week_where_and_why(run: Run, library: Path) -> None:
    run("watch", "x:star", "--at", "2026-04-01")
    with Tv.open(library) as tv:
        home = tv.home(at=NOW - 7 * DAY)
        row = next(each for each in home.rows if each.id == "top")
        places = [Place("top", rank, card.id) for rank, card in enumerate(row.cards, start=1)]
        tv.impressions.record(home, places, translator("en"), at=NOW - 7 * DAY)
    first = row.cards[0]
    lines = run("history", "--shown", first.id).out.splitlines()
    assert len(lines) == 1
    assert first.summary.title in lines[0]
    assert "(Top picks for you, 1)" in lines[0]
    assert "The Star Pilots" in lines[0]
    answer = run("history", "--shown", "--json").json
    valid("values", answer)
    assert len(answer["items"]) == len(row.cards)
    assert {item["type"] for item in answer["items"]} == {"impression"}


@pytest.mark.usefixtures("library")
def test_history_of_one_title_is_its_own_alone(run: Run) -> None:
    run("watch", "x:star", "--at", "2026-04-01")
    run("watch", "x:mars", "--at", "2026-04-02")
    items = run("history", "The Star Pilots", "--json").json["items"]
    assert [TitleId(item["title"]) for item in items] == ["x:star"]
