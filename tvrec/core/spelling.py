"""How the library's Chinese names are read, so that they are found by letters.

A reading is asked for once a name, by the scan or import that brings it; the readings of the demo
catalogue came with it, a name and its syllables a line, parted by a tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.core.progress import batches

if TYPE_CHECKING:
    from pathlib import Path

    from tvrec.store import Store

__all__ = ["read_new", "take", "write"]

_BATCH = 500  # names between two commits


def read_new(store: Store) -> int:
    """Read the names that are new, where pypinyin is there; return how many these were."""
    names = store.spellings.unread()
    if not names:  # as at most starts, which need not pay for the library's imports
        return 0
    from tvrec.library.pinyin import has_pinyin, reading

    if not has_pinyin():
        return 0
    for batch in batches(names, _BATCH):
        store.spellings.learn({name: reading(name) for name in batch})
    return len(names)


def take(file: Path, store: Store) -> int:
    """Learn the readings of a file that are not known yet; return how many these are."""
    if not file.exists():
        return 0
    known = store.spellings.readings()
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    new = {name: reading for name, reading in lines if name not in known}
    if new:
        store.spellings.learn(new)
    return len(new)


def write(file: Path, store: Store) -> int:
    """Write all readings for ``take``; return how many there are."""
    known = store.spellings.readings()
    text = "".join(f"{name}\t{reading}\n" for name, reading in known.items())
    file.write_text(text, encoding="utf-8")
    return len(known)
