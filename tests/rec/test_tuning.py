"""What a viewer mutes counts for nothing, and what is pinned for a weak like."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rec_home import catalog, liking, rows_of
from rec_worlds import likes_by_chance, world
from test_profile import assert_same

from tvrec.rec import Catalog, Profile, explain, position
from tvrec.rec.facets import Tuning
from tvrec.rec.scores import CONTENT


def films() -> Catalog:
    """Eighty titles: every fourth of War by Ida, the next ones of Love by Max."""
    genres = [["War"], ["Love"], ["Drama"], ["Drama", "War"]]
    people = [["Ida"], ["Max"], [], ["Ida"]]
    return catalog(80, genres=[genres[i % 4] for i in range(80)],
                   people=[people[i % 4] for i in range(80)])  # fmt: skip


def test_a_muted_genre_gives_no_title_anything() -> None:
    profile = liking(films(), [0, 3, 1])
    cause = next(s for s in explain(profile, 7).shares if (s.type, s.id) == ("genre", "War"))
    expected = {(c.type, c.id): c.rank for c in explain(profile, 7, 9).counterfactuals}
    profile.tune(genres=Tuning(muted=frozenset({"War"})))
    assert cause.share > 0
    assert not any(share.id == "War" for share in explain(profile, 7).shares)
    assert position(profile, 7, profile.scores()) == expected["genre", "War"]
    assert "genre:War" not in rows_of(profile)


def test_a_muted_person_gives_no_title_anything() -> None:
    profile = liking(films(), [0, 3, 7])
    assert "person:Ida" in rows_of(profile)
    profile.tune(people=Tuning(muted=frozenset({"Ida"})))
    assert not any(share.id == "Ida" for share in explain(profile, 7).shares)
    assert "person:Ida" not in rows_of(profile)


def test_a_pinned_genre_is_a_weak_like_of_it() -> None:
    profile = liking(films(), [0, 4, 8])
    before = profile.scores().total[5] - profile.scores().total[6]
    profile.tune(genres=Tuning(pinned=frozenset({"Love"})))
    assert profile.scores().total[5] - profile.scores().total[6] > before
    genre = profile.scores().terms[CONTENT.index("genre")]
    assert genre[12] > genre[5], "three likes weigh more"
    assert "genre:Love" in rows_of(profile)
    profile.tune(genres=Tuning(muted=frozenset({"War"}), pinned=frozenset({"Love"})))
    assert any(share.id == "Love" for share in explain(profile, 5).shares)


def test_a_pinned_person_is_followed() -> None:
    profile = liking(films(), [2])
    profile.tune(people=Tuning(pinned=frozenset({"Max"})))
    assert "person:Max" in rows_of(profile)


def test_a_tuning_of_nothing_known_changes_nothing() -> None:
    profile, plain = liking(films(), [0, 1]), liking(films(), [0, 1])
    profile.tune(genres=Tuning(frozenset({"Opera"}), frozenset({"Noir"})))
    np.testing.assert_array_equal(profile.scores().total, plain.scores().total)


@given(seed=st.integers(0, 2**32 - 1), start=st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_absorbing_equals_rebuilding_whatever_is_muted_or_pinned(seed: int, start: int) -> None:
    made = world(seed, n=30).catalog()
    likes = likes_by_chance(seed + 1, 30, 20, weak=True)
    genres, people = made.genres.names, made.people.names
    tuned = {
        "genres": Tuning(frozenset(genres[::2]), frozenset(genres[1::3])),
        "people": Tuning(frozenset(people[::3]), frozenset(people[1::2])),
    }
    absorbed, rebuilt = Profile(made), Profile(made)
    absorbed.tune(**tuned)
    absorbed.rebuild(likes[:start])
    for i, strength in likes[start:]:
        absorbed.absorb(i, strength)
    rebuilt.rebuild(likes)
    rebuilt.tune(**tuned)
    assert_same(absorbed, rebuilt)
    np.testing.assert_array_equal(absorbed.people.counts, rebuilt.people.counts)
    for mine, theirs in ((absorbed.genres, rebuilt.genres), (absorbed.people, rebuilt.people)):
        assert mine.titles == pytest.approx(theirs.titles, abs=1e-5)
        assert mine.facets == pytest.approx(theirs.facets, abs=1e-5)
