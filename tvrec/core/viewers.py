"""Who watches: finding, adding and removing profiles."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from tvrec.core.recalled import drop_all
from tvrec.domain import Viewer
from tvrec.errors import TitleNotFoundError
from tvrec.text import fold

if TYPE_CHECKING:
    from tvrec.store import Store

__all__ = ["Profiles", "add", "find"]

_FIRST = "Home"  # a household that has named nobody yet watches as one


def find(store: Store, name: str) -> Viewer:
    """Return the profile of a name or id; without a name the first one, made where there is none.

    Raises:
        TitleNotFoundError: nobody has that name.
    """
    everybody = store.profiles.list()
    if not name:
        return everybody[0] if everybody else add(store, _FIRST)
    for viewer in everybody:
        if name == viewer.id or fold(name) == fold(viewer.name):
            return viewer
    raise TitleNotFoundError(
        f"there is no profile {name!r}",
        candidates=[(viewer.id, viewer.name) for viewer in everybody[:10]],
        remedy=f"tvrec profile add {name!r}",
    )


def add(store: Store, name: str, *, age_cap: int | None = None) -> Viewer:
    """Add a profile.

    Raises:
        TitleNotFoundError: the name is empty or taken.
    """
    _require_free(store, name)
    viewer = Viewer(id=store.profiles.mint_id(), name=name.strip(), age_cap=age_cap)
    store.profiles.add(viewer)
    return viewer


class Profiles:
    """The household's profiles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self) -> list[Viewer]:
        """Return every profile, in the order in which they were added."""
        return self._store.profiles.list()

    def find(self, name: str = "") -> Viewer:
        """Return a profile by name or id, see ``find``."""
        return find(self._store, name)

    def add(self, name: str, *, age_cap: int | None = None) -> Viewer:
        """Add a profile, see ``add``."""
        return add(self._store, name, age_cap=age_cap)

    def rename(self, name: str, new_name: str) -> Viewer:
        """Give a profile another name.

        Raises:
            TitleNotFoundError: nobody has the old name, or somebody has the new one.
        """
        viewer = find(self._store, name)
        if fold(new_name) != fold(viewer.name):
            _require_free(self._store, new_name)
        self._store.profiles.rename(viewer.id, new_name.strip())
        return find(self._store, viewer.id)

    def recolour(self, name: str, colour: str) -> Viewer:
        """Give a profile a colour, by the name that the screen has for it.

        Raises:
            TitleNotFoundError: nobody has that name.
        """
        viewer = dataclasses.replace(find(self._store, name), colour=colour)
        self._store.profiles.save(viewer)
        return viewer

    def set(self, name: str, key: str, value: object) -> Viewer:
        """Keep a setting of a profile, as the language that it reads.

        Raises:
            TitleNotFoundError: nobody has that name.
        """
        viewer = find(self._store, name)
        self._store.profiles.set_settings(viewer.id, {**viewer.settings, key: value})
        return find(self._store, viewer.id)

    def remove(self, name: str) -> Viewer:
        """Delete a profile with its whole history.

        Raises:
            TitleNotFoundError: nobody has that name.
        """
        viewer = find(self._store, name)
        drop_all(self._store.path)
        self._store.profiles.remove(viewer.id)
        return viewer


def _require_free(store: Store, name: str) -> None:
    if not name.strip():
        raise TitleNotFoundError("a profile needs a name", remedy="name it")
    taken = [v for v in store.profiles.list() if fold(v.name) == fold(name) or v.id == name]
    if taken:
        raise TitleNotFoundError(
            f"there is a profile {taken[0].name!r} already", remedy="choose another name"
        )
