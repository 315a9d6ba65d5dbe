"""A library is encoded text by text, and what an earlier encoder made of it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.core.cards import CardSet
from tvrec.core.encoding import encode_all, waiting
from tvrec.domain import Kind, Title, TitleId
from tvrec.encode import Manifest
from tvrec.store import Store


@dataclass
class Counting:
    """An encoder that makes a vector of the length of a text."""

    id: str
    texts: int = 0

    @property
    def manifest(self) -> Manifest:
        return Manifest(
            id=self.id, name=self.id, version="1", dimensions=2, output="vector", text_prefix="",
            licence="MIT", files={},
        )  # fmt: skip

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += len(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)

    def encode_one(self, text: str) -> NDArray[np.float32]:
        return self.encode([text])[0]

    def release(self) -> None:
        pass


def library(*names: str) -> Store:
    store = Store.in_memory()
    store.titles.put(
        [Title(id=TitleId(f"t:{i}"), kind=Kind.MOVIE, title=name) for i, name in enumerate(names)]
    )
    return store


def encoded(store: Store, encoder: Counting) -> int:
    cards = CardSet.of(store.titles.summaries())
    return encode_all(store, waiting(store, cards, encoder.manifest.id), encoder)


def test_the_same_text_is_read_once_and_nothing_waits_after_that() -> None:
    store, encoder = library("Faust", "Metropolis", "Faust"), Counting("new")
    assert (encoded(store, encoder), encoder.texts) == (3, 2)
    assert (encoded(store, encoder), encoder.texts) == (0, 2)


def test_what_an_earlier_encoder_made_goes_once_another_has_read_everything() -> None:
    store = library("Faust", "Metropolis")
    encoded(store, Counting("old"))
    plain = [(TitleId("t:0"), "h", "en", np.ones(2, dtype=np.float32))]
    store.vectors.put("new/without genres", plain)
    assert encoded(store, Counting("new")) == 2
    assert store.vectors.hashes("old") == {}
    assert len(store.vectors.hashes("new")) == 2
    assert len(store.vectors.hashes("new/without genres")) == 1


def test_an_encoder_whose_name_begins_alike_is_another_one() -> None:
    store = library("Faust")
    encoded(store, Counting("encoder-1"))
    encoded(store, Counting("encoder-10"))
    assert store.vectors.hashes("encoder-1") == {}
    encoded(store, Counting("encoder-1"))
    assert store.vectors.hashes("encoder-10") == {}
