"""Domain values go to JSON Lines and back without a loss, and what is wrong is said clearly."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import line_values as lines
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvrec.domain import Credit, Event, EventKind, Interval, Localized, Target, Title, Viewing
from tvrec.errors import ImportFormatError
from tvrec.jsonlines import Value, from_json, to_json

EVENT = {
    "type": "event",
    "id": "e",
    "profile": "p",
    "title": "ml:1",
    "at": "2011-05-27T02:28:43Z",
    "kind": "like",
}
TITLE = {"type": "title", "id": "a", "kind": "movie", "title": "A"}


@given(lines.values)
def test_every_value_comes_back_from_its_line(value: Value) -> None:
    written = json.dumps(to_json(value), ensure_ascii=False, allow_nan=False)
    assert from_json(json.loads(written)) == value


@given(lines.values)
def test_writing_what_was_read_gives_the_same_bytes(value: Value) -> None:
    once = json.dumps(to_json(value))
    assert json.dumps(to_json(from_json(json.loads(once)))) == once


@given(st.dictionaries(lines.texts, lines.json_values) | lines.json_values)
def test_arbitrary_json_is_read_or_refused_with_one_clear_error(obj: Any) -> None:
    for name in ("title", "event", "viewing", "profile", "rule", "impression"):
        candidate = {**obj, "type": name} if isinstance(obj, dict) else obj
        with pytest.raises(ImportFormatError):
            from_json(candidate)


@given(lines.values, st.data())
def test_a_damaged_field_is_read_or_refused_with_one_clear_error(
    value: Value, data: st.DataObject
) -> None:
    line = to_json(value)
    key = data.draw(st.sampled_from(sorted(line)))
    line[key] = data.draw(lines.json_values)
    with suppress(ImportFormatError):
        from_json(line)


def test_the_lines_of_the_contract_are_read() -> None:
    played = from_json({**EVENT, "kind": "play", "completion": 0.97, "played_s": 4710, "plays": 1})
    assert isinstance(played, Event)
    assert played.at == datetime(2011, 5, 27, 2, 28, 43, tzinfo=UTC)
    assert (played.kind, played.completion, played.source) == (EventKind.PLAY, 0.97, "tvrec")
    assert played.target == Target("title", "ml:1")
    assert to_json(played)["title"] == "ml:1"


def test_targets_other_than_titles_are_objects() -> None:
    line = {**EVENT, "kind": "drop_series", "target": {"type": "series", "id": "s"}}
    del line["title"]
    event = from_json(line)
    assert isinstance(event, Event)
    assert event.target == Target("series", "s")
    assert to_json(event)["target"] == {"type": "series", "id": "s"}


def test_an_undo_may_name_nothing_but_its_event() -> None:
    line = {**EVENT, "kind": "undo", "undoes": "e0"}
    del line["title"]
    event = from_json(line)
    assert isinstance(event, Event)
    assert (event.undoes, event.title) == ("e0", None)
    assert to_json(event) == {**line, "source": "tvrec"}


def test_people_keep_their_names_in_other_languages() -> None:
    line = {
        **TITLE,
        "people": [{"name": "Bong Joon-ho", "role": "director", "names": {"ko": "봉준호"}}],
        "i18n": {"zh-Hans": {"title": "甲", "genres": ["科幻"]}},
    }
    title = from_json(line)
    assert isinstance(title, Title)
    assert title.people == (Credit("Bong Joon-ho", "director", {"ko": "봉준호"}),)
    assert title.i18n == {"zh-Hans": Localized("甲", genres=("科幻",))}
    assert to_json(title) == line


def test_unknown_fields_come_back_also_those_of_people_and_languages() -> None:
    line = {
        **TITLE,
        "people": [{"name": "B"}, {"name": "C", "imdb": "nm1"}],
        "i18n": {"de": {"title": "A", "outline": "…"}},
        "shelf": {"room": 3},
    }
    title = from_json(line)
    assert title.extra["shelf"] == {"room": 3}
    assert to_json(title) == line


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("2011-05-27T02:28:43Z", "02:28:43"),
        ("2011-05-27T04:28:43+02:00", "02:28:43"),
        ("2011-05-27 02:28:43", "02:28:43"),
        ("2011-05-27", "00:00:00"),
        ("2011-05-27T02:28:43.250Z", "02:28:43.250000"),
    ],
)
def test_times_are_read_tolerantly_and_kept_in_utc(written: str, second: str) -> None:
    event = from_json({**EVENT, "at": written})
    assert to_json(event)["at"] == f"2011-05-27T{second}Z"


def test_the_zone_of_an_event_is_kept() -> None:
    event = from_json({**EVENT, "at": "2011-05-27T04:28:43+02:00"})
    assert event.extra == {"zone": "+02:00"}
    assert from_json(to_json(event)) == event


def test_null_is_the_same_as_left_out() -> None:
    assert from_json({**TITLE, "year": None, "genres": None}) == from_json(TITLE)


def test_an_event_without_an_id_gets_the_same_one_each_time() -> None:
    line = {key: value for key, value in EVENT.items() if key != "id"}
    again = from_json(dict(reversed(line.items())))
    assert isinstance(again, Event)
    assert again.id.startswith("x:")
    assert from_json(line) == again
    other = from_json({**line, "kind": "dislike"})
    assert isinstance(other, Event)
    assert other.id != again.id


def test_a_line_without_a_profile_belongs_to_who_imports() -> None:
    line = {key: value for key, value in EVENT.items() if key != "profile"}
    event = from_json(line, profile="anna")
    assert isinstance(event, Event)
    assert event.profile == "anna"


def test_covered_stretches_are_pairs() -> None:
    viewing = from_json(
        {
            "type": "viewing",
            "profile": "p",
            "title": "a",
            "started": "2026-01-01T20:00:00Z",
            "position_s": 30,
            "covered": [[0, 10], [20, 30]],
        }
    )
    assert isinstance(viewing, Viewing)
    assert viewing.covered == (Interval(0, 10), Interval(20, 30))
    assert viewing.updated == viewing.started


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([], "not a JSON object"),
        ({}, '"type" is null'),
        ({"type": ["title"]}, '"type" is ["title"]'),
        ({"type": "film"}, '"type" is "film"'),
        ({**TITLE, "title": " "}, '"title" must be a text that is not empty'),
        ({**TITLE, "kind": "film"}, '"kind" must be one of movie, series'),
        ({**TITLE, "rating": 11}, '"rating" must be a number from 0 to 10, not 11'),
        ({**TITLE, "rating": True}, '"rating" must be a number from 0 to 10, not true'),
        ({**TITLE, "year": "1995"}, '"year" must be a whole number, not "1995"'),
        ({**TITLE, "votes": 10**30}, '"votes" must be a whole number, 0 or more'),
        ({**TITLE, "runtime_s": float("nan")}, '"runtime_s" must be a number, 0 or more'),
        ({**TITLE, "genres": "Drama"}, '"genres" must be a list of texts, not "Drama"'),
        ({**TITLE, "people": ["B"]}, '"people" must be a list of objects'),
        ({**TITLE, "people": [{"role": "actor"}]}, '"people" must be a list of objects'),
        ({**TITLE, "added_at": "yesterday"}, '"added_at" must be an ISO 8601 time'),
        ({**TITLE, "added_at": "0001-01-01T00:00:00+14:00"}, "the years 1 to 9999"),
        ({**TITLE, "plot": "\ud800"}, '"plot" holds half of a surrogate pair'),
        ({**TITLE, "shelf": float("inf")}, '"shelf" must be plain JSON with finite numbers'),
        ({"type": "title", "id": "a", "kind": "movie"}, '"title" is missing'),
        ({**EVENT, "kind": "rate"}, 'an event of kind "rate" has no "rating"'),
        ({**EVENT, "kind": "undo"}, 'an event of kind "undo" has no "undoes"'),
        ({**EVENT, "completion": 97}, '"completion" must be a number from 0 to 1, not 97'),
        ({**EVENT, "target": {"type": "row", "id": "new"}}, "type one of title, series"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_field_and_remedy(line: object, said: str) -> None:
    with pytest.raises(ImportFormatError) as caught:
        from_json(line, source="history.jsonl", line=7)
    assert said in str(caught.value)
    assert str(caught.value).startswith("history.jsonl: line 7: ")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
