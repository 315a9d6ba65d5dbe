"""How well two who watch together are served, of the demo's viewers, pair by pair.

    python bench/together.py

Of the first ten films for both, what each of two gets: the sum of their own scores, as z-scores cut
off below at 0, discounted by log2(1 + rank), as a part of what their own ten best would give them.
Beside the row for both stands plain averaging: the films with the largest mean of both z-scores.
What counts is the worse off of the two.
"""

from __future__ import annotations

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before numpy: the same sums on every machine

import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tvrec.config import Settings
from tvrec.core import demo_tv
from tvrec.core.company import allowed_to_all
from tvrec.core.memory import Memory
from tvrec.domain import Kind
from tvrec.rec import Profile
from tvrec.rec.rank import best
from tvrec.rec.together import together
from tvrec.store import Store

PLACES = 10
NOW = datetime(2026, 6, 1, 20, tzinfo=UTC)
VIEWERS = ("Mina", "小雨", "Tom")


def parts(
    profiles: Sequence[Profile], mask: NDArray[np.bool_]
) -> tuple[list[float], list[float], list[float]]:
    """Return what each member gets: of the row for both, of plain averaging, and of chance.

    Args:
        profiles: the members.
        mask: bool[n], what all of them may see.
    """
    catalog = profiles[0].catalog
    for profile in profiles:
        mask = mask & ~profile.hidden
    films = mask & (catalog.kind_codes == list(catalog.kinds).index(Kind.MOVIE))
    rows = np.flatnonzero(films)
    values = np.zeros((len(profiles), catalog.size))
    for own, profile in zip(values, profiles, strict=True):
        total = profile.scores(mask).total[rows]
        own[rows] = (total - total.mean()) / total.std()
    gains = np.maximum(values, 0.0)
    discounts = 1.0 / np.log2(np.arange(2, PLACES + 2))
    ideal = np.sort(gains[:, rows])[:, ::-1][:, :PLACES] @ discounts
    joint = [each.title for each in together(profiles, mask, PLACES, only=films)]
    mean = best(catalog, values.mean(axis=0), rows, PLACES)
    chance = gains[:, rows].mean(axis=1) * discounts.sum()
    return (
        (gains[:, joint] @ discounts / ideal).tolist(),
        (gains[:, mean] @ discounts / ideal).tolist(),
        (chance / ideal).tolist(),
    )


def main() -> int:
    """Measure and print; exits with 1 where the worse off is better served by plain averaging."""
    worse: list[list[float]] = []
    print(f"of the own best {PLACES} films, the first / the second of two")
    print(f"{'pair':<14} {'for both':>13} {'averaging':>13} {'chance':>13}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with demo_tv(Settings(db=str(path))) as tv:
            tv.encode()
        with Store.open(path) as store:
            memory = Memory(store, Settings(db=str(path)))
            for pair in combinations(VIEWERS, 2):
                sessions = [memory.session(name) for name in pair]
                mask = allowed_to_all(memory.library, sessions, NOW)
                found = parts([session.profile for session in sessions], mask)
                worse.append([min(each) for each in found])
                print(f"{' + '.join(pair):<14}", end="")
                print("".join(f" {one:>7.3f}/{other:.3f}" for one, other in found))
    both, averaging, chance = np.mean(worse, axis=0).tolist()
    print(f"{'worse off, mean':<14} {both:>12.3f} {averaging:>13.3f} {chance:>13.3f}")
    return 0 if both >= averaging else 1


if __name__ == "__main__":
    sys.exit(main())
