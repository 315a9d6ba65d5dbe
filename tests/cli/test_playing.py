"""Real files with the real mpv, without a screen: what was watched, and what a crash leaves."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import media
import pytest
from cli_runs import Run

RIDE_S = 60.0
NULL = ("--mpv", "--vo=null", "--mpv", "--ao=null")


@pytest.fixture
def films(run: Run, tmp_path: Path) -> Path:
    """A scanned folder: two films of six seconds, one of a minute, an album."""
    folder = tmp_path / "media"
    media.make_video(folder / "Long Walk (2001).mkv", seconds=6, seed=1)
    media.make_video(folder / "Other (2002).mkv", seconds=6, seed=2)
    media.make_video(folder / "Long Ride (2003).mkv", seconds=RIDE_S, seed=3)
    for number in (1, 2, 3):
        media.make_audio(
            folder / "Music" / "Album" / f"{number}.flac", seconds=1.5, seed=number,
            title=f"Track {number}", album="Album", artist="Band", track=str(number),
        )  # fmt: skip
    assert run("scan", folder).code == 0
    return folder


def play(run: Run, title: str, *more: str) -> Any:
    return run("play", title, "--json", *NULL, *more)


@pytest.mark.usefixtures("mpv", "films")
def test_a_film_played_to_its_end_is_watched_and_leaves_the_rows(run: Run) -> None:
    answer = play(run, "Long Walk")
    assert answer.code == 0
    assert answer.json["event"]["completion"] == pytest.approx(1.0, abs=0.02)
    shown = {item["id"] for row in answer.json["home"]["rows"] for item in row["items"]}
    assert answer.json["event"]["title"] not in shown


@pytest.mark.usefixtures("mpv", "films")
def test_a_film_left_early_waits_in_continue_watching_and_is_resumed(run: Run) -> None:
    first = play(run, "Long Walk", "--mpv", "--end=2.5").json
    assert first["event"]["completion"] == pytest.approx(0.41, abs=0.12)
    rows = {row["id"]: row["items"] for row in first["home"]["rows"]}
    assert [item["title"] for item in rows["continue"]] == ["Long Walk"]
    second = play(run, "Long Walk").json
    assert second["event"]["completion"] == pytest.approx(1.0, abs=0.05)
    assert second["event"]["played_s"] < 5, "it began where it was left"
    assert "continue" not in {row["id"] for row in second["home"]["rows"]}


@pytest.mark.usefixtures("mpv", "films")
def test_a_jump_to_the_end_is_not_a_watch(run: Run) -> None:
    answer = play(run, "Long Walk", "--mpv", "--start=5").json
    assert answer["event"]["completion"] < 0.4


@pytest.mark.usefixtures("mpv", "films")
def test_an_album_is_a_queue_and_half_of_it_is_heard(run: Run) -> None:
    answer = play(run, "Album")
    assert answer.code == 0
    events = run("history", "--json").json["items"]
    assert len(events) == 3
    assert all(event["completion"] > 0.9 for event in events)


@pytest.mark.usefixtures("mpv")
def test_a_missing_file_is_a_line_and_no_event(run: Run, films: Path) -> None:
    (films / "Long Walk (2001).mkv").unlink()
    answer = run("play", "Long Walk", *NULL)
    assert answer.code == 1
    assert "Long Walk (2001).mkv" in answer.err
    assert answer.err.count("\n") == 1
    assert run("history", "--json").json["items"] == []


@pytest.mark.usefixtures("mpv")
def test_a_broken_file_is_a_line_and_no_event(run: Run, films: Path) -> None:
    (films / "Long Walk (2001).mkv").write_bytes(os.urandom(50_000))
    answer = run("play", "Long Walk", *NULL)
    assert answer.code == 1
    assert "Long Walk (2001).mkv" in answer.err
    assert run("history", "--json").json["items"] == []


@pytest.mark.usefixtures("films")
def test_without_mpv_one_line_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    answer = run("play", "Long Walk")
    assert answer.code == 1
    assert "apt install mpv" in answer.err
    assert answer.err.count("\n") == 1


def database(home: Path) -> Path:
    return home / ".local" / "share" / "tvrec" / "tvrec.db"


def viewing_of(home: Path) -> float | None:
    with sqlite3.connect(f"file:{database(home)}?mode=ro", uri=True) as db:
        row = db.execute("SELECT position_s FROM viewing").fetchone()
    return row[0] if row else None


def start_playing() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tvrec", "play", "Long Ride", "--json", *NULL],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for(condition: Any, seconds: float = 90.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def position_of(note: dict[str, Any]) -> float:
    """Ask a player where it is."""
    with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(note["socket"])
        line.sendall(b'{"command": ["get_property", "time-pos"]}\n')
        for answer in line.makefile():
            said = json.loads(answer)
            if "error" in said:
                return said.get("data") or 0.0
    return 0.0


@pytest.mark.usefixtures("mpv", "films")
def test_tvrec_killed_while_it_plays_is_made_good_at_the_next_play(run: Run, home: Path) -> None:
    notes = home / "run" / "tvrec"
    child = start_playing()
    wait_for(lambda: any(notes.glob("*.json")) and (viewing_of(home) or 0) > 9)
    [note] = notes.glob("*.json")
    player = json.loads(note.read_text())["pid"]
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert Path(f"/proc/{player}").exists(), "mpv goes on alone"
    answer = play(run, "Other", "--mpv", "--end=2")
    assert answer.code == 0
    wait_for(lambda: not Path(f"/proc/{player}").exists())
    kinds = [event["kind"] for event in run("history", "--json").json["items"]]
    assert kinds == ["play", "play"], "what the first sitting saw is in the history too"


@pytest.mark.usefixtures("mpv", "films")
def test_mpv_killed_while_it_plays_keeps_what_was_seen(run: Run, home: Path) -> None:
    child = start_playing()
    notes = home / "run" / "tvrec"
    wait_for(lambda: any(notes.glob("*.json")))
    [file] = notes.glob("*.json")
    note = json.loads(file.read_text())
    wait_for(lambda: position_of(note) > 8)
    os.kill(note["pid"], signal.SIGKILL)
    out, _ = child.communicate()
    event = json.loads(out)["event"]
    assert 0.1 < event["completion"] < 0.9
    assert viewing_of(home) == pytest.approx(event["completion"] * RIDE_S, abs=1)
    assert run("history", "--json").json["items"] == [event]
