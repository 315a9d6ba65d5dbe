"""What of a sentence a title fulfils: the reason why it answers (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tvrec.domain import Piece
from tvrec.rec.catalog import Catalog
from tvrec.rec.cues import EVERYDAY, SUPERLATIVES
from tvrec.rec.lexicon import tokens
from tvrec.rec.merits import nearness, places
from tvrec.rec.scales import z
from tvrec.rec.sentence import Sentence
from tvrec.rec.traits import Floats, Mask, Traits, having, measure
from tvrec.text import is_cjk, plain

__all__ = ["answers", "subjects"]

_NEAR = 1.0  # standard deviations above the mean: a likeness that one would name
_SHORTEST = 3  # letters of a word that is worth naming
_MEASURED = ("minutes", "year", "age", "rating", "certificate", "relative")
_HAD = ("kind", "nation", "language", "genre", "person", "place", "silent", "monochrome")


def answers(
    catalog: Catalog,
    traits: Traits,
    sentence: Sentence,
    moods: Mapping[str, Floats],
    words: Mapping[Piece, Mask],
    titles: Sequence[int],
) -> list[tuple[Piece, ...]]:
    """Say which pieces of a sentence each title fulfils, in the order of the sentence.

    Of a limit stands what the title has: ``low`` and ``high`` are its own minutes or year, or the
    age from which one may watch it. What shall not be is not said.

    Args:
        catalog: the titles.
        traits: their facts.
        sentence: what was understood.
        moods: for each mood that is wanted, float64[n], how well titles fit it.
        words: for each word that no piece covers, bool[n], which titles have it.
        titles: places of those that are asked about.
    """
    inside = np.ones(catalog.size)
    met: list[tuple[Piece, Mask]] = list(words.items())
    for piece in sentence.of("mood"):
        fits = [z(moods[name], inside) >= _NEAR for name in piece.names]
        met.append((piece, np.logical_or.reduce(fits)))
    for piece in sentence.of("title"):
        named = places(catalog, [piece])
        if len(named):
            met.append((piece, z(nearness(catalog, named), inside) >= _NEAR))
    had = [piece for piece in sentence.of(*_HAD) if "colour" not in piece.names]  # nobody knows it
    met += [(piece, having(catalog, traits, piece)) for piece in had]
    met += [
        (piece, ~np.isnan(_values(catalog, traits, piece))) for piece in sentence.of(*_MEASURED)
    ]
    met.sort(key=lambda each: each[0].start)
    return [
        _joined([_measured(catalog, traits, piece, title) for piece, mask in met if mask[title]])
        for title in titles
    ]


def subjects(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The words that no piece covers, but for everyday ones; of Chinese each pair of characters."""
    for first, last in sentence.rest():
        found = tokens(plain(sentence.text[first:last]))
        for token in found:
            long_enough = token.end - token.start >= _SHORTEST and not is_cjk(token.word[0])
            if long_enough and token.word not in EVERYDAY:
                yield first + token.start, first + token.end
        for one, other in pairwise(found):
            pair = one.word + other.word
            together = one.end == other.start and all(map(is_cjk, pair))
            if together and EVERYDAY.isdisjoint(pair):
                yield first + one.start, first + other.end


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Words that overlap or touch made one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and piece.kind == last.kind == "words" and piece.start <= last.end:
            text = last.text + piece.text[last.end - piece.start :]
            found[-1] = replace(last, text=text, end=piece.end, words=text)
        else:
            found.append(piece)
    return tuple(found)


def _values(catalog: Catalog, traits: Traits, piece: Piece) -> Floats:
    match piece.kind:
        case "minutes":
            return traits.runtimes_s / 60
        case "year":
            return traits.years
        case "rating":
            return catalog.ratings
        case "relative":
            return measure(traits, piece)[0]
        case _:
            return traits.min_ages


def _measured(catalog: Catalog, traits: Traits, piece: Piece, title: int) -> Piece:
    superlative = piece.kind == "relative" and piece.names[0] in SUPERLATIVES
    if piece.kind not in _MEASURED or (piece.kind == "relative" and not superlative):
        return piece
    value = float(_values(catalog, traits, piece)[title])
    kind = {"certificate": "age", "relative": "year"}.get(piece.kind, piece.kind)
    if superlative and piece.names[0] in ("shortest", "longest"):
        kind, value = "minutes", value / 60
    return replace(piece, kind=kind, low=value, high=value)
