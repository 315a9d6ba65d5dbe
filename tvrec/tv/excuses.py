"""Why something would not play, in the language of the screen.

The player's own sentences are English, as logs and the command line show them.
"""

from __future__ import annotations

from pathlib import Path

from tvrec.errors import TvrecError
from tvrec.i18n import Translator, message
from tvrec.text import ellipsis

__all__ = ["SENTENCES", "excuse"]

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
)
"""The same, with the name of a title or mpv's own words in it."""
_NAME = 32  # cells of a file's name: what happened and what to do matter more


def excuse(error: TvrecError, words: Translator) -> str:
    """Say what happened, to which file, and what to do, in one line."""
    said = _translated(error.message, words)
    if error.remedy:
        then = words.gettext("{said} ({remedy})")
        said = then.format(said=said, remedy=_translated(error.remedy, words))
    if not error.file:
        return said
    name = ellipsis(Path(error.file).name, _NAME)  # a path's end tells more than its beginning
    return words.gettext("{file}: {said}").format(file=name, said=said)


def _translated(said: str, words: Translator) -> str:
    for known in _WITH_A_NAME:
        before, after = known.split("{name}")
        if said.startswith(before) and said.endswith(after):
            name = said[len(before) : len(said) - len(after)]
            return words.gettext(known).format(name=name)
    return words.gettext(said)
