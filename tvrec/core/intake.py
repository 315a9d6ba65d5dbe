"""What a scan finds is put into the store: titles with keys, files, pictures, watch states."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tvrec.core.identity import Identity, still_there
from tvrec.core.watch_state import WatchStates
from tvrec.domain import MediaFile, Title, TitleId
from tvrec.store.artwork import Artwork

if TYPE_CHECKING:
    from tvrec.library import Draft, Found, Key
    from tvrec.store import Store

__all__ = ["Intake"]


class Intake:
    """Takes units in, within a transaction of the caller.

    Attributes:
        bereft: titles that no file of a unit stands for any more, as far as is known.
    """

    def __init__(self, store: Store, now: datetime) -> None:
        self.bereft: set[TitleId] = set()
        self._store = store
        self._now = now
        self._identity = Identity(store)
        self._states = WatchStates(store, now)

    def take(self, found: Found) -> None:
        """Keep what a unit was found to hold."""
        before = self._store.files.unit_titles(found.unit)
        ids: dict[Key, TitleId] = {}
        for draft in found.drafts:
            ids[draft.ref] = self._keep(draft, ids)
        self.bereft.update(before)
        self.bereft.difference_update(ids.values())
        if found.signature:
            self._store.files.put_unit(found.unit, found.signature, dict.fromkeys(ids.values()))
        else:
            self._store.files.drop_units([found.unit])

    def _keep(self, draft: Draft, ids: dict[Key, TitleId]) -> TitleId:
        parent = None
        if draft.parent is not None:
            parent = ids.get(draft.parent) or self._store.titles.find_key(*draft.parent)
        key, before, copy = self._identity.of(draft, parent)
        new = dataclasses.replace(draft.title, id=key, parent=parent)
        title = _merged(before, new, self._now, derived=draft.derived)
        if title != before:
            self._store.titles.put([title])
        kept = [*draft.keys, draft.ref, *(("path", file.path) for file in draft.files)]
        if copy:  # the other title is known by that content
            kept = [pair for pair in kept if pair[0] != "fingerprint"]
        self._store.titles.add_keys(key, kept)
        if draft.files:
            self._keep_files(key, draft)
        self._keep_pictures(key, draft)
        self._states.take(key, draft)
        return key

    def _keep_files(self, key: TitleId, draft: Draft) -> None:
        own = {file.path for file in draft.files}
        others = [
            file for file in self._store.files.of(key) if file.path not in own and still_there(file)
        ]
        for file in draft.files:
            had = self._identity.title_at(file.path)
            if had is not None and had != key:
                self.bereft.add(had)
        self._store.files.put(key, _apart(draft.files, others))
        places = {draft.ref[1], *own, *(file.path for file in self._store.files.of(key))}
        self._store.titles.remove_keys(
            pair
            for pair in self._store.titles.keys_of(key)
            if pair[0] == "path" and pair[1] not in places
        )

    def _keep_pictures(self, key: TitleId, draft: Draft) -> None:
        if draft.derived and (not draft.pictures or self._store.artwork.of(key)):
            return
        pictures = [Artwork(p.role, p.path, p.data, p.source) for p in draft.pictures]
        if pictures != self._store.artwork.of(key):
            self._store.artwork.put(key, pictures)

    def part_with_the_bereft(self) -> int:
        """Delete titles that nothing is left of: no file, no leaf, nothing that a viewer did.

        They were made by mistake, as the album of a misspelt tag. Returns how many they were.
        """
        profiles = [viewer.id for viewer in self._store.profiles.list()]
        gone: list[TitleId] = []
        for key in sorted(self.bereft):
            if self._store.files.of(key) or self._store.titles.children(key):
                continue
            if not any(
                self._store.events.of_title(profile, key) or self._store.viewings.get(profile, key)
                for profile in profiles
            ):
                gone.append(key)
        self.bereft.clear()
        return self._store.titles.delete(gone)


def _apart(files: Sequence[MediaFile], others: Iterable[MediaFile]) -> list[MediaFile]:
    """Give versions labels that files of the title at other places do not have.

    Files of one label are parts of one version; those of two folders never are.
    """
    taken = {file.version for file in others}
    made: list[MediaFile] = []
    for file in files:
        label = file.version
        if label in taken:
            label = f"{label} ({PurePath(file.path).parent.name})".strip()
        while label in taken:
            label += " +"
        made.append(dataclasses.replace(file, version=label))
    return made


def _merged(before: Title | None, found: Title, now: datetime, *, derived: bool) -> Title:
    """Unite what was known and what was found; what is not said any more stays known.

    An import may know more than a file, and a file more than a parent gathered from its leaves.
    """
    if before is None:
        return dataclasses.replace(found, added_at=min(found.added_at or now, now))
    fields: dict[str, Any] = {}
    for each in dataclasses.fields(Title):
        old, new = getattr(before, each.name), getattr(found, each.name)
        if each.name in ("external_ids", "i18n", "extra"):
            fields[each.name] = {**new, **old} if derived else {**old, **new}
        else:
            first, second = (old, new) if derived else (new, old)
            fields[each.name] = second if first in (None, "", ()) else first
    fields["added_at"] = before.added_at or min(found.added_at or now, now)
    return Title(**fields)
