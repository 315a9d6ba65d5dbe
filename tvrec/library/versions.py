"""Files of one title as versions and parts of versions (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tvrec.library.files import Entry, readable
from tvrec.library.names import part_of, version_of

__all__ = ["Place", "places"]


class Place(NamedTuple):
    """Where a file stands within its title."""

    entry: Entry
    version: str
    part: int


def places(media: Iterable[Entry], *, folder: str = "", parts: bool = False) -> list[Place]:
    """Give each file of a title its version and part, no two of them the same.

    Args:
        media: the files of one title, in the order of their names.
        folder: the name of their folder where it is the title's own.
        parts: they are the parts of one version, in their order, whatever their names.
    """
    if parts:
        return [Place(entry, "", number) for number, entry in enumerate(media, start=1)]
    found: list[Place] = []
    taken: set[tuple[str, int]] = set()
    for entry in media:
        stem, part = part_of(readable(entry.stem))
        version = version_of(stem, folder=folder)
        for label in (version, f"{version} {entry.ext[1:]}".strip(), stem, readable(entry.name)):
            place = (label, part or 1)
            if place not in taken:
                break
        taken.add(place)
        found.append(Place(entry, *place))
    return found
