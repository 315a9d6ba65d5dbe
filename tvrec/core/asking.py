"""Questions about the library that need no act: recommend, similar, search, explain."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from math import log
from typing import TYPE_CHECKING

import numpy as np

from tvrec.core.masks import turned_down
from tvrec.core.reports import Explanation, Lifted
from tvrec.core.scripts import variants
from tvrec.domain import Card, TitleId
from tvrec.errors import TitleNotFoundError
from tvrec.rec import explain as why
from tvrec.rec import position, rank, reasons
from tvrec.rec.leaning import leaning, rank_leaning
from tvrec.rec.lifting import lift
from tvrec.rec.makings import RowSettings
from tvrec.rec.sinking import lowered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tvrec.core.cards import CardSet
    from tvrec.core.loaded import Loaded
    from tvrec.core.session import Session
    from tvrec.rec.scores import Scores
    from tvrec.store import Store

__all__ = ["explain", "fitting", "recommend", "search", "similar"]

_SOME = 3  # places that the hour must give a card to be told of
_OFTEN = 1.1  # times as often as at other hours: more than chance


def recommend(
    loaded: Loaded,
    session: Session,
    number: int,
    now: datetime,
    kinds: Collection[str],
    minutes: float | None,
) -> tuple[Card, ...]:
    """Rank the library for a viewer; kinds and minutes filter, and change no score."""
    allowed = session.allowed(now)
    only = fitting(loaded, kinds, minutes)
    best = _ranked(session, number, None if allowed.all() else allowed, only, now)
    found = reasons(session.profile, [i for i, _ in best])
    return tuple(
        Card(summary=loaded.cards.cards[i], score=score, reason=reason)
        for (i, score), reason in zip(best, found, strict=True)
    )


def _ranked(
    session: Session,
    number: int,
    candidates: NDArray[np.bool_] | None,
    only: NDArray[np.bool_],
    now: datetime,
) -> list[tuple[int, float]]:
    """Rank titles in the order that the viewer's dials, "less like this" and "not now" give."""
    scores = session.profile.scores(candidates)
    lean = leaning(session.profile.catalog, scores, session.wishes)
    resting = session.sinking.resting(now)
    if resting is not None:
        members = session.profile.catalog.members
        rest = lowered(scores.total, resting, members, scores.candidates) - scores.total
        lean = rest if lean is None else lean + rest
    if lean is None:
        return rank(session.profile, number, candidates, only=only)
    familiar = session.wishes.familiar
    return rank_leaning(session.profile, number, lean, candidates, only, familiar)


def fitting(loaded: Loaded, kinds: Collection[str], minutes: float | None) -> NDArray[np.bool_]:
    """Which cards keep the limits that were stated beside a sentence, or without one: bool[n]."""
    only = np.ones(len(loaded.cards.cards), dtype=np.bool_)
    if kinds:
        only &= np.array([card.kind.value in kinds for card in loaded.cards.cards], dtype=np.bool_)
    if minutes is not None:
        only &= loaded.runtimes_s <= minutes * 60  # NaN: not known to fit
    return only


def similar(
    loaded: Loaded,
    session: Session,
    title: TitleId,
    number: int,
    now: datetime,
    among: Collection[TitleId] | None = None,
) -> tuple[Card, ...]:
    """List the nearest titles by the cosine of their centred vectors, seen ones included.

    What the viewer may not or does not want to see is left out, and so is what is not ``among``
    those asked about (a leaf means its card); None: all are.
    """
    seed = _place(loaded, title)
    cosines = loaded.catalog.vectors @ loaded.catalog.vectors[seed]
    order = np.lexsort((loaded.catalog.order, -cosines))
    fit = loaded.catalog.has_vector & session.allowed(now)
    fit[[seed, *turned_down(loaded, session.ledger)]] = False
    if among is not None:
        cards = (loaded.cards.card_of.get(key, key) for key in among)
        asked = {loaded.cards.index[key] for key in cards if key in loaded.cards.index}
        fit[[place for place in np.flatnonzero(fit) if place not in asked]] = False
    near = [int(i) for i in order if fit[i]][:number]
    return tuple(Card(summary=loaded.cards.cards[i], score=float(cosines[i])) for i in near)


def search(
    store: Store, cards: CardSet, text: str, number: int, too_old: Collection[TitleId] = ()
) -> tuple[Card, ...]:
    """Find titles by words, in either Chinese script; leaves are found too, each as itself.

    Whatever a viewer has turned down is found by its name; ``too_old``, cards that are for people
    older than the viewer, is not.
    """
    found: dict[TitleId, float] = {}
    for words in variants(text):
        for key, score in store.search.search(words, number + len(too_old)):
            found[key] = max(score, found.get(key, score))
    fit = (key for key in found if cards.card_of.get(key, key) not in too_old)
    best = sorted(fit, key=lambda key: -found[key])[:number]
    return tuple(
        Card(summary=cards.every[key], score=found[key]) for key in best if key in cards.every
    )


def explain(loaded: Loaded, session: Session, title: TitleId, now: datetime) -> Explanation:
    """Say why a title stands where it does."""
    place = _place(loaded, title)
    allowed = session.allowed(now)
    candidates = None if allowed.all() else allowed
    scores = session.profile.scores(candidates)
    return Explanation(
        summary=loaded.cards.cards[place],
        rank=position(session.profile, place, scores),
        score=float(scores.total[place]),
        reason=why(session.profile, place, candidates=candidates),
        sunk=session.sinking.of(loaded.cards.cards[place].id, now),
        lifted=_lifted(loaded, session, place, scores, now),
        trust=scores.regime.trust,
        changed=session.profile.has_changed(candidates),
    )


def _lifted(loaded: Loaded, session: Session, place: int, scores: Scores, now: datetime) -> Lifted:
    """Say how the hour lifts a card, where it does so by some places."""
    if not session.taste.hours:
        return Lifted()
    profile = session.profile
    lean = leaning(profile.catalog, scores, session.wishes)
    wanted = scores.total if lean is None else scores.total + lean
    sinking = session.sinking.at(now)
    wanted = lowered(wanted, sinking, profile.catalog.members, scores.candidates)
    context = session.hours.context(now, keep=True)
    weight = RowSettings().timely
    found = lift(profile, place, scores, wanted, context, loaded.runtimes_s, weight)
    if found.places < _SOME:
        return Lifted()
    # what is said of the viewer must be so, and be what most of the places come from
    if found.deviations >= weight * log(_OFTEN) and 2 * found.of_kind >= found.places:
        return Lifted("length", found.places, found.deviations)
    if context.kinds.get(loaded.cards.cards[place].kind, 1.0) >= _OFTEN:
        return Lifted("kind", found.places, found.deviations)
    return Lifted()


def _place(loaded: Loaded, title: TitleId) -> int:
    card = loaded.cards.card_of.get(title, title)
    place = loaded.cards.index.get(card)
    if place is None:
        raise TitleNotFoundError(f"{title!r} is not ranked", remedy="name a film, series or album")
    return place
