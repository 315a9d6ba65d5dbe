"""What is wrong with a file that mpv did not play, and what to do about it."""

from __future__ import annotations

import os
from pathlib import Path

from tvrec.player.base import Failed, PlayItem

__all__ = ["failure"]

_MEANING = {
    "unrecognized file format": (
        "is no film or recording that mpv can read",
        "copy it again from where it came",
    ),
    "no audio or video data played": (
        "holds no picture and no sound that mpv can play",
        "copy it again from where it came",
    ),
    "audio output initialization failed": (
        "cannot be heard: there is no sound device",
        "connect one",
    ),
    "video output initialization failed": (
        "cannot be shown: mpv finds no screen",
        "start tvrec on the television itself",
    ),
}
"""mpv's words for an error (libmpv/client.h, mpv_error_string): what they mean, what to do."""


def failure(item: PlayItem, index: int, file_error: str = "") -> Failed:
    """Say why a title was not played, having looked at its files.

    Args:
        item: the title.
        index: its place in the queue.
        file_error: what mpv said; nothing where it was not even asked.
    """

    def failed(message: str, file: str, remedy: str) -> Failed:
        return Failed(title=item.title, index=index, message=message, file=file, remedy=remedy)

    for path in item.paths:
        if not Path(path).exists():
            return failed(
                "is not there any more", path, "connect the disk that it lies on, or scan again"
            )
        if not os.access(path, os.R_OK):
            return failed("may not be read", path, "check its owner and mode")
        if not Path(path).stat().st_size:
            return failed("is empty", path, "copy it again from where it came")
    if not item.paths:
        return failed(f"there is no file of {item.name or item.title}", "", "scan its folder again")
    message, remedy = _MEANING.get(
        file_error,
        (f"could not be played: {file_error or 'mpv gives no reason'}", "try it in mpv itself"),
    )
    return failed(message, item.paths[0], remedy)
