"""Reasons: they add up, and "without it" is what a profile made without it would say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvrec.rec import Catalog, Profile, explain, position, rank, reasons
from tvrec.rec.snapshot import Snapshot, deferred

GENRES = ("Drama", "Comedy", "Horror", "War")


def world(seed: int, n: int = 24, *, voted: bool = True) -> Catalog:
    rng = np.random.default_rng(seed)
    return Catalog(
        rng.normal(size=(n, 16)).astype(np.float32),
        kinds=["movie" if i % 3 else "album" for i in range(n)],
        genres=[rng.choice(GENRES, 2, replace=False).tolist() for _ in range(n)],
        people=[[f"P{p}" for p in rng.integers(0, 8, 2)] for _ in range(n)],
        votes=rng.integers(1, 10_000, n).astype(float) if voted else None,
        ratings=rng.uniform(3, 9, n) if voted else None,
        ids=[f"t{i:02}" for i in range(n)],
    )


COURSES = st.tuples(
    st.integers(0, 10_000), st.lists(st.integers(0, 23), min_size=1, max_size=12, unique=True),
    st.booleans(),
)  # fmt: skip


@given(COURSES)
@settings(max_examples=60, deadline=None)
def test_terms_add_up_to_the_score_and_shares_to_one(
    course: tuple[int, list[int], bool],
) -> None:
    seed, liked, voted = course
    profile = Profile(world(seed, voted=voted))
    for i in liked:
        profile.absorb(i)
    total = profile.scores().total
    for i, reason in enumerate(reasons(profile, range(24))):
        assert sum(reason.terms.values()) == pytest.approx(total[i], abs=1e-6)
        positive = any(value > 0 for value in reason.terms.values())
        whole = sum(share.share for share in reason.shares)
        if i not in liked or whole:  # a liked title may have but its own like to speak for it
            assert whole == pytest.approx(float(positive))
        assert all(share.share > 0 for share in (*reason.shares, *reason.against))


@given(COURSES)
@settings(max_examples=40, deadline=None)
def test_without_a_past_title_is_what_a_rebuild_without_it_gives(
    course: tuple[int, list[int], bool],
) -> None:
    seed, liked, voted = course
    profile = Profile(world(seed, voted=voted))
    for i in liked:
        profile.absorb(i)
    for i, _ in rank(profile, 3, mmr=False):
        for other in explain(profile, i).counterfactuals:
            if other.type != "title":
                continue
            left_out = profile.catalog.index[other.id]
            rebuilt = Profile(profile.catalog)
            rebuilt.rebuild([(j, 1.0) for j in liked if j != left_out], hidden=[left_out])
            assert other.rank == position(rebuilt, i, rebuilt.scores())


@given(COURSES, st.integers(0, 23))
@settings(max_examples=40, deadline=None)
def test_a_reason_read_later_is_the_reason_of_its_moment(
    course: tuple[int, list[int], bool], later: int
) -> None:
    seed, liked, voted = course
    profile = Profile(world(seed, voted=voted))
    for i in liked:
        profile.absorb(i)
    titles = np.array([i for i, _ in rank(profile, 6)], dtype=np.int64)
    now = reasons(profile, titles)
    scores = profile.scores()
    kept = deferred(Snapshot(profile), titles, scores.names, scores.terms[:, titles])
    profile.absorb(later)
    for early, late in zip(now, kept, strict=True):
        assert late.terms == early.terms
        assert [s.id for s in late.shares] == [s.id for s in early.shares]
        assert [s.share for s in late.shares] == pytest.approx(
            [s.share for s in early.shares], abs=1e-5
        )
        assert late.against == early.against
