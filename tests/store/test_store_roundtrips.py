"""Whatever is put comes back equal: any Unicode, any bytes in a path, unknown fields."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_values import (
    EVENTS,
    FILES,
    HOME,
    IMPRESSIONS,
    ODD,
    RULES,
    TITLES,
    VIEWERS,
    VIEWINGS,
)

from tvrec.domain import Event, EventId, EventKind, Kind, Target, Title, TitleId, Viewer
from tvrec.errors import StoreError
from tvrec.store import Artwork, Store

EXAMPLES = settings(deadline=None, max_examples=60)


@pytest.fixture(scope="module")
def store() -> Store:
    """One for all examples of a test: each must come back from among the others too."""
    store = Store.in_memory()
    store.profiles.add(Viewer(id=HOME, name="Home"))
    store.titles.put([Title(id=TitleId("t:1"), kind=Kind.MOVIE, title="One")])
    return store


@EXAMPLES
@given(title=TITLES)
def test_titles(store: Store, title: Title) -> None:
    store.titles.put([title])
    assert store.titles.get(title.id) == title
    [summary] = [one for one in store.titles.summaries() if one.id == title.id]
    assert (summary.title, summary.genres, summary.parent, summary.artist, summary.track) == (
        (title.title, title.genres, title.parent, title.artist, title.track)
    )
    assert title in store.titles.each()
    facets = store.titles.facets()
    at = facets.ids.index(title.id)
    assert facets.people[at] == tuple(dict.fromkeys(credit.name for credit in title.people))
    assert (facets.genres[at], facets.votes[at], facets.added_at[at]) == (
        (title.genres, title.votes, title.added_at)
    )


@EXAMPLES
@given(events=st.lists(EVENTS, max_size=4, unique_by=lambda event: event.id))
def test_events(store: Store, events: list[Event]) -> None:
    with store.write_tx():
        store.events.delete(HOME, [event.id for event in store.events.of(HOME)])
    assert store.events.add_many(events) == len(events)
    assert store.events.of(HOME) == sorted(events, key=lambda event: event.at)
    for event in events:
        assert store.events.get(HOME, event.id) == event


@EXAMPLES
@given(VIEWINGS)
def test_viewings(store: Store, viewing: object) -> None:
    store.viewings.save(viewing)
    assert store.viewings.get(viewing.profile, viewing.title) == viewing
    assert viewing in store.viewings.open(HOME)


@EXAMPLES
@given(RULES)
def test_rules(store: Store, rule: object) -> None:
    store.rules.put(rule)
    assert rule in store.rules.of(HOME)


@EXAMPLES
@given(IMPRESSIONS)
def test_impressions(store: Store, impression: object) -> None:
    store.impressions.record([impression])
    assert impression in store.impressions.of(HOME)


@EXAMPLES
@given(VIEWERS)
def test_profiles(store: Store, viewer: Viewer) -> None:
    if store.profiles.get(viewer.id) is None:
        store.profiles.add(viewer)
    store.profiles.save(viewer)
    assert store.profiles.get(viewer.id) == viewer


@EXAMPLES
@given(FILES)
def test_files(store: Store, file: object) -> None:
    store.files.put(TitleId("t:1"), [file])
    assert file in store.files.of(TitleId("t:1"))
    if file.missing_since is None:
        assert store.files.known()[file.path] == (file.size, file.mtime_ns, file.inode, "t:1")
    else:
        assert file.path in store.files.missing()


@EXAMPLES
@given(keys=st.lists(st.tuples(st.sampled_from(["path", "imdb"]), ODD), max_size=4))
def test_keys(store: Store, keys: list[tuple[str, str]]) -> None:
    store.titles.add_keys(TitleId("t:1"), keys)
    assert {store.titles.find_key(*key) for key in keys} <= {"t:1"}
    assert set(keys) <= set(store.titles.keys_of(TitleId("t:1")))


@EXAMPLES
@given(st.builds(Artwork, ODD, st.just("/a/\udce9.jpg"), st.binary(max_size=9), ODD))
def test_artwork(store: Store, picture: Artwork) -> None:
    store.artwork.put(TitleId("t:1"), [picture])
    assert store.artwork.of(TitleId("t:1")) == [picture]


def test_times_keep_their_instant_whatever_their_zone(store: Store) -> None:
    east = datetime(2026, 5, 1, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=8)))
    event = Event(
        id=EventId("zone"), profile=HOME, at=east, kind=EventKind.LIKE, target=Target("title", "t")
    )
    store.events.add(event)
    stored = store.events.get(HOME, event.id)
    assert stored is not None
    assert stored.at == east
    assert stored.at.tzinfo is UTC


def test_a_number_that_does_not_fit_is_an_error_not_a_crash(store: Store) -> None:
    with pytest.raises(StoreError, match="too large"):
        store.titles.put([Title(id=TitleId("t:big"), kind=Kind.MOVIE, title="Big", votes=10**30)])
    assert store.titles.get(TitleId("t:big")) is None
