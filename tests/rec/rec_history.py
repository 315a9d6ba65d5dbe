"""A small library and events in it, to make ledgers from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, TitleId
from tvrec.rec.engagement import Ledger
from tvrec.rec.strength import START, Strengths
from tvrec.rec.watched import WatchSettings

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = WatchSettings()
KINDS = {
    "film": Kind.MOVIE,
    "other": Kind.MOVIE,
    "clip": Kind.CLIP,
    "series": Kind.SERIES,
    "e1": Kind.EPISODE,
    "e2": Kind.EPISODE,
    "e3": Kind.EPISODE,
    "album": Kind.ALBUM,
    "t1": Kind.TRACK,
    "t2": Kind.TRACK,
    "t3": Kind.TRACK,
    "t4": Kind.TRACK,
    "single": Kind.TRACK,
    "podcast": Kind.PODCAST,
    "p1": Kind.PODCAST_EPISODE,
    "p2": Kind.PODCAST_EPISODE,
    "p3": Kind.PODCAST_EPISODE,
}
PARENTS = {
    leaf: card
    for card, leaves in {
        "series": ("e1", "e2", "e3"),
        "album": ("t1", "t2", "t3", "t4"),
        "podcast": ("p1", "p2", "p3"),
    }.items()
    for leaf in leaves
}
RUNTIMES = {
    "film": 6000.0, "other": 6000.0, "clip": 200.0, "e1": 1500.0, "e2": 1500.0, "e3": 1500.0,
    "t1": 200.0, "t2": 200.0, "t3": 1200.0, "single": 1200.0, "p1": 3000.0,
}  # fmt: skip


def ledger(settings: WatchSettings = SETTINGS, strengths: Strengths = START) -> Ledger:
    return Ledger(
        parents={TitleId(k): TitleId(v) for k, v in PARENTS.items()},
        kinds={TitleId(k): v for k, v in KINDS.items()},
        runtimes={TitleId(k): v for k, v in RUNTIMES.items()},
        leaf_counts={TitleId("series"): 3, TitleId("album"): 4, TitleId("podcast"): 3},
        settings=settings,
        strengths=strengths,
    )


def event(number: float, kind: str, title: str = "film", **fields: Any) -> Event:
    """An act, so many hours after the beginning, with the number as its name."""
    target = fields.pop("target", None) or Target("title", title)
    key = EventId(fields.pop("id", f"e:{number}"))
    return Event(
        id=key, profile=ProfileId("p"), at=BEGINNING + timedelta(hours=number),
        kind=EventKind(kind), target=target, **fields,
    )  # fmt: skip


def undo(number: float, of: float, **fields: Any) -> Event:
    return event(number, "undo", undoes=EventId(f"e:{of}"), **fields)


def after(*events: Event, strengths: Strengths = START) -> Ledger:
    made = ledger(strengths=strengths)
    for one in events:
        made.add(one)
    return made


def likes(made: Ledger) -> list[str]:
    return [title for title, _, _ in made.likes()]


def strength(made: Ledger, title: str = "film") -> float:
    return made.standing(TitleId(title)).like


def everything(made: Ledger) -> tuple[object, ...]:
    """All that a ledger says, to compare two of them."""
    return dict(made.standings()), made.likes(), sorted(made.hidden()), made.blocked


_ACTS = ["play"] * 4 + [kind.value for kind in EventKind]
_TARGETS = [
    *(Target("title", title) for title in KINDS), Target("series", "series"),
    Target("person", "Somebody"), Target("genre", "Drama"), Target("folder", "/films"),
]  # fmt: skip


@st.composite
def histories(draw: st.DrawFn, *, most: int = 25, at_once: bool = True) -> list[Event]:
    """Events of all sorts in the order of their arrival; ``at_once``: some at the same time."""
    count = draw(st.integers(0, most))
    hours = draw(st.lists(st.integers(0, 40), min_size=count, max_size=count, unique=not at_once))
    made = []
    for number, hour in enumerate(hours):
        kind = draw(st.sampled_from(_ACTS))
        share = draw(st.floats(0, 1))
        fields: dict[str, Any] = {}
        if kind == "play":
            fields = {
                "completion": draw(st.sampled_from([None, share])),
                "played_s": draw(st.sampled_from([None, 20.0, 250.0, 5000.0])),
                "plays": draw(st.sampled_from([None, 0, 1, 7])),
                "skipped": draw(st.booleans()),
            }
        elif kind == "rate":
            fields = {"rating": round(share * 10, 1)}
        elif kind == "undo":
            fields = {"undoes": EventId(f"e:{draw(st.integers(0, max(count, 1)))}")}
        target = draw(st.sampled_from(_TARGETS))
        made.append(event(hour, kind, target=target, id=f"e:{number}", **fields))
    return made
