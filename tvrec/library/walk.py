"""Walking a tree of folders: one stat a file, no folder twice, each folder when it is needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from tvrec.domain import Problem
from tvrec.library.files import (
    AUDIO,
    VIDEO,
    Entry,
    ignored,
    matters,
    printable,
    refusal,
    split_name,
)

__all__ = ["Folder", "Walk"]

_AFTER_NAME = "._- [("
_DEEPEST = 64  # folders in folders; a tree that goes deeper is a mistake
_LONG_NAME = 248  # bytes: "<name>.zh-Hans.srt" would not fit into the 255 of a file system

_Place: TypeAlias = tuple[int, int]  # device and inode


class Walk:
    """One tour through folders.

    Attributes:
        problems: a line for each folder or file that could not be read; whoever drives the walk
            takes them out.
        unread: the folders that could not be read to the end.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unread: list[str] = []
        self._seen: set[_Place] = set()

    def root(self, path: str) -> Folder:
        """Enter a tree at its top."""
        return Folder(self, path, Path(path).name, ())

    def enter(self, folder: Folder) -> bool:
        """Note that a folder is being read; False where it was, or leads back into itself."""
        try:
            found = os.stat(folder.path)  # noqa: PTH116 - once a folder, and half as dear
        except OSError as error:
            self.unreadable(folder.path, error, folder=True)
            return False
        place = (found.st_dev, found.st_ino)
        if place in folder.above or len(folder.above) > _DEEPEST:
            self.complain(folder.path, "leads back into itself", "remove that link")
            return False
        if place in self._seen:
            self.complain(
                folder.path, "is a folder that is read at another place too", "remove that link"
            )
            return False
        self._seen.add(place)
        folder.above = (*folder.above, place)
        return True

    def complain(self, path: str, message: str, remedy: str) -> None:
        """Add a line to the report."""
        self.problems.append(Problem(printable(path), message, remedy))

    def unreadable(self, path: str, error: OSError, *, folder: bool) -> None:
        """Add a line on what the system will not let us read."""
        if folder:
            self.unread.append(path)
        if isinstance(error, FileNotFoundError) and Path(path).is_symlink():
            self.complain(path, "is a link to nothing", "remove that link, or plug in its disk")
        else:
            self.complain(path, *refusal(error, "folder" if folder else "file"))


class Folder:
    """A folder, listed when first asked for.

    Attributes:
        path: absolute.
        name: its last part.
        above: device and inode of each folder that it lies in, its own once it is listed.
    """

    def __init__(self, walk: Walk, path: str, name: str, above: tuple[_Place, ...]) -> None:
        self._walk = walk
        self.path = path
        self.name = name
        self.above = above

    @cached_property
    def _listed(self) -> tuple[list[Entry], list[Folder]]:
        if not self._walk.enter(self):
            return [], []
        try:
            with os.scandir(self.path) as scan:
                entries = sorted(scan, key=_links_last)
        except OSError as error:
            self._walk.unreadable(self.path, error, folder=True)
            return [], []
        files: list[Entry] = []
        folders: list[Folder] = []
        for entry in entries:
            if not ignored(entry.name):
                self._take(entry, files, folders)
        return files, folders

    def _take(self, entry: os.DirEntry[str], files: list[Entry], folders: list[Folder]) -> None:
        stem, ext = split_name(entry.name)
        wanted = matters(entry.name, ext)
        try:
            if entry.is_dir():
                folders.append(Folder(self._walk, entry.path, entry.name, self.above))
                return
            if not wanted:
                return
            found = entry.stat()
        except OSError as error:
            if wanted:
                self._walk.unreadable(entry.path, error, folder=False)
            return
        media = ext in VIDEO or ext in AUDIO
        if stat.S_ISREG(found.st_mode):
            if media:
                self._judge_name(entry)
            files.append(
                Entry(
                    entry.path, entry.name, stem, ext,
                    found.st_size, found.st_mtime_ns, found.st_ino,
                )
            )  # fmt: skip
        elif media:
            kind = "a named pipe" if stat.S_ISFIFO(found.st_mode) else "no regular file"
            self._walk.complain(entry.path, f"is {kind}", "put a real file in its place")

    def _judge_name(self, entry: os.DirEntry[str]) -> None:
        """Complain of names that make trouble; the files are read all the same."""
        name = entry.name
        if name.isascii() and len(name) < _LONG_NAME:
            return
        try:
            length = len(name.encode())
        except UnicodeEncodeError:
            remedy = "rename it, for instance with convmv -t UTF-8; other programs may refuse it"
            self._walk.complain(entry.path, "has a name that is not UTF-8", remedy)
            return
        if length >= _LONG_NAME:
            self._walk.complain(
                entry.path,
                f"has a name of {length} bytes: no subtitle can be named after it",
                "shorten its name",
            )

    @property
    def files(self) -> list[Entry]:
        """The files in it that matter, by name."""
        return self._listed[0]

    @property
    def folders(self) -> list[Folder]:
        """The folders in it, by name, those that are links last."""
        return self._listed[1]

    @cached_property
    def videos(self) -> list[Entry]:
        """Its videos, without trailers, samples and extras."""
        found = [entry for entry in self.files if entry.is_video]
        stems = {entry.stem for entry in found}
        return [e for e in found if not (e.is_extra or e.is_extra_of(stems))]

    @cached_property
    def audios(self) -> list[Entry]:
        """What is to be heard; beside a video, its sound tracks and its theme belong to it."""
        found = [entry for entry in self.files if entry.is_audio and not entry.is_extra]
        if not found or not self.videos:
            return found
        stems = tuple(video.stem for video in self.videos)
        return [e for e in found if not e.stem.startswith(stems) and e.stem.lower() != "theme"]

    @cached_property
    def named(self) -> dict[str, list[Entry]]:
        """What bears the name of a media file, by that file's stem: of several, the longest."""
        media = {entry.stem for entry in self.files if entry.is_video or entry.is_audio}
        owned: dict[str, list[Entry]] = {}
        for entry in self.files:
            if entry.is_video or entry.is_audio:
                continue
            stem = entry.stem
            for end in range(len(stem), 0, -1):
                if (end == len(stem) or stem[end] in _AFTER_NAME) and stem[:end] in media:
                    owned.setdefault(stem[:end], []).append(entry)
                    break
        return owned

    @property
    def left_out(self) -> int:
        """How many media files in it are trailers, samples or parts of others."""
        media = sum(entry.is_video or entry.is_audio for entry in self.files)
        return media - len(self.videos) - len(self.audios)

    def below(self) -> Iterator[Folder]:
        """Yield every folder below it, itself excluded."""
        for folder in self.folders:
            yield folder
            yield from folder.below()


def _links_last(entry: os.DirEntry[str]) -> tuple[bool, bytes]:
    """Order what is listed, so that a folder is read at its own place and not through a link."""
    return entry.is_symlink(), os.fsencode(entry.name)
