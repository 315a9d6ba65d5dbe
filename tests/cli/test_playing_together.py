"""Of what two watch together each has the part that they were there for."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from cli_household import ANNA, NOW, Household

from tvrec.core import Tv, theatre
from tvrec.domain import Interval, TitleId, Viewing
from tvrec.player import DemoPlayer

FILM = TitleId("f0")


@pytest.fixture
def household() -> Household:
    """Anna has seen the first four fifths of a film of 100 minutes, alone."""
    made = Household()
    made.films(3)
    then = NOW - timedelta(hours=1)
    made.store.viewings.save(
        Viewing(
            profile=ANNA, title=FILM, started=then, updated=then, position_s=4800.0,
            covered=(Interval(0.0, 4800.0),), runtime_s=6000.0,
        )
    )  # fmt: skip
    return made


async def play(tv: Tv, first: str, beside: str, *, resume: bool) -> None:
    """Play the film from there, or from its start, to its end."""
    queue = tv.theatre.queue(FILM, first, resume=resume)
    async for _, step in theatre.follow(DemoPlayer(length_s=0.05), queue, ANNA):
        if step is not None:
            tv.theatre.keep(step, first, beside=beside, at=NOW)


def completions(tv: Tv) -> dict[str, float | None]:
    return {v.name: tv.history(v.id)[-1].completion for v in tv.profiles.list()}


def test_the_second_one_has_seen_what_was_played_while_they_sat_there(household: Household) -> None:
    tv = household.television()
    ben = tv.profiles.add("Ben").id
    asyncio.run(play(tv, "Anna", "Ben", resume=True))
    assert completions(tv) == {"Anna": pytest.approx(1.0), "Ben": pytest.approx(0.2, abs=0.01)}
    assert household.store.viewings.get(ANNA, FILM) is None, "she has watched it"
    left = household.store.viewings.get(ben, FILM)
    assert left is not None
    ((start, end),) = left.covered
    assert (start, end) == (pytest.approx(4800, abs=60), pytest.approx(6000))


def test_what_is_played_from_the_start_is_of_both(household: Household) -> None:
    tv = household.television()
    tv.profiles.add("Ben")
    asyncio.run(play(tv, "Anna", "Ben", resume=False))
    assert completions(tv) == {"Anna": pytest.approx(1.0), "Ben": pytest.approx(1.0)}


def test_what_the_second_one_had_seen_alone_counts_for_them(household: Household) -> None:
    tv = household.television()
    ben = tv.profiles.add("Ben").id
    then = NOW - timedelta(hours=3)
    household.store.viewings.save(
        Viewing(
            profile=ben, title=FILM, started=then, updated=then, position_s=3000.0,
            covered=(Interval(0.0, 3000.0),), runtime_s=6000.0,
        )
    )  # fmt: skip
    asyncio.run(play(tv, "Anna", "Ben", resume=True))
    assert completions(tv)["Ben"] == pytest.approx(0.7, abs=0.01)
    left = household.store.viewings.get(ben, FILM)
    assert left is not None
    assert (len(left.covered), left.started) == (2, then)
