"""Several processes on one file, one of them killed in the midst of a large transaction."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, Title, TitleId, Viewer
from tvrec.store import Store

HOME = ProfileId("p:1")

SCANNER = """
import sys
from pathlib import Path
from tvrec.domain import Kind, Title
from tvrec.store import Store

first, count = int(sys.argv[2]), int(sys.argv[3])
with Store.open(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    with store.write_tx():
        for start in range(first, first + count, 100):
            store.titles.put(
                Title(id=f"t:{n}", kind=Kind.MOVIE, title=f"Scanned {n}", plot="long " * 50)
                for n in range(start, start + 100)
            )
            print("put", flush=True)
"""


def scanner(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", SCANNER, str(path), str(first), str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def go(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tvrec.db"
    with Store.open(file) as store:
        store.profiles.add(Viewer(id=HOME, name="Home"))
        store.titles.put([Title(id=TitleId("t:kept"), kind=Kind.MOVIE, title="Kept")])
    return file


def test_of_a_transaction_that_was_killed_nothing_is_left(path: Path) -> None:
    child = scanner(path, 0, 100_000)
    go(child)
    assert child.stdout is not None
    for _ in range(5):
        assert child.stdout.readline() == "put\n"
    child.kill()
    child.communicate()
    with Store.open(path) as store:
        assert [title.id for title in store.titles.each()] == ["t:kept"]
        assert store.search.search("scanned") == []
        assert store.integrity() == []
        store.titles.put([Title(id=TitleId("t:1"), kind=Kind.MOVIE, title="After")])


def test_a_tv_writes_and_reads_while_another_process_scans(path: Path) -> None:
    children = [scanner(path, first, 1500) for first in (0, 10_000)]
    with Store.open(path) as store:
        for child in children:
            go(child)
        for number in range(200):
            store.events.add(
                Event(
                    id=EventId(f"e:{number}"), profile=HOME, at=datetime.now(UTC),
                    kind=EventKind.LIKE, target=Target("title", "t:kept"),
                )
            )  # fmt: skip
            assert store.search.search("kept")[0][0] == "t:kept"
            assert store.titles.count()[Kind.MOVIE] in {1, 1501, 3001}
            time.sleep(0.001)
        for child in children:
            child.communicate()
            assert child.returncode == 0
        assert len(store.events.of(HOME)) == 200
        assert store.titles.count() == {Kind.MOVIE: 3001}
        assert store.integrity() == []
