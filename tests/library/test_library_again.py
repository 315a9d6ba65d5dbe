"""Scanning again: what has not changed is not read, and what was known stays itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import media
import pytest
from library_shelf import Shelf, known

from tvrec.domain import Kind
from tvrec.library import Found, Gone, LeftOut, Progress, ScanSettings, Unchanged, scan


def test_a_second_scan_yields_only_what_is_unchanged(shelf: Shelf, household: Path) -> None:
    first = shelf.scan(household)
    before = list(shelf.store.titles.each())
    nobody = ScanSettings(probe_command=("false",))
    steps = list(scan([household], known=known(shelf), settings=nobody))
    assert {type(step) for step in steps} == {Unchanged, LeftOut, Progress, Gone}
    assert steps[-1] == Gone((), ())
    report = shelf.scan(household)
    assert (report.read, report.kept, report.problems) == (first.read, 0, [])
    assert report.skipped["unchanged"] == report.read
    assert list(shelf.store.titles.each()) == before


def test_a_changed_sidecar_reads_its_own_unit_and_opens_no_video(
    shelf: Shelf, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Film (2001)", "Other (2002)"):
        media.make_video(root / name / f"{name}.mkv", language="eng")
    shelf.scan(root)
    id_before = shelf.titles["Film"].id
    media.write(root / "Film (2001)" / "movie.nfo", "<movie><title>Renamed</title></movie>")
    media.write(root / "Film (2001)" / "Film (2001).de.srt", "1\n")
    monkeypatch.setattr("tvrec.library.probe._WORKER", ("false",))
    report = shelf.scan(root)
    assert (report.kept, report.problems) == (1, [])
    assert shelf.titles["Renamed"].id == id_before
    [file] = shelf.files("Renamed")
    assert (file.audio_languages, file.subtitle_languages, file.width) == (("en",), ("de",), 64)


def test_a_subtitle_that_is_gone_is_not_claimed_any_more(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "Film (2001)" / "Film (2001).mkv")
    subtitle = media.write(root / "Film (2001)" / "Film (2001).de.srt", "1\n")
    shelf.scan(root)
    assert shelf.files("Film")[0].subtitle_languages == ("de",)
    subtitle.unlink()
    shelf.scan(root)
    assert shelf.files("Film")[0].subtitle_languages == ()


def test_a_new_episode_reads_no_other_one(shelf: Shelf, root: Path) -> None:
    for number in (1, 2):
        media.make_video(root / "Show" / "Season 1" / f"Show.S01E0{number}.mkv")
    shelf.scan(root)
    media.make_video(root / "Show" / "Season 1" / "Show.S01E03.mkv")
    steps = list(scan([root], known=known(shelf), settings=ScanSettings()))
    found = [Path(step.unit).name for step in steps if isinstance(step, Found)]
    assert found == ["Show.S01E03.mkv"]


def test_a_moved_and_renamed_file_keeps_its_title(shelf: Shelf, root: Path) -> None:
    film = media.make_video(root / "Old name (2001).mkv")
    shelf.scan(root)
    before = shelf.titles["Old name"].id
    (root / "elsewhere").mkdir()
    film.rename(root / "elsewhere" / "New name (2003).mkv")
    shelf.scan(root)
    [after] = shelf.store.titles.each()
    assert (after.id, after.title, after.year) == (before, "New name", 2003)
    assert [Path(file.path).name for file in shelf.files("New name")] == ["New name (2003).mkv"]


def test_two_files_that_swap_their_names_swap_their_titles(shelf: Shelf, root: Path) -> None:
    one = media.make_video(root / "One (2001).mkv")
    two = media.make_video(root / "Two (2002).mkv")
    shelf.scan(root)
    before = shelf.titles
    one.rename(root / "x")
    two.rename(one)
    (root / "x").rename(two)
    shelf.scan(root)
    after = shelf.titles
    assert (after["One"].id, after["Two"].id) == (before["Two"].id, before["One"].id)


@pytest.mark.parametrize("new", ["Renamed", "Moved/Show"])
def test_a_moved_series_keeps_itself_and_its_episodes(shelf: Shelf, root: Path, new: str) -> None:
    for number in (1, 2):
        media.make_video(root / "Show" / "Season 1" / f"Show.S01E0{number}.Title {number}.mkv")
    shelf.scan(root)
    before = set(shelf.ids().values())
    (root / new).parent.mkdir(exist_ok=True)
    (root / "Show").rename(root / new)
    shelf.scan(root)
    assert set(shelf.ids().values()) == before
    assert Path(new).name in shelf.titles


def test_a_moved_album_keeps_its_ids(shelf: Shelf, root: Path) -> None:
    for number in (1, 2):
        media.make_audio(root / "a" / f"{number}.mp3", title=f"T{number}", album="Album",
                         artist="X", track=str(number))  # fmt: skip
    shelf.scan(root)
    before = shelf.ids()
    (root / "a").rename(root / "b")
    shelf.scan(root)
    assert shelf.ids() == before


def test_a_file_retagged_in_place_keeps_its_title_and_leaves_no_ghost(
    shelf: Shelf, root: Path
) -> None:
    track = root / "a" / "1.mp3"
    media.make_audio(track, title="Wrong", album="Albun", artist="X", seed=1)
    media.make_audio(root / "a" / "2.mp3", title="Two", album="Album", artist="X", seed=2)
    shelf.scan(root)
    track_id = shelf.titles["Wrong"].id
    inode = track.stat().st_ino
    fresh = media.make_audio(root.parent / "x.mp3", title="Right", album="Album", artist="X")
    track.write_bytes(fresh.read_bytes())
    assert track.stat().st_ino == inode
    shelf.scan(root)
    assert shelf.titles["Right"].id == track_id
    assert {t.title for t in shelf.titles.values() if t.kind is Kind.ALBUM} == {"Album"}
    assert len(shelf.children("Album")) == 2


def test_a_better_copy_is_the_same_film_and_the_same_episode(shelf: Shelf, root: Path) -> None:
    film, episode = root / "Film (2001)" / "Film.2001.720p.mkv", root / "Show" / "Show S01E01.avi"
    media.make_video(film)
    media.make_video(episode)
    shelf.scan(root)
    before = shelf.ids()
    film.unlink()
    episode.unlink()
    media.make_video(root / "Film (2001)" / "Film.2001.2160p.mp4")
    media.make_video(root / "Show" / "Show S01E01.1080p.mkv")
    shelf.scan(root)
    assert shelf.ids() == before
    there = [file for file in shelf.files("Film") if file.missing_since is None]
    assert [file.version for file in there] == ["2160p"]


def test_another_film_at_the_same_place_is_another_title(shelf: Shelf, root: Path) -> None:
    place = root / "Inbox" / "movie.mkv"
    media.make_video(place)
    media.write(
        root / "Inbox" / "movie.nfo", "<movie><title>First</title><year>2001</year></movie>"
    )
    shelf.scan(root)
    first = shelf.titles["First"].id
    (root / "Kept").mkdir()
    place.rename(root / "Kept" / "First (2001).mkv")
    media.make_video(place, seed=99)
    media.write(
        root / "Inbox" / "movie.nfo", "<movie><title>Second</title><year>2002</year></movie>"
    )
    shelf.scan(root)
    assert shelf.titles["First"].id == first
    assert shelf.titles["Second"].id != first


def test_a_film_and_a_series_of_one_number_are_two(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "Film (2001) [tmdbid-7].mkv")
    media.make_video(root / "Show [tmdbid-7]" / "Season 1" / "Show S01E01.mkv")
    shelf.scan(root)
    kinds = sorted(title.kind for title in shelf.titles.values())
    assert kinds == [Kind.EPISODE, Kind.MOVIE, Kind.SERIES]
    before = shelf.ids()
    shelf.scan(root)
    assert shelf.ids() == before


def test_two_copies_under_two_names_are_two_titles(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "One (2001).mkv")
    shelf.scan(root)
    one = shelf.titles["One"].id
    shutil.copy(root / "One (2001).mkv", root / "Two (2002).mkv")
    shelf.scan(root)
    assert set(shelf.titles) == {"One", "Two"}
    assert shelf.titles["One"].id == one
    before = shelf.ids()
    os.utime(root / "Two (2002).mkv")
    shelf.scan(root)
    assert shelf.ids() == before


def test_one_film_in_two_folders_is_two_versions_and_never_parts(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "films" / "Film (2001)" / "Film (2001).mkv")
    media.make_video(root / "more" / "Film (2001)" / "Film (2001).mp4")
    shelf.scan(root)
    assert len({file.version for file in shelf.files("Film")}) == 2
    os.utime(root / "films" / "Film (2001)" / "Film (2001).mkv")
    shelf.scan(root)
    assert len(shelf.files("Film")) == 2
    assert len({file.version for file in shelf.files("Film")}) == 2
