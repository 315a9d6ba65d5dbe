"""Subtitles beside a video, and what their names say of them (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from tvrec.library.drafts import SubtitleFile
from tvrec.library.files import SUBTITLES, Entry
from tvrec.library.languages import language_code

__all__ = ["subtitles_of"]

_FORCED = frozenset({"forced", "foreign"})
_HEARING = frozenset({"sdh", "cc", "hi"})
_MARKS = frozenset({"default"}) | _FORCED | _HEARING


def subtitles_of(entries: Iterable[Entry], stem: str, *, alone: bool = False) -> list[SubtitleFile]:
    """Return the subtitles of a video: ``<stem>[.title][.lang][.default][.forced][.sdh|.hi].srt``.

    Args:
        entries: what stands beside it.
        stem: the video's name without its extension.
        alone: files that are not named after it are its own too, as in a folder of subtitles.
    """
    found = []
    for entry in entries:
        if entry.ext not in SUBTITLES or entry.ext == ".idx":
            continue  # an .idx is the index of the .sub that bears its name
        if entry.stem.startswith(stem):
            rest = entry.stem[len(stem) :]
            if rest and rest[0] not in "._- ":
                continue
        elif alone:
            rest = entry.stem
        else:
            continue
        found.append(_described(entry, rest.lower()))
    return found


def _described(entry: Entry, rest: str) -> SubtitleFile:
    words = rest.replace("_", ".").replace(" ", ".").strip(".-").split(".")
    marks: set[str] = set()
    # ".hi" behind a language is for the hard of hearing; alone it is Hindi
    while len(words) > 1 and words[-1] in _MARKS:
        marks.add(words.pop())
    if words[-1] in _MARKS - {"hi"}:
        marks.add(words.pop())
    language = language_code(words[-1]) if words else ""
    return SubtitleFile(
        entry.path,
        language,
        forced=bool(marks & _FORCED),
        hearing_impaired=bool(marks & _HEARING),
    )
