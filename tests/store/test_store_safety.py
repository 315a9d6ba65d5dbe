"""The database under two writers, under a kill, and in the face of files that are no databases."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvrec.domain import (
    Credit,
    Event,
    EventId,
    EventKind,
    Interval,
    Kind,
    Localized,
    MediaFile,
    ProfileId,
    Target,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.errors import StoreError
from tvrec.store import Store
from tvrec.store.migrations import SCHEMA_VERSION, STEPS, migrate

NOW = datetime(2026, 5, 1, tzinfo=UTC)
HOME = ProfileId("p:1")

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tvrec.domain import Event, EventId, EventKind, ProfileId, Target
from tvrec.store import Store

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Store.open(path) as store:
    print("ready", flush=True)
    for number in range(count):
        store.events.add(
            Event(id=EventId(f"{name}-{number}"), profile=ProfileId("p:1"),
                  at=datetime(2026, 5, 1, tzinfo=UTC), kind=EventKind.PLAY,
                  target=Target("title", f"t:{number}"), completion=1.0)
        )
"""


def event(number: int, **more: object) -> Event:
    return Event(
        id=EventId(f"e:{number}"), profile=HOME, at=NOW + timedelta(minutes=number),
        kind=EventKind.PLAY, target=Target("title", f"t:{number}"), completion=0.5, **more,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "deep" / "tvrec.db"
    with Store.open(file) as store:
        store.profiles.add(Viewer(id=HOME, name="Home"))
    return file


def test_the_file_is_its_owners_alone(path: Path) -> None:
    with Store.open(path) as store:
        store.events.add(event(1))
        files = [file for file in path.parent.iterdir() if file.name.startswith(path.name)]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def test_two_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    children = [writer(path, name, 200) for name in ("one", "two")]
    assert [child.wait(60) for child in children] == [0, 0]
    with Store.open(path) as store:
        assert len(store.events.of(HOME)) == 400
        assert store.integrity() == []


def test_a_kill_in_mid_write_leaves_what_was_committed(path: Path) -> None:
    child = writer(path, "killed", 100_000)
    with Store.open(path) as store:
        while len(store.events.of(HOME)) < 20:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
    with Store.open(path) as store:
        kept = [one.id for one in store.events.of(HOME)]
        assert kept == [f"killed-{number}" for number in range(len(kept))]
        assert len(kept) >= 20
        assert store.integrity() == []
        store.events.add(event(1))


def test_what_another_process_wrote_is_noticed(path: Path) -> None:
    with Store.open(path) as store:
        before = store.data_version()
        store.events.add(event(1))
        assert store.data_version() == before, "one's own writes are no news"
        assert writer(path, "other", 1).wait(30) == 0
        assert store.data_version() != before


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    def write_and_fail(store: Store) -> None:
        with store.write_tx():
            store.events.add(event(1))
            raise ValueError("half way")

    with Store.open(path) as store:
        with pytest.raises(ValueError, match="half way"):
            write_and_fail(store)
        assert store.events.of(HOME) == []


def test_what_is_deleted_is_gone_from_the_files(path: Path) -> None:
    secret = "a-very-secret-title-4711"
    with Store.open(path) as store:
        store.events.add(
            Event(id=EventId("e:s"), profile=HOME, at=NOW, kind=EventKind.PLAY,
                  target=Target("title", secret))
        )  # fmt: skip
        store.events.delete(HOME, [EventId("e:s")])
    for file in path.parent.iterdir():
        assert secret.encode() not in file.read_bytes()


def test_a_profile_leaves_with_everything(path: Path) -> None:
    with Store.open(path) as store:
        store.events.add(event(1))
        store.viewings.save(
            Viewing(profile=HOME, title=TitleId("t:1"), started=NOW, updated=NOW, position_s=5)
        )
        store.profiles.remove(HOME)
        assert (store.events.of(HOME), store.viewings.open(HOME)) == ([], [])


def test_every_schema_of_the_past_is_brought_up_to_date(tmp_path: Path) -> None:
    for version in range(1, len(STEPS)):
        file = tmp_path / f"v{version}.db"
        from tvrec.store.connection import Connection

        raw = sqlite3.connect(file, isolation_level=None)
        connection = Connection(raw, file)
        migrate(connection, up_to=version)
        if version >= 1:
            raw.execute(
                "INSERT INTO title (id, kind, title, search_row) VALUES ('t:1','movie','Old',1)"
            )
            raw.execute("INSERT INTO title_body (num) VALUES (1)")
        connection.close()
        with Store.open(file) as store:
            assert store.titles.get(TitleId("t:1")) is not None
            assert store.roots.list() == []
        with sqlite3.connect(file) as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_newer_schema_is_refused_and_untouched(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="newer"):
        Store.open(path)


@pytest.mark.parametrize(
    "content", [b"these are notes, not a database" * 50, b"SQLite format 3\0" + b"x" * 2000]
)
def test_a_file_that_is_no_database_is_named_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store.open(file)
    assert str(file) in str(caught.value)
    assert caught.value.remedy
    assert file.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as raw:
        raw.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError):
        Store.open(file)


def test_a_copy_is_made_while_others_write(path: Path, tmp_path: Path) -> None:
    child = writer(path, "busy", 300)
    with Store.open(path) as store:
        store.backup(tmp_path / "copy.db")
    assert child.wait(60) == 0
    with Store.open(tmp_path / "copy.db") as copy:
        assert copy.integrity() == []


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
TITLES = st.builds(
    Title,
    id=st.just(TitleId("t:1")),
    kind=st.sampled_from(Kind),
    title=TEXT,
    original_title=TEXT,
    plot=TEXT,
    year=st.none() | st.integers(1000, 3000),
    genres=st.lists(TEXT.filter(bool), max_size=3, unique=True).map(tuple),
    people=st.lists(st.builds(Credit, TEXT.filter(bool), TEXT), max_size=3).map(tuple),
    rating=st.none() | st.floats(0, 10),
    votes=st.none() | st.integers(0, 10**9),
    external_ids=st.dictionaries(TEXT, TEXT, max_size=2),
    i18n=st.dictionaries(
        st.sampled_from(["zh-Hans", "fr"]), st.builds(Localized, TEXT, TEXT), max_size=2
    ),
)


@given(TITLES)
@settings(max_examples=80, deadline=None)
def test_a_title_comes_back_as_it_went_in(title: Title) -> None:
    with Store.in_memory() as store:
        store.titles.put([title])
        assert store.titles.get(title.id) == title


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_search_is_too_strange(text: str) -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [Title(id=TitleId("t:1"), kind=Kind.MOVIE, title="Some film", plot="一部电影")]
        )
        store.search.search(text)


@pytest.mark.parametrize("query", ["goddess", "god", "神女", "女", "ruan", "上海", "lingyu ruan"])
def test_titles_are_found_by_words_prefixes_and_any_characters(query: str) -> None:
    with Store.in_memory() as store:
        store.titles.put(
            [
                Title(
                    id=TitleId("t:1"), kind=Kind.MOVIE, title="The Goddess", original_title="神女",
                    people=(Credit("Ruan Lingyu", "actor"),), plot="一个女人在上海的街头。",
                )
            ]
        )  # fmt: skip
        assert [key for key, _ in store.search.search(query)] == ["t:1"]


def test_paths_that_are_no_text_survive(path: Path) -> None:
    odd = os.fsdecode(b"/media/Caf\xe9.mkv")
    with Store.open(path) as store:
        store.titles.put([Title(id=TitleId("t:1"), kind=Kind.MOVIE, title="Café")])
        store.files.put(TitleId("t:1"), [MediaFile(path=odd, size=1, mtime_ns=2, inode=2**63 + 5)])
        [file] = store.files.of(TitleId("t:1"))
        assert (file.path, file.inode) == (odd, 2**63 + 5)
        assert list(store.files.known()) == [odd]


def test_a_viewing_ends_with_its_event_or_not_at_all(path: Path) -> None:
    viewing = Viewing(
        profile=HOME, title=TitleId("t:1"), started=NOW, updated=NOW, position_s=30.0,
        covered=(Interval(0, 30),), runtime_s=100.0,
    )  # fmt: skip
    with Store.open(path) as store:
        store.viewings.save(viewing, running=True)
        assert store.viewings.running() == [viewing]
        store.viewings.end(viewing, event(1), resumable=True)
        assert (store.viewings.open(HOME), store.viewings.running()) == ([viewing], [])
        with pytest.raises(StoreError):
            store.viewings.end(viewing, event(1))
        assert store.viewings.open(HOME) == [viewing], (
            "the event was there already: nothing changed"
        )
