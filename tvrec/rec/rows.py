"""Home: the rows, each title in one recommending row only, calm while nothing was done (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import repeat

import numpy as np

from tvrec.domain import Card, Home, Moved, Row
from tvrec.rec.profile import Profile
from tvrec.rec.recipes import RECIPES
from tvrec.rec.shelves import Continue, HomeState, NextUp, RowSettings, Shelf, Shelves
from tvrec.rec.snapshot import Snapshot, deferred

__all__ = ["Continue", "HomeState", "NextUp", "RowSettings", "build", "moves"]


def build(
    profile: Profile,
    state: HomeState,
    *,
    now: datetime,
    rng: np.random.Generator,
    previous: Home | None = None,
    acted: bool = True,
    settings: RowSettings | None = None,
) -> tuple[Row, ...]:
    """Build the rows of Home; the same arguments give the same rows.

    Args:
        profile: the viewer.
        state: the library around it.
        now: the time, for what is new.
        rng: what chance decides, for exploring.
        previous: the Home before this one.
        acted: whether the viewer did something since ``previous``. If not, about two thirds of a
            row stays where it was; if so, cards say how many places they gained.
        settings: sizes.
    """
    settings = settings or RowSettings()
    shelves = Shelves(profile, state, settings, rng, now)
    before = _places(previous)
    kept = [
        shelf
        for shelf in _recommending(shelves, now, before if not acted else {}, profile)
        if shelf.titles
    ]
    moment = Snapshot(profile)
    rows = [*_begun(state)]
    for shelf in kept:
        places = before.get(shelf.id, {}) if acted else {}
        rows.append(_row(shelf, state, shelves, moment, places))
    return tuple(row for row in rows if row.cards)


def moves(previous: Home | None, rows: Sequence[Row]) -> tuple[Moved, ...]:
    """List the titles that gained places in a row, or came into the top picks."""
    before = _places(previous)
    return tuple(
        Moved(card.id, card.summary.title, row.id, before[row.id].get(card.id), place)
        for row in rows
        if row.id in before
        for place, card in enumerate(row.cards, start=1)
        if place < before[row.id].get(card.id, 0)
        or (row.recipe == "top" and card.id not in before[row.id])
    )


def _places(home: Home | None) -> dict[str, dict[str, int]]:
    """Return the place of each card in each row, from 1."""
    if home is None:
        return {}
    return {
        row.id: {card.summary.id: place for place, card in enumerate(row.cards, start=1)}
        for row in home.rows
    }


def _recommending(
    shelves: Shelves, now: datetime, calm: dict[str, dict[str, int]], profile: Profile
) -> Iterator[Shelf]:
    for recipe in RECIPES:
        for shelf in recipe(shelves, now):
            # the first row is Home itself: it is shown if there is anything to show
            if not shelves.enough(shelf.titles) and shelf.recipe != "top":
                continue
            titles = _calmed(shelf, calm.get(shelf.id, {}), shelves, profile)
            if not shelf.shared:
                shelves.take(titles)
            yield replace(shelf, titles=titles)


def _calmed(
    shelf: Shelf, before: dict[str, int], shelves: Shelves, profile: Profile
) -> Sequence[int]:
    """Let the first part of a row stand as it stood; what is new comes behind it."""
    if not before:
        return shelf.titles
    index = profile.catalog.index
    stay = [index[key] for key in before if key in index]
    if shelf.shared:
        fitting = set(shelf.titles)
        stay = [i for i in stay if i in fitting]
    else:
        stay = [i for i in stay if shelves.free[i]]
    if shelf.fitting is not None:
        stay = [i for i, fits in zip(stay, np.isin(stay, shelf.fitting), strict=True) if fits]
    stay = stay[: round(len(shelf.titles) * shelves.settings.calm)]
    kept = set(stay)
    return [*stay, *(i for i in shelf.titles if i not in kept)][: len(shelf.titles)]


def _begun(state: HomeState) -> Iterator[Row]:
    watching = [each for each in state.continues if not each.audio]
    listening = [each for each in state.continues if each.audio]
    for recipe, begun in (("continue", watching), ("listen_on", listening)):
        cards = [
            Card(
                summary=state.summaries[each.card],
                score=0.0,
                play=each.leaf,
                progress=each.progress,
                left_s=each.left_s,
            )
            for each in begun
        ]
        yield Row(id=recipe, recipe=recipe, cards=tuple(cards))
    waiting = [
        Card(summary=state.summaries[each.card], score=0.0, play=each.leaf)
        for each in state.next_up
    ]
    yield Row(id="next_up", recipe="next_up", cards=tuple(waiting))


def _row(
    shelf: Shelf,
    state: HomeState,
    shelves: Shelves,
    moment: Snapshot,
    before: dict[str, int],
) -> Row:
    titles = np.fromiter(shelf.titles, np.int64, len(shelf.titles))
    why = deferred(moment, titles, shelves.term_names, shelves.terms[:, titles])
    scores = shelves.scores[titles].tolist()
    summaries = [state.summaries[i] for i in shelf.titles]
    gained = [0] * len(summaries)
    if before:
        for place, summary in enumerate(summaries, start=1):
            gained[place - 1] = max(0, before.get(summary.id, place) - place)
    nothing = repeat(None)  # a card that was not begun has nothing to resume
    cards = map(Card, summaries, scores, why, nothing, nothing, nothing, gained)
    return Row(id=shelf.id, recipe=shelf.recipe, cards=tuple(cards), subject=shelf.subject)
