"""The dial from familiar to surprising, where the score is nothing but what is like the past."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rec_home import catalog, liking

from tvrec.rec.leaning import NO_WISHES, Wishes, leaning, relevance
from tvrec.rec.scores import CONTENT, z

DIALS = np.linspace(-1, 1, 9)


def turned(seed: int, familiar: float, votes: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The content of the candidates in deviations, their scores, and what the dial adds."""
    rng = np.random.default_rng(seed)
    made = catalog(
        80, vectors=rng.normal(size=(80, 8)), votes=rng.integers(1, 9999, 80) if votes else None
    )
    scores = liking(made, [0, 1, 2]).scores()
    lean = leaning(made, scores, Wishes(familiar))
    mine = scores.candidates
    content = scores.terms[: len(CONTENT)].sum(axis=0)
    added = np.zeros(made.size) if lean is None else lean
    return z(content, mine.astype(float))[mine], scores.total[mine], added[mine]


@given(st.integers(0, 10_000), st.booleans())
def test_the_more_surprising_the_less_like_the_past_are_the_first_ten(seed, votes):
    found = []
    for familiar in DIALS[DIALS <= 0]:
        content, scores, added = turned(seed, float(familiar), votes)
        first = np.argsort(-(scores + added), kind="stable")[:10]
        found.append((np.clip(content[first], 0, 3) ** 2).sum())
    assert all(earlier <= later + 1e-9 for earlier, later in pairwise(found))


@given(st.integers(0, 10_000))
def test_a_full_dial_prefers_what_is_somewhat_like_the_past(seed):
    content, scores, added = turned(seed, -1.0, votes=False)
    best = content[np.argmax(scores + added)]
    nearest = content[np.argmin(np.abs(content - 1.0))]
    assert best == pytest.approx(nearest)
    assert len(set(np.round(scores + added, 9))) > len(scores) / 2, "it does not make all equal"


@given(st.integers(0, 10_000), st.sampled_from(DIALS.tolist()), st.booleans())
def test_a_wish_is_bounded(seed, familiar, votes):
    _, scores, added = turned(seed, familiar, votes)
    assert np.abs(added).max() <= 4.5 * abs(familiar) * scores.std() + 1e-9


def test_a_dial_at_0_adds_nothing():
    made = catalog(20)
    assert leaning(made, liking(made, [0]).scores(), NO_WISHES) is None
    assert relevance(0.8, 0.0) == 0.8


def test_variety_grows_from_familiar_to_surprising():
    weights = [relevance(0.8, familiar) for familiar in DIALS]
    assert weights == sorted(weights)
    assert weights[0] == pytest.approx(0.5)
    assert weights[-1] == pytest.approx(0.95)
