"""DVDs and Blu-rays kept as folders: the files of their main film (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePath

from tvrec.library.files import Entry
from tvrec.library.walk import Folder

__all__ = ["folders", "main_title"]

_TITLE_SET = re.compile(r"^vts_(?P<set>\d\d)_[1-9]\.vob$", re.IGNORECASE)
_DISCS = frozenset({"video_ts", "bdmv"})


def folders(folder: Folder) -> list[Folder]:
    """Return the folders of a disc that lie in a folder."""
    return [each for each in folder.folders if each.name.casefold() in _DISCS]


def main_title(folder: Folder) -> tuple[Entry, ...]:
    """Return the files of the longest film on a disc, in their order; none where there is no disc.

    On a DVD that is the largest set of VOB files, on a Blu-ray the largest stream.
    """
    found = {each.name.casefold(): each for each in folders(folder)}
    if dvd := found.get("video_ts"):
        sets: dict[str, list[Entry]] = defaultdict(list)
        for entry in dvd.files:
            if match := _TITLE_SET.match(entry.name):
                sets[match["set"]].append(entry)
        if sets:
            largest = max(sets.values(), key=lambda parts: sum(part.size for part in parts))
            return tuple(largest)
    if disc := found.get("bdmv"):
        streams = [f for f in disc.folders if PurePath(f.path).name.casefold() == "stream"]
        files = [entry for each in streams for entry in each.files if entry.is_video]
        if files:
            return (max(files, key=lambda entry: entry.size),)
    return ()
