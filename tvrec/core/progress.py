"""Long work: done in batches, and told of as it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

__all__ = ["Tick", "batches", "silent"]

T = TypeVar("T")

Tick: TypeAlias = Callable[[int, str], None]
"""Told how much is done, and what is at hand."""


def silent(_done: int, _what: str) -> None:
    """Tell nobody."""


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut into parts of a size, the last one shorter; each is to be kept before the next."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
