"""A household's folders become titles of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_shelf import Shelf

from tvrec.domain import Kind


@pytest.fixture
def filled(shelf: Shelf, household: Path) -> Shelf:
    report = shelf.scan(household)
    assert report.problems == []
    return shelf


def test_every_kind_of_title_is_found_once(filled: Shelf) -> None:
    assert filled.store.titles.count() == {
        Kind.MOVIE: 4, Kind.SERIES: 1, Kind.EPISODE: 3, Kind.CLIP: 2, Kind.ARTIST: 1,
        Kind.ALBUM: 2, Kind.TRACK: 6, Kind.AUDIOBOOK: 2, Kind.PODCAST: 1, Kind.PODCAST_EPISODE: 2,
    }  # fmt: skip


def test_a_film_is_what_its_sidecars_and_streams_say(filled: Shelf) -> None:
    film = filled.titles["Metropolis"]
    assert (film.year, film.rating, film.votes, film.min_age) == (1927, 8.3, 190_000, 6)
    assert film.genres == ("Science Fiction", "Drama", "Silent")
    assert [(c.name, c.role) for c in film.people] == [
        ("Fritz Lang", "director"), ("Brigitte Helm", "actor"),
    ]  # fmt: skip
    assert (film.external_ids, film.language) == ({"imdb": "tt0017136"}, "de")
    assert film.runtime_s == pytest.approx(2, abs=0.3), "the file's own length beats the NFO's"
    [file] = filled.files("Metropolis")
    assert (file.container, file.width, file.height) == ("matroska", 64, 48)
    assert (file.audio_languages, file.subtitle_languages) == (("de",), ("en",))
    pictures = filled.store.artwork.of(film.id)
    assert [(p.role, Path(p.path).name) for p in pictures] == [
        ("poster", "poster.jpg"), ("fanart", "fanart.jpg"),
    ]  # fmt: skip


def test_a_name_gives_title_year_id_and_language(filled: Shelf) -> None:
    film = filled.titles["小城之春"]
    assert (film.year, film.external_ids, film.language) == (1948, {"tmdb": "88273"}, "zh")


def test_versions_are_one_title_and_parts_are_one_list(filled: Shelf) -> None:
    assert sorted(file.version for file in filled.files("Nosferatu")) == ["1080p", "4K"]
    parts = filled.files("Faust")
    assert [(Path(file.path).name, file.version, file.part) for file in parts] == [
        ("Faust.1926.cd1.avi", "", 1), ("Faust.1926.cd2.avi", "", 2),
    ]  # fmt: skip
    assert filled.titles["Faust"].runtime_s == pytest.approx(4, abs=0.6)


def test_a_series_has_its_episodes_with_specials_last(filled: Shelf) -> None:
    series = filled.titles["The Lighthouse"]
    assert (series.year, series.plot, series.external_ids) == (2019, "Keepers.", {"tvdb": "4711"})
    episodes = filled.children("The Lighthouse")
    assert [(e.season, e.episode, e.title) for e in episodes] == [
        (1, 1, "The First"), (1, 2, "Episode 2"), (0, 1, "Making Of"),
    ]  # fmt: skip
    assert episodes[0].plot == "It begins."
    roles = [picture.role for picture in filled.store.artwork.of(series.id)]
    assert roles == ["poster", "season-1-poster"]


def test_a_download_is_what_yt_dlp_says(filled: Shelf) -> None:
    clip = filled.titles["A lecture on stars"]
    assert (clip.kind, clip.year, clip.plot) == (Kind.CLIP, 2020, "How stars are born.")
    assert (clip.artist, clip.genres, clip.tags) == ("Observatory", ("Education",), ("stars",))
    assert (clip.external_ids, clip.language) == ({"youtube": "dQw4w9WgXcQ"}, "en")
    [file] = filled.files("A lecture on stars")
    assert file.chapters == ((0.0, "Dust"),)
    assert [picture.role for picture in filled.store.artwork.of(clip.id)] == ["poster"]


def test_what_a_camera_has_named_is_a_clip_of_its_time(filled: Shelf) -> None:
    assert filled.titles["2023-04-01 12:13"].kind is Kind.CLIP


def test_an_album_of_two_discs_is_one_with_its_artist_above(filled: Shelf) -> None:
    album, artist = filled.titles["Night Pieces"], filled.titles["Ensemble"]
    assert (album.artist, album.year, album.genres) == ("Ensemble", 2010, ("Classical",))
    assert (artist.kind, album.parent) == (Kind.ARTIST, artist.id)
    assert artist.plot == "They play at night."
    tracks = filled.children("Night Pieces")
    assert [(t.title, t.track) for t in tracks] == [("Dusk", 1), ("Midnight", 2), ("Dawn", 3)]
    assert tracks[2].artist == "Ensemble; Solo"
    assert album.runtime_s == pytest.approx(3, abs=0.3)
    [cover] = filled.store.artwork.of(album.id)
    assert (cover.role, cover.source, cover.data[:2]) == ("cover", "tag", b"\xff\xd8")


def test_an_album_by_many_is_by_various_artists(filled: Shelf) -> None:
    album = filled.titles["Mixtape"]
    assert (album.artist, album.parent) == ("Various Artists", None)
    assert {credit.name for credit in album.people} == {"Ann", "Bo", "Cy"}


def test_an_audiobook_has_author_reader_and_chapters(filled: Shelf) -> None:
    book = filled.titles["Alice in Wonderland"]
    assert (book.kind, book.artist) == (Kind.AUDIOBOOK, "Lewis Carroll")
    assert [(c.name, c.role) for c in book.people] == [
        ("Lewis Carroll", "author"), ("A Reader", "reader"),
    ]  # fmt: skip
    [file] = filled.files("Alice in Wonderland")
    assert file.chapters == ((0.0, "Down the Rabbit-Hole"), (1.0, "The Pool of Tears"))


def test_a_folder_of_parts_is_one_audiobook_in_the_order_of_numbers(filled: Shelf) -> None:
    assert filled.titles["Emma"].artist == "Jane Austen"
    names = [Path(file.path).name for file in filled.files("Emma")]
    assert names == ["Part 1.mp3", "Part 2.mp3", "Part 10.mp3"]


def test_a_podcast_has_its_episodes_by_their_days(filled: Shelf) -> None:
    podcast = filled.titles["Slow Radio"]
    assert (podcast.kind, podcast.artist) == (Kind.PODCAST, "A Station")
    episodes = filled.children("Slow Radio")
    assert [(e.title, e.added_at and e.added_at.day) for e in episodes] == [
        ("Walk 1", 1), ("Walk 2", 2),
    ]  # fmt: skip
    assert [picture.role for picture in filled.store.artwork.of(podcast.id)] == ["cover"]


def test_trailers_and_extras_are_counted_and_watch_state_becomes_history(
    shelf: Shelf, household: Path
) -> None:
    report = shelf.scan(household)
    assert report.skipped == {"trailers, samples and extras": 2}
    assert (report.read, report.kept) == (23, 23)
    [viewer] = shelf.store.profiles.list()
    assert [event.plays for event in shelf.store.events.of(viewer.id)] == [2]
