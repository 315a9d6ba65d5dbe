"""What was taken back is said: which act, of what, in the language of the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_members import remove, seat
from test_told import open_list, outspoken, to_line
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.domain import EventKind, Target
from tvrec.i18n import translator
from tvrec.text import cell_width
from tvrec.tv import undone
from tvrec.tv.present import Presenter

__all__ = ["outspoken"]  # a fixture


async def done_with_the_first(tv: TvSet, act: str) -> str:
    """Do something with the title in focus, and return what it is called."""
    name = tv.home.page.bands[0].row.cards[0].title
    await tv.press("c")
    entries = [band.id for band in tv.app.screen.bands]
    await tv.press(*["down"] * entries.index(act), "enter")
    return name


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Taken back: you rated {} 8"), ("zh-Hans", "已撤销：给《{}》评了 8 分")],
)
def test_a_rating_that_was_taken_back_is_said_with_its_title(show, language, said):
    async def script(tv: TvSet) -> None:
        name = await done_with_the_first(tv, "rate")
        await tv.press("down", "down", "enter", "u")
        assert tv.said == said.format(name)

    show(script, language=language)


def test_of_two_acts_the_last_is_said_first(show):
    async def script(tv: TvSet) -> None:
        first = await done_with_the_first(tv, "not_now")
        second = await done_with_the_first(tv, "dislike")
        await tv.press("u")
        assert tv.said == f"Taken back: {second} is not for you"
        await tv.press("u")
        assert tv.said == f"Taken back: not {first} now"

    show(script)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("down",) * 3 + ("left",), "Taken back: how surprising Home is"),
        (("down",) * 5 + ("enter",), "Taken back: the hour has no say"),
        (("down",) * 5 + ("enter", "enter"), "It counts again: the hour has no say"),
        (("down", "enter"), "Taken back: the language is 简体中文"),
    ],
)
def test_a_setting_that_was_taken_back_is_said(show, keys, said):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", *keys, "u")
        assert tv.said == said

    show(script)


def test_a_line_of_the_list_that_counts_again_is_said(show, outspoken):
    async def script(tv: TvSet) -> None:
        await open_list(tv)
        await to_line(tv, "Less of Horror")
        await tv.press("enter")
        assert tv.said.startswith("Taken back: less of Horror  ·  u")
        await tv.press("u")
        assert tv.said == "It counts again: less of Horror"
        await to_line(tv, "Less of Horror")
        await tv.press("right", "u")
        assert tv.said == "Taken back: more of Horror"

    show(script, db=outspoken)


def test_who_was_removed_named_or_coloured_is_said(show, household: Path):
    seat(household, "Ann")

    async def script(tv: TvSet) -> None:
        await remove(tv, 1)
        await tv.press("u")
        assert tv.said == "Taken back: Ann was removed"
        await tv.press("escape", "o", "down", "c", "down", "down", "enter", "u")
        assert tv.said == "Taken back: Ann has another colour"
        await tv.press("escape", "o", "down", "c", "enter", "a", "enter", "u")
        assert tv.said == "Taken back: Ann is called Anna now"

    show(script)


def test_who_sits_down_again_is_told_why(show, household: Path):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "enter")
        await tv.type("Ada")
        await tv.press("enter", "u")
        assert tv.said == "Taken back: Ada was added"

    show(script)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_whatever_is_taken_back_fits_into_the_narrowest_line(household: Path, language):
    long = "The Most Extraordinary and Uncommonly Long Journey to the Moon and Back"
    words = translator(language)
    writer = Presenter(words, lambda share: long)
    known = set(undone._ACTS.values())
    with Tv.open(household, demo=True) as tv:
        kinds = [kind for kind in EventKind if kind is not EventKind.UNDO]
        for kind in kinds:
            cause = tv.record(kind, Target("title", "demo:joan"), rating=7.5).cause
            said = undone.taken_back(undone.event(cause))(writer)
            assert "…" in said
            assert cell_width(said) <= 66, said
    assert all(words.gettext(text) != text for text in known) or language == "en"
    called = undone.again(undone.viewer("{name} is called {other} now", long, long))(writer)
    assert cell_width(called) <= 66
