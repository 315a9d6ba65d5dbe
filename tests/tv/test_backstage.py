"""The thread that owns the household, and answers that come after the end."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from typing import Any

import pytest
from tv_set import TvSet

from tvrec.i18n import translator
from tvrec.tv.backstage import Backstage
from tvrec.tv.widgets.poster import Still


def test_who_asks_after_the_end_is_cancelled_and_opens_nothing_anew() -> None:
    opened = []

    def opener() -> Any:
        opened.append(1)
        return nullcontext("household")

    async def script() -> None:
        backstage = Backstage(opener, translator("en"))
        assert await backstage.ask(lambda tv: f"{tv} answers") == "household answers"
        await backstage.close()
        with pytest.raises(asyncio.CancelledError):
            await backstage.ask(lambda tv: tv)

    asyncio.run(script())
    assert opened == [1]


def test_a_picture_that_is_done_when_the_television_has_been_switched_off_harms_nothing(
    show, monkeypatch
):
    async def script(tv: TvSet) -> None:
        asked = asyncio.Event()

        async def late(*_: object) -> Still:
            asked.set()
            while tv.app._screen_stacks["_default"]:
                await asyncio.sleep(0)
            return Still(2, 2, bytes(12))

        monkeypatch.setattr(tv.app.gallery, "hero", late)
        tv.send("right")
        await asked.wait()

    show(script)
