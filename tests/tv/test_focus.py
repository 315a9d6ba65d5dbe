"""Exactly one thing is in focus, on every screen, after every key, and it is seen."""

from __future__ import annotations

from collections import deque

import pytest
from tv_cells import focus_groups
from tv_set import TvSet

from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.screens.player import PlayerScreen
from tvrec.tv.screens.search import SearchScreen
from tvrec.tv.screens.why import WhyScreen

HERE = ("right", "down", "left", "up", "enter", "escape", "i", "w", "c", "slash")
KEYS = (*HERE, "question_mark", "comma", "o")
MOST = 39


def place(tv: TvSet) -> tuple[object, ...]:
    """Say where one is, coarsely: screens, the band in focus, and how far along it."""
    stack = []
    for screen in tv.app.screen_stack[1:]:
        kind = getattr(screen, "kind", getattr(screen, "room", ""))
        stack.append((type(screen).__name__, kind))
    spot = tv.screen.page.spot
    where = (spot.band, min(spot.item, 1)) if spot else None
    named = tv.screen._named if isinstance(tv.screen, HomeScreen) else None
    return (*stack, where, named)


def check_focus(tv: TvSet, path: object) -> None:
    """One focus, and one group of cells that shows it."""
    screen = tv.screen
    if isinstance(screen, PlayerScreen):
        return
    if isinstance(screen, SearchScreen) and screen.by_hand and not screen.rows:
        return
    named = isinstance(screen, HomeScreen) and screen.on_names
    assert named or screen.page.spot is not None, (path, screen)
    groups = focus_groups(tv.cells())
    if isinstance(screen, WhyScreen) and screen.card is None:
        # a cause, and what the viewer is about to do about it
        assert groups.count("▌") == 1, (path, groups)
        # which does not fit on a screen that is lower than any that is supported
        assert len(groups) == 2 or tv.app.size.height < 24, (path, groups)
        return
    assert len(groups) == 1, (path, screen, groups, tv.text())


async def try_key(tv: TvSet, key: str, path: object) -> None:
    """Press a key and look."""
    await tv.press(key)
    if tv.app.projection.playing:
        await tv.until(lambda: isinstance(tv.screen, PlayerScreen))
    assert tv.app._exception is None
    tv.check_drawn()
    check_focus(tv, path)


def test_a_walk_from_home_always_has_one_focus(show):
    async def script(tv: TvSet) -> None:
        seen = {place(tv)}
        waiting = deque([()])
        tried = 0
        while waiting and tried < MOST:
            path = waiting.popleft()
            for key in KEYS:
                await tv.start_again()
                await tv.press(*path)
                await try_key(tv, key, (*path, key))
                tried += 1
                here = place(tv)
                if here not in seen and not isinstance(tv.screen, PlayerScreen):
                    seen.add(here)
                    waiting.append((*path, key))
        assert len(seen) > 15

    show(script)


PLACES = {
    "an episode list": ("up", "right", "right", "enter", "i", "right", "enter"),
    "the similar": ("i", "down"),
    "the rates": ("i", "right", "right", "right", "right", "enter"),
    "the row as it would be": ("w", "down", "down", "down", "down", "down", "down", "down"),
    "the films": ("up", "right", "enter", "down"),
    "the music": ("up", "right", "right", "right", "enter", "right"),
    "what is found": ("slash", "m", "e"),
    "the last rows": ("down",) * 20,
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_a_key_on_any_screen_leaves_one_focus(show, size):
    half = list(PLACES.items())[size == (80, 24) :: 2]

    async def script(tv: TvSet) -> None:
        for name, path in half:
            await tv.start_again()
            await tv.press(*path)
            check_focus(tv, name)
            origin = place(tv)
            for key in HERE:
                if place(tv) != origin:
                    await tv.start_again()
                    await tv.press(*path)
                await try_key(tv, key, (name, key))

    show(script, size=size)
