"""A title that is shown evening after evening and never opened makes room for others."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from cli_household import ANNA, NOW, Household, row
from cli_runs import Run
from cli_schemas import valid

from tvrec.core import Tv
from tvrec.core.company import allowed_to_all
from tvrec.domain import EventKind, Impression, Target, TitleId
from tvrec.store import Store

DAY = timedelta(days=1)


@pytest.fixture
def household() -> Household:
    made = Household()
    made.films(12)
    return made


def shown(
    title: str, evenings: int, *, profile: str = ANNA, until: datetime = NOW
) -> list[Impression]:
    """On the evenings before this one."""
    return [
        Impression(
            profile=profile, title=TitleId(title), row="top", rank=1, at=until - number * DAY
        )
        for number in range(1, evenings + 1)
    ]


def picks(tv: Tv, now: datetime = NOW) -> list[str]:
    return row(tv.home(at=now), "top")


def test_twenty_evenings_unopened_let_a_title_sink_below_its_equals(household: Household) -> None:
    first, second = picks(household.television())[:2]
    household.store.impressions.record(shown(first, 20))
    tv = household.television()
    assert picks(tv)[0] == second
    assert first not in picks(tv), "eight of twelve equal films are shown"
    assert tv.home(at=NOW).rows, "but it is recommended still"
    assert {card.id for card in tv.recommend(at=NOW).cards} >= {first}


def test_it_comes_back_after_a_month(household: Household) -> None:
    first = picks(household.television())[0]
    household.store.impressions.record(shown(first, 20))
    later = NOW + 31 * DAY
    fresh = Household()
    fresh.films(12)
    assert picks(household.television(), later) == picks(fresh.television(), later)


def test_an_act_on_it_takes_it_back_at_once_and_undoing_the_act_does_not_keep_it_up(
    household: Household,
) -> None:
    household.store.impressions.record(shown("f0", 20))
    tv = household.television()
    before = tv.explain(TitleId("f0"), at=NOW).sunk
    assert (before.days, before.shown > 0.3) == (20, True)
    liked = tv.record(EventKind.LIKE, Target("title", "f0"), at=NOW).cause
    assert liked is not None
    assert tv.explain(TitleId("f0"), at=NOW).sunk.total == 0
    tv.record(EventKind.UNDO, Target("title", "f0"), at=NOW, undoes=liked.id)
    assert tv.explain(TitleId("f0"), at=NOW).sunk == before


def test_opening_its_details_lifts_it_at_once_and_for_good(household: Household) -> None:
    household.store.impressions.record(shown("f0", 20))
    tv = household.television()
    assert tv.explain(TitleId("f0"), at=NOW).sunk.shown > 0.3
    assert tv.impressions.opened(TitleId("f0"), at=NOW)
    assert tv.explain(TitleId("f0"), at=NOW).sunk.total == 0
    assert household.television().explain(TitleId("f0"), at=NOW + DAY).sunk.total == 0
    household.store.impressions.record(shown("f0", 20, until=NOW + 20 * DAY))
    assert household.television().explain(TitleId("f0"), at=NOW + 20 * DAY).sunk.days == 19
    assert not tv.impressions.opened(TitleId("f1"), at=NOW), "it was never shown"


def test_what_is_shown_today_counts_from_tomorrow(household: Household) -> None:
    household.store.impressions.record(shown("f0", 20, until=NOW + DAY))
    tv = household.television()
    assert tv.explain(TitleId("f0"), at=NOW).sunk.days == 19
    assert tv.explain(TitleId("f0"), at=NOW + DAY).sunk.days == 20


def test_a_film_given_up_early_sinks_for_a_while(household: Household) -> None:
    household.played("f0", 0.2)
    household.played("f1", 0.05)
    tv = household.television()
    left = {key: tv.explain(TitleId(key), at=NOW).sunk.left for key in ("f0", "f1")}
    assert left["f0"] > 0.3
    assert left["f1"] == 0, "it was only looked into"
    assert tv.explain(TitleId("f0"), at=NOW + 60 * DAY).sunk.left < left["f0"] / 3


def test_explain_says_so_in_words_and_as_json(run: Run, library: Path) -> None:
    store = Store.open(library)
    run("home")
    (viewer,) = store.profiles.list()
    store.impressions.record(shown("x:star", 20, profile=viewer.id))
    store.close()
    answer = run("explain", "x:star", "--json", "--at", NOW.isoformat()).json
    valid("explain", answer)
    (moved,) = answer["ordering"]
    assert (moved["type"], moved["days"]) == ("shown", 20)
    assert -0.6 <= moved["deviations"] < -0.3
    assert sum(answer["terms"].values()) == pytest.approx(answer["score"])
    assert "20 days" in run("explain", "x:star", "--at", NOW.isoformat()).out
    assert "20 天" in run("explain", "x:star", "--at", NOW.isoformat(), "--lang", "zh-Hans").out


def test_not_now_lowers_a_title_for_two_weeks_and_hides_nothing(household: Household) -> None:
    tv = household.television()
    first = picks(tv)[0]
    event = tv.record(EventKind.NOT_NOW, Target("title", first), at=NOW).cause
    assert event is not None
    assert first not in picks(tv), "eight of twelve are shown"
    ranked = [card.id for card in tv.recommend(at=NOW).cards]
    assert len(ranked) == 12
    assert ranked[-1] == first
    assert tv.explain(TitleId(first), at=NOW).sunk.not_now > 1
    assert [said.target.id for said in tv.rules.list(at=NOW) if said.target] == [first]
    later = NOW + 15 * DAY
    assert picks(household.television(), later) == picks(fresh(), later)
    tv.record(EventKind.UNDO, Target("title", first), at=NOW, undoes=event.id)
    assert picks(household.television()) == picks(fresh())
    assert tv.explain(TitleId(first), at=NOW).sunk.total == 0


def test_what_was_begun_stays_in_continue_after_not_now_and_comes_last(
    household: Household,
) -> None:
    household.left("f0", 3000.0)
    household.left("f1", 3000.0)
    tv = household.television()
    first, second = row(tv.home(at=NOW), "continue")
    tv.record(EventKind.NOT_NOW, Target("title", first), at=NOW)
    assert row(tv.home(at=NOW), "continue") == [second, first]


def test_in_a_library_of_a_few_titles_one_that_rests_is_shown_last() -> None:
    few = Household()
    few.films(5)
    tv = few.television()
    first = picks(tv)[0]
    tv.record(EventKind.NOT_NOW, Target("title", first), at=NOW)
    assert picks(tv)[-1] == first


def fresh() -> Tv:
    """A television of the same films, of which nothing was said."""
    made = Household()
    made.films(12)
    return made.television()


def test_what_one_of_two_does_not_want_now_is_not_shown_to_both(household: Household) -> None:
    ben = household.television().profiles.add("Ben")
    tv = household.television()
    sessions = [tv._memory.session(name) for name in ("Anna", ben.id)]
    tv.record(EventKind.NOT_NOW, Target("title", "f0"), ben.id, at=NOW)
    allowed = allowed_to_all(tv._memory.library, sessions, NOW)
    assert np.flatnonzero(~allowed).tolist() == [tv._memory.library.cards.index[TitleId("f0")]]
