"""A picture for a title that has none, the same at every size."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.art.canvas import Canvas
from tvrec.art.catalogue import MOTIFS, Motif
from tvrec.art.palettes import PALETTES, Palette, colours

__all__ = ["Subject", "paint"]

_WORD = re.compile(r"[a-zà-ÿ]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is made from."""

    seed: str
    """The title's id; it decides all that is left to chance."""
    kind: str
    genres: tuple[str, ...]
    """English names, in any case."""
    year: int | None
    language: str
    words: str
    """Title, plot and tags, in any language; they choose motif and mood."""


def paint(subject: Subject, width: int, height: int) -> NDArray[np.uint8]:
    """Paint a title's picture, (height, width, 3) uint8.

    The subject alone decides the composition; the size decides only its resolution.
    """
    digest = hashlib.blake2b(subject.seed.encode(), digest_size=8).digest()
    rng = np.random.default_rng(int.from_bytes(digest, "big"))
    motif = choose_motif(subject, rng)
    palette = choose_palette(subject, motif, rng)
    ready = colours(palette, subject.year, rng)
    canvas = Canvas(max(1, width), max(1, height))
    motif.draw(canvas, ready, rng)
    return canvas.pixels()


def choose_motif(subject: Subject, rng: np.random.Generator) -> Motif:
    """The motif that the title's words and genres ask for most, chance deciding near ties."""
    chances = rng.uniform(0.0, 1.0, len(MOTIFS))
    counts = Counter(_WORD.findall(subject.words.casefold()))
    best: tuple[float, str] = (-1.0, "")
    for (name, motif), chance in zip(MOTIFS.items(), chances, strict=True):
        score = _word_score(motif.words, counts, subject.words)
        score += _genre_score(motif.genres, subject)
        best = max(best, (score + float(chance), name))
    return MOTIFS[best[1]]


def choose_palette(subject: Subject, motif: Motif, rng: np.random.Generator) -> Palette:
    """One of the palettes that suit the motif's moods."""
    chances = rng.uniform(0.0, 1.0, len(PALETTES))
    wanted = motif.moods.split()
    scores = [
        sum(mood in wanted for mood in palette.moods.split()) + chance
        for palette, chance in zip(PALETTES, chances, strict=True)
    ]
    return PALETTES[int(np.argmax(scores))]


def _word_score(asked: str, counts: Counter[str], text: str) -> float:
    score = 0.0
    for word in asked.split():
        hits = counts[word] + counts[word + "s"] if word.isascii() else text.count(word)
        score += 1.5 * min(hits, 3) ** 0.5 if hits else 0.0
    return score


def _genre_score(asked: str, subject: Subject) -> float:
    wanted = asked.split()
    names = [genre.strip().casefold().replace(" ", "_") for genre in subject.genres]
    return sum(1.2 / (1 + 0.3 * place) for place, name in enumerate(names) if name in wanted)
