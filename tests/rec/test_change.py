"""A change of taste is noticed, lowers the trust in the long memory, and is forgotten again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import likes_by_chance, world

from tvrec.rec import DRIFT, START, Catalog, Profile

OLD, NEW = range(40), range(40, 80)


def two_tastes() -> Catalog:
    """Two heaps of 40 titles that have nothing in common, and 80 others."""
    rng = np.random.default_rng(0)
    heaps = np.repeat(np.eye(3, 24), (40, 40, 80), axis=0)
    heaps[80:] = 0.0
    genres = [["War"]] * 40 + [["Love"]] * 40 + [[f"g{i % 6}"] for i in range(80)]
    vectors = heaps + 0.12 * rng.normal(size=(160, 24))
    return Catalog(vectors, genres=genres, votes=rng.integers(1, 9999, 160).tolist())


def liking(count: int, then: int = 0) -> Profile:
    profile = Profile(two_tastes(), DRIFT)
    for i in (*OLD[:count], *NEW[:then]):
        profile.absorb(i)
    return profile


def test_a_steady_taste_is_trusted() -> None:
    assert liking(0).trust == 1.0
    assert liking(20).trust > 0.9


def test_a_change_of_taste_is_noticed_within_a_few_likes() -> None:
    trusts = [liking(20, then).trust for then in range(4)]
    assert trusts == sorted(trusts, reverse=True)
    assert trusts[3] < 0.5 * trusts[0]


def test_the_new_taste_is_trusted_in_its_turn() -> None:
    assert liking(20, 12).trust > liking(20, 3).trust


def test_less_trust_leaves_the_short_memory_its_say() -> None:
    """Five likes on the new taste leads, though the old one has four times as many."""
    profile = liking(20, 5)
    content = profile.scores().terms[:4].sum(axis=0)
    assert content[list(NEW[5:])].mean() > content[list(OLD[20:])].mean()
    assert profile.scorer.attention_mix(profile.trust)[1] > DRIFT.mix[1]


def test_without_a_way_to_notice_nothing_is_noticed() -> None:
    profile = Profile(two_tastes(), START)
    profile.rebuild([(i, 1.0) for i in (*OLD[:20], *NEW[:3])])
    assert profile.trust == 1.0


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 60), start=st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_trust_is_the_same_however_one_came_to_it(seed: int, count: int, start: int) -> None:
    made, likes = world(seed, n=70).catalog(), likes_by_chance(seed, 70, count, weak=True)
    whole, grown = Profile(made, DRIFT), Profile(made, DRIFT)
    whole.rebuild(likes)
    grown.rebuild(likes[:start])
    for i, strength in likes[start:]:
        grown.absorb(i, strength)
    assert grown.trust == pytest.approx(whole.trust, abs=1e-6)
    assert 0.0 < whole.trust <= 1.0


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(2, 40), data=st.data())
@settings(max_examples=60, deadline=None)
def test_leaving_a_like_out_is_as_if_it_had_never_been(seed: int, count: int, data) -> None:
    made, likes = world(seed, n=60).catalog(), likes_by_chance(seed, 60, count, weak=True)
    place = data.draw(st.integers(0, count - 1))
    profile, without = Profile(made, DRIFT), Profile(made, DRIFT)
    profile.rebuild(likes)
    without.rebuild(likes[:place] + likes[place + 1 :], [likes[place][0]])
    found = profile.scores_from(profile.evidence_without(place), profile.scores().candidates)
    expected = without.scores()
    assert found.trust == pytest.approx(expected.trust, abs=1e-6)
    shown = expected.candidates
    np.testing.assert_allclose(found.total[shown], expected.total[shown], atol=1e-5)


def test_the_window_bounds_what_is_looked_at() -> None:
    short = replace(DRIFT, change=replace(DRIFT.change, window=2)) if DRIFT.change else DRIFT
    profile = Profile(two_tastes(), short)
    for i in (*OLD[:20], *NEW[:8]):
        profile.absorb(i)
    assert len(profile.evidence().trail) == 2


def test_a_change_is_told_of_while_it_is_new() -> None:
    assert not liking(20).has_changed()
    assert liking(20, 4).has_changed()
    assert not liking(4).has_changed(), "too few likes to tell"
    assert not liking(20, 16).has_changed(), "it is the taste by now"
