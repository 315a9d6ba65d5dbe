"""What viewers did. Nothing is edited; what is deleted is gone from the disk too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tvrec.domain import Event, EventId, EventKind, ProfileId, Target, TitleId
from tvrec.store.connection import Connection
from tvrec.store.erase import erase
from tvrec.store.values import dump, from_micros, load, micros, mint, pack, unpack

__all__ = ["Events"]

_COLUMNS = """id, profile, at, kind, target_type, target, completion, played_s, plays, skipped,
    rating, undoes, source, extra"""
_SELECT = f"SELECT {_COLUMNS} FROM event"  # noqa: S608 - of constants
_PUT = f"""INSERT INTO event ({_COLUMNS})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""  # noqa: S608 - of constants
_KINDS = {str(kind): kind for kind in EventKind}


class Events:
    """The table event. An id is a profile's own: two profiles may import the same history."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def mint_id(self) -> EventId:
        """Make the id of an event that has none yet."""
        return EventId(mint("e"))

    def add(self, event: Event) -> None:
        """Store an event.

        Raises:
            StoreError: there is no such profile, or it has an event of that id already.
        """
        with self._db.write_tx():
            self._db.run(_PUT, _row(event))

    def add_many(self, events: Iterable[Event], *, ignore_existing: bool = True) -> int:
        """Store events, all or none of them, and return how many are new.

        Args:
            events: in the order in which those of the same time happened.
            ignore_existing: leave out those that their profile has already, by id.

        Raises:
            StoreError: there is no such profile, or, where these are not left out, an id is taken.
        """
        put = _PUT + " ON CONFLICT (profile, id) DO NOTHING" if ignore_existing else _PUT
        with self._db.write_tx():
            return self._db.run_many(put, [_row(event) for event in events])

    def of(self, profile: ProfileId) -> list[Event]:
        """Return all events of a profile, oldest first, those of one time as they were added."""
        rows = self._db.rows(_SELECT + " WHERE profile = ? ORDER BY at, seq", (pack(profile),))
        return [_event(row) for row in rows]

    def of_title(self, profile: ProfileId, title: TitleId) -> list[Event]:
        """Return the events of a profile that are about one title, oldest first."""
        rows = self._db.rows(
            _SELECT + " WHERE profile = ? AND target = ? AND target_type = 'title'"
            " ORDER BY at, seq",
            (pack(profile), pack(title)),
        )
        return [_event(row) for row in rows]

    def get(self, profile: ProfileId, event: EventId) -> Event | None:
        """Return an event, or None where the profile has none of that id."""
        row = self._db.row(_SELECT + " WHERE profile = ? AND id = ?", (pack(profile), pack(event)))
        return _event(row) if row else None

    def delete(self, profile: ProfileId, events: Iterable[EventId]) -> int:
        """Delete events, from the disk too, and return how many there were."""
        with self._db.write_tx():
            gone = self._db.run_many(
                "DELETE FROM event WHERE profile = ? AND id = ?",
                [(pack(profile), pack(event)) for event in events],
            )
            if gone:
                erase(self._db, "event", "viewing")  # a viewing of it may have been there too
        return gone


def _row(event: Event) -> tuple[Any, ...]:
    return (
        pack(event.id),
        pack(event.profile),
        micros(event.at),
        str(event.kind),
        pack(event.target.type),
        pack(event.target.id),
        event.completion,
        event.played_s,
        event.plays,
        event.skipped,
        event.rating,
        None if event.undoes is None else pack(event.undoes),
        pack(event.source),
        dump(event.extra),
    )


def _event(row: tuple[Any, ...]) -> Event:
    key, profile, at, kind, target_type, target, completion = row[:7]
    played_s, plays, skipped, rating, undoes, source, extra = row[7:]
    return Event(
        id=EventId(unpack(key)),
        profile=ProfileId(unpack(profile)),
        at=from_micros(at),
        kind=_KINDS[kind],
        target=Target(unpack(target_type), unpack(target)),
        completion=completion,
        played_s=played_s,
        plays=plays,
        skipped=bool(skipped),
        rating=rating,
        undoes=None if undoes is None else EventId(unpack(undoes)),
        source=unpack(source),
        extra=load(extra, {}),
    )
