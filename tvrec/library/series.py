"""Series: seasons and episodes below one folder."""

from __future__ import annotations

import os
from typing import Any

from tvrec.domain import Kind, MediaFile
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft
from tvrec.library.files import Entry
from tvrec.library.group import Unit
from tvrec.library.names import episode_of, ids_in, part_of, read_name, season_of_folder, version_of
from tvrec.library.nfo import Nfo
from tvrec.library.read import (
    Reading,
    added_at,
    first_nfo,
    keys_of_files,
    new_title,
    nfo_fields,
)

__all__ = ["read_series"]


def read_series(unit: Unit, reading: Reading) -> list[Draft]:
    """Read a series: its own draft first, then an episode for each number that has a file."""
    episodes: dict[tuple[int, int, str], list[tuple[Entry, MediaFile, float | None]]] = {}
    for entry in unit.media:
        number = _number(unit, entry)
        found = reading.media(
            entry, _beside(unit, entry), version=version_of(entry.stem),
            part=part_of(entry.stem)[1] or 1,
        )  # fmt: skip
        if found is not None:
            # a file without a number is an episode of its own, after those of its season
            key = (*number, "") if number else (_season_of(unit, entry) or 0, 0, entry.stem)
            episodes.setdefault(key, []).append((entry, found[0], found[1].duration_s))
    if not episodes:
        return []
    drafts = [_parent(unit, reading)]
    return [*drafts, *(_episode(unit, reading, key, episodes[key]) for key in sorted(episodes))]


def _parent(unit: Unit, reading: Reading) -> Draft:
    top = [entry for entry in unit.entries if _folder_of(entry) == unit.folder.path]
    nfos = reading.nfos(first_nfo(top, ["tvshow"]))
    name = read_name(unit.folder.name)
    title = new_title(
        Kind.SERIES,
        nfo_fields(nfos[0]) if nfos else {},
        {
            "title": name.title,
            "year": name.year,
            "external_ids": dict(ids_in(unit.folder.name)),
            "added_at": added_at(unit.media),
        },
    )
    gallery = Gallery(top)
    pictures = gallery.of_series()
    reading.problems += gallery.problems
    return Draft(
        title=title,
        ref=unit.key,
        keys=(("path", unit.key), *title.external_ids.items()),
        pictures=pictures,
    )


def _episode(
    unit: Unit,
    reading: Reading,
    key: tuple[int, int, str],
    found: list[tuple[Entry, MediaFile, float | None]],
) -> Draft:
    season, number, stem = key
    entry = found[0][0]
    files = tuple(file for _, file, _ in found)
    beside = _beside(unit, entry)
    nfo = _of_number(reading.nfos(first_nfo(beside, [entry.stem])), season, number)
    named = read_name(entry.stem, "episode")
    fields: dict[str, Any] = {
        "title": named.episode_title or stem or f"{number}",
        "runtime_s": found[0][2],
        "language": next((c for f in files for c in f.audio_languages), ""),
        "added_at": added_at([entry]),
    }
    title = new_title(
        Kind.EPISODE,
        {"season": season, "episode": number or None, "parent": unit.key, "runtime_s": found[0][2]},
        nfo_fields(nfo) if nfo else {},
        fields,
    )
    gallery = Gallery(beside)
    pictures = gallery.of_video(entry.stem, alone=False)
    reading.problems += gallery.problems
    return Draft(
        title=title,
        ref=f"{unit.key}\0{season}\0{number}\0{stem}",
        keys=keys_of_files(files),
        files=files,
        pictures=pictures,
    )


def _of_number(nfos: list[Nfo], season: int, number: int) -> Nfo | None:
    """Choose among the roots of a file that holds several episodes."""
    return next(
        (nfo for nfo in nfos if (nfo.season, nfo.episode) == (season, number)),
        nfos[0] if len(nfos) == 1 else None,
    )


def _number(unit: Unit, entry: Entry) -> tuple[int, int] | None:
    season = _season_of(unit, entry)
    if season is None and _folder_of(entry) == unit.folder.path:
        season = 1  # files right in the folder of a series are those of its only season
    return episode_of(entry.stem, in_season=season)


def _season_of(unit: Unit, entry: Entry) -> int | None:
    folder = _folder_of(entry)
    if folder == unit.folder.path:
        return None
    return season_of_folder(os.path.basename(folder))  # noqa: PTH119 - of names that are no text


def _beside(unit: Unit, entry: Entry) -> list[Entry]:
    folder = _folder_of(entry)
    return [each for each in unit.entries if _folder_of(each) == folder]


def _folder_of(entry: Entry) -> str:
    return entry.path[: -len(entry.name) - 1]
