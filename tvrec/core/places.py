"""Folders that a viewer may want to add: the usual ones, plugged-in disks, what is in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Entry", "history_files", "inside", "named", "places"]

_USUAL = ("Videos", "Movies", "Films", "Music", "Audiobooks", "Podcasts", "视频", "影片", "音乐")
_DISKS = ("/media", "/run/media", "/mnt")
_MOST = 500
_MEDIA = frozenset(
    ".mkv .mp4 .avi .m4v .mov .webm .ts .mpg .mpeg .flac .mp3 .ogg .opus .m4a .m4b .wav".split()
)
_HISTORIES = frozenset(".jsonl .ndjson .csv .json .zip .db .xml .txt .scrobbler .log .bak".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a file that can be chosen.

    Attributes:
        path: where it is.
        name: as it is shown.
        media: how many media files lie directly in it; of a file, 0.
        folders: how many folders lie directly in it; of a file, 0.
        is_disk: it was plugged in.
    """

    path: str
    name: str
    media: int = 0
    folders: int = 0
    is_disk: bool = False


def places(home: Path | None = None) -> list[Entry]:
    """Return where media usually are: disks that are plugged in, then the usual folders."""
    base = home or Path.home()
    found = [Entry(str(disk), disk.name, *_count(disk), is_disk=True) for disk in _disks()]
    for name in _USUAL:
        folder = base / name
        if folder.is_dir():
            found.append(Entry(str(folder), f"~/{name}", *_count(folder)))
    return [*found, Entry(str(base), "~"), Entry("/", "/")]


def _disks() -> Iterator[Path]:
    for top in map(Path, _DISKS):
        for disk in _folders(top):
            # /media/USER/DISK and /run/media/USER/DISK, or /mnt/DISK
            if os.path.ismount(disk):
                yield disk
            else:
                yield from (below for below in _folders(disk) if os.path.ismount(below))


def inside(folder: str) -> list[Entry]:
    """Return the folders in a folder by name; none where it cannot be read."""
    return [Entry(str(path), path.name, *_count(path)) for path in _folders(Path(folder))]


def named(path: str, home: Path | None = None) -> str:
    """Write a path as one reads it: below one's own folder it begins with ~."""
    base = str(home or Path.home())
    return f"~{path[len(base) :]}" if path.startswith(base + "/") else path


def history_files(folder: str) -> list[Entry]:
    """Return the files in a folder that may hold a history."""
    try:
        found = [
            Entry(entry.path, entry.name)
            for entry in os.scandir(folder)
            if Path(entry.name).suffix.casefold() in _HISTORIES and entry.is_file()
        ]
    except OSError:
        return []
    return sorted(found, key=lambda entry: entry.name.casefold())[:_MOST]


def _folders(folder: Path) -> list[Path]:
    try:
        found = [
            Path(entry.path)
            for entry in os.scandir(folder)
            if not entry.name.startswith(".") and entry.is_dir()
        ]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name.casefold())[:_MOST]


def _count(folder: Path) -> tuple[int, int]:
    """Return how many media files and how many folders lie directly in a folder."""
    media = folders = 0
    try:
        for entry in os.scandir(folder):
            if entry.is_dir():
                folders += not entry.name.startswith(".")
            else:
                media += Path(entry.name).suffix.casefold() in _MEDIA
    except OSError:
        return 0, 0
    return media, folders
