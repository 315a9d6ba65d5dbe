"""Motifs of the page: an open book, spines, a quill, a newspaper."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas
from tvrec.art.light import beam, glow, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, oval, turned

__all__ = ["book", "newspaper", "quill", "spines"]


def book(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """An open book from whose pages light rises."""
    u, v = rng.uniform(0.54, 0.66), rng.uniform(0.7, 0.76)
    sky(c, p.mix(0.3), p.mix(1.1))
    beam(c, (u, v + 0.1), -np.pi / 2 + rng.uniform(-0.15, 0.15), 0.55, p.light, 0.6, 0.7)
    glow(c, u, v - 0.05, 0.4, p.light, 0.7)
    dx, dy = c.near(u, v)
    arch = 0.1 * np.sqrt(np.clip(np.abs(dx) / 0.62, 0.0, 1.0)) - 0.16 * np.abs(dx)
    cover = np.maximum(np.abs(dy + arch - 0.12) - 0.12, np.abs(dx) - 0.68)
    page = np.maximum(np.abs(dy + arch * 1.6 - 0.03) - 0.14, np.abs(dx) - 0.62)
    c.fill(c.inside(cover - np.float32(0.02)), p.deep)
    c.fill(c.inside(cover), p.mix(1.3))
    paper = c.inside(page)
    c.fill(paper, p.mix(2.9))
    c.fill(paper * np.clip(1.0 - np.abs(dx) / 0.12, 0.0, 0.7), p.mix(1.6))
    lines = (np.abs((dy + arch * 1.6) * 15 % 1.0 - 0.5) < 0.2) & (np.abs(np.abs(dx) - 0.34) < 0.2)
    c.fill(paper * lines * np.float32(0.45), p.mix(1.2))
    for spark in range(9):
        sx, sy = c.near(u + rng.normal(0, 0.1), v - rng.uniform(0.2, 0.66))
        c.light((0.85 - 0.06 * spark) / (1 + (sx * sx + sy * sy) * 3500), p.light)
    vignette(c, 0.45)


def spines(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A shelf of old spines in lamplight, one of them lit and drawn out."""
    count = 12
    widths = rng.uniform(0.6, 1.4, count)
    edges = np.concatenate(([0.0], np.cumsum(widths) / widths.sum())).astype(np.float32)
    index = np.clip(np.searchsorted(edges, c.u, side="right") - 1, 0, count - 1)
    inner = (c.u - edges[index]) / (edges[index + 1] - edges[index])
    tops = rng.uniform(0.1, 0.28, count).astype(np.float32)
    tones = rng.uniform(0.5, 1.9, count).astype(np.float32)
    chosen = int(rng.integers(6, 9))
    tops[chosen], tones[chosen] = 0.06, 2.4
    u = float(edges[chosen] + edges[chosen + 1]) / 2
    sky(c, p.mix(0.1), p.mix(0.3))
    ramp = np.stack([p.mix(float(tone)) for tone in tones], axis=1)
    cover = c.below(tops[index])
    c.fill(cover, ramp[:, index[0]][:, None, :])
    round_light = np.clip(1.0 - np.abs(inner - 0.38) / 0.6, 0.0, 1.0)
    c.shade(cover * (1.0 - round_light) * 0.75)
    for high in (0.14, 0.2, 0.62):
        band = np.abs(c.v - tops[index] - high) < 0.02
        c.fill(cover * band * np.float32(0.6) * round_light, p.light)
    label = (
        (np.abs(c.v - tops[index] - 0.36) < 0.08) & (np.abs(inner - 0.5) < 0.3) & (index % 3 == 0)
    )
    c.fill(cover * label * np.float32(0.7), p.mix(0.2))
    glow(c, u, 0.4, 0.4, p.light, 0.45)
    c.fill(c.below(np.full_like(c.u, 0.9)), p.mix(0.6))
    c.fill(c.below(np.full_like(c.u, 0.94)), p.deep)
    vignette(c, 0.7, u)


def quill(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A feather over written paper, a candle near it."""
    u, v, tilt = rng.uniform(0.5, 0.58), rng.uniform(0.74, 0.82), rng.uniform(0.75, 1.0)
    sky(c, p.mix(0.4), p.mix(0.9))
    flame = u + rng.uniform(0.26, 0.32)
    glow(c, flame, 0.3, 0.55, p.light, 0.7)
    dx, dy = c.near(u, v)
    sheet = convex(dx, dy, ((-0.9, -0.12), (0.62, -0.12), (0.9, 0.4), (-1.2, 0.4)))
    page = c.inside(sheet)
    c.fill(page, p.mix(2.6))
    c.shade(page * np.clip(0.5 - (c.u - u) * 0.9, 0.0, 0.65))
    script = (np.abs(dy * 16 % 1.0 - 0.5) < 0.14) & (np.sin(dx * 60 + dy * 90) > -0.5) & (dx < 0.0)
    c.fill(page * script * np.float32(0.6), p.mix(0.6))
    x, y = turned(dx, dy, tilt)
    vane = np.maximum(oval(x + 0.02 * np.sin(y * 14), y + 0.52, 0.12, 0.42), y + 0.16)
    c.fill(c.inside(vane), p.mix(2.9))
    c.fill(c.inside(vane) * np.clip(x * 9, 0.0, 0.7), p.mix(1.6))
    c.fill(c.inside(box(x, y + 0.42, 0.012, 0.44)), p.deep)
    dx, dy = c.near(flame, 0.42)
    c.fill(c.inside(box(dx, dy - 0.2, 0.055, 0.2)), p.mix(2.2))
    c.fill(c.inside(oval(dx, dy + 0.1, 0.04, 0.1)), p.mix(3.0))
    glow(c, flame, 0.32, 0.12, p.light, 0.9)
    vignette(c, 0.45)


def newspaper(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A front page under a desk lamp: a headline, a picture, columns."""
    u, tilt = rng.uniform(0.54, 0.64), rng.uniform(-0.2, 0.2)
    sky(c, p.mix(0.3), p.mix(0.7))
    glow(c, u, 0.3, 0.8, p.tone, 0.6)
    dx, dy = c.near(u, 0.62)
    x, y = turned(dx, dy, tilt)
    c.shade(c.inside(box(x - 0.04, y - 0.05, 0.58, 0.54), 0.08) * 0.5)
    page = c.inside(box(x, y, 0.58, 0.54))
    c.fill(page, p.mix(2.7))
    c.shade(page * np.clip((np.hypot(dx, dy + 0.2) - 0.3) * 1.1, 0.0, 0.6))
    for high, half, tall in ((-0.43, 0.5, 0.035), (-0.3, 0.4, 0.055)):
        c.fill(page * c.inside(box(x, y - high, half, tall)) * 0.92, p.deep)
    side = 1.0 if rng.random() < 0.5 else -1.0
    picture = c.inside(box(x - side * 0.26, y - 0.03, 0.24, 0.2))
    c.fill(page * picture, p.mix(1.2))
    c.fill(page * picture * c.inside(oval(x - side * 0.26, y - 0.02, 0.09, 0.12)), p.mix(2.2))
    lines = (np.abs(y * 13 % 1.0 - 0.5) < 0.24) & (np.abs(x + side * 0.27) < 0.22) & (y > -0.18)
    c.fill(page * lines * np.float32(0.55), p.mix(0.8))
    beam(c, (u + rng.uniform(-0.15, 0.15), -0.4), np.pi / 2, 0.6, p.light, 0.4, 0.9)
    vignette(c, 0.5)
