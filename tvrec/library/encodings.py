"""Text from before UTF-8, told apart by its bytes (pure)."""

from __future__ import annotations

import re

__all__ = ["decode_legacy", "plain"]

_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Return a text without what is none: control characters and halves of surrogate pairs.

    Titles are shown on terminals, which obey control characters.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("", text).encode("utf-8", "ignore").decode()


def decode_legacy(raw: bytes) -> str:
    """Return the text of bytes that are not UTF-8: GB 18030 (China) or Windows-1252.

    Chinese characters are mostly two bytes above ASCII, accented letters of western Europe stand
    alone among plain ones.
    """
    runs = _HIGH.findall(raw)
    paired = sum(len(run) for run in runs if len(run) > 1)
    if 2 * paired > sum(map(len, runs)):
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            pass  # then it is the other one
    return raw.decode("cp1252", "replace")
