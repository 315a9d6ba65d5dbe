"""A tvrec that is killed leaves its player running; the next one finds it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tvrec.errors import PlayerError
from tvrec.player import (
    Orphan,
    find_orphan,
)
from tvrec.player.runtime import born, notes, private_folder


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def orphan(mpv: None, runtime: Path, long_film: Path) -> Iterator[Orphan]:
    """An mpv whose tvrec was killed with -9."""
    maker = Path(__file__).with_name("orphan_maker.py")
    child = subprocess.Popen(
        [sys.executable, str(maker), str(runtime), str(long_film)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout
        assert float(child.stdout.readline()) >= 1
        assert find_orphan(runtime) is None  # someone follows it
    finally:
        child.kill()
        child.wait()
    found = find_orphan(runtime)
    assert found is not None
    yield found
    if found.note.running:
        asyncio.run(found.end(now))


def test_an_orphan_is_found_ended_and_says_where_it_was(orphan: Orphan, runtime: Path) -> None:
    assert orphan.profile == "anna"
    last = asyncio.run(orphan.end(now))
    assert last
    assert last.item.title == "film"
    assert 1 <= last.position_s < 40
    assert not orphan.note.running
    assert list(runtime.iterdir()) == []


def test_where_an_orphan_was_is_dated_when_it_says_so(orphan: Orphan) -> None:
    os.kill(orphan.note.pid, signal.SIGSTOP)
    asked = now()
    waker = threading.Timer(2, os.kill, (orphan.note.pid, signal.SIGCONT))
    waker.start()
    last = asyncio.run(orphan.end(now))
    waker.join()
    assert last
    assert last.at - asked >= timedelta(seconds=2)


def test_what_dead_players_left_is_cleared_away(runtime: Path) -> None:
    private_folder(runtime)
    note = {
        "pid": 1,
        "born": 1,  # the process of that number now is another one
        "owner": 1,
        "owner_born": 1,
        "socket": str(runtime / "mpv-a.sock"),
        "keys": str(runtime / "mpv-a.conf"),
        "profile": "anna",
        "queue": [],
    }
    (runtime / "mpv-1.json").write_text(json.dumps(note))
    (runtime / "mpv-2.json").write_text(json.dumps(note)[:40])
    (runtime / "mpv-a.sock").touch()
    assert find_orphan(runtime) is None
    assert list(runtime.iterdir()) == []


def test_no_folder_is_no_orphan(tmp_path: Path) -> None:
    assert find_orphan(tmp_path / "none") is None
    assert list(notes(tmp_path / "none")) == []


def test_births_tell_processes_apart() -> None:
    assert born(os.getpid()) == born(os.getpid()) > 0
    with subprocess.Popen(["true"]) as child:  # a dead child that nobody has waited for
        child.wait()
        assert born(child.pid) == 0
    assert born(2**22 + 1) == 0


def test_the_private_folder_is_ours_alone(tmp_path: Path) -> None:
    place = tmp_path / "run"
    place.mkdir(mode=0o755)
    assert private_folder(place).stat().st_mode & 0o777 == 0o700
    link = tmp_path / "link"
    link.symlink_to(place)
    with pytest.raises(PlayerError, match="belongs to someone else"):
        private_folder(link)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(PlayerError, match="cannot be made") as caught:
        private_folder(file / "run")
    assert caught.value.remedy
