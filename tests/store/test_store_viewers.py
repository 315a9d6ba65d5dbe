"""What belongs to a profile: kept apart from all others', and gone for good when deleted."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tvrec.domain import (
    Event,
    EventId,
    EventKind,
    Impression,
    ProfileId,
    Rule,
    Target,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.errors import StoreError
from tvrec.store import Shown, Store

NOW = datetime(2026, 5, 1, tzinfo=UTC)
ANN, BOB = ProfileId("p:ann"), ProfileId("p:bob")
T1, T2 = TitleId("t:1"), TitleId("t:2")


@pytest.fixture
def store() -> Store:
    store = Store.in_memory()
    fill(store)
    return store


def fill(store: Store) -> None:
    store.profiles.add(Viewer(id=ANN, name="Ann"))
    store.profiles.add(Viewer(id=BOB, name="Bob"))


def event(name: str, profile: ProfileId = ANN, minutes: float = 0, title: str = "t:1") -> Event:
    return Event(
        id=EventId(name), profile=profile, at=NOW + timedelta(minutes=minutes),
        kind=EventKind.PLAY, target=Target("title", title), completion=1.0,
    )  # fmt: skip


def shown(title: TitleId, minutes: float, profile: ProfileId = ANN) -> Impression:
    at = NOW + timedelta(minutes=minutes)
    return Impression(profile=profile, title=title, row="top", rank=1, at=at)


def test_events_come_by_time_and_then_as_they_were_added(store: Store) -> None:
    for name, minutes in (("b", 5), ("a", 5), ("late", 9), ("early", 1)):
        store.events.add(event(name, minutes=minutes))
    assert [one.id for one in store.events.of(ANN)] == ["early", "b", "a", "late"]
    assert len(store.events.of(ANN)) == 4
    assert store.events.of(BOB) == []


def test_events_of_one_title(store: Store) -> None:
    series = Event(
        id=EventId("s"), profile=ANN, at=NOW, kind=EventKind.DROP_SERIES,
        target=Target("series", "t:1"),
    )  # fmt: skip
    store.events.add_many([event("e:1"), event("e:2", title="t:2"), event("e:3", BOB), series])
    assert [one.id for one in store.events.of_title(ANN, T1)] == ["e:1"]


def test_what_was_imported_before_is_left_out_for_its_profile_alone(store: Store) -> None:
    assert store.events.add_many([event("e:1"), event("e:2")]) == 2
    assert store.events.add_many([event("e:2"), event("e:3")]) == 1
    assert store.events.add_many([event("e:2", BOB)]) == 1
    with pytest.raises(StoreError):
        store.events.add(event("e:1"))
    assert (len(store.events.of(ANN)), len(store.events.of(BOB))) == (3, 1)


def test_deleting_events_takes_those_of_one_profile(store: Store) -> None:
    store.events.add_many([event("e:1"), event("e:2"), event("e:1", BOB)])
    assert store.events.delete(ANN, [EventId("e:1"), EventId("none")]) == 1
    assert [one.id for one in store.events.of(ANN)] == ["e:2"]
    assert store.events.get(ANN, EventId("e:1")) is None
    assert len(store.events.of(BOB)) == 1


def test_deleted_events_are_gone_from_the_disk_among_thousands(tmp_path: Path) -> None:
    chance = random.Random(1)
    written = [
        event(f"mark-{n:05}-", chance.choice([ANN, BOB]), chance.random() * 10**6, f"sign-{n:05}-")
        for n in range(3000)
    ]
    with Store.open(tmp_path / "tvrec.db") as store:
        fill(store)
        for start in range(0, 3000, 40):
            store.events.add_many(written[start : start + 40])
        gone = chance.sample([one for one in written if one.profile == ANN], 700)
        for start in range(0, 700, 70):
            store.events.delete(ANN, [one.id for one in gone[start : start + 70]])
        assert traces(tmp_path, gone) == []
        assert len(store.events.of(ANN)) + len(store.events.of(BOB)) == 2300
        store.profiles.remove(ANN)
        assert traces(tmp_path, [one for one in written if one.profile == ANN]) == []
        assert store.events.of(BOB) == sorted(
            (one for one in written if one.profile == BOB), key=lambda one: one.at
        )
        assert store.integrity() == []


def traces(folder: Path, events: list[Event]) -> list[str]:
    """Return what can be read of events in any file of the database, its log included."""
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    return [text for one in events for text in (one.id, one.target.id) if text.encode() in content]


def test_while_another_reads_a_deletion_waits_in_the_log_and_is_gone_after(tmp_path: Path) -> None:
    with Store.open(tmp_path / "tvrec.db") as store:
        fill(store)
        secret = event("a-secret-mark", title="a-secret-sign")
        store.events.add(secret)
        with Store.open(tmp_path / "tvrec.db") as reader:
            reader._connection.run("BEGIN")
            assert len(reader.events.of(ANN)) == 1
            store.events.delete(ANN, [secret.id])
            assert len(reader.events.of(ANN)) == 1, "the reader's moment is kept"
            reader._connection.run("COMMIT")
        store.events.add(event("e:2"))
        assert traces(tmp_path, [secret]) == []


def test_viewings_come_most_recent_first(store: Store) -> None:
    old = Viewing(profile=ANN, title=T1, started=NOW, updated=NOW, position_s=5.0)
    new = Viewing(
        profile=ANN, title=T2, started=NOW, updated=NOW + timedelta(minutes=1), position_s=1.0
    )
    store.viewings.save(new)
    store.viewings.save(old, running=True)
    assert store.viewings.open(ANN) == [new, old]
    assert store.viewings.open(BOB) == []
    assert store.viewings.running() == [old]
    assert (store.viewings.delete(ANN, T1), store.viewings.delete(ANN, T1)) == (True, False)
    assert store.viewings.get(ANN, T1) is None


def test_a_viewing_that_is_watched_is_closed(store: Store) -> None:
    viewing = Viewing(profile=ANN, title=T1, started=NOW, updated=NOW, position_s=5.0)
    store.viewings.save(viewing, running=True)
    store.viewings.end(viewing, event("e:1"))
    assert (store.viewings.open(ANN), len(store.events.of(ANN))) == ([], 1)
    store.viewings.end(viewing, None, resumable=True)
    assert (store.viewings.open(ANN), len(store.events.of(ANN))) == ([viewing], 1)


def test_profiles_keep_their_order_and_change(store: Store) -> None:
    with pytest.raises(StoreError, match="already"):
        store.profiles.add(Viewer(id=ANN, name="Again"))
    store.profiles.rename(ANN, "Anna")
    store.profiles.set_settings(ANN, {"age": 12})
    assert [one.name for one in store.profiles.list()] == ["Anna", "Bob"]
    assert store.profiles.get(ANN) == Viewer(id=ANN, name="Anna", settings={"age": 12})
    for change in (
        lambda: store.profiles.rename(ProfileId("none"), "x"),
        lambda: store.profiles.remove(ProfileId("none")),
        lambda: store.profiles.save(Viewer(id=ProfileId("none"), name="x")),
    ):
        with pytest.raises(StoreError, match="no profile"):
            change()


def test_a_profile_leaves_with_all_that_is_its_own_and_nothing_else(store: Store) -> None:
    for profile in (ANN, BOB):
        store.events.add(event("e:1", profile))
        store.viewings.save(
            Viewing(profile=profile, title=T1, started=NOW, updated=NOW, position_s=1.0)
        )
        store.rules.put(Rule(id="r:1", profile=profile, kind="mute", target=Target("genre", "War")))
        store.impressions.record([shown(T1, 0, profile)])
    store.profiles.remove(ANN)
    held = [
        [len(own.of(profile)) for own in (store.events, store.rules, store.impressions)]
        + [len(store.viewings.open(profile))]
        for profile in (ANN, BOB)
    ]
    assert held == [[0, 0, 0, 0], [1, 1, 1, 1]]


def test_a_rule_is_replaced_by_its_id(store: Store) -> None:
    store.rules.put(Rule(id="r:1", profile=ANN, kind="dial", value=0.2, at=NOW))
    store.rules.put(Rule(id="r:1", profile=ANN, kind="dial", value=0.8, at=NOW))
    store.rules.put(Rule(id="r:1", profile=BOB, kind="dial", value=0.5))
    assert [rule.value for rule in store.rules.of(ANN)] == [0.8]
    assert store.rules.delete(ANN, ["r:1", "none"]) == 1
    assert [rule.value for rule in store.rules.of(BOB)] == [0.5]


def test_what_is_started_and_finished_counts_for_its_latest_impression(store: Store) -> None:
    store.impressions.record([shown(T1, 0), shown(T1, 10), shown(T1, 99), shown(T2, 10)])
    store.impressions.started(ANN, T1, NOW + timedelta(minutes=11))
    store.impressions.finished(ANN, T1, NOW + timedelta(minutes=60))
    store.impressions.finished(ANN, T2, NOW + timedelta(minutes=60))
    marked = [one for one in store.impressions.of(ANN) if one.started]
    assert [(one.at, one.finished) for one in marked] == [
        (NOW + timedelta(minutes=10), NOW + timedelta(minutes=60))
    ]
    assert store.impressions.by_row(ANN) == {"top": Shown(4, 0, 1, 1)}
    assert store.impressions.by_row(BOB) == {}
    assert store.impressions.delete(ANN, before=NOW + timedelta(minutes=10)) == 1
    assert store.impressions.delete(ANN) == 3


def test_an_impression_leads_to_a_start_within_a_span(store: Store) -> None:
    store.impressions.record([shown(T1, 0), shown(T1, 10)])
    late = NOW + timedelta(hours=9)
    assert not store.impressions.started(ANN, T1, late, since=late - timedelta(hours=6))
    assert store.impressions.started(ANN, T1, NOW, since=NOW, until=late), (
        "begun before it was seen"
    )
    times = [(one.at, one.started) for one in store.impressions.of(ANN, T1) if one.started]
    assert times == [(NOW + timedelta(minutes=10), NOW + timedelta(minutes=10))]
    assert store.impressions.of(ANN, T2) == []
    assert store.impressions.by_row(ANN) == {"top": Shown(2, 0, 1, 0)}
    assert store.impressions.by_row(ANN, NOW + timedelta(minutes=5)) == {"top": Shown(1, 0, 1, 0)}


def test_what_is_opened_is_so_at_its_latest_impression_and_of_that_evening(store: Store) -> None:
    store.impressions.record([shown(T1, 0), shown(T1, 10), shown(T2, 0)])
    assert store.impressions.opened(ANN, T1, NOW + timedelta(minutes=11))
    assert store.impressions.opened(ANN, T2, NOW + timedelta(days=3))
    assert not store.impressions.opened(BOB, T1, NOW + timedelta(minutes=11))
    (marked,) = [one for one in store.impressions.of(ANN, T1) if one.opened]
    assert (marked.at, marked.opened) == (
        NOW + timedelta(minutes=10),
        NOW + timedelta(minutes=11),
    )
    assert store.impressions.by_row(ANN) == {"top": Shown(3, 1, 0, 0)}


def test_the_days_before_a_title_was_opened_are_not_counted(store: Store) -> None:
    day = 24 * 60
    store.impressions.record([shown(T1, n * day) for n in range(5)] + [shown(T2, 0)])
    store.impressions.opened(ANN, T1, NOW + timedelta(days=2))
    days = store.impressions.days(ANN, 1)
    assert len(days[T1]) == 2
    assert len(days[T2]) == 1


def test_days_on_which_a_title_was_shown_are_counted_once(store: Store) -> None:
    minutes = [0, 10, 24 * 60, 2 * 24 * 60]
    store.impressions.record([shown(T1, minute) for minute in minutes] + [shown(T2, 0)])
    first = int(NOW.timestamp() // 86_400)
    assert store.impressions.days(ANN, 3) == {T1: [first, first + 1, first + 2]}
    assert store.impressions.days(ANN, 4) == {}
    assert store.impressions.delete(ANN, T1) == 4
    assert store.impressions.days(ANN, 1) == {T2: [first]}
