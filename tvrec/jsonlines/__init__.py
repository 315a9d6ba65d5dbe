"""Domain values ↔ the JSON Lines objects of docs/contracts.md (pure; unknown fields are kept).

A field that has its default is left out of a line, and a field that is null counts as left out.
Fields that are not known go into ``extra`` and come back in :func:`to_json`; those of a person or
of a language of ``i18n`` lie in ``extra["people"]`` and ``extra["i18n"]`` under its place or tag.
"""

from __future__ import annotations

from tvrec.jsonlines.codec import from_json, to_json
from tvrec.jsonlines.forms import TYPES, Value

__all__ = ["TYPES", "Value", "from_json", "to_json"]
