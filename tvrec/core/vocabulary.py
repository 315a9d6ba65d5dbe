"""The lexicon of a library: its titles, people and genres, and the words that come with tvrec."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec.config import assets_dir
from tvrec.core.mentions import mentioned
from tvrec.core.scripts import variants
from tvrec.domain import Kind
from tvrec.errors import ConfigError
from tvrec.library.ages import CERTIFICATES
from tvrec.rec.lexicon import Lexicon, Meaning
from tvrec.rec.traits import Traits
from tvrec.text import fold, fold_title, is_cjk

if TYPE_CHECKING:
    from tvrec.config import Settings
    from tvrec.core.loaded import Loaded
    from tvrec.library.gazetteer import Gazetteer
    from tvrec.store import Store

__all__ = ["lexicon", "shipped", "traits"]

_KINDS = {
    "movie": (Kind.MOVIE,),
    "watch": (Kind.MOVIE, Kind.SERIES, Kind.CLIP),
    "series": (Kind.SERIES,),
    "clip": (Kind.CLIP,),
    "album": (Kind.ALBUM, Kind.ARTIST, Kind.TRACK),
    "audiobook": (Kind.AUDIOBOOK,),
    "podcast": (Kind.PODCAST,),
    "listen": (Kind.ALBUM, Kind.ARTIST, Kind.TRACK, Kind.AUDIOBOOK, Kind.PODCAST),
}
_FIRST_TALKIE, _LAST_WORDLESS = 1928, 1931  # what comes between is silent if nobody speaks in it
_FIRST_COLOUR = 1935  # of feature films in three colours
_TELLING = ("pg", "tv ", "nc ")  # certificates that are no words of everyday
_SHORTEST_NAME = 3  # letters of a surname
_MOST_PARTS = 3


def shipped(settings: Settings) -> dict[str, Any]:
    """Read the words that come with tvrec.

    Raises:
        ConfigError: the file is missing or damaged.
    """
    return _read(assets_dir(settings) / "sentences" / "words.json")


@functools.cache
def _read(file: Path) -> dict[str, Any]:
    try:
        words: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"the words of sentences cannot be read: {error}",
            file=file,
            remedy="install tvrec again",
        ) from error
    return words


def lexicon(store: Store, loaded: Loaded, words: dict[str, Any], gazetteer: Gazetteer) -> Lexicon:
    """Gather the names of a library and the words for facts and moods."""
    return Lexicon([*_words(words), *_names(store, loaded), *_places(store, gazetteer, words)])


def _words(words: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for name, phrases in words["kinds"].items():
        yield from _each(phrases, "kind", *(kind.value for kind in _KINDS[name]))
    for name, phrases in words["genres"].items():
        yield from _each([*phrases, name], "genre", name)
    for nation in words["nations"]:
        yield from _each(nation["words"], "nation", *nation["countries"], *nation["languages"])
        yield from _each(nation["speech"], "language", *nation["languages"])
        for place in nation["places"]:
            announced = [f"{lead} {place}" for lead in ("from", "made in", "of")]
            yield from _each(announced, "nation", *nation["countries"])
    for mood in words["moods"]:
        yield from _each(mood["words"], "mood", mood["id"])
    for certificate, age in CERTIFICATES.items():
        spoken = [f"rated {certificate}", f"{certificate} rated", f"{certificate}级"]
        telling = [certificate] if certificate.startswith(_TELLING) else []
        yield from _each(spoken + telling, "certificate", str(age))
    yield from _each(words["silent"], "silent", "silent")
    yield from _each(words["talking"], "silent", "talking")
    yield from _each(words["monochrome"], "monochrome", "monochrome")
    yield from _each(words["colour"], "monochrome", "colour")


def _each(phrases: list[str], kind: str, *names: str) -> Iterator[tuple[str, Meaning]]:
    for phrase in phrases:
        yield phrase, Meaning(kind, names)


def _names(store: Store, loaded: Loaded) -> Iterator[tuple[str, Meaning]]:
    for card in loaded.cards.cards:
        for name in {card.title, *card.titles.values()}:
            for variant in variants(name):
                yield variant, Meaning("title", (card.id,))
                for short in _short_names(variant):
                    yield short, Meaning("title", (card.id,), partly=True)
    for genre in loaded.catalog.genres.names:
        yield genre, Meaning("genre", (genre,))
    others = store.titles.credited()
    for person in loaded.catalog.people.names:
        for name in {person, *others.get(person, ())}:
            for variant in variants(name):
                yield variant, Meaning("person", (person,), partly=" " not in variant.strip())
                surname = _surname(variant)
                if surname:
                    yield surname, Meaning("person", (person,), partly=True)


def _places(
    store: Store, gazetteer: Gazetteer, words: dict[str, Any]
) -> Iterator[tuple[str, Meaning]]:
    """Yield the places that synopses speak of, by their names in both languages.

    Of a country the works that come from it are meant too: few synopses name it.
    """
    countries = {
        fold(place): nation["countries"]
        for nation in words["nations"]
        for place in nation["places"]
    }
    for key, name in store.mentions.names("place"):
        known = gazetteer.find(key)
        for each in {name, *(known.names if known else ())}:
            for variant in variants(each):
                yield variant, Meaning("place", (key, *countries.get(fold(key), ())))


def _short_names(name: str) -> set[str]:
    """Return what people call a title: without its article, and without its subtitle."""
    main = re.split(r"[:：;；(（]", name)[0].strip()
    return {short for short in (main, fold_title(name), fold_title(main)) if short} - {name}


def _surname(name: str) -> str:
    """Return the last part of a name of several parts; of a Chinese name there is none."""
    parts = name.replace("·", " ").split()
    if not 2 <= len(parts) <= _MOST_PARTS:  # a longer one is an orchestra's
        return ""
    long_enough = len(parts[-1]) >= (2 if is_cjk(parts[-1][0]) else _SHORTEST_NAME)
    return parts[-1] if long_enough and not parts[-1].rstrip(".").isdigit() else ""


def traits(store: Store, loaded: Loaded, words: dict[str, Any]) -> Traits:
    """Gather the facts that sentences ask for."""
    facets = store.titles.facets()
    at = {key: i for i, key in enumerate(facets.ids)}
    rows = [at[card.id] for card in loaded.cards.cards]
    years = np.array([facets.years[i] or np.nan for i in rows], dtype=np.float64)
    languages = tuple(facets.languages[i] for i in rows)
    tagged = set(store.titles.with_tag("silent"))
    audio = np.array([card.kind.is_audio for card in loaded.cards.cards], dtype=np.bool_)
    silent = np.array([card.id in tagged for card in loaded.cards.cards], dtype=np.bool_)
    uncoloured = set(store.titles.with_tag("black and white"))
    grey = np.array([card.id in uncoloured for card in loaded.cards.cards], dtype=np.bool_)
    wordless = np.array([not language for language in languages], dtype=np.bool_)
    silent |= ~audio & ((years < _FIRST_TALKIE) | wordless & (years <= _LAST_WORDLESS))
    return Traits(
        years=years,
        runtimes_s=loaded.runtimes_s,
        min_ages=loaded.min_ages,
        languages=languages,
        countries=tuple(facets.countries[i] for i in rows),
        silent=silent,
        monochrome=~audio & ((years < _FIRST_COLOUR) | grey),
        genres=_spellings(loaded, words),
        spoken_of=_spoken_of(store, loaded),
    )


def _spoken_of(store: Store, loaded: Loaded) -> dict[str, list[int]]:
    """Return the cards that speak of each place, themselves or in a leaf."""
    found: dict[str, list[int]] = {}
    for card, places in enumerate(mentioned(store, loaded.cards).places):
        for place in places:
            found.setdefault(place, []).append(card)
    return found


def _spellings(loaded: Loaded, words: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the names that a library has for each common genre."""
    spelt = {**words["genres"], "Short": words["kinds"]["clip"]}
    known = {name: {fold(p) for p in (*phrases, name)} for name, phrases in spelt.items()}
    return {
        name: tuple(own for own in loaded.catalog.genres.names if fold(own) in folded)
        for name, folded in known.items()
    }
