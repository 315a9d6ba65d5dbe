"""What one tells the television on its screen moves the rows, is listed, and is taken back."""

from __future__ import annotations

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
