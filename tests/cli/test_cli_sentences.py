"""``recommend --query``: what is answered, what is shown as understood, what can be taken back."""

from __future__ import annotations

import pytest
from cli_runs import AT, Run
from cli_schemas import valid

pytestmark = pytest.mark.usefixtures("library")


def ids(run: Run, query: str, *more: object) -> list[str]:
    answer = run("recommend", "--query", query, "--json", "--at", AT, *more).json
    valid("items", answer)
    return [item["id"] for item in answer["items"]]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("a ghost in an old house", "x:haunt"),
        ("想看宇宙飞船", "x:star"),
        ("like The Curse but in a castle", "x:vamp"),
        ("像《诅咒》那样的", "x:haunt"),
        ("quiet piano music", "x:bach"),
        ("愛情", "x:love"),
    ],
)
def test_a_sentence_is_answered(run: Run, query: str, best: str) -> None:
    assert best in ids(run, query)[:2]


@pytest.mark.parametrize("query", ["nothing French, please", "不要法国的", "show me something"])
def test_where_no_word_says_what_is_asked_taste_alone_ranks(run: Run, query: str) -> None:
    by_taste = ids(run, "no musicals")
    assert ids(run, query) == [each for each in by_taste if each in ids(run, query)]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("under 45 minutes", {"x:star", "x:mars"}),
        ("45 分钟以内", {"x:star", "x:mars"}),
        ("a film from 2001 or 2002, no horror", {"x:mars", "x:robot"}),
        ("something to listen to", {"x:bach"}),
        ("想听的", {"x:bach"}),
        ("short film", {"x:whale"}),
    ],
)
def test_what_is_stated_filters_exactly(run: Run, query: str, left: set[str]) -> None:
    assert set(ids(run, query)) == left


def test_limits_beside_a_sentence_filter_too(run: Run) -> None:
    assert set(ids(run, "space", "--minutes", 35)) == {"x:star"}
    assert set(ids(run, "the voices of animals", "--kind", "clip")) == {"x:whale"}


def test_what_was_understood_is_shown_and_can_be_ignored(run: Run) -> None:
    query = "like Red Dust but shorter, nothing scary"
    understood = run("recommend", "--query", query, "--json").json["understood"]
    assert [(piece["kind"], piece["value"], piece["wanted"]) for piece in understood] == [
        ("title", "x:mars", True),
        ("relative", "shorter", True),
        ("mood", "scary", False),
    ]
    shorter = understood[1]["text"]
    assert set(ids(run, query)) == {"x:star"}
    freed = run("recommend", "--query", query, "--ignore", shorter, "--json").json
    assert shorter not in [piece["text"] for piece in freed["understood"]]
    assert len(freed["items"]) == 9


def test_each_answer_says_what_of_the_sentence_it_fulfils(run: Run) -> None:
    items = run("recommend", "--query", "under 45 minutes, no horror", "--json", "--at", AT).json
    valid("items", items)
    said = {item["id"]: item["reason"]["text"] for item in items["items"]}
    assert set(said) == {"x:star", "x:mars"}
    assert all(text.endswith("min") for text in said.values()), said
    lines = run("recommend", "--query", "under 45 minutes, no horror", "--at", AT).out.splitlines()
    assert lines[1].endswith("min")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Understood: like Red Dust · up to 1 h 30 min · not Horror · 2000–2009"),
        ("zh-Hans", "理解为：像《红色尘埃》 · 不超过 1 小时 30 分 · 不要恐怖 · 2000–2009"),
        ("zh-Hant", "理解為：像《红色尘埃》 · 不超過 1 小時 30 分 · 不要恐怖 · 2000–2009"),
    ],
)
def test_it_is_said_in_the_language_of_the_screen(run: Run, language: str, line: str) -> None:
    query = "like Red Dust, under 90 minutes, no horror, 2000s"
    assert run("recommend", "--query", query, "--lang", language).out.splitlines()[0] == line


def test_what_was_watched_is_left_out_and_taste_breaks_ties(run: Run) -> None:
    run("watch", "x:haunt", "--at", AT)
    found = ids(run, "anything but romance")
    assert "x:haunt" not in found
    assert "x:love" not in found
    assert set(found[:2]) == {"x:vamp", "x:curse"}


def test_without_a_sentence_nothing_is_understood(run: Run) -> None:
    answer = run("recommend", "--json").json
    valid("items", answer)
    assert answer["understood"] == []


def test_a_sentence_is_of_one_viewer(run: Run) -> None:
    answer = run("recommend", "--query", "ghosts", "--with", "Ann")
    assert answer.code == 2
    assert "--with" in answer.err
