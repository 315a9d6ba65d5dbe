"""Queues that survive whoever was at work."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tvrec.store import Store
from tvrec.store.jobs import LEASE

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def subjects(store: Store, limit: int = 10, now: datetime = NOW) -> list[str]:
    return [job.subject for job in store.jobs.claim("encode", limit, now)]


def test_jobs_are_done_in_order_once_each(store: Store) -> None:
    assert store.jobs.enqueue("encode", [("a", None), ("b", {"n": 1}), ("a", None)]) == 2
    store.jobs.enqueue("scan", [("/films", None)])
    [first] = store.jobs.claim("encode", 1, NOW)
    assert (first.subject, first.payload, first.attempts) == ("a", None, 1)
    [second] = store.jobs.claim("encode", 10, NOW)
    assert (second.subject, second.payload) == ("b", {"n": 1})
    assert subjects(store) == []
    assert store.jobs.pending("encode") == 2
    store.jobs.done([first.id, second.id])
    assert (store.jobs.pending("encode"), store.jobs.pending("scan")) == (0, 1)


def test_a_job_that_failed_is_set_aside_until_it_is_asked_for_again(store: Store) -> None:
    store.jobs.enqueue("encode", [("a", None)])
    [job] = store.jobs.claim("encode", 1, NOW)
    store.jobs.failed(job.id, "no words in it")
    assert (subjects(store), store.jobs.pending("encode")) == ([], 0)
    assert store.jobs.problems("encode") == [("a", "no words in it")]
    assert store.jobs.enqueue("encode", [("a", None)]) == 1
    assert store.jobs.claim("encode", 1, NOW)[0].attempts == 2
    assert store.jobs.problems("encode") == []


def test_a_claim_holds_while_its_owner_lives_but_not_for_ever(store: Store) -> None:
    store.jobs.enqueue("encode", [("a", None)])
    assert subjects(store) == ["a"]
    assert subjects(store, now=NOW + LEASE) == []
    assert subjects(store, now=NOW + LEASE + timedelta(seconds=1)) == ["a"]


CLAIMER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tvrec.store import Store

with Store.open(Path(sys.argv[1])) as store:
    store.jobs.claim("encode", 2, datetime(2026, 5, 1, tzinfo=UTC))
    print("claimed", flush=True)
    sys.stdin.read()
"""


def test_what_a_killed_process_held_is_taken_over_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tvrec.db"
    with Store.open(path) as store:
        store.jobs.enqueue("encode", [("a", None), ("b", None), ("c", None)])
        child = subprocess.Popen(
            [sys.executable, "-c", CLAIMER, str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "claimed\n"
        assert subjects(store) == ["c"], "what a living process holds is left to it"
        child.kill()
        child.communicate()
        assert subjects(store) == ["a", "b"]
