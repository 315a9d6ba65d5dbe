"""A terminal, a household of real films, and the mpv that plays them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import media
import pytest
from e2e_terminal import ROOT, TVREC, Terminal

FILMS = {
    "Metropolis (1927)": ("Science Fiction", "A son of the city follows a teacher underground."),
    "Nosferatu (1922)": ("Horror", "A clerk travels to a count who casts a shadow of his own."),
    "Faust (1926)": ("Fantasy", "An old scholar sells his soul to end the plague."),
    "Safety Last (1923)": ("Comedy", "A salesman climbs a department store from outside."),
}
FILM_S = 120.0

collect_ignore_glob = [] if shutil.which("tmux") else ["test_*.py"]


@pytest.fixture
def open_terminal(home: Path) -> Iterator[Callable[..., Terminal]]:
    """Open a terminal of a size, with names for its environment."""
    opened: list[Terminal] = []

    def open_one(size: tuple[int, int] = (120, 40), **environ: str) -> Terminal:
        inherited = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM")}
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
def films(home: Path) -> Path:
    """A folder of films of two minutes; mpv plays them without sound."""
    folder = home / "Films"
    for name, (genre, plot) in FILMS.items():
        media.make_video(folder / name / f"{name}.mkv", seconds=FILM_S)
        title = name.partition(" (")[0]
        media.write(
            folder / name / "movie.nfo",
            f"<movie><title>{title}</title><plot>{plot}</plot><genre>{genre}</genre></movie>",
        )
    player(home)
    return folder


def player(home: Path, *arguments: str) -> None:
    """Say in config.toml how mpv is to be started."""
    every = ", ".join(f'"{each}"' for each in ("--ao=null", *arguments))
    media.write(home / ".config" / "tvrec" / "config.toml", f"[player]\narguments = [{every}]\n")


@pytest.fixture
def scanned(films: Path, terminal: Terminal) -> Path:
    """The same folder, read by ``tvrec scan``."""
    terminal.run(*TVREC, "scan", str(films))
    assert terminal.left() == 0
    return films
