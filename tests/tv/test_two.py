"""Two sit before one television: one Home for both, and what they watch is of both."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.player import DemoPlayer, Started
from tvrec.tv.screens.choices import ChoicesScreen


@pytest.fixture
def couple(household_db: Path, home: Path) -> Path:
    """The household, whose first viewer has a name, and a second one."""
    path = Path(shutil.copy(household_db, home / "tv.db"))
    with Tv.open(path, demo=True) as tv:
        tv.profiles.rename("", "Mina")
        tv.profiles.add("Tom")
        for name in ("charade", "his-girl-friday", "sherlock-jr"):
            tv.watched(f"demo:{name}", "Tom")
    return path


async def sit_together(tv: TvSet) -> None:
    """Open the picker, choose Together, and the only other one."""
    await tv.press("o", "down", "down", "enter")
    assert isinstance(tv.app.screen, ChoicesScreen)
    await tv.press("enter")


async def alone(tv: TvSet) -> None:
    await tv.press("o", "enter")


def plays(path: Path) -> dict[str, list[str]]:
    """Which plays each has, by a second look at the database."""
    with Tv.open(path, demo=True) as other:
        return {
            viewer.name: [e.target.id for e in other.history(viewer.id) if e.kind == "play"]
            for viewer in other.profiles.list()
        }


def test_two_are_chosen_and_the_first_row_is_for_both(show, couple):
    async def script(tv: TvSet) -> None:
        await tv.press("o", "down", "down", "enter")
        assert tv.app.screen.heading == "Who watches with Mina?"
        await tv.press("enter")
        assert tv.app.screen is tv.home
        first = tv.home.rows[0]
        assert first.title == "For Mina and Tom"
        said = {card.facts.partition(" · ")[0] for card in first.cards}
        assert said <= {"for both", "more for Mina", "more for Tom"}
        assert len(said) > 1
        assert "Mina and Tom" in "".join(tv.text()[:3])

    show(script, db=couple)


def test_choosing_one_viewer_ends_it_and_the_home_of_one_is_as_it_was(show, couple):
    async def script(tv: TvSet) -> None:
        before = tv.placed()
        await sit_together(tv)
        assert tv.placed() != before
        await alone(tv)
        assert tv.app.beside == ""
        assert tv.placed() == before
        assert "Tom" not in "".join(tv.text()[:3])

    show(script, db=couple)


def test_what_two_watch_is_recorded_for_both_and_one_key_takes_it_back(show, couple):
    async def script(tv: TvSet) -> None:
        await sit_together(tv)
        rows, before = tv.placed(), plays(couple)
        title = tv.home.rows[0].cards[0].id
        await tv.play_to_the_end()
        assert {name: found[len(before[name]) :] for name, found in plays(couple).items()} == {
            "Mina": [title],
            "Tom": [title],
        }
        assert tv.home.rows[0].title == "For Mina and Tom"
        assert title not in [card.id for card in tv.home.rows[0].cards]
        await tv.press("u")
        with Tv.open(couple, demo=True) as other:
            for name in ("Mina", "Tom"):
                last = other.history(name)[-1]
                assert (last.kind, last.target.id) == ("undo", title)
        assert title in [card.id for card in tv.home.rows[0].cards]
        assert {key: set(found) for key, found in tv.placed()}.keys() == dict(rows).keys()

    show(script, db=couple)


def test_an_opinion_is_of_the_first_one_alone(show, couple):
    async def script(tv: TvSet) -> None:
        await sit_together(tv)
        title = tv.home.rows[0].cards[0].id
        await tv.press("minus")
        assert title not in [key for _, keys in tv.placed() for key in keys]
        with Tv.open(couple, demo=True) as other:
            assert other.history("Mina")[-1].kind == "dislike"
            assert other.history("Tom")[-1].kind == "play"

    show(script, db=couple)


def test_one_alone_is_not_asked_who_watches_with_them(show):
    async def script(tv: TvSet) -> None:
        await tv.press("o")
        assert "together" not in [band.id for band in tv.app.screen.bands]

    show(script)


def test_the_rooms_keep_to_what_the_younger_one_may_see(show, couple):
    with Tv.open(couple, demo=True) as tv:
        tv.rules.cap(12, "Tom")
        store = tv._store
        grown = store.titles.get("demo:frankenstein")
        store.titles.put([replace(grown, min_age=16)])

    async def script(tv: TvSet) -> None:
        await sit_together(tv)
        await tv.press("up", "right", "enter")
        ranked = [row for row in tv.app.screen.rows if row.id != "all"]
        assert ranked
        assert "demo:frankenstein" not in [card.id for row in ranked for card in row.cards]

    show(script, db=couple)


def test_what_one_listens_to_does_not_bring_their_home_to_who_sits_down_meanwhile(
    show, couple, monkeypatch
):
    """Music plays on while another viewer is chosen; it is the first one's that it is kept for."""
    play = DemoPlayer.play

    async def without_a_screen(self, queue, **fields):
        async for update in play(self, queue, **fields):
            yield replace(update, demonstration=False) if isinstance(update, Started) else update

    monkeypatch.setattr(DemoPlayer, "play", without_a_screen)

    async def script(tv: TvSet) -> None:
        await tv.press("up", "right", "right", "right", "enter")
        assert tv.screen.room == "music"
        before = plays(couple)
        await tv.play_a_while()
        await tv.press("o", "down", "enter")
        his = tv.placed()
        await tv.stop()
        assert tv.app.viewer[0] == "Tom"
        assert tv.placed() == his
        now = plays(couple)
        assert len(now["Mina"]) == len(before["Mina"]) + 1
        assert now["Tom"] == before["Tom"]
        await tv.press("u")
        assert plays(couple) == now, "what she did is not his to take back"

    show(script, db=couple)
