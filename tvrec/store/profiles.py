"""Who watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tvrec.domain import ProfileId, Viewer
from tvrec.errors import StoreError
from tvrec.store.connection import Connection
from tvrec.store.erase import OWN_TABLES, erase
from tvrec.store.values import dump, load, mint, pack, unpack

__all__ = ["Profiles"]

_SELECT = """SELECT id, name, colour, pin_hash, age_cap, languages, settings, extra
    FROM profile"""


_ASIDE = "removed"
"""Marks a profile in its settings that is deleted unless it is brought back before."""


class Profiles:
    """The table profile. Everything that is a profile's own is deleted with it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def mint_id(self) -> ProfileId:
        """Make the id of a profile that has none yet."""
        return ProfileId(mint("p"))

    def add(self, viewer: Viewer) -> None:
        """Store a new profile, the last of the list.

        Raises:
            StoreError: there is one of that id already.
        """
        with self._db.write_tx():
            if self.get(viewer.id) is not None:
                raise StoreError(
                    f"there is a profile {viewer.id} already",
                    file=self._db.path,
                    remedy="use it, or choose another id",
                )
            self._db.run(
                "INSERT INTO profile (id, name, colour, pin_hash, age_cap, languages, settings,"
                " extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                _row(viewer),
            )

    def save(self, viewer: Viewer) -> None:
        """Store a profile's facts in place of the old ones.

        Raises:
            StoreError: there is no such profile.
        """
        key, *facts = _row(viewer)
        self._change(
            viewer.id,
            "UPDATE profile SET name = ?, colour = ?, pin_hash = ?, age_cap = ?, languages = ?,"
            " settings = ?, extra = ? WHERE id = ?",
            (*facts, key),
        )

    def rename(self, profile: ProfileId, name: str) -> None:
        """Give a profile another name.

        Raises:
            StoreError: there is no such profile.
        """
        self._change(
            profile, "UPDATE profile SET name = ? WHERE id = ?", (pack(name), pack(profile))
        )

    def set_settings(self, profile: ProfileId, settings: Mapping[str, Any]) -> None:
        """Store a profile's settings in place of the old ones.

        Raises:
            StoreError: there is no such profile.
        """
        self._change(
            profile,
            "UPDATE profile SET settings = ? WHERE id = ?",
            (dump(settings), pack(profile)),
        )

    def put_aside(self, profile: ProfileId) -> None:
        """Let a profile be as if it were removed, until it is brought back, or removed at last.

        Raises:
            StoreError: there is no such profile.
        """
        self._set_aside(profile, aside=True)

    def bring_back(self, profile: ProfileId) -> None:
        """Let a profile that was put aside be there again.

        Raises:
            StoreError: there is no such profile.
        """
        self._set_aside(profile, aside=False)

    def _set_aside(self, profile: ProfileId, *, aside: bool) -> None:
        with self._db.write_tx():
            viewer = next((v for v in self._everybody() if v.id == profile), None)
            settings = {k: v for k, v in (viewer.settings if viewer else {}).items() if k != _ASIDE}
            self.set_settings(profile, {**settings, _ASIDE: True} if aside else settings)

    def aside(self) -> list[ProfileId]:
        """Return the profiles that were put aside."""
        return [viewer.id for viewer in self._everybody() if viewer.settings.get(_ASIDE)]

    def remove(self, profile: ProfileId) -> None:
        """Delete a profile and everything of it, from the disk too.

        Raises:
            StoreError: there is no such profile.
        """
        with self._db.write_tx():
            self._change(profile, "DELETE FROM profile WHERE id = ?", (pack(profile),))
            erase(self._db, *OWN_TABLES)

    def _change(self, profile: ProfileId, sql: str, parameters: tuple[Any, ...]) -> None:
        with self._db.write_tx():
            if not self._db.run(sql, parameters):
                raise StoreError(
                    f"there is no profile {profile}",
                    file=self._db.path,
                    remedy="tvrec profile list shows them",
                )

    def list(self) -> list[Viewer]:
        """Return all profiles in the order in which they were added, but those put aside."""
        return [viewer for viewer in self._everybody() if not viewer.settings.get(_ASIDE)]

    def _everybody(self) -> Iterator[Viewer]:
        return map(_viewer, self._db.rows(_SELECT + " ORDER BY place"))

    def get(self, profile: ProfileId) -> Viewer | None:
        """Return a profile, one put aside too, or None where there is none of that id."""
        row = self._db.row(_SELECT + " WHERE id = ?", (pack(profile),))
        return _viewer(row) if row else None


def _row(viewer: Viewer) -> tuple[Any, ...]:
    return (
        pack(viewer.id),
        pack(viewer.name),
        pack(viewer.colour),
        pack(viewer.pin_hash),
        viewer.age_cap,
        dump(viewer.languages),
        dump(viewer.settings),
        dump(viewer.extra),
    )


def _viewer(row: tuple[Any, ...]) -> Viewer:
    key, name, colour, pin_hash, age_cap, languages, settings, extra = row
    return Viewer(
        id=ProfileId(unpack(key)),
        name=unpack(name),
        colour=unpack(colour),
        pin_hash=unpack(pin_hash),
        age_cap=age_cap,
        languages=tuple(load(languages, ())),
        settings=load(settings, {}),
        extra=load(extra, {}),
    )
