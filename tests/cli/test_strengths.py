"""How likes are weighed is a setting, and an act gives what reading all anew gives."""

from __future__ import annotations

import numpy as np
import pytest
from cli_household import NOW, Household
from cli_runs import Run

from tvrec.config import Settings
from tvrec.core import Tv
from tvrec.domain import EventKind, Target, TitleId


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
