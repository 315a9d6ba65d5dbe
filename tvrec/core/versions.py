"""The versions of a title: files that are parts of one, and which of them is played (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from tvrec.domain import MediaFile

__all__ = ["paths_of", "versions"]


def versions(files: Sequence[MediaFile]) -> list[tuple[str, tuple[MediaFile, ...]]]:
    """Group a title's files that are there by version, the largest picture first."""
    grouped: dict[str, list[MediaFile]] = {}
    for file in files:
        if file.missing_since is None:
            grouped.setdefault(file.version, []).append(file)
    found = [
        (key, tuple(sorted(parts, key=lambda part: (part.part, part.path))))
        for key, parts in grouped.items()
    ]
    found.sort(
        key=lambda version: (
            -(version[1][0].height or 0),
            -sum(part.size for part in version[1]),
            version[0],
        )
    )
    return found


def paths_of(files: Sequence[MediaFile], wanted: str) -> tuple[str, ...]:
    """Return the parts of the wanted version, or of the best one."""
    found = versions(files)
    chosen = next((parts for key, parts in found if key == wanted), found[0][1] if found else ())
    return tuple(part.path for part in chosen)
