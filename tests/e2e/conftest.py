"""A terminal, a household of real films, and the mpv that plays them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e_household import make_films, start_mpv_with
from e2e_terminal import ROOT, TVREC, Terminal

OTHERS = {
    "COLORTERM", "COLUMNS", "DISPLAY", "LINES", "NO_COLOR", "TMUX", "TMUX_PANE", "WAYLAND_DISPLAY",
}  # fmt: skip
"""What the terminal of who runs the tests says of itself."""


@pytest.fixture
def open_terminal(home: Path) -> Iterator[Callable[..., Terminal]]:
    """Open a terminal of a size, with names for its environment."""
    if not shutil.which("tmux"):
        pytest.skip("needs tmux")
    opened: list[Terminal] = []

    def open_one(size: tuple[int, int] = (120, 40), **environ: str) -> Terminal:
        inherited = {name: value for name, value in os.environ.items() if name not in OTHERS}
        path = os.pathsep.join([str(ROOT), os.environ["PYTHONPATH"]])
        names = {"COLORTERM": "truecolor", "PYTHONPATH": path, **environ}
        terminal = Terminal(home / f"tmux-{len(opened)}", {**inherited, **names}, size)
        opened.append(terminal)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


@pytest.fixture
def terminal(open_terminal: Callable[..., Terminal]) -> Terminal:
    return open_terminal()


@pytest.fixture
def films(mpv: None, home: Path) -> Path:
    """A folder of films; mpv plays them without sound."""
    start_mpv_with(home)
    return make_films(home / "Films")


@pytest.fixture
def scanned(films: Path, terminal: Terminal) -> Path:
    """The same folder, read by ``tvrec scan``."""
    terminal.run(*TVREC, "scan", str(films))
    assert terminal.left() == 0
    return films
