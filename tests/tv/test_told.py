"""What one tells the television on its screen moves the rows, is listed, and is taken back."""

from __future__ import annotations

import msgspec
import pytest
from tv_set import TvSet

from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.screens.why import WhyScreen


def picks(tv: TvSet) -> list[str]:
    home = tv.app.evening.home
    row = next(row for row in home.rows if row.id == "top")
    return [card.id for card in row.cards]


def said(tv: TvSet) -> list[str]:
    return [b.id for b in tv.app.screen.bands if hasattr(b, "beside")]


def test_less_like_a_title_moves_the_rows_and_one_key_takes_it_back(show):
    async def script(tv: TvSet) -> None:
        before = picks(tv)
        await tv.press("w")
        screen = tv.app.screen
        assert isinstance(screen, WhyScreen)
        labels = [button.id for button, _ in screen._acts()]
        await tv.press(*["right"] * labels.index("less"), "enter")
        after = picks(tv)
        assert after != before
        assert before[0] not in after[:1]
        await tv.press("u")
        assert picks(tv)[0] == before[0]

    show(script)


def layout(tv: TvSet) -> dict[tuple[str, str], float]:
    """Every card with its row, in their order, and its score."""
    rows = tv.app.evening.home.rows
    return {(row.id, card.id): card.score for row in rows for card in row.cards}


@pytest.mark.parametrize("kind", ["genre"])
def test_less_of_a_genre_moves_the_rows_and_is_taken_back(show, kind):
    async def script(tv: TvSet) -> None:
        tv.app.backstage._tv._memory.settings = msgspec.structs.replace(
            tv.app.backstage._tv._memory.settings, calm=False
        )
        await tv.app.evening.refresh()
        before = layout(tv)
        await to_a_cause(tv, kind)
        screen = tv.app.screen
        muted = tv.focus[0]
        labels = [button.id for button, _ in screen._acts()]
        await tv.press(*["left"] * len(labels), "enter")
        after = layout(tv)
        assert (list(after), after) != (list(before), pytest.approx(before, abs=1e-5))
        subjects = {
            share.id
            for row in tv.app.evening.home.rows
            for card in row.cards
            if card.reason
            for share in card.reason.shares
            if share.type == kind
        }
        assert muted.partition(":")[2] not in subjects
        await tv.press("u")
        assert list(layout(tv)) == list(before)
        assert layout(tv) == pytest.approx(before, abs=1e-5)

    show(script)


async def to_a_cause(tv: TvSet, kind: str) -> None:
    """Open the panel of the first card that has a cause of a kind, and go down to it."""
    for place in range(12):
        await tv.start_again()
        await tv.press(*["right"] * place, "w")
        screen = tv.app.screen
        assert isinstance(screen, WhyScreen)
        causes = [cause.id.partition(":")[0] for cause in screen.view.causes]
        if kind in causes:
            await tv.press(*["down"] * causes.index(kind))
            return
    raise AssertionError(kind)


def test_the_settings_turn_a_dial_and_list_what_was_told(show):
    async def script(tv: TvSet) -> None:
        await tv.press("comma", "down", "down", "down")
        assert isinstance(tv.app.screen, ChoicesScreen)
        assert tv.app.screen.page.spot.key == "dial:familiar"
        await tv.press("down", "left", "left")
        assert tv.app.screen.page.spot.key == "dial:new"
        await tv.press("down", "down", "enter")
        assert tv.app.screen.kind == "told"
        assert "dial:new" in said(tv)
        await tv.press("enter")
        assert "dial:new" not in said(tv)

    show(script)
