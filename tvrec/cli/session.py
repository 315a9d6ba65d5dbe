"""One run of the command line: its settings and language, the way to the Tv, and the answer."""

from __future__ import annotations

import functools
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from tvrec.errors import ConfigError, TitleNotFoundError, TvrecError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tvrec.cli.plain import Plain
    from tvrec.cli.shapes import Shapes
    from tvrec.config import Settings
    from tvrec.core import Tv
    from tvrec.i18n import Translator

__all__ = ["Session", "session_of"]


@dataclass
class Session:
    """One run of the command line: what was asked for, and where the answer goes.

    Attributes:
        flags: options that stand for settings; None: not given.
        as_json: one JSON document on stdout instead of lines.
        at: the clock of this run.
    """

    flags: dict[str, Any] = field(default_factory=dict)
    as_json: bool = False
    at: datetime | None = None

    @functools.cached_property
    def settings(self) -> Settings:
        """The settings, flags included."""
        from tvrec.config import load

        return load(self.flags)

    @functools.cached_property
    def words(self) -> Translator:
        """The language of this run's lines."""
        from tvrec.i18n import negotiate, translator

        return translator(negotiate(self.settings.lang))

    @property
    def now(self) -> datetime:
        """The moment that this run takes for now."""
        if self.at is None:
            self.at = datetime.now(UTC)
        return self.at

    def tv(self) -> Tv:
        """Open the household's Tv, to be closed by ``with``."""
        from tvrec.core import Tv

        return Tv.open(settings=self.settings)

    def put(
        self, document: Callable[[], Mapping[str, Any]], lines: Callable[[], Iterable[str]]
    ) -> None:
        """Give the answer: the document with ``--json``, the lines otherwise."""
        if self.as_json:
            click.echo(json.dumps(document(), ensure_ascii=False, separators=(",", ":")))
            return
        for line in lines():
            click.echo(line)

    def writers(self, tv: Tv, profile: str | None = None, beside: str = "") -> tuple[Plain, Shapes]:
        """Return what writes answers as lines and as JSON, in this run's language.

        Args:
            tv: the household.
            profile: who is spoken to; None: whom the settings name.
            beside: who is spoken to as well, if anybody.
        """
        from tvrec.cli.plain import Plain
        from tvrec.cli.shapes import Shapes

        first = self.settings.profile if profile is None else profile
        name_of = tv.library.names(self.words, [first, *([beside] if beside else [])])
        # a terminal shows a line a card; what is piped on is whole
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        return Plain(self.words, name_of, width), Shapes(self.words, name_of)

    def encode(self, tv: Tv) -> None:
        """Encode what is new in the library, with a bar."""
        waiting = tv.library.waiting()
        if waiting:
            with self.progress(self.words.gettext("Reading what they are about"), waiting) as tick:
                tv.encode(on_progress=tick)

    def say(self, line: str) -> None:
        """Write a message that is no part of the answer."""
        click.echo(line, err=True)

    @contextmanager
    def progress(
        self, label: str, total: int | None = None
    ) -> Iterator[Callable[[int, str], None]]:
        """Show a bar on stderr while something long goes on; silent where nobody watches.

        The screen, which reads folders through this command line, asks for lines of JSON instead.
        """
        from tvrec.config import PROGRESS_VARIABLE

        if os.environ.get(PROGRESS_VARIABLE):
            yield _Lines(label, total or 0)
            return
        if self.as_json or not sys.stderr.isatty():
            from tvrec.core.progress import silent

            yield silent
            return
        with click.progressbar(
            length=total or 0, label=label, file=sys.stderr, show_eta=False, item_show_func=_cut
        ) as bar:

            def update(done: int, what: str) -> None:
                bar.update(done - bar.pos, what)

            yield update

    def fail(self, error: TvrecError) -> int:
        """Report an error: one line on stderr always, an object on stdout with ``--json``."""
        candidates = error.candidates if isinstance(error, TitleNotFoundError) else ()
        if self.as_json:
            shape: dict[str, Any] = {
                "kind": error.kind,
                "message": error.message,
                "file": error.file,
                "remedy": error.remedy,
                "candidates": [{"id": key, "title": name} for key, name in candidates],
            }
            click.echo(json.dumps({"error": shape}, ensure_ascii=False))
        line = " ".join(str(error).split())
        if candidates:
            line += ": " + ", ".join(f"{name} [{key}]" for key, name in candidates)
        self.say(f"tvrec: {line}")
        return 2 if isinstance(error, TitleNotFoundError | ConfigError | UsageError) else 1

    def misuse(self, error: click.UsageError) -> int:
        """Report a line that cannot be understood, and where its help is."""
        context = error.ctx
        hint = f"{context.command_path} --help" if context else "tvrec --help"
        return self.fail(UsageError(error.format_message().rstrip("."), remedy=f"see {hint}"))

    def hang_up(self) -> int:
        """Leave quietly when the reader of our output has gone."""
        # Python would complain of the closed pipe once more when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


class _Lines:
    """Progress as lines of JSON on stderr, ten a second at most."""

    def __init__(self, label: str, total: int) -> None:
        self._label, self._total = label, total
        self._next = 0.0

    def __call__(self, done: int, what: str) -> None:
        """Say how much is done."""
        now = time.monotonic()
        if now >= self._next or done == self._total:
            self._next = now + 0.1
            step = {"label": self._label, "done": done, "total": self._total, "what": what[-80:]}
            click.echo(json.dumps(step, ensure_ascii=False), err=True)


def _cut(item: str | None) -> str:
    return (item or "")[:40]


def session_of(context: click.Context) -> Session:
    """Return the session that a command runs in."""
    return context.find_root().ensure_object(Session)
