"""Search as you type over 100,000 titles: CPU time of every key of some queries.

``python bench/search.py [TITLES]``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tvrec.domain import Credit, Kind, Title, TitleId
from tvrec.store import Store

GOAL_MS = 16.0
WORDS = (
    "night river stone house garden winter letter shadow silver island mirror horse street window"
    " ocean train mountain secret dance summer blood wolf paper city heart fire moon road king"
).split()
SIGNS = "城春夜江山水月风云花雪山海家门路心火光影梦人天地生死爱恨情仇"
QUERIES = ("the night of", "river s", "anna b", "春夜", "山水", "w", "science fiction")


def titles(count: int) -> list[Title]:
    """Make titles with names, people, genres and synopses in both scripts."""
    rng = np.random.default_rng(1)
    return [
        Title(
            id=TitleId(f"b:{number:06}"),
            kind=Kind.MOVIE,
            title=f"The {' '.join(rng.choice(WORDS, 3)).title()} {number}",
            original_title="".join(rng.choice(list(SIGNS), 4)) if number % 4 == 0 else "",
            genres=("Science fiction",) if number % 9 == 0 else ("Drama",),
            people=(Credit(f"Anna {rng.choice(WORDS).title()}", "actor"),),
            plot=" ".join(rng.choice(WORDS, 30)),
            votes=int(rng.integers(0, 100_000)),
        )
        for number in range(count)
    ]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:
        start = time.process_time()
        store.titles.put(titles(count))
        print(f"{count} titles, {time.process_time() - start:.0f} s CPU to store and index")
        times = []
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                start = time.process_time()
                store.search.search(query[:end], 20)
                times.append(time.process_time() - start)
    worst = float(np.max(times)) * 1e3
    print(f"a key: median {float(np.median(times)) * 1e3:.1f} ms, worst {worst:.1f} ms of CPU"
          f"   (goal {GOAL_MS:.0f})")  # fmt: skip


if __name__ == "__main__":
    main()
