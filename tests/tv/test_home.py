"""Home: what is in focus, and what a watch changes."""

from __future__ import annotations

from tv_set import TvSet, focus_groups


def test_the_first_card_is_in_focus(show):
    async def script(tv: TvSet) -> None:
        assert tv.screen is tv.home
        assert tv.focus is not None
        assert focus_groups(tv.cells()) == ["frame"]
        tv.check_drawn()

    show(script)
