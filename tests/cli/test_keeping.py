"""The demo, the doctor, completions, evaluations, help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Run
from cli_schemas import valid

from tvrec.cli import main


def test_the_demo_shows_home_and_keeps_nothing_when_fresh(run: Run, home: Path) -> None:
    answer = run("demo", "--fresh", "--json")
    valid("home", answer.json)
    assert answer.json["rows"]
    assert not list(home.rglob("*.db"))
    assert "为你精选" in run("demo", "--lang", "zh-Hans").out
    assert list(home.rglob("demo.db"))


def test_the_doctor_finds_everything_in_order(run: Run) -> None:
    answer = run("doctor", "--json")
    checks = {item["check"]: item["ok"] for item in answer.json["items"]}
    assert answer.code == 0
    assert checks["encoder files"]
    assert checks["encoder"]


def test_the_doctor_names_a_damaged_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TVREC_MODELS", str(tmp_path))
    answer = run("doctor")
    assert answer.code == 1
    assert str(tmp_path) in answer.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_scripts(run: Run, shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert "_TVREC_COMPLETE" in answer.out


def test_evaluate_gives_every_figure_with_its_interval(run: Run, tmp_path: Path) -> None:
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
    answer = run("evaluate", "--titles", titles, "--events", events, "--against", "votes", "--json")
    valid("evaluate", answer.json)
    assert answer.json["users"] == 4
    assert set(answer.json["against"]["votes"]) == {"difference", "low", "high"}
    assert "ndcg@10" in run("evaluate", "--titles", titles, "--events", events).out
    assert run("evaluate", "--titles", titles, "--events", events, "--against", "x").code == 2


def test_every_help_is_written_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "The private television" in capsys.readouterr().out
    assert main(["--lang", "zh-Hans", "scan", "--help"]) == 0
    said = capsys.readouterr().out
    assert "用法" in said
    assert "媒体文件夹" in said
