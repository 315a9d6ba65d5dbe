"""What names of files and folders say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvrec.library.files import printable, readable
from tvrec.library.hints import Hint, hint_of, season_of_folder
from tvrec.library.languages import language_code
from tvrec.library.names import (
    camera_title,
    episode_of,
    ids_in,
    is_film_name,
    part_of,
    read_name,
    series_prefix,
    version_of,
    work_key,
    youtube_id,
)


@pytest.mark.parametrize(
    ("stem", "number"),
    [
        ("Show.S01E02.Pilot", (1, 2)),
        ("show 2x03", (2, 3)),
        ("Show - s2019e104", (2019, 104)),
        ("Show.S01E02E03", (1, 2)),
        ("Metropolis (1927)", None),
        ("Area 51 x264", None),
        ("A 2x4 plank", None),
    ],
)
def test_episodes_are_numbered_as_kodi_reads_them(
    stem: str, number: tuple[int, int] | None
) -> None:
    assert episode_of(stem) == number


def test_a_bare_number_is_an_episode_in_a_season_only() -> None:
    assert episode_of("03 - The Door", in_season=2) == (2, 3)
    assert episode_of("第05集", in_season=1) == (1, 5)
    assert episode_of("Show - 12 [1080p]", in_season=1) == (1, 12)
    assert episode_of("03 - The Door") is None


@pytest.mark.parametrize(
    ("name", "season"),
    [
        ("Season 01", 1), ("Season 2 - Extended", 2), ("Staffel 2", 2), ("S03", 3),
        ("Specials", 0), ("第3季", 3), ("第十二季", 12), ("第二十季", 20), ("2019", 2019),
        ("Seasons of Love", None), ("S01E02 alone", None), ("Series", None),
    ],
)  # fmt: skip
def test_folders_of_seasons(name: str, season: int | None) -> None:
    assert season_of_folder(name) == season


@pytest.mark.parametrize(
    "name",
    ["Film (1999) - 1080p", "Film.1999.2160p.x265", "Film (1999) cd1", "The Film (1999)",
     "Film.1999.GERMAN.DL.1080p.BluRay", "Film (1999) [2160p]", "Film (1999) {edition-Final}",
     "Film (1999) [tmdbid-7]"],
)  # fmt: skip
def test_versions_and_parts_of_one_work_have_one_key(name: str) -> None:
    assert work_key(name) == "film 1999"


def test_what_is_no_version_has_a_key_of_its_own() -> None:
    assert work_key("Trip 2023 day 1") != work_key("Trip 2023 day 2")
    assert work_key("IMG_0001") != work_key("IMG_0002")
    assert work_key("Film (1999) - Final") != work_key("Film (1999)")
    assert work_key("Film (1999) - Final", folder="film 1999") == work_key("Film (1999)")


def test_parts_and_versions() -> None:
    assert part_of("Film cd2") == ("Film", 2)
    assert part_of("Film - Part B") == ("Film -", 2) or part_of("Film - Part B") == ("Film", 2)
    assert part_of("part 1") == ("part 1", None)
    assert version_of("Film (1999) - Director's Cut") == "Director's Cut"
    assert version_of("Film (1999) - Anything", folder="Film (1999)") == "Anything"
    assert version_of("Film - A Story", folder="Elsewhere") == ""
    assert version_of("Film {edition-Final}") == "Final"


def test_ids_in_names() -> None:
    assert ids_in("Film [tmdbid-603] {imdb-tt0133093}") == {"tmdb": "603", "imdb": "tt0133093"}
    assert youtube_id("A lecture [dQw4w9WgXcQ]") == "dQw4w9WgXcQ"
    assert youtube_id("A film [Remastered]") is None
    assert youtube_id("A lecture [dQw4w9WgXcQ] - copy") is None


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("PXL_20230401_121314123", "2023-04-01 12:13"),
        ("IMG_20230401_121314", "2023-04-01 12:13"),
        ("VID_20230401", "2023-04-01"),
        ("20230401_121314", "2023-04-01 12:13"),
        ("GH010123", "GH010123"),
        ("DSC_0042", "DSC_0042"),
        ("MVI_99999999", "MVI_99999999"),
        ("Metropolis", None),
        ("Image of Love", None),
        ("2001 A Space Odyssey", None),
    ],
)
def test_what_cameras_write(stem: str, title: str | None) -> None:
    assert camera_title(stem) == title


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("The.Matrix.1999.1080p.BluRay.x264", "The Matrix", 1999),
        ("2001 A Space Odyssey (1968)", "2001 A Space Odyssey", 1968),
        ("1917 (2019) [imdbid-tt8579674]", "1917", 2019),
        ("Blade.Runner.2049.2017.1080p", "Blade Runner 2049", 2017),
        ("2012", "2012", None),
        ("小城之春 (1948)", "小城之春", 1948),
        ("a/b", "a b", None),
    ],
)
def test_titles_and_years(name: str, title: str, year: int | None) -> None:
    assert read_name(name)[:2] == (title, year)


def test_what_names_of_films_look_like() -> None:
    for name in ("Film (1999)", "Film (1999) - 1080p", "Film.1999.1080p", "Film (1999) cd1"):
        assert is_film_name(name), name
    for name in ("Birthday 2019", "holiday", "IMG_20190101"):
        assert not is_film_name(name), name


def test_the_name_of_a_series_stands_before_the_number() -> None:
    assert series_prefix("The.Show.S01E02.Title") == series_prefix("The Show - 1x03") == "show"


def test_names_that_are_not_utf8_are_read_as_what_they_look_like() -> None:
    assert readable("Caf\udce9") == "Café"
    raw = "小城之春".encode("gb18030").decode("utf-8", "surrogateescape")
    assert readable(raw) == "小城之春"
    assert readable("plain 中文") == "plain 中文"
    assert "\udce9" not in printable("Caf\udce9")


def test_the_innermost_telling_folder_counts() -> None:
    assert hint_of(["Media", "Podcasts", "A Show"]) is Hint.PODCASTS
    assert hint_of(["Podcasts", "Audio Books"]) is Hint.BOOKS
    assert hint_of(["有声书", "x"]) is Hint.BOOKS
    assert hint_of(["Films"]) is Hint.NONE


@pytest.mark.parametrize(
    ("text", "code"),
    [("eng", "en"), ("chi", "zh"), ("zho", "zh"), ("zh-Hant-TW", "zh"), ("pt_BR", "pt"),
     ("ger", "de"), ("German", "de"), ("Français", "fr"), ("中文", "zh"), ("swe", "sv"),
     ("cs", "cs"), ("EN", "en"), ("und", ""), ("", ""), ("xx", ""), ("default", "")],
)  # fmt: skip
def test_languages_come_to_two_letters(text: str, code: str) -> None:
    assert language_code(text) == code


@given(
    st.text(max_size=80)
    | st.binary(max_size=60).map(lambda b: b.decode("utf-8", "surrogateescape"))
)
@settings(max_examples=120, deadline=None)
def test_no_name_is_too_strange(name: str) -> None:
    for kind in ("movie", "episode"):
        read_name(name, kind).title.encode()
    for look in (work_key, part_of, version_of, episode_of, camera_title, ids_in, youtube_id,
                 series_prefix, season_of_folder, is_film_name, language_code):  # fmt: skip
        look(name)
    episode_of(name, in_season=1)
    readable(name).encode()
    printable(name).encode()
