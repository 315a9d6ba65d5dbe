"""A store to scan into, and ways to look at what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tvrec.core.reports import Report
from tvrec.core.scanning import scan_into
from tvrec.domain import MediaFile, Title
from tvrec.library import Draft, Known
from tvrec.library.files import Entry, split_name
from tvrec.store import Store

NOW = datetime(2026, 5, 1, tzinfo=UTC)


class Shelf:
    """A store, scanned into by sentences."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def scan(self, *roots: Path, now: datetime = NOW, **settings: object) -> Report:
        return scan_into(self.store, roots, now=now, **settings)  # type: ignore[arg-type]

    @property
    def titles(self) -> dict[str, Title]:
        return {title.title: title for title in self.store.titles.each()}

    def ids(self) -> dict[tuple[str, str], str]:
        return {(t.kind.value, t.title): t.id for t in self.store.titles.each()}

    def files(self, name: str) -> list[MediaFile]:
        return self.store.files.of(self.titles[name].id)

    def children(self, name: str) -> list[Title]:
        keys = self.store.titles.children(self.titles[name].id)
        return [title for key in keys if (title := self.store.titles.get(key))]


def known(shelf: Shelf) -> Known:
    files = shelf.store.files
    return Known(units=files.units(), files={*files.known(), *files.missing()})


def shown(drafts: list[Draft]) -> list[tuple[str, str]]:
    return [(draft.title.kind.value, draft.title.title) for draft in drafts]


def entry(path: Path) -> Entry:
    found = path.stat()
    stem, ext = split_name(path.name)
    return Entry(str(path), path.name, stem, ext, found.st_size, found.st_mtime_ns, found.st_ino)
