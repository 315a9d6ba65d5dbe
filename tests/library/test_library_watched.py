"""What NFO files say that their owner did becomes the first profile's history, once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import media
import pytest
from library_shelf import NOW, Shelf

from tvrec.domain import Event, EventKind, Interval, ProfileId, Viewer

ANN, BOB = ProfileId("p:1"), ProfileId("p:2")
STATE = (
    "<playcount>{plays}</playcount><lastplayed>2021-02-03 20:15:00</lastplayed>"
    "<userrating>{rating}</userrating>"
)


@pytest.fixture(autouse=True)
def _in_utc(time_zone: Callable[[str], None]) -> None:
    time_zone("UTC")


@pytest.fixture
def ann(shelf: Shelf) -> Shelf:
    """A household of Ann, and of Bob who came later."""
    shelf.store.profiles.add(Viewer(id=ANN, name="Ann"))
    shelf.store.profiles.add(Viewer(id=BOB, name="Bob"))
    return shelf


def film(root: Path, state: str, name: str = "Film (2001)") -> Path:
    """Make a film with an NFO beside it, both of the year 2020."""
    path = media.make_video(root / f"{name}.mkv", seconds=2)
    note(path, state)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def note(path: Path, state: str) -> None:
    path.with_suffix(".nfo").write_text(f"<movie><title>Film</title>{state}</movie>")


def told(event: Event) -> tuple[str, datetime, float | None, int | None, float | None]:
    return (event.kind.value, event.at, event.completion, event.plays, event.rating)


def test_plays_and_ratings_become_events_of_the_first_profile(ann: Shelf, root: Path) -> None:
    film(root, STATE.format(plays=2, rating=8))
    report = ann.scan(root)
    at = datetime(2021, 2, 3, 20, 15, tzinfo=UTC)
    events = ann.store.events.of(ANN)
    assert [told(event) for event in events] == [
        ("play", at, 1.0, 2, None), ("rate", at, None, None, 8.0),
    ]  # fmt: skip
    assert {event.source for event in events} == {"nfo"}
    assert {event.title for event in events} == {ann.titles["Film"].id}
    assert ann.store.events.of(BOB) == []
    assert not report.skipped


def test_a_household_that_has_named_nobody_watched_as_one(shelf: Shelf, root: Path) -> None:
    film(root, "<playcount>1</playcount>")
    shelf.scan(root)
    [home] = shelf.store.profiles.list()
    assert len(shelf.store.events.of(home.id)) == 1


def test_without_a_history_nobody_is_made(shelf: Shelf, root: Path) -> None:
    film(root, "<playcount>0</playcount>")
    shelf.scan(root)
    assert shelf.store.profiles.list() == []


def test_without_a_day_the_file_says_when(ann: Shelf, root: Path) -> None:
    film(root, "<playcount>1</playcount>")
    ann.scan(root)
    [event] = ann.store.events.of(ANN)
    assert event.at == datetime.fromtimestamp(1_600_000_000, UTC)


def test_a_day_to_come_is_today(ann: Shelf, root: Path) -> None:
    film(root, "<playcount>1</playcount><lastplayed>2999-01-01</lastplayed>")
    ann.scan(root)
    assert ann.store.events.of(ANN)[0].at == NOW


def test_where_it_was_left_is_resumed(ann: Shelf, root: Path) -> None:
    film(root, "<resume><position>600</position><total>5400</total></resume>")
    ann.scan(root)
    assert ann.store.events.of(ANN) == []
    [viewing] = ann.store.viewings.open(ANN)
    assert (viewing.title, viewing.position_s) == (ann.titles["Film"].id, 600.0)
    assert (viewing.covered, viewing.runtime_s) == ((Interval(0.0, 600.0),), 5400.0)


def test_another_scan_adds_nothing_and_brings_nothing_back(ann: Shelf, root: Path) -> None:
    state = STATE.format(plays=1, rating=9) + "<resume><position>600</position></resume>"
    path = film(root, state)
    ann.scan(root)
    ann.scan(root)
    key = ann.titles["Film"].id
    play, rate = ann.store.events.of(ANN)
    ann.store.events.delete(ANN, [play.id])
    ann.store.viewings.delete(ANN, key)
    later = NOW + timedelta(days=1)
    ann.scan(root, now=later)
    (root / "away").mkdir()
    path.rename(root / "away" / path.name)
    path.with_suffix(".nfo").rename(root / "away" / "Film (2001).nfo")
    ann.scan(root, now=later)
    note(root / "away" / path.name, state + "<plot>New.</plot>")
    ann.scan(root, now=later)
    assert ann.titles["Film"].plot == "New."
    assert ann.store.events.of(ANN) == [rate]
    assert ann.store.viewings.open(ANN) == []


def test_what_is_noted_after_the_first_scan_is_read_then(ann: Shelf, root: Path) -> None:
    path = film(root, "")
    ann.scan(root)
    assert ann.store.events.of(ANN) == []
    note(path, STATE.format(plays=1, rating=6))
    ann.scan(root)
    note(path, STATE.format(plays=2, rating=7))
    ann.scan(root)
    ratings = [e.rating for e in ann.store.events.of(ANN) if e.kind is EventKind.RATE]
    assert ratings == [6.0, 7.0], "another rating is another fact"
    assert len(ann.store.events.of(ANN)) == 3, "the plays were counted once"


def test_episodes_and_their_series_have_each_their_own(ann: Shelf, root: Path) -> None:
    show = root / "Show"
    for number in (1, 2):
        path = media.make_video(show / "Season 1" / f"Show S01E0{number}.mkv")
        path.with_suffix(".nfo").write_text(
            f"<episodedetails><title>E{number}</title><season>1</season><episode>{number}</episode>"
            f"<playcount>{2 - number}</playcount></episodedetails>"
        )
    (show / "tvshow.nfo").write_text(
        "<tvshow><title>Show</title><playcount>1</playcount><userrating>9</userrating></tvshow>"
    )
    ann.scan(root)
    found = {(event.kind.value, event.title) for event in ann.store.events.of(ANN)}
    assert found == {("play", ann.titles["E1"].id), ("rate", ann.titles["Show"].id)}


def test_a_play_that_was_broken_off_is_no_watch(ann: Shelf, root: Path) -> None:
    film(root, "<playcount>1</playcount><watched>false</watched>")
    ann.scan(root)
    assert ann.store.events.of(ANN) == []


def test_watched_without_a_count_is_once(ann: Shelf, root: Path) -> None:
    film(root, "<watched>true</watched>")
    ann.scan(root)
    assert ann.store.events.of(ANN)[0].plays == 1
