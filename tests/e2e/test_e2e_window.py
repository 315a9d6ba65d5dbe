"""On a desktop mpv has a window of its own, and the television waits in its terminal."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e_household import history, start_mpv_with, viewing_of
from e2e_player import Mpv
from e2e_screen import BEGUN, HOME, cards, first_card
from e2e_terminal import TVREC, Terminal, until

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="no Xvfb or xdotool: not to be installed",
)


class Desktop:
    """A screen of X, and what is pressed on its keyboard.

    Args:
        name: of the display.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def window(self) -> str:
        """Wait for mpv's window; return its id."""
        until(lambda: self.xdotool("search", "--onlyvisible", "--class", "mpv"), "no window of mpv")
        return self.xdotool("search", "--onlyvisible", "--class", "mpv").split()[0]

    def key(self, name: str) -> None:
        """Press a key where the focus is."""
        self.xdotool("key", name)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen of 640 by 360 pixels without a window manager."""
    said, told = os.pipe()
    with (tmp_path / "xvfb.log").open("w") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", "640x360x24", "-nolisten", "tcp"],
            pass_fds=(told,),
            stdout=log,
            stderr=log,
        )
        os.close(told)
        with os.fdopen(said) as line:
            number = line.readline().strip()
        assert number, (tmp_path / "xvfb.log").read_text()
        yield Desktop(f":{number}")
        server.terminate()
        server.wait()


@pytest.mark.usefixtures("scanned")
def test_a_film_fills_the_screen_and_obeys_the_keys_there(
    desktop: Desktop, open_terminal: Callable[..., Terminal], home: Path
) -> None:
    # there is no graphics card in this screen, and mpv's other ways want a window manager
    start_mpv_with(home, "--vo=x11")
    terminal = open_terminal(DISPLAY=desktop.name)
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    window = desktop.window()
    geometry = desktop.xdotool("getwindowgeometry", window)
    assert re.search(r"Position: 0,0 .*\n *Geometry: 640x360", geometry), geometry
    terminal.wait_for("It plays in its own window")

    desktop.xdotool("windowfocus", "--sync", window)
    desktop.key("space")
    mpv.wait("pause", lambda paused: paused)
    at = mpv.position or 0.0
    desktop.key("Right")
    mpv.wait("time-pos", lambda now: now >= at + 9)
    desktop.key("space")
    mpv.wait("pause", lambda paused: not paused)

    # the terminal's keys reach it as well, as a remote's would
    terminal.keys("Space")
    mpv.wait("pause", lambda paused: paused)
    terminal.wait_for("⏸")
    terminal.keys("Space")
    terminal.wait_for("▶")
    mpv.play_on_to(at + 40)

    desktop.key("x")
    mpv.wait_gone()
    back = terminal.wait_for(BEGUN)
    assert cards(back, "Continue watching") == [title]
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.usefixtures("scanned")
def test_a_film_goes_on_when_the_television_is_killed_until_the_next_one_comes(
    desktop: Desktop, open_terminal: Callable[..., Terminal], home: Path
) -> None:
    start_mpv_with(home, "--vo=x11")
    terminal = open_terminal(DISPLAY=desktop.name)
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    at = mpv.wait_past(3.0)
    os.kill(mpv.note.owner, signal.SIGKILL)
    assert terminal.left() == 128 + signal.SIGKILL
    at = mpv.wait_past(at + 4)  # it plays on

    terminal.make_sane()
    terminal.run(*TVREC)
    mpv.wait_gone()
    terminal.wait_for(BEGUN)
    kept = viewing_of(home, title)
    assert kept is not None
    assert min(kept) >= at  # and what it played alone is kept, to where it was ended
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.usefixtures("scanned")
def test_leaving_the_television_ends_the_film_and_keeps_where_it_was(
    desktop: Desktop, open_terminal: Callable[..., Terminal], home: Path
) -> None:
    start_mpv_with(home, "--vo=x11")
    terminal = open_terminal(DISPLAY=desktop.name)
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    at = mpv.play_on_to(20.0)
    terminal.keys("C-q")
    assert terminal.left() == 0
    assert not mpv.note.running
    kept = viewing_of(home, title)
    assert kept is not None
    assert min(kept) >= at
    assert len(history()) == 1
