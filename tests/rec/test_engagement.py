"""From events to likes, to what is hidden and to what was seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, TitleId
from tvrec.rec.engagement import Ledger
from tvrec.rec.watched import WatchSettings, is_noise, is_watched, offers_resume

START = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = WatchSettings()
KINDS = {
    "film": Kind.MOVIE,
    "other": Kind.MOVIE,
    "clip": Kind.CLIP,
    "series": Kind.SERIES,
    "e1": Kind.EPISODE,
    "e2": Kind.EPISODE,
    "album": Kind.ALBUM,
    "t1": Kind.TRACK,
    "t2": Kind.TRACK,
    "t3": Kind.TRACK,
    "t4": Kind.TRACK,
}
PARENTS = {"e1": "series", "e2": "series"} | {f"t{i}": "album" for i in range(1, 5)}
RUNTIMES = {"film": 6000.0, "other": 6000.0, "clip": 200.0, "e1": 1500.0, "e2": 1500.0}


def ledger() -> Ledger:
    return Ledger(
        parents={TitleId(k): TitleId(v) for k, v in PARENTS.items()},
        kinds={TitleId(k): v for k, v in KINDS.items()},
        runtimes={TitleId(k): v for k, v in RUNTIMES.items()},
        leaf_counts={TitleId("series"): 2, TitleId("album"): 4},
        settings=SETTINGS,
    )


def event(number: int, kind: str, title: str = "film", **fields: Any) -> Event:
    target = fields.pop("target", None) or Target("title", title)
    return Event(
        id=EventId(f"e:{number}"), profile=ProfileId("p"), at=START + timedelta(hours=number),
        kind=EventKind(kind), target=target, **fields,
    )  # fmt: skip


def after(*events: Event) -> Ledger:
    made = ledger()
    for one in events:
        made.add(one)
    return made


def likes(made: Ledger) -> list[str]:
    return [title for title, _, _ in made.likes()]


def test_a_finished_film_is_a_like_and_leaves_the_rows() -> None:
    made = after(event(1, "play", completion=0.95))
    assert likes(made) == ["film"]
    assert made.hidden() == ["film"]


def test_a_film_that_was_merely_opened_is_neither() -> None:
    made = after(event(1, "play", completion=0.3))
    assert (likes(made), made.hidden()) == ([], [])
    assert made.standing(TitleId("film")).begun


def test_noise_leaves_no_trace() -> None:
    made = after(event(1, "play", completion=0.004))
    assert not made.standing(TitleId("film")).begun


def test_a_rating_overrules_what_was_played() -> None:
    assert likes(after(event(1, "play", completion=1.0), event(2, "rate", rating=5.0))) == []
    assert likes(after(event(1, "play", completion=0.2), event(2, "rate", rating=8.0))) == ["film"]


def test_the_last_word_counts() -> None:
    made = after(event(1, "rate", rating=9.0), event(2, "dislike"))
    assert (likes(made), made.hidden()) == ([], ["film"])
    made.add(event(3, "favourite"))
    assert likes(made) == ["film"]


def test_a_play_of_an_imported_history_without_figures_counts_as_whole() -> None:
    assert likes(after(event(1, "play", plays=3))) == ["film"]
    assert likes(after(event(1, "play", skipped=True))) == []


def test_a_leaf_counts_for_its_parent_once() -> None:
    made = after(event(1, "play", "e1", completion=1.0), event(2, "play", "e2", completion=1.0))
    assert likes(made) == ["series"]
    assert made.standing(TitleId("series")).seen_leaves == {"e1", "e2"}
    assert made.standing(TitleId("series")).last_leaf == "e2"


def test_a_series_once_begun_leaves_the_recommending_rows() -> None:
    made = after(event(1, "play", "e1", completion=0.5))
    assert (likes(made), made.hidden()) == ([], ["series"])


def test_an_album_is_heard_when_half_of_it_is() -> None:
    made = after(event(1, "play", "t1", completion=0.6))
    assert likes(made) == []
    made.add(event(2, "play", "t2", completion=0.6))
    assert (likes(made), made.hidden()) == (["album"], ["album"])


def test_that_was_not_me_removes_the_seed_and_keeps_the_title_away() -> None:
    made = after(event(1, "play", completion=1.0), event(2, "block_seed"))
    assert (likes(made), made.hidden()) == ([], ["film"])


def test_undo_takes_back_and_undoing_the_undo_restores() -> None:
    made = after(event(1, "play", completion=1.0), event(2, "undo", undoes=EventId("e:1")))
    assert (likes(made), made.hidden()) == ([], [])
    made.add(event(3, "undo", undoes=EventId("e:2")))
    assert likes(made) == ["film"]


def test_a_like_stands_where_its_latest_act_stands_in_time() -> None:
    made = after(
        event(1, "play", "film", completion=1.0),
        event(2, "play", "other", completion=1.0),
        event(3, "play", "film", completion=1.0),
    )
    assert likes(made) == ["other", "film"]
    assert made.standing(TitleId("film")).plays == 2


def test_people_and_genres_are_blocked_exactly_and_given_back() -> None:
    unwanted = Target("person", "Somebody")
    made = after(event(1, "not_interested", target=unwanted))
    assert made.blocked == {unwanted}
    made.add(event(2, "undo", undoes=EventId("e:1")))
    assert made.blocked == frozenset()


KIND_NAMES = [
    "play",
    "play",
    "play",
    "rate",
    "like",
    "dislike",
    "favourite",
    "seen",
    "not_interested",
    "block_seed",
    "drop_series",
    "undo",
]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(KIND_NAMES), st.sampled_from(sorted(KINDS)),
        st.floats(0, 1), st.integers(0, 20), st.integers(0, 5),
    ),
    max_size=25,
)  # fmt: skip


@given(ACTS)
def test_event_by_event_equals_all_at_once(acts: list[tuple[str, str, float, int, int]]) -> None:
    events = [
        Event(
            id=EventId(f"e:{i}"), profile=ProfileId("p"), at=START + timedelta(hours=hour),
            kind=EventKind(kind), target=Target("title", title),
            completion=share if kind == "play" else None,
            rating=share * 10 if kind == "rate" else None,
            undoes=EventId(f"e:{back}") if kind == "undo" else None,
        )
        for i, (kind, title, share, hour, back) in enumerate(acts)
    ]  # fmt: skip
    one_by_one, at_once = ledger(), ledger()
    for one in events:
        one_by_one.add(one)
    at_once.add_many(events)
    assert dict(one_by_one.standings()) == dict(at_once.standings())
    assert one_by_one.likes() == at_once.likes()


@pytest.mark.parametrize(
    ("kind", "completion", "runtime", "watched"),
    [
        (Kind.MOVIE, 0.9, 6000, True),
        (Kind.MOVIE, 0.89, 6000, False),
        (Kind.TRACK, 0.5, 200, True),
        (Kind.TRACK, 0.3, 1000, True),
        (Kind.TRACK, 0.3, 200, False),
        (Kind.CLIP, 0.5, 299, True),
        (Kind.CLIP, 0.5, 301, False),
        (Kind.AUDIOBOOK, 0.9, 36000, True),
    ],
)
def test_watched_is_what_the_contract_says(
    kind: Kind, completion: float, runtime: float, watched: bool
) -> None:
    assert is_watched(kind, completion, runtime_s=runtime, settings=SETTINGS) is watched


def test_the_credits_need_not_be_sat_through() -> None:
    assert is_watched(Kind.MOVIE, 0.85, before_credits=0.93, settings=SETTINGS)


@pytest.mark.parametrize(
    ("kind", "position", "runtime", "offered"),
    [
        (Kind.MOVIE, 120, 6000, True),
        (Kind.MOVIE, 100, 6000, False),
        (Kind.EPISODE, 45, 1500, True),
        (Kind.CLIP, 170, 600, False),
        (Kind.AUDIOBOOK, 180, 36000, True),
        (Kind.MOVIE, 130, None, True),
    ],
)
def test_resume_is_offered_when_something_was_seen(
    kind: Kind, position: float, runtime: float | None, offered: bool
) -> None:
    assert offers_resume(kind, position, runtime, SETTINGS) is offered


def test_noise_is_below_thirty_seconds_or_a_tenth_whichever_is_less() -> None:
    assert is_noise(29 / 6000, 6000, SETTINGS)
    assert not is_noise(31 / 6000, 6000, SETTINGS)
    assert is_noise(0.09, 100, SETTINGS)
    assert not is_noise(0.11, 100, SETTINGS)
