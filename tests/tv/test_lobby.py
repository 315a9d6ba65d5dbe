"""The first evening: nothing is there yet, and a folder is read while the television is in use."""

from __future__ import annotations

from pathlib import Path

import av
import msgspec
import pytest
from tv_cells import focus_groups
from tv_set import TvSet

from tvrec.config import load
from tvrec.core import places
from tvrec.tv.screens.choices import ChoicesScreen


def tiny_film(path: Path) -> None:
    """One second of grey."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as file:
        stream = file.add_stream("mpeg4", rate=12, width=64, height=48)
        for _ in range(12):
            file.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        file.mux(stream.encode())


@pytest.fixture
def new(home: Path) -> dict:
    """The arguments of a television in a household that has nothing yet."""
    db = home / "new.db"
    return {"db": db, "demo": False, "settings": msgspec.structs.replace(load(), db=str(db))}


def heading(tv: TvSet) -> str:
    assert isinstance(tv.screen, ChoicesScreen)
    return tv.screen.heading


def test_a_folder_is_chosen_with_arrows_and_its_films_come(show, new, home):
    tiny_film(home / "Videos" / "Metropolis (1927).mkv")
    tiny_film(home / "Videos" / "Nosferatu (1922).mkv")

    async def script(tv: TvSet) -> None:
        await tv.until(lambda: isinstance(tv.screen, ChoicesScreen))
        assert heading(tv) == "Welcome"
        await tv.press("enter")
        assert heading(tv) == "Which folder?"
        assert tv.focus == (f"in:{home}/Videos", f"in:{home}/Videos")
        assert any("2 media files" in line for line in tv.text())
        await tv.press("enter")
        assert heading(tv) == "~/Videos"
        await tv.press("enter")  # the first line uses the folder
        await tv.until(lambda: bool(tv.home.rows))
        await tv.until(lambda: "2 files read" in tv.said)
        titles = {card.title for row in tv.home.rows for card in row.cards}
        assert titles == {"Metropolis", "Nosferatu"}

    show(script, **new)


def test_in_a_room_with_nothing_in_it_the_focus_is_on_the_names(show, new, home):
    tiny_film(home / "Videos" / "Metropolis (1927).mkv")

    async def script(tv: TvSet) -> None:
        await tv.until(lambda: isinstance(tv.screen, ChoicesScreen))
        await tv.press("enter", "enter", "enter")
        await tv.until(lambda: "1 files read" in tv.said)
        await tv.press("up", "right", "right", "enter", "down")
        assert tv.screen.room == "series"
        assert any("There is nothing of this kind yet" in line for line in tv.text())
        assert focus_groups(tv.cells()) == ["Series"]
        await tv.press("left")
        assert focus_groups(tv.cells()) == ["Films"]
        await tv.press("escape")
        assert tv.screen is tv.home
        await tv.press("up", "right", "enter")
        assert [len(row) for row in tv.rows().values()]

    show(script, **new)


def test_one_can_go_up_again_and_back_to_the_first_question(show, new, home):
    (home / "Films" / "Silent").mkdir(parents=True)

    async def script(tv: TvSet) -> None:
        await tv.until(lambda: isinstance(tv.screen, ChoicesScreen))
        await tv.press("enter", "enter")
        assert heading(tv) == "~/Films"
        await tv.press("down", "enter")  # one folder up
        assert heading(tv) == str(home)
        await tv.press("escape")
        assert heading(tv) == "Welcome"

    show(script, **new)


def test_a_history_that_cannot_be_read_is_told_and_the_television_goes_on(show, new, home):
    (home / "Videos").mkdir()
    (home / "Videos" / "history.jsonl").write_text("{broken\n")

    async def script(tv: TvSet) -> None:
        await tv.until(lambda: isinstance(tv.screen, ChoicesScreen))
        await tv.press("down", "enter", "enter")
        places = [band.id for band in tv.screen.page.bands]
        await tv.press(*["down"] * (len(places) - 1), "enter")
        await tv.until(lambda: bool(tv.said))
        assert "history.jsonl" in tv.said or "line 1" in tv.said

    show(script, **new)


def test_the_demonstration_can_be_asked_for(show, new):
    async def script(tv: TvSet) -> None:
        await tv.until(lambda: isinstance(tv.screen, ChoicesScreen))
        await tv.press("down", "down", "enter")
        assert tv.app.return_value == "demo"

    show(script, **new)


def test_plugged_in_disks_come_first_and_what_is_hidden_stays_so(home, monkeypatch, tmp_path):
    disk = tmp_path / "media" / "anna" / "DISK"
    (disk / "Films").mkdir(parents=True)
    (disk / ".trash").mkdir()
    (disk / "a.mkv").touch()
    monkeypatch.setattr(places, "_DISKS", (str(tmp_path / "media"),))
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == disk)
    first, *rest = places.places(home)
    assert (first.name, first.is_disk) == ("DISK", True)
    assert not any(entry.is_disk for entry in rest)
    assert [entry.name for entry in places.inside(str(disk))] == ["Films"]
    assert places.inside(str(disk / "nothing")) == []
    assert [e.media for e in places.inside(str(disk.parent))] == [1]
