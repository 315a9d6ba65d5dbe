"""What the library's genres taught is kept, and asked of every title that has none.

A title that comes after the training is read by the same head as one that was there: ``Reading``
depends on nothing but the titles that taught. A head belongs to the encoder that it was trained
with; with another one it is not asked, and what it said stays until the next training.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec.core.progress import Tick, batches, silent
from tvrec.domain import Guess, Title
from tvrec.encode import document_text, text_hash, text_language
from tvrec.rec.genre_head import GenreHead, Reading
from tvrec.rec.logistic import Fit, Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.encode import Encoder
    from tvrec.store import Store

__all__ = ["BATCH", "guess_new", "keep", "plain_text", "plain_vectors", "reader_id", "unpacked"]

BATCH = 256
"""Texts between two commits."""

_MOST_GUESSES = 4  # genres that a title is offered
_PLAIN = "/without genres"  # behind the encoder's id: vectors of texts that do not name genres
_FORM = 1  # of the bytes and of what is a term


def reader_id(encoder_id: str) -> str:
    """Return the id of what reads texts for a head: another one means to train anew."""
    return f"{encoder_id}/{_FORM}"


def plain_text(title: Title) -> str:
    """Return what the encoder reads of a title, but for its genres."""
    i18n = {tag: dataclasses.replace(words, genres=()) for tag, words in title.i18n.items()}
    return document_text(dataclasses.replace(title, genres=(), i18n=i18n))


def keep(store: Store, encoder_id: str, head: GenreHead, reading: Reading) -> None:
    """Store a head in place of the one before, and of what that one guessed."""
    store.guesses.learn(reader_id(encoder_id), packed(head, reading))


def guess_new(store: Store, titles: Sequence[Title], encoder: Encoder) -> int:
    """Ask the head of titles without genres that it has not read as they are now.

    Returns how many of them are offered some.
    """
    learned = store.guesses.head()
    if learned is None or learned[0] != reader_id(encoder.manifest.id):
        return 0
    read = store.guesses.hashes()
    hashes = {title.id: text_hash(plain_text(title)) for title in titles if not title.genres}
    todo = [
        title for title in titles if title.id in hashes and read.get(title.id) != hashes[title.id]
    ]
    if not todo:
        return 0
    head, reading = unpacked(learned[1])
    number = 0
    for batch in batches(todo, BATCH):
        chances = _chances(head, reading, batch, plain_vectors(store, batch, encoder))
        said = [_guesses(each, head) for each in chances]
        store.guesses.put(
            (title.id, hashes[title.id], guesses)
            for title, guesses in zip(batch, said, strict=True)
        )
        number += sum(map(bool, said))
    return number


def _chances(
    head: GenreHead, reading: Reading, titles: Sequence[Title], vectors: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Chance of each genre: float32[n, k]; none where there is no text."""
    texts = [plain_text(title) for title in titles]
    rows = reading.rows(vectors, [text_language(title) for title in titles], texts)
    silent = np.array([not text for text in texts], dtype=np.bool_)
    return np.where(silent[:, None], np.float32(-1), head.probabilities(rows))


def _guesses(chances: NDArray[np.float32], head: GenreHead) -> list[Guess]:
    order = np.argsort(-chances, kind="stable")
    best = [int(k) for k in order if chances[k] >= head.thresholds[k]]
    return [Guess(head.genres[k], float(chances[k])) for k in best[:_MOST_GUESSES]]


def plain_vectors(
    store: Store,
    works: Sequence[Title],
    encoder: Encoder,
    on_progress: Tick = silent,
) -> NDArray[np.float32]:
    """Return the vectors of texts that do not name genres: float32[n, d].

    What is missing is encoded and kept.
    """
    plain = encoder.manifest.id + _PLAIN
    found = np.empty((len(works), encoder.manifest.dimensions), dtype=np.float32)
    done = 0
    for batch in batches(works, BATCH):
        hashes = [text_hash(plain_text(work)) for work in batch]
        have = dict(store.vectors.by_hash(plain, hashes))
        todo = [(work, key) for work, key in zip(batch, hashes, strict=True) if key not in have]
        # a title without genres has this very text already
        have |= store.vectors.by_hash(encoder.manifest.id, [key for _, key in todo])
        fresh = {key: plain_text(work) for work, key in todo if key not in have}
        if fresh:
            made = encoder.encode(list(fresh.values())).astype(np.float16)
            have.update(zip(fresh, made, strict=True))
        store.vectors.put(
            plain, [(work.id, key, text_language(work), have[key]) for work, key in todo]
        )
        found[done : done + len(batch)] = [have[key] for key in hashes]
        done += len(batch)
        on_progress(done, "")
    return found


def packed(head: GenreHead, reading: Reading) -> bytes:
    """Return a head as bytes; its weights become float16."""
    languages = sorted(reading.means)
    parts: dict[str, NDArray[Any]] = {
        "genres": _joined(head.genres),
        "thresholds": head.thresholds,
        "expected": head.f1,
        "l2": np.array(head.l2),
        "weights": head.learned.weights.astype(np.float16),
        "bias": head.learned.bias,
        "languages": _joined(languages),
        "means": np.array([reading.means[language] for language in languages]),
        "terms": _joined(reading.vocabulary.terms),
        "rarity": reading.vocabulary.rarity,
    }
    into = BytesIO()
    np.savez_compressed(into, allow_pickle=False, **parts)
    return into.getvalue()


def unpacked(data: bytes) -> tuple[GenreHead, Reading]:
    """Return the head that ``packed`` made bytes of."""
    with np.load(BytesIO(data), allow_pickle=False) as parts:
        learned = Fit(parts["weights"].astype(np.float32), parts["bias"], ())
        head = GenreHead(
            _parted(parts["genres"]),
            parts["thresholds"],
            float(parts["l2"]),
            learned,
            parts["expected"],
        )
        means = dict(zip(_parted(parts["languages"]), parts["means"], strict=True))
        return head, Reading(means, Vocabulary(_parted(parts["terms"]), parts["rarity"]))


def _joined(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(words).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _parted(words: NDArray[np.uint8]) -> tuple[str, ...]:
    text = words.tobytes().decode("utf-8", "surrogatepass")
    return tuple(text.split("\0")) if text else ()
