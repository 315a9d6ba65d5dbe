"""What a viewer has told the television, on the screen: the list, the dials, the hour.

Each function but ``dial_line`` is a question for ``Backstage.present``, see ``director``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.domain import Share, Target
from tvrec.i18n import OWN_NAMES, message
from tvrec.said import said_line
from tvrec.text import cell_width
from tvrec.tv.present import Presenter
from tvrec.tv.widgets.controls import Choice, Text
from tvrec.tv.widgets.ink import HINT, Ink

if TYPE_CHECKING:
    from tvrec.core import Said, Tv
    from tvrec.i18n import Translator

__all__ = [
    "controls", "dial_line", "edited", "listed", "set_back", "settings", "switch_back", "switched",
    "turned",
]  # fmt: skip

_STEP = 0.25
_OLDEST = 18
_MOST = 300  # lines: who rates by liking has said a thing or two
_COLUMNS = (0.5, 0.82)  # of a line of the list: what was said is written whole
_WORDS = {
    "mute": message("less"),
    "mute title": message("no say"),
    "mute series": message("no say"),
    "pin": message("more"),
    "less": message("less"),
    "not": message("not"),
    "only": message("only"),
}
_DIALS = {
    "familiar": (message("Surprise"), message("surprising"), message("familiar")),
    "new": (message("Age of titles"), message("old"), message("new")),
}


def listed(tv: Tv, writer: Presenter, profile: str) -> list[Choice | Text]:
    """Return what is in force, the latest first, a line each."""
    tr = writer.words.gettext
    found = [*reversed(tv.rules.list(profile))][:_MOST]
    if not found:
        return [Text("nothing", (tr("Nothing yet: say something of a title, or ask why"),))]
    lines: list[Choice | Text] = [
        Text("how", (tr("Left and right change a line, Enter takes it back"),), Ink(HINT)),
    ]
    lines += [_line(tv, said, writer) for said in found]
    return lines


def _line(tv: Tv, said: Said, writer: Presenter) -> Choice:
    def name_of(share: Share) -> str:
        return writer.target_name(Target(share.type, share.id))

    text = said_line(said.what, said.target, said.value, writer.words, name_of)
    since = f"{said.at.astimezone():%Y-%m-%d}" if said.at else ""
    return Choice(said.id, text, _scale(tv, said, writer), since, columns=_COLUMNS)


def _scale(tv: Tv, said: Said, writer: Presenter) -> str:
    """Draw what left and right choose among; empty where a line can only be taken back."""
    if said.what == "dial":
        return _dial(said.value)
    if said.what == "age":
        return f"‹ {said.value} ›"
    about = said.target.type if said.target else ""
    marked = [("●" if word == said.what else "○", word) for word in tv.rules.alternatives(said)]
    named = [
        (mark, _WORDS.get(f"{word} {about}") or _WORDS.get(word, word)) for mark, word in marked
    ]
    return "  ".join(f"{mark} {writer.words.gettext(name)}" for mark, name in named)


def edited(
    tv: Tv, writer: Presenter, profile: str, key: str, direction: str
) -> tuple[Said, Said, Choice] | None:
    """Change a line of what was told a step to the left or to the right.

    A dial passes over its middle, where it would be taken back. Returns what was in force, what is
    now, and its line; None: it can only be taken back, or it is at its end.
    """
    said = next((said for said in tv.rules.list(profile) if said.id == key), None)
    step = 1 if direction == "right" else -1
    value = None if said is None else _beside(tv, said, step)
    if said is None or value in (None, said.what, str(said.value)):
        return None
    now = tv.rules.edit(key, str(value), profile)
    return said, now, _line(tv, now, writer)


def _beside(tv: Tv, said: Said, step: int) -> str | None:
    """Return what stands a step beside what was said, as ``Rules.edit`` takes it."""
    if said.what == "dial":
        value = said.value + step * _STEP
        value = value or step * _STEP
        return str(max(-1.0, min(1.0, value)))
    if said.what == "age":
        return str(max(0, min(_OLDEST, said.value + step)))
    words = tv.rules.alternatives(said)
    if not words:
        return None
    place = words.index(said.what) + step
    return words[max(0, min(len(words) - 1, place))]


def settings(tv: Tv, writer: Presenter, profile: str) -> list[Choice]:
    """Return the lines of the settings: the language, the viewer's own, the household's."""
    tr, here = writer.words.gettext, writer.words.language
    return [
        *(
            Choice(
                f"lang:{code}",
                tr("Language: {name}").format(name=name),
                mark="●" if code == here else "○",
                air=int(code == "zh-Hant"),
            )
            for code, name in OWN_NAMES.items()
        ),
        *controls(tv, writer, profile),
        Choice("folder", tr("Add a folder"), air=0),
        Choice("import", tr("Read a history file"), air=0),
        Choice("profiles", tr("Who watches?"), air=0),
        Choice("help", tr("Keys"), air=0),
    ]


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
    room = max(cell_width(words.gettext(end)) for _, end, _ in _DIALS.values())
    before = " " * (room - cell_width(low)) + low
    return Choice(f"dial:{name}", label, f"{before} {_dial(value)} {high}")


def _dial(value: float) -> str:
    at = round((value + 1) / _STEP)
    return "─" * at + "●" + "─" * (round(2 / _STEP) - at)


def switched(tv: Tv, profile: str) -> tuple[bool, Said]:
    """Let the hour have a say, or none; return whether it has one now, and the rule against it."""
    off = next((said for said in tv.rules.list(profile) if said.what == "off"), None)
    if off is not None:
        return True, tv.rules.remove(off.id, profile)
    return False, tv.rules.add("off", tv.rules.target("hours"), profile)


def switch_back(tv: Tv, profile: str, heard: bool, said: Said) -> None:
    """Take back what ``switched`` has done, and returned."""
    if heard:
        tv.rules.restore(said, profile)
    else:
        tv.rules.withdraw(said, profile)


def turned(tv: Tv, name: str, direction: str, profile: str) -> tuple[float, Said]:
    """Turn a dial by a step to the left or right, as far as it goes.

    Returns where it stood, and what is in force now.
    """
    now = next((said.value for said in tv.rules.list(profile) if said.id == f"dial:{name}"), 0.0)
    value = now + (_STEP if direction == "right" else -_STEP)
    return now, tv.rules.dial(name, max(-1.0, min(1.0, value)), profile)


def set_back(tv: Tv, name: str, value: float, profile: str) -> None:
    """Turn a dial back to where it stood."""
    tv.rules.dial(name, value, profile)
