"""What a viewer has told the television in words, in the language of the screen (pure)."""

from __future__ import annotations

from typing import Any

from tvrec.domain import Share, Target
from tvrec.i18n import Translator, message
from tvrec.naming import NameOf, own_name
from tvrec.phrases import language_name
from tvrec.text import with_names

__all__ = ["said_line"]


def said_line(
    what: str, target: Target | None, value: Any, words: Translator, name_of: NameOf = own_name
) -> str:
    """Say what a viewer has told the television, in one line.

    Args:
        what: the kind of the act or of the rule.
        target: what it is about.
        value: of a dial or an age.
        words: the language.
        name_of: names titles, people and genres.
    """
    name = ""
    if target is not None:
        name = name_of(Share(target.type, target.id, target.id, 0.0))
        if target.type == "language":
            name = language_name(target.id, words)
    about = target.type if target else ""
    if what == "dial":
        ends = _DIALS.get((target.id if target else "", value > 0), "{value}")
        return words.gettext(ends).format(value=f"{abs(value):.0%}")
    text = _SAID.get(f"{what} {about}") or _SAID.get(what, "{name}")
    return with_names(words.gettext(text), name=name, value=str(value))


_SAID = {
    "dislike": message("Not for me: {name}"),
    "not_interested": message("Not interested in {name}"),
    "block_seed": message("That was not me: {name}"),
    "not_now": message("Not now: {name}"),
    "drop_series": message("No more of {name}"),
    "remove_from_continue": message("Not to be continued: {name}"),
    "like": message("I like {name}"),
    "favourite": message("A favourite: {name}"),
    "seen": message("Seen already: {name}"),
    "mute": message("Less of {name}"),
    "mute title": message("{name} does not count"),
    "mute series": message("{name} does not count"),
    "pin": message("More of {name}"),
    "pin title": message("More like {name}"),
    "pin series": message("More like {name}"),
    "less": message("Less like {name}"),
    "not": message("Nothing in {name}"),
    "only": message("Only in {name}"),
    "off": message("The hour has no say"),
    "age": message("Nothing for people older than {value}"),
}

_DIALS = {
    ("familiar", True): message("More familiar: {value}"),
    ("familiar", False): message("More surprising: {value}"),
    ("new", True): message("Newer: {value}"),
    ("new", False): message("Older: {value}"),
}
