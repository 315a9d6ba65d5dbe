"""What an encoder is to the rest of tvrec."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Encoder", "Manifest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An encoder's description, as ``manifest.json`` beside its files gives it."""

    id: str  # names the vectors in the store; another id means that they must be made anew
    name: str
    version: str
    dimensions: int
    output: str  # the name of the graph's output
    text_prefix: str  # put before every text
    licence: str  # SPDX
    files: Mapping[str, str]  # file name -> sha256 in hex


class Encoder(Protocol):
    """Turns texts into vectors of length 1. May be called from several threads."""

    @property
    def manifest(self) -> Manifest:
        """What this encoder is."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of many texts, in their order: float32[n, dimensions]."""
        ...

    def encode_one(self, text: str) -> NDArray[np.float32]:
        """The vector of a query: float32[dimensions]."""
        ...

    def release(self) -> None:
        """Give back the memory that encoding many texts took."""
        ...
