"""What the television showed last, kept in the cache folder: the next start shows it at once.

It is read before the database is opened. What a viewer has had forgotten must not come back from
here: whoever deletes something of a viewer's drops all that is kept of that database.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from tvrec import __version__, config

__all__ = ["Recalled", "drop_all"]


class Recalled:
    """The last Home of one viewer on one database, in one language.

    Args:
        db: the database.
        profile: who watches, as the settings name them.
        language: of the screen.
    """

    def __init__(self, db: Path, profile: str, language: str) -> None:
        self._db = db
        self.path = _folder() / f"{_digest(str(db.absolute()))}-{_digest(profile, language)}.json"

    def read(self) -> dict[str, Any] | None:
        """Return what was kept; None: nothing, or not of this database."""
        try:
            kept = json.loads(self.path.read_bytes())
            if kept["made"] == self._made():
                return dict(kept)
        except (OSError, ValueError, KeyError, TypeError):
            pass  # there is none, or it is of no use
        return None

    def write(self, content: dict[str, Any]) -> None:
        """Keep what is shown, for the owner's eyes only; ``content`` is what JSON can hold.

        Raises:
            OSError: there is no database, or the folder cannot be written to.
        """
        kept = json.dumps({**content, "made": self._made()})
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(kept)
        draft.replace(self.path)

    def _made(self) -> list[Any]:
        """Tell the database from another one that has taken its place."""
        found = self._db.stat()
        return [__version__, found.st_dev, found.st_ino]


def drop_all(db: Path | str) -> None:
    """Delete what is kept of a database."""
    for path in _folder().glob(f"{_digest(str(Path(db).absolute()))}-*"):
        path.unlink(missing_ok=True)


def _folder() -> Path:
    return config.default_cache_dir() / "home"


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]
