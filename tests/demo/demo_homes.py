"""Homes on the demo, for tests of what a viewer tells the television."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tvrec.core import Tv
from tvrec.domain import EventKind, Home, TitleId
from tvrec.naming import Signal

MINA = "Mina"
FOR_ADULTS = ("demo:frankenstein", "demo:faust", "demo:last-man-on-earth")
NOW = datetime.now(UTC).replace(minute=20)


def home(tv: Tv, viewer: str = MINA) -> Home:
    return tv.home(viewer, at=NOW)


def cards(home: Home, *, but: str = "") -> list[TitleId]:
    return [card.id for row in home.rows if row.id != but for card in row.cards]


def layout(home: Home) -> list[tuple[str, list[tuple[str, object]]]]:
    """Every row with its cards in their order and their scores, as near as a rebuild comes."""
    return [
        (row.id, [(card.id, pytest.approx(card.score, abs=1e-5)) for card in row.cards])
        for row in home.rows
    ]


def first(tv: Tv) -> TitleId:
    """The first of Mina's top picks."""
    return next(row for row in home(tv).rows if row.id == "top").cards[0].id


def signals(tv: Tv, viewer: str) -> dict[str, Signal]:
    """How each title came to be liked, as the history has it."""
    events = tv.history(viewer)
    card_of = tv._memory.cards.card_of
    found: dict[str, Signal] = {}
    for event in events:
        if event.title is None:
            continue
        key = card_of.get(event.title, event.title)
        if event.kind is EventKind.PLAY and (event.completion or 0) >= 0.9:
            found[key] = Signal.PLAYED
        elif event.kind is EventKind.RATE:
            found.setdefault(key, Signal.RATED)
        else:
            found.setdefault(key, Signal.LIKED)
    return found
