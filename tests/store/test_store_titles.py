"""The library: names, families, keys, what is there, and what is deleted."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from tvrec.domain import (
    Credit,
    Kind,
    Localized,
    MediaFile,
    ProfileId,
    Title,
    TitleId,
    Viewer,
    Viewing,
)
from tvrec.errors import StoreError
from tvrec.store import Artwork, Store

NOW = datetime(2026, 5, 1, tzinfo=UTC)
T1, T2 = TitleId("t:1"), TitleId("t:2")


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def title(key: str, kind: Kind = Kind.MOVIE, name: str = "x", **more: object) -> Title:
    return Title(id=TitleId(key), kind=kind, title=name, **more)  # type: ignore[arg-type]


def test_a_title_is_replaced_whole(store: Store) -> None:
    store.titles.put(
        [title("t:1", plot="old", genres=("Drama", "Noir"), people=(Credit("Ann", "actor"),))]
    )
    new = title("t:1", genres=("Drama",), people=(Credit("Bob"),), tags=("sea",))
    assert store.titles.put([new, title("t:2")]) == 2
    assert store.titles.get(T1) == new
    assert store.titles.with_person("Ann") == []
    assert store.titles.with_person("Bob") == [T1]
    assert store.titles.with_tag("sea") == [T1]


def test_of_one_id_twice_in_a_batch_the_last_counts(store: Store) -> None:
    assert store.titles.put([title("t:1", name="a"), title("t:1", name="b")]) == 1
    assert store.titles.get(T1) == title("t:1", name="b")


def test_an_id_is_needed(store: Store) -> None:
    with pytest.raises(StoreError):
        store.titles.put([title("")])
    assert store.titles.count() == {}


def test_minted_ids_differ(store: Store) -> None:
    ids = {store.titles.mint_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(key.startswith("t:") for key in ids)


def test_more_than_a_batch_comes_back_in_the_order_of_ids(store: Store) -> None:
    many = [title(f"t:{n:05}", Kind.CLIP if n % 3 else Kind.MOVIE) for n in range(2500)]
    assert store.titles.put(reversed(many)) == 2500
    assert list(store.titles.each()) == many
    assert [one.kind for one in store.titles.each({Kind.MOVIE})] == [Kind.MOVIE] * 834
    assert store.titles.count() == {Kind.MOVIE: 834, Kind.CLIP: 1666}
    assert [one.id for one in store.titles.summaries()] == [one.id for one in many]
    assert store.titles.facets().ids == [one.id for one in many]
    assert len(store.titles.facets({Kind.MOVIE}).ids) == 834
    wanted = [TitleId("t:00007"), TitleId("none"), TitleId("t:00003")]
    assert list(store.titles.get_many(wanted)) == ["t:00007", "t:00003"]


def test_an_empty_library_has_empty_columns(store: Store) -> None:
    facets = store.titles.facets()
    assert facets.ids == facets.genres == facets.countries == facets.added_at == []
    assert store.titles.summaries() == list(store.titles.each()) == []


def test_leaves_come_in_their_order_with_specials_last(store: Store) -> None:
    store.titles.put(
        [
            title("s", Kind.SERIES),
            title("e0", Kind.EPISODE, parent="s", season=0, episode=1),
            title("e12", Kind.EPISODE, parent="s", season=1, episode=2),
            title("e21", Kind.EPISODE, parent="s", season=2, episode=1),
            title("e11", Kind.EPISODE, parent="s", season=1, episode=1),
            title("lost", Kind.EPISODE, parent="gone"),
        ]
    )
    assert store.titles.children(TitleId("s")) == ["e11", "e12", "e21", "e0"]
    assert store.titles.parents() == {
        "e0": "s", "e11": "s", "e12": "s", "e21": "s", "lost": "gone"
    }  # fmt: skip


def test_a_name_is_found_in_any_language_and_spelling(store: Store) -> None:
    store.titles.put(
        [
            title("t:1", name="The Matrix", votes=5, i18n={"zh-Hans": Localized("黑客帝国")}),
            title("t:2", name="MATRIX", votes=50),
            title("t:3", name="Amélie", original_title="Le Fabuleux Destin d'Amélie Poulain"),
        ]
    )
    assert store.titles.by_name("matrix") == [
        (T2, "MATRIX", Kind.MOVIE),
        (T1, "The Matrix", Kind.MOVIE),
    ]
    assert [key for key, *_ in store.titles.by_name("黑客帝国")] == [T1]
    assert [key for key, *_ in store.titles.by_name("AMELIE")] == ["t:3"]
    assert [key for key, *_ in store.titles.by_name("fabuleux destin d amelie poulain")] == ["t:3"]
    assert store.titles.by_name("matri") == []


def test_a_key_leads_to_one_title_and_can_be_moved(store: Store) -> None:
    store.titles.put([title("t:1"), title("t:2")])
    store.titles.add_keys(T1, [("imdb", "tt1"), ("path", "/a")])
    store.titles.add_keys(T2, [("path", "/a")])
    assert (store.titles.find_key("imdb", "tt1"), store.titles.find_key("path", "/a")) == (T1, T2)
    assert store.titles.find_key("tmdb", "tt1") is None
    store.titles.remove_keys([("imdb", "tt1")])
    assert store.titles.keys_of(T1) == []


def test_a_parent_is_there_when_a_leaf_is(store: Store) -> None:
    store.titles.put(
        [
            title("artist", Kind.ARTIST),
            title("album", Kind.ALBUM, parent="artist"),
            title("track", Kind.TRACK, parent="album"),
            title("other", Kind.ALBUM, parent="artist"),
        ]
    )

    def there() -> set[str]:
        return {one.id for one in store.titles.summaries() if one.available}

    assert there() == set()
    store.files.put(TitleId("track"), [MediaFile(path="/a.mp3", size=1, mtime_ns=1)])
    assert there() == {"artist", "album", "track"}
    store.files.mark_missing(["/a.mp3"], NOW)
    assert there() == set()


def test_parents_that_go_in_a_circle_end(store: Store) -> None:
    store.titles.put([title("t:1", parent="t:2"), title("t:2", parent="t:1")])
    store.files.put(T1, [MediaFile(path="/a", size=1, mtime_ns=1)])
    assert all(one.available for one in store.titles.summaries())


def test_a_deleted_title_takes_what_is_known_of_it_and_leaves_what_was_done(store: Store) -> None:
    home = ProfileId("p:1")
    store.profiles.add(Viewer(id=home, name="Home"))
    store.titles.put([title("t:1", people=(Credit("Bob"),))])
    store.titles.add_keys(T1, [("imdb", "tt1")])
    store.files.put(T1, [MediaFile(path="/a", size=1, mtime_ns=1)])
    store.artwork.put(T1, [Artwork("poster", "/p.jpg")])
    store.vectors.put("enc", [(T1, "h", "en", np.ones(4, np.float32))])
    viewing = Viewing(profile=home, title=T1, started=NOW, updated=NOW, position_s=1.0)
    store.viewings.save(viewing)
    assert store.titles.delete([T1, TitleId("none")]) == 1
    assert store.titles.get(T1) is store.titles.find_key("imdb", "tt1") is None
    assert store.files.known() == store.vectors.hashes("enc") == {}
    assert (
        store.artwork.of(T1) == store.titles.with_person("Bob") == store.titles.by_name("x") == []
    )
    assert store.viewings.open(home) == [viewing]
    assert store.integrity() == []
