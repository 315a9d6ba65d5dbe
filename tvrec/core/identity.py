"""Which title a draft is: the one that it was at an earlier scan, or a new one.

In the order of docs/contracts.md: by content, by path and inode, by ids of known sites; then by the
folder it stands for, by its place within its parent, and by name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tvrec.domain import Kind, Title, TitleId
from tvrec.text import fold_title

if TYPE_CHECKING:
    from tvrec.domain import MediaFile
    from tvrec.library import Draft
    from tvrec.store import Store

__all__ = ["Identified", "Identity", "same_work", "still_there"]

_ONE_NUMBER = frozenset({Kind.EPISODE, Kind.TRACK, Kind.PODCAST_EPISODE})
_BY_ARTIST = frozenset({Kind.ALBUM, Kind.AUDIOBOOK})
_BY_NAME = _BY_ARTIST | {Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.PODCAST}
_SITES = ("imdb", "tmdb", "tvdb", "musicbrainz", "youtube")


class Identified(NamedTuple):
    """A draft's title.

    Attributes:
        id: an old one, or one that was minted.
        before: what is known of it; None: it is new.
        copy: its content is that of another title, which is there too.
    """

    id: TitleId
    before: Title | None
    copy: bool = False


class Identity:
    """Finds titles again. One for a scan."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._at: dict[str, tuple[int, TitleId | None]] = {
            path: (file.inode, file.title) for path, file in store.files.known().items()
        }
        self._leaves: dict[TitleId, dict[tuple[object, ...], TitleId]] = {}

    def of(self, draft: Draft, parent: TitleId | None) -> Identified:
        """Return the title of a draft.

        Args:
            draft: as found.
            parent: the title of its parent.
        """
        found, copy = self._by_content(draft)
        before = (
            found
            or self._by_inode(draft)
            or self._by_id(draft)
            or self._by_ref(draft)
            or self._by_leaves(draft)
            or self._by_number(draft, parent)
            or self._by_name(draft)
        )
        key = before.id if before else self._store.titles.mint_id()
        if parent is not None and draft.title.kind in _ONE_NUMBER:
            self._in(parent)[_number(draft.title)] = key
        return Identified(key, before, copy)

    def title_at(self, path: str) -> TitleId | None:
        """Return the title that a file belonged to when the scan began."""
        return self._at.get(path, (0, None))[1]

    def _by_content(self, draft: Draft) -> tuple[Title | None, bool]:
        copy = False
        for file in draft.files:
            title = self._find("fingerprint", file.fingerprint)
            if title is None:
                continue
            own = self.title_at(file.path) == title.id
            if own or same_work(title, draft.title) or not self._elsewhere(title, draft.files):
                return title, False
            copy = True
        return None, copy

    def _elsewhere(self, title: Title, mine: Iterable[MediaFile]) -> bool:
        """Tell whether a title has files that are there and are not these."""
        paths = {file.path for file in mine}
        return any(
            file.path not in paths and still_there(file) for file in self._store.files.of(title.id)
        )

    def _by_inode(self, draft: Draft) -> Title | None:
        for file in draft.files:
            inode, key = self._at.get(file.path, (0, None))
            if key is not None and inode and inode == file.inode:
                return self._store.titles.get(key)
        return None

    def _by_id(self, draft: Draft) -> Title | None:
        for scheme, value in draft.keys:
            if scheme != "fingerprint":
                title = self._find(scheme, value)
                if title is not None and title.kind is draft.title.kind:
                    return title
        return None

    def _by_ref(self, draft: Draft) -> Title | None:
        title = self._find(*draft.ref)
        if title is None or title.kind is not draft.title.kind or _conflict(title, draft.title):
            return None
        if draft.files and not same_work(title, draft.title):
            return None  # another film at the same place
        return title

    def _by_leaves(self, draft: Draft) -> Title | None:
        """Find the parent whose first leaves were moved here, wherever they were."""
        for scheme, value in draft.leaf_keys:
            leaf = self._find(scheme, value)
            if leaf is None or leaf.parent is None or self._elsewhere(leaf, ()):
                continue
            parent = self._store.titles.get(leaf.parent)
            if parent is not None and parent.kind is draft.title.kind:
                return parent
        return None

    def _by_number(self, draft: Draft, parent: TitleId | None) -> Title | None:
        if parent is None or draft.title.kind not in _ONE_NUMBER:
            return None
        key = self._in(parent).get(_number(draft.title))
        title = self._store.titles.get(key) if key else None
        if title is None:
            return None
        numbered = draft.title.kind is Kind.EPISODE and draft.title.episode is not None
        # a second file of an episode is another version of it, of a track another track
        return title if numbered or not self._elsewhere(title, draft.files) else None

    def _in(self, parent: TitleId) -> dict[tuple[object, ...], TitleId]:
        if parent not in self._leaves:
            keys = self._store.titles.children(parent)
            titles = self._store.titles.get_many(keys)
            self._leaves[parent] = {_number(title): key for key, title in titles.items()}
        return self._leaves[parent]

    def _by_name(self, draft: Draft) -> Title | None:
        new = draft.title
        if new.kind not in _BY_NAME or (new.kind is Kind.MOVIE and new.year is None):
            return None
        if new.kind in _BY_ARTIST and not new.artist:
            return None
        for key, _, kind in self._store.titles.by_name(new.title):
            title = self._store.titles.get(key) if kind is new.kind else None
            if title is not None and same_work(title, new):
                return title
        return None

    def _find(self, scheme: str, value: str) -> Title | None:
        key = self._store.titles.find_key(scheme, value)
        return None if key is None else self._store.titles.get(key)


def still_there(file: MediaFile) -> bool:
    """Tell whether a file is where it was seen and looks as it did."""
    try:
        found = os.stat(file.path)  # noqa: PTH116 - a name that is no text is fine here
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (file.size, file.mtime_ns)


def same_work(old: Title, new: Title) -> bool:
    """Tell whether two descriptions can be of one work: kind, name, year, number, artist, ids."""
    if old.kind is not new.kind or _conflict(old, new):
        return False
    if _share_id(old, new):
        return True
    if new.kind in _ONE_NUMBER and _number(old) != _number(new):
        return False
    names = {fold_title(name) for name in (new.title, new.original_title) if name}
    known = [old.title, old.original_title, *(words.title for words in old.i18n.values())]
    if names.isdisjoint(fold_title(name) for name in known if name):
        return False
    if new.kind is Kind.MOVIE or new.kind is Kind.CLIP:
        return old.year == new.year
    if new.kind in _BY_ARTIST and fold_title(old.artist) != fold_title(new.artist):
        return False
    return old.year is None or new.year is None or old.year == new.year


def _number(title: Title) -> tuple[object, ...]:
    """Return the place of a leaf within its parent."""
    if title.kind is Kind.EPISODE and title.episode is not None:
        return (title.kind, title.season, title.episode)
    return (title.kind, title.season, title.episode, title.track, fold_title(title.title))


def _share_id(old: Title, new: Title) -> bool:
    return any(
        scheme in new.external_ids and new.external_ids[scheme] == old.external_ids.get(scheme)
        for scheme in _SITES
    )


def _conflict(old: Title, new: Title) -> bool:
    """Tell whether a site knows the two under different ids, and none under one."""
    differ = any(
        scheme in old.external_ids
        and scheme in new.external_ids
        and old.external_ids[scheme] != new.external_ids[scheme]
        for scheme in _SITES
    )
    return differ and not _share_id(old, new)
