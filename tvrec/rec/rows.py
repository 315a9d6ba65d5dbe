"""Home: the rows, each title in one recommending row only, calm while nothing was done (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import repeat

import numpy as np

from tvrec.domain import Card, Home, Moved, Row, Summary, TitleId
from tvrec.rec.makings import HomeState, RowSettings, Shelf
from tvrec.rec.profile import Profile
from tvrec.rec.recipes import recipes
from tvrec.rec.shelves import Shelves
from tvrec.rec.sinking import RESTS
from tvrec.rec.snapshot import Snapshot, deferred

__all__ = ["build", "moves", "with_gains"]


_SHORT = frozenset({"top", "saved"})
"""Rows that are shown if there is anything in them: Home itself, and the viewer's own list."""


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
    kept = _recommending(shelves)
    if before and not acted:
        kept = _calmed(kept, before, shelves)
    rows = [*_begun(state), *_rows(kept, state, shelves, before if acted else {})]
    return tuple(row for row in rows if row.cards)


def moves(previous: Home | None, rows: Sequence[Row]) -> tuple[Moved, ...]:
    """List the titles that gained places in a row, or came into the top picks.

    Args:
        previous: the Home before; None: there was none, and nothing has moved.
        rows: built after an act, against the same ``previous``.
    """
    before = {} if previous is None else {row.id: row for row in previous.rows}
    picked = {card.summary.id for card in before["top"].cards} if "top" in before else set()
    found = []
    for row in rows:
        if row.id not in before:
            continue
        for place, card in enumerate(row.cards, start=1):
            came = row.recipe == "top" and card.summary.id not in picked
            if card.moved or came:
                earlier = None if came else place + card.moved
                found.append(Moved(card.id, card.summary.title, row.id, earlier, place))
    return tuple(found)


def with_gains(row: Row, previous: Home | None) -> Row:
    """Return a row whose cards say how many places they gained since a Home that had it."""
    summaries = [card.summary for card in row.cards]
    gained = _gained(summaries, _places(previous).get(row.id, {}))
    cards = zip(row.cards, gained, strict=True)
    return replace(row, cards=tuple(replace(card, moved=moved) for card, moved in cards))


def _places(home: Home | None) -> dict[str, dict[TitleId, int]]:
    """Return the place of each card in each row, from 1."""
    if home is None:
        return {}
    return {
        row.id: {card.summary.id: place for place, card in enumerate(row.cards, start=1)}
        for row in home.rows
    }


def _recommending(shelves: Shelves) -> list[Shelf]:
    """Fill the recommending rows in their order, each title in one of them."""
    filled = []
    for recipe in recipes(shelves.state.wishes.familiar):
        for shelf in recipe(shelves):
            if not shelf.titles or not (shelves.enough(shelf.titles) or shelf.recipe in _SHORT):
                continue
            if not shelf.shared:
                shelves.take(shelf.titles)
            filled.append(shelf)
    return filled


def _calmed(
    fresh: Sequence[Shelf], before: Mapping[str, Mapping[TitleId, int]], shelves: Shelves
) -> list[Shelf]:
    """Let the first part of each row stand as it stood; what is new comes behind it."""
    stays = [_staying(shelf, before.get(shelf.id, {}), shelves) for shelf in fresh]
    settled = {
        i for shelf, stay in zip(fresh, stays, strict=True) if not shelf.shared for i in stay
    }
    calmed = []
    for shelf, stay in zip(fresh, stays, strict=True):
        taken = set(stay) if shelf.shared else settled
        titles = [*stay, *(i for i in shelf.titles if i not in taken)]
        calmed.append(replace(shelf, titles=titles[: len(shelf.titles)]))
    return calmed


def _staying(shelf: Shelf, before: Mapping[TitleId, int], shelves: Shelves) -> list[int]:
    """Return the titles that stay at the head of a row: those that still belong there."""
    index = shelves.profile.catalog.index
    stay = np.array([index[key] for key in before if key in index], dtype=np.int64)
    fits = np.isin(stay, shelf.titles) if shelf.shared else shelves.open[stay]
    if shelf.fitting is not None:
        fits = fits & np.isin(stay, shelf.fitting)
    found: list[int] = stay[fits][: round(len(shelf.titles) * shelves.settings.calm)].tolist()
    return found


def _begun(state: HomeState) -> Iterator[Row]:
    """Give what was begun its rows; what the viewer may not see any more is not in them."""
    begun = [each for each in state.continues if state.allowed[each.card]]
    if (sinking := state.sinking) is not None:  # what rests comes last
        begun.sort(key=lambda each: bool(sinking[each.card] >= RESTS))
    watching = [each for each in begun if not each.audio]
    listening = [each for each in begun if each.audio]
    for recipe, found in (("continue", watching), ("listen_on", listening)):
        cards = [
            Card(
                summary=state.summaries[each.card],
                score=0.0,
                play=each.leaf,
                progress=each.progress,
                left_s=each.left_s,
            )
            for each in found
        ]
        yield Row(id=recipe, recipe=recipe, cards=tuple(cards))
    waiting = [
        Card(summary=state.summaries[each.card], score=0.0, play=each.leaf)
        for each in state.next_up
        if state.allowed[each.card]
    ]
    yield Row(id="next_up", recipe="next_up", cards=tuple(waiting))


def _rows(
    filled: Sequence[Shelf],
    state: HomeState,
    shelves: Shelves,
    before: Mapping[str, Mapping[TitleId, int]],
) -> Iterator[Row]:
    """Give the recommending rows their cards."""
    moment = Snapshot(shelves.profile)
    titles = np.array([i for shelf in filled for i in shelf.titles], dtype=np.int64)
    terms, scores = shelves.terms[:, titles], shelves.scores[titles].tolist()
    nothing = repeat(None)  # a card that was not begun has nothing to resume
    start = 0
    for shelf in filled:
        part = slice(start, start := start + len(shelf.titles))
        why = deferred(moment, titles[part], shelves.term_names, terms[:, part])
        summaries = [state.summaries[i] for i in shelf.titles]
        gained = _gained(summaries, {} if shelf.drawn else before.get(shelf.id, {}))
        cards = map(Card, summaries, scores[part], why, nothing, nothing, nothing, gained)
        yield Row(id=shelf.id, recipe=shelf.recipe, cards=tuple(cards), subject=shelf.subject)


def _gained(summaries: Sequence[Summary], before: Mapping[TitleId, int]) -> list[int]:
    """Return how many places each title has gained in its row."""
    if not before:
        return [0] * len(summaries)
    return [
        max(0, before.get(summary.id, place) - place)
        for place, summary in enumerate(summaries, start=1)
    ]
