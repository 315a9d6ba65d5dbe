"""What the viewers of a household are called, alone and together (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from tvrec.i18n import Translator, message
from tvrec.text import with_names

__all__ = ["UNNAMED", "joined_names", "viewer_name", "whom_line"]


def whom_line(
    names: Sequence[str], everybody: int, words: Translator, *, short: bool = False
) -> str:
    """Say for whom a card is, of so many who watch together; empty where one watches alone.

    ``short``: where there is little room, and the names of all stand above.
    """
    if not names:
        return ""
    if short and len(names) == everybody == 2:
        return words.gettext("for both")
    joined = joined_names(names, words)
    if len(names) == everybody:
        return with_names(words.gettext("for {names}"), names=joined)
    return with_names(words.gettext("more for {names}"), names=joined)


def joined_names(names: Sequence[str], words: Translator) -> str:
    """Write the names of several viewers as one."""
    called = [viewer_name(name, words) for name in names]
    if len(called) < 2:
        return "".join(called)
    first = words.gettext(", ").join(called[:-1])
    return with_names(words.gettext("{first} and {last}"), first=first, last=called[-1])


def viewer_name(name: str, words: Translator) -> str:
    """Call a viewer by name; one whom nobody has named, as the language of the screen does."""
    return words.gettext(UNNAMED[name]) if name in UNNAMED else name


UNNAMED = {
    "Home": message("Household"), "Guest": message("Guest"), "Visitor": message("Visitor"),
}  # fmt: skip
"""What a viewer is called in the database whom nobody has named, and on the screen."""
