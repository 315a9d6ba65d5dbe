"""Vectors that came with the demo catalogue, so that its first evening need not load the encoder.

The file is numpy's npz: ``encoder``, the id of the encoder's manifest; ``hashes``, those of the
texts in hex, bytes[n]; ``vectors``, float16[n, d] in the same order. A vector of another encoder,
or of a text that has changed, is not used: the encoder makes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tvrec.core.cards import CardSet
    from tvrec.core.encoding import Waiting
    from tvrec.store import Store

__all__ = ["take", "write"]


def write(file: Path, store: Store, cards: CardSet, encoder_id: str) -> int:
    """Write the vectors of all cards, in the order of their texts' hashes; return their number."""
    import numpy as np

    hashes = store.vectors.hashes(encoder_id)
    wanted = sorted({hashes[card.id] for card in cards.cards})
    known = store.vectors.by_hash(encoder_id, wanted)
    vectors = np.stack([known[each] for each in wanted]).astype("<f2")
    np.savez_compressed(
        file, encoder=np.array(encoder_id), hashes=np.array(wanted, dtype="S"), vectors=vectors
    )
    return len(wanted)


def take(file: Path, store: Store, todo: Sequence[Waiting], encoder_id: str) -> int:
    """Give titles that are waiting the vectors of their texts, and return how many had one."""
    import numpy as np

    with np.load(file, allow_pickle=False) as made:
        if str(made["encoder"]) != encoder_id:
            return 0
        place = {each.decode("ascii"): i for i, each in enumerate(made["hashes"])}
        vectors = made["vectors"]
    found = [
        (item.title, item.hash, item.language, vectors[place[item.hash]])
        for item in todo
        if item.hash in place
    ]
    store.vectors.put(encoder_id, found)
    return len(found)
