"""Films that will not play: a sentence on the screen, and nothing in the history."""

from __future__ import annotations

import os
from pathlib import Path

import media
import pytest
from e2e_household import history, start_mpv_with
from e2e_screen import HOME, first_card
from e2e_terminal import TVREC, Terminal


def test_a_film_that_is_gone_and_one_that_is_broken_are_told(
    terminal: Terminal, scanned: Path
) -> None:
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    file = next(scanned.glob(f"{title} */*.mkv"))
    file.rename(file.with_suffix(".away"))
    terminal.keys("Enter")
    terminal.wait_for(r"\.mkv: is not there any more \(connect the disk")

    media.write(file, os.urandom(40_000))
    terminal.keys("Enter")
    terminal.wait_for(r"\.mkv: is no film or recording that mpv can read \(copy it again")
    terminal.keys("C-q")
    assert terminal.left() == 0
    assert history() == []


@pytest.mark.usefixtures("scanned")
def test_without_mpv_the_screen_comes_back_and_says_what_to_install(
    terminal: Terminal, home: Path
) -> None:
    start_mpv_with(home, program="mpv-that-is-nowhere")
    terminal.run(*TVREC)
    terminal.wait_for(HOME)
    terminal.keys("Enter")
    terminal.wait_for("mpv-that-is-nowhere is not installed")
    terminal.wait_for("Top picks for you")
    terminal.keys("C-q")
    assert terminal.left() == 0
    assert history() == []


@pytest.mark.usefixtures("scanned")
def test_arguments_that_mpv_refuses_are_told(terminal: Terminal, home: Path) -> None:
    start_mpv_with(home, "--there-is-no-such-option")
    terminal.run(*TVREC)
    terminal.wait_for(HOME)
    terminal.keys("Enter")
    terminal.wait_for("mpv ended at once.*there-is-no-such-option")
    terminal.wait_for("Top picks for you")
    terminal.keys("C-q")
    assert terminal.left() == 0
