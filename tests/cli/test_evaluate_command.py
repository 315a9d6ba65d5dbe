"""evaluate from the command line: figures, comparisons, small libraries, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Run
from cli_schemas import valid

Files = tuple[str, Path, str, Path]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Forty films, and four users of whom each likes what two of them like."""
    titles, events = tmp_path / "titles.jsonl", tmp_path / "events.jsonl"
    titles.write_text(
        "".join(
            json.dumps({"type": "title", "id": f"t:{i}", "kind": "movie", "title": f"Film {i}",
                        "plot": "A ship among stars." if i % 2 else "A ghost in a house.",
                        "genres": ["Science fiction" if i % 2 else "Horror"],
                        "year": 2000, "votes": i, "rating": 5.0}) + "\n"
            for i in range(40)
        )
    )  # fmt: skip
    events.write_text(
        "".join(
            json.dumps({"type": "event", "id": f"{u}-{i}", "profile": f"u{u}", "title": f"t:{t}",
                        "at": f"2020-01-{i + 1:02}T00:00:00Z", "kind": "rate", "rating": 9}) + "\n"
            for u in range(4)
            for i, t in enumerate(range(u % 2, 30, 2))
        )
    )  # fmt: skip
    return ("--titles", titles, "--events", events)


def test_evaluate_gives_every_figure_with_its_interval(run: Run, files: Files) -> None:
    answer = run("evaluate", *files, "--against", "votes", "--json")
    valid("evaluate", answer.json)
    assert answer.json["users"] == 4
    assert set(answer.json["against"]["votes"]) == {"difference", "low", "high"}
    assert "ndcg@10" in run("evaluate", *files).out


def test_every_baseline_and_formula_can_be_compared_with_at_once(run: Run, files: Files) -> None:
    names = "random,votes,rating,weighted,mean,raw_mean,tfidf,points"
    answer = run("evaluate", *files, "--against", names, "--against", "start", "--json")
    assert set(answer.json["against"]) == {*names.split(","), "start"}


def test_an_earlier_run_can_be_compared_with(run: Run, files: Files, tmp_path: Path) -> None:
    before = tmp_path / "before.jsonl"
    assert run("evaluate", *files, "--scorer", "start", "--rankings", before).code == 0
    lines = before.read_text().splitlines()
    assert [json.loads(line)["user"] for line in lines] == ["u0", "u1", "u2", "u3"]
    assert all(len(json.loads(line)["titles"]) == 28 for line in lines)
    before.write_text("\n".join(lines[1:]))
    again = ("evaluate", *files, "--scorer", "start", "--against-rankings", before)
    answer = run(*again, "--json")
    valid("evaluate", answer.json)
    assert answer.json["against"]["before"] == {"difference": 0.0, "low": 0.0, "high": 0.0}
    assert answer.json["missing"] == {"before": 1}
    assert "before has no ranking for 1 user" in run(*again).out


def test_a_small_library_has_no_other_titles(run: Run, files: Files, tmp_path: Path) -> None:
    ranked = tmp_path / "ranked.jsonl"
    answer = run("evaluate", *files, "--library", 25, "--rankings", ranked, "--json")
    assert 0 < answer.json["users"] <= 4
    of_library: dict[int, set[str]] = {}
    for line in map(json.loads, ranked.read_text().splitlines()):
        of_library.setdefault(line["library"], set()).update(line["titles"])
    assert len(of_library) > 1
    assert all(len(titles) <= 25 for titles in of_library.values())
    compared = run("evaluate", *files, "--library", 25, "--against-rankings", ranked, "--json")
    assert compared.json["against"]["ranked"]["difference"] == 0.0
    assert compared.json["missing"] == {}


def test_without_its_votes_a_catalogue_is_ranked_by_the_rest(
    run: Run, files: Files, tmp_path: Path
) -> None:
    known, bare = tmp_path / "known.jsonl", tmp_path / "bare.jsonl"
    run("evaluate", *files, "--rankings", known)
    run("evaluate", *files, "--without", "votes,ratings", "--rankings", bare)
    assert known.read_text() != bare.read_text()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--against", "x", "no baseline 'x'"),
        ("--scorer", "x", "no formula 'x'"),
        ("--without", "plots", "no fact to leave out 'plots'"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(
    run: Run, files: Files, option: str, value: str, said: str
) -> None:
    answer = run("evaluate", *files, option, value)
    assert answer.code == 2
    assert said in answer.err
    assert "choose among" in answer.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no rankings"),
        ("nonsense", "line 1 is not JSON"),
        ('{"user": "u0"}', "line 1 has no"),
        ('{"user": "u0", "titles": []}\n[1]', "line 2 has no"),
    ],
)
def test_a_file_that_holds_no_rankings_is_named(
    run: Run, files: Files, tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "other.jsonl"
    file.write_text(content)
    answer = run("evaluate", *files, "--against-rankings", file)
    assert answer.code == 1
    assert said in answer.err
    assert str(file) in answer.err
    assert answer.err.count("\n") == 1
