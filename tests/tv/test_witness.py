"""What was seen of Home is kept, with its reason and with what came of it."""

from __future__ import annotations

import pytest
from tv_set import TvSet

from tvrec.core import Tv
from tvrec.domain import Impression
from tvrec.tv.kiosk import Kiosk


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tvrec.tv.screens.home.SEEN_S", 0.05)


async def kept(tv: TvSet) -> list[Impression]:
    await tv.app.witness.write()
    return await tv.app.backstage.ask(lambda t: t.impressions.of())


async def looked(tv: TvSet) -> None:
    """Wait until what stands still on Home was seen."""
    await tv.until(lambda: tv.home._looking is None)


def test_the_cards_that_are_seen_whole_are_kept_with_their_places_and_reasons(show):
    async def script(tv: TvSet) -> None:
        await looked(tv)
        found = await kept(tv)
        rows = tv.rows()
        assert {one.row for one in found} == {shelf.id for shelf, _, _ in tv.home.page.whole()}
        assert "top" in {one.row for one in found}
        screen = " ".join(tv.text())
        for one in found:
            assert rows[one.row][one.rank - 1] == one.title
            assert (one.started, one.finished) == (None, None)
        names = {card.id: card.summary.title for row in tv.app.home.rows for card in row.cards}
        assert all(names[one.title][:12] in screen for one in found)
        reasons = {one.reason for one in found if one.row == "top"}
        assert all(reasons)
        assert len(reasons) > 1

    show(script)


def test_a_row_that_one_only_passes_is_not_seen(show, monkeypatch):
    monkeypatch.setattr("tvrec.tv.screens.home.SEEN_S", 60.0)  # no machine is so slow at four keys

    async def script(tv: TvSet) -> None:
        await tv.press(*["down"] * 4)
        first = next(iter(tv.rows()))
        assert not await kept(tv)
        monkeypatch.setattr("tvrec.tv.screens.home.SEEN_S", 0.05)
        tv.home._looking.stop()
        tv.home._looking = None
        await tv.press("right")
        await looked(tv)
        rows = {one.row for one in await kept(tv)}
        assert rows
        assert first not in rows

    show(script)


def test_looking_again_is_the_same_look(show):
    async def script(tv: TvSet) -> None:
        await looked(tv)
        before = await kept(tv)
        await tv.press("right", "left")
        await looked(tv)
        assert len(await kept(tv)) == len(before)

    show(script)


def test_what_is_played_from_a_card_started_there(show, monkeypatch):
    monkeypatch.setattr("tvrec.tv.screens.home.SEEN_S", 60.0)

    async def script(tv: TvSet) -> None:
        row, title = tv.focus
        await tv.play_to_the_end()
        (one,) = [each for each in await kept(tv) if each.started]
        assert (one.row, one.title) == (row, title)
        assert one.at <= one.started <= one.finished

    show(script)


@pytest.mark.parametrize("key", ["i", "w"])
def test_a_card_whose_details_or_reasons_are_opened_is_opened_there(show, key):
    async def script(tv: TvSet) -> None:
        await looked(tv)
        row, title = tv.focus
        await tv.press(key)
        await tv.until(lambda: tv.app.screen is not tv.home)
        found = await kept(tv)
        assert [(one.row, one.title) for one in found if one.opened] == [(row, title)]

    show(script)


def test_what_was_seen_last_is_kept_when_the_television_is_switched_off(show, household):
    async def script(tv: TvSet) -> None:
        await looked(tv)

    show(script)
    with Tv.open(household, demo=True) as tv:
        assert tv.impressions.of()


def test_of_a_visitor_nothing_is_kept(show, strangers):
    async def script(tv: TvSet) -> None:
        await tv.press("enter")
        await looked(tv)
        await tv.play_to_the_end()
        visitor = tv.app.profile
        await tv.app.witness.write()
        assert not await tv.app.backstage.ask(lambda t: t.impressions.of(visitor))

    show(script, db=strangers, kiosk=Kiosk())


@pytest.mark.parametrize("fields", [{}, {"kiosk": Kiosk()}])
def test_whoever_looked_and_is_gone_when_it_is_kept_does_no_harm(show, fields):
    async def script(tv: TvSet) -> None:
        if fields:
            await tv.press("enter", "i", "escape")
            visitor = tv.app.profile
            await tv.press("escape")
            await tv.until(lambda: tv.app.profile != visitor)
        else:
            await tv.press("o", "down", "enter")
            await tv.type("Ann")
            await tv.press("enter", "i", "escape", "u")
        await tv.app.witness.write()
        assert tv.app.failure is None
        assert tv.app.is_running

    show(script, **fields)
