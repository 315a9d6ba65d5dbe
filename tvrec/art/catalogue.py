"""All motifs by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tvrec.art.motif import Motif
from tvrec.art.places import PLACES
from tvrec.art.things import THINGS

__all__ = ["MOTIFS"]

MOTIFS: Mapping[str, Motif] = MappingProxyType({**PLACES, **THINGS})
