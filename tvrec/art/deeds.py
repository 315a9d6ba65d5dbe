"""Motifs of what people do and suffer: a march, a duel, a prison."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import glow, orb, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment

__all__ = ["bars", "march", "sword"]


def march(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A crowd on the move with banners, the sky alight behind it."""
    sky(c, p.mix(0.9), p.mix(2.4), 0.9)
    glow(c, rng.uniform(0.5, 0.75), 0.8, 0.7, p.light, 0.7)
    for layer in range(3):
        base, size = 0.78 + 0.12 * layer, 0.2 + 0.09 * layer
        crowd: Field = np.full_like(c.u + c.v, 9.0)
        count = 15 - 4 * layer
        for place in ((np.arange(count) + rng.uniform(0.2, 0.8, count)) / count).tolist():
            dx, dy = c.near(place, base + rng.uniform(-0.03, 0.03))
            crowd = np.minimum(crowd, disc(dx, dy + size * 0.5, size * 0.24))
            crowd = np.minimum(crowd, oval(dx, dy, size * 0.46, size * 0.32))
        c.fill(
            np.maximum(c.inside(crowd), c.below(np.full_like(c.u, base))), p.mix(1.3 - 0.62 * layer)
        )
        for place in rng.uniform(0.15, 0.95, 2 if layer < 2 else 1).tolist():
            dx, dy = c.near(place, base)
            lean = rng.uniform(-0.08, 0.08)
            tall = rng.uniform(0.42, 0.52)
            top = (lean, -tall)
            c.fill(c.inside(segment(dx, dy, (0.0, 0.0), top, 0.012)), p.mix(0.2))
            x, y = dx - lean, dy + tall - 0.09
            wave = y - 0.03 * np.sin(x * 12.0 + rng.uniform(0, 6))
            flag = np.maximum(np.abs(x - 0.2) - 0.19, np.abs(wave) - 0.1)
            c.fill(c.inside(flag), p.mix(1.9 - 0.5 * layer))
            c.light(c.inside(flag) * np.clip(np.sin(x * 14.0), 0.0, 1.0) * 0.3, p.light)
    vignette(c, 0.35)


def sword(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A fighter on a crag with a drawn blade, sun and far ranges behind."""
    u = rng.uniform(0.54, 0.64)
    sky(c, p.mix(0.9), p.mix(2.4), 0.9)
    orb(
        c,
        u + rng.uniform(-0.06, 0.12),
        rng.uniform(0.38, 0.46),
        rng.uniform(0.26, 0.34),
        p.light,
        0.6,
    )
    for layer in range(2):
        c.fill(c.below(0.74 + 0.1 * layer - peaks(c.u, rng, 1.6) * 0.2), p.mix(1.8 - 0.5 * layer))
    crag = 1.02 - 0.2 * np.exp(-((np.abs(c.u - u) / 0.14) ** 1.4)) - peaks(c.u, rng, 5.0, 2) * 0.04
    c.fill(c.below(crag), p.deep)
    size, way = rng.uniform(0.6, 0.68), rng.uniform(-1.1, -0.2)
    dx, dy = c.near(u, 0.84)
    x, y = dx / size, dy / size
    body = convex(x, y, ((-0.22, 0.0), (-0.12, -0.76), (0.12, -0.76), (0.16, 0.0)))
    body = np.minimum(body, np.minimum(disc(x, y + 0.9, 0.085), disc(x, y + 1.0, 0.045)))
    hem = convex(x, y, ((-0.5, -0.12), (-0.12, -0.72), (-0.04, -0.3), (-0.2, -0.08)))
    body = np.minimum(np.minimum(body, hem), segment(x, y, (0.06, -0.7), (0.32, -0.62), 0.045))
    c.fill(c.inside(body * np.float32(size)), p.deep)
    tip = (0.32 + 0.62 * float(np.cos(way)), -0.62 + 0.62 * float(np.sin(way)))
    blade = segment(x, y, (0.32, -0.62), tip, 0.022) * np.float32(size)
    c.fill(c.inside(blade), p.mix(3.0))
    c.light(0.5 * np.exp(-((np.maximum(blade, 0.0) / 0.05) ** 2)), p.light)
    vignette(c, 0.35)


def bars(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A cell: light through a high barred window falls on someone seated."""
    u, slant = rng.uniform(0.6, 0.72), rng.uniform(0.5, 0.75)
    sky(c, p.mix(0.8), p.mix(0.5))
    c.fill(c.below(np.full_like(c.u, 0.8)), p.mix(0.45))
    dx, dy = c.near(u, 0.22)
    rods = np.abs(dx * 7.5 % 1.0 - 0.5) > 0.32
    window = c.inside(box(dx, dy, 0.27, 0.15))
    shift = dx + slant * dy
    ray = (
        c.inside(np.abs(shift) - 0.27 - dy * 0.1, 0.04)
        * (dy > 0)
        * np.exp(-np.clip(dy, 0, 2) * 0.9)
    )
    lanes = np.abs(shift / (1 + dy * 0.35) * 7.5 % 1.0 - 0.5) < 0.34
    c.light(ray * (0.3 + 0.35 * lanes), p.light)
    c.fill(window, p.mix(3.0))
    c.fill(window * rods * np.float32(0.95), p.deep)
    dx, dy = c.near(u - slant * 0.62 / c.aspect * c.shrink, 0.9)
    seated = np.minimum(oval(dx, dy + 0.16, 0.13, 0.19), disc(dx + 0.05, dy + 0.41, 0.085))
    seated = np.minimum(seated, segment(dx, dy, (0.0, -0.08), (-0.2, -0.2), 0.06))
    seated = np.minimum(seated, segment(dx, dy, (-0.2, -0.2), (-0.22, 0.0), 0.05))
    c.fill(c.inside(np.minimum(seated, box(dx - 0.02, dy, 0.3, 0.035))), p.deep)
    vignette(c, 0.5)
