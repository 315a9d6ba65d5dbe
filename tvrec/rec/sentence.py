"""A sentence and what was understood of it (pure).

What no piece covers is ``rest``: the words that the encoder and the full text are asked about.
Nothing of a sentence is lost between the two.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tvrec.domain import Piece
from tvrec.rec.cues import SUPERLATIVES

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what was understood of it.

    Attributes:
        text: as it was written.
        pieces: in the order of the sentence; they do not overlap.
        ignored: understood, but to be left out of account.
    """

    text: str
    pieces: tuple[Piece, ...]
    ignored: tuple[Piece, ...] = ()

    def rest(self) -> list[tuple[int, int]]:
        """The stretches that no piece covers."""
        places, found = 0, []
        for piece in sorted((*self.pieces, *self.ignored), key=lambda piece: piece.start):
            if places < piece.start:
                found.append((places, piece.start))
            places = piece.end
        if places < len(self.text):
            found.append((places, len(self.text)))
        return found

    def words(self, kept: Collection[str] = ()) -> str:
        """The rest as one text, with the wanted pieces of some kinds left standing in it.

        Of "set in Japan" Japan stands.
        """
        named = (p for p in self.pieces if p.wanted and p.kind in kept)
        spans = [(max(p.start, p.end - len(p.words)), p.end) for p in named if p.words]
        parts = [self.text[start:end] for start, end in sorted([*self.rest(), *spans])]
        return " ".join(" ".join(parts).split()).strip(" ,;:.!?，；。！？、-−–—")

    @property
    def is_superlative(self) -> bool:
        """Whether it asks for the most of something: what it names is then what that is among."""
        return any(piece.names[0] in SUPERLATIVES for piece in self.of("relative"))

    def of(self, *kinds: str, wanted: bool = True) -> list[Piece]:
        """The pieces of some kinds."""
        return [piece for piece in self.pieces if piece.kind in kinds and piece.wanted == wanted]
