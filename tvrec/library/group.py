"""Which files belong together: a film with its versions and parts, an episode, an album.

Units are told apart by names alone, since every scan does it anew for the whole library; what a
name means in full is asked of guessit only where a unit is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from tvrec.library import discs
from tvrec.library.drafts import Key, LeftOut
from tvrec.library.files import SUBTITLES, Entry, is_extra_folder
from tvrec.library.hints import (
    Hint,
    hint_of,
    is_disc_folder,
    is_subtitle_folder,
    season_of_folder,
)
from tvrec.library.names import episode_of, series_prefix, work_key
from tvrec.library.unit import Shape, Unit
from tvrec.library.walk import Folder
from tvrec.text import fold

__all__ = ["units"]

_YEARS = 1000  # seasons from here on are years
_LOOSE = 60  # audio files: a folder with more is no album, each file is read by itself
_KNOWN_BY = 3  # leaves by which a parent is known again


def units(root: Folder) -> Iterator[Unit | LeftOut]:
    """Divide a tree into units; parents come before their leaves."""
    above = PurePath(root.path).parts[-3:-1]
    yield from _units(root, hint_of(above))


def _units(folder: Folder, hint: Hint) -> Iterator[Unit | LeftOut]:
    own = hint_of([folder.name])
    hint = hint if own is Hint.NONE else own
    yield from _count_extras([folder])
    if _is_series(folder):
        yield from _series(folder)
        return
    if any(entry.name.casefold() == "artist.nfo" for entry in folder.files):
        yield Unit(key=f"{folder.path}\0artist", shape=Shape.ARTIST, folder=folder,
                   beside=_beside(folder))  # fmt: skip
    taken: list[Folder] = []
    disc = discs.main_title(folder)
    if disc:
        taken = discs.folders(folder)
        yield Unit(key=f"{folder.path}\0disc", shape=Shape.VIDEO, folder=folder, media=disc,
                   beside=_beside(folder), hint=hint)  # fmt: skip
    parts = [each for each in folder.folders if is_disc_folder(each.name) and each not in taken]
    yield from _sounds(folder, parts, hint, is_hint=own is not Hint.NONE)
    yield from _videos(folder, parts, hint)
    taken += [each for each in parts if each.audios or (each.videos and not folder.videos)]
    yield from _below(folder, taken, hint)


def _below(folder: Folder, taken: list[Folder], hint: Hint) -> Iterator[Unit | LeftOut]:
    of_title = bool(folder.folders and folder.videos) and len(_works(folder)) == 1
    for below in folder.folders:
        if below in taken or is_subtitle_folder(below.name):
            continue
        if is_extra_folder(below.name, of_title=of_title):
            yield from _count_extras([below, *below.below()], all_of_it=True)
        else:
            yield from _units(below, hint)


def _count_extras(folders: Iterable[Folder], *, all_of_it: bool = False) -> Iterator[LeftOut]:
    number = 0
    for folder in folders:
        number += folder.left_out
        if all_of_it:
            number += len(folder.videos) + len(folder.audios)
    if number:
        yield LeftOut("trailers, samples and extras", number)


def _beside(folder: Folder) -> tuple[Entry, ...]:
    """Return what is no medium in a folder, and its folder of subtitles."""
    return (
        *(entry for entry in folder.files if not (entry.is_video or entry.is_audio)),
        *(
            entry
            for below in folder.folders
            if is_subtitle_folder(below.name)
            for entry in below.files
            if entry.ext in SUBTITLES
        ),
    )


# Series


def _is_series(folder: Folder) -> bool:
    if any(entry.name.casefold() == "tvshow.nfo" for entry in folder.files):
        return True
    named = {each: season_of_folder(each.name) for each in folder.folders if each.videos}
    seasons = [each for each, season in named.items() if season is not None]
    if any(0 < (named[each] or 0) < _YEARS for each in seasons):
        return True
    # folders named after years, or "Specials", are of a series only where episodes are numbered
    if any(episode_of(video.stem) for each in seasons for video in each.videos):
        return True
    numbered = [video for video in folder.videos if episode_of(video.stem)]
    prefixes = {series_prefix(video.stem) for video in numbered} - {""}
    return 2 * len(numbered) > len(folder.videos) and len(prefixes) <= 1


def _series(folder: Folder) -> Iterator[Unit | LeftOut]:
    ref = ("path", f"{folder.path}\0series")
    episodes: list[Unit] = []
    extras: list[Folder] = []
    _gather_episodes(folder, ref, _own_season(folder), episodes, extras)
    within = [each for each in folder.below() if each not in extras]
    sounds = sum(len(each.audios) for each in (folder, *within))
    if episodes:
        yield Unit(
            key=ref[1], shape=Shape.SERIES, folder=folder, beside=_beside(folder),
            leaves=tuple(unit.media[0] for unit in episodes[:_KNOWN_BY]),
        )  # fmt: skip
    yield from episodes
    yield from _count_extras(within)
    yield from _count_extras(extras, all_of_it=True)
    if sounds:
        yield LeftOut("sound among the episodes of a series", sounds)


def _own_season(folder: Folder) -> int | None:
    named = season_of_folder(folder.name)
    # files right in the folder of a series are those of its only season
    return 1 if named is None or named >= _YEARS else named


def _gather_episodes(
    folder: Folder, ref: Key, season: int | None, episodes: list[Unit], extras: list[Folder]
) -> None:
    groups: dict[tuple[int, int] | str, list[Entry]] = defaultdict(list)
    for video in folder.videos:
        groups[episode_of(video.stem, in_season=season) or video.stem].append(video)
    episodes += (
        Unit(
            key=media[0].path, shape=Shape.EPISODE, folder=folder, media=tuple(media),
            beside=_bearing_name(folder, media), alone=False, parent=ref, season=season,
        )
        for media in groups.values()
    )  # fmt: skip
    for below in folder.folders:
        if is_subtitle_folder(below.name):
            continue
        if is_extra_folder(below.name, of_title=True):
            extras += [below, *below.below()]
        else:
            named = season_of_folder(below.name)
            _gather_episodes(below, ref, season if named is None else named, episodes, extras)


def _bearing_name(folder: Folder, media: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return what is named after some media files, in their folder and its folder of subtitles."""
    stems = tuple(dict.fromkeys(entry.stem for entry in media))
    inside = (
        entry
        for subtitles in folder.folders
        if is_subtitle_folder(subtitles.name)
        for each in (subtitles, *(below for below in subtitles.folders if below.name in stems))
        for entry in each.files
        if entry.ext in SUBTITLES and (each is not subtitles or entry.stem.startswith(stems))
    )
    return (*(entry for stem in stems for entry in folder.named.get(stem, ())), *inside)


# Films and clips


def _videos(folder: Folder, parts: list[Folder], hint: Hint) -> Iterator[Unit]:
    """Give each work of a folder a unit, with what bears its name or, where alone, with all."""
    if not folder.videos:
        media = [video for part in parts for video in part.videos]
        if media:
            yield Unit(key=f"{folder.path}\0video", shape=Shape.VIDEO, folder=folder,
                       media=tuple(media), beside=_beside(folder), hint=hint)  # fmt: skip
        return
    works = _works(folder)
    alone = len(works) == 1 and not folder.audios and not _has_titles(folder)
    for media in works.values():
        if episode_of(media[0].stem):
            yield Unit(key=media[0].path, shape=Shape.EPISODE, folder=folder, media=tuple(media),
                       beside=_bearing_name(folder, media), alone=False)  # fmt: skip
            continue
        yield Unit(
            key=f"{folder.path}\0video" if alone else media[0].path,
            shape=Shape.VIDEO,
            folder=folder,
            media=tuple(media),
            beside=_beside(folder) if alone else _bearing_name(folder, media),
            alone=alone,
            hint=hint,
        )


def _works(folder: Folder) -> dict[str, list[Entry]]:
    works: dict[str, list[Entry]] = defaultdict(list)
    named = fold(folder.name)
    for video in folder.videos:
        works[work_key(video.stem, folder=named)].append(video)
    return works


def _has_titles(folder: Folder) -> bool:
    """Tell whether folders below hold titles of their own, so that nothing here is a title's."""
    return any(
        (below.videos or below.folders)
        and not is_subtitle_folder(below.name)
        and not is_extra_folder(below.name, of_title=True)
        for below in folder.folders
    )


# Music, audiobooks, podcasts


def _sounds(folder: Folder, parts: list[Folder], hint: Hint, *, is_hint: bool) -> Iterator[Unit]:
    media = [*folder.audios, *(entry for part in parts for entry in part.audios)]
    if not media:
        return
    beside = (*_beside(folder), *(entry for part in parts for entry in _beside(part)))
    if hint is Hint.PODCASTS and not is_hint:
        yield from _podcast(folder, media, beside)
    elif (is_hint and hint in (Hint.BOOKS, Hint.PODCASTS)) or (
        len(folder.audios) > _LOOSE and hint is not Hint.BOOKS
    ):
        for entry in media:
            yield Unit(key=entry.path, shape=Shape.SOUND, folder=folder, media=(entry,),
                       beside=_bearing_name(folder, [entry]), alone=False, hint=hint)  # fmt: skip
    else:
        yield Unit(key=f"{folder.path}\0sound", shape=Shape.SOUND, folder=folder,
                   media=tuple(media), beside=beside, hint=hint)  # fmt: skip


def _podcast(folder: Folder, media: list[Entry], beside: tuple[Entry, ...]) -> Iterator[Unit]:
    """Give a podcast a unit and each of its episodes one: there may be thousands."""
    show = PurePath(folder.path)
    if season_of_folder(show.name) is not None:
        show = show.parent
    ref = ("path", f"{show}\0podcast")
    stems = tuple(entry.stem for entry in media)
    yield Unit(
        key=f"{folder.path}\0podcast", shape=Shape.PODCAST, folder=folder, parent=ref,
        beside=tuple(entry for entry in beside if not entry.stem.startswith(stems)),
        leaves=tuple(media[:_KNOWN_BY]), hint=Hint.PODCASTS,
    )  # fmt: skip
    for entry in media:
        yield Unit(
            key=entry.path, shape=Shape.SOUND, folder=folder, media=(entry,),
            beside=_bearing_name(folder, [entry]), alone=False, parent=ref, hint=Hint.PODCASTS,
        )  # fmt: skip
