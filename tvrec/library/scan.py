"""The scan: folders in, steps out. A unit whose files are as they were costs a stat each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tvrec.domain import Problem
from tvrec.library.audio import read_audio
from tvrec.library.drafts import Draft, Found, Gone, Progress, Step, Unchanged
from tvrec.library.files import printable
from tvrec.library.group import Shape, Unit, units
from tvrec.library.probe import Probe
from tvrec.library.read import Reading
from tvrec.library.series import read_series
from tvrec.library.video import read_video
from tvrec.library.walk import walk

__all__ = ["scan"]

_NO_PROBE = Problem(
    "PyAV",
    "is not installed: running times, languages and resolutions stay unknown",
    "pip install 'tvrec[media]'",
)


def scan(
    roots: Sequence[Path],
    *,
    known_units: Mapping[str, str],
    known_files: Sequence[str] = (),
    probe: Probe,
) -> Iterator[Step]:
    """Read folders and say what is new, what is as it was and what is gone.

    A root that is not there says nothing of its files: they are not gone, the disk may be.

    Args:
        roots: the folders.
        known_units: signature of each unit that an earlier scan has kept.
        known_files: the files that are taken to be there.
        probe: looks into files.
    """
    unreadable: list[str] = []
    seen_files: set[str] = set()
    seen_units: set[str] = set()
    walked: list[str] = []
    if not probe.works:
        yield _NO_PROBE
    count = 0
    for root in roots:
        path = os.path.abspath(root)  # noqa: PTH100 - links stay as the household named them
        if not Path(path).is_dir():
            yield Problem(
                printable(path),
                "is no folder that can be read",
                "plug in its disk or correct the path",
            )
            continue
        walked.append(path)
        problems: list[Problem] = []
        tree = walk(path, problems.append)
        yield from problems
        unreadable += [problem.file for problem in problems]
        for unit in units(tree):
            media = unit.media
            if not media:
                continue
            count += len(media)
            seen_units.add(unit.key)
            seen_files.update(entry.path for entry in media)
            if known_units.get(unit.key) == unit.signature:
                yield Unchanged(unit.key, tuple(entry.path for entry in media))
            else:
                yield Progress(count, printable(unit.folder.path))
                yield _read(unit, probe)
    yield _gone(walked, unreadable, known_files, known_units, seen_files, seen_units)


def _read(unit: Unit, probe: Probe) -> Found:
    reading = Reading(probe)
    readers = {Shape.VIDEO: read_video, Shape.SERIES: read_series, Shape.AUDIO: read_audio}
    drafts: list[Draft] = readers[unit.shape](unit, reading)
    return Found(unit.key, unit.signature, tuple(drafts), tuple(reading.problems), len(unit.media))


def _gone(
    walked: Sequence[str],
    unreadable: Sequence[str],
    known_files: Sequence[str],
    known_units: Mapping[str, str],
    seen_files: set[str],
    seen_units: set[str],
) -> Gone:
    """Find what is not there any more; where we could not look, nothing is gone."""

    def looked_at(path: str) -> bool:
        below = any(path == root or path.startswith(f"{root}/") for root in walked)
        shown = printable(path)
        return below and not any(shown.startswith(f"{place}/") for place in unreadable)

    return Gone(
        tuple(path for path in known_files if path not in seen_files and looked_at(path)),
        tuple(key for key in known_units if key not in seen_units and looked_at(key)),
    )
