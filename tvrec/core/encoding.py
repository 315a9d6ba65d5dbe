"""Encoding the library: each card's text becomes a vector, and the same text never twice.

What is waiting follows from the store alone (no vector, or one of another text or encoder), so the
job goes on where it stopped, whatever stopped it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tvrec.core.cards import CardSet
from tvrec.core.progress import Tick, batches, silent
from tvrec.encode.text import document, text_hash

if TYPE_CHECKING:
    from tvrec.domain import Title, TitleId
    from tvrec.encode import Encoder
    from tvrec.store import Store

__all__ = ["Waiting", "encode_all", "waiting"]

_BATCH = 256  # texts between two commits: at most a second of work is lost
_LEAVES_READ = 40  # leaves of a series or album that add to its text; the encoder cuts it anyway


class Waiting(NamedTuple):
    """A title whose vector is missing or made from another text."""

    title: TitleId
    text: str
    hash: str
    language: str


def waiting(store: Store, cards: CardSet, encoder_id: str) -> list[Waiting]:
    """List the titles that the encoder has not read as they are now."""
    known = store.vectors.hashes(encoder_id)
    return [item for item in _documents(store, cards) if known.get(item.title) != item.hash]


def _documents(store: Store, cards: CardSet) -> Iterator[Waiting]:
    leaves = cards.leaves()
    for batch in batches([card.id for card in cards.cards], _BATCH):
        wanted = [
            *batch,
            *(leaf.id for key in batch for leaf in leaves.get(key, ())[:_LEAVES_READ]),
        ]
        titles = store.titles.get_many(wanted)
        for key in batch:
            below = [titles[leaf.id] for leaf in leaves.get(key, ())[:_LEAVES_READ]]
            yield _document(titles[key], below)


def _document(title: Title, leaves: list[Title]) -> Waiting:
    text, language = document(title, leaves)
    return Waiting(title.id, text, text_hash(text), language)


def encode_all(
    store: Store,
    todo: list[Waiting],
    encoder: Encoder,
    on_progress: Tick = silent,
) -> int:
    """Encode what is waiting and return how many vectors are new; each batch is kept at once.

    At the end the vectors of earlier encoders go: nothing would read them again, and they would
    take as much room as those of now, in every backup too.

    Args:
        store: keeps the vectors.
        todo: all that is ``waiting``.
        encoder: reads the texts.
        on_progress: is told how many vectors are there.
    """
    encoder_id = encoder.manifest.id
    done = 0
    for batch in batches(todo, _BATCH):
        known = dict(store.vectors.by_hash(encoder_id, [item.hash for item in batch]))
        fresh = {item.hash: item.text for item in batch if item.hash not in known}
        made = encoder.encode(list(fresh.values())) if fresh else ()
        known.update(zip(fresh, made, strict=True))
        store.vectors.put(encoder_id, [(i.title, i.hash, i.language, known[i.hash]) for i in batch])
        done += len(batch)
        on_progress(done, "")
    if done:
        store.vectors.forget_others(encoder_id)
    return done
