"""A change of taste is noticed, lowers the trust in the long memory, and is forgotten again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import likes_by_chance, world

from tvrec.rec import DRIFT, START, Catalog, Profile
from tvrec.rec.change import STEADY, regime
from tvrec.rec.evidence import Without
from tvrec.rec.scorer import Change
from tvrec.rec.scores import Facts, scales_of

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


def test_after_a_change_it_is_as_if_one_had_begun_with_it() -> None:
    """Five likes on the new taste leads, though the old one has four times as many."""
    profile = liking(20, 5)
    content = profile.scores().terms[:4].sum(axis=0)
    assert content[list(NEW[5:])].mean() > content[list(OLD[20:])].mean()
    assert profile.scores().regime.since == 5
    anew = Profile(two_tastes(), DRIFT)
    anew.rebuild([(i, 1.0) for i in NEW[:5]], OLD[:20])
    assert profile.trust < 0.1
    assert np.corrcoef(content, anew.scores().terms[:4].sum(axis=0))[0, 1] > 0.98


def test_too_few_likes_make_no_taste_that_could_change() -> None:
    assert liking(2, 1).scores().regime == STEADY
    assert liking(3, 1).trust < 1.0


def test_the_first_of_a_kind_is_no_change() -> None:
    made = two_tastes()
    kinds = ["movie"] * 40 + ["album"] * 40 + ["movie"] * 80
    profile = Profile(Catalog(made.vectors, kinds=kinds, genres=[["War"]] * 40 + [["Love"]] * 120))
    for i in (*OLD[:20], *NEW[:3]):
        profile.absorb(i)
    assert profile.scores().regime == STEADY


def test_a_like_that_surprises_alone_moves_little() -> None:
    steady, surprised = liking(20), liking(20, 1)
    assert surprised.scores().regime.since == 1
    assert surprised.trust >= 0.4
    assert steady.scores().regime == STEADY


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(4, 60))
@settings(max_examples=60, deadline=None)
def test_no_like_alone_takes_more_than_three_fifths_of_the_trust(seed: int, count: int) -> None:
    profile = Profile(world(seed, n=70).catalog(), DRIFT)
    profile.rebuild(likes_by_chance(seed, 70, count, weak=True))
    evidence, candidates = profile.evidence(), profile.scores().candidates
    facts = Facts(profile.catalog, DRIFT)
    scales = scales_of(profile.catalog, facts, DRIFT, evidence, candidates)
    trusts = [regime(scales, DRIFT, before=k).trust for k in range(len(evidence.trail) + 1)]
    assert all(now >= 0.4 * past - 1e-9 for now, past in pairwise(trusts))


def test_the_years_alone_tell_of_a_change() -> None:
    made = two_tastes()
    years = [1930 + i % 7 for i in range(80)] + [1995 + i % 7 for i in range(80)]
    same = Catalog(np.tile(made.vectors[:40], (4, 1)), genres=[["War"], ["Love"]] * 80, years=years)
    profile = Profile(same, DRIFT)
    for i in (*range(20), *range(80, 84)):
        profile.absorb(i)
    undated = Profile(Catalog(same.vectors, genres=[["War"], ["Love"]] * 80), DRIFT)
    for i in (*range(20), *range(80, 84)):
        undated.absorb(i)
    assert profile.trust < undated.trust


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
    assert grown.trust == pytest.approx(whole.trust, abs=1e-5)
    assert 0.0 < whole.trust <= 1.0


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(2, 40), data=st.data())
@settings(max_examples=60, deadline=None)
def test_leaving_a_like_out_is_as_if_it_had_never_been(seed: int, count: int, data) -> None:
    made, likes = world(seed, n=60).catalog(), likes_by_chance(seed, 60, count, weak=True)
    place = data.draw(st.integers(0, count - 1))
    profile, without = Profile(made, DRIFT), Profile(made, DRIFT)
    profile.rebuild(likes)
    without.rebuild(likes[:place] + likes[place + 1 :], [likes[place][0]])
    found = profile.scores_from(profile.evidence(Without(like=place)), profile.scores().candidates)
    expected = without.scores()
    assert found.regime.trust == pytest.approx(expected.regime.trust, abs=1e-5)
    shown = expected.candidates
    np.testing.assert_allclose(found.total[shown], expected.total[shown], atol=1e-5)


def test_the_window_bounds_what_is_looked_at() -> None:
    change = Change(window=4, stride=3)
    profile = Profile(two_tastes(), replace(DRIFT, change=change))
    for count, i in enumerate((*OLD[:20], *NEW[:8]), 1):
        profile.absorb(i)
        assert len(profile.evidence().trail) == count - change.first(count)
        assert min(4, count) <= len(profile.evidence().trail) < 4 + 3


def test_a_change_is_told_of_while_it_is_new() -> None:
    assert not liking(20).has_changed()
    assert not liking(20, 1).has_changed(), "one like alone is no change"
    assert liking(20, 4).has_changed()
    assert not liking(4).has_changed(), "too few likes to tell"
    assert not liking(20, 16).has_changed(), "it is the taste by now"
