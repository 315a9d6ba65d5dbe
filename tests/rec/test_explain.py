"""Reasons: they add up, they name only what contributed, and what-if is what a rebuild gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_worlds import World, likes_by_chance, world

from tvrec.domain import Share
from tvrec.rec import Profile, Scorer, explain, position, reasons
from tvrec.rec.evidence import Without
from tvrec.rec.scorer import DRIFT, PRODUCT, START
from tvrec.rec.snapshot import Snapshot, deferred

SEEDS = st.integers(0, 2**32 - 1)


FORMULAS = st.sampled_from([DRIFT, START])


def viewer(
    made: World, seed: int, count: int, *, weak: bool = False, scorer: Scorer = PRODUCT
) -> Profile:
    profile = Profile(made.catalog(), scorer)
    profile.rebuild(likes_by_chance(seed, len(made.ids), count, weak=weak))
    return profile


@given(seed=SEEDS, count=st.integers(0, 30), weak=st.booleans(), listed=st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_terms_add_up_to_the_score_and_shares_to_one(seed, count, weak, listed):
    profile = viewer(world(seed), seed, count, weak=weak)
    total = profile.scores().total
    for i, reason in enumerate(reasons(profile, range(40), listed=listed)):
        assert sum(reason.terms.values()) == pytest.approx(total[i], abs=1e-6)
        alone = i in profile.liked and all(
            value <= 0 for name, value in reason.terms.items() if name != "attention"
        )  # then its own like may be all that speaks for it
        positive = any(value > 0 for value in reason.terms.values())
        whole = float(positive and not (alone and not reason.shares))
        assert sum(s.share for s in reason.shares) == pytest.approx(whole, abs=1e-6)
        assert all(s.share > 0 for s in (*reason.shares, *reason.against))
        assert [s.share for s in reason.shares] == sorted(
            (s.share for s in reason.shares), reverse=True
        )
        assert sum(s.type == "title" for s in reason.shares) <= listed


@given(seed=SEEDS, count=st.integers(1, 20), weak=st.booleans())
@settings(max_examples=60, deadline=None)
def test_shares_are_the_terms_divided_over_what_they_come_from(seed, count, weak):
    made = world(seed)
    profile = viewer(made, seed, count, weak=weak)
    attention = profile.attention(range(40))
    liked = [made.ids[i] for i in profile.liked]
    for i, reason in enumerate(reasons(profile, range(40), listed=40)):
        gains = {name: max(value, 0.0) for name, value in reason.terms.items()}
        left = 1.0
        if made.ids[i] in liked:  # its own like is none of its reasons
            left -= float(attention[i, liked.index(made.ids[i])])
            gains["attention"] *= left if left > 1e-6 else 0.0
        whole = sum(gains.values())
        if not whole:
            assert not reason.shares
            continue
        part = {name: value / whole for name, value in gains.items()}
        of_type: dict[str, dict[str, float]] = {}
        for share in reason.shares:
            of_type.setdefault(share.type, {})[share.id] = share.share
        for name, type_ in (("attention", "title"), ("genre", "genre"), ("people", "person")):
            assert sum(of_type.get(type_, {}).values()) == pytest.approx(part[name], abs=1e-6)
        for name in ("votes", "quality", "rating"):
            assert sum(of_type.get(name, {}).values()) == pytest.approx(part.get(name, 0.0))
        for key, share in of_type.get("title", {}).items():
            assert key != made.ids[i]
            expected = part["attention"] * attention[i, liked.index(key)] / left
            assert share == pytest.approx(expected, abs=1e-5)
        # a person or a genre is named only where the title and a like share it
        for type_, lists in (("genre", made.genres), ("person", made.people)):
            met = {name for j in profile.liked for name in lists[j]}
            assert set(of_type.get(type_, {})) <= met & set(lists[i])


def test_what_speaks_against_is_the_negative_terms_of_all_magnitudes():
    profile = viewer(world(4), 4, 10)
    for reason in reasons(profile, range(40)):
        size = sum(abs(value) for value in reason.terms.values())
        expected = {name: -value / size for name, value in reason.terms.items() if value < 0}
        assert {s.type: s.share for s in reason.against} == pytest.approx(expected)
        assert all(s.id in ("", "few") for s in reason.against)


def test_the_largest_past_titles_are_named_and_the_rest_is_one_share():
    profile = viewer(world(11, n=60), 11, 30)
    all_named = reasons(profile, range(60), listed=60)
    some = 0
    for i, reason in enumerate(reasons(profile, range(60), listed=3)):
        titles = [s for s in all_named[i].shares if s.type == "title"]
        named = [s for s in reason.shares if s.type == "title"]
        assert [s.id for s in named] == [s.id for s in titles[:3]]
        rest = sum(s.share for s in reason.shares if s.type == "history")
        assert rest == pytest.approx(sum(s.share for s in titles[3:]), abs=1e-6)
        some += len(named)
    assert some


def without(profile: Profile, place: int) -> Profile:
    """Rebuilt as if the like had never been, with its title still hidden."""
    plain = Profile(profile.catalog, profile.scorer)
    likes = list(profile.likes)
    gone, _ = likes.pop(place)
    plain.rebuild(likes, {gone, *np.flatnonzero(profile.hidden).tolist()})
    return plain


@given(
    seed=SEEDS,
    count=st.integers(1, 25),
    weak=st.booleans(),
    place=st.integers(0, 24),
    built=st.booleans(),
    scorer=FORMULAS,
)
@settings(max_examples=60, deadline=None)
def test_without_a_like_scores_are_what_a_rebuild_without_it_gives(
    seed, count, weak, place, built, scorer
):
    made = world(seed, n=45)
    profile = Profile(made.catalog(), scorer)
    likes = likes_by_chance(seed, 45, count, weak=weak)
    if built:
        profile.rebuild(likes)
    else:
        for i, strength in likes:
            profile.absorb(i, strength)
    place %= count
    candidates = profile.scores().candidates
    scores = profile.scores_from(profile.evidence(Without(like=place)), candidates)
    expected = without(profile, place).scores()
    assert (expected.candidates == candidates).all()
    np.testing.assert_allclose(
        scores.total[candidates], expected.total[candidates], rtol=0, atol=1e-5
    )


@given(seed=st.integers(0, 1000), place=st.integers(0, 399), weak=st.booleans())
@settings(max_examples=15, deadline=None)
def test_the_same_holds_for_long_histories_where_sums_are_corrected(seed, place, weak):
    made = world(seed, n=500, d=16)
    profile = Profile(made.catalog())
    for i, strength in likes_by_chance(seed, 500, 400, weak=weak):
        profile.absorb(i, strength)
    candidates = profile.scores().candidates
    scores = profile.scores_from(profile.evidence(Without(like=place)), candidates)
    expected = without(profile, place).scores().total
    np.testing.assert_allclose(scores.total[candidates], expected[candidates], rtol=0, atol=1e-5)


@given(seed=SEEDS, count=st.integers(1, 12), scorer=FORMULAS)
@settings(max_examples=60, deadline=None)
def test_counterfactuals_are_the_ranks_after_such_a_rebuild(seed, count, scorer):
    made = world(seed)
    profile = viewer(made, seed, count, scorer=scorer)
    i = int(np.flatnonzero(~profile.hidden)[0])
    reason = explain(profile, i, counterfactuals=50)
    seeds = {s.id for s in reason.shares if s.type == "title"}
    assert {other.id for other in reason.counterfactuals if other.type == "title"} == seeds
    scores = profile.scores()
    for other in reason.counterfactuals:
        if other.type == "title":
            place = profile.liked.tolist().index(profile.catalog.index[other.id])
            rebuilt = without(profile, place)
            assert other.rank == position(rebuilt, i, rebuilt.scores())
        elif other.type in ("votes", "quality", "rating", "era"):
            names = scores.names[profile.catalog.kind_codes[i]]
            total = scores.total - scores.terms[names.index(other.type)]
            assert other.rank == position(profile, i, scores, total)


@given(seed=SEEDS, count=st.integers(0, 20), seeds=st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_the_strongest_past_titles_and_the_strongest_of_every_other_type_are_left_out(
    seed, count, seeds
):
    profile = viewer(world(seed), seed, count)
    i = int(np.flatnonzero(~profile.hidden)[-1])
    reason = explain(profile, i, seeds)
    left_out = {(other.type, other.id) for other in reason.counterfactuals}
    for type_ in {share.type for share in reason.shares} - {"history"}:
        most = seeds if type_ == "title" else min(seeds, 1)
        strongest = [(s.type, s.id) for s in reason.shares if s.type == type_][:most]
        assert left_out & {(s.type, s.id) for s in reason.shares if s.type == type_} == set(
            strongest
        )
    assert len(left_out) == len(reason.counterfactuals)


def test_a_facet_is_left_out_by_giving_it_no_part_in_any_title():
    """As if no like had the genre, while every title keeps its own."""
    made = world(21, n=40, kinds=1)
    profile = viewer(made, 21, 12)
    for name, lists in (("genre", made.genres), ("person", made.people)):
        i, share = next(
            (i, next(share for share in reason.shares if share.type == name))
            for i, reason in enumerate(reasons(profile, range(40)))
            if not profile.hidden[i] and any(share.type == name for share in reason.shares)
        )
        sums = profile.genres if name == "genre" else profile.people
        features = sums.features
        column = features.names.index(share.id)
        kept = sums.without(column)[0]
        expected = np.zeros(40)
        for like in profile.liked:
            for c in range(40):
                mine = dict(zip(*map(np.ndarray.tolist, features.row(c)), strict=True))
                theirs = dict(zip(*map(np.ndarray.tolist, features.row(like)), strict=True))
                expected[c] += sum(
                    v * theirs.get(key, 0.0) for key, v in mine.items() if key != column
                )
        np.testing.assert_allclose(kept, expected, atol=1e-6)
        assert lists[i]
        what_if = explain(profile, i, counterfactuals=50).counterfactuals
        assert any((o.type, o.id) == (name, share.id) for o in what_if)


def test_personal_causes_are_left_out_first():
    profile = viewer(world(9, kinds=1), 9, 8)
    i = int(np.argmax(np.where(profile.hidden, -np.inf, profile.scores().terms[0])))
    types = [other.type for other in explain(profile, i).counterfactuals]
    personal = [type_ in ("title", "person", "genre", "era") for type_ in types]
    assert types.count("title") == 3
    assert personal == sorted(personal, reverse=True)


def test_a_hidden_title_can_be_explained():
    profile = viewer(world(9), 9, 8)
    reason = explain(profile, int(profile.liked[0]))
    assert sum(reason.terms.values()) == pytest.approx(profile.scores().total[profile.liked[0]])


def test_a_title_that_is_not_there_cannot_be_explained():
    with pytest.raises(IndexError):
        explain(viewer(world(9), 9, 8), 40)


def test_explaining_changes_nothing():
    profile = viewer(world(9), 9, 8)
    before = profile.scores().total.copy()
    explain(profile, 0)
    np.testing.assert_array_equal(before, profile.scores().total)
    assert len(profile.likes) == 8


def test_a_new_viewer_gets_impersonal_reasons():
    profile = Profile(world(9).catalog())
    for reason in reasons(profile, range(40)):
        assert {s.type for s in reason.shares} <= {"votes", "quality", "rating"}
        assert reason.headline is None or reason.headline.type in ("votes", "quality", "rating")


def test_with_a_term_off_nothing_is_said_of_it():
    made = world(12)
    profile = Profile(made.catalog(), replace(Profile(made.catalog()).scorer, genre=0.0))
    profile.rebuild([(i, 1.0) for i in range(8)])
    for reason in reasons(profile, range(40)):
        assert reason.terms["genre"] == 0
        assert not [s for s in reason.shares if s.type == "genre"]


def test_reasons_read_later_are_those_of_their_moment():
    profile = viewer(world(13), 13, 10)
    titles = np.flatnonzero(~profile.hidden)[:6]
    now = reasons(profile, titles)
    scores = profile.scores()
    later = deferred(Snapshot(profile), titles, scores.names, scores.terms[:, titles])
    for i in np.flatnonzero(~profile.hidden)[6:10]:
        profile.absorb(int(i))
    for one, other in zip(now, later, strict=True):
        assert one.terms == other.terms
        assert rounded(one.shares) == rounded(other.shares)
        assert rounded(one.against) == rounded(other.against)


def rounded(shares: tuple[Share, ...]) -> set[tuple[str, str, str, float]]:
    return {(s.type, s.id, s.name, round(s.share, 4)) for s in shares}
