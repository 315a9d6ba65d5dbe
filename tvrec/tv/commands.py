"""What can be done with a key: one table for the keys themselves, the hints and the help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tvrec.errors import ConfigError
from tvrec.i18n import Translator, message

__all__ = ["COMMANDS", "Command", "Keymap", "key_name"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does.

    Attributes:
        id: stands in ``[keys]`` of config.toml, where its keys are changed.
        keys: as Textual names them.
        label: one or two words, for the last line of the screen.
        help: a sentence, for the help.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str


COMMANDS = (
    Command("left", ("left", "h"), message("left"), message("One to the left")),
    Command("right", ("right", "l"), message("right"), message("One to the right")),
    Command("up", ("up", "k"), message("up"), message("One row up; from the first to the names")),
    Command("down", ("down", "j"), message("down"), message("One row down")),
    Command("page_up", ("pageup",), message("page up"), message("A screen up")),
    Command("page_down", ("pagedown",), message("page down"), message("A screen down")),
    Command("first", ("home",), message("first"), message("The first of the row")),
    Command("last", ("end",), message("last"), message("The last of the row")),
    Command("select", ("enter",), message("play"), message("Play, or choose")),
    Command(
        "back",
        ("escape", "backspace", "browser_back"),
        message("back"),
        message("Back; on Home to its top, then to leave"),
    ),
    Command("details", ("i",), message("details"), message("All about a title")),
    Command("why", ("w",), message("why"), message("Why it is here, and what to change")),
    Command("menu", ("c", "m"), message("more"), message("What can be done with a title")),
    Command("search", ("slash", "f3"), message("search"), message("Search by name")),
    Command("undo", ("u", "ctrl+z"), message("undo"), message("Take the last act back")),
    Command("like", ("plus", "equals_sign"), message("like"), message("I like it")),
    Command("dislike", ("minus",), message("dislike"), message("Not for me")),
    Command(
        "pause",
        ("space", "media_play_pause", "shift+media_play_pause", "media_play", "media_pause"),
        message("pause"),
        message("Pause what plays, or go on"),
    ),
    Command(
        "stop", ("x", "media_stop", "shift+media_stop"), message("stop"), message("Stop playing")
    ),
    Command(
        "next", ("n", "media_next", "media_track_next"), message("next"), message("Next in line")
    ),
    Command(
        "previous", ("b", "media_track_previous"), message("previous"), message("The one before")
    ),
    Command("profiles", ("o",), message("who watches"), message("Another viewer")),
    Command("settings", ("comma", "f2"), message("settings"), message("Settings")),
    Command("help", ("question_mark", "f1"), message("keys"), message("These keys")),
    Command("quit", ("ctrl+q",), message("leave"), message("Leave at once; what plays is kept")),
)
"""Kodi's keys where it has them; letters that a remote's keys send through a receiver."""

_NAMES = {
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn",
    "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "slash": "/", "plus": "+",
    "equals_sign": "=", "minus": "-", "space": "Space", "comma": ",", "question_mark": "?",
    "home": "Home", "end": "End",
}  # fmt: skip
_REMOTE = {
    "browser_back": message("Back"),
    "media_play_pause": message("Play/Pause"), "media_play": message("Play"),
    "media_pause": message("Pause"), "media_stop": message("Stop"),
    "media_next": message("Next"), "media_track_next": message("Next"),
    "media_track_previous": message("Previous"),
}  # fmt: skip


def key_name(key: str, words: Translator) -> str:
    """Write a key as it stands on a keyboard or a remote."""
    bare = key.removeprefix("shift+") if "media_" in key else key
    if bare in _REMOTE:
        return words.gettext(_REMOTE[bare])
    if bare in _NAMES:
        return _NAMES[bare]
    if "+" in key:
        return key.replace("ctrl+", "Ctrl+")
    return key[:1].upper() + key[1:] if len(key) > 1 else key


class Keymap:
    """Which key does what.

    Args:
        changed: keys that replace those of the table, by the command's id.

    Raises:
        ConfigError: a command does not exist.
    """

    def __init__(self, changed: Mapping[str, Sequence[str]] | None = None) -> None:
        unknown = sorted(set(changed or ()) - {command.id for command in COMMANDS})
        if unknown:
            raise ConfigError(
                f"[keys] names {unknown[0]!r}, which is no command",
                remedy="name one of " + ", ".join(command.id for command in COMMANDS),
            )
        self._keys = {
            command.id: tuple((changed or {}).get(command.id, command.keys)) for command in COMMANDS
        }
        self._commands = {key: name for name, keys in self._keys.items() for key in keys}

    def command(self, key: str) -> str:
        """Return the command of a key; empty: it does nothing."""
        return self._commands.get(key, "")

    def hints(
        self,
        wanted: Iterable[str],
        words: Translator,
        labels: Mapping[str, str] | None = None,
        *,
        typing: bool = False,
    ) -> tuple[tuple[str, str], ...]:
        """Return the first key of commands and what it does, for the last line.

        A key whose label is empty stands beside the next one: both do the same. While one is
        typing, letters are no keys.
        """
        table = {command.id: command for command in COMMANDS}
        keys = {
            name: [key for key in self._keys[name] if len(key) > 1 or not typing] for name in wanted
        }
        names = [name for name in keys if keys[name]]
        found = []
        before = ""
        for name in names:
            key = before + key_name(keys[name][0], words)
            label = (labels or {}).get(name)
            if label == "" and name != names[-1]:
                before = f"{key} "
                continue
            found.append((key, label or words.gettext(table[name].label)))
            before = ""
        return tuple(found)

    def table(self, words: Translator) -> list[tuple[str, str]]:
        """Return all keys and what they do, for the help."""
        return [
            (
                "  ".join(dict.fromkeys(key_name(key, words) for key in self._keys[command.id])),
                words.gettext(command.help),
            )
            for command in COMMANDS
            if self._keys[command.id]
        ]
