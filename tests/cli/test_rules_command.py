"""``tvrec rules``: what you have told the television, listed, added, edited and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from cli_runs import AT, Run
from cli_schemas import valid

pytestmark = pytest.mark.usefixtures("library")

HORROR = {"x:haunt", "x:vamp", "x:curse"}


def listed(run: Run) -> list[dict[str, Any]]:
    answer = run("rules", "--at", AT, "--json").json
    valid("rules", answer)
    found: list[dict[str, Any]] = answer["items"]
    return found


def shown(run: Run) -> set[str]:
    rows = run("home", "--at", AT, "--json").json["rows"]
    return {item["id"] for row in rows for item in row["items"]}


def test_nothing_is_set_at_first(run: Run) -> None:
    assert run("rules", "--at", AT).out.startswith("Nothing is set")
    assert listed(run) == []


def test_a_genre_is_hidden_listed_and_taken_back_by_its_id(run: Run) -> None:
    before = run("home", "--at", AT, "--json").out
    answer = run("rules", "add", "not-interested", "genre:horror", "--at", AT, "--json")
    assert answer.code == 0
    valid("said", answer.json)
    assert not HORROR & shown(run)
    (item,) = listed(run)
    assert item["text"] == "Not interested in Horror"
    assert item["target"] == {"type": "genre", "id": "Horror"}
    assert item["at"] == AT
    assert item["id"] in run("rules", "--at", AT).out
    undone = run(*item["undo"].split()[1:], "--at", AT, "--json")
    valid("said", undone.json)
    assert listed(run) == []
    assert run("home", "--at", AT, "--json").out == before


def test_lines_have_the_time_of_the_clock_on_the_wall(
    run: Run, time_zone: Callable[[str], None]
) -> None:
    time_zone("Asia/Shanghai")
    run("rules", "add", "not-now", "x:star", "--at", AT)
    (line,) = run("rules", "--at", AT).out.splitlines()
    assert line.startswith("2026-05-02 04:00")
    assert "until 2026-05-16" in line
    assert run("history", "--at", AT).out.startswith("2026-05-02 04:00  not_now")


def test_a_genre_may_be_said_in_chinese_and_is_listed_in_it(run: Run) -> None:
    assert run("rules", "add", "mute", "genre:恐怖", "--at", AT).code == 0
    assert "少来些恐怖" in run("rules", "--lang", "zh-Hans", "--at", AT).out


def test_dials_are_turned_edited_and_taken_back(run: Run) -> None:
    before = run("recommend", "--at", AT, "--json").out
    turned = run("rules", "dial", "new", "-0.5", "--at", AT, "--json")
    valid("said", turned.json)
    assert turned.json["text"] == "Older: 50%"
    edited = run("rules", "edit", "dial:new", "1", "--at", AT, "--json")
    assert edited.json["value"] == 1
    assert run("recommend", "--at", AT, "--json").out != before
    assert run("rules", "dial", "new", "0", "--at", AT).code == 0
    assert listed(run) == []
    assert run("recommend", "--at", AT, "--json").out == before


def test_an_age_is_set_and_taken_back(run: Run) -> None:
    assert run("rules", "add", "age", "12", "--json").json["value"] == 12
    assert run("profile", "list", "--json").json["items"][0]["age_cap"] == 12
    assert run("rules", "remove", "age").code == 0
    assert run("profile", "list", "--json").json["items"][0]["age_cap"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "age", "old"), "is no age"),
        (("add", "less", "genre:Horror"), "cannot be said of a genre"),
        (("add", "mute", "genre:Horr"), "no title has the genre"),
        (("dial", "new", "2"), "2"),
        (("remove", "nothing"), "in force"),
        (("edit", "nothing", "mute"), "in force"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    answer = run("rules", *words)
    assert answer.code == 2
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert listed(run) == []


def order(run: Run) -> list[list[str]]:
    rows = run("home", "--at", AT, "--json").json["rows"]
    return [[item["id"] for item in row["items"]] for row in rows]


@pytest.mark.parametrize(("target", "moves"), [("genre:Comedy", False), ("x:haunt", True)])
def test_it_is_said_when_a_rule_moves_nothing(run: Run, target: str, moves: bool) -> None:
    run("rules", "add", "like", "x:haunt", "--at", AT)
    before = order(run)
    answer = run("rules", "add", "mute", target, "--at", AT)
    assert (order(run) != before) == moves
    assert ("Home stays as it is" in answer.out) != moves


def test_a_folder_that_holds_nothing_is_told_of(run: Run) -> None:
    answer = run("rules", "add", "dislike", "folder:/nowhere", "--at", AT)
    assert "Home stays as it is" in answer.out


def test_what_moves_nothing_is_said_in_chinese(run: Run) -> None:
    run("rules", "add", "mute", "genre:Horror", "--at", AT)
    again = run("rules", "add", "mute", "genre:Horror", "--at", AT, "--lang", "zh-Hans")
    assert again.out.splitlines()[-1] == "首页不变"
