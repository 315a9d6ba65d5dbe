"""The keys while something plays: one table for mpv's input.conf and for commands from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tvrec.player.base import Action, Command

__all__ = ["BINDINGS", "Binding", "input_conf", "mpv_command"]


@dataclass(frozen=True, slots=True)
class Binding:
    """What some keys do, as mpv calls the keys and writes the command."""

    id: str  # stands in the configuration where keys are changed
    keys: tuple[str, ...]
    command: str
    help: str


BINDINGS = (
    Binding("play.pause", ("SPACE", "p", "PLAYPAUSE", "PLAY", "PAUSE"), "cycle pause", "Pause"),
    Binding("play.play", ("PLAYONLY",), "set pause no", "Go on"),
    Binding("play.hold", ("PAUSEONLY",), "set pause yes", "Pause"),
    Binding("play.stop", ("x", "ESC", "BS", "q", "STOP", "CLOSE_WIN"), "quit", "Stop"),
    Binding(
        "play.forward",
        ("RIGHT", "FORWARD"),
        "osd-msg-bar seek 10 relative+exact",
        "10 seconds forward",
    ),
    Binding(
        "play.back", ("LEFT", "REWIND"), "osd-msg-bar seek -10 relative+exact", "10 seconds back"
    ),
    Binding("play.far_forward", ("UP",), "osd-msg-bar seek 60", "A minute forward"),
    Binding("play.far_back", ("DOWN",), "osd-msg-bar seek -60", "A minute back"),
    Binding("play.next_chapter", ("PGUP",), "add chapter 1", "Next chapter"),
    Binding("play.previous_chapter", ("PGDWN",), "add chapter -1", "Previous chapter"),
    Binding("play.next", ("n", "NEXT", ">"), "playlist-next", "Next in the queue"),
    Binding("play.previous", ("b", "PREV", "<"), "playlist-prev", "Previous in the queue"),
    Binding("play.subtitles", ("s", "t"), "cycle sub", "Subtitles"),
    Binding("play.audio", ("a",), "cycle audio", "Sound track"),
    Binding("play.louder", ("+", "=", "VOLUME_UP", "WHEEL_UP"), "add volume 5", "Louder"),
    Binding("play.softer", ("-", "VOLUME_DOWN", "WHEEL_DOWN"), "add volume -5", "Softer"),
    Binding("play.mute", ("m", "MUTE"), "cycle mute", "Mute"),
    Binding(
        "play.info",
        ("i", "ENTER"),
        'show-text "${media-title}\\n${time-pos} / ${duration}   ${chapter}" 4000',
        "What plays",
    ),
    Binding("play.fullscreen", ("f", "MBTN_LEFT_DBL"), "cycle fullscreen", "Fullscreen"),
)
"""Kodi's keys where it has them. mpv's own are off: there Escape leaves fullscreen, x shifts
subtitles and q alone stops."""


def input_conf(changed: Mapping[str, Sequence[str]] | None = None) -> str:
    """Write the table as mpv's input.conf.

    Args:
        changed: keys that replace those of the table, by the binding's id.
    """
    lines = ["# written by tvrec from its table of keys"]
    for binding in BINDINGS:
        keys = (changed or {}).get(binding.id, binding.keys)
        lines += [f"{key} {binding.command}" for key in keys]
    return "\n".join(lines) + "\n"


_AMOUNT = object()
_COMMANDS: dict[Action, tuple[Any, ...]] = {
    Action.PAUSE: ("cycle", "pause"),
    Action.STOP: ("quit",),
    Action.SEEK: ("osd-msg-bar", "seek", _AMOUNT, "relative+exact"),
    Action.SEEK_TO: ("osd-msg-bar", "seek", _AMOUNT, "absolute+exact"),
    Action.NEXT: ("playlist-next",),
    Action.PREVIOUS: ("playlist-prev",),
    Action.VOLUME: ("osd-msg-bar", "add", "volume", _AMOUNT),
    Action.MUTE: ("osd-msg-bar", "cycle", "mute"),
    Action.SUBTITLES: ("osd-msg-bar", "cycle", "sub"),
    Action.AUDIO: ("osd-msg-bar", "cycle", "audio"),
}


def mpv_command(command: Command) -> list[Any]:
    """Turn a command into mpv's, as a list for its IPC."""
    words = _COMMANDS[command.action]
    return [command.amount if word is _AMOUNT else word for word in words]
