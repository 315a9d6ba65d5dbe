"""Motifs of shows: a stage, a projector, a lens, a magic lantern's screen."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas
from tvrec.art.figure import standing
from tvrec.art.light import beam, glow, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, disc, oval, waves

__all__ = ["lens", "projector", "stage"]


def stage(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A curtain drawn apart, a spotlight, one player in it."""
    u = rng.uniform(0.52, 0.66)
    sky(c, p.mix(0.2), p.mix(0.8))
    beam(c, (u + rng.uniform(-0.22, 0.22), -0.5), np.pi / 2, 0.0001, p.light, 0.0)
    aim = rng.uniform(-0.35, 0.35)
    beam(c, (u - aim * 1.3 / c.aspect * c.shrink, -0.45), np.pi / 2 - aim, 0.2, p.light, 0.75, 2.0)
    c.fill(c.below(np.full_like(c.u, 0.8)), p.mix(0.9))
    dx, dy = c.near(u, 0.86)
    c.light(c.inside(oval(dx, dy, 0.44, 0.09), 0.05) * 0.85, p.light)
    size = rng.uniform(0.46, 0.54)
    figure = standing(dx / size, dy / size, bool(rng.random() < 0.4), rng.uniform(0.0, 0.14))
    c.fill(c.inside(figure * np.float32(size)), p.deep)
    width = rng.uniform(0.2, 0.28)
    folds = np.sin(c.u * 75.0 + np.sin(c.v * 3.0))
    for side in (-1.0, 1.0):
        edge = width + 0.1 * np.sqrt(np.clip(c.v, 0.0, 1.0)) - 0.02 * waves(c.v, rng, 1.0, 1)
        drape = np.clip((side * (c.u - u) - edge) / 0.008, 0.0, 1.0) * (c.v < 0.95)
        c.fill(drape.astype(np.float32), p.mix(1.55))
        c.shade(drape * np.clip(folds, 0.0, 1.0) * 0.55)
        c.light(drape * np.clip(-folds, 0.0, 1.0) * 0.18, p.light)
    swag = 0.1 + 0.05 * np.abs(np.sin((c.u - u) * 14.0))
    c.fill(1.0 - c.below(swag), p.mix(1.25))
    c.fill(np.exp(-(((c.v - swag) / 0.018) ** 2)), p.mix(2.6))
    c.fill(c.below(np.full_like(c.u, 0.95)), p.deep)
    vignette(c, 0.45, u)


def projector(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A projector's reels and its cone of light through a dark hall."""
    u, v = rng.uniform(0.68, 0.78), rng.uniform(0.5, 0.58)
    sky(c, p.mix(0.5), p.mix(0.2))
    tilt = rng.uniform(-0.1, 0.1)
    beam(c, (u - 0.1, v), np.pi + tilt, rng.uniform(0.26, 0.34), p.light, 0.9, 1.5)
    dust = waves(c.u * 5 + c.v * 3, rng, 1.0, 3) * waves(c.v * 4 - c.u, rng, 1.0, 3)
    c.light(np.clip(dust, 0.0, 1.0) * 0.1 * (c.u < u - 0.1), p.light)
    dx, dy = c.near(u, v)
    body = np.minimum(box(dx - 0.06, dy - 0.02, 0.24, 0.15, 0.03), box(dx + 0.22, dy, 0.09, 0.07))
    body = np.minimum(body, box(dx - 0.06, dy - 0.4, 0.05, 0.3))
    c.fill(c.inside(body), p.mix(1.0))
    turn = rng.uniform(0, 6.28)
    for x, y, size in ((-0.08, -0.3, 0.17), (0.26, -0.24, 0.2)):
        reel = disc(dx - x, dy - y, size)
        c.fill(c.inside(reel), p.mix(1.7))
        for hole in range(5):
            angle = turn + hole * 2 * np.pi / 5
            hx, hy = x + 0.58 * size * float(np.cos(angle)), y + 0.58 * size * float(np.sin(angle))
            c.fill(c.inside(disc(dx - hx, dy - hy, size * 0.24)), p.mix(0.3))
        c.fill(c.inside(disc(dx - x, dy - y, size * 0.16)), p.light)
    glow(c, u - 0.31 * c.shrink / c.aspect, v, 0.1, p.light, 1.0)
    for seat in range(9):
        dx, dy = c.near(seat / 8 + rng.uniform(-0.02, 0.02), 0.98)
        c.fill(c.inside(oval(dx, dy, 0.12, 0.14)), p.deep)
    vignette(c, 0.35)


def lens(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A camera's eye: rings of glass, an iris, a city's light caught in it."""
    u, v = rng.uniform(0.54, 0.66), rng.uniform(0.46, 0.54)
    sky(c, p.mix(1.2), p.mix(0.5))
    glow(c, u - 0.25, 0.1, 0.6, p.tone, 0.6)
    dx, dy = c.near(u, v)
    away, turn = np.hypot(dx, dy), np.arctan2(dy, dx)
    for radius, tone in ((0.47, 0.1), (0.43, 1.1), (0.37, 0.1), (0.33, 0.8)):
        c.fill(c.inside(away - np.float32(radius)), p.mix(tone))
    glass = c.inside(away - np.float32(0.31))
    c.fill(glass, p.mix(1.9))
    c.light(glass * np.clip(-dy * 2.0 - dx, 0.0, 0.7), p.light)
    spin = rng.uniform(0, 6.28)
    blades = np.cos(np.abs((turn + spin) % (np.pi / 3) - np.pi / 6)) * away
    c.fill(c.inside(blades - np.float32(rng.uniform(0.12, 0.17))), p.deep)
    c.light(glass * (np.abs(away - 0.25) < 0.018) * np.float32(0.4), p.light)
    c.fill(c.inside(oval(dx + 0.13, dy + 0.15, 0.075, 0.05)), p.mix(3.0))
    c.fill(c.inside(disc(dx - 0.1, dy - 0.12, 0.025)) * 0.8, p.light)
    lit = np.clip(np.cos(turn + 2.2), 0.0, 1.0) ** 4
    c.light(c.inside(np.abs(away - 0.4) - 0.03) * lit * 0.9, p.light)
    vignette(c, 0.5)
