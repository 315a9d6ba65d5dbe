"""NFO sidecars of Kodi and Jellyfin: film, series, season, episode, album and artist.

The fields are those that Kodi writes (CVideoInfoTag::Save) and those that Jellyfin adds; repeated
tags and lists in one tag are both read, ratings are brought to 10, running times to seconds.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tvrec.domain import Credit
from tvrec.library.ages import min_age
from tvrec.library.drafts import NfoHistory
from tvrec.library.languages import language_code
from tvrec.library.nfo_xml import (
    Element,
    address_ids,
    decode,
    elements,
    numbered,
    texts,
    value,
)

__all__ = ["Nfo", "NfoError", "parse_nfo", "read_nfo"]

_MOST_BYTES = 1 << 20
_KNOWN_IDS = ("imdb", "tmdb", "tvdb", "musicbrainz")
_ID_TAGS = {
    "imdb": ("imdbid", "imdb_id"),
    "tmdb": ("tmdbid", "tmdb_id"),
    "tvdb": ("tvdbid", "tvdb_id", "thetvdbid"),
}
_MUSIC_IDS = {
    "album": ("musicbrainzalbumid", "musicbrainzreleasegroupid"),
    "artist": ("musicbrainzartistid",),
}
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")
_ROLES = {"director": "director", "credits": "writer", "writer": "writer", "composer": "composer"}


class NfoError(ValueError):
    """An NFO that says nothing: neither XML nor the address of a known site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nfo:
    """What one root of an NFO says; empty where it says nothing."""

    root: str = ""
    title: str = ""
    original_title: str = ""
    sort_title: str = ""
    show_title: str = ""
    year: int | None = None
    plot: str = ""
    tagline: str = ""
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    countries: tuple[str, ...] = ()
    studios: tuple[str, ...] = ()
    certification: str = ""
    min_age: int | None = None
    language: str = ""  # ISO 639-1
    runtime_s: float | None = None
    rating: float | None = None  # the community's, 0 to 10
    votes: int | None = None
    season: int | None = None
    episode: int | None = None
    collection: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    track: int | None = None
    added_at: datetime | None = None  # as written, without a zone
    ids: dict[str, str] = field(default_factory=dict)
    history: NfoHistory | None = None


def read_nfo(path: str) -> list[Nfo]:
    """Read an NFO: one entry for each root in it, or one for an address that stands alone.

    Raises:
        NfoError: it is no NFO; its text says why.
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise NfoError("is larger than 1 MiB")
    return parse_nfo(raw)


def parse_nfo(raw: bytes) -> list[Nfo]:
    """Read the bytes of an NFO, see ``read_nfo``."""
    text = decode(raw)
    ids = address_ids(text)
    read = [_read(element) for element in elements(text)]
    if not read and not ids:
        raise NfoError("is neither XML nor the address of a known site")
    if not read:
        return [Nfo(ids=ids)]
    for scheme, number in ids.items():
        read[0].ids.setdefault(scheme, number)
    return read


def _read(root: Element) -> Nfo:
    kind = str(root.tag).lower()
    rating, votes = _rating(root)
    certification = value(root, "mpaa", "certification", "customrating")
    return Nfo(
        root=kind,
        title=value(root, "title", "localtitle", "name"),
        original_title=value(root, "originaltitle"),
        sort_title=value(root, "sorttitle", "sortname"),
        show_title=value(root, "showtitle"),
        year=_year(root),
        plot=value(root, "plot", "review", "biography", "artistdesc", "outline"),
        tagline=value(root, "tagline"),
        genres=texts(root, "genre"),
        tags=texts(root, "tag", "style", "mood"),
        people=_people(root),
        countries=texts(root, "country") or texts(root, "countrycode"),
        studios=texts(root, "studio", "label"),
        certification=certification,
        min_age=min_age(certification),
        language=language_code(value(root, "language").split(",")[0].split("/")[0]),
        runtime_s=_runtime(root),
        rating=rating,
        votes=votes,
        season=_whole(value(root, "season", "seasonnumber")),
        episode=_whole(value(root, "episode")),
        collection=value(root, "set/name", "set"),
        artists=texts(root, "albumartistcredits/artist") or texts(root, "albumartist", "artist"),
        album=value(root, "album"),
        track=_whole(value(root, "track")),
        added_at=_moment(value(root, "dateadded")),
        ids=_ids(root, kind),
        history=_history(root),
    )


def _people(root: Element) -> tuple[Credit, ...]:
    people = [Credit(name, role) for tag, role in _ROLES.items() for name in texts(root, tag)]
    actors = numbered(root, "actor")
    # those without an order stay behind those with one, in the order of the file
    actors.sort(key=lambda element: _whole(value(element, "order")) or 0)
    for actor in actors:
        role = value(actor, "type").lower() or "actor"
        people += [Credit(name, "actor" if role == "gueststar" else role)
                   for name in texts(actor, "name")]  # fmt: skip
    unique = {(credit.name, credit.role): credit for credit in reversed(people)}
    return tuple(reversed(unique.values()))


def _rating(root: Element) -> tuple[float | None, int | None]:
    """Return the default rating on a scale of 10, and its votes.

    Several may call themselves the default; the first that makes sense counts.
    """
    rated = numbered(root, "ratings/rating")
    rated.sort(key=lambda element: (element.get("default") or "").lower() != "true")
    for element in rated:
        number = _scaled(value(element, "value") or element.text, element.get("max"))
        if number is not None:
            return number, _count(value(element, "votes"))
    for name in ("rating", "communityrating"):
        for element in numbered(root, name):
            number = _scaled(element.text, element.get("max"))
            if number is not None:
                return number, _count(value(root, "votes"))
    critics = _scaled(value(root, "criticrating"), "100")
    return critics, None


def _scaled(text: str | None, top: str | None) -> float | None:
    number, highest = _number(text or ""), _number(top or "10")
    if number is None or highest is None or highest <= 0:
        return None
    scaled = number / highest * 10
    return round(scaled, 3) if 0 < scaled <= 10 else None


def _runtime(root: Element) -> float | None:
    """Return seconds: of the stream where it is more than 60 % of what is stated in minutes."""
    minutes = _number(value(root, "runtime"))
    stated = minutes * 60 if minutes and minutes > 0 else None
    streamed = _number(value(root, "fileinfo/streamdetails/video/durationinseconds"))
    if streamed and streamed > 0 and (stated is None or streamed > 0.6 * stated):
        return streamed
    return stated


def _year(root: Element) -> int | None:
    for name in ("premiered", "releasedate", "aired", "year", "formed", "born"):
        found = re.match(r"\s*(1[5-9]\d\d|20\d\d)", value(root, name))
        if found:
            return int(found[1])
    return None


def _ids(root: Element, kind: str) -> dict[str, str]:
    """Return the ids of known sites; ``uniqueid`` goes before all other forms."""
    found: dict[str, str] = {}
    for element in numbered(root, "uniqueid"):
        number = (element.text or "").strip()
        scheme = (element.get("type") or "").lower().removesuffix("id").strip("_ ")
        if number and scheme in _KNOWN_IDS:
            found.setdefault(scheme, number)
    for scheme, names in _ID_TAGS.items():
        number = value(root, *names)
        if number:
            found.setdefault(scheme, number)
    for name in _MUSIC_IDS.get(kind, ()):
        number = value(root, name)
        if number:
            found.setdefault("musicbrainz", number)
    plain = value(root, "id")
    if plain.startswith("tt"):
        found.setdefault("imdb", plain)
    return {scheme: number for scheme, number in found.items() if _is_id(scheme, number)}


def _is_id(scheme: str, number: str) -> bool:
    forms = {
        "imdb": r"tt\d{5,}",
        "tmdb": r"\d+",
        "tvdb": r"\d+",
        "musicbrainz": r"[0-9a-fA-F-]{36}",
    }
    return re.fullmatch(forms[scheme], number) is not None


def _history(root: Element) -> NfoHistory | None:
    """Return what the owner did; None where nothing was."""
    plays = _whole(value(root, "playcount"))
    position = _number(value(root, "resume/position"))
    total = _number(value(root, "resume/total"))
    made = NfoHistory(
        watched=_flag(value(root, "watched")),
        plays=plays if plays and plays > 0 else None,
        last_played=_moment(value(root, "lastplayed")),
        position_s=position if position and position > 0 else None,
        total_s=total if total and total > 0 else None,
        rating=_scaled(value(root, "userrating"), "10"),
        favourite=_flag(value(root, "isuserfavorite")) or None,
    )
    return made if made != NfoHistory() and made != NfoHistory(watched=False) else None


def _flag(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _moment(text: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text.removesuffix("Z"), form)
        except ValueError:
            continue
    return None


def _number(text: str) -> float | None:
    """Read a number with a decimal point or comma; what follows it ("120 min") does not count."""
    found = re.match(r"\s*([+-]?\d{1,12}(?:[.,]\d{1,12})?)(?![\d.,]*\d)", text)
    number = float(found[1].replace(",", ".")) if found else math.nan
    return number if math.isfinite(number) else None


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else None


def _count(text: str) -> int | None:
    digits = re.sub(r"[^0-9]", "", text)
    return int(digits) if 0 < len(digits) < 12 else None
