"""What the database costs: reads of the whole library, and the writes of a watch, in CPU time.

``python bench/store.py [TITLES]``. Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from tvrec.domain import (
    Credit,
    Event,
    EventId,
    EventKind,
    Interval,
    Kind,
    MediaFile,
    ProfileId,
    Target,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.store import Store

DIMENSIONS, WATCHES = 512, 1000
GOALS_MS = {"facets": 250.0, "a watch is written": 0.5}  # at 10,000 titles
HOME = ProfileId("p:1")
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def fill(store: Store, count: int) -> list[TitleId]:
    """Store a library with files, vectors and a viewer."""
    ids = [TitleId(f"b:{number:06}") for number in range(count)]
    store.titles.put(
        Title(
            id=key,
            kind=Kind.MOVIE,
            title=f"Film {number}",
            year=1900 + number % 120,
            genres=("Drama", f"Genre {number % 20}"),
            people=tuple(Credit(f"Person {(number * k) % 5003}", "actor") for k in range(1, 6)),
            plot="A plot of some length. " * 12,
            votes=number,
            rating=7.0,
            added_at=NOW,
        )
        for number, key in enumerate(ids)
    )
    with store.write_tx():
        for number, key in enumerate(ids):
            store.files.put(key, [MediaFile(path=f"/films/{key}.mkv", size=number, mtime_ns=1)])
    rng = np.random.default_rng(1)
    store.vectors.put("bench", [(key, key, "en", rng.normal(size=DIMENSIONS)) for key in ids])
    store.profiles.add(Viewer(id=HOME, name="Home"))
    return ids


def watch(store: Store, ids: list[TitleId], number: int) -> None:
    """End a sitting as the player does."""
    title = ids[number % len(ids)]
    at = NOW + timedelta(minutes=number)
    viewing = Viewing(
        profile=HOME,
        title=title,
        started=NOW,
        updated=at,
        position_s=5000.0,
        covered=(Interval(0, 5000),),
    )
    event = Event(
        id=EventId(f"e:{number}"),
        profile=HOME,
        at=at,
        kind=EventKind.PLAY,
        target=Target("title", title),
        completion=0.97,
        played_s=5000.0,
    )
    store.viewings.end(viewing, event)


def least(work: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU milliseconds of several runs."""
    costs = []
    for _ in range(times):
        start = time.process_time()
        work()
        costs.append((time.process_time() - start) * 1e3)
    return min(costs)


def main() -> int:
    """Measure, print and judge."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with Store.open(path) as store:
            ids = fill(store, count)
        figures = {"open and close": least(lambda: Store.open(path).close(), 5)}
        with Store.open(path) as store:
            start = time.process_time()
            for number in range(WATCHES):
                watch(store, ids, number)
            figures["a watch is written"] = (time.process_time() - start) * 1e3 / WATCHES
            figures |= {
                "summaries": least(store.titles.summaries),
                "facets": least(store.titles.facets),
                "vectors": least(lambda: store.vectors.load("bench")),
                "text hashes": least(lambda: store.vectors.hashes("bench")),
                "known files": least(store.files.known),
                f"{WATCHES} events": least(lambda: store.events.of(HOME)),
                "an event is deleted for good": least(
                    lambda: store.events.delete(HOME, [store.events.of(HOME)[0].id])
                ),
            }
    goals = GOALS_MS if count == 10_000 else {}
    print(f"{count} titles, ms of CPU")
    for what, figure in figures.items():
        print(f"{what:30} {figure:8.2f}   {f'goal {goals[what]}' if what in goals else ''}")
    return 0 if all(figures[what] <= goal for what, goal in goals.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
