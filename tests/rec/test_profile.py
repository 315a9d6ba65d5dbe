"""A profile that absorbs comes to what a profile that is rebuilt comes to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import likes_by_chance, world

from tvrec.rec import Catalog, Profile, rank

SEEDS = st.integers(0, 2**32 - 1)


def assert_same(one: Profile, other: Profile) -> None:
    """The same scores to 1e-5, and the same order where scores differ by more."""
    mine, theirs = one.scores(), other.scores()
    shown = mine.candidates
    assert (shown == theirs.candidates).all()
    np.testing.assert_allclose(mine.total[shown], theirs.total[shown], rtol=0, atol=1e-5)
    for rows in one.catalog.members:
        totals = theirs.total[rows][shown[rows]]
        order = np.argsort(-mine.total[rows][shown[rows]], kind="stable")
        # of two titles, the one behind may not be ahead elsewhere by more than rounding
        ahead = np.minimum.accumulate(totals[order])
        assert (totals[order] - ahead <= 1e-5).all()


@given(
    seed=SEEDS,
    n=st.integers(1, 50),
    count=st.integers(0, 50),
    weak=st.booleans(),
    start=st.integers(0, 50),
)
@settings(max_examples=100, deadline=None)
def test_absorbing_equals_rebuilding(seed, n, count, weak, start):
    catalog = world(seed, n=n).catalog()
    likes = likes_by_chance(seed + 1, n, count, weak=weak)
    absorbed, rebuilt = Profile(catalog), Profile(catalog)
    absorbed.rebuild(likes[:start])
    for i, strength in likes[start:]:
        absorbed.absorb(i, strength)
    rebuilt.rebuild(likes)
    assert absorbed.likes == rebuilt.likes
    assert_same(absorbed, rebuilt)


ACTS = st.lists(
    st.tuples(st.sampled_from(["absorb", "hide", "unhide", "score"]), st.integers(0, 19)),
    max_size=40,
)


@given(seed=SEEDS, acts=ACTS)
@settings(max_examples=60, deadline=None)
def test_any_course_of_acts_comes_to_its_likes_and_what_is_hidden(seed, acts):
    """Rewatches, hiding, showing again and looking in between leave no trace."""
    catalog = world(seed, n=20).catalog()
    profile = Profile(catalog)
    likes: dict[int, float] = {}
    hidden: set[int] = set()
    for act, i in acts:
        if act == "absorb":
            strength = 0.5 + i / 10
            likes.pop(i, None)
            likes[i] = strength
            profile.absorb(i, strength)
            hidden.add(i)
        elif act == "hide":
            profile.hide(i)
            hidden.add(i)
        elif act == "unhide":
            profile.unhide(i)
            hidden.discard(i)
        else:
            profile.scores()
            profile.attention([i])
    assert set(np.flatnonzero(profile.hidden).tolist()) == hidden
    plain = Profile(catalog)
    plain.rebuild(likes.items(), hidden)
    for i in likes.keys() - hidden:
        plain.unhide(i)
    assert profile.likes == plain.likes
    assert_same(profile, plain)
    np.testing.assert_allclose(profile.attention(range(20)), plain.attention(range(20)), atol=1e-5)


def test_thousands_of_likes_neither_drift_nor_vanish():
    catalog = world(5, n=3000, d=16).catalog()
    absorbed, rebuilt = Profile(catalog), Profile(catalog)
    likes = likes_by_chance(6, 3000, 2900, weak=True)
    for i, strength in likes:
        absorbed.absorb(i, strength)
    rebuilt.rebuild(likes)
    assert np.isfinite(absorbed.scores().total).all()
    assert absorbed.scores().terms[0].any()
    assert_same(absorbed, rebuilt)


def test_a_long_run_of_likes_that_say_nothing_keeps_what_was_said():
    """Half a life of decay for each would leave nothing of the two that have a vector."""
    n = 6000
    rng = np.random.default_rng(1)
    vectors = np.zeros((n, 8), dtype=np.float32)
    vectors[:20] = rng.normal(size=(20, 8))
    genres = [[f"g{i % 3}"] if i < 20 else [] for i in range(n)]
    catalog = Catalog(vectors, genres=genres)
    likes = [(0, 1.0), (1, 1.0), *((i, 1.0) for i in range(20, n))]
    absorbed, rebuilt = Profile(catalog), Profile(catalog)
    rebuilt.rebuild(likes)
    absorbed.rebuild(likes[:2])
    for i, strength in likes[2:]:
        absorbed.absorb(i, strength)
    assert absorbed.scores().terms[0].any()
    assert absorbed.scores().terms[1].any()
    assert_same(absorbed, rebuilt)


def test_a_title_liked_again_has_one_like_the_latest():
    profile = Profile(world(1).catalog())
    profile.absorb(3, 1.0)
    profile.absorb(7, 1.0)
    profile.absorb(3, 2.0)
    assert profile.likes == ((7, 1.0), (3, 2.0))


def test_what_is_hidden_is_not_ranked_and_is_no_seed():
    profile = Profile(world(2, kinds=1).catalog())
    shown = [i for i, _ in rank(profile, 40)]
    profile.hide(shown[0])
    assert [i for i, _ in rank(profile, 40, mmr=False)].count(shown[0]) == 0
    assert profile.likes == ()
    profile.unhide(shown[0])
    assert [i for i, _ in rank(profile, 40)] == shown


def test_what_is_liked_is_not_ranked():
    profile = Profile(world(2).catalog())
    profile.absorb(0)
    assert 0 not in [i for i, _ in rank(profile, 40)]


def test_the_hidden_mask_cannot_be_written():
    profile = Profile(world(2).catalog())
    with pytest.raises(ValueError, match="read-only"):
        profile.hidden[0] = True


@pytest.mark.parametrize("strength", [0.0, -1.0, float("nan"), float("inf")])
def test_a_like_without_strength_is_refused(strength):
    profile = Profile(world(2).catalog())
    with pytest.raises(ValueError, match="strength"):
        profile.absorb(0, strength)
    assert profile.likes == ()


@pytest.mark.parametrize("i", [-1, 40])
def test_a_title_that_is_not_there_is_refused(i):
    profile = Profile(world(2, n=40).catalog())
    for act in (profile.absorb, profile.hide, profile.unhide):
        with pytest.raises(IndexError, match=f"no title {i}"):
            act(i)
    with pytest.raises(IndexError):
        profile.rebuild([(i, 1.0)])


def test_a_rebuild_that_is_refused_changes_nothing():
    profile = Profile(world(2, n=40).catalog())
    profile.absorb(1)
    with pytest.raises(IndexError):
        profile.rebuild([(2, 1.0), (40, 1.0)])
    with pytest.raises(IndexError):
        profile.rebuild([(2, 1.0)], [40])
    assert profile.likes == ((1, 1.0),)
    assert profile.hidden.sum() == 1


def test_an_empty_catalogue_ranks_nothing():
    profile = Profile(Catalog(np.empty((0, 8), dtype=np.float32)))
    assert rank(profile, 5) == []
