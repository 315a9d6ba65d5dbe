"""Motifs of dread and faith: graves, a carriage, a cross of light, eyes, a house."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas
from tvrec.art.light import beam, glow, mist, orb, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment, waves

__all__ = ["carriage", "chapel", "eyes", "graves", "house"]


def graves(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Leaning stones in ground mist, a bare tree, a cold moon."""
    u = rng.uniform(0.5, 0.76)
    sky(c, p.mix(0.4), p.mix(1.9))
    orb(c, u, rng.uniform(0.24, 0.34), rng.uniform(0.18, 0.25), p.light, 0.6)
    c.fill(c.below(0.74 + waves(c.u, rng, 1.0, 2) * 0.03), p.mix(0.8))
    mist(c, 0.72, 0.1, p.mix(2.1), 0.45)
    for place in ((np.arange(5) + rng.uniform(0.2, 0.8, 5)) / 5).tolist():
        dx, dy = c.near(place, 0.88)
        size = rng.uniform(0.09, 0.13)
        x = dx - dy * rng.uniform(-0.25, 0.25)
        if rng.random() < 0.4:
            stone = np.minimum(box(x, dy + 0.2, 0.03, 0.24), box(x, dy + 0.3, 0.12, 0.03))
        else:
            stone = np.minimum(disc(x, dy + 0.26, size), box(x, dy + 0.1, size, 0.16))
        c.fill(c.inside(stone), p.mix(0.2))
    c.fill(c.below(0.88 + waves(c.u, rng, 1.4, 2) * 0.02), p.deep)
    dx, dy = c.near(u + (0.24 if u < 0.62 else -0.26), 0.9)
    tree = segment(dx, dy, (0.0, 0.1), (0.02, -0.5), 0.03)
    for side, start, end in (
        (-1, -0.3, -0.62),
        (1, -0.4, -0.75),
        (-1, -0.45, -0.8),
        (1, -0.2, -0.44),
    ):
        tip = (side * rng.uniform(0.18, 0.32), end)
        tree = np.minimum(tree, segment(dx, dy, (0.01, start), tip, 0.016))
    c.fill(c.inside(tree), p.deep)
    vignette(c, 0.45)


def carriage(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A horse and a coach on a ridge, black against the night."""
    u, ridge = rng.uniform(0.52, 0.62), rng.uniform(0.74, 0.8)
    sky(c, p.mix(0.6), p.mix(2.3), 0.85)
    orb(
        c,
        u + rng.uniform(-0.1, 0.22),
        rng.uniform(0.36, 0.46),
        rng.uniform(0.24, 0.3),
        p.light,
        0.6,
    )
    c.fill(c.below(0.7 - peaks(c.u, rng, 1.5, 3) * 0.14), p.mix(1.4))
    mist(c, 0.74, 0.1, p.mix(2.1), 0.4)
    c.fill(c.below(ridge + waves(c.u, rng, 0.8, 1) * 0.015), p.deep)
    dx, dy = c.near(u, ridge + 0.015)
    coach = np.minimum(
        box(dx + 0.3, dy + 0.3, 0.2, 0.13, 0.04), box(dx + 0.04, dy + 0.22, 0.08, 0.05)
    )
    coach = np.minimum(
        coach, np.minimum(box(dx + 0.06, dy + 0.37, 0.05, 0.11), disc(dx + 0.05, dy + 0.52, 0.05))
    )
    for x, size in ((-0.42, 0.13), (-0.1, 0.11)):
        away = np.hypot(dx - x, dy + size)
        wheel = np.minimum(np.abs(away - size) - 0.022, away - 0.03)
        coach = np.minimum(coach, wheel)
    horse = np.minimum(
        oval(dx - 0.4, dy + 0.27, 0.17, 0.08), segment(dx, dy, (0.52, -0.3), (0.62, -0.48), 0.045)
    )
    horse = np.minimum(horse, segment(dx, dy, (0.62, -0.48), (0.71, -0.42), 0.035))
    for hip, foot in ((0.28, 0.2), (0.32, 0.36), (0.5, 0.46), (0.54, 0.66)):
        horse = np.minimum(horse, segment(dx, dy, (hip, -0.24), (foot, 0.0), 0.022))
    horse = np.minimum(horse, segment(dx, dy, (0.24, -0.3), (0.14, -0.16), 0.02))
    c.fill(c.inside(np.minimum(coach, horse)), p.deep)
    c.fill(c.inside(segment(dx, dy, (-0.1, -0.2), (0.5, -0.26), 0.01)), p.deep)
    c.fill(c.inside(box(dx + 0.3, dy + 0.33, 0.06, 0.05)), p.light)
    vignette(c, 0.4)


def chapel(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """High windows, and their light in shafts on one who kneels."""
    u = rng.uniform(0.52, 0.66)
    sky(c, p.mix(0.6), p.mix(0.3))
    for place in (u - 0.24, u, u + 0.24):
        dx, dy = c.near(place, 0.36)
        size = 0.13 if place != u else 0.17
        point = np.maximum(np.hypot(np.abs(dx) + size, dy + 0.06) - 2 * size, dy)
        pane = np.minimum(point, box(dx, dy - 0.08, size, 0.14))
        c.fill(c.inside(pane), p.mix(2.4 if place != u else 3.0))
        bars = np.minimum(np.abs(dx) - 0.016, np.abs(dy - 0.02) - 0.016)
        c.fill(c.inside(np.maximum(bars, pane)) * 0.8, p.mix(0.5))
        glow(c, place, 0.36, 0.22, p.light, 0.4)
    slant = rng.uniform(-0.4, 0.4)
    beam(c, (u + slant * 0.2, -0.2), np.pi / 2 + slant, 0.2, p.light, 0.55, 1.6)
    c.fill(c.below(np.full_like(c.u, 0.84)) * 0.8, p.mix(0.5))
    dx, dy = c.near(u - slant * 0.35, 0.93)
    x = dx * (1.0 if slant > 0 else -1.0)
    kneel = np.minimum(
        oval(x, dy + 0.12, 0.14, 0.15), segment(x, dy, (0.0, -0.16), (0.04, -0.32), 0.07)
    )
    kneel = np.minimum(
        kneel, np.minimum(disc(x - 0.06, dy + 0.43, 0.075), box(x + 0.1, dy + 0.03, 0.16, 0.05))
    )
    c.light(c.inside(oval(dx, dy, 0.4, 0.07), 0.08) * 0.6, p.light)
    c.fill(c.inside(kneel), p.deep)
    vignette(c, 0.55, u)


def eyes(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Two eyes in a band of light across the dark."""
    u, v = rng.uniform(0.52, 0.62), rng.uniform(0.42, 0.52)
    sky(c, p.mix(0.3), p.mix(0.1))
    slant, half = rng.uniform(-0.12, 0.12), rng.uniform(0.19, 0.25)
    dx, dy = c.near(u, v)
    y = dy - slant * dx
    band = np.clip((half - np.abs(y)) / 0.05 + 0.5, 0.0, 1.0)
    skin = np.exp(-((dx / 0.75) ** 2))
    c.fill(band * skin, p.mix(2.2))
    c.fill(band * np.exp(-(((dx - 0.02) / 0.06) ** 2)) * 0.35, p.mix(2.9))
    look = rng.uniform(-0.05, 0.05)
    for side in (-0.31, 0.31):
        x = dx - side
        almond = np.maximum(np.hypot(x, y + 0.15) - 0.26, np.hypot(x, y - 0.17) - 0.26)
        c.fill(band * c.inside(oval(x, y, 0.26, 0.15), 0.12) * 0.5, p.mix(1.1))
        c.fill(band * c.inside(almond), p.mix(3.0))
        iris = c.inside(np.maximum(disc(x - look, y, 0.1), almond))
        c.fill(band * iris, p.mix(0.7))
        c.fill(band * c.inside(disc(x - look, y, 0.05)), p.deep)
        c.fill(band * c.inside(disc(x - look - 0.03, y + 0.035, 0.022)), p.mix(3.0))
        brow = segment(x, y, (-0.2, -0.15), (0.2, -0.15 - 0.03 * np.sign(side)), 0.025)
        c.fill(band * c.inside(brow), p.mix(0.3))
    vignette(c, 0.4)


def house(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A lone house on a rise at night, one window lit, figures or trees around it."""
    u, base = rng.uniform(0.56, 0.68), rng.uniform(0.74, 0.8)
    sky(c, p.mix(0.4), p.mix(1.9))
    glow(c, u - 0.1, 0.6, 0.6, p.light, 0.55)
    hill = base + 0.14 * np.abs(c.u - u) ** 1.3 + waves(c.u, rng, 1.0, 1) * 0.01
    dx, dy = c.near(u, base + 0.02)
    home = np.minimum(
        box(dx, dy + 0.18, 0.24, 0.2),
        convex(dx, dy + 0.36, ((-0.3, 0.0), (-0.06, -0.24), (0.06, -0.24), (0.3, 0.0))),
    )
    home = np.minimum(
        home,
        np.minimum(box(dx - 0.16, dy + 0.58, 0.035, 0.1), box(dx + 0.36, dy + 0.1, 0.14, 0.13)),
    )
    c.fill(c.inside(home), p.mix(0.15))
    for left, up in ((-0.1, 0.22), (0.1, 0.22), (-0.36, 0.12)):
        if left == -0.1 or rng.random() < 0.4:
            c.fill(c.inside(box(dx - left, dy + up, 0.05, 0.06)), p.light)
            glow(c, u + left * c.shrink / c.aspect, base - up * c.shrink, 0.1, p.light, 0.6)
    c.fill(c.below(hill), p.mix(0.3))
    mist(c, base + 0.04, 0.06, p.mix(1.8), 0.4)
    for place in rng.uniform(0.05, 0.95, 5).tolist():
        fx, fy = c.near(place, 0.97)
        size = rng.uniform(0.9, 1.25)
        x, y = fx / size - 0.1 * fy, fy / size
        walker = np.minimum(box(x, y + 0.1, 0.055, 0.14, 0.03), disc(x + 0.01, y + 0.29, 0.045))
        walker = np.minimum(walker, segment(x, y, (0.0, -0.2), (0.1, -0.14), 0.02))
        c.fill(c.inside(walker), p.deep)
    vignette(c, 0.45)
