"""The same words in the other Chinese script, where OpenCC is there to turn them."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable

from tvrec.text import is_cjk

__all__ = ["variants"]


def variants(text: str) -> list[str]:
    """Return a text as it is, and in the two Chinese scripts where these differ from it."""
    if not any(map(is_cjk, text)) or importlib.util.find_spec("opencc") is None:
        return [text]
    return list(dict.fromkeys([text, _turner("t2s")(text), _turner("s2t")(text)]))


@functools.cache
def _turner(name: str) -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(name).convert
    return convert
