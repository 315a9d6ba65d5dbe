"""The first evening: choosing folders and histories, and reading them while the TV is in use."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tvrec.core.beside import Done, Step, read_beside
from tvrec.core.places import Entry, history_files, inside, named, places
from tvrec.text import ellipsis, with_names
from tvrec.tv.excuses import excuse, translated
from tvrec.tv.screens.base import TvScreen
from tvrec.tv.screens.choices import ChoicesScreen
from tvrec.tv.widgets.bands import Band
from tvrec.tv.widgets.controls import Choice, Text
from tvrec.tv.widgets.ink import FACT, HINT, Ink

if TYPE_CHECKING:
    from tvrec.config import Settings
    from tvrec.tv.host import Host

__all__ = ["Lobby"]

_NAME = 24  # cells of a file's name in a report of one line
_LOOK_EVERY_S = 4.0
"""How often the rows are built anew while a scan fills the library."""


class Lobby:
    """Leads a household to its library.

    Args:
        host: the app.
        settings: of this process.
    """

    def __init__(self, host: Host, settings: Settings) -> None:
        self._host = host
        self._settings = settings
        self._reading: asyncio.Lock = asyncio.Lock()

    async def welcome(self) -> None:
        """Ask what to begin with."""
        tr = self._host.tr
        bands: list[Band] = [
            Text(
                "hello",
                (
                    tr("This television has nothing to show yet."),
                    tr("All that it learns stays on this machine, in one file."),
                ),
                Ink(FACT),
            ),
            Choice("folder", tr("Add a folder"), tr("films, series, music, audiobooks"), air=1),
            Choice("import", tr("Read a history file"), tr("from another player or site"), air=1),
            Choice("demo", tr("Look at the demonstration"), tr("real works, no files"), air=1),
        ]
        await self._host.put(
            ChoicesScreen(self._host.stage, "first", tr("Welcome"), bands, focus="folder")
        )

    async def choose(self, kind: str, path: str = "") -> None:
        """Show folders to choose from, or the files in them; ``kind``: folder or import."""
        tr = self._host.tr
        bands: list[Band] = []
        if path:
            if kind == "folder":
                bands.append(Choice(f"use:{path}", tr("Use this folder"), mark="✓", air=1))
            above = os.path.dirname(path)  # noqa: PTH120 - a path of bytes that are not UTF-8 too
            bands.append(
                Choice(f"in:{above if above != path else ''}", tr("One folder up"), mark="↑")
            )
        found = inside(path) if path else places()
        bands += [self._line(entry) for entry in found]
        if kind == "import" and path:
            bands += [Choice(f"use:{e.path}", e.name, mark="✓") for e in history_files(path)]
        if not found:
            bands.append(Text("none", (tr("There is no folder in it"),), Ink(HINT)))
        asked = tr("Which folder?") if kind == "folder" else tr("Where is the file?")
        heading = named(path) if path else asked
        focus = bands[0].id if path and kind == "folder" else ""
        screen = self._host.screen
        if isinstance(screen, ChoicesScreen) and screen.kind == kind:
            screen.heading = heading
            screen.show_bands(bands, focus=focus)
            screen.show_bar()
        else:
            await self._host.put(ChoicesScreen(self._host.stage, kind, heading, bands, focus=focus))

    def _line(self, entry: Entry) -> Choice:
        tr, words = self._host.tr, self._host.words
        counts = [
            (entry.media, words.ngettext("{n} media file", "{n} media files", entry.media)),
            (entry.folders, words.ngettext("{n} folder", "{n} folders", entry.folders)),
        ]
        said = [text.format(n=n) for n, text in counts if n]
        if entry.is_disk:
            said.insert(0, tr("a disk that is plugged in"))
        elif entry.name == "~":
            said = [tr("your own files")]
        elif entry.name == "/":
            said = [tr("the whole machine")]
        return Choice(f"in:{entry.path}", entry.name, " · ".join(said))

    async def read(self, command: list[str], *, quiet: bool = False) -> None:
        """Read a folder or a file beside the screen, and let the rows fill.

        Args:
            command: of the command line.
            quiet: nobody has asked for it, and nothing is said.
        """
        async with self._reading:
            loop = asyncio.get_running_loop()
            look_at = loop.time() + 1.0
            done = Done()
            async for step in read_beside(self._settings, command, self._host.words.language):
                if isinstance(step, Done):
                    done = step
                    break
                if not quiet:
                    self._tell(step)
                if loop.time() >= look_at and not quiet:
                    await self._host.evening.refresh()
                    look_at = loop.time() + _LOOK_EVERY_S
            self._quiet()
            await self._host.evening.refresh()
            if not quiet:
                self._report(done)

    def _tell(self, step: Step) -> None:
        share = step.done / step.total if step.total else 0.0
        count = f"{step.done} / {step.total}" if step.total else str(step.done)
        for screen in (self._host.home_screen, self._host.screen):
            if isinstance(screen, TvScreen):
                screen.hints.say(f"{step.label}  {count}", share=share)

    def _quiet(self) -> None:
        for screen in (self._host.home_screen, self._host.screen):
            if isinstance(screen, TvScreen):
                screen.hints.say("")

    def _report(self, done: Done) -> None:
        tr = self._host.tr
        if done.error:
            self._host.say(excuse(done.error, self._host.words), bad=True)
            return
        said = tr("{n} files read").format(n=done.report.get("read", 0))
        problems = done.report.get("problems", [])
        if problems:
            first = problems[0]
            said += "  ·  " + with_names(
                tr("{n} could not be used, the first: {file} {message}"),
                n=str(len(problems)),
                file=ellipsis(Path(first["file"]).name, _NAME),
                message=translated(first["message"], self._host.words),
            )
        self._host.say(said)
