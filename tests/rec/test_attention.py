"""Attention over the likes, and the rows of it that are kept."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import likes_by_chance, world

from tvrec.rec import Catalog, Profile, kernel
from tvrec.rec.attention import decays
from tvrec.rec.change import voices
from tvrec.rec.evidence import Without
from tvrec.rec.kernel import Kernel

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS, count=st.integers(1, 30), weak=st.booleans())
@settings(max_examples=40, deadline=None)
def test_attention_is_the_softmax_of_nearness_and_recency(seed, count, weak):
    catalog = world(seed, n=40).catalog()
    likes = likes_by_chance(seed, 40, count, weak=weak)
    profile = Profile(catalog)
    profile.rebuild(likes)
    shares = profile.attention(range(40))
    seen = catalog.has_vector[profile.liked]
    for c in range(40):
        if not catalog.has_vector[c] or not seen.any():
            assert not shares[c].any()
            continue
        expected = np.zeros(len(likes))
        scorer = profile.scorer
        mix = scorer.attention_mix(audio=catalog.kinds[catalog.kind_codes[c]].is_audio)
        near = np.exp(catalog.vectors[profile.liked] @ catalog.vectors[c] / scorer.temperature)
        for voice in voices(profile.scores().regime, len(likes)):
            heard = seen & (np.arange(len(likes)) >= len(likes) - voice.likes)
            if not heard.any():
                continue
            for half_life, part in zip(scorer.half_lives, mix, strict=True):
                trust = voice.trust if half_life == scorer.half_lives[0] else 1.0
                ages = np.arange(len(likes))[::-1]
                weights = profile.strengths * 0.5 ** (ages / half_life) * near * heard
                expected += voice.weight(scorer) * trust * part * weights / weights.sum()
        expected /= expected.sum()
        np.testing.assert_allclose(shares[c], expected, atol=1e-6)
        assert shares[c].sum() == pytest.approx(1, abs=1e-5)


def test_a_new_like_that_is_near_draws_attention_and_an_old_one_loses_it():
    vectors = np.array([[1, 0, 0], [0, 1, 0], [1, 0.1, 0], [0.1, 1, 0]], dtype=np.float32)
    vectors = np.vstack([vectors, np.random.default_rng(0).normal(size=(20, 3))])
    profile = Profile(Catalog(vectors))
    profile.absorb(0)
    profile.absorb(1)
    assert profile.attention([2])[0, 0] > 0.5
    assert profile.attention([3])[0, 1] > 0.5
    before = profile.attention([2])[0, 0]
    for i in range(4, 24):
        profile.absorb(i)
    assert profile.attention([2])[0, 0] < before


def test_decay_counts_likes_and_is_scaled_to_the_newest_that_counts():
    counted = np.array([True, False, True, False])
    weights = decays(np.array([1.0, 1.0, 2.0, 1.0]), counted, 2.0)
    np.testing.assert_allclose(weights, [0.5, 0.0, 2.0, 0.0])
    np.testing.assert_allclose(decays(np.ones(3), np.ones(3, dtype=bool), math.inf), 1.0)
    assert not decays(np.ones(3), np.zeros(3, dtype=bool), 5.0).any()


@pytest.mark.parametrize("place", [20, 300, 399])
def test_without_a_like_that_drowns_all_others_they_are_heard_as_if_it_had_never_been(place):
    catalog = Catalog(np.random.default_rng(0).normal(size=(500, 5)))
    likes = [(i, 1e6 if i == place else 1e-9) for i in range(400)]
    with_it, without = Profile(catalog), Profile(catalog)
    with_it.rebuild(likes)
    without.rebuild(likes[:place] + likes[place + 1 :])
    found = with_it.evidence(Without(like=place)).attention
    np.testing.assert_allclose(found, without.evidence().attention, atol=1e-9)


@given(seed=SEEDS, keep=st.integers(1, 3000))
@settings(max_examples=40, deadline=None)
def test_rows_that_are_kept_are_what_they_would_be_computed_anew(seed, keep):
    """Whatever is asked for, absorbed or pushed out of the store in between."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(60, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "_KEPT", keep)
        made = Kernel(vectors, 0.2)
        likes: list[int] = []
        for _ in range(int(rng.integers(1, 150))):
            if rng.random() < 0.7:
                likes.append(int(rng.integers(60)))
                values = made.append(likes[-1])
                np.testing.assert_allclose(values, np.exp(vectors @ vectors[likes[-1]] / 0.2), 1e-5)
            else:
                titles = rng.integers(60, size=rng.integers(1, 20))
                expected = np.exp(vectors[titles] @ vectors[likes].T / 0.2)
                np.testing.assert_allclose(made.rows(titles), expected, 1e-5)


def test_what_is_done_with_rows_does_not_reach_those_kept():
    vectors = np.eye(4, dtype=np.float32)
    made = Kernel(vectors, 0.2)
    made.append(0)
    made.rows(np.array([1, 2]))[:] = 7.0
    np.testing.assert_allclose(made.rows(np.array([1, 2])), 1.0)


def test_nearness_of_a_title_is_kept_and_is_right_after_others():
    vectors = np.random.default_rng(0).normal(size=(9, 5)).astype(np.float32)
    made = Kernel(vectors, 0.5)
    for i in (0, 1, 2, 3, 4, 5, 0, 5, 1):
        np.testing.assert_allclose(made.nearness(i), vectors @ vectors[i] / 0.5, 1e-5, 1e-5)
