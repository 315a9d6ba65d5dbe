"""What a viewer sees of whom little or nothing is known."""

from __future__ import annotations

import numpy as np
from rec_home import DAY, NOW, OLD, around, catalog, liking, rows_of, titles


def test_a_new_viewer_gets_what_the_world_loves_made_varied():
    made = catalog(100, votes=[float(10**4) if i < 60 else 1.0 for i in range(100)])
    profile = liking(made)
    shown = titles(profile, rows_of(profile)["top"])
    assert all(i < 60 for i in shown)
    assert len({i % 5 for i in shown[:5]}) == 5


def test_a_new_viewer_of_a_library_without_votes_gets_what_came_last():
    made = catalog(200)
    added = NOW.timestamp() - np.arange(200)[::-1] * 5 * DAY
    profile = liking(made)
    shown = titles(profile, rows_of(profile, around(made, added_at=added))["top"])
    assert np.mean(shown) > 170
    assert len({i % 5 for i in shown[:5]}) == 5


def test_of_one_day_s_arrivals_chance_decides_and_not_the_alphabet():
    profile = liking(catalog(400))
    draws = [
        titles(profile, rows_of(profile, rng=np.random.default_rng(seed))["top"])
        for seed in (1, 1, 2, 3, 4, 5)
    ]
    assert draws[0] == draws[1] != draws[2]
    for drawn in draws:
        assert max(drawn) > 200
        assert len({i % 5 for i in drawn[:5]}) == 5, "no relevance is made of chance"


def test_chance_is_no_relevance_beside_variety():
    """Where nothing is known each title is as good as the next, so the rare ones are shown."""
    rng = np.random.default_rng(0)
    topic = np.where(np.arange(400) < 320, 0, np.arange(400) % 16 + 1)
    vectors = np.eye(17, 24)[topic] + 0.05 * rng.normal(size=(400, 24))
    profile = liking(catalog(400, vectors=vectors))
    for seed in range(5):
        rows = rows_of(profile, rng=np.random.default_rng(seed))
        assert len(set(topic[titles(profile, rows["top"])])) >= 7


def test_what_is_new_leads_less_with_every_like():
    made = catalog(300, topics=1)
    added = np.where(np.arange(300) % 3 == 1, NOW.timestamp() - DAY, OLD)
    state = around(made, added_at=added)
    shares = []
    for likes in (1, 90):
        profile = liking(made, range(0, 3 * likes, 3))
        shown = titles(profile, rows_of(profile, state)["top"])
        shares.append(sum(i % 3 == 1 for i in shown) / len(shown))
    assert shares[0] > 0.9
    assert shares[1] < 0.75
