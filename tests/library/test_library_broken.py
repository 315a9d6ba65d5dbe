"""What is broken is a line with file and remedy, and the scan goes on."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import media
import pytest
from library_shelf import Shelf, known

from tvrec.domain import Problem
from tvrec.library import Found, Gone, Known, ScanSettings, scan


def lines(problems: list[Problem]) -> dict[str, str]:
    return {Path(problem.file).name: problem.message for problem in problems}


def test_each_broken_thing_is_one_line(shelf: Shelf, root: Path) -> None:
    report = shelf.scan(media.make_broken(root))
    said = lines(report.problems)
    longest = next(name for name in said if name.startswith("LLL"))
    assert said.pop(longest).startswith("has a name of 255 bytes")
    assert said == {
        "Zero (2001).mkv": "is empty",
        "Random (2002).mp4": "cannot be played: Invalid data found when processing input",
        "Random.mp3": "cannot be played: Invalid data found when processing input",
        "Cut (2003).mp4": "cannot be played: Invalid data found when processing input",
        "Cut behind its index (2003).mp4": "is cut off: its end is missing",
        "Pipe (2004).mkv": "is a named pipe",
        "Nowhere (2004).mkv": "is a link to nothing",
        "loop": "leads back into itself",
        "Caf\ufffd (2005).mkv": "has a name that is not UTF-8",
        "Not XML (2007).nfo": "is neither XML nor the address of a known site",
        "poster.jpg": "is no picture that can be read, or is cut off",
        "fanart.jpg": "is no picture that can be read, or is cut off",
    }
    assert len(report.problems) == len(said) + 1, "one line each"
    assert all(problem.remedy for problem in report.problems)
    assert report.skipped == {"cannot be played": 5}


def test_what_can_be_played_is_kept_whatever_is_beside_it(shelf: Shelf, root: Path) -> None:
    shelf.scan(media.make_broken(root))
    names = set(shelf.titles)
    assert {"Bomb", "Not XML", "Café"} < names
    assert any(name.startswith("LLL") for name in names)
    assert len(names) == 4
    assert not any("root:" in name or "lollol" in name for name in names), "entities expanded"
    path = shelf.files("Café")[0].path
    assert os.fsencode(path).endswith(b"Caf\xe9 (2005).mkv"), "the path is kept byte for byte"


def test_problems_are_told_again_without_looking_again(shelf: Shelf, root: Path) -> None:
    first = shelf.scan(media.make_broken(root))
    steps = list(scan([root], known=known(shelf), settings=ScanSettings(probe_command=("false",))))
    assert not any(isinstance(step, Found) for step in steps)
    again = shelf.scan(root)
    assert sorted(again.problems, key=str) == sorted(first.problems, key=str)
    assert again.kept == 0


def test_a_file_that_hangs_what_reads_it_is_a_line_and_the_next_is_read(root: Path) -> None:
    stuck = root.parent / "worker.py"
    stuck.write_text(
        "import sys, time, json\n"
        "for line in sys.stdin:\n"
        "    if b'Stuck' in bytes.fromhex(line.strip()):\n"
        "        time.sleep(600)\n"
        "    print(json.dumps({'duration_s': 60.0}), flush=True)\n"
    )
    media.make_video(root / "A Stuck (2001).mkv")
    media.make_video(root / "B Fine (2002).mkv")
    settings = ScanSettings(probe_timeout_s=3.0, probe_command=(sys.executable, str(stuck)))
    found = [s for s in scan([root], known=Known(), settings=settings) if isinstance(s, Found)]
    assert [line.message for step in found for line in step.problems] == [
        "hangs whatever reads it: no answer in 3 s"
    ]
    assert [draft.title.title for step in found for draft in step.drafts] == ["B Fine"]

    units = {step.unit: step.signature for step in found}
    files = {path for step in found if step.drafts for path in step.media}
    again = scan([root], known=Known(units=units, files=files), settings=settings)
    assert not any(isinstance(step, Found) for step in again), "it is not tried again …"
    patient = ScanSettings(probe_timeout_s=4.0, probe_command=settings.probe_command)
    steps = scan([root], known=Known(units=units, files=files), settings=patient)
    assert sum(isinstance(step, Found) for step in steps) == 1, "… until there is more time"


@contextlib.contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may read every folder: look as another user does."""
    own = os.geteuid()
    os.seteuid(65534 if own == 0 else own)
    try:
        yield
    finally:
        os.seteuid(own)


def test_a_folder_that_nobody_lets_us_read_is_a_line_and_nothing_in_it_is_gone() -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        root.chmod(0o755)
        inside = media.write(root / "theirs" / "Film (2002).mkv", "film")
        inside.parent.chmod(0)
        known = Known(files={str(inside), str(root / "Gone (2001).mkv")})
        with as_somebody_else():
            steps = list(scan([root], known=known, settings=ScanSettings()))
        inside.parent.chmod(0o700)
    assert [step for step in steps if isinstance(step, Problem)] == [
        Problem(str(inside.parent), "may not be read", "let your user read that folder")
    ]
    assert steps[-1] == Gone(files=(str(root / "Gone (2001).mkv"),), units=())


def test_a_folder_that_vanishes_during_the_scan_is_a_line(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "a goes" / "Gone (2002).mkv")
    media.make_video(root / "b" / "stays" / "Film (2001).mkv")
    shelf.scan(root)
    media.make_video(root / "a goes first" / "New (2003).mkv")
    seen: list[str] = []

    def remove(_: int, folder: str) -> None:
        seen.append(folder)
        if folder.endswith("a goes first"):
            shutil.rmtree(root / "b" / "stays")

    report = shelf.scan(root, on_progress=remove)
    assert lines(report.problems) == {"stays": "vanished during the scan"}
    assert shelf.files("Film")[0].missing_since is None, "the next scan will see"
    assert set(shelf.titles) == {"Film", "Gone", "New"}


def test_a_file_that_vanishes_during_the_scan_is_read_when_it_is_back(
    shelf: Shelf, root: Path
) -> None:
    film = media.make_video(root / "Film (2001)" / "Film (2001).mkv")
    away = root.parent / "away.mkv"

    def remove(_: int, folder: str) -> None:
        if folder.endswith("Film (2001)") and not away.exists():
            film.rename(away)

    report = shelf.scan(root, on_progress=remove)
    assert lines(report.problems) == {"Film (2001).mkv": "vanished during the scan"}
    away.rename(film)
    assert shelf.scan(root).kept == 1


def test_a_folder_reached_twice_is_read_once(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "real" / "Film (2001).mkv")
    (root / "also").symlink_to(root / "real")
    report = shelf.scan(root, root / "real")
    assert report.read == 1
    assert lines(report.problems) == {"also": "is a folder that is read at another place too"}


def test_a_disk_that_is_not_there_loses_nothing(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "Film (2001).mkv")
    shelf.scan(root)
    root.rename(root.parent / "unplugged")
    report = shelf.scan()
    assert "plug in" in report.problems[0].remedy
    root.mkdir()
    report = shelf.scan()
    assert report.problems[0].message.startswith("is empty")
    assert shelf.files("Film")[0].missing_since is None


def test_without_pyav_names_and_tags_are_read_and_one_line_says_so(
    shelf: Shelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media.make_video(root / "Film (2001).mkv")
    media.make_video(root / "Other (2002).mkv")
    media.make_audio(root / "Album" / "1.mp3", title="Song", album="Album", artist="Ann")
    with monkeypatch.context() as without:
        without.setattr("importlib.util.find_spec", lambda name: None)
        report = shelf.scan(root)
    assert [problem.remedy for problem in report.problems] == ["pip install 'tvrec[media]'"]
    assert {"Film", "Other", "Song", "Album"} <= set(shelf.titles)
    assert shelf.titles["Film"].runtime_s is None
    report = shelf.scan(root)
    assert (report.kept, report.problems) == (2, []), "they are looked into once that is possible"
    assert shelf.titles["Film"].runtime_s
