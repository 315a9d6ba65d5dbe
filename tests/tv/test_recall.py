"""The last Home is there at once, and nothing in it that was forgotten."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tvrec.config import Settings
from tvrec.core import Tv
from tvrec.core.recalled import Recalled
from tvrec.domain import TitleId
from tvrec.i18n import translator
from tvrec.tv.kiosk import Kiosk
from tvrec.tv.opening import Opening
from tvrec.tv.recall import Recollection, from_document, to_document
from tvrec.tv.widgets.ink import Rgb
from tvrec.tv.widgets.poster import Still
from tvrec.tv.widgets.views import CardView, CauseView, HeroView, RowView

ONE = TitleId("a:1")
SEEN = Recollection(
    ("Ann", Rgb(1, 2, 3)),
    [RowView("top", "Top picks", (CardView(ONE, "Metropolis", "1927", 0.5, tint=7),))],
    {ONE: HeroView(ONE, "Metropolis", causes=(CauseView("Faust", 0.4),), sentence="so")},
    {ONE: Still(2, 2, bytes(range(12)))},
    Still(4, 2, bytes(range(24))),
)


@pytest.fixture
def recalled(household: Path) -> Recalled:
    return Recalled(household, "", "en")


def test_a_home_comes_back_as_it_was_seen():
    assert from_document(json.loads(json.dumps(to_document(SEEN)))) == SEEN


def test_a_document_of_another_form_is_not_shown():
    assert from_document({**to_document(SEEN), "form": []}) is None


def test_what_is_kept_is_read_again_and_is_for_its_owner_alone(recalled):
    recalled.write({"rows": 1})
    assert recalled.read()["rows"] == 1
    assert stat.S_IMODE(recalled.path.stat().st_mode) == 0o600


def test_another_database_in_its_place_shows_nothing_of_the_old_one(recalled, household, tmp_path):
    recalled.write({})
    household.rename(tmp_path / "old.db")
    assert recalled.read() is None
    household.write_bytes(b"")
    assert recalled.read() is None


def test_a_start_shows_the_last_home_of_the_database_that_it_opens(household, tmp_path):
    def recalled_by(**fields):
        return Opening(
            lambda: None, translator("en"), settings=Settings(db=str(household)), **fields
        ).recalls

    assert recalled_by() == household
    assert recalled_by(demo=True, demo_db=tmp_path / "demo.db") == tmp_path / "demo.db"
    assert recalled_by(demo=True) is None  # of a demonstration that keeps nothing
    assert recalled_by(kiosk=Kiosk()) is None  # who was there is nobody's business


def test_a_torn_file_is_as_good_as_none(recalled):
    recalled.write({})
    recalled.path.write_text("{")
    assert recalled.read() is None


@pytest.mark.parametrize("act", ["forget", "remove"])
def test_nothing_is_kept_of_what_a_viewer_has_had_deleted(recalled, household, act):
    recalled.write({})
    with Tv.open(household) as tv:
        if act == "forget":
            tv.forget()
        else:
            tv.profiles.remove(tv.profiles.find().name)
    assert not recalled.path.exists()
