"""What can go wrong, as the viewer is told of it.

::

    TvrecError
    ├── ConfigError          a setting, a flag's value or config.toml cannot be used
    ├── LibraryError         a folder or media file cannot be read
    ├── StoreError           the database cannot be opened, read or written
    ├── ModelError           the encoder's files are missing, damaged or not what they say
    ├── PlayerError          the player is missing, or a file would not play
    ├── ImportFormatError    a file to be imported is not in the form that it claims
    ├── TitleNotFoundError   nothing, or more than one thing, answers to a name
    └── UsageError           what was asked for cannot be done so

Every error says what happened, to which file, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "ConfigError",
    "ImportFormatError",
    "LibraryError",
    "ModelError",
    "PlayerError",
    "StoreError",
    "TitleNotFoundError",
    "TvrecError",
    "UsageError",
]


class TvrecError(Exception):
    """An error that the viewer can act on.

    Attributes:
        message: what happened, one sentence without a full stop.
        file: the file or folder that it happened to.
        remedy: what to do now, one sentence without a full stop.
    """

    kind = "error"

    def __init__(self, message: str, *, file: Path | str | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.file}: " if self.file else ""
        then = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.message}{then}"


class ConfigError(TvrecError):
    """A setting, a flag's value or config.toml cannot be used."""

    kind = "config"


class LibraryError(TvrecError):
    """A folder or a media file cannot be read."""

    kind = "library"


class StoreError(TvrecError):
    """The database cannot be opened, read or written."""

    kind = "store"


class ModelError(TvrecError):
    """The encoder's files are missing, damaged or not what they say they are."""

    kind = "model"


class PlayerError(TvrecError):
    """The player is missing, or a file would not play."""

    kind = "player"


class ImportFormatError(TvrecError):
    """A file to be imported is not in the form that it claims to have."""

    kind = "import"


class TitleNotFoundError(TvrecError):
    """No title, viewer, person or genre answers to a name, or several do.

    Attributes:
        candidates: ids and names of those that could have been meant, at most ten.
    """

    kind = "title"

    def __init__(
        self, message: str, *, candidates: Sequence[tuple[str, str]] = (), remedy: str = ""
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.candidates = tuple(candidates)


class UsageError(TvrecError):
    """What was asked for cannot be done so: a number beyond its ends, a name that is taken."""

    kind = "usage"
