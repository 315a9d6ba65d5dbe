"""What the names of folders say about what is in them (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from tvrec.text import fold

__all__ = ["Hint", "hint_of", "is_disc_folder", "is_subtitle_folder", "season_of_folder"]


class Hint(Enum):
    """What a household keeps in a folder."""

    NONE = ""
    CLIPS = "clips"
    BOOKS = "books"
    PODCASTS = "podcasts"
    MUSIC = "music"


_WORDS = {
    Hint.CLIPS: "clips, youtube, home videos, home movies, camera, camera roll, dcim, 100media,"
    " videoclips, heimvideos, shorts, vlogs, 短片, 录像, 家庭录像, 手机视频",
    Hint.BOOKS: "audiobook, audiobooks, audio books, horbuch, horbucher, horspiele, livres audio,"
    " audiolibros, audiolibri, 有声书, 有声读物, 评书, 有聲書",
    Hint.PODCASTS: "podcast, podcasts, 播客",
    Hint.MUSIC: "music, musik, musique, musica, songs, 音乐, 音樂",
}
_HINTS = {fold(word): hint for hint, words in _WORDS.items() for word in words.split(",")}

_SEASON = re.compile(
    r"^(?:season|series|staffel|saison|temporada|stagione|seizoen|s)[\s._-]*(?P<season>\d{1,4})\b"
    r"(?![\s._-]*e\d)|^第(?P<counted>[\d一二三四五六七八九十]{1,3})[季部]"
    r"|^(?P<year>(?:19|20)\d\d)$|^(?P<specials>specials?|特别篇|番外)$",
    re.IGNORECASE,
)
_COUNTED = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)}
_DISC = re.compile(r"^(?:cd|dis[ck]|dvd|part|teil|vol(?:ume)?)[\s._-]*\d{1,2}\b", re.IGNORECASE)
_SUBTITLES = frozenset({"subs", "sub", "subtitles", "字幕"})


def hint_of(names: Iterable[str]) -> Hint:
    """Return what the innermost telling name of a path says.

    Args:
        names: of the folders, outermost first.
    """
    found = Hint.NONE
    for name in names:
        found = _HINTS.get(fold(name), found)
    return found


def season_of_folder(name: str) -> int | None:
    """Return the season that a folder is named after; 0: the specials."""
    found = _SEASON.match(name.strip())
    if found is None:
        return None
    if found["specials"]:
        return 0
    if found["counted"]:
        return _count(found["counted"])
    return int(found["season"] or found["year"])


def _count(numeral: str) -> int | None:
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _COUNTED.get(numeral)
    return 10 * _COUNTED.get(tens, 1) + _COUNTED.get(ones, 0)


def is_disc_folder(name: str) -> bool:
    """Tell whether a folder holds one disc or part of what its parent holds."""
    return _DISC.match(name) is not None


def is_subtitle_folder(name: str) -> bool:
    """Tell whether a folder holds the subtitles of the videos beside it."""
    return name.casefold() in _SUBTITLES
