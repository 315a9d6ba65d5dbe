"""What the readers of films, series and albums share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tvrec.domain import Kind, MediaFile, Problem, Title, TitleId
from tvrec.library.files import Entry, printable
from tvrec.library.fingerprint import fingerprint
from tvrec.library.nfo import Nfo, NfoError, read_nfo
from tvrec.library.probe import Media, Probe, ProbeError
from tvrec.library.subtitles import subtitle_languages

__all__ = ["Reading", "added_at", "first_nfo", "new_title", "nfo_fields"]

_COPY = "copy it again from its source, or delete it"
NO_ID = TitleId("")


@dataclass
class Reading:
    """One unit being read: how to probe, and what was wrong.

    Attributes:
        problems: a line for each file that was left out or half understood.
    """

    probe: Probe
    problems: list[Problem] = field(default_factory=list)

    def complain(self, path: str, message: str, remedy: str) -> None:
        """Add a line to the report."""
        self.problems.append(Problem(printable(path), message, remedy))

    def media(
        self, entry: Entry, beside: Iterable[Entry] = (), *, version: str = "", part: int = 1
    ) -> tuple[MediaFile, Media] | None:
        """Look into a file; None where it cannot be played, which is then a problem."""
        if not entry.size:
            self.complain(entry.path, "is empty", _COPY)
            return None
        try:
            media = self.probe(entry.path)
            content = fingerprint(entry.path, entry.size)
        except ProbeError as error:
            self.complain(entry.path, str(error), _COPY)
            return None
        except OSError as error:
            self.complain(entry.path, f"cannot be read: {error.strerror}", "check its disk")
            return None
        subtitles = (*media.subtitle_languages, *subtitle_languages(beside, entry.stem))
        return (
            MediaFile(
                path=entry.path,
                size=entry.size,
                mtime_ns=entry.mtime_ns,
                inode=entry.inode,
                fingerprint=content,
                version=version,
                part=part,
                container=media.container,
                width=media.width,
                height=media.height,
                duration_s=media.duration_s,
                audio_languages=media.audio_languages,
                subtitle_languages=tuple(dict.fromkeys(subtitles)),
                chapters=media.chapters,
            ),
            media,
        )

    def nfos(self, entry: Entry | None) -> list[Nfo]:
        """Read an NFO; one that says nothing is a problem, and the title goes on without it."""
        if entry is None:
            return []
        try:
            return read_nfo(entry.path)
        except NfoError as error:
            self.complain(entry.path, str(error), "correct or delete that NFO")
        except OSError as error:
            self.complain(entry.path, f"cannot be read: {error.strerror}", "let your user read it")
        return []


def first_nfo(entries: Iterable[Entry], names: Iterable[str]) -> Entry | None:
    """Return the NFO that bears the first of some names."""
    found = {entry.stem.casefold(): entry for entry in entries if entry.ext == ".nfo"}
    return next((found[name.casefold()] for name in names if name.casefold() in found), None)


def keys_of_files(files: Iterable[MediaFile]) -> tuple[tuple[str, str], ...]:
    """Return the keys by which a title is found again through its files, the surest first."""
    files = list(files)
    return (
        *(("fingerprint", file.fingerprint) for file in files),
        *(("path", file.path) for file in files),
    )


def nfo_fields(nfo: Nfo) -> dict[str, Any]:
    """Return what an NFO states as fields of a title; what it leaves out is left out."""
    fields: dict[str, Any] = {
        "title": nfo.title,
        "original_title": nfo.original_title,
        "sort_title": nfo.sort_title,
        "year": nfo.year,
        "plot": nfo.plot,
        "tagline": nfo.tagline,
        "genres": nfo.genres,
        "tags": nfo.tags,
        "people": nfo.people,
        "countries": nfo.countries,
        "studios": nfo.studios,
        "certification": nfo.certification,
        "language": nfo.language,
        "runtime_s": nfo.runtime_s,
        "rating": nfo.rating,
        "votes": nfo.votes,
        "collection": nfo.collection,
        "added_at": nfo.added_at,
        "external_ids": nfo.ids,
    }
    return {name: value for name, value in fields.items() if value}


def new_title(kind: Kind, *sources: dict[str, Any]) -> Title:
    """Make a title from what several sources state; the first that states a field wins."""
    fields: dict[str, Any] = {}
    for source in sources:
        for name, value in source.items():
            if value in (None, "", ()):
                continue
            if name == "external_ids":
                fields[name] = {**value, **fields.get(name, {})}
            else:
                fields.setdefault(name, value)
    return Title(id=NO_ID, kind=kind, **fields)


def added_at(entries: Iterable[Entry]) -> datetime | None:
    """Return when the newest of some files was written: what a household takes for its arrival."""
    newest = max((entry.mtime_ns for entry in entries), default=None)
    return None if newest is None else datetime.fromtimestamp(newest // 10**9, UTC)
