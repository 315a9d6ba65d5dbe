"""What a screen tells of a title, beside its place: its words, people, parts and picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tvrec.core.versions import versions
from tvrec.domain import Guess, Kind, MediaFile, Mention, Share, Summary, Title, TitleId, Viewing
from tvrec.rec.watched import at_the_end
from tvrec.text import fold_title

if TYPE_CHECKING:
    from tvrec.core.evidence import Evidence
    from tvrec.core.memory import Memory
    from tvrec.store import Store

__all__ = ["Guide", "Part", "Picture", "Version"]

_WIDE = ("landscape", "fanart", "thumb")
_NARROW = ("poster", "cover")


@dataclass(frozen=True, slots=True)
class Part:
    """An episode, a track, a chapter of something that is shown once."""

    summary: Summary
    seen: bool
    viewing: Viewing | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a title's picture is: a file, or itself; neither: one is to be drawn."""

    path: str = ""
    data: bytes = b""
    wide: bool = False  # made for a wide place; others are cut around their upper middle


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a title: its files are parts of it, in order."""

    id: str
    files: tuple[MediaFile, ...]


class Guide:
    """Tells of titles."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory

    def titles(self, ids: list[TitleId]) -> dict[TitleId, Title]:
        """Return what is known of titles."""
        return self._store.titles.get_many(ids)

    def mentions(self, title: TitleId) -> list[Mention]:
        """Return the people and places that a title's synopsis speaks of."""
        return self._store.mentions.of(title)

    def speaking(self, mention: Mention) -> list[TitleId]:
        """Return the titles whose synopsis speaks of a person of the credits or of a place.

        Of other people there are none: a name that nothing else bears out is too often no name.
        """
        if mention.type == "person" and not self._store.titles.with_person(mention.id):
            return []
        return self._store.mentions.mentioning(mention.type, mention.id)

    def guesses(self, title: TitleId) -> list[Guess]:
        """Return the genres that were guessed for a title that has none."""
        return self._store.guesses.of(title)

    def card_of(self, title: TitleId) -> Summary | None:
        """Return the card that stands for a title: itself, or what it is a part of."""
        cards = self._memory.library.cards
        return cards.every.get(cards.card_of.get(title, title))

    def parts(self, title: TitleId, profile: str = "") -> list[Part]:
        """Return the episodes or tracks of a title in their order, and which were seen."""
        session = self._memory.session(profile)
        seen = session.ledger.standing(title).seen_leaves
        open_ones = {each.title: each for each in self.open(profile) if self._goes_on(each)}
        leaves = self._memory.library.leaves.get(title, [])
        return [Part(leaf, leaf.id in seen, open_ones.get(leaf.id)) for leaf in leaves]

    def versions(self, title: TitleId) -> list[Version]:
        """Return the versions of a title that are there, the one that is played first."""
        found = versions(self._store.files.of(title))
        return [Version(key, files) for key, files in found]

    def open(self, profile: str = "") -> list[Viewing]:
        """Return what a viewer has begun and not finished, the latest first."""
        return self._store.viewings.open(self._memory.session(profile).viewer.id)

    def viewing(self, title: TitleId, profile: str = "") -> Viewing | None:
        """Return where a viewer is in a title; None: it begins at its start."""
        found = self._store.viewings.get(self._memory.session(profile).viewer.id, title)
        return found if found is not None and self._goes_on(found) else None

    def _goes_on(self, viewing: Viewing) -> bool:
        summary = self._memory.library.cards.every.get(viewing.title)
        runtime_s = viewing.runtime_s or (summary.runtime_s if summary else None)
        return not at_the_end(viewing.position_s, runtime_s, self._memory.rules)

    def pictures(self, ids: list[TitleId]) -> dict[TitleId, Picture]:
        """Return where the pictures of titles are; those without one are not in it."""
        found = {}
        for title in ids:
            by_role = {picture.role: picture for picture in reversed(self._store.artwork.of(title))}
            role = next((each for each in (*_WIDE, *_NARROW) if each in by_role), None)
            if role is not None:
                one = by_role[role]
                found[title] = Picture(one.path, one.data, wide=role in _WIDE)
        return found

    def count(self, kind: Kind | None = None) -> int:
        """Count the cards, all or those of a kind."""
        cards = self._memory.cards.cards
        return len(cards) if kind is None else sum(card.kind is kind for card in cards)

    def cards(self, kinds: Collection[Kind]) -> list[Summary]:
        """Return all cards of some kinds, by name."""
        found = [card for card in self._memory.library.cards.cards if card.kind in kinds]
        return sorted(found, key=lambda card: fold_title(card.title))

    def evidence(
        self, causes: Sequence[Share], profile: str = "", kind: Kind | None = None
    ) -> dict[tuple[str, str], Evidence]:
        """Return what in a viewer's history stands behind causes, see ``core.evidence``.

        ``kind`` is that of the title that they are causes of: years are those of its own kind.
        """
        from tvrec.core.evidence import evidence

        session = self._memory.session(profile)
        cards = self._memory.library.cards
        likes = [cards.cards[i] for i in reversed(session.profile.liked.tolist())]
        return evidence(self._store, cards, session.ledger, causes, likes, kind)
