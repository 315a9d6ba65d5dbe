"""What chance decides on Home once anything is liked: what Explore shows, and nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rec_home import DAY, NOW, around, catalog, kinds, liking, rows_of, titles

from tvrec.domain import Kind

FACTS: dict[str, dict[str, Any]] = {
    "nothing is known": {},
    "all is known": {
        "votes": np.random.default_rng(3).integers(1, 10**5, 400).astype(float).tolist(),
        "ratings": np.random.default_rng(4).uniform(3, 9, 400).tolist(),
        "genres": [[f"g{i % 7}"] for i in range(400)],
        "people": [[f"p{i % 40}"] for i in range(400)],
    },
    "some of it is heard": {"kinds": kinds([(Kind.MOVIE, 250), (Kind.ALBUM, 150)])},
}


@pytest.mark.parametrize("known", FACTS)
@pytest.mark.parametrize("likes", [1, 12, 80])
def test_chance_reaches_explore_and_no_other_row(known: str, likes: int) -> None:
    made = catalog(400, **FACTS[known])
    added = NOW.timestamp() - np.arange(400) % 90 * DAY  # several of one day
    profile = liking(made, range(0, 4 * likes, 4))
    drawn = [
        {
            key: titles(profile, row)
            for key, row in rows_of(
                profile, around(made, added_at=added), rng=np.random.default_rng(seed)
            ).items()
        }
        for seed in (1, 2, 3)
    ]
    explored = [rows.pop("explore") for rows in drawn]
    assert explored[0] != explored[1] != explored[2]
    assert drawn[0] == drawn[1] == drawn[2]
    assert "different" in drawn[0]
