"""The fields of each type of line, in the order in which they are written (pure)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from tvrec.domain import Event, EventKind, Impression, Kind, Rule, Title, Viewer, Viewing
from tvrec.jsonlines import fields

__all__ = ["FORMS", "NESTED", "TYPES", "Form", "Value"]

Value: TypeAlias = Title | Event | Viewing | Viewer | Rule | Impression

_RATING = fields.number(0, 10)
_DURATION = fields.number(0)
_COUNT = fields.integer(0)

_TITLE: dict[str, fields.Reader] = {
    "id": fields.name,
    "kind": fields.choice(Kind),
    "title": fields.name,
    "original_title": fields.text,
    "sort_title": fields.text,
    "year": fields.integer(),
    "genres": fields.texts,
    "people": fields.people,
    "plot": fields.text,
    "tagline": fields.text,
    "tags": fields.texts,
    "language": fields.text,
    "countries": fields.texts,
    "studios": fields.texts,
    "certification": fields.text,
    "min_age": _COUNT,
    "runtime_s": _DURATION,
    "rating": _RATING,
    "votes": _COUNT,
    "parent": fields.name,
    "season": _COUNT,
    "episode": _COUNT,
    "artist": fields.text,
    "album": fields.text,
    "track": _COUNT,
    "collection": fields.text,
    "added_at": fields.time,
    "external_ids": fields.names,
    "i18n": fields.i18n,
}

_EVENT: dict[str, fields.Reader] = {
    "id": fields.name,
    "profile": fields.name,
    "target": fields.target(fields.EVENT_TARGETS),
    "at": fields.time,
    "kind": fields.choice(EventKind),
    "completion": fields.number(0, 1),
    "played_s": _DURATION,
    "plays": _COUNT,
    "skipped": fields.flag,
    "rating": _RATING,
    "undoes": fields.name,
    "source": fields.text,
}

_VIEWING: dict[str, fields.Reader] = {
    "profile": fields.name,
    "title": fields.name,
    "started": fields.time,
    "updated": fields.time,
    "position_s": _DURATION,
    "covered": fields.intervals,
    "runtime_s": _DURATION,
}

_PROFILE: dict[str, fields.Reader] = {
    "id": fields.name,
    "name": fields.name,
    "colour": fields.text,
    "pin_hash": fields.text,
    "age_cap": _COUNT,
    "languages": fields.texts,
    "settings": fields.mapping,
}

_RULE: dict[str, fields.Reader] = {
    "id": fields.name,
    "profile": fields.name,
    "kind": fields.name,
    "target": fields.target(),
    "value": fields.anything,
    "at": fields.time,
}

_IMPRESSION: dict[str, fields.Reader] = {
    "profile": fields.name,
    "title": fields.name,
    "row": fields.name,
    "rank": fields.integer(1),
    "at": fields.time,
    "reason": fields.text,
    "opened": fields.time,
    "started": fields.time,
    "finished": fields.time,
}


class Form(NamedTuple):
    """How one type of line is read and written."""

    make: type[Value]
    readers: Mapping[str, fields.Reader]
    defaults: Mapping[str, Any]  # by field; a field without one stands in every line
    short: bool  # "title": id may stand for the target


def _form(make: type[Value], readers: Mapping[str, fields.Reader]) -> Form:
    defaults: dict[str, Any] = {}
    for entry in dataclasses.fields(make):
        if entry.default is not dataclasses.MISSING:
            defaults[entry.name] = entry.default
        elif entry.default_factory is not dataclasses.MISSING:
            defaults[entry.name] = entry.default_factory()
    defaults.pop("source", None)  # who recorded an event is always said
    return Form(make, readers, defaults, "target" in readers)


FORMS: dict[str, Form] = {
    "title": _form(Title, _TITLE),
    "event": _form(Event, _EVENT),
    "viewing": _form(Viewing, _VIEWING),
    "profile": _form(Viewer, _PROFILE),
    "rule": _form(Rule, _RULE),
    "impression": _form(Impression, _IMPRESSION),
}
TYPES = tuple(FORMS)
"""What a line's ``type`` can be."""

NESTED = {"people": frozenset(fields.PERSON), "i18n": frozenset(fields.LOCALIZED)}
