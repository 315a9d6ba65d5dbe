"""Films that will not play: a sentence on the screen, and nothing in the history."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import media
import pytest
from e2e_household import history, start_mpv_with
from e2e_screen import HOME, first_card
from e2e_terminal import ROOT, TVREC, Terminal

WORKS = ROOT / "assets" / "demo" / "works"


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


@pytest.mark.parametrize("shown_before", [False, True])
def test_a_database_of_a_newer_tvrec_is_one_line_in_the_shell(
    terminal: Terminal, home: Path, shown_before: bool
) -> None:
    database = home / "evening.db"
    command = [*TVREC, "--db", str(database)]
    terminal.run(*TVREC, "--db", str(database), "import", str(next(WORKS.glob("*.jsonl"))))
    assert terminal.left() == 0
    if shown_before:  # Home as it was is then on the screen before the database is opened
        terminal.run(*command)
        terminal.wait_for(HOME)
        terminal.keys("C-q")
        assert terminal.left() == 0
    with sqlite3.connect(database) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    terminal.run(*command)
    assert terminal.left() == 1
    said = terminal.wait_for("a newer tvrec wrote this database")
    assert "Traceback" not in said
    assert "Enter play" not in said
