"""What tvrec writes is what docs/schema says, and the schemas refuse what the codec refuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import line_values as lines
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tvrec.cli.shapes import Shapes
from tvrec.domain import (
    Card,
    Counterfactual,
    Home,
    Kind,
    Moved,
    Piece,
    Problem,
    ProfileId,
    Reason,
    Row,
    Share,
    Summary,
    TitleId,
)
from tvrec.errors import ImportFormatError
from tvrec.i18n import translator
from tvrec.jsonlines import TYPES, Value, from_json, to_json

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"
FILES = sorted(SCHEMAS.glob("*.json"))
NOW = datetime(2026, 5, 1, 20, 15, tzinfo=UTC)


@cache
def validator(name: str) -> Draft202012Validator:
    resources = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in FILES}
    registry: Registry[Any] = Registry().with_resources(
        (key, Resource.from_contents(schema)) for key, schema in resources.items()
    )
    return Draft202012Validator(resources[f"{name}.json"], registry=registry)


def check(name: str, document: Any) -> None:
    validator(name).validate(json.loads(json.dumps(document, allow_nan=False)))


def shapes() -> Shapes:
    return Shapes(translator("en"), lambda share: share.name)


def home() -> Home:
    reason = Reason(
        terms={"embedding": 0.8, "votes": 0.2},
        shares=(Share("title", "b", "B", 0.8), Share("votes", "", "", 0.2)),
    )
    summary = Summary(id=TitleId("a"), kind=Kind.MOVIE, title="A", year=1927)
    row = Row("top", "top", (Card(summary, 1.0, reason), Card(summary, 0.5)))
    moved = (Moved(TitleId("a"), "A", "top", None, 1), Moved(TitleId("b"), "B", "top", 4, 2))
    return Home(profile=ProfileId("p"), at=NOW, rows=(row,), moved=moved)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_a_schema_that_says_what_it_is_of(file: Path) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == file.name
    assert schema["description"]


def test_every_type_of_line_has_a_schema() -> None:
    assert {file.stem for file in FILES} >= set(TYPES)


@settings(deadline=None)
@given(lines.values)
def test_every_line_that_is_written_is_valid(value: Value) -> None:
    line = to_json(value)
    check("line", line)
    check(line["type"], line)


@pytest.mark.parametrize(
    "line",
    [
        {"type": "film"},
        {"type": "title", "id": "a", "kind": "movie"},
        {"type": "title", "id": "a", "kind": "movie", "title": " "},
        {"type": "title", "id": "a", "kind": "movie", "title": "A", "rating": 11},
        {"type": "title", "id": "a", "kind": "movie", "title": "A", "year": "1995"},
        {"type": "title", "id": "a", "kind": "movie", "title": "A", "people": [{"role": "x"}]},
        {"type": "title", "id": "a", "kind": "movie", "title": "A", "runtime_s": -1},
        {"type": "event", "id": "e", "profile": "p", "at": "2026-01-01", "kind": "like"},
        {"type": "event", "profile": "p", "title": "a", "at": "2026-01-01", "kind": "rate"},
        {"type": "event", "profile": "p", "at": "2026-01-01", "kind": "undo"},
        {"type": "event", "profile": "p", "title": "a", "at": "soon", "kind": "like"},
        {
            "type": "event",
            "profile": "p",
            "target": {"type": "row", "id": "new"},
            "at": "2026-01-01",
            "kind": "like",
        },
        {
            "type": "viewing",
            "profile": "p",
            "title": "a",
            "started": "2026-01-01",
            "position_s": 1,
            "covered": [[1]],
        },
        {"type": "profile", "id": "p"},
        {"type": "rule", "profile": "p"},
        {
            "type": "impression",
            "profile": "p",
            "title": "a",
            "row": "top",
            "rank": 0,
            "at": "2026-01-01",
        },
    ],
)
def test_codec_and_schema_refuse_the_same_lines(line: dict[str, Any]) -> None:
    with pytest.raises(ImportFormatError):
        from_json(line)
    assert not validator("line").is_valid(line)


def test_lists_have_their_shape() -> None:
    from tvrec.core import Listing

    piece = Piece("minutes", "under 90 minutes", 0, 16, high=90.0)
    answer = Listing(ProfileId("p"), NOW, home().rows[0].cards, (piece,))
    check("items", shapes().listing(answer))


def test_home_has_its_shape() -> None:
    check("home", shapes().home(home()))


def test_a_watch_has_its_shape() -> None:
    event = from_json(
        {"type": "event", "profile": "p", "title": "a", "at": "2026-05-01", "kind": "play"}
    )
    check("watch", shapes().watched(event, home()))  # type: ignore[arg-type] # an Event, see above
    check("watch", shapes().watched(None, home()))


def test_an_explanation_has_its_shape() -> None:
    from tvrec.core import Explanation
    from tvrec.core.reports import Lifted, Sunk

    card = home().rows[0].cards[0]
    assert card.reason
    reason = Reason(
        card.reason.terms,
        card.reason.shares,
        against=(Share("genre", "Horror", "Horror", 0.1),),
        counterfactuals=(Counterfactual("title", "b", "B", 14),),
    )
    answer = Explanation(card.summary, 1, 1.0, reason, Sunk(), Lifted())
    check("explain", shapes().explanation(answer) | shapes().text_facts((), ()))


@settings(deadline=None)
@given(lines.titles | lines.events)
def test_titles_and_history_have_their_shape(value: Any) -> None:
    check("values", shapes().values([value]))


def test_a_report_has_its_shape() -> None:
    from tvrec.core import Report

    report = Report(read=3, kept=2, problems=[Problem("a.jsonl", "line 2: is not JSON", "mend it")])
    report.skipped["not_json"] += 1
    check("report", shapes().report(report))


def test_an_evaluation_has_its_shape() -> None:
    figure = {"mean": 0.113, "low": 0.107, "high": 0.119}
    difference = {"difference": 0.02, "low": 0.01, "high": 0.03}
    document = {
        "view": "last20",
        "n": 1000,
        "users": 500,
        "ndcg@10": figure,
        "recall@10": figure,
        "against": {"votes": difference},
    }
    check("evaluate", document)
    check("evaluate", {**document, "n": None})
    assert not validator("evaluate").is_valid({**document, "ndcg@10": 0.113})


def test_an_error_has_its_shape() -> None:
    candidates = [{"id": "a", "title": "A"}]
    error = {"kind": "title", "message": "two titles", "file": None, "remedy": "give the id"}
    check("error", {"error": {**error, "candidates": candidates}})
    assert not validator("error").is_valid({"error": {"message": "two titles"}})
