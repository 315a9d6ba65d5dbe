"""Scanning: 10,000 media files for the first time, again, and after one of them has changed.

    python bench/scan.py [--files N]

The files are real and tiny, each with a content of its own: films in folders with NFO and poster,
series, albums. CPU time is of this process and its child. Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tvrec.core.scanning import scan_into
from tvrec.store import Store

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "library"))

import media  # type: ignore[import-not-found]  # it is where the line above says

NOW = datetime(2026, 5, 1, tzinfo=UTC)
GOAL_RESCAN_S, GOAL_CHANGED_MS = 2.0, 20.0
ALBUM = 12


def make_library(root: Path, count: int) -> None:
    """Write a third films, a third episodes, a third tracks."""
    film = media.make_video(root / "template.mkv", language="eng").read_bytes()
    (root / "template.mkv").unlink()
    poster = media.picture(side=200)
    for number in range(count // 3):
        name = f"Film {number:05} ({1930 + number % 90})"
        folder = root / "Films" / name
        media.write(folder / f"{name}.mkv", film + _mark(number))
        media.write(
            folder / "movie.nfo",
            f"<movie><title>Film {number:05}</title><year>{1930 + number % 90}</year>"
            f"<plot>Somebody goes to a place of the name {number} and comes back.</plot>"
            f"<genre>Drama</genre><director>Person {number % 500}</director></movie>",
        )
        media.write(folder / "poster.jpg", poster)
    for number in range(count // 3):
        show, episode = divmod(number, 40)
        folder = root / "Series" / f"Series {show:03}" / f"Season {1 + episode // 20}"
        name = f"Series.{show:03}.S{1 + episode // 20:02}E{1 + episode % 20:02}.An.Episode.mkv"
        media.write(folder / name, film + _mark(count + number))
    for number in range(count - 2 * (count // 3)):
        album, track = divmod(number, ALBUM)
        media.make_audio(
            root / "Music" / f"Artist {album % 50}" / f"Album {album}" / f"{track + 1:02}.mp3",
            title=f"Track {number}", artist=f"Artist {album % 50}", album=f"Album {album}",
            track=str(track + 1), genre="Folk",
        )  # fmt: skip


def _mark(number: int) -> bytes:
    return b"\xec\x88" + number.to_bytes(8, "big")  # an EBML Void


def cpu_s() -> float:
    """Seconds of CPU time that this process and the children that have ended took."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def timed(work: Callable[[], None]) -> float:
    """Return the CPU seconds of some work."""
    begin = cpu_s()
    work()
    return cpu_s() - begin


def main() -> int:
    """Measure, print and judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory(prefix="tvrec-bench-") as place:
        root = Path(place) / "library"
        make_library(root, count)
        with Store.open(Path(place) / "tvrec.db") as store:
            return _measure(store, root, count)


def _measure(store: Store, root: Path, count: int) -> int:
    def scan() -> None:
        report = scan_into(store, [root], now=NOW)
        assert report.read == count, report
        assert not report.problems, report

    first = timed(scan)
    print(f"{count} media files, CPU time, the child that opens videos included")
    print(f"{'first scan':34} {first:8.1f} s   {1000 * first / count:6.2f} ms a file")
    again = min(timed(scan) for _ in range(3))
    goal = GOAL_RESCAN_S * count / 10_000
    print(f"{'all unchanged':34} {again:8.2f} s   goal {goal:g} s")
    met = again <= goal
    for what, places in _changes(root).items():
        _append(places[0])
        one = timed(scan) - again
        for place in places[1:]:
            _append(place)
        each = max(0.0, timed(scan) - again - one) / (len(places) - 2)  # beyond the first
        print(f"{what:34} {1000 * each:8.1f} ms  goal {GOAL_CHANGED_MS:g} ms", end="")
        print(f"  (the first of a scan {1000 * max(0.0, one):.0f} ms)")
        met &= 1000 * each <= GOAL_CHANGED_MS
    return 0 if met else 1


def _changes(root: Path) -> dict[str, list[Path]]:
    """What changes, by what it is: the first alone, then the others at once."""
    films = sorted((root / "Films").iterdir())[:22]
    albums = sorted((root / "Music").glob("*/*"))[:22]
    episodes = sorted((root / "Series" / "Series 000").glob("*/*"))[:22]
    return {
        "an NFO changed": [film / "movie.nfo" for film in films],
        "a poster changed": [film / "poster.jpg" for film in films],
        "a film changed": [film / f"{film.name}.mkv" for film in films],
        "an episode changed": episodes,
        "a track changed (album of 12)": [next(album.iterdir()) for album in albums],
    }


def _append(path: Path) -> None:
    """Change a file: its content, its size and its time."""
    ending = _mark(path.stat().st_size + 10**9) if path.suffix == ".mkv" else b" "
    with path.open("ab") as file:
        file.write(ending)


if __name__ == "__main__":
    sys.exit(main())
