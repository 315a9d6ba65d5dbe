"""What names titles, people and genres on a screen, and what it knows of them (pure)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, runtime_checkable

from tvrec.domain import Share, Summary, TitleId

__all__ = ["Knowing", "NameOf", "Signal", "liked_by", "own_name"]

NameOf = Callable[[Share], str]
"""Gives the name that a share's title, person or genre has on this screen."""


class Signal(StrEnum):
    """How it is known that a title is liked."""

    PLAYED = "played"
    RATED = "rated"
    LIKED = "liked"  # the viewer has said so: a like, a favourite, a pin


@runtime_checkable
class Knowing(Protocol):
    """What names shares may know more of them."""

    def role_of(self, title: TitleId, person: str) -> str:
        """Return what a person did for a title: director, actor, …; empty where it is unknown."""

    def is_heard(self, title: TitleId) -> bool:
        """Tell whether a title is listened to, not watched."""

    def signal_of(self, title: TitleId) -> Signal:
        """Return how it is known that whoever watches likes a title."""

    def summary_of(self, title: TitleId) -> Summary | None:
        """Return what is known of a title, an episode or a track too; None: it is not there."""


def own_name(share: Share) -> str:
    """Name a share as it names itself."""
    return share.name


def liked_by(title: TitleId, name_of: NameOf) -> str:
    """Say in a word how a viewer came to like a title: watched, heard, rated or liked.

    It is watched where what names titles knows no more of them.
    """
    if not isinstance(name_of, Knowing):
        return "watched"
    signal = name_of.signal_of(title)
    if signal is not Signal.PLAYED:
        return signal.value
    return "heard" if name_of.is_heard(title) else "watched"
