"""Histories and catalogues from elsewhere, one file a format, and tvrec's own export.

A new format is a class with the methods of ``Importer`` and one line in ``importers``.
"""

from __future__ import annotations

from pathlib import Path

from tvrec.errors import ImportFormatError
from tvrec.history.base import Importer, Skipped, Source, look_at
from tvrec.history.export import export
from tvrec.history.jsonlines import JsonLines

__all__ = ["Importer", "JsonLines", "Skipped", "Source", "detect", "export", "importers"]


def importers() -> tuple[Importer, ...]:
    """Return every importer, the one to be asked first in front."""
    return (JsonLines(),)


def detect(path: Path) -> Importer:
    """Find the importer of a file by its content; its name does not matter.

    Raises:
        ImportFormatError: the file cannot be read, or has no form that tvrec knows.
    """
    source = look_at(path)
    known = importers()
    for importer in known:
        if importer.claims(source):
            return importer
    if source.text.lstrip()[:1] in ("[", "{"):
        raise ImportFormatError(
            "is JSON, but not JSON Lines",
            file=path,
            remedy="write one object a line, each with its type, as docs/schema/line.json says",
        )
    names = ", ".join(importer.name for importer in known)
    raise ImportFormatError(
        "is in no form that tvrec knows", file=path, remedy=f"give it a file of {names}"
    )
