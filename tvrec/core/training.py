"""The library teaches a small head its own genres, which are then offered to titles without any."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core.guessing import BATCH, guess_new, keep, plain_text, plain_vectors
from tvrec.core.progress import Tick, batches
from tvrec.domain import Title
from tvrec.encode import text_language
from tvrec.errors import ImportFormatError, LibraryError
from tvrec.history import detect
from tvrec.rec.genre_head import (
    FEWEST,
    Features,
    Reading,
    Trial,
    centred,
    genre_table,
    train,
    trial,
)
from tvrec.rec.logistic import TermRows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.encode import Encoder
    from tvrec.store import Store

__all__ = ["Trained", "Trial", "titles_of", "train_genres", "try_genres"]


@dataclass(frozen=True)
class Trained:
    """What was learned and offered.

    Attributes:
        titles: how many taught.
        genres: how many were learned.
        without: titles that have no genre.
        guessed: those of them that are offered some.
        l2: the strength that inner cross-validation chose.
        f1: macro-F1 that it expects.
        losses: of the final fit, step by step.
        seed: it drew the folds.
    """

    titles: int
    genres: int
    without: int
    guessed: int
    l2: float
    f1: float
    losses: tuple[float, ...]
    seed: int


def train_genres(
    store: Store, titles: Sequence[Title], encoder: Encoder, seed: int, on_progress: Tick
) -> Trained:
    """Learn the genres of titles, and guess those of the titles that have none.

    Args:
        store: keeps what was learned and guessed, and vectors of texts that do not name the genres,
            so that training again encodes only what is new.
        titles: the library's cards.
        encoder: reads the texts.
        seed: draws the folds of inner cross-validation.
        on_progress: told how many texts are encoded.

    Raises:
        LibraryError: no genre has enough titles.
    """
    works = [title for title in titles if title.genres and plain_text(title)]
    genres, labels = genre_table([work.genres for work in works])
    if not genres:
        raise LibraryError(
            f"no genre has {FEWEST} titles yet, so none can be learned",
            remedy="scan folders whose NFO files name genres",
        )
    vectors = plain_vectors(store, works, encoder, on_progress)
    languages = [text_language(work) for work in works]
    texts = [plain_text(work) for work in works]
    reading = Reading.of(vectors, languages, texts)
    head = train(reading.rows(vectors, languages, texts), genres, labels, seed=seed)
    keep(store, encoder.manifest.id, head, reading)
    guessed = guess_new(store, titles, encoder)
    return Trained(
        titles=len(works),
        genres=len(genres),
        without=sum(not title.genres for title in titles),
        guessed=guessed,
        l2=head.l2,
        f1=float(head.f1.mean()),
        losses=head.learned.losses,
        seed=seed,
    )


def try_genres(
    titles: Sequence[Title], encoder: Encoder, seed: int, on_progress: Tick, *, words: str = ""
) -> Trial:
    """Cross-validate the head against its two halves: vectors, and TF-IDF of the same texts.

    Args:
        titles: those that have genres are used.
        encoder: reads the texts; nothing is kept.
        seed: draws the folds.
        on_progress: told how many texts are encoded.
        words: the language, as "en" or "zh-Hans", in which texts are read; "": the original one.

    Raises:
        LibraryError: no genre has enough titles.
    """
    works = [_in_language(title, words) for title in titles if title.genres]
    genres, labels = genre_table([work.genres for work in works])
    if not genres:
        raise LibraryError(
            f"no genre has {FEWEST} titles, so nothing can be judged", remedy="name more titles"
        )
    texts = [plain_text(work) for work in works]
    parts = []
    for batch in batches(texts, BATCH):
        parts.append(encoder.encode(batch))
        on_progress(sum(map(len, parts)), "")
    vectors = np.concatenate(parts)
    languages = [text_language(work) for work in works]

    def reading(known: NDArray[np.int64]) -> Reading:
        return Reading.of(vectors[known], [languages[n] for n in known], [texts[n] for n in known])

    features: dict[str, Features] = {
        "both": lambda known: reading(known).rows(vectors, languages, texts),
        "vectors": lambda known: centred(vectors, languages, reading(known).means),
        "tfidf": lambda known: TermRows.of(texts, reading(known).vocabulary),
    }
    return trial(features, genres, labels, seed=seed)


def _in_language(title: Title, tag: str) -> Title:
    if not tag:
        return title
    words = title.i18n.get(tag)
    if words is None:
        return dataclasses.replace(title, language=tag, original_title="", i18n={})
    return dataclasses.replace(
        title,
        title=words.title,
        plot=words.plot,
        tagline=words.tagline,
        language=tag.partition("-")[0],
        original_title="",
        tags=(),
        i18n={},
    )


def titles_of(file: Path) -> list[Title]:
    """Read the titles of a file.

    Raises:
        ImportFormatError: it holds none.
    """
    found = [value for value in detect(file).read(file) if isinstance(value, Title)]
    if not found:
        raise ImportFormatError("holds no titles", file=file, remedy="name a catalogue")
    return found
