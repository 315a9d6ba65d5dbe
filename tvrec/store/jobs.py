"""Queues of work that outlive a crash: scanning and encoding."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tvrec.store.connection import Connection
from tvrec.store.values import dump_any, load, micros, pack, unpack

__all__ = ["Job", "Jobs"]

LEASE = timedelta(minutes=10)
"""How long a claim holds while its owner lives but says nothing more."""

_STARTED = 19  # place of a process's start time in /proc/<pid>/stat, after its name


class Job(NamedTuple):
    """One piece of work.

    Attributes:
        id: names it within the database.
        queue: scan, encode, …
        subject: what it is about; a queue has one job for each.
        payload: what else is to be known, any JSON.
        attempts: how often it was claimed, this time included.
    """

    id: int
    queue: str
    subject: str
    payload: Any
    attempts: int


class Jobs:
    """The table job.

    A job is waiting, or running in the hands of a process, or has failed; what is done is deleted.
    One whose process has died is there to be claimed again at once; one whose process lives on
    without finishing it, after ``LEASE``.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def enqueue(self, queue: str, jobs: Iterable[tuple[str, Any]]) -> int:
        """Let jobs wait in a queue: (subject, payload) each; return how many were added or revived.

        One that waits or runs already stays as it is; one that has failed is tried again.
        """
        with self._db.write_tx():
            return self._db.run_many(
                "INSERT INTO job (queue, subject, payload, state) VALUES (?, ?, ?, 'waiting')"
                " ON CONFLICT DO UPDATE SET state = 'waiting', payload = excluded.payload,"
                " problem = NULL WHERE state = 'failed'",
                [
                    (pack(queue), pack(subject), None if payload is None else dump_any(payload))
                    for subject, payload in jobs
                ],
            )

    def claim(self, queue: str, limit: int, now: datetime) -> list[Job]:
        """Take the next jobs of a queue, in the order in which they were enqueued."""
        with self._db.write_tx():
            self._take_from_the_dead(queue)
            rows = self._db.rows(
                "SELECT seq, queue, subject, payload, attempts FROM job WHERE queue = ?"
                " AND (state = 'waiting' OR state = 'running' AND until < ?)"
                " ORDER BY seq LIMIT ?",
                (pack(queue), micros(now), limit),
            )
            until = micros(now + LEASE)
            self._db.run_many(
                "UPDATE job SET state = 'running', owner = ?, until = ?, attempts = attempts + 1"
                " WHERE seq = ?",
                [(_identity(os.getpid()), until, row[0]) for row in rows],
            )
        return [
            Job(key, unpack(queue), unpack(subject), load(payload), attempts + 1)
            for key, queue, subject, payload, attempts in rows
        ]

    def _take_from_the_dead(self, queue: str) -> None:
        owners = self._db.rows(
            "SELECT DISTINCT owner FROM job WHERE queue = ? AND state = 'running'", (pack(queue),)
        )
        self._db.run_many(
            "UPDATE job SET state = 'waiting' WHERE state = 'running' AND owner = ?",
            [(owner,) for (owner,) in owners if not _lives(owner)],
        )

    def done(self, jobs: Iterable[int]) -> None:
        """Delete jobs that are done."""
        with self._db.write_tx():
            self._db.run_many("DELETE FROM job WHERE seq = ?", [(job,) for job in jobs])

    def failed(self, job: int, problem: str) -> None:
        """Set a job aside with what went wrong."""
        with self._db.write_tx():
            self._db.run(
                "UPDATE job SET state = 'failed', problem = ? WHERE seq = ?", (pack(problem), job)
            )

    def pending(self, queue: str) -> int:
        """Return how many jobs of a queue wait or run."""
        row = self._db.row(
            "SELECT count(*) FROM job WHERE queue = ? AND state <> 'failed'", (pack(queue),)
        )
        return int(row[0])

    def problems(self, queue: str) -> list[tuple[str, str]]:
        """Return subject and problem of the jobs that have failed."""
        rows = self._db.rows(
            "SELECT subject, problem FROM job WHERE queue = ? AND state = 'failed' ORDER BY seq",
            (pack(queue),),
        )
        return [(unpack(subject), unpack(problem)) for subject, problem in rows]


def _identity(pid: int) -> str:
    """Name a process so that a later one of the same number is not taken for it."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return f"{pid}:"  # no such process, or a system without /proc
    return f"{pid}:{stat.rpartition(b')')[2].split()[_STARTED].decode()}"


def _lives(owner: str) -> bool:
    pid, _, started = owner.partition(":")
    if started:
        return _identity(int(pid)) == owner
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
