"""Folders of media are read into the store, in batches that outlive whatever stops the scan."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tvrec.core.intake import Intake
from tvrec.core.progress import Tick, silent
from tvrec.core.reports import Report
from tvrec.core.watch_state import says_anything
from tvrec.domain import MediaFile, Problem
from tvrec.errors import ConfigError
from tvrec.library import (
    Found,
    Gone,
    Known,
    LeftOut,
    Progress,
    ScanSettings,
    Step,
    Unchanged,
    scan,
)

if TYPE_CHECKING:
    from tvrec.store import Store

__all__ = ["scan_into"]

_BATCH = 64  # units between two commits …
_BATCH_S = 2.0  # … or seconds: what a crash can lose is read again


def scan_into(
    store: Store,
    folders: Sequence[Path],
    *,
    now: datetime,
    probe_timeout_s: float = 20.0,
    on_progress: Tick = silent,
) -> Report:
    """Read folders into the store; without any, those that it knows.

    Ctrl-C ends it early: what was read until then is kept.

    Args:
        store: where titles are kept.
        folders: what to read; they are remembered.
        now: when titles count as added that do not say it themselves.
        probe_timeout_s: how long a file may take.
        on_progress: told how many files were seen, and the folder in hand.

    Raises:
        ConfigError: there are no folders to read.
    """
    roots = [Path(folder).absolute() for folder in folders]
    if roots:
        _remember(store, roots)
    else:
        roots = [Path(root) for root in store.roots.list()]
    if not roots:
        raise ConfigError("no folder is known yet", remedy="tvrec scan DIR")
    keeper = _Keeper(store, now)
    settings = ScanSettings(probe_timeout_s=probe_timeout_s)
    with closing(scan(roots, known=keeper.known, settings=settings)) as steps:
        try:
            for step in steps:
                if isinstance(step, Progress):
                    on_progress(step.files, step.folder)
                keeper.take(step)
        except KeyboardInterrupt:
            keeper.report.interrupted = True
        finally:
            keeper.finish()
    return keeper.report


def _remember(store: Store, roots: Iterable[Path]) -> None:
    """Remember folders, but for those that lie within one that is known."""
    known = {PurePath(root) for root in store.roots.list()}
    store.roots.add(
        str(root) for root in roots if root.is_dir() and known.isdisjoint((root, *root.parents))
    )


class _Keeper:
    """Takes a scan's steps and keeps them in batches.

    Attributes:
        report: what was done so far.
        known: what the scan has to know.
    """

    def __init__(self, store: Store, now: datetime) -> None:
        self.report = Report()
        self._store = store
        self._now = now
        self._missing = store.files.missing()
        self._intake = Intake(store, now)
        self._waiting: list[Found] = []
        self._since = time.monotonic()
        self._titles = {path: file.title for path, file in store.files.known().items()}
        files = {*self._titles, *self._missing}
        self.known = Known(units=store.files.units(), files=files, recall=self._recall)

    def _recall(self, path: str) -> MediaFile | None:
        title = self._titles.get(path)
        files = self._store.files.of(title) if title else ()
        return next((file for file in files if file.path == path), None)

    def take(self, step: Step) -> None:
        """Take one step."""
        match step:
            case Found():
                self._count(step)
                self._waiting.append(step)
                if len(self._waiting) >= _BATCH or time.monotonic() > self._since + _BATCH_S:
                    self._flush()
            case Unchanged():
                self.report.read += len(step.media)
                self.report.problems += step.problems
                if step.media:
                    self.report.skipped["unchanged"] += len(step.media)
                self._welcome(step.media)
            case Gone():
                self._flush()
                self._part_with(step)
            case LeftOut():
                self.report.skipped[step.reason] += step.number
            case Problem():
                self.report.problems.append(step)

    def finish(self) -> None:
        """Keep what is waiting, and clear up."""
        self._flush()
        if self._intake.bereft:
            with self._store.write_tx():
                self._intake.part_with_the_bereft()

    def _count(self, found: Found) -> None:
        files = sum(len(draft.files) for draft in found.drafts)
        self.report.read += len(found.media)
        self.report.kept += files
        self.report.problems += found.problems
        if len(found.media) > files:
            self.report.skipped["cannot be played"] += len(found.media) - files
        noted = sum(d.history is not None and not says_anything(d) for d in found.drafts)
        if noted:
            self.report.skipped["watch state in NFO files"] += noted

    def _flush(self) -> None:
        """Keep what is waiting, in one transaction; it waits until that has succeeded."""
        if self._waiting:
            with self._store.write_tx():
                for found in self._waiting:
                    self._intake.take(found)
            self._waiting = []
        self._since = time.monotonic()

    def _welcome(self, media: Iterable[str]) -> None:
        back = [path for path in media if path in self._missing]
        if back:
            self._store.files.welcome_back(back)

    def _part_with(self, gone: Gone) -> None:
        """Note what is not there any more, and forget units that nothing of is known any more."""
        new = [path for path in gone.files if path not in self._missing]
        with self._store.write_tx():
            missing = self._store.files.mark_missing(new, self._now)
            left = self._store.files.missing()
            places = {str(above) for path in left for above in (path, *PurePath(path).parents)}
            self._store.files.drop_units(
                key for key in gone.units if key.partition("\0")[0] not in places
            )
        if missing:
            self.report.skipped["missing"] += missing
