"""Real films in a terminal: mpv draws in it, takes its keys, and gives it back."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from e2e_household import FILM_S, history, start_mpv_with, viewing_of
from e2e_player import Mpv
from e2e_screen import BEGUN, HOME, cards, first_card
from e2e_terminal import TVREC, Terminal, until


@pytest.mark.usefixtures("scanned")
def test_a_film_is_left_half_way_gone_on_with_and_ends(terminal: Terminal, home: Path) -> None:
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))

    terminal.keys("Enter")
    mpv = Mpv.of(home)
    terminal.wait_for("▄")  # mpv draws with lower halves, the television with upper ones
    assert "Enter play" not in terminal.screen()
    terminal.keys("Space")
    mpv.wait("pause", lambda paused: paused)
    terminal.keys("Space")
    mpv.play_on_to(40.0)
    terminal.keys("x")
    mpv.wait_gone()
    begun = terminal.wait_for(BEGUN)
    assert cards(begun, "Continue watching") == [title]
    terminal.keys("C-q")
    assert terminal.left() == 0

    start_mpv_with(home, "--speed=16")
    terminal.run(*TVREC)
    begun = terminal.wait_for(BEGUN)
    assert first_card(begun, "Continue watching") == title
    terminal.keys("PageUp", "Enter")  # the row has come in above the one that Home began with
    terminal.wait_for("Go on at")
    terminal.keys("Enter")
    assert (Mpv.of(home).position or FILM_S) >= 40
    # with so few films none may gain a place, but each has the one that was watched as its cause
    watched = terminal.wait_for("Why +━+ .*" + title)
    assert "Continue watching" not in watched
    assert title not in cards(watched, "Top picks for you")
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.usefixtures("scanned")
def test_a_television_that_is_killed_takes_its_player_along_and_loses_little(
    terminal: Terminal, home: Path
) -> None:
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    until(lambda: min(viewing_of(home, title) or (0.0,)) > 9, "it is not written down again")
    at = mpv.position or FILM_S
    os.kill(mpv.note.owner, signal.SIGKILL)
    assert terminal.left() == 128 + signal.SIGKILL
    mpv.wait_gone()  # else it would draw over the prompt, where no key reaches it

    terminal.run(*TVREC)
    terminal.wait_for(BEGUN)
    kept = viewing_of(home, title)
    assert kept is not None
    assert min(kept) >= at - 10.5
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.usefixtures("scanned")
def test_ctrl_c_ends_the_film_and_not_the_television(terminal: Terminal, home: Path) -> None:
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    mpv.play_on_to(30.0)
    terminal.resize(100, 36)
    terminal.keys("C-c")
    mpv.wait_gone()
    back = terminal.wait_for(BEGUN)
    assert len(back.splitlines()) == 36
    assert first_card(back, "Continue watching") == title
    terminal.keys("C-q")
    assert terminal.left() == 0
    assert len(history()) == 1
