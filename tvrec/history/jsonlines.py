"""tvrec's own JSON Lines: what ``tvrec export`` writes, and hand-made catalogues."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn

from tvrec.errors import ImportFormatError
from tvrec.history.base import Skipped, Source, look_at, text_of
from tvrec.jsonlines import TYPES, Value, from_json

__all__ = ["JsonLines"]

LONGEST = 8 * 1024 * 1024
"""Characters of a line beyond which it is no line of ours, and not worth the memory."""


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


_decode = json.JSONDecoder(parse_constant=_refuse).decode


class JsonLines:
    """Reads titles, events, viewings, profiles, rules and impressions, one object a line."""

    name = "tvrec JSON Lines"

    def claims(self, source: Source) -> bool:
        """Claim a file that begins with at least one line of a known type, broken ones aside."""
        whole, newline, rest = source.text.rpartition("\n")
        if any(_is_ours(line) for line in whole.split("\n")) or _is_ours(rest):
            return True
        # one line longer than the head
        return not newline and rest.lstrip().startswith("{") and '"type"' in rest

    def read(self, path: Path, *, profile: str = "") -> Iterator[Value | Skipped]:
        """Yield the value of each line, or why it was left out; see ``Importer.read``."""
        with text_of(look_at(path)) as stream:
            for number, line in _lines(stream):
                text = line.removeprefix("\ufeff").strip()
                if text:
                    yield self._value(text, path, number, profile)

    def _value(self, text: str, path: Path, number: int, profile: str) -> Value | Skipped:
        if len(text) > LONGEST:
            return _skipped(path, number, "is longer than any line of ours", "too long")
        if not text.isascii() and not _is_text(text):
            return _skipped(path, number, "is no text in the file's encoding", "not text")
        try:
            obj = _decode(text)
        except json.JSONDecodeError as error:
            said = f"is not JSON: {error.msg} at column {error.colno}"
            return _skipped(path, number, said, "not JSON")
        except (ValueError, RecursionError) as error:
            # ValueError: NaN, Infinity, or a number of more digits than Python reads
            said = "nests too deeply" if isinstance(error, RecursionError) else str(error)
            return _skipped(path, number, f"is not JSON: {said}", "not JSON")
        try:
            return from_json(obj, source=str(path), line=number, profile=profile)
        except ImportFormatError as error:
            return Skipped(error.file or "", error.message, error.remedy)


def _lines(stream: IO[str]) -> Iterator[tuple[int, str]]:
    """Number the lines from 1; one that is too long is cut, and read over to its end."""
    number = 0
    while line := stream.readline(LONGEST + 2):
        number += 1
        yield number, line
        while not line.endswith("\n") and (line := stream.readline(LONGEST)):
            pass


def _is_ours(line: str) -> bool:
    try:
        obj = _decode(line.strip())
    except (ValueError, RecursionError):
        return False
    return isinstance(obj, dict) and obj.get("type") in TYPES


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _skipped(path: Path, number: int, message: str, reason: str) -> Skipped:
    return Skipped(
        str(path), f"line {number}: {message}", "correct that line or leave it out", reason
    )
