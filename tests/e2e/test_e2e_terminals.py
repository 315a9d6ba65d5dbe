"""Other sizes, fewer colours, none at all; and no network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from e2e_screen import HOME, first_card
from e2e_terminal import TVREC, Terminal


def test_home_follows_the_size_of_the_terminal(terminal: Terminal) -> None:
    terminal.run(*TVREC, "demo", "--fresh")
    title = first_card(terminal.wait_for(HOME))
    for width, height in ((80, 24), (60, 16), (160, 50), (120, 40)):
        terminal.resize(width, height)
        terminal.wait_for(
            rf"(?s)\A(?=(?:[^\n]*\n){{{height}}}\Z).*tvrec.*{re.escape(title)}.*Enter play"
        )
    terminal.keys("Right", "Enter")
    terminal.wait_for("A demonstration")
    terminal.resize(80, 24)
    terminal.wait_for("A demonstration")
    terminal.keys("x")
    terminal.wait_for("Enter play")
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.parametrize(
    ("environ", "none", "some"),
    [
        ({"TERM": "linux", "COLORTERM": ""}, r"\x1b\[[\d;]*[34]8[;:][25]", r"\x1b\[[\d;]*[349]\dm"),
        ({"NO_COLOR": "1"}, r"\x1b\[[\d;:]*([34]8[;:]|[349][0-7])", r"Enter play"),
        ({"TERM": "xterm-256color", "COLORTERM": ""}, r"[34]8[;:]2[;:]", r"[34]8[;:]5[;:]"),
    ],
    ids=["sixteen colours", "no colours", "256 colours"],
)
def test_fewer_colours_are_enough(
    open_terminal: Callable[..., Terminal], environ: dict[str, str], none: str, some: str
) -> None:
    terminal = open_terminal()
    terminal.run(*TVREC, "demo", "--fresh", **environ)
    title = first_card(terminal.wait_for(HOME))
    coloured = terminal.screen(escapes=True)
    assert not re.search(none, coloured)
    assert re.search(some, coloured)
    assert title in coloured
    terminal.keys("Right", "i")
    terminal.wait_for("Esc back")
    terminal.keys("C-q")
    assert terminal.left() == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace: it could not be installed")
def test_the_television_opens_no_internet_socket(terminal: Terminal, home: Path) -> None:
    log = home / "network.log"
    trace = ("strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log))
    terminal.run(*trace, *TVREC, "demo", "--fresh")
    terminal.wait_for(HOME)
    terminal.keys("Right", "Enter")
    terminal.wait_for("A demonstration")
    terminal.keys("x")
    terminal.wait_for(HOME)
    terminal.keys("C-q")
    if terminal.left() and not log.exists():
        pytest.skip("strace may not trace here")
    calls = log.read_text()
    assert "exited" in calls or "socket" in calls  # something was traced
    assert "AF_INET" not in calls
