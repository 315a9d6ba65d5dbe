"""People and places that synopses speak of can be asked for both ways."""

from __future__ import annotations

import pytest

from tvrec.domain import Kind, Mention, Title, TitleId
from tvrec.errors import StoreError
from tvrec.store import Store

ONE, TWO = TitleId("t:1"), TitleId("t:2")
PARIS = Mention("place", "Paris", {"en": "Paris", "zh-Hans": "巴黎"})
JAVERT = Mention("person", "Javert", {"en": "Javert"})


@pytest.fixture
def store() -> Store:
    store = Store.in_memory()
    store.titles.put([Title(id=key, kind=Kind.MOVIE, title="x") for key in (ONE, TWO)])
    store.mentions.put([(ONE, "h1", [JAVERT, PARIS]), (TWO, "h2", [PARIS])])
    return store


def test_mentions_come_back_in_the_order_of_the_text(store: Store) -> None:
    assert store.mentions.of(ONE) == [JAVERT, PARIS]
    assert store.mentions.hashes() == {ONE: "h1", TWO: "h2"}


def test_a_text_that_is_read_anew_replaces_what_was_found(store: Store) -> None:
    store.mentions.put([(ONE, "h3", [])])
    assert store.mentions.of(ONE) == []
    assert store.mentions.hashes()[ONE] == "h3"


def test_a_place_is_found_by_its_name_in_any_language(store: Store) -> None:
    assert store.mentions.named("PARIS") == store.mentions.named("巴黎") == [("place", "Paris")]
    assert store.mentions.named("Atlantis") == []
    assert store.mentions.mentioning("place", "Paris") == [ONE, TWO]
    assert store.mentions.mentioning("person", "Javert") == [ONE]


def test_facets_name_each_person_or_place_of_a_title_once(store: Store) -> None:
    assert store.mentions.facets("place") == {ONE: ("Paris",), TWO: ("Paris",)}
    assert store.mentions.facets("person") == {ONE: ("Javert",)}


def test_mentions_go_with_their_title(store: Store) -> None:
    store.titles.delete([ONE])
    assert store.mentions.hashes() == {TWO: "h2"}
    with pytest.raises(StoreError):
        store.mentions.put([(ONE, "h", [])])
