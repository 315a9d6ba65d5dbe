"""Histories as households live them: nights of films, binges, albums, and imports in bulk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from rec_history import BEGINNING, SETTINGS

from tvrec.domain import Event, EventId, EventKind, Kind, ProfileId, Target, TitleId
from tvrec.rec.engagement import Ledger
from tvrec.rec.strength import START, Strengths

FILMS, EPISODES, TRACKS = 40, 8, 10
KINDS = {
    **{f"film{i}": Kind.MOVIE for i in range(FILMS)},
    **{f"artist{i}": Kind.ARTIST for i in range(FILMS)},
    "series": Kind.SERIES,
    **{f"e{i}": Kind.EPISODE for i in range(EPISODES)},
    "album": Kind.ALBUM,
    **{f"t{i}": Kind.TRACK for i in range(TRACKS)},
}
RUNTIMES = {
    **{f"film{i}": 6000.0 for i in range(FILMS)},
    **{f"e{i}": 2400.0 for i in range(EPISODES)},
    **{f"t{i}": 200.0 for i in range(TRACKS)},
}


def ledger(strengths: Strengths = START) -> Ledger:
    """An empty ledger of a library of forty films, a series, an album and forty artists."""
    parents = {f"e{i}": "series" for i in range(EPISODES)}
    parents |= {f"t{i}": "album" for i in range(TRACKS)}
    return Ledger(
        parents={TitleId(k): TitleId(v) for k, v in parents.items()},
        kinds={TitleId(k): v for k, v in KINDS.items()},
        runtimes={TitleId(k): v for k, v in RUNTIMES.items()},
        leaf_counts={TitleId("series"): EPISODES, TitleId("album"): TRACKS},
        settings=SETTINGS,
        strengths=strengths,
    )


def act(kind: str, title: str, hours: float, key: str, **fields: Any) -> Event:
    return Event(
        id=EventId(key), profile=ProfileId("p"), at=BEGINNING + timedelta(hours=hours),
        kind=EventKind(kind), target=Target("title", title), **fields,
    )  # fmt: skip


@st.composite
def nights(draw: st.DrawFn) -> list[Event]:
    """A film an evening: seen to its end, given up, looked into, or seen again; rated at times."""
    found = []
    for night in range(draw(st.integers(0, 30))):
        film = f"film{draw(st.integers(0, FILMS - 1))}"
        share = draw(st.sampled_from([0.02, 0.15, 0.35, 0.6, 0.97, 1.0]))
        found.append(
            act("play", film, 24 * night, f"p{night}", completion=share, played_s=6000 * share)
        )
        if share > 0.9 and draw(st.booleans()):
            rating = float(draw(st.integers(4, 10)))
            found.append(act("rate", film, 24 * night + 2, f"r{night}", rating=rating))
    return found


@st.composite
def binges(draw: st.DrawFn, hours: float = 1.0) -> list[Event]:
    """Episodes one after the other, so many hours from one to the next."""
    count = draw(st.integers(3, EPISODES))
    return [
        act("play", f"e{i}", hours * i, f"e{i}", completion=1.0, played_s=2400.0, plays=1)
        for i in range(count)
    ]


@st.composite
def listened(draw: st.DrawFn) -> tuple[list[Event], int, int]:
    """An album once through, some tracks of it skipped: the events, the heard, the skipped."""
    skipped = draw(st.lists(st.booleans(), min_size=TRACKS, max_size=TRACKS))
    found = []
    for i, skip in enumerate(skipped):
        share = 0.05 if skip else 1.0
        fields = {"completion": share, "played_s": 200 * share, "skipped": skip}
        found.append(act("play", f"t{i}", 0.05 * i, f"t{i}", **fields))
    return found, TRACKS - sum(skipped), sum(skipped)


@st.composite
def imports(draw: st.DrawFn, of: str = "film") -> tuple[list[Event], set[str], set[str], set[str]]:
    """A history in which all counts as watched: the events; what was rated, repeated, only seen."""
    titles = [f"{of}{i}" for i in draw(st.permutations(range(FILMS)))]
    titles = titles[: draw(st.integers(12, FILMS))]
    usual = draw(st.integers(1, 6))
    rated = set(titles[: draw(st.integers(0, 4))])
    repeated = set(titles[4 : 4 + draw(st.integers(0, 3))])
    found = []
    for place, title in enumerate(titles):
        plays = usual * draw(st.integers(2, 50)) if title in repeated else usual
        found.append(act("play", title, place, f"p{place}", completion=1.0, plays=plays))
        if title in rated:
            rating = float(draw(st.integers(8, 10)))
            found.append(act("rate", title, place + 0.5, f"r{place}", rating=rating))
    return found, rated, repeated, set(titles) - rated - repeated
