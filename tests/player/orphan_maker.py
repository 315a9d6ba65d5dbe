"""A tvrec that starts a film and can be killed: python orphan_maker.py RUNTIME FILE."""

from __future__ import annotations

import asyncio
import sys
from contextlib import aclosing
from pathlib import Path

from tvrec.domain import TitleId
from tvrec.player import MpvPlayer, PlayItem, Progress


async def main(runtime: str, file: str) -> None:
    player = MpvPlayer(Path(runtime), arguments=("--vo=null", "--ao=null"))
    queue = [PlayItem(title=TitleId("film"), paths=(file,), start_s=1)]
    async with aclosing(player.play(queue, profile="anna")) as updates:
        async for update in updates:
            if isinstance(update, Progress):
                print(update.position_s, flush=True)


asyncio.run(main(*sys.argv[1:]))
