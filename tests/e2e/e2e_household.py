"""A household: its films, how its mpv is started, and what was kept of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import media
from e2e_terminal import TVREC

from tvrec.store import Store

__all__ = ["FILM_S", "history", "make_films", "start_mpv_with", "viewing_of"]

_FILMS = {
    "Metropolis (1927)": ("Science Fiction", "A son of the city follows a teacher underground."),
    "Nosferatu (1922)": ("Horror", "A clerk travels to a count who casts a shadow of his own."),
    "Faust (1926)": ("Fantasy", "An old scholar sells his soul to end the plague."),
    "Safety Last (1923)": ("Comedy", "A salesman climbs a department store from outside."),
}
FILM_S = 180.0


def make_films(folder: Path) -> Path:
    """Make films of three minutes."""
    for name, (genre, plot) in _FILMS.items():
        media.make_video(folder / name / f"{name}.mkv", seconds=FILM_S)
        title = name.partition(" (")[0]
        media.write(
            folder / name / "movie.nfo",
            f"<movie><title>{title}</title><plot>{plot}</plot><genre>{genre}</genre></movie>",
        )
    return folder


def start_mpv_with(home: Path, *arguments: str, program: str = "mpv") -> None:
    """Say in config.toml how mpv is to be started; it has no sound device here."""
    every = ", ".join(f'"{each}"' for each in ("--ao=null", *arguments))
    lines = f'[player]\nprogram = "{program}"\narguments = [{every}]\n'
    media.write(home / ".config" / "tvrec" / "config.toml", lines)


def history() -> list[Any]:
    """Return what the viewer did."""
    done = subprocess.run([*TVREC, "history", "--json"], capture_output=True, check=True)
    found: list[Any] = json.loads(done.stdout)["items"]
    return found


def viewing_of(home: Path, title: str) -> tuple[float, float] | None:
    """Return where a film was left, and how many seconds of it were seen."""
    with Store.open(home / ".local" / "share" / "tvrec" / "tvrec.db") as store:
        names = {each.id: each.title for each in store.titles.summaries()}
        for viewing in store.viewings.open(store.profiles.list()[0].id):
            if names[viewing.title] == title:
                return viewing.position_s, sum(each.end - each.start for each in viewing.covered)
    return None
