"""Every command: what it prints, in both languages, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_runs import AT, Run
from cli_schemas import valid

from tvrec.cli.evaluating import _VIEWS
from tvrec.cli.options import _LANGUAGES
from tvrec.cli.rules import _DIALS, _WHAT
from tvrec.core.rules import ACTS, RULES
from tvrec.core.taste import DIALS
from tvrec.i18n import LANGUAGES
from tvrec.rec.views import VIEWS

HORROR = {"x:vamp", "x:curse"}


def top(run: Run, *more: object) -> list[str]:
    items = run("recommend", "--json", "--at", AT, *more).json["items"]
    return [item["id"] for item in items]


@pytest.mark.usefixtures("library")
def test_a_watch_changes_the_ranking_and_says_why(run: Run) -> None:
    before = top(run)
    answer = run("watch", "The House on the Moor", "--at", AT, "--json")
    assert answer.code == 0
    valid("watch", answer.json)
    assert answer.json["event"]["title"] == "x:haunt"
    assert any(moved["id"] in HORROR for moved in answer.json["moved"])
    after = top(run)
    assert "x:haunt" not in after
    films = [key for key in after if key not in ("x:bach", "x:whale")]
    assert set(films[:2]) == HORROR, before
    first = run("recommend", "--json", "--kind", "movie", "-n", 1).json["items"][0]
    assert "The House on the Moor" in first["reason"]["text"]
    assert sum(share["share"] for share in first["reason"]["shares"]) == pytest.approx(1)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("language", "row", "title"),
    [
        ("en", "Top picks for you", "Night of the Count"),
        ("zh-Hans", "为你精选", "伯爵之夜"),
        ("zh-Hant", "為你精選", "伯爵之夜"),
    ],
)
def test_home_speaks_the_language(run: Run, language: str, row: str, title: str) -> None:
    run("watch", "诅咒", "--at", AT)
    answer = run("home", "--lang", language, "--at", AT)
    assert answer.code == 0
    assert row in answer.out
    assert title in answer.out


@pytest.mark.usefixtures("library")
def test_home_as_json_has_the_shape_of_the_contract(run: Run) -> None:
    answer = run("home", "--json", "--at", AT).json
    valid("home", answer)
    assert answer["rows"]
    assert [item["rank"] for item in answer["rows"][0]["items"]][:2] == [1, 2]


@pytest.mark.usefixtures("library")
def test_home_is_the_same_twice(run: Run) -> None:
    run("watch", "x:star", "--at", AT)
    assert run("home", "--at", AT).out == run("home", "--at", AT).out


@pytest.mark.usefixtures("library")
def test_a_stated_limit_filters(run: Run) -> None:
    assert set(top(run, "--minutes", 45)) == {"x:star", "x:mars"}
    rows = run("home", "--minutes", 45, "--json").json["rows"]
    assert {item["id"] for row in rows for item in row["items"]} <= {"x:star", "x:mars"}


@pytest.mark.usefixtures("library")
def test_kinds_filter(run: Run) -> None:
    assert set(top(run, "--kind", "clip", "--kind", "album")) == {"x:whale", "x:bach"}


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("query", ["vampire", "吸血", "伯爵", "night cou", "VAMP", "吸血鬼從棺材"])
def test_search_finds_in_both_scripts(run: Run, query: str) -> None:
    items = run("search", query, "--json").json["items"]
    assert items[0]["id"] == "x:vamp"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("query", ["bjzy", "bojuezhiye", "bo jue zhi ye", "BOJ"])
def test_search_finds_a_chinese_title_by_pinyin(run: Run, query: str) -> None:
    pytest.importorskip("pypinyin")
    assert run("search", query, "--json").json["items"][0]["id"] == "x:vamp"


@pytest.mark.usefixtures("library")
def test_similar_titles_are_about_the_same(run: Run) -> None:
    near = run("similar", "x:star", "-n", 2, "--json").json["items"]
    assert {item["id"] for item in near} == {"x:mars", "x:robot"}


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("command", [("similar", "x:star"), ("search", "red")])
def test_search_and_similar_titles_are_for_the_viewer_who_asks(run: Run, command: tuple) -> None:
    run("profile", "add", "Ann")
    run("profile", "add", "Bo")
    assert (
        run(*command, "--profile", "Ann", "--json").json["profile"]
        != (run(*command, "--profile", "Bo", "--json").json["profile"])
    )
    found = {item["id"] for item in run(*command, "--profile", "Bo", "--json").json["items"]}
    run("rules", "add", "not", "language:en", "--profile", "Bo")
    left = {item["id"] for item in run(*command, "--profile", "Bo", "--json").json["items"]}
    assert found
    assert left == (found if command[0] == "search" else set())


@pytest.mark.usefixtures("library")
def test_explain_adds_up_and_ranks_again_without_the_cause(run: Run) -> None:
    run("watch", "x:haunt", "--at", AT)
    run("watch", "x:star", "--at", AT)
    answer = run("explain", "x:vamp", "--json").json
    valid("explain", answer)
    assert sum(answer["terms"].values()) == pytest.approx(answer["score"], abs=1e-6)
    assert sum(share["share"] for share in answer["shares"]) == pytest.approx(1)
    without = {other["id"]: other["rank"] for other in answer["counterfactuals"]}
    assert without["x:haunt"] > answer["rank"]
    lines = run("explain", "Night of the Count", "--lang", "zh-Hans").out
    assert "荒原古宅" in lines


@pytest.mark.usefixtures("library")
def test_history_and_forgetting(run: Run) -> None:
    run("watch", "x:star", "--at", AT, "--rating", 9)
    run("watch", "x:haunt", "--at", AT, "--completion", 0.5)
    events = run("history", "--json").json
    valid("values", events)
    assert [event["kind"] for event in events["items"]] == ["play", "rate", "play"]
    assert "50%" in run("history").out
    assert run("forget", "x:star", "--json").json == {"forgotten": 2}
    assert len(run("history", "--json").json["items"]) == 1
    assert run("forget", "--all", "--json").json == {"forgotten": 1}
    assert run("forget").code == 2


@pytest.mark.usefixtures("library")
def test_titles_are_listed_whole(run: Run) -> None:
    answer = run("titles", "--json").json
    valid("values", answer)
    assert len(answer["items"]) == 10
    assert "伯爵之夜" in run("titles", "--kind", "movie", "--lang", "zh-Hans").out


@pytest.mark.usefixtures("library")
def test_a_bad_line_is_a_problem_and_a_bad_file_changes_nothing(run: Run, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(
        '{"type":"title","id":"x:new","kind":"movie","title":"New"}\n{"type":"title"\n'
    )
    report = run("import", mixed, "--json").json
    assert (report["kept"], len(report["problems"])) == (1, 1)
    assert report["problems"][0]["remedy"]
    before = run("export", "-").out
    nonsense = tmp_path / "picture.png"
    nonsense.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    failed = run("import", mixed, nonsense, "--json")
    assert failed.code == 1
    valid("error", failed.json)
    assert str(nonsense) in failed.err
    assert run("export", "-").out == before


@pytest.mark.usefixtures("library")
def test_a_dry_run_keeps_nothing(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.jsonl"
    new.write_text('{"type":"title","id":"x:new","kind":"movie","title":"New"}\n')
    assert run("import", new, "--dry-run", "--json").json["kept"] == 1
    assert "x:new" not in run("export", "-").out


@pytest.mark.usefixtures("library")
def test_history_of_unknown_titles_is_counted_not_lost_silently(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "history.jsonl"
    lines.write_text(
        '{"type":"event","id":"1","profile":"mina","title":"x:haunt","at":"2026-01-01T00:00:00Z",'
        '"kind":"play","completion":1.0}\n'
        '{"type":"event","id":"2","profile":"mina","title":"gone","at":"2026-01-01T00:00:00Z",'
        '"kind":"play","completion":1.0}\n'
    )
    report = run("import", lines, "--json").json
    assert (report["kept"], report["unmatched"]) == (1, 1)
    assert "x:haunt" not in top(run, "--profile", "mina")


@pytest.mark.usefixtures("library")
def test_profiles_have_tastes_of_their_own(run: Run) -> None:
    run("profile", "add", "Household")
    assert run("profile", "add", "Mina", "--age", 12, "--json").json["age_cap"] == 12
    assert run("profile", "add", "mina").code == 2
    run("watch", "x:star", "--profile", "Mina", "--at", AT)
    assert "x:star" in top(run)
    assert "x:star" not in top(run, "--profile", "Mina")
    assert run("profile", "rename", "Mina", "美娜").code == 0
    assert "美娜" in run("profile", "list").out
    assert run("profile", "reset-taste", "美娜", "--yes", "--json").json["forgotten"] == 1
    assert run("profile", "remove", "美娜", "--yes").code == 0
    assert run("home", "--profile", "美娜").code == 2


@pytest.mark.usefixtures("library")
def test_a_name_that_is_unknown_or_ambiguous_is_answered_with_candidates(
    run: Run, tmp_path: Path
) -> None:
    unknown = run("watch", "Night of", "--json")
    assert unknown.code == 2
    valid("error", unknown.json)
    assert unknown.json["error"]["candidates"][0]["id"] == "x:vamp"
    twin = tmp_path / "twin.jsonl"
    twin.write_text(
        '{"type":"title","id":"x:twin","kind":"movie","title":"The Curse","year":1999}\n'
    )
    run("import", twin)
    ambiguous = run("watch", "the curse", "--json")
    assert ambiguous.code == 2
    assert {c["id"] for c in ambiguous.json["error"]["candidates"]} == {"x:curse", "x:twin"}
    assert ambiguous.err.count("\n") == 1


def test_wrong_use_is_two_and_says_where_the_help_is(run: Run) -> None:
    assert run("watch").code == 2
    assert "tvrec watch --help" in run("recommend", "--kind", "x").err.replace("recommend", "watch")
    assert run("nonsense", "--json").code == 2


def test_an_empty_library_says_what_to_do(run: Run) -> None:
    assert "tvrec scan FOLDER" in run("home").out
    assert run("scan").code == 2
    assert "tvrec scan DIR" in run("scan").err


def test_no_database_is_broken_by_a_file_that_is_none(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("these are my notes, and they are longer than a header would be " * 20)
    failed = run("--db", other, "home")
    assert failed.code == 1
    assert str(other) in failed.err
    assert other.read_text().startswith("these are my notes")


def test_what_help_lists_is_what_there_is() -> None:
    assert set(_WHAT) == {*ACTS, *RULES, "age"}
    assert _DIALS == DIALS
    assert tuple(VIEWS) == _VIEWS
    assert _LANGUAGES == LANGUAGES
