"""What is to be heard: the files of a unit as albums, audiobooks and podcasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tvrec.domain import Kind
from tvrec.library.albums import album_drafts
from tvrec.library.artwork import Gallery
from tvrec.library.books import book_draft
from tvrec.library.drafts import Draft, Key
from tvrec.library.files import readable
from tvrec.library.hints import Hint, hint_of
from tvrec.library.nfo import Nfo
from tvrec.library.podcasts import podcast_drafts
from tvrec.library.read import Reading, find_nfo
from tvrec.library.sounds import Sound, common, kind_of, look
from tvrec.library.unit import Unit
from tvrec.text import fold, fold_title

__all__ = ["read_sounds"]


def read_sounds(unit: Unit, reading: Reading) -> list[Draft]:
    """Read audio files: one album, book or podcast for each album tag among them."""
    sounds = look(unit, reading)
    if not sounds:
        return []
    gallery = Gallery(unit.beside)
    groups = _groups(unit, sounds)
    nfo = _nfo(unit, reading)
    drafts: list[Draft] = []
    for name, members in groups.items():
        only = len(groups) == 1
        drafts += _drafts(unit, members, gallery, nfo if only else None, name, only=only)
    reading.take(gallery)
    return drafts


def _groups(unit: Unit, sounds: Sequence[Sound]) -> dict[str, list[Sound]]:
    """Part files by their album tag; what bears none goes with the only album there is."""
    groups: dict[str, list[Sound]] = defaultdict(list)
    for sound in sounds:
        groups[fold(sound.tags.album)].append(sound)
    nameless = groups.pop("", [])
    if not nameless:
        return groups
    if len(groups) == 1 and unit.alone:
        next(iter(groups.values())).extend(nameless)
    elif groups or not unit.alone:
        # each stands by itself
        groups |= {f"\0{number}": [sound] for number, sound in enumerate(nameless)}
    else:
        groups[""] = nameless
    return groups


def _drafts(
    unit: Unit,
    sounds: list[Sound],
    gallery: Gallery,
    nfo: Nfo | None,
    group: str,
    *,
    only: bool,
) -> list[Draft]:
    kind = kind_of(unit, sounds)
    name = common(sound.tags.album for sound in sounds)
    if kind is Kind.PODCAST or unit.parent is not None:
        return podcast_drafts(unit, sounds, gallery, name)
    ref: Key = ("path", unit.key if only else f"{unit.key}\0{group}")
    if kind is Kind.AUDIOBOOK:
        return [book_draft(unit, sounds, ref, gallery, nfo, name)]
    if not name and group == "" and hint_of([unit.folder.name]) is Hint.NONE:
        name = readable(unit.folder.name)
    if name and not unit.alone:
        ref = ("album", f"{fold_title(_by(sounds))}\0{fold_title(name)}")
    return album_drafts(unit, sounds, ref, gallery, nfo, name)


def _by(sounds: Sequence[Sound]) -> str:
    named = common(sound.tags.album_artist for sound in sounds)
    return named or common(artist for sound in sounds for artist in sound.tags.artists[:1])


def _nfo(unit: Unit, reading: Reading) -> Nfo | None:
    names = [entry.stem for entry in unit.media] if len(unit.media) == 1 else []
    if unit.alone:
        names += ["album", "book", unit.folder.name]
    return next(iter(reading.nfo(find_nfo(unit.beside, names))), None)
