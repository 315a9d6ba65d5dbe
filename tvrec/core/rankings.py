"""Rankings in files: what a recommender put first for each user, to be compared with later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tvrec.errors import ImportFormatError

__all__ = ["Ranked", "read_rankings", "write_rankings"]

_FORM = 'write lines such as {"user": "ann", "titles": ["film:3", "film:1"]}, best first'


class Ranked(NamedTuple):
    """What was put first for one user.

    Attributes:
        user: who it is.
        library: which of several drawn libraries it is from; 0 where there is one.
        titles: ids, best first.
    """

    user: str
    library: int
    titles: tuple[str, ...]


def write_rankings(file: Path, rankings: Iterable[Ranked]) -> None:
    """Write one object a line.

    Raises:
        ImportFormatError: the file cannot be written.
    """
    lines = [json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in rankings]
    try:
        file.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise ImportFormatError(
            f"cannot be written: {error.strerror}", file=file, remedy="name another file"
        ) from error


def read_rankings(file: Path) -> Sequence[Ranked]:
    """Read what ``write_rankings`` or another tool has written; "library" may be left out.

    Raises:
        ImportFormatError: the file cannot be read, or a line is not of that form.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImportFormatError("cannot be read as UTF-8", file=file, remedy=_FORM) from error
    found = [_ranked(file, n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise ImportFormatError("holds no rankings", file=file, remedy=_FORM)
    return found


def _ranked(file: Path, number: int, line: str) -> Ranked:
    try:
        given: Any = json.loads(line)
    except ValueError as error:
        raise ImportFormatError(f"line {number} is not JSON", file=file, remedy=_FORM) from error
    if isinstance(given, Mapping):
        user, titles, library = given.get("user"), given.get("titles"), given.get("library", 0)
        if (
            isinstance(user, str)
            and isinstance(library, int)
            and isinstance(titles, list)
            and all(isinstance(title, str) for title in titles)
        ):
            return Ranked(user, library, tuple(titles))
    raise ImportFormatError(
        f'line {number} has no "user" with a list of "titles"', file=file, remedy=_FORM
    )
