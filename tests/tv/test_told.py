"""What one tells the television on its screen moves the rows, is listed, and is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.why import WhyScreen
from tvrec.tv.widgets.controls import Choice


def picks(tv: TvSet) -> list[str]:
    home = tv.app.evening.home
    row = next(row for row in home.rows if row.id == "top")
    return [card.id for card in row.cards]


def said(tv: TvSet) -> list[str]:
    return [b.id for b in tv.app.screen.bands if hasattr(b, "beside")]


def test_less_like_a_title_moves_the_rows_and_one_key_takes_it_back(show):
    async def script(tv: TvSet) -> None:
        before = picks(tv)
        await tv.press("w")
        await tv.choose("less")
        after = picks(tv)
        assert after != before
        assert before[0] not in after[:1]
        await tv.press("u")
        assert picks(tv)[0] == before[0]

    show(script)


@pytest.mark.parametrize("cause", ["genre", "person:F. W. Murnau"])
def test_less_of_a_genre_or_a_person_moves_the_rows_and_is_taken_back(show, cause):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before = tv.scores()
        await to_a_cause(tv, cause)
        muted = tv.focus[0]
        await tv.choose("mute")
        after = tv.scores()
        assert (list(after), after) != (list(before), pytest.approx(before, abs=1e-5))
        subjects = {
            share.id
            for row in tv.app.evening.home.rows
            for card in row.cards
            if card.reason
            for share in card.reason.shares
            if share.type == cause.partition(":")[0]
        }
        assert muted.partition(":")[2] not in subjects
        await tv.press("u")
        assert list(tv.scores()) == list(before)
        assert tv.scores() == pytest.approx(before, abs=1e-5)

    show(script)


async def to_a_cause(tv: TvSet, wanted: str) -> None:
    """Open the panel of the first card that has a cause, or one of a kind, and go down to it."""
    for key in dict.fromkeys(key for _, key in tv.scores()):
        await tv.start_again()
        await tv.app.doors.open("why", key)
        await tv.settle()
        screen = tv.app.screen
        assert isinstance(screen, WhyScreen)
        found = [i for i, c in enumerate(screen.view.causes) if f"{c.id}:".startswith(f"{wanted}:")]
        if found:
            await tv.press(*["down"] * found[0])
            return
    raise AssertionError(wanted)


def test_the_settings_turn_a_dial_and_list_what_was_told(show):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", "down", "down", "down")
        assert isinstance(tv.app.screen, ChoicesScreen)
        assert tv.app.screen.page.spot.key == "dial:familiar"
        await tv.press("down", "left", "left")
        assert tv.app.screen.page.spot.key == "dial:new"
        await tv.press("down", "down", "enter")
        assert tv.app.screen.kind == "told"
        assert "dial:new" in said(tv)
        await tv.press("enter")
        assert "dial:new" not in said(tv)

    show(script)


def line(tv: TvSet, start: str) -> Choice:
    """The line of the list that begins so."""
    return next(b for b in tv.app.screen.bands if getattr(b, "label", "").startswith(start))


async def to_line(tv: TvSet, start: str) -> None:
    """Go to a line of the list."""
    keys = [b.id for b in tv.app.screen.bands if isinstance(b, Choice)]
    steps = keys.index(line(tv, start).id) - keys.index(tv.focus[0])
    await tv.press(*["down" if steps > 0 else "up"] * abs(steps))


async def open_list(tv: TvSet) -> None:
    await tv.app.doors.open("told")
    await tv.settle()


@pytest.fixture
def outspoken(household: Path) -> Path:
    """The household, whose first viewer has told it a thing of each sort."""
    with Tv.open(household, demo=True) as tv:
        tv.rules.cap(12)
        tv.rules.dial("familiar", 0.25)
        tv.rules.add("mute", tv.rules.target("genre:Horror"))
        tv.rules.add("pin", tv.rules.target("demo:golem"))
        tv.rules.add("dislike", tv.rules.target("demo:faust"))
        tv.rules.add("not", tv.rules.target("language:de"))
    return household


async def in_force(tv: TvSet) -> dict[str, object]:
    """What each thing that was told is about, and what was said of it."""
    found = await tv.app.backstage.ask(lambda household: household.rules.list(""))
    return {said.target.id if said.target else said.what: said.value or said.what for said in found}


def test_left_and_right_change_a_line_and_home_follows(show, outspoken):
    async def script(tv: TvSet) -> None:
        await open_list(tv)
        before, places = tv.app.evening.home, [b.id for b in tv.app.screen.bands]
        await to_line(tv, "Less of Horror")
        await tv.press("right")
        assert (await in_force(tv))["Horror"] == "pin"
        assert tv.app.evening.home is not before
        assert tv.focus[0] == line(tv, "More of Horror").id
        now = [b.id for b in tv.app.screen.bands]
        assert [i for i, key in enumerate(places) if key not in now] == [now.index(tv.focus[0])]
        await tv.press("right")
        assert (await in_force(tv))["Horror"] == "pin", "a genre is at its end there"
        await to_line(tv, "More like")
        await tv.press("right")
        assert (await in_force(tv))["demo:golem"] == "less"
        await tv.press("left", "left")
        assert (await in_force(tv))["demo:golem"] == "mute"
        await to_line(tv, "Nothing in")
        await tv.press("right")
        assert (await in_force(tv))["de"] == "only"

    show(script, db=outspoken)


def test_a_dial_and_an_age_are_turned_where_they_are_listed(show, outspoken):
    async def script(tv: TvSet) -> None:
        await open_list(tv)
        await to_line(tv, "More familiar: 25%")
        await tv.press("left")
        assert (await in_force(tv))["familiar"] == -0.25, (
            "in the middle it would be no line any more"
        )
        await tv.press("left", "left", "left", "left", "left")
        assert (await in_force(tv))["familiar"] == -1
        await to_line(tv, "Nothing for people older than 12")
        await tv.press("left", "left")
        assert (await in_force(tv))["age"] == 10
        assert line(tv, "Nothing for people older than 10")
        await tv.press("enter")
        assert "age" not in await in_force(tv)

    show(script, db=outspoken)


def test_what_can_only_be_taken_back_does_not_change(show, outspoken):
    async def script(tv: TvSet) -> None:
        await open_list(tv)
        await to_line(tv, "Not for me")
        before = await in_force(tv)
        await tv.press("left", "right")
        assert await in_force(tv) == before
        await tv.press("enter")
        assert "demo:faust" not in await in_force(tv)

    show(script, db=outspoken)
