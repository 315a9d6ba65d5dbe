"""Subtitles beside a video: the languages that their names tell (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from tvrec.library.files import SUBTITLES, Entry
from tvrec.library.languages import language_code

__all__ = ["subtitle_languages"]

_MARKS = frozenset({"default", "forced", "foreign", "sdh", "cc", "hi"})


def subtitle_languages(entries: Iterable[Entry], stem: str, *, alone: bool) -> list[str]:
    """Return the languages of the subtitles beside a video, ISO 639-1; a name may tell of none.

    They are called ``<stem>[.title][.lang][.default][.forced][.sdh|.hi].srt``.

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
        found.append(_language(rest.lower()))
    return [language for language in found if language]


def _language(rest: str) -> str:
    """Return the language in what a file's name has behind that of the video, or ""."""
    words = rest.replace("_", ".").replace(" ", ".").strip(".-").split(".")
    # ".hi" behind a language is for the hard of hearing; alone it is Hindi
    while len(words) > 1 and words[-1] in _MARKS:
        words.pop()
    if words[-1] in _MARKS - {"hi"}:
        words.pop()
    return language_code(words[-1]) if words else ""
