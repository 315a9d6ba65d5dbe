"""The demo, the doctor, completions, evaluations, help."""

from __future__ import annotations

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


def test_only_a_demo_that_stays_is_remembered_for_the_next_start(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr("tvrec.cli.demo.is_terminal", lambda: True)
    monkeypatch.setattr(
        "tvrec.cli.demo.open_television", lambda *_, demo_db, **__: opened.append(demo_db)
    )
    for arguments in ([], ["--fresh"], ["--db", "mine.db"]):
        assert run("demo", *arguments).code == 0
    kept, fresh, own = opened
    assert kept is not None
    assert kept.name == "demo.db"
    assert fresh is None
    assert own == Path("mine.db")


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


def test_every_help_is_written_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "The private television" in capsys.readouterr().out
    assert main(["--lang", "zh-Hans", "scan", "--help"]) == 0
    said = capsys.readouterr().out
    assert "用法" in said
    assert "媒体文件夹" in said
