"""CPU time of Home's rows, beyond the ranking and the reasons that they are made from.

    python bench/rows.py [TITLES] [LIKES]

A first watch is absorbed and the rows are built anew, on catalogues of one kind and of six. Exits
with 1 where a goal is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np

from tvrec.domain import CARD_KINDS, Home, Kind, ProfileId, Summary, TitleId
from tvrec.rec import Catalog, Profile, reasons
from tvrec.rec.rows import HomeState, build

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
    added_s = NOW.timestamp() - rng.uniform(0, 1000, n) * 86_400
    summaries = [
        Summary(id=TitleId(key), kind=catalog.kinds[code], title=key)
        for key, code in zip(catalog.ids, catalog.kind_codes.tolist(), strict=True)
    ]
    return HomeState(
        summaries=summaries,
        added_at=added_s,
        runtimes_s=rng.uniform(600, 9000, n),
        allowed=np.ones(n, dtype=np.bool_),
    )


def timed(repeat: int, run: Callable[[], object]) -> float:
    """Return the median CPU time of some runs, in milliseconds."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        run()
        times.append(1000 * (time.process_time() - start))
    return float(np.median(times))


def measure(titles: int, likes: int, kinds: tuple[Kind, ...]) -> tuple[float, float, float]:
    """Return milliseconds of scores, of reasons and of all of ``build``, after a new like each."""
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
        start = time.process_time()
        profile.scores()
        scored = time.process_time()
        rows = build(
            profile, around, now=NOW, rng=np.random.default_rng(7), previous=previous, acted=True
        )
        built = time.process_time()
        cards = list(
            {
                profile.catalog.index[card.id]: None
                for row in rows
                for card in row.cards
                if card.reason
            }
        )
        again = timed(3, lambda cards=cards: reasons(profile, cards))
        previous = Home(profile=ProfileId("p"), at=NOW, rows=rows)
        spent.append((1000 * (scored - start), again, 1000 * (built - scored)))
    scores_ms, reasons_ms, build_ms = np.median(np.array(spent), axis=0).tolist()
    return scores_ms, reasons_ms, build_ms


def main() -> int:
    """Measure, print and judge."""
    titles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    likes = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    print(f"{titles} titles, {likes} likes, ms of CPU, medians of 60 watches")
    print(f"{'kinds':>5} {'scores':>8} {'reasons':>8} {'build':>8} {'rows':>8} {'goal':>6}")
    met = True
    for kinds in ((Kind.MOVIE,), CARD_KINDS):
        scores_ms, reasons_ms, build_ms = measure(titles, likes, kinds)
        own = build_ms - reasons_ms
        met &= own <= GOAL_MS
        print(
            f"{len(kinds):>5} {scores_ms:>8.2f} {reasons_ms:>8.2f} {build_ms:>8.2f} {own:>8.2f} "
            f"{GOAL_MS:>6.1f}"
        )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
