"""A first watch ends → a new Home, through the front door, in CPU time on one thread.

The event is written, the taste moves, the rows are rebuilt; printed beside the goal and a numpy
pass over as many vectors, which is made right before each watch: both find the caches alike.

``python bench/watch.py`` for 10,000 titles, ``python bench/watch.py --titles 100000`` for more.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before numpy: threads would only hide the cost

import argparse
import gc
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from tvrec.config import models_dir
from tvrec.core import Tv
from tvrec.domain import (
    Credit,
    Event,
    EventId,
    EventKind,
    Kind,
    ProfileId,
    Target,
    Title,
    TitleId,
    Viewer,
)
from tvrec.encode import read_manifest
from tvrec.store import Store

DIMENSIONS, WATCHES, ROUNDS = 512, 1000, 40
REBUILDS = 15
GENRES = [f"Genre {number}" for number in range(20)]
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def make_library(path: Path, count: int, histories: Sequence[int] = (WATCHES,)) -> None:
    """Fill a database with titles, vectors of 200 topics, and viewers with so many watches each."""
    rng = np.random.default_rng(1)
    topics = rng.normal(size=(200, DIMENSIONS))
    encoder = read_manifest(models_dir()).id
    with Store.open(path) as store:
        store.titles.put(_title(rng, number, count) for number in range(count))
        for start in range(0, count, 5000):
            rows = range(start, min(start + 5000, count))
            vectors = topics[rng.integers(0, 200, len(rows))] + rng.normal(
                size=(len(rows), DIMENSIONS)
            )
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            store.vectors.put(
                encoder,
                [(_id(i), str(i), "en", vector) for i, vector in zip(rows, vectors, strict=True)],
            )
        for number, watches in enumerate(histories, start=1):
            viewer = Viewer(id=ProfileId(f"p:{number}"), name=f"Home {number}")
            store.profiles.add(viewer)
            watched = rng.choice(count, watches, replace=False)
            store.events.add_many(
                Event(
                    id=EventId(f"e:{number}:{place}"), profile=viewer.id, kind=EventKind.PLAY,
                    at=NOW - timedelta(hours=watches - place), completion=1.0,
                    target=Target("title", _id(int(i))),
                )
                for place, i in enumerate(watched)
            )  # fmt: skip


def _id(number: int) -> TitleId:
    return TitleId(f"b:{number:06}")


def _title(rng: np.random.Generator, number: int, count: int) -> Title:
    kind = Kind.MOVIE if number < 0.8 * count else Kind.ALBUM
    return Title(
        id=_id(number), kind=kind, title=f"Title {number}", year=1950 + number % 70,
        genres=tuple(rng.choice(GENRES, 2, replace=False).tolist()),
        people=tuple(Credit(f"Person {p}", "actor") for p in rng.integers(0, count // 3, 4)),
        runtime_s=float(rng.integers(1200, 9000)), rating=float(rng.uniform(4, 9)),
        votes=int(rng.lognormal(6, 2)), added_at=NOW - timedelta(days=int(rng.integers(1, 2000))),
    )  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=10_000)
    count = parser.parse_args().titles
    vectors = np.random.default_rng(2).normal(size=(count, DIMENSIONS)).astype(np.float32)
    one = vectors[0].copy()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        make_library(path, count)
        with Tv.open(path) as tv:
            start = time.process_time()
            tv.home(at=NOW)
            opened = time.process_time() - start
            gc.collect()
            gc.freeze()
            passes, times = [], []
            for number in range(ROUNDS):
                title = tv.recommend(at=NOW, number=50).cards[20].id
                start = time.process_time()
                vectors @ one
                middle = time.process_time()
                home = tv.watched(title, at=NOW + timedelta(hours=number))
                times.append(time.process_time() - middle)
                passes.append(middle - start)
            assert home.rows
            rebuilds = []
            for number, event in enumerate(tv.history()[:REBUILDS]):
                assert event.title
                later = NOW + timedelta(days=3, hours=number)
                start = time.process_time()
                tv.rated(event.title, 9.0, at=later)
                rebuilds.append(time.process_time() - start)
    watch = float(np.median(times)) * 1e3
    one_pass = float(np.median(passes)) * 1e3
    goal = 5.0 if count <= 10_000 else 1.5 * one_pass + 10
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} titles, {WATCHES} watches, one thread, CPU time")
    print(f"one numpy pass over the vectors   {one_pass:8.2f} ms")
    print(f"a watch ends -> new Home, median  {watch:8.2f} ms   (goal {goal:.2f})")
    print(f"                          worst   {max(times) * 1e3:8.2f} ms")
    rebuild = float(np.median(rebuilds)) * 1e3
    print(f"an old like is rated, so that the profile is rebuilt -> new Home {rebuild:8.1f} ms")
    print(f"database -> first Home            {opened * 1e3:8.1f} ms")
    print(f"resident memory, peak             {memory:8.0f} MB")


if __name__ == "__main__":
    main()
