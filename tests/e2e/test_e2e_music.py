"""An album plays on while one browses: its strip, its keys, and what came of it."""

from __future__ import annotations

from pathlib import Path

import media
import pytest
from e2e_household import history, start_mpv_with
from e2e_player import Mpv
from e2e_screen import HOME
from e2e_terminal import TVREC, Terminal


@pytest.fixture
def album(mpv: None, home: Path) -> Path:
    """Three tracks of two minutes."""
    folder = home / "Music" / "Ensemble" / "Night Pieces (2010)"
    for number, name in enumerate(("Dusk", "Midnight", "Dawn"), start=1):
        media.make_audio(
            folder / f"{number:02} {name}.mp3", seconds=120, title=name, artist="Ensemble",
            album_artist="Ensemble", album="Night Pieces", track=str(number), date="2010",
            genre="Classical",
        )  # fmt: skip
    start_mpv_with(home)
    return home / "Music"


def test_music_plays_on_below_the_screens(album: Path, terminal: Terminal, home: Path) -> None:
    terminal.run(*TVREC, "scan", str(album))
    assert terminal.left() == 0
    terminal.run(*TVREC)
    terminal.wait_for(HOME)
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    terminal.wait_for("♪ Dusk +1/3")
    assert "Top picks for you" in terminal.screen()
    terminal.keys("Space")
    mpv.wait("pause", lambda paused: paused)
    terminal.wait_for("⏸ Dusk")
    terminal.keys("i")
    terminal.wait_for("(?s)Details.*⏸ Dusk")  # on the screens above as well
    terminal.keys("Space")
    terminal.wait_for("♪ Dusk")
    mpv.play_on_to(20.0)
    terminal.keys("n")
    terminal.wait_for("♪ Midnight +2/3")
    mpv.play_on_to(15.0)
    terminal.keys("x")
    mpv.wait_gone()
    terminal.wait_while("♪")
    terminal.keys("C-q")
    assert terminal.left() == 0
    assert len(history()) == 2
