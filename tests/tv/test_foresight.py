"""What is drawn before its key is pressed is what the key would have drawn."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from textual.geometry import Region
from tv_set import TvSet

from tvrec.tv.pictures import _calm
from tvrec.tv.terminal import Terminal


def shown(widget) -> list[str]:
    return [line.render(None) for line in widget.render_lines(Region(0, 0, *widget.size))]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_key_shows_the_same_with_and_without_foresight(show, size):
    async def script(tv: TvSet) -> None:
        chance = random.Random(4)
        for _ in range(40):
            await tv.press(chance.choice(["right", "right", "down", "left", "up"]))
            page, banner = tv.screen.page, tv.screen.banner
            foreseen = shown(page), shown(banner)
            page._lines.clear()
            page._foreseen.clear()
            page.scenery._drawn.clear()
            banner._lines = None
            banner._kept.clear()
            assert (shown(page), shown(banner)) == foreseen

    show(script, size=size)


@pytest.mark.parametrize("move", [(1, 0), (0, 1), (0, -1)])
def test_a_key_after_a_pause_has_nothing_to_draw(show, monkeypatch, move):
    def draw(*_: object, **__: object) -> None:
        raise AssertionError("it is drawn while the key waits")

    async def script(tv: TvSet) -> None:
        await tv.press("down", "right")
        screen, before = tv.screen, shown(tv.screen.page)
        monkeypatch.setattr("tvrec.tv.widgets.bands.draw_shelf", draw)
        monkeypatch.setattr("tvrec.tv.widgets.banner.draw_hero", draw)
        screen.page.move(*move)
        screen.banner.show(screen.stage.heroes[screen.card.id])
        assert shown(screen.page) != before
        shown(screen.banner)
        monkeypatch.undo()

    show(script)


@given(arrays(np.uint8, st.tuples(st.sampled_from([2, 4, 6]), st.integers(1, 12), st.just(3))))
def test_calm_pictures_look_as_they_were(pixels):
    calm = _calm(pixels, 4)
    assert np.abs(calm.astype(int) - pixels.astype(int)).max() <= 8
    assert len({bytes(p) for p in calm.reshape(-1, 3)}) <= len(
        {bytes(p) for p in pixels.reshape(-1, 3)}
    )


def test_a_frame_is_written_in_one_piece(monkeypatch):
    written: list[str] = []
    monkeypatch.setattr(
        "textual.drivers.linux_driver.LinuxDriver.write", lambda _, s: written.append(s)
    )
    terminal = Terminal.__new__(Terminal)
    for data in ("title", "\x1b[?2026h", "row", "row", "\x1b[?2026l", "bell"):
        terminal.write(data)
    assert written == ["title", "\x1b[?2026hrowrow\x1b[?2026l", "bell"]
