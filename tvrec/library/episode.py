"""Episodes, and the series that they belong to."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from tvrec.domain import Kind
from tvrec.library.artwork import Gallery
from tvrec.library.drafts import Draft, Key
from tvrec.library.facts import (
    added_at,
    fingerprint_keys,
    id_keys,
    language_of,
    leaf_keys,
    new_title,
    nfo_fields,
)
from tvrec.library.files import readable
from tvrec.library.hints import season_of_folder
from tvrec.library.names import Name, episode_of, ids_in, read_name
from tvrec.library.nfo import Nfo
from tvrec.library.read import Looked, Reading, find_nfo
from tvrec.library.subtitles import subtitle_languages
from tvrec.library.unit import Unit
from tvrec.library.versions import places
from tvrec.text import fold_title

__all__ = ["read_episode", "read_series"]

_SPAN = re.compile(r"(?:e|x|-)(?P<last>\d{1,4})(?!\d)", re.IGNORECASE)


def read_series(unit: Unit, reading: Reading) -> list[Draft]:
    """Read what a folder says of a series; its episodes are units of their own."""
    nfo = next(iter(reading.nfo(find_nfo(unit.beside, ["tvshow"]))), None)
    path = PurePath(unit.folder.path)
    own = path.parent.name if season_of_folder(path.name) is not None else path.name
    name = _series_name(own)
    title = new_title(
        Kind.SERIES,
        nfo_fields(nfo) if nfo else {},
        {
            "title": name.title,
            "year": name.year,
            "external_ids": ids_in(own),
            "added_at": added_at(unit.leaves),
        },
    )
    language = language_of(nfo, (), title.original_title, title.title)
    gallery = Gallery(unit.beside)
    pictures = gallery.of_series()
    reading.take(gallery)
    return [
        Draft(
            ref=("path", unit.key),
            title=dataclasses.replace(title, language=language),
            keys=id_keys(Kind.SERIES, title.external_ids),
            leaf_keys=leaf_keys(unit.leaves),
            pictures=tuple(pictures),
            history=nfo.history if nfo else None,
        )
    ]


def _series_name(name: str) -> Name:
    """Read the name of a series' folder, which may be that of one of its seasons or episodes."""
    plain = read_name(name)
    if plain.year is not None and plain.title:
        return plain
    return read_name(name, "episode")


def read_episode(unit: Unit, reading: Reading) -> list[Draft]:
    """Read one episode, with its series where no folder stands for that one."""
    looked = []
    for entry, version, part in places(unit.media):
        languages = subtitle_languages(unit.beside, entry.stem, alone=unit.alone)
        found = reading.open(entry, version=version, part=part, subtitles=languages)
        if found is not None:
            looked.append(found)
    if not looked:
        return []
    stem = looked[0].entry.stem
    nfos = reading.nfo(find_nfo(unit.beside, [each.entry.stem for each in looked]))
    nfos = [nfo for nfo in nfos if nfo.root in ("episodedetails", "")]
    name = read_name(stem, "episode")
    season, number = _number(unit, stem, nfos, name)
    nfo = _of_number(nfos, season, number)
    parent = unit.parent
    drafts = []
    if parent is None:
        drafts = [_loose_series(nfo, name, looked)]
        parent = drafts[0].ref
    together = _together(nfos, stem, number)
    drafts.append(_draft(unit, reading, looked, (season, number), nfo, name, parent, together))
    return drafts


def _draft(
    unit: Unit,
    reading: Reading,
    looked: Sequence[Looked],
    number: tuple[int | None, int | None],
    nfo: Nfo | None,
    name: Name,
    parent: Key,
    together: str,
) -> Draft:
    stem = looked[0].entry.stem
    files = tuple(each.file for each in looked)
    fields: dict[str, Any] = {
        "title": " ".join(filter(None, (name.date, name.episode_title)))
        or _default_title(stem, number[1], name),
        "added_at": added_at(each.entry for each in looked),
    }
    title = new_title(
        Kind.EPISODE,
        {"season": number[0], "episode": number[1], "runtime_s": files[0].duration_s},
        {"title": together},
        nfo_fields(nfo) if nfo else {},
        fields,
    )
    spoken = [code for file in files for code in file.audio_languages]
    gallery = Gallery(unit.beside)
    pictures = gallery.of_episode([each.entry.stem for each in looked])
    reading.take(gallery)
    language = language_of(nfo, spoken, title.original_title, title.title)
    return Draft(
        ref=("path", unit.key),
        title=dataclasses.replace(title, language=language),
        parent=parent,
        keys=(*fingerprint_keys(files), *id_keys(Kind.EPISODE, title.external_ids)),
        files=files,
        pictures=tuple(pictures),
        history=nfo.history if nfo else None,
    )


def _loose_series(nfo: Nfo | None, name: Name, looked: Sequence[Looked]) -> Draft:
    """Make the series of an episode that lies among other things: known by its name alone."""
    shown = (nfo.show_title if nfo else "") or name.title
    return Draft(
        ref=("series", fold_title(shown) or shown),
        title=new_title(
            Kind.SERIES,
            {"title": shown, "year": name.year, "added_at": added_at(e.entry for e in looked)},
        ),
        derived=True,
    )


def _number(
    unit: Unit, stem: str, nfos: Sequence[Nfo], name: Name
) -> tuple[int | None, int | None]:
    """Return season and episode: of the name, else of the NFO, else what guessit makes of it."""
    found = episode_of(stem, in_season=unit.season)
    if found is not None:
        return found
    for nfo in nfos:
        if nfo.season is not None and nfo.season >= 0:
            return nfo.season, nfo.episode
    if name.date:
        return int(name.date[:4]), None
    season = unit.season if unit.season is not None else name.season
    return season, name.episode if season != 0 else None


def _of_number(nfos: Sequence[Nfo], season: int | None, number: int | None) -> Nfo | None:
    """Choose among the roots of a file that holds several episodes."""
    fitting = (nfo for nfo in nfos if (nfo.season, nfo.episode) == (season, number))
    return next(fitting, nfos[0] if len(nfos) == 1 else None)


def _together(nfos: Sequence[Nfo], stem: str, number: int | None) -> str:
    """Return the titles of all episodes that one file holds: ``S01E01E02`` is one leaf."""
    if len(nfos) < 2 or number is None:
        return ""
    spans = [int(match["last"]) for match in _SPAN.finditer(stem) if int(match["last"]) > number]
    last = spans[0] if spans else number
    titles = [n.title for n in nfos if n.episode is not None and number <= n.episode <= last]
    return " / ".join(title for title in titles if title) if len(titles) > 1 else ""


def _default_title(stem: str, number: int | None, name: Name) -> str:
    text = readable(stem)
    counted = re.search(r"第\s*\d+\s*[集话話回]", text)
    if counted:
        return counted[0]
    return f"Episode {number}" if number is not None else name.title or text
