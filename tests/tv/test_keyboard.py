"""Whoever has a remote alone can type: arrows, OK and Back."""

from __future__ import annotations

import pytest
from tv_set import TvSet

from tvrec.tv.widgets.ink import Depth
from tvrec.tv.widgets.keyboard import typed


async def spell(tv: TvSet, word: str) -> None:
    """Choose letters with the arrows, from wherever the focus is among them."""
    for char in word:
        target = next(
            (row, place)
            for row, band in enumerate(b for b in tv.screen.page.bands if b.id.startswith("keys"))
            for place, (key, _) in enumerate(band.keys)
            if key == char
        )
        spot = tv.screen.page.spot
        row, place = int(spot.band.removeprefix("keys")), spot.item
        down, right = target[0] - row, target[1] - place
        await tv.press(*["down" if down > 0 else "up"] * abs(down))
        await tv.press(*["right" if right > 0 else "left"] * abs(right), "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_a_title_is_found_and_opened_by_arrows_and_ok(show, size):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        await spell(tv, "caligari")
        assert "caligari" in "".join(tv.text()[:2])
        assert tv.screen.rows
        await tv.press("down", "down", "down")
        assert tv.screen.card.id == "demo:caligari"
        await tv.press("enter")
        assert tv.screen.hero.id == "demo:caligari"
        await tv.press("escape")
        assert tv.screen.text == "caligari"

    show(script, size=size)


def test_letters_that_are_typed_need_none_on_the_screen(show):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        assert tv.focus == ("keys0", "a")
        await tv.type("metro")
        assert not [band for band in tv.screen.page.bands if band.id.startswith("keys")]
        assert tv.screen.card.id == "demo:metropolis"

    show(script)


def test_the_focus_keeps_its_column_among_the_letters(show):
    async def script(tv: TvSet) -> None:
        await tv.press("slash", "right", "right", "right", "down")
        assert tv.focus == ("keys1", "q")
        await tv.press("left", "up")
        assert tv.focus == ("keys0", "c")

    show(script)


def test_a_new_viewer_is_named_by_arrows_and_ok(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "enter", "down")
        await spell(tv, "ann")
        await tv.press("down", "down", "down", "enter")
        assert tv.screen is tv.home
        assert "Ann" in tv.text()[1]

    show(script)


def test_a_name_that_many_have_is_there_to_choose(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "enter", "enter")
        assert tv.focus == ("done", "done")
        await tv.press("enter")
        assert "妈妈" in tv.text()[1]

    show(script, language="zh-Hans")


def test_a_name_that_is_typed_is_done_with_enter(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "c", "enter", "up", "up")
        await tv.type("s")
        await tv.press("enter")
        assert tv.app.screen.kind == "profiles"
        assert "Households" in [band.label for band in tv.app.screen.bands]

    show(script)


@pytest.mark.parametrize("depth", list(Depth))
def test_the_letter_in_focus_is_seen_in_every_depth_of_colour(show, depth):
    async def script(tv: TvSet) -> None:
        await tv.press("slash")
        before = tv.codes()
        await tv.press("right")
        assert tv.codes() != before
        tv.check_drawn()

    show(script, depth=depth)


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [("", "a", "A"), ("A", "b", "Ab"), ("Ab", "space", "Ab "), ("Ab ", "space", "Ab "),
     ("Ab ", "c", "Ab C"), ("A", "erase", ""), ("", "erase", ""), ("", "space", "")],
)  # fmt: skip
def test_the_words_of_a_name_begin_with_a_capital(text, key, after):
    assert typed(text, key, names=True) == after
    assert typed(text.lower(), key) == after.lower()
