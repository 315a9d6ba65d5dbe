"""How files are told apart and put together, shape by shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import media
import pytest
from library_shelf import Shelf, shown

from tvrec.domain import Kind
from tvrec.library import Draft

Read = Callable[[], list[Draft]]


@pytest.mark.parametrize(
    "ending", ["mp4", "mkv", "webm", "avi", "mpg", "wmv", "ts", "flv", "mov", "m4v"]
)
def test_every_container_is_opened(root: Path, read: Read, ending: str) -> None:
    media.make_video(root / f"Film (2001).{ending}")
    [draft] = read()
    assert (draft.title.title, draft.files[0].width) == ("Film", 64)
    assert draft.title.runtime_s == pytest.approx(2, abs=0.6)


@pytest.mark.parametrize("ending", ["mp3", "flac", "ogg", "opus", "m4a", "wav", "mka", "wma"])
def test_every_format_of_sound_is_read_with_its_tags(root: Path, read: Read, ending: str) -> None:
    media.make_audio(root / "x" / f"1.{ending}", title="Song", album="Album", artist="Ann feat. Bo")
    artist, album, track = read()
    assert shown([artist, album, track]) == [
        ("artist", "Ann"), ("album", "Album"), ("track", "Song"),
    ]  # fmt: skip
    assert track.title.artist == "Ann; Bo"
    assert track.title.runtime_s == pytest.approx(1, abs=0.2)


# Films


def test_a_film_in_folders_of_discs_is_one_list(root: Path, read: Read) -> None:
    media.make_video(root / "Film (2001)" / "CD1" / "a.avi")
    media.make_video(root / "Film (2001)" / "CD2" / "b.avi")
    media.write(root / "Film (2001)" / "movie.nfo", "<movie><title>Named</title></movie>")
    [film] = read()
    assert (film.title.title, film.title.year) == ("Named", 2001)
    assert [(Path(file.path).name, file.part) for file in film.files] == [
        ("a.avi", 1),
        ("b.avi", 2),
    ]


def test_a_dvd_is_its_largest_set_of_titles(root: Path, read: Read) -> None:
    disc = root / "Film (2001)" / "VIDEO_TS"
    media.make_video(disc / "VTS_01_1.VOB", seconds=1)
    media.make_video(disc / "VTS_02_1.VOB", seconds=3)
    media.make_video(disc / "VTS_02_2.VOB", seconds=2)
    media.make_video(disc / "VIDEO_TS.VOB", seconds=1)
    [film] = read()
    assert film.title.title == "Film"
    assert [Path(file.path).name for file in film.files] == ["VTS_02_1.VOB", "VTS_02_2.VOB"]


def test_a_blu_ray_is_its_largest_stream(root: Path, read: Read) -> None:
    stream = root / "Film (2001)" / "BDMV" / "STREAM"
    media.make_video(stream / "00001.m2ts", seconds=1)
    media.make_video(stream / "00002.m2ts", seconds=3)
    [film] = read()
    assert [Path(file.path).name for file in film.files] == ["00002.m2ts"]


def test_versions_in_a_films_own_folder_bear_any_label(root: Path, read: Read) -> None:
    for label in ("", " - Final", " - Long Night"):
        media.make_video(root / "Film (2001)" / f"Film (2001){label}.mkv")
    [film] = read()
    assert sorted(file.version for file in film.files) == ["", "Final", "Long Night"]


def test_two_formats_of_one_name_are_versions_and_no_parts(root: Path, read: Read) -> None:
    media.make_video(root / "Film (2001).mkv")
    media.make_video(root / "Film (2001).mp4")
    [film] = read()
    assert len({file.version for file in film.files}) == 2
    assert {file.part for file in film.files} == {1}
    assert film.title.runtime_s == pytest.approx(2, abs=0.3)


def test_films_side_by_side_keep_their_own_sidecars(root: Path, read: Read) -> None:
    for name, language in (("Film", "en"), ("Film 2", "de")):
        media.make_video(root / f"{name}.mkv")
        media.write(root / f"{name}.nfo", f"<movie><title>{name} by NFO</title></movie>")
        media.write(root / f"{name}.{language}.srt", "1\n")
        media.write(root / f"{name}-poster.jpg", media.picture())
    drafts = sorted(read(), key=lambda draft: len(draft.title.title))
    assert [draft.title.title for draft in drafts] == ["Film by NFO", "Film 2 by NFO"]
    assert [draft.files[0].subtitle_languages for draft in drafts] == [("en",), ("de",)]
    for draft, name in zip(drafts, ("Film", "Film 2"), strict=True):
        assert [Path(p.path).name for p in draft.pictures] == [f"{name}-poster.jpg"]


def test_subtitles_in_a_folder_of_their_own_are_found(root: Path, read: Read) -> None:
    media.make_video(root / "Film (2001)" / "Film.2001.mkv")
    media.write(root / "Film (2001)" / "Subs" / "2_English.srt", "1\n")
    media.write(root / "Film (2001)" / "Subs" / "3_French.forced.srt", "1\n")
    [film] = read()
    assert film.files[0].subtitle_languages == ("en", "fr")


def test_hi_is_hindi_alone_and_a_mark_behind_a_language(root: Path, read: Read) -> None:
    media.make_video(root / "Film (2001).mkv")
    for ending in ("hi", "en.hi", "en.default.sdh", "A Title.de.foreign", "forced"):
        media.write(root / f"Film (2001).{ending}.srt", "1\n")
    [film] = read()
    assert sorted(film.files[0].subtitle_languages) == ["de", "en", "hi"]


def test_a_collection_named_shorts_is_no_folder_of_extras(root: Path, read: Read) -> None:
    media.make_video(root / "Shorts" / "A (1921).mkv")
    media.make_video(root / "Film (2001)" / "Film (2001).mkv")
    media.make_video(root / "Film (2001)" / "Shorts" / "Extra.mkv")
    media.make_video(root / "Film (2001)" / "Film (2001)-interview.mkv")
    assert [draft.title.title for draft in read()] == ["Film", "A"]


def test_what_has_no_sign_of_a_film_and_is_short_is_a_clip(root: Path, read: Read) -> None:
    media.make_video(root / "at_the_sea.mkv")
    media.make_video(root / "Film (2001).mkv")
    media.make_video(root / "song.mkv")
    media.write(root / "song.nfo", "<musicvideo><title>Song</title></musicvideo>")
    media.make_video(root / "short.mkv")
    media.write(root / "short.nfo", "<movie><title>Short</title></movie>")
    assert sorted(shown(read())) == [
        ("clip", "Song"), ("clip", "at the sea"), ("movie", "Film"), ("movie", "Short"),
    ]  # fmt: skip


def test_a_download_that_says_itself_what_it_is_needs_no_info_json(root: Path, read: Read) -> None:
    media.make_video(
        root / "Talk [dQw4w9WgXcQ].mkv", title="A talk, in full", artist="A Channel",
        date="20210304", DESCRIPTION="On tides.", PURL="https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    )  # fmt: skip
    [clip] = read()
    assert (clip.title.title, clip.title.plot, clip.title.year) == (
        "A talk, in full", "On tides.", 2021,
    )  # fmt: skip


def test_a_sound_track_beside_a_film_is_the_films_and_other_sound_is_not_lost(
    root: Path, read: Read
) -> None:
    media.make_video(root / "x" / "Film (2001).mkv")
    media.make_audio(root / "x" / "Film (2001).de.mka")
    media.make_audio(root / "x" / "theme.mp3")
    media.make_audio(root / "x" / "Song.mp3", title="Song", artist="Ann", album="Album")
    assert shown(read()) == [
        ("artist", "Ann"), ("album", "Album"), ("track", "Song"), ("movie", "Film"),
    ]  # fmt: skip


# Series


def test_episodes_of_several_series_in_one_folder_find_their_series(
    shelf: Shelf, root: Path
) -> None:
    for name in ("One.S01E01", "One.S01E02", "Two.S01E01", "Two.S02E05"):
        media.make_video(root / "Inbox" / f"{name}.mkv")
    media.make_video(root / "Inbox" / "Film (2001).mkv")
    shelf.scan(root)
    assert [(e.season, e.episode) for e in shelf.children("One")] == [(1, 1), (1, 2)]
    assert [(e.season, e.episode) for e in shelf.children("Two")] == [(1, 1), (2, 5)]
    assert shelf.titles["Film"].kind is Kind.MOVIE


def test_seasons_in_folders_of_their_own_are_one_series(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "Show.S01.1080p-GRP" / "Show.S01E01.mkv")
    media.make_video(root / "Show.S02.1080p-GRP" / "Show.S02E01.mkv")
    media.make_video(root / "Show.S02E02.720p" / "Show.S02E02.mkv")
    shelf.scan(root)
    assert shelf.store.titles.count()[Kind.SERIES] == 1
    assert [(e.season, e.episode) for e in shelf.children("Show")] == [(1, 1), (2, 1), (2, 2)]


def test_one_episode_is_enough_for_a_series(root: Path, read: Read) -> None:
    media.make_video(root / "Show" / "Show - 1x01 - Pilot.mkv")
    assert shown(read()) == [("series", "Show"), ("episode", "Pilot")]


def test_a_season_alone_belongs_to_the_folder_above(root: Path, read: Read) -> None:
    media.make_video(root / "Show" / "Season 2" / "03.mkv")
    series, episode = read()
    assert (series.title.title, episode.title.season, episode.title.episode) == ("Show", 2, 3)
    assert episode.title.title == "Episode 3"


def test_chinese_episodes_in_chinese_seasons(root: Path, read: Read) -> None:
    media.make_video(root / "西游记" / "第二季" / "第05集.mkv")
    series, episode = read()
    assert (series.title.title, series.title.language) == ("西游记", "zh")
    assert (episode.title.season, episode.title.episode, episode.title.title) == (2, 5, "第05集")


def test_one_file_of_two_episodes_has_both_names(root: Path, read: Read) -> None:
    media.make_video(root / "Show" / "Season 1" / "Show.S01E01E02.mkv")
    media.write(root / "Show" / "Season 1" / "Show.S01E01E02.nfo", media.EPISODES_NFO)
    _, episode = read()
    assert (episode.title.episode, episode.title.title) == (1, "The First / The Second")


def test_versions_of_an_episode_are_one_title(root: Path, read: Read) -> None:
    media.make_video(root / "Show" / "Season 1" / "Show.S01E01.720p.mkv")
    media.make_video(root / "Show" / "Season 1" / "Show.S01E01.1080p.mkv")
    _, episode = read()
    assert sorted(file.version for file in episode.files) == ["1080p", "720p"]


def test_a_programme_is_numbered_by_its_days(root: Path, read: Read) -> None:
    media.write(root / "News" / "tvshow.nfo", "<tvshow><title>News</title></tvshow>")
    media.make_video(root / "News" / "News.2019-03-04.Guest.mkv")
    _, episode = read()
    assert (episode.title.season, episode.title.title) == (2019, "2019-03-04 Guest")


def test_specials_without_a_number_are_specials(root: Path, read: Read) -> None:
    media.make_video(root / "Show" / "Season 1" / "S01E01.mkv")
    media.make_video(root / "Show" / "Specials" / "Making of.mkv")
    special = next(d for d in read() if d.title.season == 0)
    assert (special.title.title, special.title.episode) == ("Making of", None)


def test_folders_of_years_and_of_specials_make_no_series_of_films(root: Path, read: Read) -> None:
    media.make_video(root / "Films" / "1999" / "Film (1999).mkv")
    media.make_video(root / "Films" / "2000" / "Other (2000).mkv")
    media.make_video(root / "Films" / "Specials" / "Third (2001).mkv")
    media.make_video(root / "Films" / "Unsorted" / "Fourth (2002).mkv")
    assert {draft.title.kind for draft in read()} == {Kind.MOVIE}


def test_sound_in_a_series_is_counted_and_left(shelf: Shelf, root: Path) -> None:
    media.make_video(root / "Show" / "Season 1" / "Show.S01E01.mkv")
    media.make_audio(root / "Show" / "theme.mp3")
    assert shelf.scan(root).skipped == {"sound among the episodes of a series": 1}


def test_nothing_in_a_title_steers_a_terminal(root: Path, read: Read) -> None:
    media.make_video(root / "Evil \x1b[2J\n(2001).mkv")
    media.make_video(root / "x" / "Tame (2002).mkv")
    media.write(
        root / "x" / "movie.nfo", "<movie><title>A\x9b2J</title><director>B\x07</director></movie>"
    )
    for draft in read():
        words = (draft.title.title, *(credit.name for credit in draft.title.people))
        assert all(word.isprintable() for word in words), words
