"""Real films in a terminal: mpv draws in it, takes its keys, and gives it back."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from conftest import FILM_S, player
from e2e_player import Mpv
from e2e_screen import HOME, cards, first_card
from e2e_terminal import TVREC, Terminal, until

from tvrec.store import Store


def viewing_of(home: Path, title: str) -> tuple[float, float] | None:
    """Return where a film was left, and how many seconds of it were seen."""
    with Store.open(home / ".local" / "share" / "tvrec" / "tvrec.db") as store:
        names = {each.id: each.title for each in store.titles.summaries()}
        for viewing in store.viewings.open(store.profiles.list()[0].id):
            if names[viewing.title] == title:
                return viewing.position_s, sum(each.end - each.start for each in viewing.covered)
    return None


@pytest.mark.usefixtures("scanned")
def test_a_film_is_left_half_way_gone_on_with_and_ends(terminal: Terminal, home: Path) -> None:
    player(home, "--speed=8")
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))

    terminal.keys("Enter")
    mpv = Mpv.of(home)
    terminal.wait_for("▄")  # mpv draws with lower halves, the television with upper ones
    assert "Enter play" not in terminal.screen()
    terminal.keys("Space")
    mpv.wait("pause", lambda paused: paused)
    terminal.keys("Space")
    mpv.wait_past(40.0)
    terminal.keys("x")
    mpv.wait_gone()
    begun = terminal.wait_for(HOME)
    assert cards(begun, "Continue watching") == [title]
    terminal.keys("C-q")
    assert terminal.left() == 0

    terminal.run(*TVREC)
    begun = terminal.wait_for(HOME)
    assert first_card(begun, "Continue watching") == title
    terminal.keys("Enter")
    terminal.wait_for("Go on at")
    terminal.keys("Enter")
    assert (Mpv.of(home).position or FILM_S) >= 40
    terminal.wait_for("changed just now: you watched " + title)
    watched = terminal.screen()
    assert "Continue watching" not in watched
    assert title not in cards(watched, "Top picks for you")
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.usefixtures("scanned")
def test_a_television_that_is_killed_leaves_a_player_that_the_next_one_ends(
    terminal: Terminal, home: Path
) -> None:
    terminal.run(*TVREC)
    title = first_card(terminal.wait_for(HOME))
    terminal.keys("Enter")
    mpv = Mpv.of(home)
    mpv.wait_past(3.0)
    os.kill(mpv.note.owner, signal.SIGKILL)
    assert terminal.left() == 128 + signal.SIGKILL
    until(lambda: not mpv.note.followed, "the television is still there")
    assert mpv.note.running
    at = mpv.position
    assert at is not None

    terminal.run("reset")
    terminal.left()
    terminal.run(*TVREC)
    terminal.wait_for(HOME)
    assert not mpv.note.running
    kept = viewing_of(home, title)
    assert kept is not None
    position, seen = kept
    assert position >= at
    assert seen >= position - 10
    terminal.keys("C-q")
    assert terminal.left() == 0
