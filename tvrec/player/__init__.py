"""Playing: mpv for files, a demonstration for titles without one, and what was really seen."""

from __future__ import annotations

from tvrec.player.base import (
    Action,
    Command,
    Ended,
    EndReason,
    Failed,
    Player,
    PlayItem,
    Progress,
    Started,
    Update,
)
from tvrec.player.coverage import bridge, completion, covered_s, unite
from tvrec.player.demo import DemoPlayer
from tvrec.player.keys import BINDINGS, Binding
from tvrec.player.mpv import MpvPlayer
from tvrec.player.orphan import Last, Orphan, find_orphan
from tvrec.player.sitting import Finish, Save, Sittings, catch_up

__all__ = [
    "BINDINGS",
    "Action",
    "Binding",
    "Command",
    "DemoPlayer",
    "EndReason",
    "Ended",
    "Failed",
    "Finish",
    "Last",
    "MpvPlayer",
    "Orphan",
    "PlayItem",
    "Player",
    "Progress",
    "Save",
    "Sittings",
    "Started",
    "Update",
    "bridge",
    "catch_up",
    "completion",
    "covered_s",
    "find_orphan",
    "unite",
]
