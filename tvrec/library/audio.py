"""Albums with tracks, audiobooks with parts, podcasts with episodes."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tvrec.domain import Credit, Kind, MediaFile, TitleId
from tvrec.library.artwork import Gallery, cover_of_tag
from tvrec.library.drafts import Draft, Picture
from tvrec.library.files import Entry
from tvrec.library.fingerprint import fingerprint
from tvrec.library.group import Unit
from tvrec.library.read import (
    Reading,
    added_at,
    first_nfo,
    keys_of_files,
    new_title,
    nfo_fields,
)
from tvrec.library.tags import Tags, TagsError, read_tags
from tvrec.text import fold

__all__ = ["read_audio"]

_BOOKS = frozenset(
    {"audiobook", "audiobooks", "horbuch", "horbucher", "有声书", "有声读物", "评书"}
)
_PODCASTS = frozenset({"podcast", "podcasts", "播客"})
_VARIOUS = "Various Artists"
_COPY = "copy it again from its source, or delete it"

Track = tuple[Entry, Tags, MediaFile]


def read_audio(unit: Unit, reading: Reading) -> list[Draft]:
    """Read what a folder has to be heard: one album, audiobook or podcast for each album tag."""
    albums: dict[str, list[Track]] = defaultdict(list)
    for entry in unit.media:
        track = _track(entry, reading)
        if track is not None:
            albums[fold(track[1].album)].append(track)
    nameless = albums.pop("", [])
    if nameless:
        # what bears no album goes with the only one there is, or makes one of the folder's name
        only = next(iter(albums.values())) if len(albums) == 1 else albums[""]
        only += nameless
    gallery = Gallery(unit.entries)
    drafts: list[Draft] = []
    for name, tracks in albums.items():
        ref = unit.key if len(albums) == 1 else f"{unit.key}\0{name}"
        drafts += _album(unit, reading, ref, tracks, gallery)
    reading.problems += gallery.problems
    return drafts


def _track(entry: Entry, reading: Reading) -> Track | None:
    if not entry.size:
        reading.complain(entry.path, "is empty", _COPY)
        return None
    try:
        tags = _tags(entry, reading)
        if tags is None:
            return None
        content = fingerprint(entry.path, entry.size)
    except OSError as error:
        reading.complain(entry.path, f"cannot be read: {error.strerror}", "check its disk")
        return None
    file = MediaFile(
        path=entry.path, size=entry.size, mtime_ns=entry.mtime_ns, inode=entry.inode,
        fingerprint=content, container=entry.ext[1:], duration_s=tags.duration_s,
    )  # fmt: skip
    return entry, tags, file


def _tags(entry: Entry, reading: Reading) -> Tags | None:
    """Read tags; what tinytag does not know may still be something that PyAV plays."""
    try:
        return read_tags(entry.path)
    except TagsError as error:
        found = None
        if reading.probe.works:
            found = reading.media(entry)
        else:
            reading.complain(entry.path, str(error), _COPY)
        if found is None:
            return None
        return Tags(title=found[1].title, duration_s=found[1].duration_s)


def _album(
    unit: Unit, reading: Reading, ref: str, tracks: list[Track], gallery: Gallery
) -> list[Draft]:
    tracks.sort(key=lambda t: (t[1].disc or 1, t[1].track or 0, t[0].path))
    kind = _kind(unit, tracks)
    nfos = reading.nfos(first_nfo(unit.entries, ["album", unit.folder.name]))
    tags = [each for _, each, _ in tracks]
    artist = _artist(tags)
    fields: dict[str, Any] = {
        "title": _common(each.album for each in tags) or unit.folder.name,
        "artist": artist,
        "year": min((each.year for each in tags if each.year), default=None),
        "genres": tuple(dict.fromkeys(genre for each in tags for genre in each.genres)),
        "people": tuple(_people(kind, artist, tags)),
        "language": _common(each.language for each in tags)[:2],
        "runtime_s": sum(each.duration_s or 0.0 for each in tags) or None,
        "plot": _common(each.comment for each in tags) if kind is not Kind.ALBUM else "",
        "added_at": added_at(entry for entry, _, _ in tracks),
    }
    nfo = nfo_fields(nfos[0]) if nfos else {}
    nfo.pop("runtime_s", None)
    title = new_title(kind, nfo, fields)
    release = _common(each.musicbrainz for each in tags)
    keys = [("path", ref), *([("musicbrainz", release)] if release else []),
            *title.external_ids.items()]  # fmt: skip
    pictures = gallery.of_album() or _embedded(tags)
    by = _artist_draft(unit, reading, title.artist) if kind is Kind.ALBUM else None
    if by is not None:
        title = dataclasses.replace(title, parent=TitleId(by.ref))
    if kind is Kind.AUDIOBOOK:
        files = tuple(_numbered(tracks))
        return [
            Draft(title=title, ref=ref, keys=(*keys_of_files(files), *keys), files=files,
                  pictures=pictures)
        ]  # fmt: skip
    parent = Draft(title=title, ref=ref, keys=tuple(keys), pictures=pictures)
    leaves = (_leaf(parent, kind, place, *each) for place, each in enumerate(tracks, start=1))
    return [*([by] if by else []), parent, *leaves]


def _artist_draft(unit: Unit, reading: Reading, name: str) -> Draft | None:
    """Return the artist that an album belongs to; what artist.nfo says of it comes along."""
    if not name or name == _VARIOUS:
        return None
    nfos = reading.nfos(first_nfo(unit.entries, ["artist"]))
    facts = nfo_fields(nfos[0]) if nfos and fold(nfos[0].title) in ("", fold(name)) else {}
    title = new_title(Kind.ARTIST, facts, {"title": name, "artist": name})
    ids = tuple(title.external_ids.items())
    return Draft(title=title, ref=f"artist\0{fold(name)}", keys=(("artist", fold(name)), *ids))


def _leaf(
    parent: Draft, kind: Kind, place: int, entry: Entry, tags: Tags, file: MediaFile
) -> Draft:
    podcast = kind is Kind.PODCAST
    title = new_title(
        Kind.PODCAST_EPISODE if podcast else Kind.TRACK,
        {
            "title": tags.title or entry.stem,
            "artist": "; ".join(tags.artists) or parent.title.artist,
            "album": parent.title.title,
            "year": tags.year,
            "genres": tags.genres,
            "track": None if podcast else place,
            "episode": (tags.track or place) if podcast else None,
            "runtime_s": tags.duration_s,
            "plot": tags.comment if podcast else "",
            "parent": parent.ref,
            "added_at": added_at([entry]),
        },
    )
    return Draft(
        title=title, ref=f"{parent.ref}\0{entry.path}", keys=keys_of_files([file]), files=(file,)
    )


def _kind(unit: Unit, tracks: Sequence[Track]) -> Kind:
    genres = {fold(genre) for _, tags, _ in tracks for genre in tags.genres}
    folders = {fold(part) for part in unit.folder.path.split("/")}
    if genres & _PODCASTS or folders & _PODCASTS:
        return Kind.PODCAST
    if genres & _BOOKS or folders & _BOOKS or all(e.ext == ".m4b" for e, _, _ in tracks):
        return Kind.AUDIOBOOK
    return Kind.ALBUM


def _artist(tags: Sequence[Tags]) -> str:
    """Return who an album is by: the album's artist, or the one that its tracks share."""
    named = _common(each.album_artist for each in tags)
    if named:
        return named
    artists = {each.artists[0] for each in tags if each.artists}
    return artists.pop() if len(artists) == 1 else (_VARIOUS if artists else "")


def _people(kind: Kind, artist: str, tags: Sequence[Tags]) -> Iterable[Credit]:
    role = "author" if kind is Kind.AUDIOBOOK else "artist"
    names = {artist: role} if artist and artist != _VARIOUS else {}
    for each in tags:
        for name in each.artists:
            names.setdefault(name, role)
        if each.composer:
            names.setdefault(each.composer, "reader" if kind is Kind.AUDIOBOOK else "composer")
    return (Credit(name, part) for name, part in names.items())


def _common(values: Iterable[str]) -> str:
    """Return the value that most have."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""


def _embedded(tags: Sequence[Tags]) -> tuple[Picture, ...]:
    return next((found for each in tags if (found := cover_of_tag(each.cover))), ())


def _numbered(tracks: Sequence[Track]) -> Iterable[MediaFile]:
    return (
        dataclasses.replace(file, part=number)
        for number, (_, _, file) in enumerate(tracks, start=1)
    )
