"""How what is to be heard becomes albums, audiobooks and podcasts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import media
from library_shelf import Shelf, shown

from tvrec.domain import Kind
from tvrec.library import Draft, Found, Known, ScanSettings, scan

Read = Callable[[], list[Draft]]


def test_loose_songs_find_their_albums_by_tags(shelf: Shelf, root: Path) -> None:
    for number in range(64):
        media.make_audio(
            root / "Songs" / f"{number:02}.mp3", title=f"Song {number}", artist="Ann",
            album=f"Album {number % 2}", track=str(number),
        )  # fmt: skip
    shelf.scan(root)
    assert len(shelf.children("Album 0")) == len(shelf.children("Album 1")) == 32
    assert shelf.store.titles.count()[Kind.ARTIST] == 1


def test_several_albums_in_one_folder_are_several(root: Path, read: Read) -> None:
    for number in range(4):
        media.make_audio(root / "x" / f"{number}.mp3", album=f"Album {number % 2}", artist="Ann")
    media.make_audio(root / "x" / "single.mp3", title="Single", artist="Bo")
    drafts = read()
    assert sorted(d.title.title for d in drafts if d.title.kind is Kind.ALBUM) == [
        "Album 0",
        "Album 1",
    ]
    single = next(d for d in drafts if d.title.title == "Single")
    assert single.parent is None


def test_a_folder_without_tags_is_an_album_of_its_name(root: Path, read: Read) -> None:
    for number in (1, 2):
        media.make_audio(root / "Sea Sounds" / f"{number:02} Wave.mp3")
    album, *tracks = read()
    assert album.title.title == "Sea Sounds"
    assert [track.title.title for track in tracks] == ["01 Wave", "02 Wave"]


def test_a_compilation_is_by_various_artists_whatever_its_tracks(root: Path, read: Read) -> None:
    media.make_audio(root / "x" / "1.m4a", album="Hits", artist="Ann", album_artist="Various")
    album, track = read()
    assert (album.title.artist, track.title.artist) == ("Various Artists", "Ann")


def test_sidecars_of_album_and_artist_are_read(shelf: Shelf, root: Path) -> None:
    artist = root / "Ann"
    media.write(artist / "artist.nfo",
                "<artist><name>Ann</name><biography>A singer.</biography></artist>")  # fmt: skip
    media.write(artist / "folder.jpg", media.picture())
    media.make_audio(artist / "Album" / "1.flac", title="One", album="Album", artist="Ann")
    media.write(
        artist / "Album" / "album.nfo",
        "<album><title>Album</title><review>Quiet.</review><genre>Folk</genre></album>",
    )
    media.write(artist / "Album" / "cover.jpg", media.picture())
    shelf.scan(root)
    assert shelf.store.titles.count()[Kind.ARTIST] == 1
    ann, album = shelf.titles["Ann"], shelf.titles["Album"]
    assert (ann.plot, album.plot, album.genres) == ("A singer.", "Quiet.", ("Folk",))
    assert [p.role for p in shelf.store.artwork.of(ann.id)] == ["poster"]
    assert [p.role for p in shelf.store.artwork.of(album.id)] == ["cover"]
    before = list(shelf.store.titles.each())
    media.make_audio(artist / "Album" / "2.flac", title="Two", album="Album", artist="Ann")
    shelf.scan(root)
    assert shelf.titles["Ann"] in before, "what its album says of an artist is less than its NFO"


def test_an_audiobook_is_known_by_folder_genre_or_ending(root: Path, read: Read) -> None:
    media.make_audio(root / "Audiobooks" / "Jules Verne - The Moon.mp3")
    media.make_audio(root / "x" / "a.mp3", title="One", album="By Genre", genre="Audiobook")
    media.make_audio(root / "y" / "b.m4b", title="By Ending")
    books = {d.title.title: d.title for d in read()}
    assert {title.kind for title in books.values()} == {Kind.AUDIOBOOK}
    assert set(books) == {"The Moon", "By Genre", "By Ending"}
    assert books["The Moon"].artist == "Jules Verne"
    assert books["By Genre"].genres == ()


def test_parts_with_names_are_the_chapters_of_a_book(root: Path, read: Read) -> None:
    for number, name in ((2, "The Island"), (1, "The Wreck")):
        media.make_audio(root / "Audiobooks" / "Book" / f"{number}.mp3", title=name, album="Book",
                         track=str(number))  # fmt: skip
    [book] = read()
    assert [file.chapters for file in book.files] == [((0.0, "The Wreck"),), ((0.0, "The Island"),)]


def test_a_podcast_is_known_by_its_genre_too(root: Path, read: Read) -> None:
    media.make_audio(root / "x" / "1.mp3", title="One", album="Slow Radio", genre="Podcast")
    podcast, episode = read()
    assert shown([podcast, episode]) == [("podcast", "Slow Radio"), ("podcast_episode", "One")]
    assert episode.parent == podcast.ref


def test_a_podcast_in_folders_of_years_is_one(shelf: Shelf, root: Path) -> None:
    for year in (2023, 2024):
        media.make_audio(root / "Podcasts" / "Show" / str(year) / f"{year}-01-01 Talk.mp3")
    shelf.scan(root)
    assert shelf.store.titles.count()[Kind.PODCAST] == 1
    assert len(shelf.children("Show")) == 2


def test_a_hint_in_the_path_above_the_root_counts(root: Path) -> None:
    media.make_audio(root / "Podcasts" / "Show" / "1.mp3")
    steps = scan([root / "Podcasts" / "Show"], known=Known(), settings=ScanSettings())
    kinds = [d.title.kind for s in steps if isinstance(s, Found) for d in s.drafts]
    assert kinds == [Kind.PODCAST, Kind.PODCAST_EPISODE]
