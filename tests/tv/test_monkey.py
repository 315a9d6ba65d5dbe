"""Two thousand keys and sizes at random: nothing breaks, and memory does not grow."""

from __future__ import annotations

import random

import pytest
from test_focus import check_focus
from tv_set import TvSet

KEYS = (
    ["right"] * 6 + ["down"] * 6 + ["left"] * 4 + ["up"] * 4 + ["enter"] * 3 + ["escape"] * 4
    + ["pagedown", "pageup", "home", "end", "i", "w", "c", "slash", "question_mark", "comma", "o",
       "u", "plus", "minus", "space", "x", "n", "b", "m", "backspace", "j", "k", "f1", "f2", "f3",
       "a", "s", "三", "Z", "tab", "shift+tab", "delete", "1"]
)  # fmt: skip
SIZES = ((80, 24), (120, 40), (200, 60), (60, 15), (100, 30))


@pytest.mark.parametrize(("seed", "patience"), [(1, 0.1), (2, 0.02)])
def test_a_monkey_breaks_nothing(show, seed, patience):
    rng = random.Random(seed)

    async def script(tv: TvSet) -> None:
        for step in range(1000):
            if rng.random() < 0.02:
                await tv.resize(*rng.choice(SIZES))
            else:
                key = rng.choice(KEYS)
                tv.send(key)
                # keys come faster than what they ask for is done
                if rng.random() < patience:
                    await tv.settle()
            if getattr(tv.app.screen, "kind", "") == "leave":
                await tv.press("escape")
            assert tv.app._exception is None, step
            assert tv.app.is_running, step
            if step % 10 == 0:
                await tv.settle()
                tv.check_drawn()
            if step % 50 == 0:
                check_focus(tv, step)
        await tv.settle()
        scenery, gallery = tv.app.stage.scenery, tv.app.gallery
        assert len(scenery._drawn) <= scenery._most
        assert len(gallery._heroes) <= 40
        assert len(tv.app.screen_stack) < 40
        for screen in tv.app.screen_stack[1:]:
            assert len(screen.page._lines) <= len(screen.page.bands)
        assert len(list(tv.app.workers)) < 20

    show(script)
