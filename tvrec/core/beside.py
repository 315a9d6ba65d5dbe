"""Reading folders and files beside the screen, in a process of its own.

A scan parses, hashes and encodes for minutes; in a thread it would hold the interpreter that draws
the screen. The command line does the same work, writes into the same database, and the household
notices (``Memory``). Its progress comes as lines of JSON on stderr where ``TVREC_PROGRESS`` is set.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tvrec.config import PROGRESS_VARIABLE
from tvrec.errors import TvrecError

if TYPE_CHECKING:
    from tvrec.config import Settings

__all__ = ["Done", "Step", "read_beside"]

_LINE = 1 << 20  # bytes: a report of ten thousand problems is one line


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is. ``total`` 0: not known."""

    label: str
    done: int
    total: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: the report as ``tvrec scan --json`` prints it, or why there is none."""

    report: dict[str, Any] = field(default_factory=dict)
    error: TvrecError | None = None


async def read_beside(
    settings: Settings, command: Sequence[str], language: str
) -> AsyncGenerator[Step | Done, None]:
    """Run ``scan …`` or ``import …`` on the household's database.

    Closing the generator stops the work; what was done until then is kept.

    Args:
        settings: of this process; the same database and profile are used.
        command: the command and its arguments.
        language: in which it says what it is doing.
    """
    environ = {**os.environ, PROGRESS_VARIABLE: "1"}
    arguments = [
        "-m",
        "tvrec",
        *command,
        "--json",
        "--db",
        str(settings.db_path),
        "--lang",
        language,
    ]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environ,
        limit=_LINE,
    )
    assert process.stdout is not None  # noqa: S101 - both are pipes
    assert process.stderr is not None  # noqa: S101 - as above
    answer = asyncio.ensure_future(process.stdout.read())
    said = ""
    try:
        async for raw in process.stderr:
            line = raw.decode("utf-8", "replace").strip()
            step = _step(line)
            if step is not None:
                yield step
            elif line:
                said = line
        await process.wait()
        yield _done(await answer, said)
    finally:
        answer.cancel()
        if process.returncode is None:
            process.terminate()
            await process.wait()


def _step(line: str) -> Step | None:
    if not line.startswith("{"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return Step(value["label"], value["done"], value["total"], value.get("what", ""))


def _done(answer: bytes, said: str) -> Done:
    try:
        value = json.loads(answer)
    except ValueError:
        return Done(error=TvrecError(said or "the reading process ended early"))
    if "error" in value:
        why = value["error"]
        remedy = why.get("remedy") or ""
        return Done(error=TvrecError(why["message"], file=why.get("file"), remedy=remedy))
    return Done(report=value)
