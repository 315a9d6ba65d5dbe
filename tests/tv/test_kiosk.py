"""A kiosk: titles in turn, a visitor, and nothing of the visitor afterwards."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tv_set import PATIENCE_S, TvSet

from tvrec.core import Tv
from tvrec.tv.kiosk import Kiosk
from tvrec.tv.screens.attract import AttractScreen
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.home import HomeScreen
from tvrec.tv.screens.player import PlayerScreen
from tvrec.tv.widgets.ink import Depth

Show = Callable[..., None]
HOUR = Kiosk(3600.0)


def own_rows(db: Path) -> dict[str, int]:
    """How many rows each table has that belongs to a profile."""
    with sqlite3.connect(db) as connection:
        names = [name for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )]  # fmt: skip
        own = {"profile": "id"} | {
            name: "profile"
            for name in names
            if any(row[1] == "profile" for row in connection.execute(f"PRAGMA table_info({name})"))
        }
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in own
        }


async def attracted(tv: TvSet) -> None:
    await tv.until(lambda: isinstance(tv.app.screen, AttractScreen))
    await tv.until(lambda: tv.app.reception._state.name == "AWAY")


def lose_patience(tv: TvSet) -> None:
    """From now on a visitor has gone after a moment without a key."""
    tv.app.reception.kiosk = Kiosk(0.05)
    tv.app.reception.touched()
    tv.app.reception._wait()


def count_looks(tv: TvSet) -> list[None]:
    """Count how often a visitor's time turned out not to be over yet."""
    reception, looks = tv.app.reception, []
    touched = reception.touched
    reception.touched = lambda: looks.append(touched())
    return looks


def test_a_visitor_comes_watches_and_is_forgotten(show: Show, household: Path) -> None:
    before = own_rows(household)

    async def script(tv: TvSet) -> None:
        assert isinstance(tv.app.screen, AttractScreen)
        await tv.press("z")
        assert isinstance(tv.app.screen, HomeScreen)
        assert "Visitor" in tv.text()[0] + tv.text()[1]
        visitor = tv.app.profile
        title = tv.focus[1]
        await tv.play_a_while()
        await tv.stop()
        await tv.press("plus")
        kept = await tv.app.backstage.ask(lambda own: own.history(visitor))
        assert title in {event.title for event in kept}
        assert own_rows(household) != before
        lose_patience(tv)
        await attracted(tv)
        assert tv.app.profile == ""
        assert own_rows(household) == before

    show(script, kiosk=HOUR)
    assert own_rows(household) == before


def test_back_at_the_top_of_home_ends_the_visit(show: Show, household: Path) -> None:
    before = own_rows(household)

    async def script(tv: TvSet) -> None:
        await tv.press("z", "plus", "down", "right")
        await tv.press("escape")
        assert isinstance(tv.app.screen, HomeScreen)
        await tv.press("escape")
        await attracted(tv)
        assert own_rows(household) == before
        first = tv.app.home_screen
        await tv.press("z")
        assert tv.focus[0] == tv.app.home_screen.rows[0].id
        assert tv.app.home_screen is first
        assert tv.screen.page.at_top
        await tv.press("u")
        assert tv.said == "There is nothing to take back"

    show(script, kiosk=HOUR)


def test_each_visitor_starts_cold(show: Show) -> None:
    async def script(tv: TvSet) -> None:
        homes = []
        for _ in range(2):
            await tv.press("z")
            homes.append([row.id for row in tv.app.home_screen.rows])
            profile = tv.app.profile
            assert await tv.app.backstage.ask(lambda own: own.history(profile)) == []  # noqa: B023
            await tv.press("plus", "right", "plus", "escape")
            await tv.press("escape")
            await attracted(tv)
        assert homes[0] == homes[1]

    show(script, kiosk=HOUR)


@pytest.mark.parametrize("paused", [False, True])
def test_what_plays_is_not_idle_but_what_is_paused_is(
    show: Show, household: Path, paused: bool
) -> None:
    before = own_rows(household)

    async def script(tv: TvSet) -> None:
        await tv.press("z")
        await tv.play_a_while()
        if paused:
            await tv.press("space")
            await tv.until(lambda: tv.app.projection.now.paused)
        lose_patience(tv)
        if paused:
            await attracted(tv)
            assert not tv.app.projection.playing
            assert own_rows(household) == before
        else:
            looks = count_looks(tv)
            await tv.until(lambda: len(looks) >= 10)
            assert isinstance(tv.app.screen, PlayerScreen)

    show(script, kiosk=HOUR)
    assert own_rows(household) == before


def test_a_visitor_gets_neither_out_nor_into_the_households_matters(show: Show) -> None:
    async def script(tv: TvSet) -> None:
        await tv.press("z", "ctrl+q", "ctrl+c", "comma", "f2", "o")
        assert tv.app.is_running
        assert tv.app.screen is tv.app.home_screen
        await tv.press("up", *["right"] * 8, "enter")  # the name of who watches
        assert tv.app.screen is tv.app.home_screen
        await tv.press("f1")
        assert isinstance(tv.app.screen, ChoicesScreen)
        text = "\n".join(tv.text())
        assert "Another viewer" not in text
        assert "Leave at once" not in text
        await tv.press("escape", "slash")
        assert type(tv.app.screen).__name__ == "SearchScreen"

    show(script, kiosk=HOUR)


def test_the_way_out_opens_where_it_was_asked_for(show: Show) -> None:
    async def script(tv: TvSet) -> None:
        await tv.press("ctrl+q")
        assert not tv.app.is_running or tv.app._exit

    show(script, kiosk=Kiosk(3600.0, allow_quit=True))


def test_titles_follow_one_another(show: Show) -> None:
    async def script(tv: TvSet) -> None:
        banner, seen = tv.screen.banner, []
        for _ in range(3):
            await tv.until(lambda: banner.view is not None and banner.view.id not in seen)
            seen.append(banner.view.id)
            assert len(tv.app.stage.heroes) <= 1  # a kiosk runs for months
            tv.screen._turn()
        tv.check_drawn()
        text = "\n".join(tv.text())
        assert "Press any key" in text
        assert "按任意键" in text

    show(script, kiosk=HOUR)


def test_the_clock_turns_to_the_next_title(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tvrec.tv.screens.attract.STAY_S", 1.0)

    async def script(tv: TvSet) -> None:
        seen: set[str] = set()
        end = time.monotonic() + PATIENCE_S
        while len(seen) < 2:  # it is never at rest
            assert time.monotonic() < end
            await asyncio.sleep(0.01)
            seen |= {tv.screen.banner.view.id} if tv.screen.banner.view else set()

    show(script, kiosk=HOUR)


def test_words_that_come_after_their_turn_are_not_kept(show: Show) -> None:
    async def script(tv: TvSet) -> None:
        await tv.until(lambda: tv.screen.banner.view is not None)
        for _ in range(6):  # nothing can come in between
            tv.screen._turn()
        await tv.settle()
        assert len(tv.app.stage.heroes) <= 1

    show(script, kiosk=HOUR)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.NONE])
def test_a_title_is_shown_at_every_size_and_depth(
    show: Show, size: tuple[int, int], depth: Depth
) -> None:
    async def script(tv: TvSet) -> None:
        await tv.until(lambda: tv.screen.banner.view is not None)
        tv.check_drawn()
        await tv.resize(100, 30)
        await tv.until(lambda: tv.screen.banner.view is not None)
        tv.check_drawn()
        assert "Press any key" in "\n".join(tv.text())

    show(script, kiosk=HOUR, size=size, depth=depth, language="zh-Hans")


def test_whom_a_crash_left_is_removed_at_the_next_start(show: Show, household: Path) -> None:
    before = own_rows(household)
    with Tv.open(household, demo=True) as own:
        visitor = own.visitors.add("Visitor")
        own.rated("demo:joan", 9, visitor.id)
        assert visitor.settings == {"ephemeral": True}
    assert own_rows(household) != before

    async def script(tv: TvSet) -> None:
        await attracted(tv)
        assert own_rows(household) == before

    show(script, kiosk=HOUR)


def test_whoever_is_there_when_it_is_switched_off_goes_too(show: Show, household: Path) -> None:
    before = own_rows(household)

    async def script(tv: TvSet) -> None:
        await tv.press("z", "plus")
        assert own_rows(household) != before

    show(script, kiosk=HOUR)
    assert own_rows(household) == before


def test_only_visitors_can_be_removed_as_such(household: Path) -> None:
    with Tv.open(household, demo=True) as own:
        member = own.profiles.list()[0]
        assert not own.visitors.remove(member.id)
        assert own.visitors.remove_all() == 0
        assert own.profiles.find(member.id) == member
