"""The facts of titles that sentences ask for, and which titles have what a piece names (pure)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tvrec.domain import Kind, Piece
from tvrec.rec.catalog import Catalog
from tvrec.rec.cues import SUPERLATIVES
from tvrec.rec.features import Features

__all__ = ["Floats", "Mask", "Traits", "having", "measure"]

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Traits:
    """Facts of a catalogue's titles that sentences ask for, n each.

    Attributes:
        years, runtimes_s, min_ages (from which one may watch): float64[n], NaN where unknown.
        languages: of the work itself, ISO 639-1, empty where unknown or where nobody speaks.
        countries: ISO 3166-1 alpha-2.
        silent, monochrome: bool[n].
        genres: for a common genre, the names under which the library has it.
        spoken_of: for a place, the titles that speak of it.
    """

    years: Floats
    runtimes_s: Floats
    min_ages: Floats
    languages: tuple[str, ...]
    countries: tuple[tuple[str, ...], ...]
    silent: Mask
    monochrome: Mask
    genres: Mapping[str, Collection[str]]
    spoken_of: Mapping[str, Sequence[int]] = field(default_factory=dict)


def measure(traits: Traits, piece: Piece) -> tuple[Floats, float]:
    """What a comparison or a superlative compares, and 1 where more of it is wanted."""
    name = SUPERLATIVES.get(piece.names[0], piece.names[0])
    values = traits.runtimes_s if name in ("shorter", "longer") else traits.years
    return values, 1.0 if name in ("longer", "newer") else -1.0


def having(catalog: Catalog, traits: Traits, piece: Piece) -> Mask:
    """Which titles have what a piece names: bool[n]."""
    names = set(piece.names)
    match piece.kind:
        case "kind":
            codes = [c for c, kind in enumerate(catalog.kinds) if kind.value in names]
            shorts = traits.genres.get("Short", ()) if names == {Kind.CLIP.value} else ()
            return np.isin(catalog.kind_codes, codes) | _with(catalog.genres, set(shorts))
        case "language":
            return np.array([language in names for language in traits.languages], dtype=np.bool_)
        case "nation":
            return np.array(
                [
                    language in names or not names.isdisjoint(countries)
                    for language, countries in zip(traits.languages, traits.countries, strict=True)
                ],
                dtype=np.bool_,
            )
        case "silent":
            return _seen(catalog) & ~traits.silent if "talking" in names else traits.silent
        case "monochrome":
            return _seen(catalog) & ~traits.monochrome if "colour" in names else traits.monochrome
        case "person":
            return _with(catalog.people, names)
        case "place":
            found = np.array([not names.isdisjoint(each) for each in traits.countries], np.bool_)
            for name in names:
                found[list(traits.spoken_of.get(name, ()))] = True
            return found
        case _:
            own = {other for name in names for other in traits.genres.get(name, (name,))}
            return _with(catalog.genres, own)


def _seen(catalog: Catalog) -> Mask:
    """Which titles are watched, and not listened to."""
    return np.array([not kind.is_audio for kind in catalog.kinds])[catalog.kind_codes]


def _with(features: Features, names: set[str]) -> Mask:
    found = np.zeros(features.size, dtype=np.bool_)
    for column, name in enumerate(features.names):
        if name in names:
            found[features.titles_with(column)] = True
    return found
