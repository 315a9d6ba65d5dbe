"""What is drawn. Most of it is pure: values in, finished lines out."""

from __future__ import annotations

__all__: list[str] = []
