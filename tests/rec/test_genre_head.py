"""A head learns genres from vectors and words, the same each time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from tvrec.rec.genre_head import Reading, centred, genre_table, macro_f1, train, trial
from tvrec.rec.logistic import Beside, Dense, TermRows, Vocabulary, fit

GENRES = ("Drama", "Horror", "War")


def world(size: int = 240, noise: float = 0.8, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Vectors that lie about the directions of their genres."""
    rng = np.random.default_rng(seed)
    labels = rng.random((size, len(GENRES))) < 0.3
    directions = rng.normal(size=(len(GENRES), 24))
    vectors = labels @ directions + noise * rng.normal(size=(size, 24))
    return vectors.astype(np.float32), labels


def test_what_is_learned_is_said_of_titles_that_were_not_seen() -> None:
    vectors, labels = world()
    rows = centred(vectors, ["en"] * len(vectors))
    head = train(rows.take(np.arange(160)), GENRES, labels[:160], seed=0)
    asked = rows.take(np.arange(160, 240))
    said = head.probabilities(asked) >= head.thresholds
    assert macro_f1(said, labels[160:]).mean() > 0.85


def test_the_same_seed_gives_the_same_head() -> None:
    vectors, labels = world()
    rows = Dense(vectors)
    one, same, other = (train(rows, GENRES, labels, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one.learned.weights, same.learned.weights)
    assert np.array_equal(one.thresholds, same.thresholds)
    assert not np.array_equal(one.thresholds, other.thresholds)


def test_the_loss_never_rises() -> None:
    vectors, labels = world()
    losses = fit(Dense(vectors), labels, 1e-4).losses
    assert all(later <= earlier for earlier, later in pairwise(losses))
    assert losses[-1] < 0.7 * losses[0]


def test_more_l2_means_smaller_weights() -> None:
    vectors, labels = world()
    weak, strong = (fit(Dense(vectors), labels, l2).weights for l2 in (1e-4, 1e-1))
    assert np.linalg.norm(strong) < np.linalg.norm(weak)


TEXTS = [
    "the sea and the ship",
    "a ship at war",
    "war",
    "",
    "下雨天的海",
    "海边的雨天",
    "only once",
]


def test_words_weigh_by_rarity_and_rows_have_length_one() -> None:
    rows = TermRows.of(TEXTS)
    dense = rows.times(np.eye(rows.width, dtype=np.float32))
    norms = np.linalg.norm(dense, axis=1)
    assert np.allclose(norms[[0, 1, 2, 4, 5]], 1)
    assert np.allclose(norms[[3, 6]], 0)  # no word of theirs is in another text


def test_a_text_has_the_same_row_alone_as_among_others() -> None:
    known = Vocabulary.of(TEXTS)
    eye = np.eye(len(known.terms), dtype=np.float32)
    whole = TermRows.of(TEXTS, known).times(eye)
    for row, text in enumerate(TEXTS):
        assert np.array_equal(TermRows.of([text], known).times(eye)[0], whole[row])
    assert not TermRows.of(["unheard of"], known).times(eye).any()


def test_a_title_has_the_same_row_alone_as_among_others() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(len(TEXTS), 4)).astype(np.float32)
    languages = ["en", "en", "en", "en", "zh", "zh", "en"]
    reading = Reading.of(vectors[:5], languages[:5], TEXTS[:5])
    eye = np.eye(4 + len(reading.vocabulary.terms), dtype=np.float32)
    whole = reading.rows(vectors, languages, TEXTS).times(eye)
    for n in range(len(TEXTS)):
        one = reading.rows(vectors[n : n + 1], languages[n : n + 1], TEXTS[n : n + 1])
        assert np.allclose(one.times(eye)[0], whole[n], atol=1e-6)
    assert np.isfinite(reading.rows(vectors[:1], ["ja"], [""]).times(eye)).all()


def test_products_of_sparse_rows_are_those_of_the_matrix() -> None:
    rng = np.random.default_rng(0)
    rows = TermRows.of(TEXTS)
    dense = rows.times(np.eye(rows.width, dtype=np.float32))
    chosen = np.array([5, 0, 3, 1])
    part = rows.take(chosen)
    weights = rng.normal(size=(rows.width, 3)).astype(np.float32)
    residuals = rng.normal(size=(len(chosen), 3)).astype(np.float32)
    assert np.allclose(part.times(weights), dense[chosen] @ weights, atol=1e-5)
    assert np.allclose(part.transposed_times(residuals), dense[chosen].T @ residuals, atol=1e-5)


def test_two_matrices_side_by_side_are_one() -> None:
    rng = np.random.default_rng(0)
    left, right = (rng.normal(size=(6, d)).astype(np.float32) for d in (2, 3))
    both = Beside(Dense(left), Dense(right)).take(np.array([4, 1]))
    whole = np.hstack([0.3**0.5 * left, 0.7**0.5 * right])[[4, 1]]
    weights = rng.normal(size=(5, 2)).astype(np.float32)
    assert np.allclose(both.times(weights), whole @ weights, atol=1e-5)
    assert np.allclose(both.transposed_times(weights[:2]), whole.T @ weights[:2], atol=1e-5)


def test_only_genres_of_enough_titles_are_learned() -> None:
    genres, table = genre_table([["Drama", "War"], ["Drama"], [], ["Noir", "Drama"]] * 4)
    assert genres == ("Drama",)
    assert table.tolist() == [[True], [True], [False], [True]] * 4


def test_a_language_is_centred_by_itself_and_a_title_without_a_vector_stays_empty() -> None:
    vectors = np.array([[1, 0], [1, 0.2], [0, 0]] * 20, dtype=np.float32)
    rows = centred(vectors, ["en", "zh", "und"] * 20)
    found = rows.times(np.eye(2, dtype=np.float32))
    assert np.allclose(np.linalg.norm(found[:2], axis=1), 1)
    assert np.allclose(found[2], 0)


def test_a_trial_tells_signal_from_noise() -> None:
    vectors, labels = world()
    noise = np.random.default_rng(5).normal(size=vectors.shape).astype(np.float32)
    judged = trial(
        {"true": lambda _: Dense(vectors), "noise": lambda _: Dense(noise)}, GENRES, labels, seed=0
    )
    assert judged.titles == 240
    assert judged.f1["true"].mean > judged.f1["noise"].mean + 0.2
    assert judged.against["noise"].low > 0
    assert judged.against["noise"].difference == pytest.approx(
        judged.f1["true"].mean - judged.f1["noise"].mean
    )
