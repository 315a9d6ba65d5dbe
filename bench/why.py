"""Why a title is where it is, with its counterfactuals, in CPU time on one thread.

Through the front door, as the Why panel and ``tvrec explain`` ask it: the three strongest past
titles are left out one after the other, and the library is ranked again each time. Then the same
for the likes that cost most, those in the middle of the history.

``python bench/why.py`` for 10,000 titles and 1,000 watches; ``--titles``, ``--watches`` for others.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before numpy: threads would only hide the cost

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from watch import DIMENSIONS, NOW, make_library

from tvrec.core import Tv
from tvrec.rec import Catalog, Profile, position
from tvrec.rec.evidence import Without

CARDS, SEEDS, GOAL_MS = 20, 3, 400.0


def cpu_ms(run: Callable[[], object]) -> float:
    """Return the CPU time of a call."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1e3


def asked(count: int, watches: int) -> list[float]:
    """Return what it costs to explain each of the first titles of a ranking."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        make_library(path, count, (watches,))
        with Tv.open(path) as tv:
            tv.home(at=NOW)
            cards = tv.recommend(at=NOW, number=CARDS).cards
            return [cpu_ms(partial(tv.explain, card.id, at=NOW)) for card in cards]


def in_the_middle(count: int, watches: int) -> float:
    """Return what it costs to rank without three likes of the middle."""
    rng = np.random.default_rng(3)
    catalog = Catalog(
        rng.normal(size=(count, DIMENSIONS)).astype(np.float32),
        genres=[[f"Genre {g}" for g in rng.integers(0, 20, 2)] for _ in range(count)],
        people=[[f"Person {p}" for p in rng.integers(0, count // 3, 4)] for _ in range(count)],
        votes=rng.lognormal(6, 2, count),
        ratings=rng.uniform(4, 9, count),
        years=rng.integers(1950, 2020, count).tolist(),
    )
    profile = Profile(catalog)
    profile.rebuild([(int(i), 1.0) for i in rng.choice(count, watches, replace=False)])
    candidates = profile.scores().candidates
    title = int(np.flatnonzero(candidates)[0])

    def leave_out() -> None:
        for place in range(watches // 2 - 1, watches // 2 - 1 + SEEDS):
            scores = profile.scores_from(profile.evidence(Without(like=place)), candidates)
            position(profile, title, scores)

    return cpu_ms(leave_out)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=10_000)
    parser.add_argument("--watches", type=int, default=1_000)
    args = parser.parse_args()
    costs = asked(args.titles, args.watches)
    print(f"{args.titles} titles, {args.watches} watches, one thread, CPU time")
    print(
        f"why, with its counterfactuals, median {np.median(costs):8.1f} ms   (goal {GOAL_MS:.0f})"
    )
    print(f"                               worst  {max(costs):8.1f} ms")
    worst = in_the_middle(args.titles, args.watches)
    print(f"without {SEEDS} likes of the middle        {worst:8.1f} ms")


if __name__ == "__main__":
    main()
