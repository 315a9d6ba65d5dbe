"""The demonstration in a terminal, from the first picture to the shell's prompt."""

from __future__ import annotations

import re

from e2e_screen import HOME, first_card
from e2e_terminal import TVREC, Terminal


def test_home_watches_takes_back_and_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    before = terminal.tty()
    terminal.run(*TVREC, "demo", "--fresh")
    title = first_card(terminal.wait_for(HOME))

    terminal.keys("Enter")
    terminal.wait_for("A demonstration")
    after = terminal.wait_for("changed just now: you watched")  # it has ended by itself
    cause = re.search(r"you watched (.+?) *$", after, re.MULTILINE)
    assert cause is not None
    assert cause[1].startswith(title.removesuffix("…"))
    assert f"Because you watched {cause[1]}" in after
    assert first_card(after) != title

    terminal.keys("u")
    taken_back = terminal.wait_for("Taken back")
    assert "Taken back: you watched" in taken_back
    assert "changed just now: you watched" not in taken_back
    assert first_card(taken_back) == title

    terminal.keys("c")
    entries = terminal.wait_for("Not interested in…").partition("What to do")[2].split("\n")
    named = [entry.strip(" ▌") for entry in entries if entry.strip()]
    terminal.keys(*["Down"] * named.index("Not interested in…"), "Enter")
    terminal.wait_for("Genre")
    terminal.keys("Enter")
    assert re.search(r"Nothing of .+ any more: \d+ titles fewer", terminal.wait_for("any more"))
    terminal.keys("u")
    terminal.wait_for("Taken back: nothing of")

    terminal.keys("Escape")
    terminal.wait_for("Leave tvrec")
    terminal.keys("Escape")
    terminal.wait_for("Top picks for you")
    terminal.keys("Escape")
    terminal.wait_for("Leave tvrec")
    terminal.keys("Down", "Enter")
    assert terminal.left() == 0
    assert_clean(terminal, before)


def assert_clean(terminal: Terminal, before: str) -> None:
    """The shell has its terminal back as it was."""
    flags = ("alternate_on", "mouse_any_flag", "mouse_sgr_flag", "cursor_flag", "wrap_flag")
    assert [terminal.flag(name) for name in flags] == ["0", "0", "0", "1", "1"]
    assert terminal.tty() == before
    assert "Traceback" not in terminal.screen()
