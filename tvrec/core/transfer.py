"""In and out: histories and catalogues are read into the store, everything is written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tvrec.core.progress import Tick
from tvrec.core.reports import Report
from tvrec.domain import (
    Event,
    Impression,
    ProfileId,
    Rule,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.history import Skipped, detect

if TYPE_CHECKING:
    from tvrec.jsonlines import Value
    from tvrec.store import Store

__all__ = ["everything", "import_files"]


class _DryRun(Exception):  # noqa: N818 - a signal to roll back, not an error
    """Leaves the transaction without keeping it."""


def import_files(
    store: Store, paths: Sequence[Path], *, profile: str, dry_run: bool, on_progress: Tick
) -> Report:
    """Read files in one transaction: all of them are kept, or the store is as it was.

    Raises:
        ImportFormatError: a file has no form that tvrec knows.
    """
    report = Report()
    try:
        with store.write_tx():
            gathered = _Gathered()
            for path in paths:
                for value in detect(path).read(path, profile=profile):
                    report.read += 1
                    gathered.take(value, report)
                    if report.read % 1000 == 0:
                        on_progress(report.read, path.name)
            gathered.keep(store, report)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return report


class _Gathered:
    """What files held, kept in an order that satisfies the store: titles before their events."""

    def __init__(self) -> None:
        self.titles: list[Title] = []
        self.viewers: list[Viewer] = []
        self.of_titles: list[Event | Viewing | Impression] = []
        self.rules: list[Rule] = []

    def take(self, value: Value | Skipped, report: Report) -> None:
        """Sort a value into its place."""
        match value:
            case Title():
                self.titles.append(value)
            case Viewer():
                self.viewers.append(value)
            case Rule():
                self.rules.append(value)
            case Event() | Viewing() | Impression():
                self.of_titles.append(value)
            case Skipped():
                report.problems.append(value)
                report.skipped[value.reason] += 1

    def keep(self, store: Store, report: Report) -> None:
        """Write everything that fits the library."""
        report.kept += store.titles.put(self.titles)
        known = {summary.id for summary in store.titles.summaries()}
        fitting = [value for value in self.of_titles if self._fits(value, known, report)]
        self._keep_profiles(store, fitting)
        events = [v for v in fitting if isinstance(v, Event)]
        added = store.events.add_many(events, ignore_existing=True)
        report.kept += added + len(self.viewers)
        if len(events) > added:
            report.skipped["known already"] += len(events) - added
        for viewing in fitting:
            if isinstance(viewing, Viewing):
                store.viewings.save(viewing)
                report.kept += 1
        for rule in self.rules:
            store.rules.put(rule)
            report.kept += 1
        impressions = [v for v in fitting if isinstance(v, Impression)]
        store.impressions.record(impressions)
        report.kept += len(impressions)

    def _fits(
        self, value: Event | Viewing | Impression, known: set[TitleId], report: Report
    ) -> bool:
        title = value.title
        if title is None or title in known:
            return True
        report.unmatched += 1
        return False

    def _keep_profiles(self, store: Store, fitting: Iterable[Event | Viewing | Impression]) -> None:
        named = {viewer.id: viewer for viewer in self.viewers}
        for value in [*fitting, *self.rules]:
            named.setdefault(value.profile, Viewer(id=value.profile, name=_name_of(value.profile)))
        for profile in named.keys() & set(store.profiles.aside()):  # removed, and now read anew
            store.profiles.remove(profile)
        present = {viewer.id for viewer in store.profiles.list()}
        for viewer in named.values():
            if viewer.id not in present:
                store.profiles.add(viewer)


def _name_of(profile: ProfileId) -> str:
    """Name a profile that a history mentions without describing it."""
    return str(profile) or "Home"


def everything(store: Store) -> Iterator[Value]:
    """Yield all that the store knows, in an order that reads back in one pass."""
    yield from store.titles.each()
    viewers = store.profiles.list()
    yield from viewers
    for viewer in viewers:
        yield from store.events.of(viewer.id)
        yield from store.viewings.open(viewer.id)
        yield from store.rules.of(viewer.id)
        yield from store.impressions.of(viewer.id)
