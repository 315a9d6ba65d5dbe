"""What a text names that an act or a rule can be about: a title, a person, a genre and others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tvrec.core.names import resolve
from tvrec.core.scripts import variants
from tvrec.core.taste import HOURS
from tvrec.domain import Target
from tvrec.errors import TitleNotFoundError, UsageError
from tvrec.genres import genre_name
from tvrec.i18n import LANGUAGES, translator
from tvrec.text import fold

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.store import Store

__all__ = ["target_of"]


def target_of(text: str, store: Store, memory: Memory) -> Target:
    """Read ``genre:NAME``, ``person:NAME``, ``folder:PATH``, ``language:CODE``, or a title.

    Genres and people are found whatever their case, by their names in any language.

    Raises:
        TitleNotFoundError: there is no such thing in the library.
        UsageError: there is no such language.
    """
    type_, _, name = text.partition(":")
    match type_, name.strip():
        case "folder", path if path:
            return Target("folder", str(Path(path).expanduser().absolute()))
        case "language", code if code:
            return Target("language", _language(code))
        case "person" | "genre", facet if facet:
            return Target(type_, _facet(type_, facet, store, memory))
    return HOURS if fold(text) == HOURS.id else Target("title", resolve(store, text))


def _language(name: str) -> str:
    from tvrec.library.languages import language_code

    code = language_code(name)
    if not code:
        raise UsageError(f"{name!r} is no language", remedy="say a code, as zh or de")
    return code


def _facet(type_: str, name: str, store: Store, memory: Memory) -> str:
    """Return a person or a genre as the library spells it."""
    catalog = memory.library.catalog
    names = (catalog.genres if type_ == "genre" else catalog.people).names
    if type_ == "genre":
        tongues = [translator(each) for each in LANGUAGES]
        others = {each: tuple(genre_name(each, tongue) for tongue in tongues) for each in names}
    else:
        others = store.titles.credited()
    wanted = {fold(each) for each in variants(name)}
    for each in names:
        if not wanted.isdisjoint(map(fold, (each, *others.get(each, ())))):
            return each
    near = [(f"{type_}:{each}", each) for each in names if fold(name) in fold(each)]
    raise TitleNotFoundError(
        f"no title has the {type_} {name!r}",
        candidates=near[:10],
        remedy="spell it as the details of a title do",
    )
