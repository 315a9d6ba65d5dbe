"""What is known can be written out: as lines that are read back, and as a copy of the database."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from cli_runs import AT, Run
from cli_schemas import valid


@pytest.mark.usefixtures("library")
def test_export_into_an_empty_database_ranks_the_same(
    run: Run, library: Path, tmp_path: Path
) -> None:
    run("watch", "x:haunt", "--at", AT)
    run("watch", "x:star", "--at", "2026-04-01")
    kept = tmp_path / "all.jsonl"
    written = run("export", kept, "--json").json
    assert written["written"] == len(kept.read_text().splitlines()) == 10 + 1 + 2
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    other = tmp_path / "other.db"
    report = run("--db", other, "import", kept, "--json").json
    valid("report", report)
    assert (report["read"], report["kept"], report["problems"]) == (13, 13, [])
    assert library.exists()
    for command in (("home",), ("recommend",), ("explain", "x:vamp")):
        mine, theirs = (
            run("--db", db, *command, "--at", AT, "--json").json for db in (library, other)
        )
        assert theirs == mine


@pytest.mark.usefixtures("library")
def test_export_goes_to_stdout_and_importing_twice_changes_nothing(
    run: Run, tmp_path: Path
) -> None:
    run("watch", "x:haunt", "--at", AT)
    lines = run("export", "-").out
    assert {json.loads(line)["type"] for line in lines.splitlines()} == {
        "title",
        "profile",
        "event",
    }
    (tmp_path / "all.jsonl").write_text(lines)
    report = run("import", tmp_path / "all.jsonl", "--json").json
    assert report["skipped"] == {"known already": 1}
    assert run("export", "-").out == lines


def test_a_backup_is_a_database_and_replaces_nothing(
    run: Run, library: Path, tmp_path: Path
) -> None:
    run("watch", "x:haunt", "--at", AT)
    copy = tmp_path / "copy.db"
    assert run("backup", copy, "--json").json == {"file": str(copy)}
    mine, theirs = (run("--db", db, "home", "--at", AT, "--json").json for db in (library, copy))
    assert theirs == mine
    refused = run("backup", copy)
    assert refused.code != 0
    assert "choose another name" in refused.err
