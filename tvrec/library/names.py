"""What a name says: title and year by guessit, numbers of episodes and parts, ids, cameras.

Patterns of our own tell files apart, which happens at every scan; guessit, which takes
milliseconds a name, is asked only for what a title is called.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from tvrec.library.files import readable
from tvrec.text import fold, fold_title

__all__ = [
    "Name",
    "camera_title",
    "episode_of",
    "ids_in",
    "is_film_name",
    "part_of",
    "read_name",
    "series_prefix",
    "version_of",
    "work_key",
    "youtube_id",
]


class Name(NamedTuple):
    """What a file's or folder's name says of a title."""

    title: str
    year: int | None = None
    season: int | None = None
    episode: int | None = None
    episode_title: str = ""
    date: str = ""  # of a programme that is numbered by days, as 2019-03-04


_ID_TAG = re.compile(
    r"[\[{(](?P<scheme>imdb|tmdb|tvdb)(?:id)?[-=](?P<value>tt\d+|\d+)[\]})]", re.IGNORECASE
)
_YOUTUBE = re.compile(r"\[(?P<id>[A-Za-z0-9_-]{11})\]$")
_PART = re.compile(
    r"[\s._-]+[(\[]?(?:cd|dvd|dis[ck]|part|pt|teil)[\s._-]*(?P<number>\d{1,2}|[a-d])[)\]]?$",
    re.IGNORECASE,
)
_EDITION = re.compile(r"[\s._]*[{\[]edition-(?P<edition>[^}\]]+)[}\]]", re.IGNORECASE)
_LABEL = re.compile(r"\s+-\s+(?P<label>[^-]+)$|\s*\[(?P<boxed>[^\]]+)\]$")
_QUALITY = re.compile(
    r"(?<![^\W_])(?:\d{3,4}[pi]|[48]k|uhd|hdr\d*|blu-?ray|bdrip|brrip|bdremux|web-?dl|web-?rip"
    r"|hdtv|hdrip|dvd-?rip|x26[45]|h\.?26[45]|hevc|avc|xvid|divx|av1|remux|proper|repack"
    r"|director'?s[ ._]cut|final[ ._]cut|extended(?:[ ._](?:cut|edition))?|theatrical(?:[ ._]cut)?"
    r"|unrated|uncut|remastered|imax|3d)(?![^\W_])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[\s._]*[\s._(\[](?P<year>18[89]\d|19\d\d|20\d\d)(?![\dp])[)\]]?")
_TITLE_YEAR = re.compile(r"^(?P<title>.*\S)\s+[(\[](?P<year>18[89]\d|19\d\d|20\d\d)[)\]]$")
_EPISODE = re.compile(
    r"(?:^|[\s._\-\[(])(?:s(?P<season>\d{1,4})[\s._-]*e(?P<episode>\d{1,4})"
    r"|(?P<season2>\d{1,2})x(?P<episode2>\d{2,4}))(?!\d)",
    re.IGNORECASE,
)
_EPISODE_ALONE = re.compile(
    r"(?:^|[\s._-])(?:ep?|episode|folge|épisode)[\s._-]*(?P<episode>\d{1,4})\b"
    r"|第[\s._-]*(?P<counted>\d{1,4})[\s._-]*[集话話回]"
    r"|^(?P<lead>\d{1,3})(?:[\s._-]|$)|\s-\s(?P<after>\d{1,3})(?:v\d)?(?=$|[\s._\[(-])",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"^(?:(?:img|vid|mov|mvi|dscn?|dscf|pxl|wp|mah|gopr|gp\d\d|g[hx]\d{2}|dji|p)[-_]?\d{3,}.*"
    r"|(?:19|20)\d{6}[-_]\d{6}.*|screen[-_ ]recording[-_ ].*)$",
    re.IGNORECASE,
)
_LONGEST = 160  # of a name that guessit is asked about: its time grows faster than the length


def ids_in(name: str) -> dict[str, str]:
    """Return the ids that a name bears, as ``[tmdbid-603]`` or ``{imdb-tt0133093}``."""
    return {match["scheme"].lower(): match["value"] for match in _ID_TAG.finditer(name)}


def youtube_id(stem: str) -> str | None:
    """Return the id that yt-dlp puts at the end of a file's name."""
    found = _YOUTUBE.search(stem)
    return found["id"] if found else None


def is_film_name(name: str) -> bool:
    """Tell whether a name is one that films bear: "Title (1999)", or year and kind of copy."""
    bare = _EDITION.sub("", _ID_TAG.sub("", part_of(name)[0])).strip()
    label = _LABEL.search(bare)
    if _TITLE_YEAR.match(bare) or (label and _TITLE_YEAR.match(bare[: label.start()].strip())):
        return True
    return _YEAR.search(bare) is not None and _QUALITY.search(bare) is not None


def part_of(stem: str) -> tuple[str, int | None]:
    """Split a name from the number of its part: ``Film cd2`` is (``Film``, 2)."""
    found = _PART.search(stem)
    if found is None or not found.start():
        return stem, None
    number = found["number"]
    value = int(number) if number.isdecimal() else ord(number.lower()) - ord("a") + 1
    return stem[: found.start()], value


def version_of(stem: str, *, folder: str = "") -> str:
    """Return what sets this version of a film apart from others, empty where nothing does.

    Args:
        stem: the file's name without its extension and part.
        folder: the name of its folder where that is the film's own: whatever a file's name has
            more than it is a label then.
    """
    edition = _EDITION.search(stem)
    if edition:
        return edition["edition"].strip()
    label = _LABEL.search(_ID_TAG.sub("", stem).rstrip())
    if label:
        text = (label["label"] or label["boxed"]).strip()
        own = folder and fold(stem[: label.start()]) in (fold(folder), _without_year(folder))
        if own or _QUALITY.search(text):
            return text
    return " ".join(dict.fromkeys(found[0] for found in _QUALITY.finditer(stem)))


def work_key(stem: str, *, folder: str = "") -> str:
    """Return what two files of one work have in common, whatever their version or part.

    Args:
        stem: a file's name without its extension.
        folder: the folded name of its folder: in "Film (1999)", "Film (1999) - any label" is a
            version of that film.
    """
    if youtube_id(stem) or _CAMERA.match(stem):
        return stem
    base, _ = part_of(_EDITION.sub("", _ID_TAG.sub("", stem)))
    label = _LABEL.search(base)
    if label:
        before = fold(base[: label.start()])
        if before and (before == folder or _QUALITY.search(label[0])):
            base = base[: label.start()]
    quality = _QUALITY.search(base)
    if quality and quality.start():
        dated = _YEAR.search(base)
        # in "Film.1999.GERMAN.1080p" all that follows the year is about the copy
        end = dated.end() if dated and dated.start() else quality.start()
        base = base[: min(end, quality.start())]
    return fold_title(base.replace(".", " ")) or stem


def _without_year(name: str) -> str:
    found = _TITLE_YEAR.match(name)
    return fold(found["title"] if found else name)


def episode_of(stem: str, *, in_season: int | None = None) -> tuple[int, int] | None:
    """Return season and episode as Kodi reads them.

    Args:
        stem: a file's name without its extension.
        in_season: the season of its folder; only there is a bare number an episode.
    """
    found = _EPISODE.search(stem)
    if found:
        season = found["season"] or found["season2"]
        return int(season), int(found["episode"] or found["episode2"])
    if in_season is not None:
        alone = _EPISODE_ALONE.search(stem)
        if alone:
            number = alone["episode"] or alone["counted"] or alone["lead"] or alone["after"]
            return in_season, int(number)
    return None


def series_prefix(stem: str) -> str:
    """Return what stands before an episode's number, folded: the name of its series."""
    found = _EPISODE.search(stem)
    return fold_title(stem[: found.start()].replace(".", " ")) if found else ""


def camera_title(stem: str) -> str | None:
    """Return a title for what a camera or telephone has named: its date and time."""
    if not _CAMERA.match(stem):
        return None
    found = re.search(r"(?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}.*", stem, re.DOTALL)
    digits = re.sub(r"[^0-9]", "", found[0]) if found else ""
    for length, form, shown in ((14, "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M"), (8, "%Y%m%d", "%Y-%m-%d")):
        try:
            return datetime.strptime(digits[:length], form).strftime(shown)
        except ValueError:
            continue
    return stem


@lru_cache(maxsize=512)
def read_name(name: str, kind: str = "movie") -> Name:
    """Read a file's name without its extension, or a folder's; it never fails.

    A name of the form "Title (1999)" was written by a person and is taken as it stands; guessit
    reads all others.

    Args:
        name: as the file system has it.
        kind: movie or episode.
    """
    text = _YOUTUBE.sub("", _EDITION.sub("", _ID_TAG.sub("", readable(name)))).strip(" -_.")
    plain = _TITLE_YEAR.match(text)
    if plain and kind == "movie":
        return Name(plain["title"].strip(), int(plain["year"]))
    guess = _guess(text[:_LONGEST], kind)
    title = _text(guess.get("title")) or text or readable(name)
    return Name(
        title=title,
        # a name that is a number only is a title: "2012"
        year=None if title.isdecimal() and title == text else _whole(guess.get("year")),
        season=_whole(guess.get("season")),
        episode=_whole(guess.get("episode")),
        episode_title=_text(guess.get("episode_title")),
        date=_text(guess.get("date")),
    )


def _guess(text: str, kind: str) -> dict[str, Any]:
    from guessit import guessit
    from guessit.api import GuessitException

    # "a/b" would be taken for a path, and only "b" for the name
    options = {"type": kind, "no_user_config": True, "no_default_config": False}
    try:
        return dict(guessit(text.replace("/", " ").replace("\\", " "), options))
    except GuessitException:
        return {}


def _text(value: Any) -> str:
    words = value if isinstance(value, list) else [value]
    return " ".join(str(word) for word in words if word).strip()


def _whole(value: Any) -> int | None:
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, int) else None
