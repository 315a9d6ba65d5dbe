"""The television: a Textual app that shows a Home and sends messages."""

from __future__ import annotations

__all__: list[str] = []
