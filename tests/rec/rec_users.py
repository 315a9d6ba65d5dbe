"""Users whose histories are judged: written out, or by chance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from tvrec.domain import Event, EventId, EventKind, ProfileId, Target
from tvrec.rec import Catalog
from tvrec.rec.baselines import Material
from tvrec.rec.histories import History
from tvrec.rec.views import Split, splits

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


def rated(user: str, titles: list[str], ratings: list[float], hours: list[int]) -> list[Event]:
    return [
        Event(
            id=EventId(f"{user}:{place}"), profile=ProfileId(user), kind=EventKind.RATE,
            at=BEGIN + timedelta(hours=hour), target=Target("title", title), rating=rating,
        )
        for place, (title, rating, hour) in enumerate(zip(titles, ratings, hours, strict=True))
    ]  # fmt: skip


def history(
    user: str, titles: np.ndarray, liked: np.ndarray, year: int = 2021, **facts: np.ndarray
) -> History:
    unknown = np.full(len(titles), np.nan)
    ratings, plays = facts.get("ratings", unknown), facts.get("plays", unknown)
    return History(user, titles, liked, ratings, plays, year)


def users_by_chance(count: int, n: int, events: int, seed: int = 0) -> list[History]:
    rng = np.random.default_rng(seed)
    return [
        history(f"u{u}", rng.permutation(n)[:events], rng.random(events) < 0.6, 2020)
        for u in range(count)
    ]


def split(view: str, users: list[History], catalog: Catalog, n: int = 10) -> list[Split]:
    years = 2000 + np.arange(catalog.size) % 22
    return list(splits(view, users, catalog, years, n=n))


def material(catalog: Catalog, **facts: Any) -> Material:
    """A catalogue for baselines; what is not given is the same for every title."""
    n = catalog.size
    given = {
        "raw": catalog.vectors,
        "texts": ["a film"] * n,
        "tags": [()] * n,
        "years": np.full(n, 2000),
        **facts,
    }
    return Material(catalog=catalog, **given)
