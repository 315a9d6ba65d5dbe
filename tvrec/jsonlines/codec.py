"""From values to objects and back (pure)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from tvrec.domain import Credit, Event, EventKind, Localized, Rule, Target, Title, Viewing
from tvrec.errors import ImportFormatError
from tvrec.jsonlines import fields
from tvrec.jsonlines.forms import FORMS, NESTED, TYPES, Form, Value

__all__ = ["from_json", "to_json"]

_TYPE_OF = {form.make: name for name, form in FORMS.items()}
_NEEDED = {EventKind.RATE: "rating", EventKind.UNDO: "undoes"}
_UNDONE = "event"  # the target of an undo that names nothing but the event it takes back


def to_json(value: Value) -> dict[str, Any]:
    """Write a value as the object of its line, its fields in a fixed order."""
    name = _TYPE_OF[type(value)]
    form = FORMS[name]
    line: dict[str, Any] = {"type": name}
    for key in form.readers:
        here = getattr(value, key)
        if key in form.defaults and here == form.defaults[key]:
            continue
        if key == "target" and here.type == "title":
            line["title"] = here.id
        elif key != "target" or here.type != _UNDONE:
            line[key] = _plain(here)
    for key, kept in value.extra.items():
        if key in NESTED and name == "title":
            _merge(line.get(key), kept)
        elif key not in form.readers and key != "type" and not (form.short and key == "title"):
            line[key] = kept
    return line


def _plain(value: Any) -> Any:
    """Turn a field into what the json module writes."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, Credit | Localized):
        parts = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: _plain(part) for name, part in parts if part or name == "name"}
    if isinstance(value, Target):
        return {"type": value.type, "id": value.id}
    if isinstance(value, Mapping):
        return {key: _plain(field) for key, field in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(field) for field in value]
    return value


def _merge(written: Any, kept: Mapping[str, Mapping[str, Any]]) -> None:
    """Put unknown fields back into the people or languages that they came with."""
    for place, rest in kept.items():
        if isinstance(written, list) and int(place) < len(written):
            written[int(place)].update(rest)
        elif isinstance(written, dict) and place in written:
            written[place].update(rest)


def from_json(
    obj: object, *, source: str = "", line: int | None = None, profile: str = ""
) -> Value:
    """Read the object of a line.

    An event or rule without an id gets one made of its content, so that reading it twice is
    reading it once. An event whose time has a zone other than UTC keeps it in ``extra["zone"]``.

    Args:
        obj: what the json module made of the line.
        source: the file, for the error's sake.
        line: the line's number, from 1, for the error's sake.
        profile: whose it is where a line does not say.

    Raises:
        ImportFormatError: names file, line, field and remedy.
    """
    try:
        return _read(obj, profile)
    except fields.FieldError as error:
        where = f"line {line}: " if line is not None else ""
        raise ImportFormatError(
            f"{where}{error}", file=source or None, remedy=error.remedy
        ) from error


def _read(obj: object, profile: str) -> Value:
    if not isinstance(obj, Mapping):
        raise fields.FieldError("is not a JSON object", "write one object a line")
    name = obj.get("type")
    form = FORMS.get(name) if isinstance(name, str) else None
    if form is None:
        raise fields.FieldError(
            f'"type" is {fields.shown(name)}', f"give one of {', '.join(TYPES)}"
        )
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, raw in obj.items():
        reader = form.readers.get(key)
        short = form.short and key == "title"
        if reader is None and not short:
            extra[key] = raw
        elif raw is None:
            continue
        elif reader is not None:
            values[key] = fields.apply(key, reader, raw)
        else:
            values.setdefault("target", Target("title", fields.apply(key, fields.name, raw)))
    del extra["type"]
    _keep_unknown(form, obj, extra)
    _complete(form, obj, values, extra, profile)
    for key in form.readers:
        if key not in values and key not in form.defaults and key != "source":
            raise fields.FieldError(f'"{key}" is missing', f'add "{key}" to that line')
    return form.make(**values, extra=extra)


def _keep_unknown(form: Form, obj: Mapping[str, Any], extra: dict[str, Any]) -> None:
    """Check the unknown fields, and add those of people and languages to them."""
    for key, known in NESTED.items() if form.make is Title else ():
        raw = obj.get(key) or ()
        entries = raw.items() if isinstance(raw, Mapping) else enumerate(raw)
        rest = {
            str(place): {name: entry[name] for name in unknown}
            for place, entry in entries
            if (unknown := [name for name in entry if name not in known])
        }
        if rest:
            extra[key] = rest
    for key, raw in extra.items():
        fields.apply(key, fields.anything, raw)


def _complete(
    form: Form,
    obj: Mapping[str, Any],
    values: dict[str, Any],
    extra: dict[str, Any],
    profile: str,
) -> None:
    """Fill in what a line may leave out, and check what belongs to its kind."""
    if "profile" in form.readers:
        values.setdefault("profile", profile)
    if form.make is Viewing and "started" in values:
        values.setdefault("updated", values["started"])
    if form.make is Event:
        kind = values.get("kind")
        needed = _NEEDED.get(kind) if kind else None
        if needed and needed not in values:
            raise fields.FieldError(
                f'an event of kind "{kind}" has no "{needed}"', f'add "{needed}" to that line'
            )
        if kind is EventKind.UNDO:
            values.setdefault("target", Target(_UNDONE, values["undoes"]))
        zone = fields.zone(obj.get("at"))
        if zone:
            extra.setdefault("zone", zone)
    if form.make is Event or form.make is Rule:
        values.setdefault("id", _content_id(values))


def _content_id(values: Mapping[str, Any]) -> str:
    content = json.dumps({key: _plain(value) for key, value in sorted(values.items())})
    return f"x:{hashlib.sha256(content.encode()).hexdigest()[:16]}"
