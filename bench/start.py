"""What the first evening costs: a television starts on an empty disk, and once more.

The demonstration, and a household of 10,000 titles and 1,000 watches of which nothing is kept yet,
are started in a pseudo-terminal of 120 × 40 cells in full colour. CPU is that of the process and
its children until Home is painted, imports of Python included. The first start is with the
compiled modules there, as after any other command. Plain Textual, in the same runs, tells how fast
the machine is just now.

``python bench/start.py``; ``--runs 3`` for the medians of more starts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from tv import HOME, PLAIN, TV, line, make_household, start, surroundings

DEMO = ["-m", "tvrec", "demo", "--lang", "en"]


def starts(arguments: list[str], folder: Path) -> list[float]:
    """Start twice with a folder of its own; return the CPU of each until Home is seen, in s."""
    env = surroundings(str(folder))
    found = []
    for _ in range(2):
        term, cpu, _ = start([sys.executable, *arguments], env, HOME)
        term.read(9.0, 8.0)  # it keeps what it shows, for the next one
        term.close()
        found.append(cpu)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=1, help="starts on an empty disk")
    given = parser.parse_args()
    measured: dict[str, list[list[float]]] = {
        "plain Textual": [], "the demonstration": [], "a household": [],
    }  # fmt: skip
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory() as folder:
            measured["plain Textual"].append(starts(["-c", PLAIN], Path(folder)))
        with tempfile.TemporaryDirectory() as folder:
            measured["the demonstration"].append(starts(DEMO, Path(folder)))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.db"
            make_household(path, given.titles)
            measured["a household"].append(starts(["-c", TV, str(path)], Path(folder)))
    for name, runs in measured.items():
        for which, values in zip(("first", "second"), zip(*runs, strict=True), strict=True):
            goal = "" if name == "plain Textual" else "0.6"
            line(f"{name}, {which} start: CPU", f"{statistics.median(values):.2f} s", goal)


if __name__ == "__main__":
    main()
