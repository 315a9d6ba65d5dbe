"""What the undo key has taken back, in one line of the narrowest screen.

An act is kept with the function that says it; it is asked when the act is taken back, in the
language that the screen has by then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tvrec.domain import Event, Target
from tvrec.i18n import message
from tvrec.text import cell_width, ellipsis, with_names
from tvrec.tv.present import Presenter
from tvrec.viewer_names import viewer_name

if TYPE_CHECKING:
    from tvrec.core import Said

__all__ = ["Saying", "again", "event", "refused", "rule", "sentence", "taken_back", "viewer"]

Saying = Callable[[Presenter], str]
"""Says an act, or what became of it, in the language of the one who writes."""

_CELLS = 62  # of a line of 80: its margins, and the key that takes back what is said
_LEAST = 8  # cells of a name, whatever stands beside it


def taken_back(what: Saying) -> Saying:
    """Say that an act is as if it had not been done."""
    return lambda writer: _within(writer, message("Taken back: {what}"), what)


def again(what: Saying) -> Saying:
    """Say that what had been taken back counts again."""
    return lambda writer: _within(writer, message("It counts again: {what}"), what)


def event(done: Event) -> Saying:
    """Say an act that was recorded."""
    return _of(done.kind.value, done.target, f"{done.rating or 0.0:g}")


def rule(said: Said) -> Saying:
    """Say what is in force, an event or a rule."""
    if said.what == "dial":
        return sentence(_DIALS.get(said.target.id if said.target else "", ""))
    return _of(said.what, said.target, said.value)


def viewer(template: str, name: str, other: str = "") -> Saying:
    """Say what was done with a viewer; ``template`` is one with ``{name}``, or ``{other}`` too."""

    def say(writer: Presenter) -> str:
        names = [viewer_name(each, writer.words) for each in (name, other)]
        return _fill(writer, template, name=names[0], other=names[1])

    return say


def sentence(template: str, **values: str) -> Saying:
    """Say a sentence as it stands, with values filled in."""
    return lambda writer: _fill(writer, template, **values)


def refused(target: Target, titles: int) -> Saying:
    """Say that there is nothing of something any more, and how many titles fewer there are."""

    def say(writer: Presenter) -> str:
        tr, words = writer.words.gettext, writer.words
        text = tr(_REFUSED.get(target.type) or message("Nothing of {name} any more"))
        if titles:
            fewer = words.ngettext("{what}: {n} title fewer", "{what}: {n} titles fewer", titles)
            text = fewer.replace("{what}", text).replace("{n}", str(titles))
        return _cut(text, _CELLS, name=_name(target, writer))

    return say


def _of(what: str, target: Target | None, value: Any) -> Saying:
    def say(writer: Presenter) -> str:
        about = target.type if target else ""
        template = _ACTS.get(f"{what} {_LIKE.get(about, about)}") or _ACTS.get(what, "{name}")
        return _fill(writer, template, name=_name(target, writer), value=str(value))

    return say


def _name(target: Target | None, writer: Presenter) -> str:
    if target is None:
        return ""
    return writer.target_name(target)


def _within(writer: Presenter, template: str, what: Saying) -> str:
    text = writer.words.gettext(template)
    return text.replace("{what}", what(writer))


def _fill(writer: Presenter, template: str, **values: str) -> str:
    """Fill names in, cut so that the line holds the rest of the sentence and what frames it."""
    frame = max(cell_width(writer.words.gettext(each)) - len("{what}") for each in _FRAMES)
    return _cut(writer.words.gettext(template), _CELLS - frame, **values)


def _cut(text: str, cells: int, **values: str) -> str:
    """Fill names in, cut so that the whole has no more than so many cells."""
    named = [key for key in ("name", "other") if f"{{{key}}}" in text]
    rest = cell_width(with_names(text, **(values | dict.fromkeys(named, ""))))
    room = max(_LEAST, (cells - rest) // max(1, len(named)))
    return with_names(text, **(values | {key: ellipsis(values[key], room) for key in named}))


_FRAMES = ("Taken back: {what}", "It counts again: {what}")
_REFUSED = {
    "language": message("Nothing in {name} any more"),
    "folder": message("Nothing from {name} any more"),
}
_LIKE = {"series": "title"}
_ACTS = {
    "play title": message("you watched {name}"),
    "rate title": message("you rated {name} {value}"),
    "like title": message("you like {name}"),
    "favourite title": message("{name} is a favourite"),
    "seen title": message("you have seen {name}"),
    "dislike title": message("{name} is not for you"),
    "dislike": message("nothing of {name}"),
    "not_interested title": message("not interested in {name}"),
    "not_interested": message("nothing of {name}"),
    "not_now title": message("not {name} now"),
    "drop_series title": message("no more of {name}"),
    "remove_from_continue title": message("{name} is not to be continued"),
    "block_seed title": message("somebody else watched {name}"),
    "mute title": message("{name} is not to count"),
    "mute": message("less of {name}"),
    "pin title": message("more like {name}"),
    "pin": message("more of {name}"),
    "less title": message("less like {name}"),
    "not": message("nothing in {name}"),
    "only": message("only in {name}"),
    "off": message("the hour has no say"),
    "age": message("nothing for people older than {value}"),
}
_DIALS = {
    "familiar": message("how surprising Home is"),
    "new": message("how old the titles of Home are"),
}
