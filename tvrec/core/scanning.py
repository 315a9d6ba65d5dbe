"""What a scan finds becomes titles: ids by which they are known again, files, pictures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tvrec.core.reports import Report
from tvrec.domain import Problem, Title, TitleId
from tvrec.errors import ConfigError
from tvrec.library import Draft, Found, Gone, Probe, Progress, Unchanged, scan
from tvrec.store.artwork import Artwork

if TYPE_CHECKING:
    from tvrec.store import Store

__all__ = ["scan_into"]

_BATCH = 32  # units between two commits: what Ctrl-C or a crash can lose is read again

Tick = Callable[[int, str], None]


def scan_into(
    store: Store,
    folders: Sequence[Path],
    *,
    probe_timeout_s: float,
    now: datetime,
    on_progress: Tick = lambda done, what: None,
) -> Report:
    """Read folders into the store; without any, those that it knows.

    Ctrl-C ends it early: what was read until then is kept.

    Raises:
        ConfigError: there are no folders to read.
    """
    roots = [Path(folder).absolute() for folder in folders] or _known_roots(store)
    if not roots:
        raise ConfigError("no folder is known yet", remedy="tvrec scan DIR")
    keeper = _Keeper(store, now)
    with Probe(probe_timeout_s) as probe:
        steps = scan(
            roots,
            known_units=store.files.units(),
            known_files=list(store.files.known()),
            probe=probe,
        )
        try:
            for step in steps:
                if isinstance(step, Progress):
                    on_progress(step.files, step.folder)
                keeper.take(step)
        except KeyboardInterrupt:
            keeper.report.interrupted = True
        finally:
            keeper.flush()
    _remember_roots(store, [root for root in roots if root.is_dir()])
    return keeper.report


def _known_roots(store: Store) -> list[Path]:
    return [Path(root) for root in store.roots.list()]


def _remember_roots(store: Store, roots: Sequence[Path]) -> None:
    store.roots.add(str(root) for root in roots)


class _Keeper:
    """Takes a scan's steps and keeps them in batches."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.report = Report()
        self._store = store
        self._now = now
        self._missing = store.files.missing()
        self._waiting: list[Found] = []

    def take(self, step: object) -> None:
        """Take one step."""
        match step:
            case Found():
                self.report.read += step.files
                self.report.problems += step.problems
                self._waiting.append(step)
                if len(self._waiting) >= _BATCH:
                    self.flush()
            case Unchanged():
                self.report.read += len(step.files)
                self.report.skipped["unchanged"] += len(step.files)
                back = [path for path in step.files if path in self._missing]
                if back:
                    self._store.files.welcome_back(back)
            case Gone():
                self.flush()
                self._part_with(step)
            case Problem():
                self.report.problems.append(step)

    def flush(self) -> None:
        """Keep what is waiting, in one transaction."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with self._store.write_tx():
                for found in waiting:
                    self._keep(found)

    def _keep(self, found: Found) -> None:
        ids: dict[str, TitleId] = {}
        leaves = _leaves_by_parent(found.drafts)
        for draft in found.drafts:
            ids[draft.ref] = self._id_of(draft, leaves.get(draft.ref, ()))
        for draft in found.drafts:
            self._put(draft, ids)
        self._store.files.put_unit(found.unit, found.signature, ids.values())
        files = sum(len(draft.files) for draft in found.drafts)
        self.report.kept += files
        if found.files > files:
            self.report.skipped["cannot be played"] += found.files - files

    def _put(self, draft: Draft, ids: Mapping[str, TitleId]) -> None:
        key = ids[draft.ref]
        parent = ids.get(draft.title.parent) if draft.title.parent else None
        title = dataclasses.replace(draft.title, id=key, parent=parent)
        self._store.titles.put([_merged(self._store.titles.get(key), title, self._now)])
        self._store.titles.add_keys(key, _lasting(draft))
        if draft.files:
            self._store.files.put(key, draft.files)
            self._drop_replaced(key, draft)
        if draft.pictures:
            self._store.artwork.put(
                key, [Artwork(p.role, p.path, p.data, p.source) for p in draft.pictures]
            )

    def _drop_replaced(self, key: TitleId, draft: Draft) -> None:
        """Forget files of the same title that this unit had and has no longer."""
        paths = {file.path for file in draft.files}
        old = [f.path for f in self._store.files.of(key) if f.path not in paths]
        gone = [path for path in old if not Path(path).exists()]
        self._store.files.mark_missing(gone, self._now)

    def _id_of(self, draft: Draft, leaves: Sequence[Draft]) -> TitleId:
        """Return the id that a draft has had before, or a new one."""
        for scheme, value in draft.keys:
            known = self._store.titles.find_key(scheme, value)
            if known is not None and not (scheme == "fingerprint" and self._is_copy(known, draft)):
                return known
        for leaf in leaves:  # a folder that was moved is known by what is in it
            known = self._known_parent(leaf)
            if known is not None:
                return known
        return self._store.titles.mint_id()

    def _known_parent(self, leaf: Draft) -> TitleId | None:
        for scheme, value in leaf.keys:
            key = self._store.titles.find_key(scheme, value)
            title = self._store.titles.get(key) if key is not None else None
            if title is not None and title.parent is not None:
                copied = scheme == "fingerprint" and key and self._is_copy(key, leaf)
                return None if copied else title.parent
        return None

    def _is_copy(self, known: TitleId, draft: Draft) -> bool:
        """Tell whether a file of the same content still lies where it was, under another name."""
        mine = {file.path for file in draft.files}
        others = [f.path for f in self._store.files.of(known) if f.path not in mine]
        return bool(others) and all(Path(path).exists() for path in others)

    def _part_with(self, gone: Gone) -> None:
        with self._store.write_tx():
            missing = self._store.files.mark_missing(gone.files, self._now)
            self._store.files.drop_units(gone.units)
        if missing:
            self.report.skipped["missing"] += missing


def _leaves_by_parent(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    grouped: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.title.parent:
            grouped.setdefault(draft.title.parent, []).append(draft)
    return grouped


def _lasting(draft: Draft) -> list[tuple[str, str]]:
    """Return the keys worth remembering, inodes included."""
    inodes = [("inode", f"{file.inode}-{file.size}") for file in draft.files if file.inode]
    return [*draft.keys, *inodes]


def _merged(before: Title | None, found: Title, now: datetime) -> Title:
    """Let what was known and is not found on disk stay: an import may know more than a file."""
    if before is None:
        return dataclasses.replace(found, added_at=min(found.added_at or now, now))
    fields: dict[str, Any] = {}
    for each in dataclasses.fields(Title):
        old, new = getattr(before, each.name), getattr(found, each.name)
        if each.name in ("external_ids", "i18n", "extra"):
            fields[each.name] = {**old, **new}
        else:
            fields[each.name] = old if new in (None, "", ()) else new
    fields["added_at"] = before.added_at or found.added_at or now.astimezone(UTC)
    return Title(**fields)
