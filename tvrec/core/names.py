"""What titles, people and genres are called on a screen, and which title a name means."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tvrec.domain import Share, Summary, TitleId
from tvrec.errors import TitleNotFoundError
from tvrec.genres import genre_name
from tvrec.naming import Signal
from tvrec.phrases import era_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tvrec.core.cards import CardSet
    from tvrec.i18n import Translator
    from tvrec.rec.engagement import Ledger
    from tvrec.store import Store

__all__ = ["Names", "resolve"]

_CANDIDATES = 10
_LEADS = frozenset({"director", "author"})  # who has such a part is named by it


class Names:
    """Names a share's title, person or genre in one language, and knows more of them.

    Args:
        store: of the household.
        cards: of its library.
        words: the language.
        ledgers: gives what those whom it speaks to did; asked anew each time. Nobody's: whatever
            they like they have played.
    """

    def __init__(
        self,
        store: Store,
        cards: CardSet,
        words: Translator,
        ledgers: Callable[[], Sequence[Ledger]] = tuple,
    ) -> None:
        self._store = store
        self._cards = cards
        self._words = words
        self._ledgers = ledgers
        self._person = functools.lru_cache(maxsize=1000)(self._name_person)
        self._credits = functools.lru_cache(maxsize=1000)(self._read_credits)

    def __call__(self, share: Share) -> str:
        """Return the name."""
        match share.type:
            case "title" | "series":
                summary = self._cards.every.get(TitleId(share.id))
                return self._words.pick(summary.title, summary.titles) if summary else share.name
            case "genre":
                return genre_name(share.name, self._words)
            case "person":
                return self._person(share.name)
            case "era":
                return era_name(share.name, self._words)
            case _:
                return share.name

    def role_of(self, title: TitleId, person: str) -> str:
        """Return what a person did for a title, the part that leads; empty where it is unknown."""
        return self._credits(title).get(person, "")

    def is_heard(self, title: TitleId) -> bool:
        """Tell whether a title is listened to, not watched."""
        summary = self._cards.every.get(title)
        return summary is not None and summary.kind.is_audio

    def signal_of(self, title: TitleId) -> Signal:
        """Return how it is known that one of those who watch likes a title.

        A title that was only looked into, or marked as seen, was not played.
        """
        standings = [ledger.standing(title) for ledger in self._ledgers()]
        if not standings or any(standing.plays for standing in standings):
            return Signal.PLAYED
        rated = (s.like and s.feedback and s.feedback.rating is not None for s in standings)
        return Signal.RATED if any(rated) else Signal.LIKED

    def summary_of(self, title: TitleId) -> Summary | None:
        """Return what is known of a title, an episode or a track too; None: it is not there."""
        return self._cards.every.get(title)

    def _name_person(self, name: str) -> str:
        return name if self._words.language == "en" else _person(self._store, name, self._words)

    def _read_credits(self, key: TitleId) -> dict[str, str]:
        title = self._store.titles.get(key)
        roles: dict[str, str] = {}
        for credit in title.people if title else ():
            if credit.role in _LEADS or credit.name not in roles:
                roles[credit.name] = credit.role
        return roles


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
