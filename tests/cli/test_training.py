"""The library teaches its genres, and guesses are marked as such."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_runs import Run
from cli_schemas import valid

from tvrec.cli.plot import falling

THEMES = {
    "Horror": "A ghost haunts the old house at night, and terror spreads among the family.",
    "Science fiction": "A starship crosses space to a far planet, and its robots wake the crew.",
    "Romance": "Two people fall in love by letters, and meet in the spring to be married.",
}


@pytest.fixture
def taught(run: Run, tmp_path: Path) -> Run:
    """Twelve titles of each genre, and one without."""
    lines = [
        {"type": "title", "id": f"g:{genre[0]}{n}", "kind": "movie", "title": f"{genre} {n}",
         "plot": f"{plot} It is story number {n}.", "genres": [genre]}
        for genre, plot in THEMES.items()
        for n in range(12)
    ]  # fmt: skip
    unknown = "A ghost of the house spreads terror in the night."
    lines.append(
        {"type": "title", "id": "g:none", "kind": "movie", "title": "Untold", "plot": unknown}
    )
    file = tmp_path / "taught.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    run("import", file)
    return run


def test_guesses_are_offered_to_titles_without_genres_and_marked(taught: Run) -> None:
    before = taught("explain", "g:none", "--json").json
    assert before["guessed"] == []
    answer = taught("train", "genres", "--json").json
    valid("train", answer)
    assert (answer["titles"], answer["genres"], answer["without"], answer["guessed"]) == (
        36,
        3,
        1,
        1,
    )
    assert answer["losses"][-1] < answer["losses"][0]
    told = taught("explain", "g:none", "--json").json
    valid("explain", told)
    assert told["guessed"][0]["genre"] == "Horror"
    assert "Horror (guess)" in taught("explain", "g:none").out
    assert "恐怖（推测）" in taught("explain", "g:none", "--lang", "zh-Hans").out
    assert taught("explain", "g:H1", "--json").json["guessed"] == []


def test_guesses_go_when_the_title_gets_genres(taught: Run, tmp_path: Path) -> None:
    taught("train", "genres")
    line = {"type": "title", "id": "g:none", "kind": "movie", "title": "Untold", "genres": ["War"]}
    (tmp_path / "more.jsonl").write_text(json.dumps(line))
    taught("import", tmp_path / "more.jsonl")
    assert taught("explain", "g:none", "--json").json["guessed"] == []


def test_training_again_gives_the_same_and_says_so_in_lines(taught: Run) -> None:
    first = taught("train", "genres", "--seed", 3)
    assert taught("train", "genres", "--seed", 3).out == first.out
    lines = first.out.splitlines()
    assert lines[0].startswith("36 titles taught 3 genres")
    assert "█" in lines[2]
    assert lines[-1] == "1 of 1 titles without a genre are offered some"


LATER = [
    {"title": "Far out", "plot": "Robots of a starship wake, far from their planet."},
    {"title": "Spring", "plot": "She writes him letters and they fall in love in the spring."},
    {"title": "夜里的鬼", "plot": "夜里，老房子里闹鬼。"},
    {"title": "Qqq", "plot": "Zzyzx."},
]


def put(run: Run, file: Path, titles: list[dict[str, str]]) -> None:
    lines = [
        {"type": "title", "id": f"g:later{n}", "kind": "movie", **title}
        for n, title in enumerate(titles)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    run("import", file)


def guessed(run: Run, *titles: str) -> list[list[dict[str, object]]]:
    return [run("explain", title, "--json").json["guessed"] for title in titles]


def test_a_title_has_the_same_guesses_whether_it_was_there_or_came_later(
    taught: Run, tmp_path: Path
) -> None:
    keys = ["g:none", *(f"g:later{n}" for n in range(len(LATER)))]
    taught("train", "genres")
    put(taught, tmp_path / "later.jsonl", LATER)
    came_later = guessed(taught, *keys)
    taught("train", "genres")
    assert guessed(taught, *keys) == came_later
    assert [genres[0]["genre"] for genres in came_later[:3]] == [
        "Horror",
        "Science fiction",
        "Romance",
    ]


def test_a_title_whose_text_changes_is_asked_anew(taught: Run, tmp_path: Path) -> None:
    taught("train", "genres")
    for title, genre in ((LATER[0], "Science fiction"), (LATER[1], "Romance")):
        put(taught, tmp_path / "later.jsonl", [title])
        assert guessed(taught, "g:later0")[0][0]["genre"] == genre


def test_what_was_learned_can_be_deleted(taught: Run, tmp_path: Path) -> None:
    taught("train", "genres")
    assert "1 titles without a genre" in taught("doctor").out
    answer = taught("train", "genres", "--forget", "--json").json
    valid("train", answer)
    assert answer == {"forgotten": True}
    assert guessed(taught, "g:none") == [[]]
    put(taught, tmp_path / "later.jsonl", LATER)
    assert guessed(taught, "g:later0") == [[]]
    assert taught("train", "genres", "--forget", "--json").json == {"forgotten": False}
    assert "nothing is learned yet" in taught("doctor").out
    assert taught("train", "genres", "--forget", "--evaluate").code == 2


def test_a_head_of_another_encoder_is_not_asked(taught: Run, tmp_path: Path, home: Path) -> None:
    taught("train", "genres")
    with closing(sqlite3.connect(home / ".local/share/tvrec/tvrec.db")) as raw, raw:
        raw.execute("UPDATE genre_head SET reader = 'an older one'")
    put(taught, tmp_path / "later.jsonl", LATER)
    assert guessed(taught, "g:later0") == [[]]
    assert guessed(taught, "g:none")[0]
    assert "were learned with another encoder" in taught("doctor").out
    taught("train", "genres")
    assert guessed(taught, "g:later0")[0]


def test_judging_keeps_nothing(taught: Run, tmp_path: Path) -> None:
    answer = taught("train", "genres", "--evaluate", "--json").json
    valid("train", answer)
    assert answer["titles"] == 36
    assert set(answer["f1"]) == {"both", "vectors", "tfidf"}
    assert taught("explain", "g:none", "--json").json["guessed"] == []
    assert "macro-F1" in taught("train", "genres", "--evaluate", "--words", "en").out


def test_a_library_that_cannot_teach_says_what_is_missing(run: Run, library: Path) -> None:
    said = run("train", "genres")
    assert said.code == 1
    assert "no genre has 10 titles yet" in said.err
    assert run("train", "genres", "--words", "en").code == 2


def test_a_curve_is_drawn_from_its_height_to_its_foot() -> None:
    assert falling([8, 4, 0], width=3, height=2) == ["    8.000 █", "    0.000 ██▁"]
    assert len(falling([1.0], height=4)) == 4
