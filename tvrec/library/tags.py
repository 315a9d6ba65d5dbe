"""Tags of audio files, read by tinytag, with the embedded cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tvrec.domain import Credit
from tvrec.library.languages import language_code

if TYPE_CHECKING:
    from tinytag import TinyTag

__all__ = ["Tags", "TagsError", "read_tags", "split_artists", "tags_of_media"]

_GENRES = re.compile(r"\s*[;/,|]\s*|\x00")
_ARTISTS = re.compile(r"\s+/\s+|\s*;\s*|\s+[(\[]?(?:feat|ft|featuring)\.?\s+|\x00", re.IGNORECASE)
_MAGIC = (b"ID3", b"fLaC", b"OggS", b"RIFF", b"FORM", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
          b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")  # fmt: skip
_LARGEST_COVER = 8 << 20
_ALBUM_IDS = ("musicbrainz album id", "musicbrainz albumid", "musicbrainz releasegroupid",
              "musicbrainz release group id")  # fmt: skip
_ARTIST_IDS = ("musicbrainz album artist id", "musicbrainz albumartistid",
               "musicbrainz artist id", "musicbrainz artistid")  # fmt: skip
_ROLES = {"conductor": "conductor", "lyricist": "lyricist", "director": "director",
          "narrator": "reader", "performer": "performer", "producer": "producer"}  # fmt: skip


class TagsError(ValueError):
    """A file that tinytag cannot read; PyAV may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the tags of one file say; empty where they say nothing."""

    title: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artist: str = ""
    composer: str = ""
    people: tuple[Credit, ...] = ()  # conductors, readers, producers, …
    genres: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    year: int | None = None
    track: int | None = None
    disc: int | None = None
    comment: str = ""
    description: str = ""
    language: str = ""  # ISO 639-1
    duration_s: float | None = None
    album_id: str = ""  # of MusicBrainz, as is the next one
    artist_id: str = ""
    compilation: bool = False
    surely: bool = True  # the file begins as files of its kind do; tinytag finds an MP3 in anything
    cover: bytes = field(default=b"", repr=False)


def read_tags(path: str) -> Tags:
    """Read the tags of a file.

    Raises:
        TagsError: it is no audio file that tinytag knows.
        OSError: it cannot be opened.
    """
    from tinytag import TinyTag, TinyTagException

    with Path(path).open("rb") as file:
        head = file.read(12)
        try:
            tag = TinyTag.get(path, file_obj=file, image=True)
        except TinyTagException as error:
            raise TagsError(str(error) or "is no audio file") from error
    if not tag.duration or tag.duration < 0:
        raise TagsError("holds no sound that can be read")
    other = {re.sub(r"[\s_:-]+", " ", name.lower()): texts for name, texts in tag.other.items()}
    return Tags(
        title=_clean(tag.title),
        artists=split_artists([tag.artist, *other.get("artist", ())]),
        album=_clean(tag.album),
        album_artist=_clean(tag.albumartist),
        composer=_clean(tag.composer),
        people=tuple(_people(other)),
        genres=_split(_GENRES, [tag.genre, *other.get("genre", ())]),
        moods=_split(_GENRES, other.get("mood", ())),
        year=_year(tag.year),
        track=_whole(tag.track),
        disc=_whole(tag.disc),
        comment=_clean(tag.comment),
        description=_clean(_first(other, ("description", "podcast description", "synopsis"))),
        language=language_code(_first(other, ("language",))),
        duration_s=float(tag.duration),
        album_id=_first(other, _ALBUM_IDS),
        artist_id=_first(other, _ARTIST_IDS),
        compilation=_first(other, ("compilation", "tcmp", "itunescompilation")) in {"1", "true"},
        surely=head.startswith(_MAGIC) or head[4:8] == b"ftyp",
        cover=_cover(tag),
    )


def tags_of_media(tags: Mapping[str, str], duration_s: float | None, cover: bytes) -> Tags:
    """Return what PyAV reads of a file that tinytag does not know."""
    return Tags(
        title=_clean(tags.get("title")),
        artists=split_artists([tags.get("artist")]),
        album=_clean(tags.get("album")),
        album_artist=_clean(tags.get("album_artist")),
        composer=_clean(tags.get("composer")),
        genres=_split(_GENRES, [tags.get("genre")]),
        year=_year(tags.get("date")),
        track=_whole((tags.get("track") or "").partition("/")[0]),
        disc=_whole((tags.get("disc") or "").partition("/")[0]),
        comment=_clean(tags.get("comment")),
        duration_s=duration_s,
        cover=cover,
    )


def split_artists(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return single artists: of "A feat. B", "A / B" and "A; B" two; "AC/DC" is one."""
    return tuple(name.strip("()[] ") for name in _split(_ARTISTS, names))


def _cover(tag: TinyTag) -> bytes:
    image = tag.images.any
    data = image.data if image is not None else b""
    return data if len(data) <= _LARGEST_COVER else b""


def _people(other: Mapping[str, list[str]]) -> Iterable[Credit]:
    for name, role in _ROLES.items():
        yield from (Credit(person, role) for person in split_artists(other.get(name, ())))


def _clean(text: str | None) -> str:
    """Return a text in one line; halves of surrogate pairs, which no text can hold, are dropped."""
    plain = (text or "").replace("\x00", " ").encode("utf-8", "ignore").decode()
    return " ".join(plain.split())


def _split(pattern: re.Pattern[str], texts: Iterable[str | None]) -> tuple[str, ...]:
    parts = (_clean(part) for text in texts for part in pattern.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def _first(other: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next((text.strip() for name in names for text in other.get(name, ()) if text), "")


def _year(text: str | None) -> int | None:
    found = re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", text or "")
    return int(found[1]) if found else None


def _whole(value: int | str | None) -> int | None:
    try:
        return int(value or 0) or None
    except ValueError:
        return None
