"""Choosing a motif, a palette and a framing for a title; chance decides near ties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np

from tvrec.art.canvas import Camera
from tvrec.art.catalogue import MOTIFS
from tvrec.art.moods import GENRE_MOODS, MOOD_WORDS
from tvrec.art.palettes import PALETTES, Palette

__all__ = ["Words", "choose_camera", "choose_motif", "choose_palette"]

_WORD = re.compile(r"[a-zà-ÿ]+")
_TITLE_WORDS = 3  # the texts begin with the title, whose words weigh as much as several mentions


class Words:
    """The words of a title's texts, counted."""

    def __init__(self, text: str) -> None:
        self._text = text.casefold()
        words = _WORD.findall(self._text)
        self._counts = Counter(words)
        for word in words[:_TITLE_WORDS]:
            self._counts[word] += 3

    def weight(self, asked: Iterable[str]) -> float:
        """How strongly the texts speak of some words: 1 for one mention, more for several."""
        total = 0.0
        for word in asked:
            if word.isascii():
                hits: float = self._counts[word] + self._counts[word + "s"]
            else:  # a single Chinese character is often part of another word or a name
                hits = self._text.count(word) * (1.0 if len(word) > 1 else 0.4)
            total += min(hits, 5.0) ** 0.5
        return total


def choose_motif(genres: tuple[str, ...], words: Words, rng: np.random.Generator) -> str:
    """The name of the motif that words and genres ask for most; the first genre counts most."""
    names = [_slug(genre) for genre in genres]
    chances = rng.uniform(0.0, 1.1, len(MOTIFS)).tolist()
    scores = {}
    for (name, motif), chance in zip(MOTIFS.items(), chances, strict=True):
        suits = motif.genres.split()
        asked = sum(1.0 / (1 + 0.3 * n) for n, genre in enumerate(names) if genre in suits)
        scores[name] = 1.25 * words.weight(motif.words.split()) + asked + chance
    return max(scores, key=scores.__getitem__)


def choose_palette(
    moods: str, genres: tuple[str, ...], words: Words, rng: np.random.Generator
) -> Palette:
    """A palette that suits the motif's moods, the genres' and the words'."""
    own = set(moods.split())
    heard = {mood for mood, asked in MOOD_WORDS.items() if words.weight(asked.split())}
    heard |= {mood for genre in genres for mood in GENRE_MOODS.get(_slug(genre), "").split()}
    chances = rng.uniform(0.0, 1.6, len(PALETTES)).tolist()
    scores = []
    for palette, chance in zip(PALETTES, chances, strict=True):
        has = set(palette.moods.split())
        scores.append(1.1 * bool(has & own) + 0.4 * min(2, len(has & heard)) + chance)
    return PALETTES[int(np.argmax(scores))]


def choose_camera(rng: np.random.Generator) -> Camera:
    """A framing: a little nearer or farther, one way round or the other."""
    return Camera(float(rng.uniform(0.96, 1.2)), bool(rng.random() < 0.5))


def _slug(genre: str) -> str:
    return genre.strip().casefold().replace("-", " ").replace(" ", "_")
