"""Walking a tree of folders: one stat a file, and no folder twice."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from tvrec.domain import Problem
from tvrec.library.files import AUDIO, EXTRA_FOLDERS, VIDEO, Entry, Folder, ignored, printable

__all__ = ["walk"]

_DEEPEST = 64  # folders in folders; a tree that goes deeper is a mistake

Report = Callable[[Problem], None]


def walk(root: str, report: Report, *, on_folder: Callable[[str], None] | None = None) -> Folder:
    """Read a tree.

    Args:
        root: an absolute path of a folder.
        report: told of each folder or file that cannot be read.
        on_folder: told of each folder before it is read.
    """
    return _folder(root, Path(root).name, report, on_folder, set(), 0)


def _folder(
    path: str,
    name: str,
    report: Report,
    on_folder: Callable[[str], None] | None,
    seen: set[tuple[int, int]],
    depth: int,
) -> Folder:
    folder = Folder(path, name, [], [])
    if on_folder is not None:
        on_folder(path)
    try:
        own = Path(path).stat()
        if (own.st_dev, own.st_ino) in seen or depth > _DEEPEST:
            report(Problem(printable(path), "leads back into itself", "remove that link"))
            return folder
        seen.add((own.st_dev, own.st_ino))
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        report(_unreadable(path, error, "folder"))
        return folder
    for entry in listed:
        if not ignored(entry.name):
            _take(entry, folder, report, on_folder, seen, depth)
    return folder


def _take(
    entry: os.DirEntry[str],
    folder: Folder,
    report: Report,
    on_folder: Callable[[str], None] | None,
    seen: set[tuple[int, int]],
    depth: int,
) -> None:
    try:
        if entry.is_dir():
            if entry.name.casefold() not in EXTRA_FOLDERS:
                below = _folder(entry.path, entry.name, report, on_folder, seen, depth + 1)
                if below.files or below.folders:
                    folder.folders.append(below)
            return
        stem, dot, ext = entry.name.rpartition(".")
        stem, ext = (stem, dot + ext.lower()) if stem else (entry.name, "")
        found = entry.stat()
    except OSError as error:
        report(_unreadable(entry.path, error, "file"))
        return
    if not stat.S_ISREG(found.st_mode):
        if ext in VIDEO or ext in AUDIO:
            report(
                Problem(printable(entry.path), "is no regular file", "replace it with a real file")
            )
        return
    made = Entry(entry.path, entry.name, stem, ext, found.st_size, found.st_mtime_ns, found.st_ino)
    if made.matters:
        folder.files.append(made)


def _unreadable(path: str, error: OSError, what: str) -> Problem:
    remedies = {
        "FileNotFoundError": f"it vanished during the scan; scan again when the {what} is back",
        "PermissionError": f"let your user read that {what}",
    }
    remedy = remedies.get(type(error).__name__, "check the disk, or remove that link")
    return Problem(printable(path), f"cannot be read: {error.strerror or error}", remedy)
