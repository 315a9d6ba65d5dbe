"""A small head on frozen vectors that learns a library's own genres.

Logistic regression, one a genre, on the centred vectors and the words of the texts; the strength of
L2 is chosen by inner cross-validation, and so is each genre's threshold: the probability from which
its F1 is best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.rec.logistic import Beside, Dense, Fit, Rows, TermRows, Vocabulary, fit, probabilities
from tvrec.rec.metrics import Difference, Estimate, difference, estimate

__all__ = [
    "FEWEST",
    "GenreHead",
    "Reading",
    "Trial",
    "centred",
    "genre_table",
    "language_means",
    "macro_f1",
    "train",
    "trial",
]

FEWEST = 10  # titles that a genre must have to be learned
_L2 = (3e-5, 1e-4, 3e-4, 1e-3, 3e-3)  # strengths that are tried, the weakest first
_HOPELESS = 0.01  # stronger L2 than one that is worse by this much is not tried
_INNER = 3  # folds by which the strength and the thresholds are chosen
_OUTER = 5  # folds by which the head is judged
_PRIOR = 10  # as the catalogue centres


@dataclass(frozen=True)
class GenreHead:
    """Learned genres.

    Attributes:
        genres: their names, in order.
        thresholds: float64[k], the probability from which a genre is said.
        l2: the strength that was chosen.
        learned: weights over the features, and how the loss fell.
        f1: float64[k] by inner cross-validation, what may be expected of each genre.
    """

    genres: tuple[str, ...]
    thresholds: NDArray[np.float64]
    l2: float
    learned: Fit
    f1: NDArray[np.float64]

    def probabilities(self, rows: Rows) -> NDArray[np.float32]:
        """Chance of each genre: float32[n, k]."""
        return probabilities(self.learned, rows)


def language_means(
    vectors: NDArray[np.float32], languages: Sequence[str]
) -> dict[str, NDArray[np.float32]]:
    """Return what each language is centred by, m = Σ v/(n_lang + 10): float32[d] each."""
    spoken = np.array(languages)
    return {
        language: vectors[own].sum(axis=0) / np.float32(np.count_nonzero(own) + _PRIOR)
        for language in sorted(set(languages))
        if (own := spoken == language).any()
    }


def centred(
    vectors: NDArray[np.float32],
    languages: Sequence[str],
    means: Mapping[str, NDArray[np.float32]] | None = None,
) -> Dense:
    """Centre vectors by language, and bring them to length 1.

    Args:
        vectors: float32[n, d].
        languages: of the texts.
        means: see ``language_means``; a language that has none stays where it is. None: their own.
    """
    found = np.array(vectors, dtype=np.float32)
    spoken = np.array(languages)
    for language, mean in (language_means(found, languages) if means is None else means).items():
        found[spoken == language] -= mean
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    found /= np.where(norms > 0, norms, 1)
    return Dense(found)


@dataclass(frozen=True)
class Reading:
    """How a title becomes a row of features; the titles that teach decide it.

    So the row of a title, and what is guessed of it, is the same whenever it comes.

    Attributes:
        means: what each language's vectors are centred by: float32[d].
        vocabulary: the words that count.
    """

    means: Mapping[str, NDArray[np.float32]]
    vocabulary: Vocabulary

    @classmethod
    def of(
        cls, vectors: NDArray[np.float32], languages: Sequence[str], texts: Sequence[str]
    ) -> Reading:
        """Learn it from the titles that teach: float32[n, d], and what they say."""
        return cls(language_means(vectors, languages), Vocabulary.of(texts))

    def rows(
        self, vectors: NDArray[np.float32], languages: Sequence[str], texts: Sequence[str]
    ) -> Beside:
        """Make the rows of titles: vectors float32[n, d] beside the words of the texts."""
        return Beside(centred(vectors, languages, self.means), TermRows.of(texts, self.vocabulary))


def genre_table(
    lists: Sequence[Iterable[str]],
) -> tuple[tuple[str, ...], NDArray[np.bool_]]:
    """Return the genres of enough titles, in order, and which title has which: bool[n, k]."""
    sets = [set(names) for names in lists]
    often = Counter(name for names in sets for name in names)
    genres = tuple(sorted(name for name, number in often.items() if number >= FEWEST))
    table = np.array([[name in names for name in genres] for names in sets], dtype=np.bool_)
    return genres, table.reshape(len(sets), len(genres))


def train(
    rows: Rows, genres: tuple[str, ...], labels: NDArray[np.bool_], *, seed: int
) -> GenreHead:
    """Learn genres: bool[n, k] of rows; the seed draws the folds."""
    fold = _folds(rows.size, _INNER, seed)
    best: tuple[float, float, NDArray[np.float64], NDArray[np.float64]] | None = None
    for l2 in _L2:
        chance = np.zeros(labels.shape, dtype=np.float32)
        for held in range(_INNER):
            known, asked = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
            learned = fit(rows.take(known), labels[known], l2)
            chance[asked] = probabilities(learned, rows.take(asked))
        thresholds, f1 = _thresholds(chance, labels)
        if best is None or f1.mean() > best[0]:
            best = float(f1.mean()), l2, thresholds, f1
        elif best[0] - f1.mean() > _HOPELESS:
            break
    assert best is not None  # noqa: S101 - there are strengths
    _, l2, thresholds, f1 = best
    return GenreHead(genres, thresholds, l2, fit(rows, labels, l2), f1)


def _folds(size: int, number: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(size) % number


def _thresholds(
    chance: NDArray[np.float32], labels: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The probability from which each genre's F1 is best, and that F1: float64[k] each."""
    order = np.argsort(-chance, axis=0, kind="stable")
    ranked = np.take_along_axis(chance, order, axis=0).astype(np.float64)
    right = np.cumsum(np.take_along_axis(labels, order, axis=0), axis=0)
    said = np.arange(1, len(labels) + 1)[:, None]
    f1 = 2 * right / (said + labels.sum(axis=0))
    at = f1.argmax(axis=0)
    column = np.arange(labels.shape[1])
    below = ranked[np.minimum(at + 1, len(labels) - 1), column]
    return (ranked[at, column] + below) / 2, f1[at, column]


def macro_f1(said: NDArray[np.bool_], labels: NDArray[np.bool_]) -> NDArray[np.float64]:
    """F1 of each genre: float64[k]; 0 for one that is never said rightly."""
    right = (said & labels).sum(axis=0)
    of = said.sum(axis=0) + labels.sum(axis=0)
    return np.asarray(2 * right / np.maximum(of, 1), dtype=np.float64)


Features = Callable[[NDArray[np.int64]], Rows]
"""Makes rows of all titles, with the means and the vocabulary of some."""


@dataclass(frozen=True)
class Trial:
    """What five-fold cross-validation says of the head and of what it is held against.

    Attributes:
        genres: their names.
        titles: how many were judged.
        f1: macro-F1 of each sort of features, with its interval over genres.
        against: what the head's macro-F1 has over that of the others, paired over genres.
    """

    genres: tuple[str, ...]
    titles: int
    f1: dict[str, Estimate]
    against: dict[str, Difference]


def trial(
    features: Mapping[str, Features],
    genres: tuple[str, ...],
    labels: NDArray[np.bool_],
    *,
    seed: int,
) -> Trial:
    """Cross-validate the first features against the others, on the same folds.

    Args:
        features: each makes the rows of all titles of what those that teach tell.
        genres: their names.
        labels: bool[n, k], which title has which.
        seed: draws the folds, and those within the titles that teach.
    """
    fold = _folds(len(labels), _OUTER, seed)
    f1: dict[str, NDArray[np.float64]] = {}
    for name, made_of in features.items():
        said = np.zeros(labels.shape, dtype=np.bool_)
        for held in range(_OUTER):
            known, asked = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
            rows = made_of(known)
            head = train(rows.take(known), genres, labels[known], seed=seed)
            said[asked] = head.probabilities(rows.take(asked)) >= head.thresholds
        f1[name] = macro_f1(said, labels)
    own, *others = f1
    return Trial(
        genres,
        len(labels),
        {name: estimate(values, seed) for name, values in f1.items()},
        {name: difference(f1[own], f1[name], seed) for name in others},
    )
