"""Files that move, vanish and come back; units of a scan; pictures; vectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tvrec.domain import Kind, MediaFile, Title, TitleId
from tvrec.errors import StoreError
from tvrec.store import Artwork, KnownFile, Store

NOW = datetime(2026, 5, 1, tzinfo=UTC)
T1, T2 = TitleId("t:1"), TitleId("t:2")
FILM = MediaFile(path="/films/a.mkv", size=10, mtime_ns=20, inode=30, fingerprint="f1")


@pytest.fixture
def store() -> Store:
    store = Store.in_memory()
    store.titles.put(Title(id=key, kind=Kind.MOVIE, title="x") for key in (T1, T2))
    return store


def test_versions_and_parts_come_in_order_the_missing_last(store: Store) -> None:
    files = [
        replace(FILM, path="/1", version="a", part=2),
        replace(FILM, path="/2", version="a", part=1),
        replace(FILM, path="/3", version="", missing_since=NOW, fingerprint=""),
        replace(FILM, path="/4", version="b"),
    ]
    store.files.put(T1, files)
    assert [file.path for file in store.files.of(T1)] == ["/2", "/1", "/4", "/3"]
    assert list(store.files.known()) == ["/1", "/2", "/4"]
    assert store.files.missing() == {"/3": T1}


def test_a_missing_file_is_welcomed_back(store: Store) -> None:
    store.files.put(T1, [FILM])
    assert store.files.mark_missing([FILM.path, "/unknown"], NOW) == 1
    assert store.files.of(T1) == [replace(FILM, missing_since=NOW)]
    assert store.files.mark_missing([FILM.path], datetime.max.replace(tzinfo=UTC)) == 0
    assert store.files.of(T1) == [replace(FILM, missing_since=NOW)], "the first time counts"
    assert store.files.welcome_back([FILM.path]) == 1
    assert store.files.of(T1) == [FILM]
    assert store.files.known() == {FILM.path: KnownFile(10, 20, 30, T1)}


@pytest.mark.parametrize("first", ["found anew", "missed"])
def test_a_moved_file_leaves_nothing_where_it_was(store: Store, first: str) -> None:
    moved = replace(FILM, path="/films/b.mkv")
    store.files.put(T1, [FILM])
    if first == "missed":
        store.files.mark_missing([FILM.path], NOW)
    store.files.put(T1, [moved])
    if first == "found anew":
        assert store.files.mark_missing([FILM.path], NOW) == 1
    assert store.files.of(T1) == [moved]


def test_a_copy_elsewhere_and_another_title_are_no_move(store: Store) -> None:
    store.files.put(T1, [FILM])
    store.files.put(T2, [replace(FILM, path="/copy")])
    store.files.mark_missing([FILM.path], NOW)
    assert [file.path for file in store.files.of(T1)] == [FILM.path]
    blank = replace(FILM, path="/blank", fingerprint="")
    store.files.put(T2, [blank, replace(blank, path="/blank too")])
    store.files.mark_missing(["/blank"], NOW)
    assert len(store.files.of(T2)) == 3, "no fingerprint is no likeness"


def test_a_path_belongs_to_the_title_that_was_found_there_last(store: Store) -> None:
    store.files.put(T1, [FILM])
    store.files.put(T2, [FILM])
    assert (store.files.of(T1), store.files.of(T2)) == ([], [FILM])


def test_units_are_remembered_until_they_are_dropped(store: Store) -> None:
    store.files.put_unit("/films/\udce9", "one", [T1])
    store.files.put_unit("/films/\udce9", "two", [T1, T2])
    assert store.files.units() == {"/films/\udce9": "two"}
    assert store.files.unit_titles("/films/\udce9") == [T1, T2]
    assert store.files.unit_titles("/none") == []
    store.files.drop_units(["/films/\udce9"])
    assert store.files.units() == {}


def test_roots_keep_their_order(store: Store) -> None:
    store.roots.add(["/b", "/a", "/b"])
    assert store.roots.list() == ["/b", "/a"]


def test_pictures_keep_their_order(store: Store) -> None:
    pictures = [
        Artwork("poster", "/p1.jpg", source="file"),
        Artwork("poster", "/p2.jpg"),
        Artwork("thumb", data=b"\x89PNG", source="frame"),
    ]
    store.artwork.put(T1, pictures)
    assert store.artwork.of(T1) == pictures
    store.artwork.put(T1, [])
    assert store.artwork.of(T1) == []


def test_vectors_come_back_as_float16(store: Store) -> None:
    rng = np.random.default_rng(0)
    raw = rng.normal(size=(2, 8)).astype(np.float32)
    store.vectors.put(
        "enc", [(T1, "h1", "en", raw[0]), (T2, "h2", "zh", raw[1].astype(np.float64))]
    )
    ids, languages, vectors = store.vectors.load("enc")
    assert dict(zip(ids, languages, strict=True)) == {T1: "en", T2: "zh"}
    assert vectors.dtype == np.float16
    assert np.array_equal(vectors[ids.index(T2)], raw[1].astype(np.float16))
    assert store.vectors.load("none")[2].shape == (0, 0)


def test_no_text_is_encoded_twice(store: Store) -> None:
    store.vectors.put("enc", [(T1, "same", "en", np.arange(4.0))])
    reused = store.vectors.by_hash("enc", ["same", "same", "other"])
    assert list(reused) == ["same"]
    store.vectors.put("enc", [(T2, "same", "en", reused["same"])])
    assert store.vectors.hashes("enc") == {T1: "same", T2: "same"}
    store.vectors.put("enc", [(T1, "new", "en", np.zeros(4))])
    assert store.vectors.hashes("enc") == {T1: "new", T2: "same"}


def test_vectors_of_other_encoders_are_kept(store: Store) -> None:
    store.vectors.put("old", [(T1, "h", "en", np.ones(4))])
    store.vectors.put("new", [(T1, "h", "en", np.ones(8))])
    assert store.vectors.load("old")[2].shape == (1, 4)
    assert store.vectors.load("new")[2].shape == (1, 8)


def test_a_vector_needs_its_title(store: Store) -> None:
    with pytest.raises(StoreError):
        store.vectors.put(
            "enc", [(T1, "h", "en", np.ones(4)), (TitleId("none"), "h", "en", np.ones(4))]
        )
    assert store.vectors.hashes("enc") == {}, "all or none"
