"""What the readers of films, episodes and albums share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from tvrec.domain import MediaFile, Problem
from tvrec.library.artwork import Gallery
from tvrec.library.files import Entry, printable, refusal
from tvrec.library.fingerprint import fingerprint
from tvrec.library.nfo import Nfo, NfoError, read_nfo
from tvrec.library.probe import Media, Probe, ProbeError, ProbeTimeoutError

__all__ = ["COPY_AGAIN", "Looked", "Reading", "find_nfo"]

COPY_AGAIN = "copy it again from its source, or delete it"
_TIMED_OUT = "delete it, or raise scan.probe_timeout_s if its disk is slow"
_SHORT_MESSAGE = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that can be played."""

    entry: Entry
    file: MediaFile
    media: Media


@dataclass
class Reading:
    """One unit being read: how to look into files, and what was wrong.

    Attributes:
        probe: looks into files.
        recall: returns what an earlier scan found in a file.
        problems: a line for each file that was left out or half understood.
        complete: nothing was left out that could be read at another time.
        blind: a file was kept without a look into it, since there is no PyAV.
        timed_out: a file took longer than it may.
        embedded: facts were taken from within a file that the next scan cannot recall.
    """

    probe: Probe
    recall: Callable[[str], MediaFile | None] = lambda path: None
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True
    blind: bool = False
    timed_out: bool = False
    embedded: bool = False

    def complain(self, path: str, message: str, remedy: str) -> None:
        """Add a line to the report."""
        self.problems.append(Problem(printable(path), message[:_SHORT_MESSAGE], remedy))

    def unreadable(self, path: str, error: OSError) -> None:
        """Add a line on what the system does not let us read now; the next scan tries again."""
        self.complete = False
        self.complain(path, *refusal(error, "file"))

    def look(self, entry: Entry) -> Media | None:
        """Look into a file; None where it cannot be played, which is then a problem."""
        if not entry.size:
            self.complain(entry.path, "is empty", COPY_AGAIN)
            return None
        try:
            media = self.probe(entry.path)
        except ProbeTimeoutError as error:
            self.timed_out = True
            self.complain(entry.path, str(error), _TIMED_OUT)
        except ProbeError as error:
            self.complete &= not error.passing
            self.complain(entry.path, str(error), COPY_AGAIN)
        else:
            self.blind |= not self.probe.works
            return media
        return None

    def open(
        self, entry: Entry, *, version: str = "", part: int = 1, subtitles: Sequence[str] = ()
    ) -> Looked | None:
        """Return a file with what is in it; None where it cannot be played.

        Args:
            entry: the file.
            version: what sets it apart from other files of its title.
            part: its place among the parts of that version.
            subtitles: languages of the subtitles beside it.
        """
        beside = set(subtitles)
        old = self._recalled(entry)
        # whether a language was that of a file beside it, which may be gone, is not known
        if old is not None and beside.issuperset(old.subtitle_languages):
            languages = tuple(dict.fromkeys(subtitles))
            same = replace(old, version=version, part=part, subtitle_languages=languages)
            return Looked(entry, same, Media())
        content = self.fingerprint(entry)
        media = self.look(entry) if content else None
        if media is None:
            return None
        self.embedded |= bool(media.cover or "purl" in media.tags)
        every = dict.fromkeys((*media.subtitle_languages, *subtitles))
        file = MediaFile(
            path=entry.path,
            size=entry.size,
            mtime_ns=entry.mtime_ns,
            inode=entry.inode,
            fingerprint=content,
            version=version,
            part=part,
            container=media.container or entry.ext[1:],
            width=media.width,
            height=media.height,
            duration_s=media.duration_s,
            audio_languages=media.audio_languages,
            subtitle_languages=tuple(every),
            chapters=media.chapters,
        )
        return Looked(entry, file, media)

    def fingerprint(self, entry: Entry) -> str:
        """Return what a file's content is known by; empty where it cannot be read."""
        if not entry.size:
            self.complain(entry.path, "is empty", COPY_AGAIN)
            return ""
        old = self._recalled(entry)
        if old is not None:
            return old.fingerprint
        try:
            return fingerprint(entry.path, entry.size)
        except OSError as error:
            self.unreadable(entry.path, error)
            return ""

    def _recalled(self, entry: Entry) -> MediaFile | None:
        """Return what is known of a file that has not changed."""
        old = self.recall(entry.path)
        if old is None or not old.fingerprint:
            return None
        same = (old.size, old.mtime_ns, old.inode) == (entry.size, entry.mtime_ns, entry.inode)
        return replace(old, missing_since=None) if same else None

    def nfo(self, entry: Entry | None) -> list[Nfo]:
        """Read an NFO; one that says nothing is a problem, and its title goes on without it."""
        if entry is None:
            return []
        try:
            return read_nfo(entry.path)
        except NfoError as error:
            self.complain(entry.path, str(error), "correct or delete that NFO")
        except OSError as error:
            self.unreadable(entry.path, error)
        return []

    def take(self, gallery: Gallery) -> None:
        """Take over what was wrong with pictures."""
        self.problems += gallery.problems


def find_nfo(entries: Iterable[Entry], names: Iterable[str]) -> Entry | None:
    """Return the NFO that bears the first of some names."""
    found = {entry.stem.casefold(): entry for entry in entries if entry.ext == ".nfo"}
    return next((found[name.casefold()] for name in names if name.casefold() in found), None)
