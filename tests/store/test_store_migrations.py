"""Databases of every version are brought up to date with what they hold."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import sqlite_utils

from tvrec.domain import EventId, Guess, Mention, ProfileId, TitleId
from tvrec.errors import StoreError
from tvrec.store import SCHEMA_VERSION, Store, migrations

SCHEMAS = Path(__file__).parent / "schemas"
VERSIONS = range(1, SCHEMA_VERSION + 1)
ONE, HOME = TitleId("t:one"), ProfileId("p:one")


def left_by(version: int, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((SCHEMAS / f"v{version}.sql").read_text())
    return path


def schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def test_there_is_a_dump_of_every_version() -> None:
    assert {file.name for file in SCHEMAS.iterdir()} == {f"v{version}.sql" for version in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_any_version_gets_the_schema_of_a_new_one(
    version: int, tmp_path: Path
) -> None:
    old, new = left_by(version, tmp_path / "old.db"), tmp_path / "new.db"
    for path in (old, new):
        Store.open(path).close()
    assert schema(old) == schema(new)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_any_version_keeps_what_it_holds(version: int, tmp_path: Path) -> None:
    with Store.open(left_by(version, tmp_path / "old.db")) as store:
        assert store.integrity() == []
        held = dict(enumerate(what_each_version_added(store), start=1))
        assert all(held[number] for number in range(1, version + 1)), held


def what_each_version_added(store: Store) -> Iterator[bool]:
    title = store.titles.get(ONE)
    yield (
        title is not None
        and title.original_title == "神女"
        and store.titles.find_key("imdb", "tt0024907") == ONE
        and [key for key, *_ in store.titles.by_name("Goddess")] == [ONE]
        and title.genres == ("Drama",)
    )
    # titles that are older than the full text are indexed with it
    yield [found(store, q) for q in ("godd", "女", "shanghai")] == [[ONE]] * 3
    yield (
        [file.path for file in store.files.of(ONE)] == ["/m/goddess.mkv"]
        and store.files.units() == {"/m": "sig"}
        and [art.path for art in store.artwork.of(ONE)] == ["/m/p.jpg"]
    )
    ids, languages, vectors = store.vectors.load("enc")
    yield (ids, languages) == ([ONE], ["zh"]) and np.array_equal(vectors, [[1, -1]])
    yield (
        [viewer.name for viewer in store.profiles.list()] == ["Home"]
        and [event.id for event in store.events.of(HOME)] == [EventId("e:one")]
        and [viewing.covered for viewing in store.viewings.open(HOME)] == [((0.0, 10.0),)]
        and [rule.value for rule in store.rules.of(HOME)] == [0.5]
        and [impression.row for impression in store.impressions.of(HOME)] == ["top"]
    )
    yield True  # queues, which are there no more
    yield store.roots.list() == ["/m"]
    yield (
        store.mentions.of(ONE) == [Mention("place", "Shanghai", {"zh-Hans": "上海"})]
        and store.mentions.hashes() == {ONE: "hash"}
    )
    yield store.guesses.of(TitleId("t:two")) == [Guess("Drama", 0.75)]
    yield (
        store.guesses.head() == ("enc/1", b"\x00\xff")
        and store.guesses.hashes() == {TitleId("t:two"): "hash"}
    )
    yield all(impression.opened for impression in store.impressions.of(HOME))
    yield (
        store.spellings.readings().get("神女") == "shen nu"
        and [found(store, q) for q in ("sn", "shenn")] == [[ONE]] * 2
    )
    yield True  # nothing: tables went
    yield [found(store, q) for q in ("rly", "ruanling", "lingyu")] == [[ONE]] * 3


def found(store: Store, text: str) -> list[TitleId]:
    return [key for key, _ in store.search.search(text)]


def test_opening_an_older_database_reads_no_name_and_leaves_them_to_the_next_scan(
    tmp_path: Path,
) -> None:
    with Store.open(left_by(11, tmp_path / "old.db")) as store:
        assert store.spellings.readings() == {}
        assert store.spellings.unread() == ["神女"]
        store.spellings.learn({"神女": "shen nu"})
        assert found(store, "sn") == [ONE]


def test_the_people_of_an_older_database_are_left_to_the_next_scan_too(tmp_path: Path) -> None:
    path = left_by(13, tmp_path / "old.db")
    cast = '[["Ruan Lingyu","actor",{"zh-Hans":"阮玲玉"}],["吴永刚"]]'
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE title_body SET credits = ? WHERE num = 1", (cast,))
    with Store.open(path) as store:
        assert store.spellings.unread() == ["吴永刚", "阮玲玉"]
        store.spellings.learn({"阮玲玉": "ruan ling yu", "吴永刚": "wu yong gang"})
        assert [found(store, q) for q in ("rly", "wuyong")] == [[ONE]] * 2


def test_a_step_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(db: object) -> None:
        db.execute("CREATE TABLE half (x)")  # type: ignore[attr-defined]

    def second(db: object) -> None:
        raise RuntimeError("the power went")

    path = left_by(SCHEMA_VERSION, tmp_path / "old.db")
    before = schema(path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, first, second))
    for module in ("tvrec.store.opening", "tvrec.store.store"):
        monkeypatch.setattr(sys.modules[module], "SCHEMA_VERSION", SCHEMA_VERSION + 2)
    monkeypatch.setattr(migrations.migrate, "__kwdefaults__", {"up_to": SCHEMA_VERSION + 2})
    with pytest.raises(RuntimeError, match="the power went"):
        Store.open(path)
    monkeypatch.undo()
    assert schema(path) == before
    with Store.open(path) as store:
        assert store.titles.get(ONE) is not None


def test_an_old_database_is_not_changed_by_reading(tmp_path: Path) -> None:
    path = left_by(SCHEMA_VERSION - 1, tmp_path / "old.db")
    content = path.read_bytes()
    with pytest.raises(StoreError, match="older") as caught:
        Store.open(path, read_only=True)
    assert caught.value.file == str(path)
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_a_database_is_made_and_opened_again_without_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "tvrec.db"
    code = (
        "import sys; from pathlib import Path; from tvrec.store import Store\n"
        "for _ in 'new', 'current':\n"
        "    with Store.open(Path(sys.argv[1])) as store: store.titles.summaries()\n"
        "print(*{'sqlite_utils', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_a_new_database_has_taken_all_steps_for_sqlite_utils_too(tmp_path: Path) -> None:
    path = tmp_path / "tvrec.db"
    Store.open(path).close()
    steps = sqlite_utils.Migrations("tvrec")
    for step in migrations.STEPS:
        steps(name=step.__name__)(step)
    database = sqlite_utils.Database(path)
    assert steps.pending(database) == []
    taken = steps.applied(database)
    assert [one.name for one in taken] == [step.__name__ for step in migrations.STEPS]
    assert all(datetime.fromisoformat(one.applied_at).tzinfo is not None for one in taken)


OPENER = """
import sys, time
from pathlib import Path
from tvrec.store import Store
import sqlite_utils

for number in range(int(sys.argv[2])):
    go = Path(sys.argv[1]) / f"go{number}"
    print("ready", flush=True)
    while not go.exists():
        time.sleep(0)
    Store.open(go.with_name(f"{number}.db")).close()
"""


def test_a_new_database_can_be_made_by_several_processes_at_once(tmp_path: Path) -> None:
    rounds = 15
    children = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, str(tmp_path), str(rounds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for number in range(rounds):
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
        (tmp_path / f"go{number}").touch()
    assert [child.wait(60) for child in children] == [0] * 4
    for number in range(rounds):
        with Store.open(tmp_path / f"{number}.db") as store:
            assert store.integrity() == []
