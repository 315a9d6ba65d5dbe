"""NFO sidecars of Kodi and Jellyfin: film, series, season, episode, album and artist.

Traps seen in the wild: several roots in one file, a file that is only a URL, XML followed by a URL,
repeated tags beside lists parted by " / ", ratings on other scales, decimal commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tvrec.domain import Credit

__all__ = ["Nfo", "NfoError", "read_nfo"]

_MOST_BYTES = 1 << 20
_ROOTS = ("movie", "tvshow", "season", "episodedetails", "musicvideo", "album", "artist", "video")
_START = re.compile(r"<\s*(?:" + "|".join(_ROOTS) + r")[\s/>]", re.IGNORECASE)
_PROLOGUE = re.compile(r"<\?xml.*?\?>|<!DOCTYPE(?:[^\[>]*\[.*?\]\s*>|[^>]*>)", re.DOTALL)
_URL_ID = re.compile(
    r"imdb\.com/title/(?P<imdb>tt\d+)|themoviedb\.org/(?:movie|tv)/(?P<tmdb>\d+)"
    r"|thetvdb\.com/\S*?(?:id=|series/)(?P<tvdb>\d+)"
)
_ID_FIELDS = {
    "imdb": ("imdbid", "imdb_id", "imdb"),
    "tmdb": ("tmdbid", "tmdb_id"),
    "tvdb": ("tvdbid", "tvdb_id"),
    "musicbrainz": (
        "musicbrainzalbumid",
        "musicbrainzartistid",
        "musicbrainzreleasegroupid",
    ),
}
_DATES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y")


class NfoError(ValueError):
    """An NFO that says nothing: neither XML nor the address of a known site."""


@dataclass(slots=True)
class Nfo:
    """What one root of an NFO says; empty where it says nothing."""

    root: str = ""
    title: str = ""
    original_title: str = ""
    sort_title: str = ""
    year: int | None = None
    plot: str = ""
    tagline: str = ""
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[Credit, ...] = ()
    countries: tuple[str, ...] = ()
    studios: tuple[str, ...] = ()
    certification: str = ""
    language: str = ""
    runtime_s: float | None = None
    rating: float | None = None
    votes: int | None = None
    season: int | None = None
    episode: int | None = None
    collection: str = ""
    artist: str = ""
    added_at: datetime | None = None
    ids: dict[str, str] = field(default_factory=dict)


def read_nfo(path: str) -> list[Nfo]:
    """Read an NFO: one entry for each root in it.

    Raises:
        NfoError: it is no NFO; its text says why.
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise NfoError("is larger than 1 MiB")
    text = _decode(raw)
    ids = _ids_of_urls(text)
    roots = [_read(element) for element in _elements(text)]
    if not roots and not ids:
        raise NfoError("is neither XML nor the address of a known site")
    roots = roots or [Nfo()]
    for scheme, value in ids.items():
        roots[0].ids.setdefault(scheme, value)
    return roots


def _ids_of_urls(text: str) -> dict[str, str]:
    """Find ids in addresses that stand outside of the XML."""
    outside = text[text.rfind(">") + 1 :] if _START.search(text) else text
    found: dict[str, str] = {}
    for match in _URL_ID.finditer(outside):
        for scheme, value in match.groupdict().items():
            if value:
                found.setdefault(scheme, value)
    return found


def _elements(text: str) -> Iterator[Any]:
    """Yield the roots, whatever stands around and between them."""
    from lxml import etree

    start = _START.search(text)
    if start is None:
        return
    # without its document type, no entity but the five of XML has a meaning
    text = _PROLOGUE.sub("", text)
    text = text[text.find("<") : text.rfind(">") + 1]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        whole = etree.fromstring(f"<nfo>{text}</nfo>".encode(), parser)
    except etree.XMLSyntaxError:
        return
    if whole is None:
        return
    for element in whole.iter():
        if isinstance(element.tag, str) and element.tag.lower() in _ROOTS:
            above = element.getparent()
            if above is None or above.tag == "nfo":
                yield element


def _decode(raw: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = re.search(rb"encoding=[\"']([A-Za-z0-9._-]+)[\"']", raw[:200])
        try:
            return raw.decode(declared[1].decode() if declared else "cp1252", "replace")
        except LookupError:
            return raw.decode("cp1252", "replace")


def _read(root: Any) -> Nfo:
    rating, votes = _rating(root)
    runtime = _number(_text(root, "runtime"))
    return Nfo(
        root=root.tag.lower(),
        title=_text(root, "title") or _text(root, "localtitle") or _text(root, "name"),
        original_title=_text(root, "originaltitle"),
        sort_title=_text(root, "sorttitle"),
        year=_year(root),
        plot=_text(root, "plot")
        or _text(root, "outline")
        or _text(root, "review")
        or _text(root, "biography"),
        tagline=_text(root, "tagline"),
        genres=_list(root, "genre"),
        tags=(*_list(root, "tag"), *_list(root, "style"), *_list(root, "mood")),
        people=_people(root),
        countries=_list(root, "country"),
        studios=_list(root, "studio"),
        certification=_text(root, "mpaa") or _text(root, "certification"),
        language=_text(root, "language")[:2].lower(),
        runtime_s=_runtime(root, runtime * 60 if runtime else None),
        rating=rating,
        votes=votes,
        season=_whole(_text(root, "season")),
        episode=_whole(_text(root, "episode")),
        collection=_text(root, "set/name") or _text(root, "set"),
        artist="; ".join(_list(root, "artist")) or "; ".join(_list(root, "albumartist")),
        added_at=_moment(_text(root, "dateadded")),
        ids=_ids(root),
    )


def _find(root: Any, name: str) -> list[Any]:
    """Find children by a path of names, whatever their case."""
    found = [root]
    for part in name.split("/"):
        found = [
            child
            for above in found
            for child in above
            if isinstance(child.tag, str) and child.tag.lower() == part
        ]
    return found


def _text(root: Any, name: str) -> str:
    for element in _find(root, name):
        text = (element.text or "").strip()
        if text:
            return " ".join(text.split())
    return ""


def _list(root: Any, name: str) -> tuple[str, ...]:
    parts = (
        part.strip()
        for element in _find(root, name)
        for part in re.split(r"\s+/\s+|\s*[|;]\s*", element.text or "")
    )
    return tuple(dict.fromkeys(part for part in parts if part))


def _people(root: Any) -> tuple[Credit, ...]:
    roles = (("director", "director"), ("credits", "writer"), ("writer", "writer"))
    people = [Credit(name, role) for tag, role in roles for name in _list(root, tag)]
    actors = sorted(_find(root, "actor"), key=lambda e: _whole(_text(e, "order")) or 0)
    people += [Credit(name, "actor") for actor in actors if (name := _text(actor, "name"))]
    return tuple(Credit(*pair) for pair in dict.fromkeys((c.name, c.role) for c in people))


def _rating(root: Any) -> tuple[float | None, int | None]:
    """Return the default rating on a scale of 10, and its votes."""
    rated = _find(root, "ratings/rating")
    rated.sort(key=lambda e: (e.get("default") or "").lower() != "true")
    for element in rated:
        value = _number(_text(element, "value") or (element.text or ""))
        scaled = _scaled(value, _number(element.get("max") or "10"))
        if scaled is not None:
            return scaled, _count(_text(element, "votes"))
    for name in ("rating", "communityrating"):
        for element in _find(root, name):
            top = _number(element.get("max") or "10")
            scaled = _scaled(_number(element.text or ""), top)
            if scaled is not None:
                return scaled, _count(_text(root, "votes"))
    return None, None


def _scaled(value: float | None, top: float | None) -> float | None:
    if value is None or not top or top <= 0:
        return None
    scaled = value / top * 10
    return round(scaled, 3) if 0 < scaled <= 10 else None


def _runtime(root: Any, stated: float | None) -> float | None:
    streamed = _number(_text(root, "fileinfo/streamdetails/video/durationinseconds"))
    if streamed and (not stated or streamed > 0.6 * stated):
        return streamed
    return stated or None


def _year(root: Any) -> int | None:
    for name in ("premiered", "aired", "releasedate", "year", "formed"):
        found = re.match(r"(1[89]\d\d|20\d\d)", _text(root, name))
        if found:
            return int(found[1])
    return None


def _ids(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _find(root, "uniqueid"):
        value = (element.text or "").strip()
        if value:
            found.setdefault((element.get("type") or "unknown").lower(), value)
    for scheme, names in _ID_FIELDS.items():
        for name in names:
            value = _text(root, name)
            if value:
                found.setdefault(scheme, value)
    plain = _text(root, "id")
    if plain and not found:
        found["imdb" if plain.startswith("tt") else "unknown"] = plain
    return found


def _moment(text: str) -> datetime | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _number(text: str) -> float | None:
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    return float(found[0].replace(",", ".")) if found else None


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else None


def _count(text: str) -> int | None:
    digits = re.sub(r"\D", "", text)
    return int(digits) if 0 < len(digits) < 12 else None
