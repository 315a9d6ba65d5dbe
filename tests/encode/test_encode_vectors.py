"""The shipped encoder gives the source model's vectors, as far as four bits can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from encoder_plots import ALL_PLOTS, EMOJI, PLOTS
from encoder_reference import Reference
from numpy.typing import NDArray

from tvrec.encode import OnnxEncoder

TEXTS = [*ALL_PLOTS, *(" ".join(plots) for plots in PLOTS.values()), *EMOJI, ""]
Vectors = NDArray[np.float32]


@pytest.fixture(scope="module")
def exact(reference: Reference, tokenizer: Any) -> Vectors:
    return reference.encode([encoding.ids for encoding in tokenizer.encode_batch(TEXTS)])


@pytest.fixture(scope="module")
def shipped(encoder: OnnxEncoder) -> Vectors:
    return encoder.encode(TEXTS)


def _cosines(left: Vectors, right: Vectors) -> NDArray[np.float64]:
    a, b = left.astype(np.float64), right.astype(np.float64)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return (a * b).sum(axis=1) / lengths


@pytest.mark.parametrize("table", ["int8", "float"])
def test_the_graph_computes_what_the_source_model_does(
    build: Callable[..., Path], exact: Vectors, table: str
) -> None:
    vectors = OnnxEncoder(build(table, hash_seed=3)).encode(TEXTS)
    assert _cosines(vectors, exact).min() >= 0.9999994


def test_four_bits_keep_the_direction(shipped: Vectors, exact: Vectors) -> None:
    cosines = _cosines(shipped, exact)
    assert cosines.mean() >= 0.995
    assert cosines.min() >= 0.97


def test_four_bits_keep_the_neighbours(shipped: Vectors, exact: Vectors) -> None:
    def neighbours(vectors: Vectors) -> NDArray[np.intp]:
        similarity = vectors @ vectors.T
        np.fill_diagonal(similarity, -1)
        return np.argsort(-similarity, axis=1)[:, :10]

    plots = len(ALL_PLOTS)
    pairs = zip(neighbours(shipped[:plots]), neighbours(exact[:plots]), strict=True)
    shared = [len(set(ours) & set(theirs)) / 10 for ours, theirs in pairs]
    assert np.mean(shared) >= 0.93


@pytest.mark.parametrize("language", [name for name in PLOTS if name != "en"])
def test_a_story_is_found_by_its_telling_in_another_language(
    shipped: Vectors, language: str
) -> None:
    names = list(PLOTS)
    english = shipped[:10]
    start = 10 * names.index(language)
    other = shipped[start : start + 10]
    assert ((english @ other.T).argmax(axis=1) == np.arange(10)).mean() >= 0.9
    assert ((other @ english.T).argmax(axis=1) == np.arange(10)).mean() >= 0.9
