"""What the television showed last, kept in the cache folder: the next start shows it at once.

It is read with the standard library alone, before anything that ranks is imported. What a viewer
has had forgotten must not come back from here: the file is used only while every event that it was
made from is still in the database, and deleted otherwise.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

from tvrec import __version__, config

__all__ = ["Recalled"]


class Recalled:
    """The last Home of one viewer on one database, in one language.

    Args:
        db: the database.
        profile: who watches, as the settings name them.
        language: of the screen.
    """

    def __init__(self, db: Path, profile: str, language: str) -> None:
        self._db = db
        named = json.dumps([str(db.absolute()), profile, language])
        folder = config.default_cache_dir() / "home"
        self.path = folder / f"{hashlib.sha256(named.encode()).hexdigest()[:24]}.json"

    def read(self) -> dict[str, Any] | None:
        """Return what was kept; None: nothing, or nothing that may still be shown."""
        try:
            kept: dict[str, Any] = json.loads(self.path.read_bytes())
            held, viewer = kept["held"], kept["viewer"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if kept.get("version") == __version__ and self._held(viewer, held["newest"]) == held:
            return kept
        self.drop()
        return None

    def write(self, viewer: str, content: dict[str, Any]) -> None:
        """Keep what is shown, for the owner's eyes only.

        Args:
            viewer: the id of who watches; one with a PIN leaves nothing here.
            content: what JSON can hold.
        """
        held = self._held(viewer, None)
        if held is None:
            self.drop()
            return
        kept = json.dumps({**content, "version": __version__, "viewer": viewer, "held": held})
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(kept)
        draft.replace(self.path)

    def drop(self) -> None:
        """Delete it."""
        self.path.unlink(missing_ok=True)

    def _held(self, viewer: str, newest: int | None) -> dict[str, int] | None:
        """Count a viewer's events up to the newest one; None: there is no viewer to show it to.

        Args:
            viewer: their id.
            newest: the place of that event; None: the newest of all.
        """
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self._connect()) as connection:
            seen = connection.execute(
                "SELECT 1 FROM profile WHERE id = ? AND coalesce(pin_hash, '') = ''", (viewer,)
            ).fetchone()
            if seen is not None:
                count, last = connection.execute(
                    "SELECT count(*), coalesce(max(seq), 0) FROM event"
                    " WHERE profile = ? AND seq <= coalesce(?, seq)",
                    (viewer, newest),
                ).fetchone()
                return {"events": count, "newest": last}
        return None

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._db.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)
