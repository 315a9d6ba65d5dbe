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


class Shown(NamedTuple):
    """How often a title was shown to a profile, and started and finished from there."""

    times: int
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
                "INSERT INTO impression (profile, title, row, rank, at, reason, started, finished,"
                " extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(impression) for impression in impressions],
            )

    def started(self, profile: ProfileId, title: TitleId, at: datetime) -> None:
        """Note that a title was started: it is what its latest impression led to."""
        self._mark(
            "UPDATE impression SET started = ? WHERE started IS NULL AND seq = ("
            " SELECT seq FROM impression WHERE profile = ? AND title = ? AND at <= ?"
            " ORDER BY at DESC, seq DESC LIMIT 1)",
            (micros(at), pack(profile), pack(title), micros(at)),
        )

    def finished(self, profile: ProfileId, title: TitleId, at: datetime) -> None:
        """Note that a title was finished: its latest impression that led to a start led here."""
        self._mark(
            "UPDATE impression SET finished = ? WHERE finished IS NULL AND seq = ("
            " SELECT seq FROM impression WHERE profile = ? AND title = ? AND started <= ?"
            " ORDER BY at DESC, seq DESC LIMIT 1)",
            (micros(at), pack(profile), pack(title), micros(at)),
        )

    def _mark(self, sql: str, parameters: tuple[Any, ...]) -> None:
        with self._db.write_tx():
            self._db.run(sql, parameters)

    def counts(self, profile: ProfileId) -> dict[TitleId, Shown]:
        """Return for every title that a profile was shown how often, and what came of it."""
        rows = self._db.rows(
            "SELECT title, count(*), count(started), count(finished) FROM impression"
            " WHERE profile = ? GROUP BY title",
            (pack(profile),),
        )
        return {TitleId(unpack(title)): Shown(*numbers) for title, *numbers in rows}

    def of(self, profile: ProfileId) -> list[Impression]:
        """Return all that a profile was shown, oldest first."""
        rows = self._db.rows(
            "SELECT profile, title, row, rank, at, reason, started, finished, extra"
            " FROM impression WHERE profile = ? ORDER BY at, seq",
            (pack(profile),),
        )
        return [_impression(row) for row in rows]

    def delete(self, profile: ProfileId, *, before: datetime | None = None) -> int:
        """Delete impressions of a profile, from the disk too, and return how many there were.

        Args:
            profile: whose.
            before: only those that are older; all, if None.
        """
        with self._db.write_tx():
            gone = self._db.run(
                "DELETE FROM impression WHERE profile = ?1 AND (?2 IS NULL OR at < ?2)",
                (pack(profile), moment(before)),
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
        moment(impression.started),
        moment(impression.finished),
        dump(impression.extra),
    )


def _impression(row: tuple[Any, ...]) -> Impression:
    profile, title, shelf, rank, at, reason, started, finished, extra = row
    return Impression(
        profile=ProfileId(unpack(profile)),
        title=TitleId(unpack(title)),
        row=unpack(shelf),
        rank=rank,
        at=from_micros(at),
        reason=unpack(reason),
        started=moment_or_none(started),
        finished=moment_or_none(finished),
        extra=load(extra, {}),
    )
