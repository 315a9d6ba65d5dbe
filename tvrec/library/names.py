"""What a name says: title and year by guessit, numbers of episodes and parts, ids, cameras."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from tvrec.text import fold_title

__all__ = [
    "Name",
    "camera_title",
    "episode_of",
    "ids_in",
    "part_of",
    "read_name",
    "season_of_folder",
    "version_of",
    "work_key",
    "youtube_id",
]


class Name(NamedTuple):
    """What a file's or folder's name says of a title."""

    title: str
    year: int | None = None
    season: int | None = None
    episode: int | None = None
    episode_title: str = ""
    version: str = ""


_ID_TAG = re.compile(
    r"[\[{(](?P<scheme>imdb|tmdb|tvdb)(?:id)?[-=](?P<value>tt\d+|\d+)[\]})]", re.IGNORECASE
)
_YOUTUBE = re.compile(r"\[(?P<id>[A-Za-z0-9_-]{11})\]$")
_YEAR = re.compile(r"^(?P<title>.+?)[\s._]*[\s._(\[](?P<year>(?:18[89]|19\d|20\d)\d)(?!\d|p)")
_PART = re.compile(
    r"[\s._-]+[(\[]?(?:cd|dvd|dis[ck]|part|pt)[\s._-]*(?P<number>\d{1,2}|[a-d])[)\]]?$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\s+-\s+(?P<version>[^-]+)$|[\s._]*\{edition-(?P<edition>[^}]+)\}")
_QUALITY = re.compile(
    r"\b(?:\d{3,4}[pi]|[48]k|uhd|hdr\d*|blu-?ray|bdrip|brrip|web-?dl|webrip|hdtv|dvdrip|x26[45]"
    r"|h\.?26[45]|hevc|xvid|remux|director'?s cut|extended|theatrical|unrated|remastered)\b",
    re.IGNORECASE,
)
_EPISODE = re.compile(
    r"(?:^|[\s._\-\[(])(?:s(?P<season>\d{1,4})[\s._-]*e(?P<episode>\d{1,4})"
    r"|(?P<season2>\d{1,2})x(?P<episode2>\d{1,4}))(?!\d)",
    re.IGNORECASE,
)
_EPISODE_ALONE = re.compile(
    r"(?:^|[\s._-])(?:ep?|episode|folge|第)[\s._-]*(?P<episode>\d{1,4})(?:[集话話回]|\b)|^(?P<lead>\d{1,3})(?:[\s._-]|$)",
    re.IGNORECASE,
)
_SEASON_FOLDER = re.compile(
    r"^(?:season|series|staffel|saison|temporada|s)[\s._-]*(?P<season>\d{1,4})$"
    r"|^第(?P<season2>\d{1,2})季$|^(?P<specials>specials?)$",
    re.IGNORECASE,
)
_CAMERA_STEM = re.compile(
    r"^(?:(?:img|vid|mov|mvi|dscn?|pxl|wp|gopr|g[hx]\d{2})[-_]?\d{3,}.*"
    r"|(?:19|20)\d{6}[-_]\d{6}.*)$",
    re.IGNORECASE,
)
_LONGEST = 200  # of a name that guessit is asked about: its time grows with the square


def ids_in(name: str) -> tuple[tuple[str, str], ...]:
    """Return the ids that a name bears, as ``[tmdbid-603]`` or ``{imdb-tt0133093}``."""
    return tuple((m["scheme"].lower(), m["value"]) for m in _ID_TAG.finditer(name))


def youtube_id(stem: str) -> str | None:
    """Return the id that yt-dlp puts at the end of a file's name."""
    found = _YOUTUBE.search(stem)
    return found["id"] if found else None


def part_of(stem: str) -> tuple[str, int | None]:
    """Split a name from the number of its part: ``Film cd2`` is (``Film``, 2)."""
    found = _PART.search(stem)
    if found is None:
        return stem, None
    number = found["number"]
    value = int(number) if number.isdigit() else ord(number.lower()) - ord("a") + 1
    return stem[: found.start()], value


def version_of(stem: str) -> str:
    """Return what sets this version of a film apart, empty for the only one."""
    found = _VERSION.search(stem)
    if found is None:
        quality = _QUALITY.search(stem)
        return quality[0] if quality else ""
    return (found["edition"] or found["version"] or "").strip()


def work_key(stem: str) -> str:
    """Return what two files of one work have in common, whatever their version or part."""
    base = _ID_TAG.sub("", part_of(stem)[0])
    dated = _YEAR.match(base)
    if dated:
        return f"{fold_title(dated['title'].replace('.', ' '))} {dated['year']}"
    quality = _QUALITY.search(base)
    return fold_title((base[: quality.start()] if quality else base).replace(".", " "))


def episode_of(stem: str, *, in_season: int | None = None) -> tuple[int, int] | None:
    """Return season and episode; a bare number is an episode only in a season's folder."""
    found = _EPISODE.search(stem)
    if found:
        season = found["season"] or found["season2"]
        return int(season), int(found["episode"] or found["episode2"])
    if in_season is not None:
        alone = _EPISODE_ALONE.search(stem)
        if alone:
            return in_season, int(alone["episode"] or alone["lead"])
    return None


def season_of_folder(name: str) -> int | None:
    """Return the season that a folder holds; 0: the specials."""
    found = _SEASON_FOLDER.match(name.strip())
    if found is None:
        return None
    return 0 if found["specials"] else int(found["season"] or found["season2"])


def camera_title(stem: str) -> str | None:
    """Return a title for what a camera or telephone has named: its date and time."""
    if not _CAMERA_STEM.match(stem):
        return None
    found = re.search(r"(?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}.*", stem)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    for length, form, shown in ((14, "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M"), (8, "%Y%m%d", "%Y-%m-%d")):
        try:
            return datetime.strptime(digits[:length], form).strftime(shown)
        except ValueError:
            continue
    return stem


@lru_cache(maxsize=512)
def read_name(name: str, kind: str = "movie") -> Name:
    """Let guessit read a name, without its extension.

    Args:
        name: of a file or a folder.
        kind: movie or episode.
    """
    from guessit import guessit

    clean = _ID_TAG.sub("", name)[:_LONGEST].strip()
    try:
        guess: dict[str, Any] = guessit(clean, {"type": kind, "no_user_config": True})
    except Exception:  # noqa: BLE001 - the library raises its own failures as a bare Exception
        guess = {}
    title = str(guess.get("title") or clean or name)
    return Name(
        title=title,
        year=_whole(guess.get("year")),
        season=_whole(guess.get("season")),
        episode=_whole(guess.get("episode")),
        episode_title=str(guess.get("episode_title") or ""),
        version=str(guess.get("edition") or guess.get("screen_size") or ""),
    )


def _whole(value: Any) -> int | None:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, int) else None
