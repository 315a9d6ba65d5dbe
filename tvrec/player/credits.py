"""Where the closing credits begin, as the chapters' names tell (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["credits_start"]

_NAMES = re.compile(
    r"\b(end|closing|final)?\s*credits?\b|\babspann\b|\bgénérique de fin\b"
    r"|\btitoli di coda\b|\bcréditos( finales| finais)?\b"
    r"|片尾|演职员|演職員|エンドロール|エンドクレジット|엔딩 ?크레딧",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\bopening\b|\bstart\b|片头|片頭", re.IGNORECASE)
_EARLIEST = 0.6  # of the runtime: what is named so before is not what a film ends with


def credits_start(chapters: Iterable[tuple[float, str]], runtime_s: float | None) -> float | None:
    """Find the second at which the closing credits begin; None where no chapter says so.

    Args:
        chapters: start in seconds and name, in order.
        runtime_s: of the whole title.
    """
    if not runtime_s:
        return None
    for start, name in chapters:
        late = _EARLIEST * runtime_s <= start < runtime_s
        if late and _NAMES.search(name) and not _OPENING.search(name):
            return start
    return None
