"""What yt-dlp writes beside a download: ``<base>.info.json``."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tvrec.library.languages import language_code

__all__ = ["Info", "InfoError", "parse_info", "read_info"]

_MOST_BYTES = 64 << 20  # comments and formats are in there too
_YOUTUBE = re.compile(r"[A-Za-z0-9_-]{11}")
_SITE_IDS = {"youtubetab": "youtube", "youtubemusic": "youtube"}


class InfoError(ValueError):
    """A file that is not what yt-dlp writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What is known of a download; empty where the file does not say it."""

    id: str
    title: str
    site: str = ""  # youtube, vimeo, …
    description: str = ""
    channel: str = ""
    artists: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    uploaded: datetime | None = None  # the day
    duration_s: float | None = None
    language: str = ""
    age_limit: int | None = None
    chapters: tuple[tuple[float, str], ...] = ()
    series: str = ""
    album: str = ""


def read_info(path: str) -> Info:
    """Read an info.json.

    Raises:
        InfoError: it is none; its text says why.
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise InfoError("is larger than 64 MiB")
    return parse_info(raw)


def parse_info(raw: bytes) -> Info:
    """Read the bytes of an info.json, see ``read_info``."""
    try:
        plain = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InfoError("is not JSON") from error
    if not isinstance(plain, dict) or not _text(plain, "id"):
        raise InfoError("is not of yt-dlp: it has no id")
    site = _text(plain, "extractor_key", "extractor").lower().partition(":")[0]
    if not site and _YOUTUBE.fullmatch(_text(plain, "id")):
        site = "youtube"
    age = _number(plain.get("age_limit"))
    return Info(
        id=_text(plain, "id"),
        title=_text(plain, "fulltitle", "title") or _text(plain, "id"),
        site=_SITE_IDS.get(site, site),
        description=_text(plain, "description"),
        channel=_text(plain, "channel", "uploader"),
        artists=_words(plain.get("artists")) or _words([plain.get("artist")]),
        cast=_words(plain.get("cast")),
        categories=_words(plain.get("categories")) or _words(plain.get("genres")),
        tags=_words(plain.get("tags")),
        uploaded=_day(plain),
        duration_s=_number(plain.get("duration")),
        language=language_code(_text(plain, "language")),
        age_limit=int(age) if age else None,
        chapters=tuple(_chapters(plain.get("chapters"))),
        series=_text(plain, "series"),
        album=_text(plain, "album"),
    )


def _text(plain: dict[str, Any], *keys: str) -> str:
    for key in keys:
        value = plain.get(key)
        if isinstance(value, str) and value.strip():
            # halves of surrogate pairs, which JSON can hold, are no text
            return value.encode("utf-8", "ignore").decode().strip()
    return ""


def _words(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list):
        return ()
    words = (_text({"": value}, "") for value in values)
    return tuple(dict.fromkeys(word for word in words if word))


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) and number > 0 else None


def _chapters(values: Any) -> list[tuple[float, str]]:
    found = [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
    return [(_number(each.get("start_time")) or 0.0, _text(each, "title")) for each in found]


def _day(plain: dict[str, Any]) -> datetime | None:
    for key in ("release_date", "upload_date"):
        try:
            return datetime.strptime(_text(plain, key), "%Y%m%d").replace(tzinfo=UTC)
        except ValueError:
            continue
    stamp = _number(plain.get("timestamp"))
    try:
        return datetime.fromtimestamp(stamp, UTC) if stamp else None
    except (OverflowError, OSError, ValueError):
        return None
