"""Names and sidecars: what they say, and that nothing in them can do harm."""

from __future__ import annotations

import contextlib
from pathlib import Path

import media
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvrec.library.infojson import InfoError, read_info
from tvrec.library.names import (
    camera_title,
    episode_of,
    ids_in,
    part_of,
    read_name,
    season_of_folder,
    version_of,
    work_key,
)
from tvrec.library.nfo import NfoError, read_nfo


@pytest.mark.parametrize(
    ("stem", "number"),
    [
        ("Show.S01E02.Pilot", (1, 2)),
        ("show 2x03", (2, 3)),
        ("Show - s2019e104", (2019, 104)),
        ("Metropolis (1927)", None),
        ("Area 51 x264", None),
    ],
)
def test_episodes_are_numbered_as_kodi_reads_them(
    stem: str, number: tuple[int, int] | None
) -> None:
    assert episode_of(stem) == number


def test_a_bare_number_is_an_episode_in_a_season_only() -> None:
    assert episode_of("03 - The Door", in_season=2) == (2, 3)
    assert episode_of("第05集", in_season=1) == (1, 5)
    assert episode_of("03 - The Door") is None


@pytest.mark.parametrize(
    ("name", "season"),
    [("Season 01", 1), ("Staffel 2", 2), ("Specials", 0), ("第3季", 3), ("Seasons of Love", None)],
)
def test_folders_of_seasons(name: str, season: int | None) -> None:
    assert season_of_folder(name) == season


def test_versions_and_parts_of_one_work_have_one_key() -> None:
    names = ["Film (1999) - 1080p", "Film.1999.2160p.x265", "Film (1999) cd1", "The Film (1999)"]
    assert {work_key(name) for name in names} == {"film 1999"}
    assert part_of("Film cd2") == ("Film", 2)
    assert version_of("Film (1999) - Director's Cut") == "Director's Cut"
    assert version_of("Film {edition-Final}") == "Final"


def test_ids_cameras_and_titles() -> None:
    assert ids_in("Film [tmdbid-603] {imdb-tt0133093}") == (("tmdb", "603"), ("imdb", "tt0133093"))
    assert camera_title("PXL_20230401_121314123") == "2023-04-01 12:13"
    assert camera_title("GH010123") == "GH010123"
    assert camera_title("Metropolis") is None
    assert read_name("The.Matrix.1999.1080p.BluRay.x264")[:2] == ("The Matrix", 1999)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_name_is_too_strange(name: str) -> None:
    for kind in ("movie", "episode"):
        assert read_name(name, kind).title is not None
    work_key(name), part_of(name), version_of(name), episode_of(name), camera_title(name)


def nfo(tmp_path: Path, text: str | bytes) -> str:
    return str(media.write(tmp_path / "x.nfo", text))


def test_ratings_come_to_ten_and_the_default_one_wins(tmp_path: Path) -> None:
    [read] = read_nfo(
        nfo(
            tmp_path,
            '<movie><ratings><rating name="a" max="5"><value>4</value></rating>'
            '<rating name="b" max="100" default="true"><value>71</value><votes>1,234</votes>'
            "</rating></ratings></movie>",
        )
    )
    assert (read.rating, read.votes) == (7.1, 1234)


@pytest.mark.parametrize(
    ("xml", "rating"),
    [
        ("<rating>7,5</rating>", 7.5),
        ("<rating>0</rating>", None),
        ("<rating>11</rating>", None),
        ('<rating max="5">4.5</rating>', 9.0),
        ("<rating/>", None),
    ],
)
def test_old_ratings(tmp_path: Path, xml: str, rating: float | None) -> None:
    assert read_nfo(nfo(tmp_path, f"<movie>{xml}</movie>"))[0].rating == rating


def test_xml_followed_by_an_address_gives_both(tmp_path: Path) -> None:
    text = "<movie><title>T</title></movie>\nhttps://www.themoviedb.org/movie/603-the-matrix"
    [read] = read_nfo(nfo(tmp_path, text))
    assert (read.title, read.ids) == ("T", {"tmdb": "603"})


def test_an_address_alone_gives_the_id(tmp_path: Path) -> None:
    [read] = read_nfo(nfo(tmp_path, "https://www.imdb.com/title/tt0133093/"))
    assert read.ids == {"imdb": "tt0133093"}


def test_several_episodes_in_one_file(tmp_path: Path) -> None:
    read = read_nfo(nfo(tmp_path, media.EPISODES_NFO))
    assert [(r.title, r.episode) for r in read] == [("The First", 1), ("The Second", 2)]


def test_runtime_is_minutes_unless_the_stream_is_known(tmp_path: Path) -> None:
    plain = read_nfo(nfo(tmp_path, "<movie><runtime>90</runtime></movie>"))[0]
    assert plain.runtime_s == 5400
    text = (
        "<movie><runtime>90</runtime><fileinfo><streamdetails><video><durationinseconds>5300"
        "</durationinseconds></video></streamdetails></fileinfo></movie>"
    )
    assert read_nfo(nfo(tmp_path, text))[0].runtime_s == 5300


def test_utf16_and_windows_text_are_read(tmp_path: Path) -> None:
    text = "<movie><title>Amélie</title></movie>"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert read_nfo(nfo(tmp_path, text.encode(encoding)))[0].title == "Amélie"


def test_entities_never_expand(tmp_path: Path) -> None:
    [read] = read_nfo(nfo(tmp_path, media.BOMB_NFO))
    assert "lollol" not in read.title
    assert "root:" not in read.title


def test_a_file_that_says_nothing_says_why(tmp_path: Path) -> None:
    with pytest.raises(NfoError, match="neither XML"):
        read_nfo(nfo(tmp_path, "hello"))
    with pytest.raises(NfoError, match="1 MiB"):
        read_nfo(nfo(tmp_path, "<movie>" + " " * (1 << 20)))


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda t: f"<movie>{t}".encode("utf-8", "replace")),
    )
)
@settings(max_examples=150, deadline=None)
def test_no_nfo_is_too_strange(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = media.write(tmp_path_factory.getbasetemp() / "any.nfo", raw)
    with contextlib.suppress(NfoError):
        assert read_nfo(str(path))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 3}', "{" * 5000, '{"id": "x"'])
def test_an_info_json_that_is_none_says_why(tmp_path: Path, text: str) -> None:
    with pytest.raises(InfoError):
        read_info(str(media.write(tmp_path / "x.info.json", text)))
