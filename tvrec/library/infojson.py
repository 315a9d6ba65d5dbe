"""What yt-dlp writes beside a download: ``<base>.info.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

__all__ = ["Info", "InfoError", "read_info"]

_MOST_BYTES = 64 << 20  # comments and formats are in there too


class InfoError(ValueError):
    """A file that is not what yt-dlp writes."""


@dataclass(frozen=True, slots=True)
class Info:
    """What is known of a download."""

    id: str
    title: str
    description: str = ""
    channel: str = ""
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    year: int | None = None
    uploaded: datetime | None = None
    duration_s: float | None = None
    language: str = ""
    age_limit: int | None = None
    extractor: str = ""
    series: str = ""
    season: int | None = None
    episode: int | None = None


def read_info(path: str) -> Info:
    """Read an info.json.

    Raises:
        InfoError: it is none; its text says why.
        OSError: it cannot be read.
    """
    file = Path(path)
    if file.stat().st_size > _MOST_BYTES:
        raise InfoError("is larger than 64 MiB")
    try:
        plain = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InfoError(f"is not JSON: {error}") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("id"), str):
        raise InfoError("is not of yt-dlp: it has no id")
    uploaded = _day(plain.get("release_date") or plain.get("upload_date"))
    return Info(
        id=plain["id"],
        title=_text(plain, "fulltitle") or _text(plain, "title") or plain["id"],
        description=_text(plain, "description"),
        channel=_text(plain, "channel") or _text(plain, "uploader"),
        genres=_words(plain.get("categories")) or _words(plain.get("genres")),
        tags=_words(plain.get("tags")),
        year=uploaded.year if uploaded else None,
        uploaded=uploaded,
        duration_s=_number(plain.get("duration")),
        language=_text(plain, "language")[:2].lower(),
        age_limit=_whole(plain.get("age_limit")),
        extractor=_text(plain, "extractor_key").lower(),
        series=_text(plain, "series"),
        season=_whole(plain.get("season_number")),
        episode=_whole(plain.get("episode_number")),
    )


def _text(plain: dict[str, Any], key: str) -> str:
    value = plain.get(key)
    return value.strip() if isinstance(value, str) else ""


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(word.strip() for word in value if isinstance(word, str) and word))


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def _day(value: Any) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        return None
