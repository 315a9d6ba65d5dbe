"""One screen a file. Screens show views and post messages; they know neither core nor the app."""

from __future__ import annotations

__all__: list[str] = []
