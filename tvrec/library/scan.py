"""The scan: folders in, steps out. A unit whose files are as they were costs a stat each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tvrec.domain import Problem
from tvrec.library.albums import read_artist
from tvrec.library.audio import read_sounds
from tvrec.library.drafts import (
    Draft,
    Found,
    Gone,
    Known,
    LeftOut,
    Progress,
    ScanSettings,
    Step,
    Unchanged,
)
from tvrec.library.episode import read_episode, read_series
from tvrec.library.files import printable
from tvrec.library.group import units
from tvrec.library.podcasts import read_podcast
from tvrec.library.probe import Probe
from tvrec.library.read import Reading
from tvrec.library.unit import Shape, Unit
from tvrec.library.video import read_video
from tvrec.library.walk import Walk

__all__ = ["scan"]

_READER = 1  # raised when units must be read anew, since they would be read otherwise
_NO_PROBE = Problem(
    "PyAV",
    "is not installed: running times, languages and resolutions of videos stay unknown",
    "pip install 'tvrec[media]'",
)
_READERS: dict[Shape, Callable[[Unit, Reading], list[Draft]]] = {
    Shape.VIDEO: read_video,
    Shape.EPISODE: read_episode,
    Shape.SERIES: read_series,
    Shape.SOUND: read_sounds,
    Shape.PODCAST: read_podcast,
    Shape.ARTIST: read_artist,
}


def scan(
    roots: Sequence[Path], *, known: Known, settings: ScanSettings
) -> Generator[Step, None, None]:
    """Read folders and say what is new, what is as it was and what is gone.

    Each step can be the last: a generator that is closed ends its child and leaves nothing behind.
    A root that is not there, or has been emptied whole, says nothing of its files: they are not
    gone, their disk may be.

    Args:
        roots: the folders; one within another is read once.
        known: what earlier scans have kept.
        settings: how to read.
    """
    with Probe(settings.probe_timeout_s, settings.probe_command) as probe:
        yield from _Scan(known, probe).steps(roots)


@dataclass
class _Scan:
    """One scan under way."""

    known: Known
    probe: Probe
    walk: Walk = field(default_factory=Walk)
    files: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    blind: bool = False  # it was said that there is no PyAV

    def steps(self, roots: Sequence[Path]) -> Iterator[Step]:
        walked: list[str] = []
        for path in _outermost(roots):
            # links in a path stay: the household knows its folders by these names
            if not Path(path).is_dir():
                yield Problem(
                    printable(path),
                    "is no folder that is there" if not Path(path).exists() else "is no folder",
                    "plug in its disk or correct the path; what is known of it was kept",
                )
                continue
            yield from self._root(path)
            if self._looks_unplugged(path):
                yield Problem(
                    printable(path),
                    "is empty; what is known of it was kept",
                    "plug in its disk; files count as gone once the folder holds anything",
                )
            else:
                walked.append(path)
        yield self._gone(walked)

    def _root(self, path: str) -> Iterator[Step]:
        root = self.walk.root(path)
        yield Progress(len(self.files), printable(path))
        for unit in units(root):
            yield from self._problems()
            if isinstance(unit, LeftOut):
                yield unit
                continue
            self.units.add(unit.key)
            media = tuple(entry.path for entry in unit.media)
            self.files.update(media)
            yield from self._unit(unit, media)
        yield from self._problems()

    def _problems(self) -> Iterator[Problem]:
        """Hand on what the walk has met so far."""
        found, self.walk.problems = self.walk.problems, []
        yield from found

    def _unit(self, unit: Unit, media: tuple[str, ...]) -> Iterator[Step]:
        digest = unit.digest
        problems = self._as_before(unit, digest)
        if problems is not None:
            yield Unchanged(unit.key, media, problems)
            return
        yield Progress(len(self.files), printable(unit.folder.path))
        reader, _, rest = self.known.units.get(unit.key, "").partition("\n")[0].partition(" ")
        plainly = reader == str(_READER) and " " not in rest
        reading = Reading(self.probe, self.known.recall) if plainly else Reading(self.probe)
        drafts = _READERS[unit.shape](unit, reading)
        if reading.blind and not self.blind:
            self.blind = True
            yield _NO_PROBE
        signature = _signature(digest, reading, self.probe.timeout_s)
        yield Found(unit.key, signature, tuple(drafts), media, tuple(reading.problems))

    def _as_before(self, unit: Unit, digest: str) -> tuple[Problem, ...] | None:
        """Return the problems of a unit that need not be read again; None where it must be."""
        head, _, lines = self.known.units.get(unit.key, "").partition("\n")
        reader, _, rest = head.partition(" ")
        same, _, how = rest.partition(" ")
        if reader != str(_READER) or same != digest:
            return None
        if how == "blind" and self.probe.works:
            return None
        if how.startswith("timeout ") and float(how.split()[1]) < self.probe.timeout_s:
            return None
        problems = tuple(Problem(*line) for line in json.loads(lines)) if lines else ()
        faulty = {problem.file for problem in problems}
        for entry in unit.media:
            if entry.path not in self.known.files and printable(entry.path) not in faulty:
                return None
        return problems

    def _looks_unplugged(self, root: str) -> bool:
        """Tell whether a folder is as bare as the place where a disk is put is without it."""
        try:
            bare = not os.listdir(root)  # noqa: PTH208 - names suffice
        except OSError:
            return True
        return bare and any(path.startswith(f"{root.rstrip('/')}/") for path in self.known.files)

    def _gone(self, walked: Sequence[str]) -> Gone:
        """Find what is not there any more; where we could not look, nothing is gone."""
        below = tuple(f"{root.rstrip('/')}/" for root in walked)
        unread = tuple(f"{folder}/" for folder in self.walk.unread)

        def is_gone(path: str) -> bool:
            return path.startswith(below) and not path.startswith(unread)

        return Gone(
            tuple(path for path in self.known.files if path not in self.files and is_gone(path)),
            tuple(key for key in self.known.units if key not in self.units and is_gone(key)),
        )


def _outermost(roots: Sequence[Path]) -> list[str]:
    """Return absolute paths, without those that lie within another."""
    paths = dict.fromkeys(os.path.abspath(root) for root in roots)  # noqa: PTH100 - links stay
    return [
        path
        for path in paths
        if not any(other != path and path.startswith(f"{other.rstrip('/')}/") for other in paths)
    ]


def _signature(digest: str, reading: Reading, timeout_s: float) -> str:
    """Return what a unit is known by, with how it was read and what was wrong with it.

    One that was read without PyAV, or in too short a time, is read again when that has changed; one
    that the system did not let us read, at every scan.
    """
    if not reading.complete:
        return ""
    how = ""
    if reading.blind:
        how = "blind"
    elif reading.timed_out:
        how = f"timeout {timeout_s:g}"
    elif reading.embedded:
        how = "embedded"
    head = f"{_READER} {digest} {how}".rstrip()
    if not reading.problems:
        return head
    lines = [[line.file, line.message, line.remedy] for line in reading.problems]
    return f"{head}\n{json.dumps(lines, ensure_ascii=False)}"
