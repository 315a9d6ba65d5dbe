"""What titles, people and genres are called on a screen, and which title a name means."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tvrec.domain import Share, TitleId
from tvrec.errors import TitleNotFoundError
from tvrec.genres import genre_name
from tvrec.phrases import NameOf, era_name

if TYPE_CHECKING:
    from tvrec.core.cards import CardSet
    from tvrec.i18n import Translator
    from tvrec.store import Store

__all__ = ["name_giver", "resolve"]

_CANDIDATES = 10


def name_giver(store: Store, cards: CardSet, words: Translator) -> NameOf:
    """Return what names a share's title, person or genre in one language."""

    @functools.lru_cache(maxsize=1000)
    def person(name: str) -> str:
        return name if words.language == "en" else _person(store, name, words)

    def name_of(share: Share) -> str:
        match share.type:
            case "title" | "series":
                summary = cards.every.get(TitleId(share.id))
                return words.pick(summary.title, summary.titles) if summary else share.name
            case "genre":
                return genre_name(share.name, words)
            case "person":
                return person(share.name)
            case "era":
                return era_name(share.name, words)
            case _:
                return share.name

    return name_of


def _person(store: Store, name: str, words: Translator) -> str:
    """Name a person in one language, as the first title that they are of has it."""
    for key in store.titles.with_person(name)[:1]:
        title = store.titles.get(key)
        for credit in title.people if title else ():
            if credit.name == name:
                return words.pick(name, credit.names)
    return name


def resolve(store: Store, text: str) -> TitleId:
    """Return the title that an id or an unambiguous name means.

    A card beats a leaf of the same name (the album its title track, the series its pilot).

    Raises:
        TitleNotFoundError: none, or several, with the candidates.
    """
    if store.titles.get(TitleId(text)) is not None:
        return TitleId(text)
    named = store.titles.by_name(text)
    cards = [found for found in named if not found[2].is_leaf]
    meant = cards or named
    if len(meant) == 1:
        return meant[0][0]
    if meant:
        raise TitleNotFoundError(
            f"{text!r} is the name of {len(meant)} titles",
            candidates=[(key, name) for key, name, _ in meant[:_CANDIDATES]],
            remedy="say the id",
        )
    near = [key for key, _ in store.search.search(text, _CANDIDATES)]
    found = store.titles.get_many(near)
    raise TitleNotFoundError(
        f"there is no title {text!r}",
        candidates=[(key, found[key].title) for key in near if key in found],
        remedy="tvrec titles lists them all",
    )
