"""What more than itself a title can be refused with: what else there is of its people or genres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tvrec.core import masks
from tvrec.domain import Target

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tvrec.core.loaded import Loaded
    from tvrec.core.session import Session
    from tvrec.domain import Credit, Title

__all__ = ["Refusal", "refusals"]

_PEOPLE = 6
_LEADS = ("director", "author", "composer", "artist", "creator", "lecturer")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that can be said, and what would come of it.

    Attributes:
        what: a word of ``rules.ACTS`` or ``rules.RULES``.
        target: what it is about.
        role: of a person in the title, as in the credits.
        titles: how many cards that the viewer may and wants to see it takes away.
    """

    what: str
    target: Target
    role: str = ""
    titles: int = 0


def refusals(loaded: Loaded, session: Session, title: Title) -> tuple[Refusal, ...]:
    """List the genres, first people, language and folder of a card that are not refused yet.

    A language is named where the card is in no other and the library is; a folder where it holds
    the whole card and others too, but not the whole library.
    """
    place = loaded.cards.index[title.id]
    blocked, unwanted = session.ledger.blocked, session.taste.unwanted
    every = (
        *_facets(loaded, place, title),
        *_language(loaded, place),
        *_folder(loaded, place),
    )
    found = [one for one in every if _with(one, blocked, unwanted) != (blocked, unwanted)]
    before = _wanted(loaded, session, blocked, unwanted)
    after = [_wanted(loaded, session, *_with(one, blocked, unwanted)) for one in found]
    return tuple(
        replace(one, titles=int((before & ~left).sum()))
        for one, left in zip(found, after, strict=True)
    )


def _facets(loaded: Loaded, place: int, title: Title) -> Iterator[Refusal]:
    genres, people = loaded.catalog.genres, loaded.catalog.people
    for column in genres.row(place)[0]:
        yield Refusal("not-interested", Target("genre", genres.names[column]))
    known = {people.names[column] for column in people.row(place)[0]}
    roles: dict[str, str] = {}
    for credit in sorted(title.people, key=_leads):
        if credit.name in known:
            roles.setdefault(credit.name, credit.role)
    for name in [*roles][:_PEOPLE]:
        yield Refusal("not-interested", Target("person", name), roles[name])


def _leads(credit: Credit) -> int:
    return _LEADS.index(credit.role) if credit.role in _LEADS else len(_LEADS)


def _language(loaded: Loaded, place: int) -> Iterator[Refusal]:
    languages = loaded.spoken.languages
    own = languages[place]
    if len(own) == 1 and len(frozenset().union(*languages)) > 1:
        yield Refusal("not", Target("language", *own))


def _folder(loaded: Loaded, place: int) -> Iterator[Refusal]:
    folder = loaded.folders.around(place)
    if folder:
        yield Refusal("not-interested", Target("folder", folder))


_Wishes = tuple[frozenset[Target], frozenset[str]]


def _with(one: Refusal, blocked: frozenset[Target], unwanted: frozenset[str]) -> _Wishes:
    """Return what would be blocked and unwanted too."""
    if one.target.type == "language":
        return blocked, unwanted | {one.target.id}
    return blocked | {one.target}, unwanted


def _wanted(
    loaded: Loaded, session: Session, blocked: frozenset[Target], unwanted: frozenset[str]
) -> NDArray[np.bool_]:
    # of a language the last word holds: what is not wanted is not asked for any more
    taste = replace(session.taste, unwanted=unwanted, only=session.taste.only - unwanted)
    mask = masks.allowed(loaded, session.viewer, taste, blocked)
    mask[masks.turned_down(loaded, session.ledger)] = False
    return mask
