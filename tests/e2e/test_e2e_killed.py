"""Killed with -9 in the midst of everything: what was kept is whole, and the next start goes on."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import media
import numpy as np
import pytest
from e2e_terminal import until

from tvrec.core import Tv
from tvrec.domain import EventKind
from tvrec.player.runtime import born
from tvrec.player.sitting import SAVE_EVERY_S
from tvrec.store import Store

ROUNDS = 14
"""How often each piece of work is killed; four are, so that it is 56 times in all."""
FILMS = 10


class Victim:
    """Works until it is killed.

    Args:
        media_folder: what there is to scan.
    """

    def __init__(self, media_folder: Path) -> None:
        script = Path(__file__).with_name("e2e_busy.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), str(media_folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def _line(self) -> list[str]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "it broke down by itself"
        return line.split()

    def work(self, name: str, db: Path, chance: random.Random, longest: int) -> list[list[str]]:
        """Let it work, kill it at a moment that is left to chance, and return what it said."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{name} {db}\n")
        first, pid = self._line()
        assert first == "pid"
        said = [["pid", pid]]
        for _ in range(chance.randint(0, longest)):
            said.append(self._line())
            assert said[-1] != ["gone"], "it broke down by itself"
            if said[-1] == ["done"]:
                break
        time.sleep(chance.uniform(0, 0.03))  # into what it does next
        children = _children(int(pid))
        os.kill(int(pid), signal.SIGKILL)
        while said[-1] != ["gone"]:
            said.append(self._line())
        until(lambda: not any(map(born, children)), "a child of it goes on")
        return said


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of films."""
    folder = tmp_path_factory.mktemp("shelf")
    for number in range(FILMS):
        name = f"Film Number {number} ({1920 + number})"
        media.make_video(folder / name / f"{name}.mkv", seed=number)
        plot = f"<movie><title>Film Number {number}</title><plot>Plot {number}.</plot></movie>"
        media.write(folder / name / "movie.nfo", plot)
    return folder


@pytest.fixture(scope="module")
def victim(shelf: Path) -> Iterator[Victim]:
    made = Victim(shelf)
    yield made
    made.process.kill()
    made.process.communicate()


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of titles that are not encoded yet."""
    folder = tmp_path_factory.mktemp("listed")
    lines = [
        {"type": "title", "id": f"x:{n}", "kind": "movie", "title": f"Title {n}",
         "runtime_s": 3600 + n, "plot": f"Somebody looks for the number {n} and finds it."}
        for n in range(12)
    ]  # fmt: skip
    (folder / "titles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with Tv.open(folder / "tv.db", demo=True) as tv:
        tv.library.import_files([folder / "titles.jsonl"])
    return folder / "tv.db"


@pytest.fixture
def db(listed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(listed, tmp_path / "tv.db"))


def check_sound(db: Path) -> None:
    with Store.open(db) as store:
        assert store.integrity() == []


def described(db: Path) -> dict[str, Any]:
    """Return what is known of each film, and where its file lies."""
    with Store.open(db) as store:
        titles = {title.id: title for title in store.titles.each()}
        files = store.files.known()
        assert {file.title for file in files.values()} == set(titles)
        return {
            path: (titles[file.title].title, titles[file.title].year, titles[file.title].plot,
                   titles[file.title].kind)
            for path, file in files.items()
        }  # fmt: skip


def test_a_scan_that_is_killed_keeps_whole_titles_and_goes_on(
    victim: Victim, shelf: Path, tmp_path: Path
) -> None:
    chance = random.Random(11)
    with Tv.open(tmp_path / "whole.db") as tv:
        tv.scan([shelf])
    whole = described(tmp_path / "whole.db")
    assert len(whole) == FILMS
    kept = []
    for number in range(ROUNDS):
        db = tmp_path / f"{number}.db"
        victim.work("scan", db, chance, FILMS + 4)
        check_sound(db)
        found = described(db)
        assert found.items() <= whole.items(), number
        kept.append(len(found))
        with Tv.open(db) as tv:
            tv.scan([shelf])
            assert described(db) == whole, number
            assert tv.scan([shelf]).kept == 0
    assert len(set(kept)) > 2, f"it is not killed at different moments: {kept}"


def test_encoding_that_is_killed_keeps_whole_vectors_and_makes_the_others(
    victim: Victim, listed: Path, tmp_path: Path
) -> None:
    chance = random.Random(12)
    whole = tmp_path / "whole.db"
    shutil.copy(listed, whole)
    with Tv.open(whole, demo=True) as tv:
        number_of_all = tv.encode()
        assert number_of_all
    kept = []
    for number in range(ROUNDS):
        db = tmp_path / f"{number}.db"
        shutil.copy(listed, db)
        victim.work("encode", db, chance, 8)
        check_sound(db)
        found, all_of_them = vectors(db), vectors(whole)
        for key, vector in found.items():
            assert np.allclose(vector, all_of_them[key], atol=0.01), number
        kept.append(len(found))
        if number % 4 == 0:
            with Tv.open(db, demo=True) as tv:
                assert tv.encode() == number_of_all - len(found), "none is made twice"
            assert vectors(db).keys() == all_of_them.keys()
    assert len(set(kept)) > 2, f"it is not killed at different moments: {kept}"


def vectors(db: Path) -> dict[str, Any]:
    with Store.open(db) as store:
        rows = store._connection.rows("SELECT title, vector FROM vector")
        return {title: np.frombuffer(value, np.float16) for title, value in rows}


def test_of_ratings_none_that_was_said_to_be_kept_is_lost(victim: Victim, db: Path) -> None:
    chance = random.Random(13)
    told: list[tuple[str, float]] = []
    for number in range(ROUNDS):
        said = victim.work("rate", db, chance, 12)
        told += [(title, float(rating)) for word, *rest in said if word == "rated"
                 for title, rating in [rest]]  # fmt: skip
        check_sound(db)
        with Tv.open(db, demo=True) as tv:
            events = tv.history()
            assert {event.kind for event in events} <= {EventKind.RATE}
            kept = [(event.title, event.rating) for event in events]
            # the last one may have been kept before it could be said
            assert kept[: len(told)] == told, number
            assert len(kept) <= len(told) + 1
            told = [(str(title), float(rating or 0)) for title, rating in kept]
            tv.home()
    assert len(told) > ROUNDS


def test_of_what_is_watched_ten_seconds_are_lost_at_most(victim: Victim, db: Path) -> None:
    chance = random.Random(14)
    lost = []
    for number in range(ROUNDS):
        said = victim.work("watch", db, chance, 120)
        positions = [float(line[1]) for line in said if line[0] == "at"]
        check_sound(db)
        with Tv.open(db, demo=True) as tv:
            before = len(tv.history())
            (viewer,) = tv.profiles.list()
            sittings = tv._store.viewings.running()
            if len(positions) > 1:  # of the last one nobody knows whether it was kept
                (sitting,) = sittings
                assert sitting.profile == viewer.id
                lost.append(positions[-2] - sitting.position_s)
                assert lost[-1] <= SAVE_EVERY_S, number
                assert any(each.end >= sitting.position_s for each in sitting.covered)
            assert tv.theatre.recover() == len(sittings)
            assert tv._store.viewings.running() == []
            assert len(tv.history()) - before <= len(sittings)
            assert tv.home().rows
    assert max(lost) > 0
