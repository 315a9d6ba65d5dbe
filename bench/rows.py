"""CPU time of Home's rows, beyond the scores that they are drawn by.

    python bench/rows.py [TITLES] [LIKES]

A watch is absorbed and the rows are built anew, on catalogues of one kind and of six. Reasons are
worked out when they are read; the last column is the time of reading all of them, where a screen
reads a dozen. Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before numpy: threads would only hide the cost

import sys
import time
from datetime import UTC, datetime

import numpy as np

from tvrec.domain import CARD_KINDS, Home, Kind, ProfileId, Summary, TitleId
from tvrec.rec import Catalog, Profile
from tvrec.rec.makings import HomeState
from tvrec.rec.rows import build

GOAL_MS = 1.5
DIMENSIONS = 512
NOW = datetime(2026, 6, 1, 20, tzinfo=UTC)


def catalogue(rng: np.random.Generator, titles: int, kinds: tuple[Kind, ...]) -> Catalog:
    """Make a library with topics, genres, people and, for films and series, votes."""
    topics = rng.normal(size=(40, DIMENSIONS)).astype(np.float32)
    vectors = topics[rng.integers(40, size=titles)]
    vectors = vectors + rng.normal(size=(titles, DIMENSIONS)).astype(np.float32)
    of_title = [kinds[i] for i in np.sort(rng.integers(len(kinds), size=titles))]
    voted = {Kind.MOVIE, Kind.SERIES}
    return Catalog(
        vectors,
        kinds=of_title,
        genres=[[f"g{i}" for i in rng.integers(25, size=3)] for _ in range(titles)],
        people=[[f"p{i}" for i in rng.integers(titles, size=5)] for _ in range(titles)],
        votes=[float(rng.integers(1, 100_000)) if kind in voted else None for kind in of_title],
        ratings=[float(rng.uniform(3, 9)) if kind in voted else None for kind in of_title],
    )


def state(rng: np.random.Generator, catalog: Catalog) -> HomeState:
    """What stands around the profile."""
    n = catalog.size
    added_s = np.asarray(NOW.timestamp() - rng.uniform(0, 1000, n) * 86_400)
    summaries = [
        Summary(id=TitleId(key), kind=catalog.kinds[code], title=key)
        for key, code in zip(catalog.ids, catalog.kind_codes.tolist(), strict=True)
    ]
    return HomeState(
        summaries=summaries,
        added_at=added_s,
        runtimes_s=np.asarray(rng.uniform(600, 9000, n)),
        allowed=np.ones(n, dtype=np.bool_),
    )


def measure(titles: int, likes: int, kinds: tuple[Kind, ...]) -> tuple[float, float, float]:
    """Return milliseconds of scores, of ``build`` and of reading all reasons, after a new like."""
    rng = np.random.default_rng(1)
    catalog = catalogue(rng, titles, kinds)
    around = state(rng, catalog)
    profile = Profile(catalog)
    chosen = rng.permutation(titles)[: likes + 60]
    profile.rebuild([(int(i), 1.0) for i in chosen[:likes]])
    previous: Home | None = None
    spent: list[tuple[float, float, float]] = []
    for i in chosen[likes:]:
        profile.absorb(int(i))
        times = [time.process_time()]
        profile.scores()
        times.append(time.process_time())
        rows = build(
            profile, around, now=NOW, rng=np.random.default_rng(7), previous=previous, acted=True
        )
        times.append(time.process_time())
        for card in (card for row in rows for card in row.cards if card.reason):
            assert card.reason is not None
            assert card.reason.shares is not None
        times.append(time.process_time())
        previous = Home(profile=ProfileId("p"), at=NOW, rows=rows)
        spent.append((times[1] - times[0], times[2] - times[1], times[3] - times[2]))
    scores_ms, build_ms, reasons_ms = (1000 * np.median(np.array(spent), axis=0)).tolist()
    return scores_ms, build_ms, reasons_ms


def main() -> int:
    """Measure, print and judge."""
    titles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    likes = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    print(f"{titles} titles, {likes} likes, ms of CPU on one thread, medians of 60 watches")
    print(f"{'kinds':>5} {'scores':>8} {'rows':>8} {'goal':>8} {'all reasons read':>18}")
    met = True
    for kinds in ((Kind.MOVIE,), CARD_KINDS):
        scores_ms, build_ms, reasons_ms = measure(titles, likes, kinds)
        met &= build_ms <= GOAL_MS
        print(f"{len(kinds):>5} {scores_ms:>8.2f} {build_ms:>8.2f} {GOAL_MS:>8.1f}", end="")
        print(f" {reasons_ms:>18.2f}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
