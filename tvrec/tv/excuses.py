"""Why something would not play or could not be read, in the language of the screen.

The player's own sentences are English, as logs and the command line show them.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from tvrec.errors import TvrecError
from tvrec.i18n import Translator, message
from tvrec.text import ellipsis, with_names
from tvrec.tv import scan_words

__all__ = ["SENTENCES", "excuse", "translated"]

SENTENCES = (
    message("is no film or recording that mpv can read"),
    message("holds no picture and no sound that mpv can play"),
    message("cannot be heard: there is no sound device"),
    message("cannot be shown: mpv finds no screen"),
    message("is not there any more"),
    message("may not be read"),
    message("is empty"),
    message("mpv does not answer"),
    message("mpv does not listen"),
    message("mpv is not installed"),
    message("belongs to someone else"),
    message("remove it, or set XDG_RUNTIME_DIR"),
    message("set XDG_RUNTIME_DIR"),
    message("update mpv to 0.35"),
    message("correct player.arguments in config.toml"),
    message("copy it again from where it came"),
    message("connect one"),
    message("start tvrec on the television itself"),
    message("connect the disk that it lies on, or scan again"),
    message("check its owner and mode"),
    message("scan its folder again"),
    message("try it in mpv itself"),
    message("end mpv and try again"),
    message("end it and try again"),
    message("update mpv"),
    message("plug in its disk and scan again, or record it with tvrec watch"),
)
"""What happened and what to do, as the player says it."""
_WITH_A_NAME = (
    message("could not be played: {name}"),
    message("there is no file of {name}"),
    message("no file of {name} is there"),
    message("{program} is not installed"),
    message("{program} cannot be started: {reason}"),
    message("mpv ended at once with code {code}: {reason}"),
    message("mpv ended at once with code {code}"),
    message("mpv refuses {command}: {reason}"),
    message("cannot be made: {reason}"),
)
"""The same, with a name or mpv's own words in it; the first that fits is taken."""
_NAME = 32  # cells of a file's name: what happened and what to do matter more


def excuse(error: TvrecError, words: Translator) -> str:
    """Say what happened, to which file, and what to do, in one line."""
    said = translated(error.message, words)
    if error.remedy:
        then = words.gettext("{said} ({remedy})")
        said = then.format(said=said, remedy=translated(error.remedy, words))
    if not error.file:
        return said
    name = ellipsis(Path(error.file).name, _NAME)  # a path's end tells more than its beginning
    return words.gettext("{file}: {said}").format(file=name, said=said)


def translated(said: str, words: Translator) -> str:
    """Translate a sentence of the player or the library.

    A sentence within it is translated too; what it holds of a name, a number or the system's own
    words stays as it is.
    """
    whole = words.gettext(said)
    if whole != said:
        return whole
    for known, pattern in _patterns():
        found = pattern.fullmatch(said)
        if found is not None:
            values = {key: translated(value, words) for key, value in found.groupdict().items()}
            return with_names(words.gettext(known), **values)
    return said


@functools.cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the sentences that hold something, each with what finds it."""
    found = []
    for known in (*_WITH_A_NAME, *scan_words.SENTENCES):
        if "{" in known:
            literal = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(known))
            found.append((known, re.compile(literal, re.DOTALL)))
    return found
