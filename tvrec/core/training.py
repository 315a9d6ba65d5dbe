"""The library teaches a small head its own genres, which are then offered to titles without any."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tvrec.domain import Guess, Title
from tvrec.encode import document_text, text_hash, text_language
from tvrec.errors import ImportFormatError, LibraryError
from tvrec.history import detect
from tvrec.rec.genre_head import FEWEST, Trial, centred, genre_table, train, trial
from tvrec.rec.logistic import Beside, Rows, TermRows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.encode import Encoder
    from tvrec.store import Store

__all__ = ["Trained", "Trial", "titles_of", "train_genres", "try_genres"]

_BATCH = 256  # texts between two commits
_MOST_GUESSES = 4  # genres that a title is offered
_PLAIN = "/without genres"  # behind the encoder's id: vectors of texts that do not name genres

Tick = Callable[[int, str], None]


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
    """Learn the genres of titles, and store guesses for those that have none.

    Args:
        store: keeps guesses, and vectors of texts that do not name the genres, so that training
            again encodes only what is new.
        titles: the library's cards.
        encoder: reads the texts.
        seed: draws the folds of inner cross-validation.
        on_progress: told how many texts are encoded.

    Raises:
        LibraryError: no genre has enough titles.
    """
    works = [title for title in titles if _text(title)]
    known = np.array([bool(work.genres) for work in works], dtype=np.bool_)
    genres, labels = genre_table([work.genres for work in works])
    if not genres:
        raise LibraryError(
            f"no genre has {FEWEST} titles yet, so none can be learned",
            remedy="scan folders whose NFO files name genres",
        )
    vectors = _stored_vectors(store, works, encoder, on_progress)
    rows = Beside(
        centred(vectors, [text_language(work) for work in works]),
        TermRows.of([_text(work) for work in works]),
    )
    head = train(rows.take(np.flatnonzero(known)), genres, labels[known], seed=seed)
    asked = np.flatnonzero(~known)
    chance = head.probabilities(rows.take(asked))
    guesses = [
        (works[row].id, guess)
        for row, chances in zip(asked, chance, strict=True)
        for guess in _guesses(chances, head.thresholds, genres)
    ]
    store.guesses.replace(guesses)
    return Trained(
        titles=int(known.sum()),
        genres=len(genres),
        without=sum(not title.genres for title in titles),
        guessed=len({key for key, _ in guesses}),
        l2=head.l2,
        f1=float(head.f1.mean()),
        losses=head.learned.losses,
        seed=seed,
    )


def _guesses(
    chances: NDArray[np.float32], thresholds: NDArray[np.float64], genres: Sequence[str]
) -> list[Guess]:
    best = [int(k) for k in np.argsort(-chances, kind="stable") if chances[k] >= thresholds[k]]
    return [Guess(genres[k], float(chances[k])) for k in best[:_MOST_GUESSES]]


def _stored_vectors(
    store: Store, works: Sequence[Title], encoder: Encoder, on_progress: Tick
) -> NDArray[np.float32]:
    """Return the vectors of texts that do not name genres; what is missing is encoded and kept."""
    plain = encoder.manifest.id + _PLAIN
    hashes = {work.id: text_hash(_text(work)) for work in works}
    kept = store.vectors.hashes(plain)
    todo = [work for work in works if kept.get(work.id) != hashes[work.id]]
    for start, batch in _batches(todo):
        wanted = [hashes[work.id] for work in batch]
        # a title without genres has this very text already
        have = dict(store.vectors.by_hash(encoder.manifest.id, wanted))
        fresh = [work for work in batch if hashes[work.id] not in have]
        made = encoder.encode([_text(work) for work in fresh]) if fresh else ()
        new = {hashes[work.id]: vector for work, vector in zip(fresh, made, strict=True)}
        found = {**have, **new}
        store.vectors.put(
            plain,
            [(w.id, hashes[w.id], text_language(w), found[hashes[w.id]]) for w in batch],
        )
        on_progress(start + len(batch), "")
    ids, _, stored = store.vectors.load(plain)
    place = {key: row for row, key in enumerate(ids)}
    return stored[[place[work.id] for work in works]].astype(np.float32)


def _text(title: Title) -> str:
    """Return what the encoder reads of a title, but for its genres."""
    i18n = {tag: dataclasses.replace(words, genres=()) for tag, words in title.i18n.items()}
    return document_text(dataclasses.replace(title, genres=(), i18n=i18n))


def _batches(works: Sequence[Title]) -> Iterator[tuple[int, Sequence[Title]]]:
    for start in range(0, len(works), _BATCH):
        yield start, works[start : start + _BATCH]


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
    texts = [_text(work) for work in works]
    parts = []
    for start in range(0, len(texts), _BATCH):
        parts.append(encoder.encode(texts[start : start + _BATCH]))
        on_progress(start, "")
    vectors = centred(np.concatenate(parts), [text_language(work) for work in works])
    words_of = TermRows.of(texts)
    features: dict[str, Rows] = {
        "both": Beside(vectors, words_of),
        "vectors": vectors,
        "tfidf": words_of,
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
