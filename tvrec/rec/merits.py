"""What a sentence asks of each title: limits that filter, and a merit to rank by (pure).

What is stated as a fact (minutes, year, age, rating, kind, country, language, and every genre or
person that shall not be) filters exactly; all else only ranks. The merit is a sum of z-scores over
the titles that pass, so that its parts can be weighed against one another; ``Blend`` has the
weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Kind, Piece
from tvrec.rec.catalog import Catalog
from tvrec.rec.cues import SUPERLATIVES
from tvrec.rec.scales import z
from tvrec.rec.sentence import Sentence
from tvrec.rec.traits import Floats, Mask, Traits, having, measure

__all__ = [
    "CHILDLIKE",
    "Blend",
    "Signals",
    "is_for_children",
    "merit",
    "nearness",
    "passes",
    "places",
]

CHILDLIKE = "childlike"  # the mood of what is for children


@dataclass(frozen=True)
class Signals:
    """How well each title answers the words of a sentence, float64[n] each; None: not asked.

    Attributes:
        meaning: cosine of what it is about and the words.
        words: BM25 of the words.
        moods: cosine of what it is about and the moods named, and how its genres lean to them.
        lean: how its genres lean to the moods named.
        away: cosine of what it is about and what shall not be.
        away_words: BM25 of what shall not be.
        taste: the viewer's own score.
    """

    meaning: Floats | None = None
    words: Floats | None = None
    moods: Floats | None = None
    lean: Floats | None = None
    away: Floats | None = None
    away_words: Floats | None = None
    taste: Floats | None = None


@dataclass(frozen=True, slots=True)
class Blend:
    """What each part weighs; docs/sentences.md has what was tried."""

    meaning: float = 1.0
    words: float = 0.7
    moods: float = 0.5
    lean: float = 1.0
    like: float = 1.0
    like_genres: float = 0.4
    like_medium: float = 0.5  # to be watched, or to be listened to, as the named title
    unlike: float = 0.5
    genre: float = 1.0
    person: float = 2.0
    place: float = 2.0
    most: float = 3.0  # of what a superlative asks for
    away: float = 0.5
    away_words: float = 0.5
    unknown: float = 0.5
    taste: float = 0.1


BLEND = Blend()


def passes(catalog: Catalog, traits: Traits, sentence: Sentence) -> Mask:
    """Which titles keep every limit that the sentence states: bool[n].

    A title whose runtime, year or rating is not known keeps no limit of it. Of ages, and compared
    to a named title ("shorter than …") or to most, only what is known to be otherwise is left out.
    """
    kept = np.ones(catalog.size, dtype=np.bool_)
    for kind in ("kind", "nation", "language", "silent", "monochrome"):
        for wanted in (True, False):
            pieces = sentence.of(kind, wanted=wanted)
            if pieces:
                found = np.logical_or.reduce([having(catalog, traits, p) for p in pieces])
                if kind == "kind" and wanted and _is_short(sentence):
                    found |= having(catalog, traits, _SHORTS)
                kept &= found if wanted else ~found
    for piece in sentence.of("genre", "person", "place", wanted=False):
        kept &= ~having(catalog, traits, piece)
    if sentence.is_superlative:  # the newest comedy is one of the comedies
        for piece in sentence.of("genre", "person", "place"):
            kept &= having(catalog, traits, piece)
    kept &= _within(sentence.of("minutes"), traits.runtimes_s / 60)
    kept &= _within(sentence.of("year"), traits.years)
    kept &= _within(sentence.of("rating"), catalog.ratings)
    oldest, banned = _ages(sentence)
    kept &= ~((traits.min_ages > oldest) | (traits.min_ages >= banned))
    named = _named(catalog, sentence)
    kept[named] = False
    for piece in sentence.of("relative"):
        if piece.names[0] in SUPERLATIVES:
            continue
        values, sign = measure(traits, piece)
        than = _places(catalog, piece.names[1:])
        kept &= ~(sign * values <= sign * _reference(values, than if len(than) else named))
        kept[than] = False
    return kept


def _within(pieces: list[Piece], values: Floats) -> Mask:
    """Which values are in any of the ranges ("1920s or 1930s"), and beyond every open limit."""
    kept = np.ones(len(values), dtype=np.bool_)
    closed = []
    for piece in pieces:
        low = -np.inf if piece.low is None else piece.low
        high = np.inf if piece.high is None else piece.high
        inside = (low <= values) & (values <= high)
        if np.isinf(low) or np.isinf(high):
            kept &= inside
        else:
            closed.append(inside)
    return kept & np.logical_or.reduce(closed) if closed else kept


_CHILDREN = 12  # years: what asks for more is known to be for no children


def _ages(sentence: Sentence) -> tuple[float, float]:
    """The highest age that may be asked for, and the lowest that may not."""
    limits = [piece.high for piece in sentence.of("age") if piece.high is not None]
    limits += [float(piece.names[0]) for piece in sentence.of("certificate")]
    limits += [_CHILDREN for piece in sentence.of("mood") if CHILDLIKE in piece.names]
    refused = [float(piece.names[0]) for piece in sentence.of("certificate", wanted=False)]
    return min(limits, default=np.inf), min(refused, default=np.inf)


def is_for_children(sentence: Sentence) -> bool:
    """Whether somebody who watches too is a child."""
    return any((piece.high or 0) <= _CHILDREN for piece in sentence.of("age"))


_SHORTS = Piece("kind", "", 0, 0, (Kind.CLIP.value,))
_SHORT_FILM = 60  # minutes; who asks for a film below that will not mind that it is called a short


def _is_short(sentence: Sentence) -> bool:
    films = any(Kind.MOVIE.value in piece.names for piece in sentence.of("kind"))
    limits = [piece.high for piece in sentence.of("minutes") if piece.high is not None]
    return films and min(limits, default=_SHORT_FILM) < _SHORT_FILM


def merit(
    catalog: Catalog,
    traits: Traits,
    sentence: Sentence,
    signals: Signals,
    among: Mask,
    blend: Blend | None = None,
) -> Floats:
    """How well each title answers a sentence, best among those of a mask: float64[n].

    Args:
        catalog: the titles.
        traits: their facts.
        sentence: what was understood.
        signals: what the encoder and the full text say of the words.
        among: bool[n], the titles that z-scores are taken over.
        blend: the weights; None: ``BLEND``.
    """
    blend = blend or BLEND
    inside = among.astype(np.float64)
    total = np.zeros(catalog.size)

    def add(weight: float, values: Floats | None) -> None:
        if values is not None:
            total[:] += weight * z(values, inside)

    add(blend.meaning, signals.meaning)
    add(blend.words, signals.words)
    add(blend.moods, signals.moods)
    add(blend.lean, signals.lean)
    add(-blend.away, signals.away)
    add(-blend.away_words, signals.away_words)
    add(blend.taste, signals.taste)
    named = _named(catalog, sentence)
    if len(named):
        add(blend.like, nearness(catalog, named))
        add(blend.like_genres, np.sum([catalog.genres.cosines(int(i)) for i in named], axis=0))
        heard = np.array([kind.is_audio for kind in catalog.kinds])[catalog.kind_codes]
        total += blend.like_medium * (heard == (heard[named].mean() > 0.5))
    turned_from = places(catalog, sentence.of("title", wanted=False))
    if len(turned_from):
        add(-blend.unlike, nearness(catalog, turned_from))
    named_facts = (("genre", blend.genre), ("person", blend.person), ("place", blend.place))
    for kind, weight in named_facts:
        pieces = sentence.of(kind)
        if pieces:
            has = np.sum([having(catalog, traits, piece) for piece in pieces], axis=0)
            total += weight * has.astype(np.float64)
    for piece in sentence.of("relative"):
        values, sign = measure(traits, piece)
        unknown = np.isnan(values)
        if piece.names[0] in SUPERLATIVES and not unknown.all():
            lowest = np.nanmin(sign * values)
            add(blend.most, np.where(unknown, lowest, sign * values))
        total -= blend.unknown * unknown
    if min(_ages(sentence)) < np.inf:
        total -= blend.unknown * np.isnan(traits.min_ages)
    return total


def places(catalog: Catalog, pieces: list[Piece]) -> NDArray[np.int64]:
    """The titles that pieces name, as places in the catalogue."""
    return _places(catalog, [name for piece in pieces for name in piece.names])


def _places(catalog: Catalog, titles: Sequence[str]) -> NDArray[np.int64]:
    return np.array([catalog.index[key] for key in titles if key in catalog.index], dtype=np.int64)


def _named(catalog: Catalog, sentence: Sentence) -> NDArray[np.int64]:
    """The titles that something like them is wanted of."""
    return places(catalog, sentence.of("title"))


def nearness(catalog: Catalog, titles: NDArray[np.int64]) -> Floats:
    """How near every title is to the mean of some, in what it is about: float64[n]."""
    near: Floats = (catalog.vectors @ catalog.vectors[titles].mean(axis=0)).astype(np.float64)
    return near


def _reference(values: Floats, named: NDArray[np.int64]) -> float:
    """The measure of the named titles, or of the middle title where theirs is not known."""
    own = values[named][~np.isnan(values[named])]
    known = own if len(own) else values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else float("nan")
