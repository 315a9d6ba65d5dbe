"""Two who watch together: both are heard, and nobody suffers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_home import catalog, liking

from tvrec.rec.profile import Profile
from tvrec.rec.together import TogetherSettings, together

SPACE = 120


def world(mine: int, theirs: int, likes: tuple[int, int] = (6, 6)) -> list[Profile]:
    """Two viewers, each with so many likes of one topic of five."""
    made = catalog(SPACE)
    return [
        liking(made, [topic + 5 * i for i in range(count)])
        for topic, count in zip((mine, theirs), likes, strict=True)
    ]


def everything() -> np.ndarray:
    return np.ones(SPACE, dtype=np.bool_)


def standard(profile: Profile, mask: np.ndarray) -> np.ndarray:
    total = profile.scores(mask).total
    return (total - total[mask].mean()) / total[mask].std()


def share(profile: Profile, mask: np.ndarray, titles: list[int]) -> float:
    """Which part of the best for one alone a list gives, by DCG over positive z-scores."""
    gain = np.maximum(standard(profile, mask), 0.0)
    discounts = 1.0 / np.log2(np.arange(2, len(titles) + 2))
    best = np.sort(gain[mask])[::-1][: len(titles)]
    return float(gain[titles] @ discounts / (best @ discounts))


def test_each_of_two_tastes_has_its_part_and_the_cards_say_whose() -> None:
    found = together(world(0, 1), everything(), 12)
    topics = [joint.title % 5 for joint in found]
    assert topics.count(0) >= 4
    assert topics.count(1) >= 4
    for joint in found:
        if joint.title % 5 in (0, 1):
            assert joint.title % 5 in joint.members


def test_one_taste_of_both_is_for_both() -> None:
    found = together(world(2, 2), everything(), 8)
    assert all(joint.members == (0, 1) for joint in found)
    assert all(joint.title % 5 == 2 for joint in found)


def test_what_one_has_seen_or_may_not_see_is_out() -> None:
    profiles, mask = world(0, 1), everything()
    mask[50] = False
    profiles[1].hide(60)
    titles = {joint.title for joint in together(profiles, mask, SPACE)}
    hidden = set(np.flatnonzero(profiles[0].hidden | profiles[1].hidden).tolist())
    assert not titles & (hidden | {50})
    assert len(titles) == SPACE - len(hidden) - 1


@pytest.mark.parametrize("swapped", [False, True])
def test_who_stands_first_decides_little(swapped: bool) -> None:
    profiles = world(0, 1)
    found = together(profiles[::-1] if swapped else profiles, everything(), 12)
    shares = [share(p, ~(profiles[0].hidden | profiles[1].hidden), [j.title for j in found])
              for p in profiles]  # fmt: skip
    assert abs(shares[0] - shares[1]) < 0.2


@given(st.integers(0, 4), st.integers(0, 4), st.integers(1, 12), st.integers(1, 12))
@settings(max_examples=30, deadline=None)
def test_the_worse_off_of_two_has_hardly_ever_less_than_by_averaging(
    mine: int, theirs: int, few: int, many: int
) -> None:
    profiles = world(mine, theirs, (few, many))
    mask = ~(profiles[0].hidden | profiles[1].hidden)
    fair = [
        joint.title
        for joint in together(profiles, mask, 10, settings=TogetherSettings(variety=0.0))
    ]
    total = np.mean([standard(profile, mask) for profile in profiles], axis=0)
    plain = np.argsort(-np.where(mask, total, -np.inf))[:10].tolist()
    worse_fair = min(share(p, mask, fair) for p in profiles)
    worse_plain = min(share(p, mask, plain) for p in profiles)
    assert worse_fair >= worse_plain - 0.05


def test_a_filter_changes_no_score() -> None:
    profiles = world(0, 1)
    every = {joint.title: joint.score for joint in together(profiles, everything(), SPACE)}
    only = everything()
    only[::2] = False
    some = {joint.title: joint.score for joint in together(profiles, everything(), 20, only=only)}
    assert all(title % 2 for title in some)
    assert all(every[title] == score for title, score in some.items())


def test_over_many_pairs_the_worse_off_has_a_good_deal_more_than_by_averaging() -> None:
    fair, plain = [], []
    for mine, theirs in ((0, 1), (2, 3), (4, 0)):
        for likes in ((6, 6), (2, 9), (9, 2)):
            profiles = world(mine, theirs, likes)
            mask = ~(profiles[0].hidden | profiles[1].hidden)
            found = [joint.title for joint in together(profiles, mask, 10)]
            total = np.mean([standard(profile, mask) for profile in profiles], axis=0)
            mean = np.argsort(-np.where(mask, total, -np.inf))[:10].tolist()
            fair.append(min(share(p, mask, found) for p in profiles))
            plain.append(min(share(p, mask, mean) for p in profiles))
    assert np.mean(fair) > np.mean(plain) + 0.1
