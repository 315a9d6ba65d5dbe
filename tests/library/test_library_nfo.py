"""NFO files as Kodi, Jellyfin and people write them."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import datetime
from pathlib import Path

import media
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvrec.library import NfoHistory
from tvrec.library.ages import min_age
from tvrec.library.infojson import InfoError, parse_info
from tvrec.library.nfo import Nfo, NfoError, parse_nfo, read_nfo


def one(text: str | bytes) -> Nfo:
    [nfo] = parse_nfo(text if isinstance(text, bytes) else text.encode())
    return nfo


def test_the_default_rating_comes_to_ten() -> None:
    nfo = one(
        '<movie><ratings><rating name="a" max="5"><value>4</value></rating>'
        '<rating name="b" max="100" default="true"><value>71</value><votes>1,234</votes></rating>'
        '<rating name="c" max="10" default="true"><value>1</value></rating></ratings></movie>'
    )
    assert (nfo.rating, nfo.votes) == (7.1, 1234)


def test_a_default_rating_that_makes_no_sense_gives_way_to_the_next() -> None:
    nfo = one(
        '<movie><ratings><rating default="true"><value>0</value></rating>'
        '<rating max="10"><value>6.5</value></rating></ratings></movie>'
    )
    assert nfo.rating == 6.5


@pytest.mark.parametrize(
    ("xml", "rating"),
    [
        ("<rating>7,5</rating>", 7.5),
        ("<rating>0</rating>", None),
        ("<rating>-1</rating>", None),
        ("<rating>11</rating>", None),
        ('<rating max="5">4.5</rating>', 9.0),
        ('<rating max="0">4.5</rating>', None),
        ("<rating>nan</rating>", None),
        ("<rating/>", None),
        ("<communityrating>8,1</communityrating>", 8.1),
        ("<criticrating>64</criticrating>", 6.4),
        ("<userrating>9</userrating>", None),
    ],
)
def test_old_and_other_ratings(xml: str, rating: float | None) -> None:
    assert one(f"<movie>{xml}</movie>").rating == rating


def test_votes_of_the_old_form() -> None:
    nfo = one("<movie><rating>8.5</rating><votes>12.345</votes></movie>")
    assert (nfo.rating, nfo.votes) == (8.5, 12345)


def test_lists_are_repeated_and_in_one_tag() -> None:
    nfo = one(
        "<movie><genre>Drama / Horror</genre><genre>Horror</genre><genre/><genre>AC/DC</genre>"
        "<studio>One</studio><studio>Two</studio><tag>night</tag></movie>"
    )
    assert nfo.genres == ("Drama", "Horror", "AC/DC")
    assert (nfo.studios, nfo.tags) == (("One", "Two"), ("night",))


def test_people_keep_their_roles_and_their_order() -> None:
    nfo = one(
        "<movie><director>D / E</director><credits>W</credits>"
        "<actor><name>Second</name><order>1</order></actor>"
        "<actor><name>First</name><order>0</order><role>Hero</role></actor>"
        "<actor><name>Guest</name><type>GuestStar</type><order>2</order></actor>"
        "<actor><role>nobody</role></actor></movie>"
    )
    assert [(c.name, c.role) for c in nfo.people] == [
        ("D", "director"), ("E", "director"), ("W", "writer"),
        ("First", "actor"), ("Second", "actor"), ("Guest", "actor"),
    ]  # fmt: skip


def test_the_day_of_the_premiere_goes_before_the_year() -> None:
    assert one("<movie><premiered>1999-03-31</premiered><year>2000</year></movie>").year == 1999
    assert one("<movie><premiered/><year>2000</year></movie>").year == 2000
    assert one("<movie><year>0</year></movie>").year is None


def test_runtime_is_minutes_unless_the_stream_is_known() -> None:
    stream = "<fileinfo><streamdetails><video><durationinseconds>{}</durationinseconds></video>"
    stream += "</streamdetails></fileinfo>"
    assert one("<movie><runtime>90</runtime></movie>").runtime_s == 5400
    assert one("<movie><runtime>90 min</runtime></movie>").runtime_s == 5400
    assert one("<movie><runtime>0</runtime></movie>").runtime_s is None
    assert one(f"<movie><runtime>90</runtime>{stream.format(5300)}</movie>").runtime_s == 5300
    assert one(f"<movie><runtime>90</runtime>{stream.format(300)}</movie>").runtime_s == 5400


def test_ids_of_known_sites_in_all_their_forms() -> None:
    assert one(
        '<movie><id>tt0000009</id><uniqueid type="tmdb" default="true">603</uniqueid>'
        '<uniqueid type="imdb">tt0133093</uniqueid><uniqueid type="unknown">12</uniqueid></movie>'
    ).ids == {"tmdb": "603", "imdb": "tt0133093"}
    assert one("<movie><id>tt0133093</id></movie>").ids == {"imdb": "tt0133093"}
    assert one("<movie><id>12345</id></movie>").ids == {}
    assert one("<movie><tmdbId>603</tmdbId><imdbId>tt0133093</imdbId></movie>").ids == {
        "tmdb": "603", "imdb": "tt0133093",
    }  # fmt: skip


def test_an_album_is_never_known_by_its_artist() -> None:
    artist, album = "a" * 8 + "-1111-2222-3333-" + "a" * 12, "b" * 8 + "-1111-2222-3333-" + "b" * 12
    xml = f"<musicbrainzartistid>{artist}</musicbrainzartistid>"
    assert one(f"<album>{xml}</album>").ids == {}
    xml += f"<musicbrainzAlbumId>{album}</musicbrainzAlbumId>"
    assert one(f"<album>{xml}</album>").ids == {"musicbrainz": album}
    assert one(f"<artist>{xml}</artist>").ids == {"musicbrainz": artist}


def test_an_album_names_its_artists() -> None:
    nfo = one(
        "<album><title>T</title><albumArtistCredits><artist>A</artist></albumArtistCredits>"
        "<artistdesc>x</artistdesc><review>About it.</review><style>Baroque</style>"
        "<releasedate>2001-02-03</releasedate><userrating>-1</userrating></album>"
    )
    assert (nfo.artists, nfo.plot, nfo.tags, nfo.year) == (("A",), "About it.", ("Baroque",), 2001)
    assert nfo.history is None


def test_sets_in_their_old_and_new_form() -> None:
    assert (
        one("<movie><set><name>Saga</name><overview>x</overview></set></movie>").collection
        == "Saga"
    )
    assert one("<movie><set>Saga</set></movie>").collection == "Saga"


@pytest.mark.parametrize(
    ("text", "code"), [("en", "en"), ("German", "de"), ("Chinese, English", "zh"), ("Klingon", "")]
)
def test_languages(text: str, code: str) -> None:
    assert one(f"<movie><language>{text}</language></movie>").language == code


def test_watch_state_is_told_apart_from_facts() -> None:
    nfo = one(
        "<movie><playcount>2</playcount><lastplayed>2021-02-03</lastplayed><watched>true</watched>"
        "<resume><position>61.5</position><total>5400</total></resume><userrating>8</userrating>"
        "<isuserfavorite>true</isuserfavorite><rating>7</rating></movie>"
    )
    assert nfo.rating == 7
    assert nfo.history == NfoHistory(
        watched=True, plays=2, last_played=datetime(2021, 2, 3), position_s=61.5,
        total_s=5400, rating=8, favourite=True,
    )  # fmt: skip
    nothing = "<playcount>0</playcount><userrating>0</userrating><watched>false</watched>"
    assert one(f"<movie>{nothing}<lastplayed/></movie>").history is None


def test_several_episodes_in_one_file() -> None:
    read = parse_nfo(media.EPISODES_NFO.encode())
    assert [(r.title, r.episode) for r in read] == [("The First", 1), ("The Second", 2)]
    headed = "".join(f"<?xml version='1.0'?>{part}" for part in media.EPISODES_NFO.split("\n", 1))
    assert [r.episode for r in parse_nfo(headed.encode())] == [1, 2]


def test_xml_followed_by_an_address_gives_both() -> None:
    nfo = one("<movie><title>T</title></movie>\nhttps://www.themoviedb.org/movie/603-the-matrix")
    assert (nfo.title, nfo.ids) == ("T", {"tmdb": "603"})


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("https://www.imdb.com/title/tt0133093/", {"imdb": "tt0133093"}),
        ("http://thetvdb.com/?tab=series&id=71663", {"tvdb": "71663"}),
        ("https://www.themoviedb.org/tv/1399", {"tmdb": "1399"}),
    ],
)
def test_an_address_alone_gives_the_id(address: str, ids: dict[str, str]) -> None:
    assert one(address).ids == ids


def test_text_of_other_encodings_is_read() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert one("<movie><title>Amélie</title></movie>".encode(encoding)).title == "Amélie"
    assert one("<movie><title>小城之春</title></movie>".encode("gb18030")).title == "小城之春"
    declared = '<?xml version="1.0" encoding="ISO-8859-2"?><movie><title>Łódź</title></movie>'
    assert one(declared.encode("iso-8859-2")).title == "Łódź"


def test_xml_that_is_cut_off_or_badly_formed_gives_what_it_can() -> None:
    assert one("<movie><title>T</title><plot>A & B <b>c</plot>").title == "T"
    assert one("<movie><title>T &nbsp; U</title></movie>").title.startswith("T")


def test_entities_never_expand_and_nothing_is_fetched() -> None:
    begin = time.process_time()
    nfo = one(media.BOMB_NFO)
    assert time.process_time() - begin < 0.5
    assert "lol" not in nfo.title
    assert "root:" not in nfo.title
    assert nfo.year == 2001


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE [" * 90_000, "<movie " * 140_000, "<movie>" * 140_000, "<" * 1_000_000]
)
def test_an_nfo_that_is_made_to_be_slow_is_not(text: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(NfoError):
        parse_nfo(text.encode())
    assert time.process_time() - begin < 2


def test_a_file_that_says_nothing_says_why(tmp_path: Path) -> None:
    with pytest.raises(NfoError, match="neither XML"):
        read_nfo(str(media.write(tmp_path / "x.nfo", "hello")))
    with pytest.raises(NfoError, match="1 MiB"):
        read_nfo(str(media.write(tmp_path / "x.nfo", "<movie>" + " " * (1 << 20))))


_TAGS = st.sampled_from(
    "title year rating ratings value votes runtime playcount set actor name order uniqueid resume"
    " position userrating season episode premiered mpaa language dateadded lastplayed id".split()
)
_XML = st.recursive(
    st.text(max_size=20) | st.sampled_from(["1e400", "-1", "９", "tt1", "&x;", "\x00", "0,0"]),
    lambda inner: st.builds(
        lambda t, parts: f"<{t}>{''.join(parts)}</{t}>", _TAGS, st.lists(inner)
    ),
    max_leaves=12,
)


@given(
    st.binary(max_size=200)
    | _XML.map(lambda text: f"<movie>{text}</movie>".encode("utf-8", "replace"))
)
@settings(max_examples=200, deadline=None)
def test_no_nfo_is_too_strange(raw: bytes) -> None:
    with contextlib.suppress(NfoError):
        for nfo in parse_nfo(raw):
            assert nfo.rating is None or 0 < nfo.rating <= 10
            nfo.title.encode()


@pytest.mark.parametrize(
    ("text", "age"),
    [("PG", 8), ("Rated PG-13 for violence", 13), ("R", 17), ("FSK 12", 12), ("DE:16", 16),
     ("US:TV-MA", 17), ("TV-Y7", 7), ("12A", 12), ("U", 0), ("G", 0), ("X 18", 18),
     ("US:R / DE:16", 17), ("Not Rated", None), ("", None), ("1999", None)],
)  # fmt: skip
def test_certifications_ask_for_an_age(text: str, age: int | None) -> None:
    assert min_age(text) == age


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"id": 3}', b"[" * 100_000, b'{"id": "x"', b"\xff"]
)
def test_an_info_json_that_is_none_says_why(raw: bytes) -> None:
    with pytest.raises(InfoError):
        parse_info(raw)


def test_an_info_json_says_what_a_download_is() -> None:
    info = parse_info(media.INFO_JSON.encode())
    assert (info.site, info.channel, info.language) == ("youtube", "Observatory", "en")
    assert (info.uploaded and info.uploaded.year, info.chapters) == (2020, ((0.0, "Dust"),))


@given(
    st.dictionaries(
        st.sampled_from(
            "title channel duration chapters tags age_limit timestamp upload_date".split()
        ),
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5)
        | st.lists(
            st.none() | st.text(max_size=3) | st.dictionaries(st.just("start_time"), st.integers())
        ),
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_info_json_is_too_strange(fields: dict[str, object]) -> None:
    info = parse_info(json.dumps({"id": "dQw4w9WgXcQ", **fields}).encode())
    info.title.encode()
