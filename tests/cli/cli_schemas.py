"""Holds an answer against its JSON Schema in docs/schema."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"


@functools.cache
def _registry() -> Registry[Any]:
    registry: Registry[Any] = Registry()
    for file in SCHEMAS.glob("*.json"):
        resource = Resource.from_contents(json.loads(file.read_text()))
        registry = registry.with_resource(resource.id() or file.name, resource)
        registry = registry.with_resource(file.name, resource)
    return registry


def valid(name: str, document: Any) -> None:
    """Fail where a document has not the shape of that name."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator(schema, registry=_registry()).validate(document)
