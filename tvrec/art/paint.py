"""A picture for a title that has none, the same at every size."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tvrec.art.canvas import Canvas
from tvrec.art.catalogue import MOTIFS
from tvrec.art.choose import Words, choose_camera, choose_motif, choose_palette
from tvrec.art.palettes import colours

__all__ = ["Subject", "describe", "paint"]


_KIND_GENRES = {
    "album": ("Music",),
    "artist": ("Music",),
    "track": ("Music",),
    "audiobook": ("Literature",),
    "podcast": ("Talk show",),
    "podcast_episode": ("Talk show",),
}


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
    rng = _generator(subject)
    words = Words(subject.words)
    motif = MOTIFS[choose_motif(_traits(subject), words, rng)]
    palette = choose_palette(motif.moods, subject.genres, words, rng)
    ready = colours(palette, subject.year, rng)
    canvas = Canvas(max(1, width), max(1, height), choose_camera(rng))
    motif.draw(canvas, ready, rng)
    return canvas.pixels()


def describe(subject: Subject) -> tuple[str, str]:
    """The names of the motif and the palette that `paint` takes for a title."""
    rng = _generator(subject)
    words = Words(subject.words)
    name = choose_motif(_traits(subject), words, rng)
    return name, choose_palette(MOTIFS[name].moods, subject.genres, words, rng).name


def _traits(subject: Subject) -> tuple[str, ...]:
    """Genres, then what the kind of title stands for, then the language without its region."""
    kind = _KIND_GENRES.get(subject.kind.casefold(), ())
    return (*subject.genres, *kind, subject.language.casefold().split("-")[0])


def _generator(subject: Subject) -> np.random.Generator:
    digest = hashlib.blake2b(subject.seed.encode(), digest_size=8).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))
