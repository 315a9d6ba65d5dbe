"""A library of topics to build Homes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from tvrec.domain import Home, Kind, ProfileId, Row, Summary, TitleId
from tvrec.rec import Catalog, Profile
from tvrec.rec.makings import HomeState
from tvrec.rec.rows import build

NOW = datetime(2026, 6, 1, 20, tzinfo=UTC)
DAY = 86_400.0
OLD = NOW.timestamp() - 1000 * DAY
BEGUN = ("continue", "listen_on", "next_up")
ORDER = [
    *BEGUN, "top", "saved", "because", "loved", "person", "genre", "new", "different", "under",
    "again", "listen", "explore",
]  # fmt: skip


def catalog(n: int, *, topics: int = 5, seed: int = 0, **facts: Any) -> Catalog:
    """So many titles, title i of topic i modulo the topics, with ids in their order."""
    rng = np.random.default_rng(seed)
    middles = np.eye(topics, 24)
    vectors = np.array([middles[i % topics] for i in range(n)]).reshape(n, 24)
    vectors += 0.15 * rng.normal(size=(n, 24))
    ids = facts.pop("ids", [f"t{i:05}" for i in range(n)])
    return Catalog(facts.pop("vectors", vectors), ids=ids, **facts)


def around(made: Catalog, **fields: Any) -> HomeState:
    """What stands around a profile: all old, of 100 minutes and allowed, but for ``fields``."""
    n = made.size
    summaries = [
        Summary(id=TitleId(key), kind=made.kinds[code], title=name)
        for key, code, name in zip(made.ids, made.kind_codes.tolist(), made.names, strict=True)
    ]
    fields.setdefault("added_at", np.full(n, OLD))
    fields.setdefault("runtimes_s", np.full(n, 6000.0))
    fields.setdefault("allowed", np.ones(n, dtype=np.bool_))
    return HomeState(summaries=summaries, **fields)


def liking(made: Catalog, titles: Iterable[int] = (), hidden: Iterable[int] = ()) -> Profile:
    profile = Profile(made)
    profile.rebuild([(i, 1.0) for i in titles], hidden)
    return profile


def rows_of(profile: Profile, state: HomeState | None = None, **fields: Any) -> dict[str, Row]:
    """The rows of a Home by their ids, in their order."""
    fields.setdefault("now", NOW)
    fields.setdefault("rng", np.random.default_rng(1))
    rows = build(profile, around(profile.catalog) if state is None else state, **fields)
    assert len({row.id for row in rows}) == len(rows)
    return {row.id: row for row in rows}


def home(rows: dict[str, Row]) -> Home:
    return Home(profile=ProfileId("p"), at=NOW, rows=tuple(rows.values()))


def titles(profile: Profile, row: Row) -> list[int]:
    """The rows of the catalogue that stand in a row of Home."""
    return [profile.catalog.index[card.id] for card in row.cards]


def recommended(rows: dict[str, Row]) -> list[Row]:
    return [row for row in rows.values() if row.recipe not in BEGUN]


def kinds(counts: Sequence[tuple[Kind, int]]) -> list[Kind]:
    return [kind for kind, count in counts for _ in range(count)]
