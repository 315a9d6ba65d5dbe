"""Pictures, tags and fingerprints by themselves."""

from __future__ import annotations

import io
import time
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path

import media
import numpy as np
import pytest
from library_shelf import entry
from PIL import Image

from tvrec.library import Draft, Found, Known, Picture, ScanSettings, scan
from tvrec.library.artwork import Gallery
from tvrec.library.fingerprint import fingerprint
from tvrec.library.pictures import fault_of, small_copy
from tvrec.library.tags import TagsError, read_tags, split_artists


def names(pictures: list[Picture]) -> list[tuple[str, str]]:
    return [(picture.role, Path(picture.path).name) for picture in pictures]


def gallery(folder: Path, *files: str) -> Gallery:
    return Gallery(entry(media.write(folder / name, media.picture())) for name in files)


def test_a_films_pictures_are_taken_in_the_order_of_jellyfin(tmp_path: Path) -> None:
    found = gallery(
        tmp_path, "folder.jpg", "Film-poster.png", "poster.jpg", "fanart.jpg", "Film-fanart.jpg",
        "landscape.jpg", "clearlogo.png", "banner.jpg", "disc.png",
    )  # fmt: skip
    assert names(found.of_video(["Film"], alone=True)) == [
        ("poster", "Film-poster.png"), ("fanart", "fanart.jpg"), ("landscape", "landscape.jpg"),
        ("logo", "clearlogo.png"), ("banner", "banner.jpg"), ("disc", "disc.png"),
    ]  # fmt: skip
    assert names(found.of_video(["Film"], alone=False)) == [
        ("poster", "Film-poster.png"), ("fanart", "Film-fanart.jpg"),
    ]  # fmt: skip


def test_an_albums_cover_is_its_folder_picture_first(tmp_path: Path) -> None:
    assert names(gallery(tmp_path, "cover.jpg", "folder.jpg").of_album()) == [
        ("cover", "folder.jpg")
    ]
    assert names(gallery(tmp_path / "x", "AlbumArt.jpg").of_album()) == [("cover", "AlbumArt.jpg")]


def test_posters_of_seasons(tmp_path: Path) -> None:
    found = gallery(tmp_path, "season01-poster.jpg", "season-specials-poster.jpg",
                    "season-all-poster.jpg")  # fmt: skip
    assert names(found.of_series()) == [
        ("season-1-poster", "season01-poster.jpg"),
        ("season-0-poster", "season-specials-poster.jpg"),
        ("poster", "season-all-poster.jpg"),
    ]  # fmt: skip


def test_a_broken_picture_gives_way_to_the_next_and_is_a_problem(tmp_path: Path) -> None:
    bad = media.write(tmp_path / "poster.jpg", b"")
    good = media.write(tmp_path / "folder.jpg", media.picture())
    found = Gallery([entry(bad), entry(good)])
    assert names(found.of_video(["x"], alone=True)) == [("poster", "folder.jpg")]
    assert [problem.message for problem in found.problems] == ["is empty"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_pictures_that_can_be_shown(form: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (200, 100), (1, 2, 3)).save(buffer, form)
    data = buffer.getvalue()
    assert fault_of(data, len(data)) == ""
    with Image.open(io.BytesIO(small_copy(data))) as copy:
        assert (copy.format, copy.size) == ("JPEG", (200, 100))


def test_pictures_that_cannot_be_shown() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    for form in ("JPEG", "PNG"):
        buffer = io.BytesIO()
        Image.fromarray(noise).save(buffer, form)
        half = buffer.getvalue()[: len(buffer.getvalue()) // 2]
        assert "cut off" in fault_of(half, len(half)), form
    assert fault_of(b"", 0) == "is empty"
    assert "too large" in fault_of(b"x", 64 << 20)


def huge_png(side: int) -> bytes:
    """The head of a PNG of a size, and hardly any body."""

    def chunk(name: bytes, body: bytes) -> bytes:
        end = zlib.crc32(name + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + name + body + end

    head = side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))


def test_a_picture_that_unpacks_to_gigabytes_is_refused_and_nothing_is_printed() -> None:
    for side in (9_500, 12_000, 30_000):  # beyond our limit, Pillow's warning, Pillow's error
        data = huge_png(side)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            begin = time.process_time()
            assert "too" in fault_of(data, len(data))
            assert time.process_time() - begin < 0.2


# Tags


def test_artists_are_parted_but_for_names_that_only_look_so() -> None:
    assert split_artists(["A feat. B", "C / D; E"]) == ("A", "B", "C", "D", "E")
    assert split_artists(["AC/DC", "Song (ft. B)"]) == ("AC/DC", "Song", "B")
    assert split_artists([None, "", "Feature Film"]) == ("Feature Film",)


def test_tags_are_read_in_full(tmp_path: Path) -> None:
    path = media.make_audio(
        tmp_path / "a.mp3", cover=True, title="T", artist="A", album="B", album_artist="C",
        composer="D", genre="Folk; Jazz", date="2001-02-03", track="3/12", disc="2/2",
        language="ger", performer="P",
        **{"MusicBrainz Album Id": "b" * 8 + "-1111-2222-3333-" + "b" * 12},
    )  # fmt: skip
    tags = read_tags(str(path))
    assert (tags.title, tags.artists, tags.album, tags.album_artist) == ("T", ("A",), "B", "C")
    assert (tags.genres, tags.year, tags.track, tags.disc) == (("Folk", "Jazz"), 2001, 3, 2)
    assert (tags.composer, tags.language, tags.album_id[:3]) == ("D", "de", "bbb")
    assert tags.cover == media.picture()


def test_what_is_no_sound_says_so(tmp_path: Path) -> None:
    with pytest.raises(TagsError):
        read_tags(str(media.write(tmp_path / "a.flac", b"fLaC" + b"\0" * 50)))
    noise = np.random.default_rng(3).bytes(20_000)
    assert not read_tags(str(media.write(tmp_path / "a.mp3", noise))).surely


# Fingerprints


def test_a_fingerprint_changes_with_the_first_middle_and_last_bytes_and_the_size(
    tmp_path: Path,
) -> None:
    size = 1 << 20
    base = bytearray(size)
    path = media.write(tmp_path / "a", bytes(base))
    seen = {fingerprint(str(path), size)}
    for place in (10, size // 2, size - 10):
        changed = bytearray(base)
        changed[place] = 1
        media.write(path, bytes(changed))
        seen.add(fingerprint(str(path), size))
    media.write(path, bytes(base) + b"\0")
    seen.add(fingerprint(str(path), size + 1))
    assert len(seen) == 5
    copy = media.write(tmp_path / "b", bytes(base))
    assert fingerprint(str(copy), size) in seen


def test_of_a_changed_album_only_the_changed_track_is_hashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "x"
    for number in (1, 2):
        media.make_audio(root / f"{number}.mp3", album="A", artist="B", track=str(number))
    steps = list(scan([root], known=Known(), settings=ScanSettings()))
    [found] = [step for step in steps if isinstance(step, Found)]
    files = {file.path: file for draft in found.drafts for file in draft.files}
    media.make_audio(root / "2.mp3", album="A", artist="B", track="2", title="New")
    hashed: list[str] = []
    real: Callable[[str, int], str] = fingerprint

    def counted(path: str, size: int) -> str:
        hashed.append(Path(path).name)
        return real(path, size)

    monkeypatch.setattr("tvrec.library.read.fingerprint", counted)
    known = Known(units={found.unit: found.signature}, files=files, recall=files.get)
    again: list[Draft] = [
        draft
        for step in scan([root], known=known, settings=ScanSettings())
        if isinstance(step, Found)
        for draft in step.drafts
    ]
    assert hashed == ["2.mp3"]
    assert [draft.title.title for draft in again][-2:] == ["1", "New"]
