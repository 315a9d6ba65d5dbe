"""Keys that come before the answer to the one before, and screens that cover one that ends."""

from __future__ import annotations

import asyncio

import pytest
from tv_set import TvSet

from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.details import DetailsScreen
from tvrec.tv.screens.player import PlayerScreen


def above_home(tv: TvSet) -> list[str]:
    """What lies above Home, a name each."""
    above = tv.app.screen_stack[2:]
    return [each.kind if isinstance(each, ChoicesScreen) else type(each).__name__ for each in above]


@pytest.mark.parametrize(
    ("key", "opened"),
    [
        ("i", "DetailsScreen"),
        ("w", "WhyScreen"),
        ("c", "details"),
        ("slash", "SearchScreen"),
        ("question_mark", "help"),
        ("comma", "settings"),
        ("o", "profiles"),
    ],
)
def test_a_key_that_is_pressed_twice_at_once_opens_one_screen(show, key, opened):
    async def script(tv: TvSet) -> None:
        tv.send(key)
        tv.send(key)
        await tv.settle()
        assert above_home(tv) == [opened]

    show(script)


@pytest.mark.parametrize("way", [("escape",), ("c", "rate", "enter")])
def test_an_answer_that_is_given_twice_at_once_leaves_home_where_it_is(show, way):
    async def script(tv: TvSet) -> None:
        for step in way:
            if step == "rate":
                tv.screen.page.go(step)
            else:
                await tv.press(step)
        tv.send("enter")
        tv.send("enter")
        await tv.settle()
        assert tv.screen is tv.home

    show(script)


def test_escape_twice_at_once_is_as_good_as_one_after_the_other(show):
    async def script(tv: TvSet) -> None:
        await tv.press("down", "i")
        tv.send("escape")
        tv.send("escape")
        await tv.settle()
        assert tv.screen is tv.home
        assert tv.home.page.at_top

    show(script)


def test_the_keys_are_read_while_something_plays_that_ends_meanwhile(show):
    async def script(tv: TvSet) -> None:
        await tv.play_a_while()
        await tv.press("question_mark")
        begun = tv.app.projection.now.position_s
        await tv.until(lambda: tv.app.projection.now.position_s > begun)
        assert above_home(tv) == ["PlayerScreen", "help"]
        await tv.stop_from_afar()
        assert tv.screen is tv.home

    show(script)


def test_what_plays_is_there_again_when_the_keys_were_read(show):
    async def script(tv: TvSet) -> None:
        await tv.play_a_while()
        await tv.press("question_mark", "escape")
        assert isinstance(tv.screen, PlayerScreen)
        await tv.stop()
        await tv.press("i")
        assert isinstance(tv.screen, DetailsScreen)

    show(script)


def test_a_sentence_stands_its_own_time_whatever_was_said_before(show, monkeypatch):
    async def script(tv: TvSet) -> None:
        monkeypatch.setattr("tvrec.tv.app._SAID_S", 0.05)
        tv.app.say("first")
        monkeypatch.setattr("tvrec.tv.app._SAID_S", 3600.0)
        tv.app.say("second")
        later = asyncio.Event()
        tv.app.set_timer(0.1, later.set)
        await tv.until(later.is_set)
        assert tv.said == "second"
        monkeypatch.setattr("tvrec.tv.app._SAID_S", 0.05)
        tv.app.say("third")
        await tv.until(lambda: not tv.said)

    show(script)
