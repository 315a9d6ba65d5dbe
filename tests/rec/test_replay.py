"""What a place in a ranking is worth, ties and chance included."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.rec.metrics import marks
from tvrec.rec.replay import Standpoint, gains, standpoint, summarise


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_gains_of_ties_are_the_mean_over_their_places(ahead: int, ties: int) -> None:
    alone = [gains(Standpoint(ahead + place, 1)) for place in range(ties)]
    assert gains(Standpoint(ahead, ties)) == pytest.approx(np.mean(alone, axis=0))


@given(st.integers(0, 40))
def test_they_are_the_marks_of_a_ranking_with_one_title_sought(place: int) -> None:
    ndcg, _, _, mrr, hit = marks(np.arange(50), np.array([place]))
    assert gains(Standpoint(place, 1)) == pytest.approx([mrr, hit, ndcg])


def test_where_a_title_stands_is_told_among_the_candidates_alone() -> None:
    values = np.array([5.0, 3.0, 3.0, np.nan, 9.0])
    among = np.array([True, True, True, True, False])
    assert standpoint(values, 1, among) == Standpoint(1, 2)
    assert standpoint(values, 3, among) == Standpoint(3, 1), "what is not known comes last"


def test_the_sums_compare_the_first_ranking_with_the_others() -> None:
    best, worst = gains(Standpoint(0, 1)), gains(Standpoint(99, 1))
    found = summarise({"ranker": [best] * 9, "chance": [worst] * 9})
    assert found.watches == 9
    assert found.by["ranker"]["hit@10"].mean == 1.0
    assert found.against["chance"] == (1.0, 1.0, 1.0)
    assert summarise({"ranker": [], "chance": []}).watches == 0
