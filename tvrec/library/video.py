"""Films and clips: one work with its versions and parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from tvrec.domain import Credit, Kind, MediaFile
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft
from tvrec.library.episode import read_episode
from tvrec.library.facts import (
    added_at,
    fingerprint_keys,
    id_keys,
    language_of,
    new_title,
    nfo_fields,
)
from tvrec.library.files import readable
from tvrec.library.hints import Hint, is_disc_folder
from tvrec.library.infojson import Info, InfoError, read_info
from tvrec.library.names import (
    camera_title,
    ids_in,
    is_film_name,
    part_of,
    read_name,
    youtube_id,
)
from tvrec.library.nfo import Nfo
from tvrec.library.read import Looked, Reading, find_nfo
from tvrec.library.subtitles import subtitle_languages
from tvrec.library.unit import Unit
from tvrec.library.versions import places

__all__ = ["read_video"]

_CLIP_FOLDER_S = 40 * 60.0  # in a folder of clips, a longer video is a film
_CLIP_S = 10 * 60.0  # elsewhere, a shorter one without any sign of a film is a clip


def read_video(unit: Unit, reading: Reading) -> list[Draft]:
    """Read a film or a clip; nothing where none of its files can be played."""
    stems = [part_of(entry.stem)[0] for entry in unit.media]
    own = [entry.stem for entry in unit.media]
    nfo = next(iter(reading.nfo(find_nfo(unit.beside, [
        *own, *stems, *(["movie", unit.folder.name] if unit.alone else []),
    ]))), None)  # fmt: skip
    if nfo is not None and nfo.root == "episodedetails":
        return read_episode(unit, reading)
    looked = _look(unit, reading)
    if not looked:
        return []
    info = _info(unit, reading)
    kind = _kind(unit, looked, nfo, info)
    files = tuple(each.file for each in looked)
    if info is not None and info.chapters and not files[0].chapters:
        files = (dataclasses.replace(files[0], chapters=info.chapters), *files[1:])
    named = _named(unit, looked[0], kind)
    runtime = _runtime(files)
    title = new_title(
        kind,
        {"runtime_s": runtime},  # what was measured is surer than what was written down
        nfo_fields(nfo) if nfo else {},
        _info_fields(info) if info else {},
        _tag_fields(looked[0]) if kind is Kind.CLIP else {},
        named,
        {"added_at": added_at(each.entry for each in looked)},
    )
    spoken = [code for file in files for code in file.audio_languages]
    language = title.language or language_of(nfo, spoken, title.original_title, title.title)
    title = dataclasses.replace(title, language=language)
    gallery = Gallery(unit.beside)
    pictures = gallery.of_video([*own, *stems], alone=unit.alone)
    if not any(picture.role in ("poster", "landscape") for picture in pictures):
        pictures += gallery.of_tag(looked[0].media.cover, looked[0].entry.path, "poster")
    reading.take(gallery)
    return [
        Draft(
            ref=("path", unit.key),
            title=title,
            keys=(*fingerprint_keys(files), *id_keys(kind, title.external_ids)),
            files=files,
            pictures=tuple(pictures),
            history=nfo.history if nfo else None,
        )
    ]


def _look(unit: Unit, reading: Reading) -> list[Looked]:
    folder = readable(unit.folder.name) if unit.alone else ""
    # the files of a disc, and what lies in folders named after discs, are parts whatever their name
    parts = unit.key.endswith("\0disc") or any(
        is_disc_folder(entry.path.rsplit("/", 2)[-2]) for entry in unit.media
    )
    found = []
    for entry, version, part in places(unit.media, folder=folder, parts=parts):
        languages = subtitle_languages(unit.beside, entry.stem, alone=unit.alone)
        looked = reading.open(entry, version=version, part=part, subtitles=languages)
        if looked is not None:
            found.append(looked)
    return found


def _runtime(files: Sequence[MediaFile]) -> float | None:
    """Return the length of the first version: the sum of its parts."""
    lengths = [file.duration_s for file in files if file.version == files[0].version]
    known = [length for length in lengths if length]
    return sum(known) if len(known) == len(lengths) else None


def _kind(unit: Unit, looked: Sequence[Looked], nfo: Nfo | None, info: Info | None) -> Kind:
    stem = unit.media[0].stem
    if nfo is not None and nfo.root:
        return Kind.CLIP if nfo.root == "musicvideo" else Kind.MOVIE
    if info is not None or youtube_id(stem) or camera_title(stem):
        return Kind.CLIP
    length = _runtime([each.file for each in looked])
    if unit.hint is Hint.CLIPS:
        return Kind.CLIP if length is None or length < _CLIP_FOLDER_S else Kind.MOVIE
    named = (stem, unit.folder.name) if unit.alone else (stem,)
    film = nfo is not None or len(looked) > 1 or any(is_film_name(readable(n)) for n in named)
    return Kind.MOVIE if film or length is None or length >= _CLIP_S else Kind.CLIP


def _named(unit: Unit, first: Looked, kind: Kind) -> dict[str, Any]:
    """Return what the names of the file and of its folder say."""
    stem = first.entry.stem
    folder = unit.folder.name if unit.alone else ""
    ids = {**ids_in(folder), **ids_in(stem)}
    video = youtube_id(stem)
    if video is not None:
        title = readable(stem[: stem.rfind("[")]).strip(" -_") or video
        return {"title": title, "external_ids": {"youtube": video, **ids}}
    camera = camera_title(stem)
    if camera is not None:
        return {"title": readable(camera)}
    if kind is Kind.CLIP and not is_film_name(readable(stem)):
        return {"title": readable(stem).replace("_", " ").strip() or stem, "external_ids": ids}
    if unit.key.endswith("\0disc"):
        name = read_name(unit.folder.name)
    else:
        name = read_name(part_of(stem)[0])
        if folder and (is_film_name(readable(folder)) or is_disc_folder(stem)):
            above = read_name(folder)
            # a folder named "Title (1999)" is named by a person, its file often by a machine
            if name.year in (None, above.year):
                name = above
    return {"title": name.title, "year": name.year, "external_ids": ids}


def _info(unit: Unit, reading: Reading) -> Info | None:
    wanted = {f"{entry.stem}.info" for entry in unit.media}
    for entry in unit.beside:
        if entry.ext == ".json" and entry.stem in wanted:
            try:
                return read_info(entry.path)
            except InfoError as error:
                reading.complain(entry.path, str(error), "download it again, or delete it")
            except OSError as error:
                reading.unreadable(entry.path, error)
    return None


def _info_fields(info: Info) -> dict[str, Any]:
    people = (
        *(Credit(name, "artist") for name in info.artists),
        *(Credit(name, "actor") for name in info.cast),
        *([Credit(info.channel, "creator")] if info.channel else []),
    )
    return {
        "title": info.title,
        "plot": info.description,
        "year": info.uploaded.year if info.uploaded else None,
        "genres": info.categories,
        "tags": info.tags,
        "language": info.language,
        "min_age": info.age_limit,
        "people": people,
        "artist": info.channel,
        "album": info.album,
        "collection": info.series,
        "external_ids": {info.site: info.id} if info.site else {},
    }


def _tag_fields(first: Looked) -> dict[str, Any]:
    """Return what yt-dlp has embedded in a download, where it has."""
    tags = first.media.tags
    if "purl" not in tags:
        return {}  # other programs write titles such as "Track 1"
    day = tags.get("date", "")[:4]
    artist = tags.get("artist", "")
    return {
        "title": tags.get("title", ""),
        "plot": tags.get("synopsis") or tags.get("description") or "",
        "year": int(day) if day.isdecimal() else None,
        "people": (Credit(artist, "creator"),) if artist else (),
        "artist": artist,
    }
