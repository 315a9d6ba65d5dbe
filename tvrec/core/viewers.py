"""Who watches: finding, adding and removing profiles."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tvrec.core.recalled import drop_all
from tvrec.domain import ProfileId, Viewer
from tvrec.errors import TitleNotFoundError, UsageError
from tvrec.i18n import LANGUAGES, translator
from tvrec.text import fold
from tvrec.viewer_names import UNNAMED

if TYPE_CHECKING:
    from tvrec.store import Store

__all__ = ["Profiles", "add", "find", "names_of"]

_FIRST = "Home"  # a household that has named nobody yet watches as one; see viewer_names


def find(store: Store, name: str) -> Viewer:
    """Return the profile of a name or id; without a name the first one, made where there is none.

    Raises:
        TitleNotFoundError: nobody has that name.
    """
    everybody = store.profiles.list()
    if not name:
        return everybody[0] if everybody else add(store, _FIRST)
    # then as a screen calls whom nobody has named
    unnamed = [viewer for viewer in everybody if name in names_of(viewer.name)]
    if found := [*_called(everybody, name), *unnamed]:
        return found[0]
    raise TitleNotFoundError(
        f"there is no profile {name!r}",
        candidates=[(viewer.id, viewer.name) for viewer in everybody[:10]],
        remedy=f"tvrec profile add {name!r}",
    )


def names_of(name: str) -> set[str]:
    """Return what the screens of all languages call a viewer whom nobody has named."""
    said = UNNAMED.get(name)
    return {translator(language).gettext(said) for language in LANGUAGES} if said else set()


def add(store: Store, name: str, *, age_cap: int | None = None) -> Viewer:
    """Add a profile.

    Raises:
        UsageError: the name is empty or taken.
    """
    _require_free(store, name)
    viewer = Viewer(id=store.profiles.mint_id(), name=name.strip(), age_cap=age_cap)
    store.profiles.add(viewer)
    return viewer


class Profiles:
    """The household's profiles.

    Args:
        store: where they are.
        on_name: called when a name means somebody else than before.
        on_gone: called with whoever is removed.
    """

    def __init__(
        self, store: Store, on_name: Callable[[], None], on_gone: Callable[[Viewer], None]
    ) -> None:
        self._store = store
        self._on_name = on_name
        self._on_gone = on_gone

    def list(self) -> list[Viewer]:
        """Return every profile, in the order in which they were added."""
        return self._store.profiles.list()

    def find(self, name: str = "") -> Viewer:
        """Return a profile by name or id, see ``find``."""
        return find(self._store, name)

    def add(self, name: str, *, age_cap: int | None = None) -> Viewer:
        """Add a profile, see ``add``."""
        viewer = add(self._store, name, age_cap=age_cap)
        self._on_name()
        return viewer

    def is_taken(self, name: str, but: str = "") -> bool:
        """Tell whether a profile has a name, other than the one whose id is ``but``."""
        return any(viewer.id != but for viewer in _called(self.list(), name))

    def rename(self, name: str, new_name: str) -> Viewer:
        """Give a profile another name.

        Raises:
            TitleNotFoundError: nobody has the old name.
            UsageError: the new one is empty, or somebody has it.
        """
        viewer = find(self._store, name)
        if fold(new_name) != fold(viewer.name):
            _require_free(self._store, new_name)
        self._store.profiles.rename(viewer.id, new_name.strip())
        self._on_name()
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
        self._on_gone(viewer)
        return viewer

    def put_aside(self, name: str) -> Viewer:
        """Remove a profile so that it can be brought back until ``remove_those_aside``.

        Nothing of it is listed or read any more; its history still lies in the database.

        Raises:
            TitleNotFoundError: nobody has that name.
        """
        viewer = find(self._store, name)
        drop_all(self._store.path)
        self._store.profiles.put_aside(viewer.id)
        self._on_gone(viewer)
        return viewer

    def bring_back(self, profile: ProfileId) -> None:
        """Bring a profile back that was put aside.

        Raises:
            StoreError: it is deleted by now.
        """
        self._store.profiles.bring_back(profile)
        self._on_name()

    def remove_those_aside(self) -> int:
        """Delete the profiles that were put aside, as ``remove`` does; return how many."""
        aside = self._store.profiles.aside()
        for profile in aside:
            self._store.profiles.remove(profile)
        return len(aside)


def _called(viewers: Iterable[Viewer], name: str) -> list[Viewer]:
    return [v for v in viewers if v.id == name or fold(v.name) == fold(name)]


def _require_free(store: Store, name: str) -> None:
    if not name.strip():
        raise UsageError("a profile needs a name", remedy="name it")
    taken = _called(store.profiles.list(), name)
    if taken:
        raise UsageError(
            f"there is a profile {taken[0].name!r} already", remedy="choose another name"
        )
