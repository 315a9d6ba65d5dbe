"""Tags of audio files, read by tinytag, with the embedded cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Tags", "TagsError", "read_tags"]

_LIST = re.compile(r"\s*[;|]\s*|\s+/\s+|\x00")
_ARTISTS = re.compile(r"\s*;\s*|\s+/\s+|\s+(?:feat|ft)\.?\s+|\x00", re.IGNORECASE)
_LARGEST_COVER = 8 << 20
_MUSICBRAINZ = ("musicbrainz_albumid", "musicbrainz album id", "musicbrainz_releasegroupid")


class TagsError(ValueError):
    """A file that is not what its name says."""


@dataclass(slots=True)
class Tags:
    """What the tags of one file say; empty where they say nothing."""

    title: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artist: str = ""
    composer: str = ""
    genres: tuple[str, ...] = ()
    year: int | None = None
    track: int | None = None
    disc: int | None = None
    comment: str = ""
    duration_s: float | None = None
    language: str = ""
    musicbrainz: str = ""
    cover: bytes = field(default=b"", repr=False)


def read_tags(path: str) -> Tags:
    """Read the tags of a file.

    Raises:
        TagsError: it is no audio file that can be read.
        OSError: it cannot be opened.
    """
    from tinytag import TinyTag, TinyTagException

    try:
        tag = TinyTag.get(path, image=True)
    except TinyTagException as error:
        raise TagsError(str(error) or "is no audio file") from error
    except (ValueError, IndexError, KeyError, TypeError, MemoryError, OverflowError) as error:
        # damaged files lead its parsers astray in these ways
        raise TagsError("its tags are damaged") from error
    if not tag.duration:
        raise TagsError("holds no sound that can be read")
    other = {key.lower(): value for key, value in (tag.other or {}).items()}
    return Tags(
        title=_clean(tag.title),
        artists=_split(_ARTISTS, tag.artist),
        album=_clean(tag.album),
        album_artist=_clean(tag.albumartist),
        composer=_clean(tag.composer),
        genres=_split(_LIST, tag.genre),
        year=_year(tag.year),
        track=_whole(tag.track),
        disc=_whole(tag.disc),
        comment=_clean(tag.comment),
        duration_s=float(tag.duration),
        language=_first(other, "language")[:3].lower(),
        musicbrainz=next((v for key in _MUSICBRAINZ if (v := _first(other, key))), ""),
        cover=_cover(tag),
    )


def _cover(tag: Any) -> bytes:
    image = tag.images.any if tag.images else None
    data = bytes(image.data) if image is not None and image.data else b""
    return data if len(data) <= _LARGEST_COVER else b""


def _clean(text: str | None) -> str:
    return " ".join((text or "").replace("\x00", " ").split())


def _split(pattern: re.Pattern[str], text: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in pattern.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def _first(other: dict[str, Any], key: str) -> str:
    value = other.get(key)
    return str(value[0] if isinstance(value, list) and value else value or "")


def _year(text: str | None) -> int | None:
    found = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", text or "")
    return int(found[1]) if found else None


def _whole(value: Any) -> int | None:
    try:
        return int(value) or None
    except (TypeError, ValueError):
        return None
