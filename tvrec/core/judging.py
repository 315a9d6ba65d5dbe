"""Judging the ranking on histories from files, and the machine by the encoder's speed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec import config
from tvrec.domain import Event, Title
from tvrec.encode import OnnxEncoder, document_text, text_language
from tvrec.errors import ConfigError, ImportFormatError
from tvrec.history import detect
from tvrec.rec import START, Catalog
from tvrec.rec.evaluate import BASELINES, Evaluation, evaluate, formula, summarise
from tvrec.rec.views import histories, splits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.encode.bench import Speed

__all__ = ["Evaluation", "bench_encoder", "evaluate_files"]

Tick = Callable[[int, str], None]


def evaluate_files(
    titles: Path,
    events: Path,
    *,
    view: str,
    against: Sequence[str],
    mmr: bool,
    n: int,
    seed: int,
    settings: config.Settings,
    on_progress: Tick,
) -> Evaluation:
    """Judge the ranking on a catalogue and histories in JSON Lines.

    Raises:
        ConfigError: a baseline does not exist.
        ImportFormatError: a file is not what it should be.
    """
    unknown = [name for name in against if name not in BASELINES and name != START.name]
    if unknown:
        raise ConfigError(
            f"there is no baseline {unknown[0]!r}",
            remedy=f"choose among {', '.join([*BASELINES, START.name])}",
        )
    works = [value for value in detect(titles).read(titles) if isinstance(value, Title)]
    acts = [value for value in detect(events).read(events) if isinstance(value, Event)]
    if not works:
        raise ImportFormatError("holds no titles", file=titles, remedy="name a catalogue")
    catalog = _catalog(works, settings, on_progress)
    users = histories(acts, catalog.index)
    if not users:
        raise ImportFormatError(
            "holds no history of these titles", file=events, remedy="name its histories"
        )
    years = np.array([work.year or 0 for work in works], dtype=np.int64)
    others = {
        name: formula(catalog, START) if name == START.name else BASELINES[name](catalog, seed)
        for name in against
    }
    judgements = []
    tasks = splits(view, users, catalog, years, n=n, seed=seed)
    for one in evaluate(catalog, tasks, formula(catalog, mmr=mmr), others):
        judgements.append(one)
        on_progress(len(judgements), one.user)
    return summarise(judgements, catalog, view=view, n=n if view in _NUMBERED else None, seed=seed)


_NUMBERED = frozenset({"nshot", "shift"})


def _catalog(works: Sequence[Title], settings: config.Settings, on_progress: Tick) -> Catalog:
    return Catalog(
        vectors=_vectors(works, settings, on_progress),
        languages=[text_language(work) for work in works],
        kinds=[work.kind.value for work in works],
        genres=[work.genres for work in works],
        people=[[credit.name for credit in work.people] for work in works],
        votes=[work.votes for work in works],
        ratings=[work.rating for work in works],
        ids=[work.id for work in works],
        names=[work.title for work in works],
    )


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
    for start in range(0, len(texts), 256):
        parts.append(encoder.encode(texts[start : start + 256]))
        on_progress(start, "")
    vectors = np.concatenate(parts)
    kept.parent.mkdir(parents=True, exist_ok=True)
    np.save(kept, vectors)
    return vectors


def bench_encoder(settings: config.Settings) -> list[Speed]:
    """Measure how many texts a CPU-second encodes."""
    from tvrec.encode.bench import measure

    return measure(OnnxEncoder(config.models_dir(settings), indexing_threads=1))
