"""A catalogue and histories from files, with the vectors of its texts."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec import config
from tvrec.core.progress import Tick, batches
from tvrec.domain import Event, Title
from tvrec.encode import OnnxEncoder, document_text, text_language
from tvrec.errors import ImportFormatError
from tvrec.history import detect
from tvrec.rec import Catalog
from tvrec.rec.baselines import Material

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FACTS", "Corpus", "read_corpus"]

FACTS = ("votes", "ratings")
"""What a corpus can be read without."""

_BATCH = 256  # texts between two reports of progress


@dataclass(frozen=True)
class Corpus:
    """Titles and what users did with them.

    Attributes:
        works: the titles.
        events: what the users did.
        vectors: float32[n, d], uncentred, one a title.
        without: names in ``FACTS`` that are taken from every title.
    """

    works: Sequence[Title]
    events: Sequence[Event]
    vectors: NDArray[np.float32]
    without: Collection[str] = ()

    def material(self, rows: NDArray[np.int64], seed: int) -> Material:
        """Some of the titles, as a library that has no others."""
        works = [self.works[row] for row in rows]
        catalog = Catalog(
            vectors=self.vectors[rows],
            languages=[text_language(work) for work in works],
            kinds=[work.kind.value for work in works],
            genres=[work.genres for work in works],
            people=[[credit.name for credit in work.people] for work in works],
            votes=None if "votes" in self.without else [work.votes for work in works],
            ratings=None if "ratings" in self.without else [work.rating for work in works],
            years=[work.year for work in works],
            ids=[work.id for work in works],
            names=[work.title for work in works],
        )
        return Material(
            catalog=catalog,
            raw=self.vectors[rows],
            texts=[document_text(work) for work in works],
            tags=[work.tags for work in works],
            years=np.array([work.year or 0 for work in works], dtype=np.int64),
            seed=seed,
        )


def read_corpus(
    titles: Path,
    events: Path,
    *,
    without: Collection[str],
    settings: config.Settings,
    on_progress: Tick,
) -> Corpus:
    """Read a catalogue and histories in JSON Lines, and encode the catalogue.

    Raises:
        ImportFormatError: a file is not what it should be.
    """
    works = [value for value in detect(titles).read(titles) if isinstance(value, Title)]
    acts = [value for value in detect(events).read(events) if isinstance(value, Event)]
    if not works:
        raise ImportFormatError("holds no titles", file=titles, remedy="name a catalogue")
    known = {work.id for work in works}
    if not any(act.title in known for act in acts):
        raise ImportFormatError(
            "holds no history of these titles", file=events, remedy="name its histories"
        )
    return Corpus(works, acts, _vectors(works, settings, on_progress), without)


def _vectors(
    works: Sequence[Title], settings: config.Settings, on_progress: Tick
) -> NDArray[np.float32]:
    """Encode a catalogue, or take what the last evaluation of the same texts has kept."""
    encoder = OnnxEncoder(config.models_dir(settings))
    texts = [document_text(work) for work in works]
    digest = hashlib.blake2b(digest_size=12)
    for text in (encoder.manifest.id, *texts):
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    kept = config.default_cache_dir() / "evaluate" / f"{digest.hexdigest()}.npy"
    if kept.is_file():
        stored: Any = np.load(kept)
        return np.asarray(stored, dtype=np.float32)
    parts = []
    for batch in batches(texts, _BATCH):
        parts.append(encoder.encode(batch))
        on_progress(sum(map(len, parts)), "")
    vectors = np.concatenate(parts)
    kept.parent.mkdir(parents=True, exist_ok=True)
    np.save(kept, vectors)
    return vectors
