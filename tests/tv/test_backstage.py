"""The thread that owns the household."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from typing import Any

import pytest

from tvrec.i18n import translator
from tvrec.tv.backstage import Backstage


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
