"""Films and clips: one work with its versions and parts."""

from __future__ import annotations

from typing import Any

from tvrec.domain import Credit, Kind
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft
from tvrec.library.files import Entry
from tvrec.library.group import Unit
from tvrec.library.infojson import Info, InfoError, read_info
from tvrec.library.names import camera_title, ids_in, part_of, read_name, version_of, youtube_id
from tvrec.library.read import (
    Reading,
    added_at,
    first_nfo,
    keys_of_files,
    new_title,
    nfo_fields,
)

__all__ = ["read_video"]

_CLIP_FOLDERS = frozenset(
    {"clips", "youtube", "home videos", "camera", "camera roll", "dcim", "100media", "短片", "录像"}
)


def read_video(unit: Unit, reading: Reading) -> list[Draft]:
    """Read a film or a clip; nothing where none of its files can be played."""
    looked = []
    for entry in sorted(unit.media, key=lambda each: each.name):
        stem, part = part_of(entry.stem)
        found = reading.media(entry, unit.entries, version=version_of(stem), part=part or 1)
        if found is not None:
            looked.append((entry, *found))
    if not looked:
        return []
    entries = [entry for entry, _, _ in looked]
    files = tuple(file for _, file, _ in looked)
    first = entries[0]
    base = part_of(first.stem)[0]
    names = [*(e.stem for e in entries), base, *(["movie"] if unit.alone else [])]
    nfos = reading.nfos(first_nfo(unit.entries, names))
    info = _info(unit, entries, reading)
    named = {**dict(ids_in(unit.folder.name) if unit.alone else ()), **dict(ids_in(first.stem))}
    runtime = _runtime(files)
    measured: dict[str, Any] = {
        "runtime_s": runtime,
        "language": next((c for f in files for c in f.audio_languages), ""),
        "added_at": added_at(entries),
        "external_ids": named,
    }
    kind = _kind(unit, first, info, bool(nfos and nfos[0].root == "movie"))
    title = new_title(
        kind,
        # what was measured is surer than what was written down
        {"runtime_s": runtime},
        nfo_fields(nfos[0]) if nfos else {},
        _info_fields(info) if info else {},
        _name_fields(unit, first, base),
        measured,
    )
    gallery = Gallery(unit.entries)
    pictures = gallery.of_video(base, alone=unit.alone)
    reading.problems += gallery.problems
    ids = tuple(title.external_ids.items())
    return [
        Draft(title=title, ref=unit.key, keys=(*keys_of_files(files), *ids), files=files,
              pictures=pictures)
    ]  # fmt: skip


def _runtime(files: tuple[Any, ...]) -> float | None:
    """Return the length of one version: the sum of its parts."""
    version = files[0].version
    lengths = [file.duration_s for file in files if file.version == version]
    return sum(lengths) if all(lengths) else None


def _kind(unit: Unit, first: Entry, info: Info | None, is_movie: bool) -> Kind:
    if is_movie:
        return Kind.MOVIE
    in_clips = unit.folder.name.casefold() in _CLIP_FOLDERS
    known = info is not None or youtube_id(first.stem) or camera_title(first.stem)
    return Kind.CLIP if in_clips or known else Kind.MOVIE


def _name_fields(unit: Unit, first: Entry, base: str) -> dict[str, Any]:
    camera = camera_title(first.stem)
    if camera is not None:
        return {"title": camera}
    video = youtube_id(first.stem)
    if video is not None:
        return {
            "title": first.stem[: first.stem.rfind("[")].strip(" -_") or first.stem,
            "external_ids": {"youtube": video},
        }
    name = read_name(base)
    if unit.alone:
        folder = read_name(unit.folder.name)
        # a folder named "Title (1999)" is named by a person, its file often by a machine
        if folder.year is not None and name.year in (None, folder.year):
            name = folder
    return {"title": name.title, "year": name.year}


def _info(unit: Unit, entries: list[Entry], reading: Reading) -> Info | None:
    stems = {f"{entry.stem}.info".casefold() for entry in entries}
    for entry in unit.entries:
        if entry.ext == ".json" and entry.stem.casefold() in stems:
            try:
                return read_info(entry.path)
            except InfoError as error:
                reading.complain(entry.path, str(error), "download it again, or delete it")
            except OSError as error:
                reading.complain(
                    entry.path, f"cannot be read: {error.strerror}", "let your user read it"
                )
    return None


def _info_fields(info: Info) -> dict[str, Any]:
    return {
        "title": info.title,
        "plot": info.description,
        "year": info.year,
        "genres": info.genres,
        "tags": info.tags,
        "language": info.language,
        "min_age": info.age_limit or None,
        "people": (Credit(info.channel, "creator"),) if info.channel else (),
        "external_ids": {info.extractor or "youtube": info.id},
    }
