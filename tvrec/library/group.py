"""Which files belong together: a film with its versions and parts, a series, an album."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from tvrec.library.files import AUDIO, VIDEO, Entry, Folder
from tvrec.library.names import episode_of, season_of_folder, work_key

__all__ = ["Shape", "Unit", "units"]

_DISC = re.compile(r"^(?:cd|dis[ck]|volume|vol)[\s._-]*\d{1,2}\b", re.IGNORECASE)
_EPISODES = 2  # files numbered as episodes that make a folder a series


class Shape(Enum):
    """What a unit is read as."""

    VIDEO = "video"
    SERIES = "series"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are read together, and again when one of them changes.

    Attributes:
        key: names it between scans: the path of its folder, or of its file without extension.
        shape: how it is read.
        folder: where it lies.
        entries: media and what stands beside them.
        alone: the folder holds nothing else.
    """

    key: str
    shape: Shape
    folder: Folder
    entries: tuple[Entry, ...]
    alone: bool = True

    @property
    def media(self) -> list[Entry]:
        """What can be played."""
        if self.shape is Shape.AUDIO:
            return [entry for entry in self.entries if entry.is_audio]
        return [entry for entry in self.entries if entry.is_video]

    @property
    def signature(self) -> str:
        """Changes when a file of the unit does, is renamed, comes or goes."""
        digest = hashlib.blake2b(digest_size=12)
        for entry in self.entries:
            line = f"{entry.path}\0{entry.size}\0{entry.mtime_ns}\0{entry.inode}\0"
            digest.update(os.fsencode(line))
        return digest.hexdigest()


def units(folder: Folder, above: Folder | None = None) -> Iterator[Unit]:
    """Divide a tree into units; ``above`` is the folder around it, of an artist perhaps."""
    if _is_series(folder):
        yield Unit(folder.path, Shape.SERIES, folder, tuple(folder.everything()))
        return
    below = folder.folders
    if folder.audios and not folder.videos:
        discs = [each for each in below if _DISC.match(each.name) and each.audios]
        yield _audio(folder, discs, above)
        below = [each for each in below if each not in discs]
    elif not folder.audios and not folder.videos and _only_discs(folder):
        yield _audio(folder, below, above)
        return
    yield from _videos(folder)
    for each in below:
        yield from units(each, folder)


def _is_series(folder: Folder) -> bool:
    names = {entry.name.casefold() for entry in folder.files}
    if "tvshow.nfo" in names:
        return True
    if any(season_of_folder(each.name) is not None and each.videos for each in folder.folders):
        return True
    numbered = [video for video in folder.videos if episode_of(video.stem)]
    return len(numbered) >= _EPISODES and 2 * len(numbered) >= len(folder.videos)


def _only_discs(folder: Folder) -> bool:
    return bool(folder.folders) and all(
        _DISC.match(each.name) and each.audios and not each.videos for each in folder.folders
    )


def _audio(folder: Folder, discs: Iterable[Folder], above: Folder | None) -> Unit:
    entries = [*folder.files, *(entry for disc in discs for entry in disc.files)]
    if above is not None:
        entries += [entry for entry in above.files if entry.name.casefold() == "artist.nfo"]
    return Unit(folder.path, Shape.AUDIO, folder, tuple(entries))


def _videos(folder: Folder) -> Iterator[Unit]:
    """Give each work of a folder a unit, with what bears its name or, where alone, with all."""
    works: dict[str, list[Entry]] = defaultdict(list)
    for video in folder.videos:
        works[work_key(video.stem) or video.stem].append(video)
    if len(works) == 1 and not folder.audios:
        yield Unit(folder.path, Shape.VIDEO, folder, tuple(folder.files))
        return
    beside = [e for e in folder.files if e.ext not in VIDEO and e.ext not in AUDIO]
    for files in works.values():
        stems = [entry.stem for entry in files]
        own = [e for e in beside if any(e.stem.startswith(stem) for stem in stems)]
        first = min(stems, key=os.fsencode)
        key = os.path.join(folder.path, first)  # noqa: PTH118 - of names that are no text
        yield Unit(key, Shape.VIDEO, folder, (*files, *own), alone=False)
