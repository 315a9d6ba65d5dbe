"""How likes are weighed is a setting, and an act gives what reading all anew gives."""

from __future__ import annotations

import numpy as np
import pytest
from cli_household import NOW, Household
from cli_runs import Run

from tvrec.config import Settings
from tvrec.core import Tv
from tvrec.domain import EventKind, Target, TitleId
from tvrec.errors import TitleNotFoundError, UsageError


@pytest.fixture
def household() -> Household:
    made = Household()
    made.films(30)
    return made


def test_graded_strengths_after_each_act_are_those_of_all_acts_read_anew(
    household: Household,
) -> None:
    settings = Settings(strengths="graded")
    lived = Tv(household.store, settings, demo=True)
    for number in range(16):
        key = TitleId(f"f{number}")
        lived.watched(key, at=NOW)
        if number % 2:
            lived.rated(key, 10.0 - number % 3, at=NOW)
        if number % 5 == 0:
            lived.watched(key, at=NOW)
        read = Tv(household.store, settings, demo=True)
        mine, theirs = (tv._memory.session("").profile for tv in (lived, read))
        assert mine.liked.tolist() == theirs.liked.tolist()
        assert np.allclose(mine.strengths, theirs.strengths)
    assert len(set(mine.strengths.tolist())) > 3


def test_all_likes_are_alike_where_one_wants_them_so(household: Household) -> None:
    tv = Tv(household.store, Settings(strengths="start"), demo=True)
    tv.watched(TitleId("f0"), at=NOW)
    tv.record(EventKind.FAVOURITE, Target("title", "f1"), at=NOW)
    assert tv._memory.session("").profile.strengths.tolist() == [1.0, 1.0]


@pytest.mark.usefixtures("library")
def test_a_way_to_weigh_likes_that_does_not_exist_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TVREC_STRENGTHS", "heavy")
    answer = run("home")
    assert answer.code == 2
    assert "heavy" in answer.err
    assert "graded" in answer.err


@pytest.mark.parametrize("number", [float("nan"), -0.1, 10.5])
def test_a_number_beyond_its_ends_is_refused_and_nothing_is_recorded(
    household: Household, number: float
) -> None:
    tv = Tv(household.store, Settings(strengths="graded"), demo=True)
    with pytest.raises(UsageError, match="rating must be from 0 to 10"):
        tv.rated("f1", number, at=NOW)
    with pytest.raises(UsageError, match="completion must be from 0 to 1"):
        tv.watched("f1", completion=number, at=NOW)
    assert tv.history() == []
    tv.rated("f1", 9.0, at=NOW)
    assert [event.title for event in tv.history()] == ["f1"]


def test_a_watch_or_a_rating_of_a_title_that_is_not_there_is_refused(household: Household) -> None:
    tv = Tv(household.store, Settings(), demo=True)
    for act in (lambda: tv.watched("f999", at=NOW), lambda: tv.rated("f999", 9.0, at=NOW)):
        with pytest.raises(TitleNotFoundError, match="there is no title 'f999'"):
            act()
    assert tv.history() == []
