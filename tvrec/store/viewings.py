"""What a viewer is in the middle of."""

from __future__ import annotations

from typing import Any

from tvrec.domain import Event, Interval, ProfileId, TitleId, Viewing
from tvrec.store.connection import Connection
from tvrec.store.erase import erase
from tvrec.store.events import Events
from tvrec.store.values import dump, from_micros, load, micros, pack, unpack

__all__ = ["Viewings"]

_SELECT = """SELECT profile, title, started, updated, position_s, covered, runtime_s, extra
    FROM viewing"""


class Viewings:
    """The table viewing: one row for each title that a profile has begun and not finished.

    A row is *running* while a player is at it. One that is found running at a start was left so by
    a crash; its play event is still to be written.
    """

    def __init__(self, connection: Connection, events: Events) -> None:
        self._db = connection
        self._events = events

    def save(self, viewing: Viewing, *, running: bool = False) -> None:
        """Store a viewing in place of what was known of it.

        Args:
            viewing: of a profile and a title.
            running: a player is at it, and its play event is to come.

        Raises:
            StoreError: there is no such profile.
        """
        with self._db.write_tx():
            self._put(viewing, running=running)

    def _put(self, viewing: Viewing, *, running: bool) -> None:
        self._db.run(
            "INSERT OR REPLACE INTO viewing (profile, title, started, updated, position_s,"
            " covered, runtime_s, running, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                pack(viewing.profile),
                pack(viewing.title),
                micros(viewing.started),
                micros(viewing.updated),
                viewing.position_s,
                dump(viewing.covered),
                viewing.runtime_s,
                running,
                dump(viewing.extra),
            ),
        )

    def get(self, profile: ProfileId, title: TitleId) -> Viewing | None:
        """Return what a profile has seen of a title, or None where it has not begun it."""
        row = self._db.row(
            _SELECT + " WHERE profile = ? AND title = ?", (pack(profile), pack(title))
        )
        return _viewing(row) if row else None

    def open(self, profile: ProfileId) -> list[Viewing]:
        """Return all that a profile has begun and not finished, most recent first."""
        rows = self._db.rows(
            _SELECT + " WHERE profile = ? ORDER BY updated DESC, title", (pack(profile),)
        )
        return [_viewing(row) for row in rows]

    def running(self) -> list[Viewing]:
        """Return the viewings of all profiles that a player is at, or was when it crashed."""
        rows = self._db.rows(_SELECT + " WHERE running ORDER BY updated DESC, profile, title")
        return [_viewing(row) for row in rows]

    def end(self, viewing: Viewing, event: Event | None, *, resumable: bool = False) -> None:
        """End a sitting: its play event is stored and the viewing closed, both or neither.

        Args:
            viewing: as it was left.
            event: what came of it, None where that is not worth an event.
            resumable: the title is not watched yet; the viewing is kept, for the next sitting to
                add to.

        Raises:
            StoreError: there is no such profile, or it has an event of that id already.
        """
        with self._db.write_tx():
            if event is not None:
                self._events.add(event)
            if resumable:
                self._put(viewing, running=False)
            else:
                self._drop(viewing.profile, viewing.title)

    def delete(self, profile: ProfileId, title: TitleId) -> bool:
        """Forget where a profile was in a title, on the disk too; return whether it was begun."""
        with self._db.write_tx():
            gone = self._drop(profile, title)
            if gone:
                erase(self._db, "viewing")
        return gone

    def _drop(self, profile: ProfileId, title: TitleId) -> bool:
        return bool(
            self._db.run(
                "DELETE FROM viewing WHERE profile = ? AND title = ?",
                (pack(profile), pack(title)),
            )
        )


def _viewing(row: tuple[Any, ...]) -> Viewing:
    profile, title, started, updated, position_s, covered, runtime_s, extra = row
    return Viewing(
        profile=ProfileId(unpack(profile)),
        title=TitleId(unpack(title)),
        started=from_micros(started),
        updated=from_micros(updated),
        position_s=position_s,
        covered=tuple(Interval(start, end) for start, end in load(covered, ())),
        runtime_s=runtime_s,
        extra=load(extra, {}),
    )
