"""Visitors: profiles of whom nothing is kept once they have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tvrec.domain import Viewer

if TYPE_CHECKING:
    from tvrec.core.memory import Memory
    from tvrec.store import Store

__all__ = ["Visitors", "is_visitor"]

_MARK = "ephemeral"


def is_visitor(viewer: Viewer) -> bool:
    """Tell whether nothing is to be kept of a viewer."""
    return bool(viewer.settings.get(_MARK))


class Visitors:
    """The visitors of a kiosk. They are marked in their settings, so that a crash leaves none."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store = store
        self._memory = memory

    def add(self, name: str) -> Viewer:
        """Let somebody in; several may have the same name."""
        viewer = Viewer(id=self._store.profiles.mint_id(), name=name, settings={_MARK: True})
        self._store.profiles.add(viewer)
        return viewer

    def remove(self, profile: str) -> bool:
        """Delete a visitor with everything they did; False: there is no such visitor."""
        for viewer in self._store.profiles.list():
            if viewer.id == profile and is_visitor(viewer):
                self._store.profiles.remove(viewer.id)
                self._memory.let_go_of(viewer)
                return True
        return False

    def remove_all(self) -> int:
        """Delete all that are there, those whom a crash has left too; return how many."""
        return sum(self.remove(viewer.id) for viewer in self._store.profiles.list())
