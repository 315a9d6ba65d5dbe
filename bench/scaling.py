"""How the cost of a watch grows with titles and with watches, and what the ranking holds in memory.

    python bench/scaling.py [--most 100000] [--picture docs/pictures/scaling.svg]

A watch ends → the event is written, the taste moves, a new Home is there: CPU time on one thread,
each time paired with one numpy pass over the same vectors made right before it. Medians of many
pairs. Memory is what numpy and Python allocate for the ranking, beside the float32 vectors.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before numpy: threads would only hide the cost

import argparse
import gc
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from plot import Plot, Series, in_characters, in_svg
from rows import catalogue, state
from watch import NOW, make_library

from tvrec.core import Tv
from tvrec.domain import Home, Kind, ProfileId
from tvrec.rec import Catalog, Profile
from tvrec.rec.rows import build

SIZES = (1_000, 3_000, 10_000, 30_000, 60_000, 100_000)
HISTORIES = (10, 30, 100, 300, 1_000, 2_000, 3_000)
WATCHES, TITLES = 1_000, 10_000  # what is held fixed while the other grows
ROUNDS, WARM = 40, 3
MEMORY_GOAL, REBUILD_GOAL_MS = 1.3, 300.0
TITLES_GOAL_MS = 5.0  # of a watch at TITLES


@dataclass(frozen=True, slots=True)
class Cost:
    """What watches took at one size, in milliseconds of CPU.

    Attributes:
        titles, watches: the size.
        watch_ms, pass_ms: float64[rounds] each, of a watch and of the pass before it.
    """

    titles: int
    watches: int
    watch_ms: np.ndarray[Any, np.dtype[np.float64]]
    pass_ms: np.ndarray[Any, np.dtype[np.float64]]

    @property
    def watch(self) -> float:
        """The median watch, in ms."""
        return float(np.median(self.watch_ms))

    @property
    def one_pass(self) -> float:
        """The median numpy pass, in ms."""
        return float(np.median(self.pass_ms))

    @property
    def beyond(self) -> float:
        """What a watch takes beyond 1.5 of the passes of its own pair, the median, in ms."""
        return float(np.median(self.watch_ms - 1.5 * self.pass_ms))


def timed(act: Callable[[], object]) -> float:
    """Return the CPU time of an act, in ms."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1e3


def costs(titles: int, histories: Sequence[int], rounds: int = ROUNDS) -> list[Cost]:
    """Measure viewers of so many watches each on one library of so many titles."""
    vectors = np.random.default_rng(2).normal(size=(titles, 512)).astype(np.float32)
    one = vectors[0].copy()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        make_library(path, titles, histories)
        with Tv.open(path) as tv:
            for number, watches in enumerate(histories, start=1):
                viewer = f"p:{number}"
                tv.home(viewer, at=NOW)
                gc.collect()
                gc.freeze()
                pairs = []
                for turn in range(rounds + WARM):
                    at = NOW + timedelta(hours=turn)
                    title = tv.recommend(viewer, 50, at=at).cards[20].id
                    beside = timed(lambda: vectors @ one)
                    pairs.append((timed(lambda: tv.watched(title, viewer, at=at)), beside))  # noqa: B023
                watch_ms, pass_ms = np.array(pairs[WARM:]).T
                found.append(Cost(titles, watches, watch_ms, pass_ms))
    return found


def rebuilt(titles: int, likes: int, rounds: int = 9) -> float:
    """Return what a profile takes to be rebuilt from its likes, the median, in ms."""
    rng = np.random.default_rng(1)
    profile = Profile(catalogue(rng, titles, (Kind.MOVIE,)))
    pairs = [(int(i), 1.0) for i in rng.permutation(titles)[:likes]]
    return float(np.median([timed(lambda: profile.rebuild(pairs)) for _ in range(rounds)]))


def memory(titles: int, likes: int) -> tuple[list[tuple[str, float, float]], int]:
    """Return what is held and what was held at most, step by step, and the vectors' size: bytes.

    The arrays given to ``Catalog`` and the summaries of the cards are the caller's and not counted.
    """
    rng = np.random.default_rng(1)
    facts = _facts(rng, titles)
    chosen = [int(i) for i in rng.permutation(titles)[: likes + 20]]
    steps = []
    gc.collect()
    tracemalloc.start()

    def note(step: str, besides: int = 0) -> None:
        gc.collect()
        now, most = tracemalloc.get_traced_memory()
        steps.append((step, float(now - besides), float(most - besides)))
        tracemalloc.reset_peak()

    catalog = Catalog(**facts)
    note("Catalog")
    profile = Profile(catalog)
    profile.rebuild([(i, 1.0) for i in chosen[:likes]])
    profile.scores()
    note("Profile, rebuilt and scored")
    before = tracemalloc.get_traced_memory()[0]
    around = state(rng, catalog)
    summaries = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.reset_peak()
    previous: Home | None = None
    for i in chosen[likes:]:
        profile.absorb(i)
        rows = build(profile, around, now=NOW, rng=np.random.default_rng(7), previous=previous)
        previous = Home(profile=ProfileId("p"), at=NOW, rows=rows)
    note("20 watches, each to a new Home", summaries)
    tracemalloc.stop()
    return steps, catalog.vectors.nbytes


def _facts(rng: np.random.Generator, titles: int) -> dict[str, Any]:
    return {
        "vectors": rng.normal(size=(titles, 512)).astype(np.float32),
        "genres": [[f"g{i}" for i in rng.integers(25, size=3)] for _ in range(titles)],
        "people": [[f"p{i}" for i in rng.integers(titles // 3, size=5)] for _ in range(titles)],
        "votes": rng.integers(1, 100_000, titles).astype(float),
        "ratings": rng.uniform(3, 9, titles),
        "ids": [f"t{i:06}" for i in range(titles)],
    }


def fitted(costs: Sequence[Cost]) -> tuple[float, float, float]:
    """Fit ms = start + slope · titles; return both and the share of the variance explained."""
    x = np.array([cost.titles for cost in costs], dtype=np.float64)
    y = np.array([cost.watch for cost in costs])
    slope, start = np.polyfit(x, y, 1)
    rest = y - (start + slope * x)
    return float(start), float(slope), float(1 - rest @ rest / np.sum((y - y.mean()) ** 2))


def table(costs: Sequence[Cost]) -> str:
    """Write costs as lines."""
    lines = [
        f"{'titles':>8} {'watches':>8} {'watch':>9} {'one pass':>9} {'passes':>7} {'beyond':>9}"
    ]
    for cost in costs:
        ratio = float(np.median(cost.watch_ms / cost.pass_ms))
        lines.append(
            f"{cost.titles:>8,} {cost.watches:>8,} {cost.watch:>6.2f} ms {cost.one_pass:>6.2f} ms"
            f" {ratio:>7.2f} {cost.beyond:>6.2f} ms"
        )
    return "\n".join(lines)


def plots(by_titles: Sequence[Cost], by_watches: Sequence[Cost]) -> list[Plot]:
    """Return the two curves, each beside the pass of its own pairs."""
    across = [(cost.titles, cost) for cost in by_titles], [(c.watches, c) for c in by_watches]
    names = (
        (f"Against titles, {WATCHES:,} watches", "titles"),
        (f"Against watches, {TITLES:,} titles", "watches"),
    )
    return [
        Plot(
            title, x_name, "ms of CPU, median",
            [
                Series("a watch ends → new Home", [(x, cost.watch) for x, cost in points]),
                Series("one numpy pass", [(x, cost.one_pass) for x, cost in points]),
            ],
        )
        for (title, x_name), points in zip(names, across, strict=True)
    ]  # fmt: skip


def main() -> None:
    """Measure, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest library")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="pairs at each size")
    parser.add_argument("--picture", type=Path, help="write the plots to this SVG file")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.most]
    by_titles = [costs(size, [min(WATCHES, size // 2)], options.rounds)[0] for size in sizes]
    by_watches = costs(TITLES, HISTORIES, options.rounds)
    print(table([*by_titles, *by_watches]))
    print("passes: watch/pass, beyond: watch − 1.5 passes; medians of the pairs")
    print(
        f"goals: {TITLES_GOAL_MS:.0f} ms at {TITLES:,}; at most 10 ms beyond 1.5 passes at 100,000"
    )
    start, slope, explained = fitted(by_titles)
    print(f"watch = {start:.1f} ms + {slope * 1e3:.3f} ms per 1,000 titles, R² {explained:.4f}")
    first, last = by_watches[0], by_watches[-1]
    print(f"{last.watches:,} watches cost {last.watch / first.watch:.2f} times {first.watches}")
    for plot in plots(by_titles, by_watches):
        print("\n" + in_characters(plot))
    if options.picture:
        options.picture.write_text(in_svg(plots(by_titles, by_watches)), encoding="utf-8")
    print(
        f"\nrebuild of a profile, {TITLES:,} × {WATCHES:,}: {rebuilt(TITLES, WATCHES):.0f} ms",
        end="",
    )
    print(f"   (goal {REBUILD_GOAL_MS:.0f})")
    for size in sorted({TITLES, sizes[-1]}):
        steps, vectors = memory(size, min(WATCHES, size // 2))
        goal = f"   (goal {MEMORY_GOAL})" if size == SIZES[-1] else ""
        print(f"memory of the ranking, {size:,} titles; float32 vectors {vectors / 1e6:.1f} MB")
        for step, now, most in steps:
            print(
                f"  {step:<32} {now / vectors:5.2f} × held, {most / vectors:5.2f} × at most{goal}"
            )


if __name__ == "__main__":
    main()
