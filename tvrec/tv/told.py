"""What a viewer has told the television, on the screen: the list, the dials, the hour.

Each function but ``dial_line`` is a question for ``Backstage.present``, see ``director``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.i18n import message
from tvrec.phrases import said_line
from tvrec.tv.present import Presenter
from tvrec.tv.widgets.controls import Choice, Text
from tvrec.tv.widgets.ink import HINT, Ink

if TYPE_CHECKING:
    from tvrec.core import Said, Tv
    from tvrec.i18n import Translator

__all__ = ["controls", "dial_line", "listed", "switched", "turned"]

_STEP = 0.25
_MOST = 300  # lines: who rates by liking has said a thing or two
_DIALS = {
    "familiar": (message("Surprise"), message("surprising"), message("familiar")),
    "new": (message("Age of titles"), message("old"), message("new")),
}


def listed(tv: Tv, writer: Presenter, profile: str) -> list[Choice | Text]:
    """Return what is in force, the latest first, a line each."""
    tr = writer.words.gettext
    found = [said for said in reversed(tv.rules.list(profile)) if said.what != "age"][:_MOST]
    if not found:
        return [Text("nothing", (tr("Nothing yet: say something of a title, or ask why"),))]
    lines: list[Choice | Text] = [
        Text("how", (tr("Enter takes a line back"),), Ink(HINT)),
    ]
    lines += [_line(said, writer) for said in found]
    return lines


def _line(said: Said, writer: Presenter) -> Choice:
    text = said_line(said.what, said.target, said.value, writer.words, writer.name_of)
    since = f"{said.at.astimezone():%Y-%m-%d}" if said.at else ""
    return Choice(said.id, text, end=since)


def controls(tv: Tv, writer: Presenter, profile: str) -> list[Choice]:
    """Return the lines of the settings that are a viewer's own."""
    tr = writer.words.gettext
    said = tv.rules.list(profile)
    dials = {each.target.id: each.value for each in said if each.what == "dial" and each.target}
    heard = not any(each.what == "off" for each in said)
    return [
        *(dial_line(name, dials.get(name, 0.0), writer.words) for name in _DIALS),
        Choice("hours", tr("The time of day counts"), tr("yes") if heard else tr("no")),
        Choice("told", tr("What I told it"), str(len(said)) if said else "", air=1),
    ]


def dial_line(name: str, value: float, words: Translator) -> Choice:
    """Draw a dial as a line: a point between its two ends."""
    label, low, high = map(words.gettext, _DIALS[name])
    places = round(2 / _STEP)
    at = round((value + 1) / _STEP)
    scale = "─" * at + "●" + "─" * (places - at)
    return Choice(f"dial:{name}", label, f"{low} {scale} {high}")


def switched(tv: Tv, profile: str) -> None:
    """Let the hour have a say, or none."""
    off = next((said for said in tv.rules.list(profile) if said.what == "off"), None)
    if off is not None:
        tv.rules.remove(off.id, profile)
    else:
        tv.rules.add("off", tv.rules.target("hours"), profile)


def turned(tv: Tv, name: str, direction: str, profile: str) -> None:
    """Turn a dial by a step to the left or to the right, as far as it goes."""
    now = next((said.value for said in tv.rules.list(profile) if said.id == f"dial:{name}"), 0.0)
    value = now + (_STEP if direction == "right" else -_STEP)
    tv.rules.dial(name, max(-1.0, min(1.0, value)), profile)
