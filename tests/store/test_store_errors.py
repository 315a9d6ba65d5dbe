"""What cannot be opened, read or written is said in a line: what happened, to what, what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, Title, TitleId, Viewer
from tvrec.errors import StoreError
from tvrec.store import Artwork, Store, faults

NOW = datetime(2026, 5, 1, tzinfo=UTC)
HOME = ProfileId("p:1")


def event(name: str, profile: ProfileId = HOME) -> Event:
    return Event(
        id=EventId(name), profile=profile, at=NOW, kind=EventKind.LIKE, target=Target("title", "t")
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tvrec.db"
    with Store.open(file) as store:
        store.profiles.add(Viewer(id=HOME, name="Home"))
    return file


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a database, neither of which a stranger may write in."""
    folder = Path(tempfile.mkdtemp(prefix="tvrec-"))
    Store.open(folder / "made.db").close()
    (folder / "made.db").chmod(0o644)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


AS_A_STRANGER = """
import os, sys
from pathlib import Path
import sqlite_utils
from tvrec.errors import StoreError
from tvrec.store import Store

if os.geteuid() == 0:
    os.seteuid(65534)  # nobody: the superuser may write everywhere
try:
    Store.open(Path(sys.argv[1]), **eval(sys.argv[2])).close()
except StoreError as error:
    print(error.file, error.message, error.remedy, sep="|")
"""


@pytest.mark.parametrize(("name", "how"), [("new.db", {}), ("made.db", {}), ("sub/new.db", {})])
def test_a_folder_that_may_not_be_written_in(
    locked_folder: Path, name: str, how: dict[str, bool]
) -> None:
    said = subprocess.run(
        [sys.executable, "-c", AS_A_STRANGER, str(locked_folder / name), repr(how)],
        capture_output=True,
        text=True,
        check=True,
    )
    file, message, remedy = said.stdout.strip().split("|")
    assert file == str(locked_folder / name)
    assert "cannot be" in message
    assert "permissions" in remedy


@pytest.mark.parametrize("how", [{"read_only": True}, {"create": False}])
def test_a_database_that_is_not_there_and_may_not_be_made(
    tmp_path: Path, how: dict[str, bool]
) -> None:
    with pytest.raises(StoreError, match="there is no database") as caught:
        Store.open(tmp_path / "no" / "tvrec.db", **how)
    assert caught.value.remedy
    assert not (tmp_path / "no").exists()


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="directory"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="folder"):
        Store.open(tmp_path, read_only=True)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "file" / "tvrec.db")


def test_a_database_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.chmod(0o644)
    Store.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_odd_file_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"50% of #1? caf\xe9.db")
    with Store.open(path) as store:
        store.profiles.add(Viewer(id=HOME, name="Home"))
    with Store.open(path, read_only=True) as store:
        assert [viewer.id for viewer in store.profiles.list()] == [HOME]


def test_nothing_is_written_by_a_reader(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.profiles.get(HOME) is not None
        with pytest.raises(StoreError, match="cannot be written"):
            store.events.add(event("e:1"))


def test_a_damaged_database_is_found_out(path: Path) -> None:
    with Store.open(path) as store:
        store.titles.put(
            Title(id=TitleId(f"t:{n}"), kind=Kind.MOVIE, title=f"Number {n}", plot="word " * 40)
            for n in range(300)
        )
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(pages // 2, pages, 3):
        content[page * 4096 : page * 4096 + 2048] = b"\xab" * 2048
    path.write_bytes(content)
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="damaged") as caught:
            store.check()
        with pytest.raises(StoreError, match="damaged"):
            list(store.titles.each())
    assert caught.value.file == str(path)
    assert "backup" in caught.value.remedy


def test_a_full_disk_takes_nothing_in_and_harms_nothing(path: Path) -> None:
    with Store.open(path) as store:
        pages = store._connection.row("PRAGMA page_count")[0]
        store._connection.run(f"PRAGMA max_page_count={pages + 1}")
        with pytest.raises(StoreError, match="disk is full"):
            store.titles.put(
                Title(id=TitleId(f"t:{n}"), kind=Kind.MOVIE, title="x", plot="p" * 5000)
                for n in range(50)
            )
        assert store.titles.count() == {}
        store._connection.run("PRAGMA max_page_count=100000")
        store.events.add(event("e:1"))
        assert store.integrity() == []


def test_a_writer_that_waits_too_long_says_who_to_look_for(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as two:
        two._connection.run("PRAGMA busy_timeout=50")
        with one.write_tx(), pytest.raises(StoreError, match="busy") as caught:
            two.events.add(event("e:1"))
        assert "other tvrec" in caught.value.remedy
        two.events.add(event("e:1"))


def test_readers_neither_wait_for_a_writer_nor_see_half_of_what_it_does(path: Path) -> None:
    with Store.open(path) as writer, Store.open(path) as reader:
        with writer.write_tx():
            writer.events.add(event("e:1"))
            assert len(reader.events.of(HOME)) == 0
        assert len(reader.events.of(HOME)) == 1


def test_an_inner_transaction_can_fail_alone(path: Path) -> None:
    with Store.open(path) as store:
        with store.write_tx():
            store.events.add(event("e:1"))
            with pytest.raises(StoreError):
                store.events.add_many([event("e:2"), event("e:1")], ignore_existing=False)
            store.events.add(event("e:3"))
        assert [one.id for one in store.events.of(HOME)] == ["e:1", "e:3"]


def test_what_belongs_to_nobody_is_not_stored(path: Path) -> None:
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="profile") as caught:
            store.events.add(event("e:1", ProfileId("p:none")))
        assert caught.value.remedy
        for put in (
            lambda: store.titles.add_keys(TitleId("none"), [("imdb", "tt1")]),
            lambda: store.artwork.put(TitleId("none"), [Artwork("poster", "/p.jpg")]),
        ):
            with pytest.raises(StoreError, match="not there"):
                put()


def test_an_interrupt_rolls_back(path: Path) -> None:
    def interrupted(store: Store) -> None:
        with store.write_tx():
            store.events.add(event("e:1"))
            raise KeyboardInterrupt

    with Store.open(path) as store:
        with pytest.raises(KeyboardInterrupt):
            interrupted(store)
        assert len(store.events.of(HOME)) == 0
        store.events.add(event("e:1"))


def test_a_backup_stands_alone_and_does_not_overwrite(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Store.open(path) as store:
        store.backup(copy)
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with pytest.raises(StoreError, match="of that name"):
            store.backup(copy)
        with pytest.raises(StoreError, match="cannot be written"):
            store.backup(tmp_path / "no" / "copy.db")
    assert {file.name for file in tmp_path.iterdir()} == {"copy.db", "tvrec.db"}
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT name FROM profile").fetchall() == [("Home",)]


def test_every_kind_of_sqlite_error_has_a_file_and_a_remedy() -> None:
    for name in dir(sqlite3):
        if name.startswith("SQLITE_"):
            error = sqlite3.OperationalError("x")
            error.sqlite_errorcode = getattr(sqlite3, name)
            told = faults.told(error, "/a/tvrec.db")
            assert told.file == "/a/tvrec.db"
            assert told.message
            assert told.remedy
