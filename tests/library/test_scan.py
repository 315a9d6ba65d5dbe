# Longer than 300 lines because one household is scanned again and again.
"""Folders of real media become titles, again and again, whatever is broken in them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import media
import pytest

from tvrec.core.reports import Report
from tvrec.core.scanning import scan_into
from tvrec.domain import Kind, Problem, Title
from tvrec.library import Probe, Unchanged, scan
from tvrec.library.walk import walk
from tvrec.store import Store

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "db" / "tvrec.db") as opened:
        yield opened


def scanned(store: Store, *roots: Path) -> Report:
    return scan_into(store, roots, probe_timeout_s=20, now=NOW)


def by_name(store: Store) -> dict[str, Title]:
    return {title.title: title for title in store.titles.each()}


@pytest.fixture(scope="session")
def household(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return media.make_tree(tmp_path_factory.mktemp("household"))


def test_every_kind_of_title_is_found_once(store: Store, household: Path) -> None:
    report = scanned(store, household)
    assert report.problems == []
    assert store.titles.count() == {
        Kind.MOVIE: 4, Kind.SERIES: 1, Kind.EPISODE: 3, Kind.CLIP: 2, Kind.ALBUM: 1, Kind.ARTIST: 1,
        Kind.TRACK: 3, Kind.AUDIOBOOK: 1, Kind.PODCAST: 1, Kind.PODCAST_EPISODE: 2,
    }  # fmt: skip


def test_sidecars_names_tags_and_streams_say_what_a_title_is(store: Store, household: Path) -> None:
    scanned(store, household)
    found = by_name(store)
    film = found["Metropolis"]
    assert (film.year, film.rating, film.votes) == (1927, 8.3, 190_000)
    assert film.genres == ("Science Fiction", "Drama", "Silent")
    assert [(c.name, c.role) for c in film.people] == [
        ("Fritz Lang", "director"), ("Brigitte Helm", "actor"),
    ]  # fmt: skip
    assert film.external_ids["imdb"] == "tt0017136"
    assert film.runtime_s == pytest.approx(2, abs=0.3), "the file's own length beats the NFO's"
    [file] = store.files.of(film.id)
    assert (file.width, file.height, file.audio_languages) == (64, 48, ("de",))
    assert file.subtitle_languages == ("en",)
    assert [picture.role for picture in store.artwork.of(film.id)] == ["poster"]
    assert (found["小城之春"].year, found["小城之春"].external_ids) == (1948, {"tmdb": "88273"})
    clip = found["A lecture on stars"]
    assert (clip.kind, clip.year, clip.external_ids) == (
        Kind.CLIP,
        2020,
        {"youtube": "dQw4w9WgXcQ"},
    )
    assert found["2023-04-01 12:13"].kind is Kind.CLIP


def test_leaves_know_their_parents_and_their_numbers(store: Store, household: Path) -> None:
    scanned(store, household)
    found = by_name(store)
    series, album = found["The Lighthouse"], found["Night Pieces"]
    assert (found["The First"].parent, found["The First"].season) == (series.id, 1)
    assert found["The First"].plot == "It begins."
    assert [store.titles.get(key).season for key in store.titles.children(series.id)] == [1, 1, 0]  # type: ignore[union-attr]
    tracks = [store.titles.get(key) for key in store.titles.children(album.id)]
    assert [(t.title, t.track) for t in tracks if t] == [("Dusk", 1), ("Midnight", 2), ("Dawn", 3)]
    assert (album.artist, album.year, album.genres) == ("Ensemble", 2010, ("Classical",))
    artist = found["Ensemble"]
    assert (album.parent, artist.kind, artist.plot) == (
        artist.id,
        Kind.ARTIST,
        "They play at night.",
    )
    [cover] = store.artwork.of(album.id)
    assert (cover.role, cover.source) == ("cover", "tag")


def test_versions_are_one_title_and_parts_are_one_list(store: Store, household: Path) -> None:
    scanned(store, household)
    found = by_name(store)
    versions = store.files.of(found["Nosferatu"].id)
    assert sorted(file.version for file in versions) == ["1080p", "4K"]
    parts = store.files.of(found["Faust"].id)
    assert [file.part for file in parts] == [1, 2]
    assert found["Faust"].runtime_s == pytest.approx(4, abs=0.6)


def test_what_is_broken_is_a_line_each_and_the_scan_goes_on(store: Store, tmp_path: Path) -> None:
    report = scanned(store, media.make_broken(tmp_path))
    lines = {Path(problem.file).name: problem for problem in report.problems}
    assert set(lines) == {
        "Zero (2001).mkv", "Random (2002).mp4", "Cut (2003).mp4", "Pipe (2004).mkv", "loop",
        "Not XML (2007).nfo", "poster.jpg",
    }  # fmt: skip
    assert all(problem.message and problem.remedy for problem in report.problems)
    titles = by_name(store)
    assert {"Bomb", "Not XML"} < set(titles), "a bad NFO costs its facts, never its film"
    assert not any("root:" in title or "lollol" in title for title in titles), "entities expanded"
    assert any(title.startswith("Caf") for title in titles), "a name that is not UTF-8"
    assert any(title.startswith("LLLL") for title in titles), "a name of 255 bytes"
    assert report.skipped["cannot be played"] == 3


def test_a_second_scan_reads_nothing_again(store: Store, household: Path) -> None:
    scanned(store, household)
    before = list(store.titles.each())
    with Probe(command=[sys.executable, "-c", "raise SystemExit(1)"]) as broken:
        steps = list(
            scan([household], known_units=store.files.units(),
                 known_files=list(store.files.known()), probe=broken)
        )  # fmt: skip
    assert all(isinstance(step, Unchanged) for step in steps[:-1])
    report = scanned(store, household)
    assert (report.kept, report.skipped) == (0, {"unchanged": report.read})
    assert list(store.titles.each()) == before


def test_a_changed_sidecar_reads_its_title_again(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "Film (2001)"
    media.make_video(folder / "Film (2001).mkv")
    scanned(store, tmp_path)
    [before] = store.titles.each()
    media.write(folder / "movie.nfo", "<movie><title>Renamed</title></movie>")
    scanned(store, tmp_path)
    [after] = store.titles.each()
    assert (after.id, after.title) == (before.id, "Renamed")


def test_a_moved_file_keeps_its_title(store: Store, tmp_path: Path) -> None:
    media.make_video(tmp_path / "Old name (2001).mkv", seed=21)
    scanned(store, tmp_path)
    [before] = store.titles.each()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "Old name (2001).mkv").rename(tmp_path / "elsewhere" / "New name (2001).mkv")
    scanned(store, tmp_path)
    [after] = store.titles.each()
    assert (after.id, after.title) == (before.id, "New name")
    assert [Path(file.path).name for file in store.files.of(after.id)] == ["New name (2001).mkv"]


def test_a_moved_album_keeps_its_id(store: Store, tmp_path: Path) -> None:
    for number in (1, 2):
        media.make_audio(tmp_path / "a" / f"{number}.mp3", seed=number, title=f"T{number}",
                         album="Album", artist="X", track=str(number))  # fmt: skip
    scanned(store, tmp_path)
    before = {title.title: title.id for title in store.titles.each()}
    (tmp_path / "a").rename(tmp_path / "b")
    scanned(store, tmp_path)
    assert {title.title: title.id for title in store.titles.each()} == before


def test_a_file_retagged_in_place_keeps_its_title(store: Store, tmp_path: Path) -> None:
    track = tmp_path / "a" / "1.mp3"
    media.make_audio(track, title="Wrong", album="Album", artist="X")
    scanned(store, tmp_path)
    before = {title.kind: title.id for title in store.titles.each()}
    media.make_audio(track, title="Right", album="Album", artist="X")
    scanned(store, tmp_path)
    assert {title.kind: title.id for title in store.titles.each()} == before
    assert "Right" in by_name(store)


def test_two_copies_are_two_titles_while_both_are_there(store: Store, tmp_path: Path) -> None:
    media.make_video(tmp_path / "One (2001).mkv", seed=22)
    scanned(store, tmp_path)
    shutil.copy(tmp_path / "One (2001).mkv", tmp_path / "Two (2002).mkv")
    scanned(store, tmp_path)
    assert set(by_name(store)) == {"One", "Two"}


def test_missing_files_are_marked_and_welcomed_back(store: Store, tmp_path: Path) -> None:
    root, away = tmp_path / "library", tmp_path / "away"
    media.make_video(root / "a" / "Film (2001).mkv", seed=23)
    media.make_video(root / "b" / "Other (2002).mkv", seed=24)
    scanned(store, root)
    film = by_name(store)["Film"]
    (root / "a").rename(away)
    report = scanned(store, root)
    assert report.skipped["missing"] == 1
    assert store.files.of(film.id)[0].missing_since == NOW
    away.rename(root / "a")
    scanned(store, root)
    assert by_name(store)["Film"].id == film.id
    assert store.files.of(film.id)[0].missing_since is None


def test_a_disk_that_is_not_there_loses_nothing(store: Store, tmp_path: Path) -> None:
    media.make_video(tmp_path / "disk" / "Film (2001).mkv", seed=25)
    scanned(store, tmp_path / "disk")
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    report = scanned(store, tmp_path / "disk")
    assert "plug in" in report.problems[0].remedy
    [title] = store.titles.each()
    assert store.files.of(title.id)[0].missing_since is None


def test_a_folder_that_vanishes_during_the_scan_is_a_line(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media.make_video(tmp_path / "stays" / "Film (2001).mkv", seed=26)
    media.make_video(tmp_path / "goes" / "Gone (2002).mkv", seed=27)
    real = os.scandir

    def scandir(path: str) -> object:
        if path == str(tmp_path / "goes") and (tmp_path / "goes").exists():
            shutil.rmtree(tmp_path / "goes")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = scanned(store, tmp_path)
    assert set(by_name(store)) == {"Film"}
    assert "vanished" in report.problems[0].remedy


def test_an_unreadable_folder_is_a_line() -> None:
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        media.make_video(Path(place) / "ours" / "Film (2001).mkv", seed=28)
        (Path(place) / "theirs").mkdir(mode=0)
        with contextlib.ExitStack() as stack:
            if os.geteuid() == 0:  # root may read every folder: look as somebody else does
                os.seteuid(65534)
                stack.callback(os.seteuid, 0)
            tree = walk(place, problems.append)
    assert [video.name for folder in tree.folders for video in folder.videos] == ["Film (2001).mkv"]
    assert [(Path(p.file).name, p.remedy) for p in problems] == [
        ("theirs", "let your user read that folder")
    ]


def test_a_file_that_hangs_the_probe_is_a_line_and_the_next_is_read(tmp_path: Path) -> None:
    stuck = tmp_path / "worker.py"
    stuck.write_text(
        "import sys, time, json\n"
        "for line in sys.stdin:\n"
        "    if b'Stuck' in bytes.fromhex(line.strip()):\n"
        "        time.sleep(600)\n"
        "    print(json.dumps({'duration_s': 60.0}), flush=True)\n"
    )
    media.make_video(tmp_path / "films" / "A Stuck (2001).mkv", seed=29)
    media.make_video(tmp_path / "films" / "B Fine (2002).mkv", seed=30)
    with Probe(0.5, [sys.executable, str(stuck)]) as probe, Store.in_memory() as store:
        steps = list(scan([tmp_path / "films"], known_units={}, probe=probe))
        del store
    problems = [p for step in steps for p in getattr(step, "problems", ())]
    drafts = [d.title.title for step in steps for d in getattr(step, "drafts", ())]
    assert "no answer within 0.5 s" in problems[0].message
    assert drafts == ["B Fine"]


def test_ctrl_c_keeps_what_was_done(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        media.make_video(tmp_path / f"Film {number} (200{number}).mkv", seed=31 + number)

    def stop(done: int, _: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    report = scan_into(store, [tmp_path], probe_timeout_s=20, now=NOW, on_progress=stop)
    assert report.interrupted
    assert len(by_name(store)) == 2


def test_without_a_folder_the_known_ones_are_read(store: Store, tmp_path: Path) -> None:
    media.make_video(tmp_path / "Film (2001).mkv", seed=23)
    scanned(store, tmp_path)
    media.make_video(tmp_path / "Late (2002).mkv", seed=24)
    assert not scanned(store).problems
    assert set(by_name(store)) == {"Film", "Late"}


def test_what_an_import_knew_stays_beside_what_a_file_says(store: Store, tmp_path: Path) -> None:
    media.make_video(tmp_path / "Film (2001) {imdb-tt0000001}.mkv", seed=23)
    store.titles.put(
        [Title(id="x:1", kind=Kind.MOVIE, title="Film", plot="Imported.", votes=7)]  # type: ignore[arg-type]
    )
    store.titles.add_keys("x:1", [("imdb", "tt0000001")])  # type: ignore[arg-type]
    scanned(store, tmp_path)
    [title] = store.titles.each()
    assert (title.id, title.plot, title.votes, title.year) == ("x:1", "Imported.", 7, 2001)
