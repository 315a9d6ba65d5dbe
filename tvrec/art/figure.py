"""Motifs of people: a face in half light, someone in a doorway, on a stair, on a roof."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import beam, glow, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment

__all__ = [
    "couple",
    "doorway",
    "half_face",
    "mask",
    "rooftop",
    "staircase",
    "standing",
    "window",
]


def standing(dx: Field, dy: Field, hat: bool, cloak: float = 0.0) -> Field:
    """Someone upright, 1 high with the feet at the origin; `cloak` widens the hem."""
    body = convex(dx, dy, ((-0.1 - cloak, 0.0), (-0.13, -0.78), (0.13, -0.78), (0.1 + cloak, 0.0)))
    body = np.minimum(body, np.minimum(oval(dx, dy + 0.76, 0.15, 0.07), disc(dx, dy + 0.91, 0.085)))
    if hat:
        body = np.minimum(body, box(dx, dy + 0.96, 0.16, 0.018))
        body = np.minimum(body, box(dx, dy + 1.03, 0.09, 0.07))
    return body


def half_face(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A face close by, one side in light and the other lost in the dark."""
    u, side = rng.uniform(0.54, 0.66), 1.0 if rng.random() < 0.5 else -1.0
    sky(c, p.mix(0.9), p.mix(0.2))
    glow(c, u + side * 0.26, 0.3, 0.6, p.tone, 0.55)
    dx, dy = c.near(u, 0.5)
    x = dx * side
    c.fill(c.inside(oval(dx, dy - 0.78, 0.62, 0.36)), p.mix(0.3))
    c.fill(c.inside(box(dx, dy - 0.36, 0.13, 0.2)), p.mix(0.7))
    c.fill(c.inside(oval(dx - side * -0.04, dy + 0.1, 0.38, 0.46)), p.deep)
    face = np.minimum(oval(x, dy + 0.02, 0.28, 0.38), oval(x, dy - 0.14, 0.21, 0.31))
    cover = c.inside(face)
    c.fill(cover, p.mix(0.55))
    day = np.clip((x + 0.02 - 0.05 * np.cos(dy * 9.0)) / 0.09, 0.0, 1.0)
    c.fill(cover * day, p.mix(2.7))
    c.fill(cover * np.clip((x - 0.17) / 0.2, 0.0, 0.6), p.mix(1.6))
    fringe = np.maximum(oval(x, dy + 0.2, 0.33, 0.27), dy + 0.24 - 0.25 * x)
    c.fill(c.inside(fringe), p.deep)
    for eye, amount in ((0.13, 1.0), (-0.13, 0.35)):
        c.fill(c.inside(oval(x - eye, dy + 0.04, 0.065, 0.028)) * amount, p.deep)
        c.fill(c.inside(box(x - eye, dy + 0.12, 0.075, 0.014)) * amount, p.deep)
    c.fill(c.inside(segment(x, dy, (0.03, -0.05), (0.07, 0.12), 0.016)) * 0.6, p.mix(1.0))
    c.fill(c.inside(oval(x - 0.02, dy - 0.23, 0.09, 0.028)), p.mix(1.0))
    vignette(c, 0.45)


def mask(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A pale mask that floats in the dark, its hollow eyes, a candle's light below."""
    u, tilt = rng.uniform(0.55, 0.66), rng.uniform(-0.12, 0.12)
    sky(c, p.mix(0.2), p.mix(1.1))
    glow(c, u + rng.uniform(-0.25, 0.25), 0.9, 0.6, p.tone, 0.8)
    dx, dy = c.near(u, 0.48)
    x, y = dx + tilt * dy, dy
    c.fill(c.inside(oval(x, y - 0.05, 0.52, 0.62), 0.1), p.deep)
    face = np.minimum(oval(x, y, 0.29, 0.36), oval(x, y - 0.16, 0.2, 0.28))
    cover = c.inside(face)
    c.fill(cover, p.mix(2.8))
    c.fill(cover * np.clip(0.1 - x * 2.4, 0.0, 0.75), p.mix(1.2))
    for side in (-1.0, 1.0):
        hollow = oval(x - side * 0.125, y + 0.05 + side * rng.uniform(-0.01, 0.01), 0.085, 0.06)
        c.fill(c.inside(hollow), p.deep)
        c.fill(c.inside(segment(x, y, (side * 0.05, -0.14), (side * 0.2, -0.18), 0.014)), p.shade)
    c.fill(c.inside(segment(x, y, (0.0, 0.0), (0.035, 0.12), 0.018)) * 0.5, p.shade)
    c.fill(c.inside(oval(x, y - 0.23, 0.1, 0.03)), p.mix(0.9))
    vignette(c, 0.5)


def doorway(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Someone stands in a lit doorway; the light falls across the floor."""
    u, side = rng.uniform(0.54, 0.68), rng.uniform(-0.5, 0.1)
    sky(c, p.mix(0.75), p.mix(0.35))
    dx, dy = c.near(u, 0.72)
    c.fill(c.below(np.full_like(c.u, 0.72)), p.mix(0.5))
    glow(c, u, 0.45, 0.7, p.tone, 0.5)
    spill = np.abs(dx - side * dy) - 0.21 - dy * 0.8
    c.light(c.inside(spill, 0.1) * (dy > 0) * np.exp(-np.clip(dy, 0, 1) * 2.0) * 0.85, p.light)
    crooked = rng.uniform(-0.07, 0.07)
    door = convex(
        dx, dy, ((-0.22, 0.0), (-0.2 + crooked, -0.62), (0.2 + crooked, -0.58), (0.22, 0.0))
    )
    c.fill(c.inside(door - np.float32(0.035)), p.deep)
    c.fill(c.inside(door), p.light)
    size = rng.uniform(0.46, 0.52)
    x, y = (dx - rng.uniform(-0.04, 0.04)) / size, (dy - 0.03) / size
    c.fill(c.inside(standing(x, y, bool(rng.random() < 0.5)) * np.float32(size)), p.deep)
    shadow = np.abs(dx - side * 0.9 * dy) - 0.06 - dy * 0.1
    c.fill(c.inside(shadow, 0.04) * (dy > 0.02) * 0.8, p.mix(0.3))
    vignette(c, 0.55, u)


def staircase(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A stair, and on the wall beside it a shadow larger than its owner."""
    u = rng.uniform(0.5, 0.62)
    sky(c, p.mix(1.7), p.mix(1.4))
    glow(c, u + 0.06, 0.35, 0.6, p.light, 0.9)
    run = np.floor((c.u - u + 0.4) * 9) / 9
    rise = rng.uniform(0.7, 0.9)
    line = np.clip(1.06 - run * rise, 0.2, 1.2)
    dx, dy = c.near(u, 1.12 - 0.4 * rise)
    thin, tall = rng.uniform(0.85, 1.05), rng.uniform(0.66, 0.72)
    x, y = (dx + (dy + 0.1) * 0.12) / tall, dy / tall
    shadow = standing(x / thin, y, False, 0.08) * thin
    shadow = np.minimum(shadow, segment(x, y, (0.06, -0.7), (0.42, -0.6), 0.05))
    for finger in (-0.1, -0.02, 0.06):
        shadow = np.minimum(shadow, segment(x, y, (0.42, -0.6), (0.6, -0.6 + finger * 1.8), 0.022))
    for ear in (-0.05, 0.05):
        shadow = np.minimum(shadow, segment(x, y, (ear, -0.93), (ear * 1.9, -1.02), 0.016))
    c.fill(c.inside(shadow * np.float32(tall), 0.02) * 0.95, p.mix(0.15))
    c.fill(c.below(line.astype(np.float32)), p.mix(0.35))
    tread = np.clip(1.0 - (c.v - line) / 0.035, 0.0, 1.0) * c.below(line.astype(np.float32))
    c.light(tread * 0.55, p.tone)
    vignette(c, 0.5, u)


def rooftop(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A cloaked, masked figure on the roofs before a great moon."""
    u = rng.uniform(0.56, 0.68)
    sky(c, p.mix(0.3), p.mix(1.6))
    stars(c, rng, 14, p.light, 0.6)
    orb(
        c,
        u + rng.uniform(-0.06, 0.1),
        rng.uniform(0.36, 0.46),
        rng.uniform(0.32, 0.38),
        p.light,
        0.5,
    )
    far = 0.78 - 0.12 * np.abs((c.u * rng.uniform(5, 7) + rng.uniform(0, 1)) % 1.0 * 2 - 1)
    c.fill(c.below(far), p.mix(0.9))
    roof = 0.8 + np.abs(c.u - u + rng.uniform(-0.05, 0.05)) * rng.uniform(0.3, 0.5)
    dx, dy = c.near(u, 0.84)
    size, wind = rng.uniform(0.56, 0.64), 1.0 if rng.random() < 0.5 else -1.0
    x, y = dx * wind / size, dy / size
    body = standing(x, y, bool(rng.random() < 0.5))
    cape = convex(x, y, ((-0.1, -0.8), (0.1, -0.8), (0.16, 0.0), (-0.5, -0.06)))
    c.fill(c.inside(np.minimum(body, cape) * np.float32(size)), p.deep)
    c.fill(c.inside(box(x - 0.03, y + 0.92, 0.05, 0.014) * np.float32(size)), p.light)
    c.fill(c.below(roof), p.mix(0.15))
    for place in rng.uniform(0.02, 0.95, 4).tolist():
        cx, cy = c.near(place, 0.86)
        c.fill(c.inside(box(cx, cy, 0.05, 0.13)), p.mix(0.15))
    vignette(c, 0.4)


def couple(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Two people close together against an evening, perhaps under one umbrella."""
    u, base = rng.uniform(0.54, 0.66), 0.9
    sky(c, p.mix(1.1), p.mix(2.4), 0.8)
    orb(
        c,
        u + rng.uniform(-0.05, 0.16),
        rng.uniform(0.42, 0.55),
        rng.uniform(0.24, 0.32),
        p.light,
        0.6,
    )
    c.fill(c.below(0.76 - peaks(c.u, rng, 1.6, 2) * 0.1), p.mix(1.3))
    c.fill(c.below(np.full_like(c.u, base - 0.04)), p.mix(0.4))
    dx, dy = c.near(u, base)
    umbrella = rng.random() < 0.55
    for place, size, hat in ((-0.11, 0.6, not umbrella), (0.11, 0.54, False)):
        x, y = (dx - place) / size, dy / size
        x = x - (0.06 if place < 0 else -0.06) * np.clip(-y, 0.0, 1.2)
        cloak = 0.02 if place < 0 else 0.1
        c.fill(c.inside(standing(x, y, hat, cloak) * np.float32(size)), p.deep)
    if umbrella:
        dome = np.maximum(oval(dx, dy + 0.6, 0.34, 0.2), dy + 0.6)
        c.fill(c.inside(np.minimum(dome, box(dx, dy + 0.5, 0.01, 0.2))), p.deep)
    c.shade(0.35 * c.inside(oval(dx, dy - 0.03, 0.5, 0.05), 0.1))
    vignette(c, 0.4)


def window(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Someone at a window at night, seen from within, curtains to either side."""
    u = rng.uniform(0.54, 0.68)
    sky(c, p.mix(0.5), p.mix(0.3))
    dx, dy = c.near(u, 0.42)
    pane = box(dx, dy, 0.42, 0.36)
    cover = c.inside(pane)
    c.fill(c.inside(pane - np.float32(0.04)), p.mix(0.9))
    up = np.clip(c.v / 0.8, 0.0, 1.0)
    c.fill(cover, p.mix(1.5)[:, None, None] * (1 - up) + p.mix(2.8)[:, None, None] * up)
    mx, my = dx - rng.uniform(-0.2, 0.2), dy + rng.uniform(0.05, 0.2)
    c.fill(cover * c.inside(disc(mx, my, 0.1)), p.light)
    for bar in (np.abs(dx) - 0.018, np.abs(dy) - 0.018):
        c.fill(cover * c.inside(bar), p.mix(0.4))
    lean = rng.uniform(-0.2, 0.0) if rng.random() < 0.5 else rng.uniform(0.0, 0.2)
    x, y = (dx - lean) / 0.9, (dy - 0.62) / 0.9
    bust = np.minimum(oval(x, y + 0.1, 0.27, 0.34), disc(x, y + 0.53, 0.13))
    bust = np.minimum(bust, disc(x + 0.07, y + 0.6, 0.09))
    c.fill(c.inside(bust), p.deep)
    for side in (-1.0, 1.0):
        fold = np.sin(c.u * 90.0) * 0.01
        edge = 0.46 - 0.16 * np.exp(-(((c.v - 0.1) / 0.3) ** 2)) + fold
        drape = np.clip((side * dx - edge) / 0.03, 0.0, 1.0) * (side * dx < 0.72)
        c.fill(drape.astype(np.float32), p.mix(0.9) * np.float32(0.8))
        c.light(drape * np.clip(np.sin(c.u * 90.0), 0.0, 1.0) * 0.16, p.light)
    beam(c, (u, 0.4), np.pi / 2, 0.5, p.light, 0.18, 0.6)
    vignette(c, 0.55, u)
