"""Reading what the television shows."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["BEGUN", "HOME", "cards", "first_card"]

HOME = r"Top picks for you.*\n(.*\n)+ +\d{4} · .*\n(.*\n)*.*Enter play"
"""What is on the screen as soon as Home is there (a regular expression)."""
BEGUN = r"Continue watching.*\n(.*\n)*.* min left.*\n(.*\n)*.*Enter play"
"""The same as soon as something was begun."""


def cards(screen: str, heading: str) -> list[str]:
    """Return the names of the cards in a row, as far as they can be read."""
    lines = screen.splitlines()
    begin = next((i for i, line in enumerate(lines) if line.strip().startswith(heading)), None)
    assert begin is not None, f"no row {heading!r}:\n{screen}"
    for names, facts in pairwise(lines[begin:]):
        if re.match(r" +(\d{4} · |\d+ min left)", facts):
            return re.split(r" {2,}", names.strip())
    raise AssertionError(f"the row {heading!r} is empty:\n{screen}")


def first_card(screen: str, heading: str = "Top picks for you") -> str:
    """Return the name of the first card of a row."""
    return cards(screen, heading)[0]
