"""Signed distances (negative inside) and lines, from coordinate fields in float32.

The distances follow Inigo Quilez, "2D distance functions".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tvrec.art.canvas import Field

__all__ = ["box", "convex", "disc", "oval", "peaks", "segment", "turned", "waves"]


def disc(dx: Field, dy: Field, radius: float) -> Field:
    """A disc about the origin."""
    away: Field = np.hypot(dx, dy) - np.float32(radius)
    return away


def oval(dx: Field, dy: Field, rx: float, ry: float) -> Field:
    """An ellipse about the origin (close to a distance near its edge)."""
    away: Field = (np.hypot(dx / rx, dy / ry) - np.float32(1.0)) * min(rx, ry)
    return away


def box(dx: Field, dy: Field, rx: float, ry: float, corner: float = 0.0) -> Field:
    """A rectangle of half widths rx and ry, its corners rounded."""
    qx, qy = np.abs(dx) - (rx - corner), np.abs(dy) - (ry - corner)
    if not corner:
        return np.maximum(qx, qy)
    away = np.hypot(np.maximum(qx, 0.0), np.maximum(qy, 0.0))
    return away + np.minimum(np.maximum(qx, qy), 0.0) - np.float32(corner)


def segment(
    dx: Field, dy: Field, start: tuple[float, float], end: tuple[float, float], radius: float
) -> Field:
    """A stroke with round ends."""
    (ax, ay), (bx, by) = start, end
    ex, ey = bx - ax, by - ay
    px, py = dx - ax, dy - ay
    along = np.clip((px * ex + py * ey) / (ex * ex + ey * ey + 1e-9), 0.0, 1.0)
    away: Field = np.hypot(px - along * ex, py - along * ey) - np.float32(radius)
    return away


def convex(dx: Field, dy: Field, corners: Sequence[tuple[float, float]]) -> Field:
    """A convex polygon, corners clockwise as seen (v runs down)."""
    out: Field | None = None
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        ex, ey = bx - ax, by - ay
        length = (ex * ex + ey * ey) ** 0.5 or 1.0
        side = (dx - ax) * (ey / length) - (dy - ay) * (ex / length)
        out = side if out is None else np.maximum(out, side)
    assert out is not None  # noqa: S101 - a polygon has corners
    return out


def turned(dx: Field, dy: Field, angle: float) -> tuple[Field, Field]:
    """Coordinates turned clockwise by an angle in radians, (H, W) each."""
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return dx * cos + dy * sin, dy * cos - dx * sin


def waves(u: Field, rng: np.random.Generator, pitch: float, octaves: int = 3) -> Field:
    """A smooth random line about 0, within about ±1; `pitch` in swells per picture."""
    out = np.zeros_like(u)
    for octave in range(octaves):
        phase, stretch = rng.uniform(0, 2 * np.pi), rng.uniform(0.8, 1.25)
        out += np.sin(u * (2 * np.pi * pitch * stretch * 2**octave) + phase) / 2 ** (octave + 0.4)
    return out


def peaks(u: Field, rng: np.random.Generator, pitch: float, octaves: int = 4) -> Field:
    """A jagged random line, 0 in the valleys to about 1 at the peaks."""
    out = np.zeros_like(u)
    for octave in range(octaves):
        phase, stretch = rng.uniform(0, 1), rng.uniform(0.8, 1.25)
        saw = np.abs(((u * (pitch * stretch * 2**octave) + phase) % 1.0) * 2.0 - 1.0)
        out += saw.astype(np.float32) / np.float32(2 ** (octave + 0.7))
    return out
