"""A falling curve in block characters (pure)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["falling"]

_BLOCKS = " ▁▂▃▄▅▆▇█"
_WIDTH = 60
_HEIGHT = 5


def falling(values: Sequence[float], width: int = _WIDTH, height: int = _HEIGHT) -> list[str]:
    """Draw values as columns over the least of them, the largest and the least at the side.

    Args:
        values: at least one; more than ``width`` are sampled evenly.
        width: columns at most.
        height: lines.
    """
    count = min(width, len(values))
    chosen = [values[round(i * (len(values) - 1) / max(count - 1, 1))] for i in range(count)]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    eighths = [max(1, round((value - low) / span * height * 8)) for value in chosen]
    lines = []
    for line in reversed(range(height)):
        side = f"{high:.3f}" if line == height - 1 else f"{low:.3f}" if not line else ""
        row = "".join(_BLOCKS[min(max(full - 8 * line, 0), 8)] for full in eighths)
        lines.append(f"  {side:>7} {row}".rstrip())
    return lines
