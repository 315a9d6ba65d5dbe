"""The benchmark counts texts of the right length and divides by the clock it is given."""

from __future__ import annotations

from itertools import count

import pytest

from tvrec.encode import OnnxEncoder
from tvrec.encode.bench import GOALS, _texts, measure


@pytest.mark.parametrize("tokens", GOALS)
def test_texts_have_the_length_that_is_measured(encoder: OnnxEncoder, tokens: int) -> None:
    texts = _texts(encoder, tokens, 16)
    assert len(set(texts)) == 16
    counts = [encoder.count_tokens(text) for text in texts]
    assert min(counts) >= tokens
    assert max(counts) <= tokens + 4


def test_speed_is_texts_over_cpu_time(encoder: OnnxEncoder) -> None:
    seconds = count(step=0.25)
    speeds = measure(encoder, count=8, rounds=2, clock=lambda: next(seconds))
    assert [s.tokens for s in speeds] == [31, 80]
    assert [s.texts_per_cpu_s for s in speeds] == [32.0, 32.0]
    assert not any(s.met for s in speeds)
