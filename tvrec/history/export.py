"""Writes what tvrec knows as JSON Lines, to a file or a stream."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from tvrec.errors import TvrecError
from tvrec.jsonlines import Value, to_json

__all__ = ["export"]


def export(values: Iterable[Value], target: Path | IO[str]) -> Counter[str]:
    """Write values, one line each, in the order given.

    A file appears whole or not at all, readable by its owner alone, in place of an older one.

    Args:
        values: titles before what is said of them, each in an order that does not change, so that
            the same library gives the same bytes.
        target: a file, or a stream that is left open.

    Returns:
        How many lines were written, by type.

    Raises:
        TvrecError: the file cannot be written; an older one is as it was.
    """
    if not isinstance(target, Path):
        return _write(values, target)
    try:
        path = target.resolve()
        if path.exists() and not path.is_file():  # a pipe or a device keeps its name
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                return _write(values, stream)
        return _replace(values, path)
    except OSError as error:
        raise TvrecError(
            f"cannot be written: {error.strerror or error}",
            file=target,
            remedy="choose another place or make room there",
        ) from error


def _replace(values: Iterable[Value], path: Path) -> Counter[str]:
    # mkstemp makes the file for its owner alone (0600)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            counts = _write(values, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return counts


def _write(values: Iterable[Value], stream: IO[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    for value in values:
        line = to_json(value)
        stream.write(encode(line) + "\n")
        counts[line["type"]] += 1
    return counts
