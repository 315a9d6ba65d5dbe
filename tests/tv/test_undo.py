"""One key takes back whatever was done on the television's screen."""

from __future__ import annotations

import pytest
from test_told import in_force, line, open_list, outspoken, said, to_line
from tv_set import TvSet

__all__ = ["outspoken"]  # a fixture


MENU = ("like", "dislike", "rate", "seen", "not_interested", "favourite", "not_now")


@pytest.mark.parametrize("act", MENU)
def test_one_key_takes_back_what_was_done_with_a_title(show, act):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before = tv.placed()
        await tv.press("c")
        entries = [band.id for band in tv.app.screen.bands]
        await tv.press(*["down"] * entries.index(act), "enter")
        if act == "rate":
            await tv.press("enter")
        assert tv.app.evening.home.cause is not None
        assert tv.app.evening.home.cause.kind.value == act
        await tv.press("u")
        assert "Taken back" in tv.said
        assert tv.placed() == before

    show(script)


def test_one_key_brings_back_a_series_of_which_no_more_was_wanted(show):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before = tv.placed()
        await tv.press("up", *["right"] * 2, "enter", "c")
        series = tv.app.screen.hero.id
        await tv.press(*["down"] * 12, "enter")
        assert tv.app.evening.home.cause.kind.value == "drop_series"
        assert series not in {card for _, cards in tv.placed() for card in cards}
        await tv.press("u")
        assert "Taken back" in tv.said
        assert tv.placed() == before

    show(script)


def test_one_key_takes_back_what_was_said_to_a_cause(show):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before = tv.placed()
        for place in range(3):
            await tv.start_again()
            await tv.press("w", *["right"] * place, "enter")
            assert tv.said.endswith("u undo")
            await tv.press("u")
            assert tv.said.startswith("Taken back: ")
            assert tv.placed() == before

    show(script)


@pytest.mark.parametrize("keys", [("down",) * 3 + ("left",), ("down",) * 5 + ("enter",)])
def test_one_key_turns_a_dial_back_and_the_hour_on_again(show, keys):
    async def script(tv: TvSet) -> None:
        await tv.rank_exactly()
        before = tv.placed()
        await tv.press("comma")
        shown = tv.text()
        await tv.press(*keys)
        turned = tv.text()
        assert turned != shown
        focus = tv.focus
        await tv.press("u")
        assert tv.focus == focus
        assert tv.placed() == before
        await tv.press(*["up"] * keys.count("down"))
        assert tv.text()[:-1] == shown[:-1]

    show(script)


def test_what_was_taken_back_from_the_list_is_in_force_again_by_one_key(show):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", "down", "down", "down", "left", "down", "down", "down", "enter")
        assert tv.app.screen.kind == "told"
        for _ in range(2):  # a dial, which is a rule; what lies below it is an act
            before = said(tv)
            await tv.press("enter")
            assert len(said(tv)) == len(before) - 1
            await tv.press("u")
            assert said(tv) == before
            await tv.press("down")

    show(script)


def test_what_was_changed_in_the_list_is_as_it_was_by_one_key(show, outspoken):
    async def script(tv: TvSet) -> None:
        await open_list(tv)
        before, told = tv.placed(), await in_force(tv)
        for start, key in (
            ("Less of Horror", "right"),
            ("More like", "right"),
            ("More familiar", "left"),
            ("Nothing for people", "left"),
        ):
            await to_line(tv, start)
            await tv.press(key)
            assert await in_force(tv) != told
            await tv.press("u")
            assert await in_force(tv) == told
            assert line(tv, start)
        assert tv.placed() == before

    show(script, db=outspoken)


def test_one_key_gives_a_viewer_the_colour_and_the_name_of_before(show):
    def everybody(tv: TvSet) -> list[tuple[str, str]]:
        return [(band.label, band.colour) for band in tv.app.screen.bands]

    async def script(tv: TvSet) -> None:
        await tv.press("o")
        before = everybody(tv)
        await tv.press("c", "down", "down", "down", "enter")
        assert everybody(tv) != before
        await tv.press("u")
        assert everybody(tv) == before
        await tv.press("c", "enter", "X", "enter")
        assert everybody(tv) != before
        await tv.press("u")
        assert everybody(tv) == before

    show(script)
