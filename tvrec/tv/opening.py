"""How the television begins, and with how many colours."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tvrec.config import Settings
from tvrec.tv.kiosk import Kiosk
from tvrec.tv.widgets.ink import Depth

if TYPE_CHECKING:
    from tvrec.core import Tv
    from tvrec.i18n import Translator

__all__ = ["Opening", "depth_of"]

_SYSTEMS = {
    "truecolor": Depth.TRUE, "256": Depth.EIGHT_BIT, "standard": Depth.STANDARD,
    "windows": Depth.STANDARD,
}  # fmt: skip


def depth_of(system: str | None, environ: Mapping[str, str] = os.environ) -> Depth:
    """Return the colours to use: those of the terminal, none where NO_COLOR asks for none."""
    if environ.get("NO_COLOR"):
        return Depth.NONE
    return _SYSTEMS.get(system or "", Depth.NONE)


@dataclass(frozen=True)
class Opening:
    """How the television begins.

    Attributes:
        opener: opens the household, in the thread that will own it.
        words: the language.
        profile: who watches; empty: the first.
        keys: keys that replace those of the table, by the command's id.
        settings: of this process, for what is read beside the screen.
        demo: titles have no files.
        demo_db: where the demonstration is kept; None: nothing of it is.
        kiosk: it stands in a public place; None: at home.
        fixed_language: that of ``words`` was asked for; otherwise who watches may read another.
    """

    opener: Callable[[], AbstractContextManager[Tv]]
    words: Translator
    profile: str = ""
    keys: Mapping[str, tuple[str, ...]] | None = None
    settings: Settings = Settings()  # noqa: RUF009 - frozen
    demo: bool = False
    demo_db: Path | None = None
    kiosk: Kiosk | None = None
    fixed_language: bool = True

    @property
    def recalls(self) -> Path | None:
        """The database whose last Home is shown at once; None: nobody's may be."""
        if self.kiosk is not None:
            return None
        return self.demo_db if self.demo else self.settings.db_path
