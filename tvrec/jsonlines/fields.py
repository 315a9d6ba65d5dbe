"""How single fields of the JSON Lines are read and checked (pure)."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from tvrec.domain import Credit, Interval, Localized, Target

__all__ = [
    "EVENT_TARGETS",
    "LOCALIZED",
    "PERSON",
    "FieldError",
    "MustBeError",
    "Reader",
    "anything",
    "apply",
    "choice",
    "flag",
    "i18n",
    "integer",
    "intervals",
    "mapping",
    "name",
    "names",
    "number",
    "people",
    "shown",
    "target",
    "text",
    "texts",
    "time",
    "zone",
]

Reader: TypeAlias = Callable[[Any], Any]
"""Turns a JSON value into a field, or raises MustBeError."""

EVENT_TARGETS = ("title", "series", "person", "genre", "folder")
PERSON = ("name", "role", "names")
LOCALIZED = ("title", "plot", "tagline", "genres")
_WHOLE = 2**53  # JSON readers agree on whole numbers up to here


class MustBeError(ValueError):
    """A value is not of its field's form; the message says what it must be."""


class FieldError(ValueError):
    """A line's field that cannot be used. ``remedy`` says what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def apply(key: str, reader: Reader, raw: object) -> Any:
    """Read one field.

    Raises:
        FieldError: names the field, what it holds and what it must be.
    """
    try:
        return reader(raw)
    except UnicodeEncodeError as error:
        raise FieldError(
            f'"{key}" holds half of a surrogate pair', "write that character in full"
        ) from error
    except MustBeError as error:
        raise FieldError(
            f'"{key}" must be {error}, not {shown(raw)}', f'correct "{key}" in that line'
        ) from error


def shown(raw: object) -> str:
    """Show a value in an error, short."""
    words = json.dumps(raw, ensure_ascii=True, default=str)
    return words if len(words) <= 40 else words[:37] + "..."


def text(raw: object) -> str:
    """Read a text."""
    if not isinstance(raw, str):
        raise MustBeError("a text")
    raw.encode()
    return raw


def name(raw: object) -> str:
    """Read a text that is not empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise MustBeError("a text that is not empty")
    raw.encode()
    return raw


def texts(raw: object) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        raise MustBeError("a list of texts")
    return tuple(text(entry) for entry in raw)


def names(raw: object) -> dict[str, str]:
    """Read an object of texts."""
    if not isinstance(raw, Mapping) or not all(isinstance(entry, str) for entry in raw.values()):
        raise MustBeError("an object of texts")
    return {text(key): text(entry) for key, entry in raw.items()}


def flag(raw: object) -> bool:
    """Read true or false."""
    if not isinstance(raw, bool):
        raise MustBeError("true or false")
    return raw


def anything(raw: object) -> Any:
    """Take any JSON value that can be written again."""
    try:
        words = json.dumps(raw, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise MustBeError("plain JSON with finite numbers") from error
    words.encode()
    return raw


def mapping(raw: object) -> dict[str, Any]:
    """Read an object of anything."""
    if not isinstance(raw, Mapping):
        raise MustBeError("an object")
    return dict(anything(raw))


def number(low: float = -math.inf, high: float = math.inf) -> Reader:
    """Make a reader of numbers within bounds, both included."""
    wanted = f"a number from {low:g} to {high:g}" if math.isfinite(high) else "a number, 0 or more"

    def read(raw: object) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise MustBeError(wanted)
        if not low <= raw <= high or abs(raw) > _WHOLE:
            raise MustBeError(wanted)
        return float(raw)

    return read


def integer(low: int = -_WHOLE) -> Reader:
    """Make a reader of whole numbers from ``low`` on."""
    wanted = f"a whole number, {low} or more" if low > -_WHOLE else "a whole number"

    def read(raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise MustBeError(wanted)
        if not low <= raw <= _WHOLE or raw != int(raw):
            raise MustBeError(wanted)
        return int(raw)

    return read


def choice(kinds: type[StrEnum]) -> Reader:
    """Make a reader of one of some words."""
    known = {kind.value: kind for kind in kinds}
    wanted = f"one of {', '.join(known)}"

    def read(raw: object) -> StrEnum:
        found = known.get(raw) if isinstance(raw, str) else None
        if found is None:
            raise MustBeError(wanted)
        return found

    return read


def _moment(raw: object) -> datetime:
    if not isinstance(raw, str):
        raise MustBeError("an ISO 8601 time, as 2026-05-01T20:15:00Z")
    try:
        return datetime.fromisoformat(raw.strip())
    except ValueError as error:
        raise MustBeError("an ISO 8601 time, as 2026-05-01T20:15:00Z") from error


def time(raw: object) -> datetime:
    """Read an ISO 8601 time or date; one without a zone is in UTC."""
    moment = _moment(raw)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise MustBeError("a time of the years 1 to 9999") from error


def zone(raw: object) -> str:
    """Return the zone of a time that was read, as +02:00; empty where it is UTC or not said."""
    # "2026-05-01T20:15:00Z", by far the most lines, needs no second look
    if not isinstance(raw, str) or raw.endswith("Z"):
        return ""
    moment = _moment(raw)
    return str(moment.tzinfo).removeprefix("UTC") if moment.utcoffset() else ""


def people(raw: object) -> tuple[Credit, ...]:
    """Read people with their roles."""
    if not isinstance(raw, list) or not all(
        isinstance(entry, Mapping) and entry.get("name") for entry in raw
    ):
        raise MustBeError('a list of objects with "name" and "role"')
    return tuple(
        Credit(
            name(entry.get("name")),
            text(entry.get("role") or ""),
            names(entry.get("names") or {}),
        )
        for entry in raw
    )


def i18n(raw: object) -> dict[str, Localized]:
    """Read the words in other languages."""
    if not isinstance(raw, Mapping) or not all(isinstance(e, Mapping) for e in raw.values()):
        raise MustBeError("an object of languages, each an object of texts")
    return {
        text(tag): Localized(
            text(entry.get("title") or ""),
            text(entry.get("plot") or ""),
            text(entry.get("tagline") or ""),
            texts(entry.get("genres") or []),
        )
        for tag, entry in raw.items()
    }


def target(types: Collection[str] = ()) -> Reader:
    """Make a reader of what an event or a rule is about; no types: any type will do."""
    wanted = 'an object with "type" and "id"' + (f", type one of {', '.join(types)}" * bool(types))

    def read(raw: object) -> Target:
        if not isinstance(raw, Mapping):
            raise MustBeError(wanted)
        kind, key = raw.get("type"), raw.get("id")
        if not isinstance(kind, str) or not kind or not isinstance(key, str) or not key:
            raise MustBeError(wanted)
        if types and kind not in types:
            raise MustBeError(wanted)
        return Target(text(kind), text(key))

    return read


def intervals(raw: object) -> tuple[Interval, ...]:
    """Read played stretches, [[start, end], …] in seconds."""
    wanted = "a list of [start, end] in seconds"
    if not isinstance(raw, list):
        raise MustBeError(wanted)
    read = number(0)
    stretches = []
    for entry in raw:
        if not isinstance(entry, list) or len(entry) != 2:
            raise MustBeError(wanted)
        try:
            start, end = read(entry[0]), read(entry[1])
        except MustBeError as error:
            raise MustBeError(wanted) from error
        if start > end:
            raise MustBeError(wanted)
        stretches.append(Interval(start, end))
    return tuple(stretches)
