"""What goes, comes back, is interrupted or is scanned in parts."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import media
import pytest
from library_shelf import NOW, Shelf, known

from tvrec.core.scanning import scan_into
from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, Title, TitleId, Viewer
from tvrec.errors import ConfigError
from tvrec.library import Found, Known, ScanSettings, scan


def test_missing_files_are_marked_and_welcomed_back_unread(
    shelf: Shelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media.make_video(root / "a" / "Film (2001).mkv")
    media.make_video(root / "b" / "Other (2002).mkv")
    shelf.scan(root)
    film = shelf.titles["Film"].id
    (root / "a").rename(root.parent / "away")
    report = shelf.scan(root)
    assert report.skipped["missing"] == 1
    assert shelf.files("Film")[0].missing_since == NOW
    again = shelf.scan(root, now=NOW + timedelta(days=1))
    assert "missing" not in again.skipped, "it is told once"
    assert shelf.files("Film")[0].missing_since == NOW
    (root.parent / "away").rename(root / "a")
    monkeypatch.setattr("tvrec.library.probe._WORKER", ("false",))
    report = shelf.scan(root)
    assert (report.kept, report.problems) == (0, [])
    assert shelf.titles["Film"].id == film
    assert shelf.files("Film")[0].missing_since is None


def test_a_file_that_comes_back_where_another_scan_has_moved_it_from_is_read(
    shelf: Shelf, root: Path
) -> None:
    film = media.make_video(root / "a" / "Film (2001).mkv")
    media.make_video(root / "z" / "Other (2002).mkv")
    shelf.scan(root)
    film_id = shelf.titles["Film"].id
    (root / "a").rename(root / "b")
    shelf.scan(root)
    (root / "b").rename(root / "a")
    shelf.scan(root)
    [file] = shelf.files("Film")
    assert (file.path, file.missing_since) == (str(film), None)
    assert shelf.titles["Film"].id == film_id


def test_a_title_with_history_is_never_swept_away(shelf: Shelf, root: Path) -> None:
    track = media.make_audio(root / "a" / "1.mp3", title="T", album="Albun", artist="X")
    media.make_audio(root / "a" / "2.mp3", title="U", album="Album", artist="X")
    shelf.scan(root)
    album = shelf.titles["Albun"].id
    shelf.store.profiles.add(Viewer(id=ProfileId("p:1"), name="Ann"))
    shelf.store.events.add(
        Event(id=EventId("e:1"), profile=ProfileId("p:1"), at=NOW, kind=EventKind.LIKE,
              target=Target("title", album))
    )  # fmt: skip
    media.make_audio(track, title="T", album="Album", artist="X")
    shelf.scan(root)
    assert shelf.store.titles.get(album) is not None


def test_ctrl_c_keeps_what_was_done(shelf: Shelf, root: Path) -> None:
    for number in range(3):
        media.make_video(root / f"Film {number} (200{number}).mkv")

    def stop(done: int, _: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    report = shelf.scan(root, on_progress=stop)
    assert report.interrupted
    assert set(shelf.titles) == {"Film 0", "Film 1"}
    assert not any(f.missing_since for name in shelf.titles for f in shelf.files(name))
    assert shelf.scan(root).kept == 1


def test_ctrl_c_while_a_batch_is_written_loses_nothing_of_it(
    shelf: Shelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        media.make_video(root / f"Film {number} (200{number}).mkv")
    real = shelf.store.files.put_unit
    calls: list[str] = []

    def put_unit(path: str, *rest: object) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf.store.files, "put_unit", put_unit)
    report = shelf.scan(root)
    assert report.interrupted
    assert set(shelf.titles) == {"Film 0", "Film 1", "Film 2"}


def test_a_scan_that_is_closed_leaves_no_child(root: Path) -> None:
    media.make_video(root / "Film (2001).mkv")
    media.make_video(root / "Other (2002).mkv")
    steps = scan([root], known=Known(), settings=ScanSettings())
    while not isinstance(next(steps), Found):
        pass
    own = f"/proc/self/task/{os.getpid()}/children"
    assert Path(own).read_text()
    steps.close()
    assert not Path(own).read_text()


def test_without_a_folder_the_known_ones_are_read(shelf: Shelf, root: Path) -> None:
    with pytest.raises(ConfigError, match="no folder is known"):
        scan_into(shelf.store, [], now=NOW)
    media.make_video(root / "sub" / "Film (2001).mkv")
    shelf.scan(root)
    shelf.scan(root / "sub")
    assert shelf.store.roots.list() == [str(root)]
    media.make_video(root / "Late (2002).mkv")
    shelf.scan()
    assert set(shelf.titles) == {"Film", "Late"}


def test_scanning_a_folder_within_says_nothing_of_the_rest(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "a" / "Film (2001).mkv")
    other = media.make_video(root / "b" / "Other (2002).mkv")
    shelf.scan(root)
    other.unlink()
    report = shelf.scan(root / "a")
    assert (report.read, report.skipped) == (1, {"unchanged": 1})
    assert shelf.files("Other")[0].missing_since is None


@pytest.mark.parametrize("keys", [[("imdb", "tt0000001")], []])
def test_what_an_import_knew_stays_beside_what_a_file_says(
    shelf: Shelf, root: Path, keys: list[tuple[str, str]]
) -> None:
    media.make_video(root / "Film (2001) {imdb-tt0000001}.mkv")
    imported = TitleId("x:1")
    shelf.store.titles.put(
        [Title(id=imported, kind=Kind.MOVIE, title="Film", year=2001, plot="Imported.", votes=7)]
    )
    shelf.store.titles.add_keys(imported, keys)
    shelf.scan(root)
    [title] = shelf.store.titles.each()
    assert (title.id, title.plot, title.votes) == (imported, "Imported.", 7)
    assert title.external_ids == {"imdb": "tt0000001"}


def disturb(root: Path, chance: random.Random, step: int) -> dict[Path, Path]:
    """Do something to some files; return those that were moved, each with its new place."""
    moved: dict[Path, Path] = {}
    for _ in range(chance.randint(1, 3)):
        files = [path for path in sorted(root.rglob("*.mp3")) if path not in moved.values()]
        if not files:
            break
        file = chance.choice(files)
        place = root / f"d{chance.randint(0, 3)}" / f"{step}-{chance.randint(0, 9999)}.mp3"
        place.parent.mkdir(exist_ok=True)
        match chance.choice(["move", "move", "copy", "delete", "touch"]):
            case "move":
                file.rename(place)
                moved[file] = place
            case "copy":
                shutil.copy(file, place)
            case "delete":
                file.unlink()
            case _:
                os.utime(file, (step, step))
    return moved


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_to_files_each_has_one_title_and_moves_lose_none(
    shelf: Shelf, root: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(8):
        media.make_audio(root / f"d{number % 3}" / f"{number}.mp3", title=f"Song {number}",
                         album=f"Album {number % 2}", artist="Ann", track=str(number))  # fmt: skip
    shelf.scan(root)
    for step in range(10):
        ids = {Path(path): file.title for path, file in shelf.store.files.known().items()}
        moved = disturb(root, chance, step)
        assert not shelf.scan(root).problems
        there = shelf.store.files.known()
        assert {Path(path) for path in there} == set(root.rglob("*.mp3"))
        contents = Counter(path.read_bytes() for path in root.rglob("*.mp3"))
        for before, after in moved.items():
            if contents[after.read_bytes()] == 1 and before in ids:
                assert there[str(after)].title == ids[before]
        again = scan([root], known=known(shelf), settings=ScanSettings())
        assert not any(isinstance(step, Found) for step in again)
