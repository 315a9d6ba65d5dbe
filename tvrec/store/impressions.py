"""Which cards were shown to whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from tvrec.domain import Impression, ProfileId, TitleId
from tvrec.store.connection import Connection
from tvrec.store.erase import erase
from tvrec.store.values import (
    dump,
    from_micros,
    load,
    micros,
    moment,
    moment_or_none,
    pack,
    unpack,
)

__all__ = ["Impressions", "Shown"]

_DAY = 86_400_000_000  # microseconds
_EVENING = 6 * 3_600_000_000  # what is opened later was not opened from there
_COUNTED = f"count(*), total(opened - at <= {_EVENING}), count(started), count(finished)"


class Shown(NamedTuple):
    """How often a title was shown to a profile, and opened, started and finished from there."""

    times: int
    opened: int
    started: int
    finished: int


class Impressions:
    """The table impression."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def record(self, impressions: Iterable[Impression]) -> None:
        """Store what was shown, all in one transaction.

        Raises:
            StoreError: there is no such profile.
        """
        with self._db.write_tx():
            self._db.run_many(
                "INSERT INTO impression (profile, title, row, rank, at, reason, opened, started,"
                " finished, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(impression) for impression in impressions],
            )

    def opened(self, profile: ProfileId, title: TitleId, at: datetime) -> bool:
        """Note that a title's details were opened, at its latest impression, however old.

        Returns whether there was such an impression.
        """
        return self._mark(
            "UPDATE impression SET opened = max(at, ?) WHERE seq = ("
            " SELECT seq FROM impression WHERE profile = ? AND title = ? AND at <= ?"
            " ORDER BY at DESC, seq DESC LIMIT 1)",
            (micros(at), pack(profile), pack(title), micros(at)),
        )

    def started(
        self,
        profile: ProfileId,
        title: TitleId,
        at: datetime,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> bool:
        """Note that a title was started: it is what its latest impression led to.

        Args:
            profile: who started it.
            title: the card.
            at: when.
            since: an earlier impression did not lead to it; None: any may have.
            until: nor did a later one; None: later than ``at``.

        Returns whether there was such an impression.
        """
        return self._mark(
            "UPDATE impression SET started = coalesce(started, max(at, ?)) WHERE seq = ("
            " SELECT seq FROM impression WHERE profile = ? AND title = ? AND at <= ? AND at >= ?"
            " ORDER BY at DESC, seq DESC LIMIT 1)",
            (micros(at), pack(profile), pack(title), micros(until or at), moment(since) or 0),
        )

    def finished(self, profile: ProfileId, title: TitleId, at: datetime) -> bool:
        """Note that a title was finished: its latest impression that led to a start led here."""
        return self._mark(
            "UPDATE impression SET finished = coalesce(finished, ?) WHERE seq = ("
            " SELECT seq FROM impression WHERE profile = ? AND title = ? AND started <= ?"
            " ORDER BY at DESC, seq DESC LIMIT 1)",
            (micros(at), pack(profile), pack(title), micros(at)),
        )

    def _mark(self, sql: str, parameters: tuple[Any, ...]) -> bool:
        with self._db.write_tx():
            return bool(self._db.run(sql, parameters))

    def days(self, profile: ProfileId, least: int) -> dict[TitleId, list[int]]:
        """Return the days on which a profile was shown titles, counted from 1970 in UTC.

        Only those after the day on which the title was last opened.

        Args:
            profile: to whom.
            least: only titles that were shown on at least so many days.
        """
        rows = self._db.rows(
            "WITH open AS (SELECT title, max(opened) AS last FROM impression"
            " WHERE profile = ?1 AND opened NOTNULL GROUP BY title)"
            " SELECT impression.title, group_concat(DISTINCT at / ?2) FROM impression"
            " LEFT JOIN open ON open.title = impression.title"
            " WHERE profile = ?1 AND at / ?2 > coalesce(last / ?2, -1)"
            " GROUP BY impression.title HAVING count(DISTINCT at / ?2) >= ?3",
            (pack(profile), _DAY, least),
        )
        return {
            TitleId(unpack(title)): sorted(int(day) for day in days.split(","))
            for title, days in rows
        }

    def by_row(self, profile: ProfileId, since: datetime | None = None) -> dict[str, Shown]:
        """Return for every row that a profile was shown how often, and what came of it."""
        rows = self._db.rows(
            f"SELECT row, {_COUNTED} FROM impression"  # noqa: S608 - the columns are those below
            " WHERE profile = ? AND at >= ? GROUP BY row",
            (pack(profile), moment(since) or 0),
        )
        return {unpack(row): Shown(*map(int, numbers)) for row, *numbers in rows}

    def of(self, profile: ProfileId, title: TitleId | None = None) -> list[Impression]:
        """Return what a profile was shown, oldest first: all, or all of one title."""
        rows = self._db.rows(
            "SELECT profile, title, row, rank, at, reason, opened, started, finished,"
            " extra FROM impression WHERE profile = ?1 AND (?2 IS NULL OR title = ?2)"
            " ORDER BY at, seq",
            (pack(profile), None if title is None else pack(title)),
        )
        return [_impression(row) for row in rows]

    def delete(
        self,
        profile: ProfileId,
        title: TitleId | None = None,
        *,
        before: datetime | None = None,
    ) -> int:
        """Delete impressions of a profile, from the disk too, and return how many there were.

        Args:
            profile: whose.
            title: only those of it; all, if None.
            before: only those that are older; all, if None.
        """
        with self._db.write_tx():
            gone = self._db.run(
                "DELETE FROM impression WHERE profile = ?1 AND (?2 IS NULL OR at < ?2)"
                " AND (?3 IS NULL OR title = ?3)",
                (pack(profile), moment(before), None if title is None else pack(title)),
            )
            if gone:
                erase(self._db, "impression")
        return gone


def _row(impression: Impression) -> tuple[Any, ...]:
    return (
        pack(impression.profile),
        pack(impression.title),
        pack(impression.row),
        impression.rank,
        micros(impression.at),
        pack(impression.reason),
        moment(impression.opened),
        moment(impression.started),
        moment(impression.finished),
        dump(impression.extra),
    )


def _impression(row: tuple[Any, ...]) -> Impression:
    profile, title, shelf, rank, at, reason, opened, started, finished, extra = row
    return Impression(
        profile=ProfileId(unpack(profile)),
        title=TitleId(unpack(title)),
        row=unpack(shelf),
        rank=rank,
        at=from_micros(at),
        reason=unpack(reason),
        opened=moment_or_none(opened),
        started=moment_or_none(started),
        finished=moment_or_none(finished),
        extra=load(extra, {}),
    )
