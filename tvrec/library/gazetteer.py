"""Places by their names in English and Chinese, so that Paris and 巴黎 are one.

The file is ``assets/gazetteer.tsv``: kind, English names, Chinese names; names parted by "; ".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tvrec.errors import LibraryError
from tvrec.text import fold, is_cjk

__all__ = ["Gazetteer", "Place"]

_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One place: a country, a city, a river, a planet, or one that only stories know."""

    id: str  # its first English name
    kind: str
    names: tuple[str, ...]  # in English and Chinese, the usual one of each first

    @property
    def chinese(self) -> str:
        """Its usual name in Chinese."""
        return next((name for name in self.names if is_cjk(name[0])), self.id)


class Gazetteer:
    """Finds places by any of their names.

    Args:
        places: each once; of two that share a name the first is meant by it.

    Attributes:
        chinese: every Chinese name, as it is written.
        longest: words of the longest English name.
    """

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._by_name: dict[str, Place] = {}
        self.chinese: list[str] = []
        for place in places:
            for name in place.names:
                self._by_name.setdefault(fold(name), place)
                if is_cjk(name[0]):
                    self.chinese.append(name)
        self.longest = max((len(name.split()) for name in self._by_name), default=0)

    @classmethod
    def load(cls, path: Path) -> Gazetteer:
        """Read the file of places.

        Raises:
            LibraryError: it is missing, or a line has another form.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise LibraryError(
                "the list of places cannot be read", file=path, remedy="install tvrec again"
            ) from error
        return cls(_place(line, path) for line in lines if line and not line.startswith("#"))

    def find(self, name: str) -> Place | None:
        """Return the place that a name in either language stands for."""
        return self._by_name.get(fold(name))


def _place(line: str, path: Path) -> Place:
    fields = line.split("\t")
    names = [name.strip() for field in fields[1:] for name in field.split("; ")]
    if len(fields) != _COLUMNS or not all(names):
        raise LibraryError(
            f"{line!r} is not a place: kind, English names, Chinese names, parted by tabs",
            file=path,
            remedy="correct the line",
        )
    return Place(names[0], fields[0], tuple(names))
