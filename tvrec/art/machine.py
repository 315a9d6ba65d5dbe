"""Motifs of machines: gears and a robot."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import glow, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, disc

__all__ = ["gears", "robot"]


def _gear(dx: Field, dy: Field, radius: float, teeth: int, turn: float) -> Field:
    away = np.hypot(dx, dy)
    tooth = np.cos(np.arctan2(dy, dx) * teeth + turn)
    rim = away - radius - 0.045 * np.clip(tooth * 3.0, -1.0, 1.0)
    return np.asarray(np.maximum(rim, radius * 0.3 - away), dtype=np.float32)


def gears(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Three wheels that mesh, a furnace light behind them."""
    u, v = rng.uniform(0.55, 0.7), rng.uniform(0.4, 0.55)
    sky(c, p.mix(0.4), p.mix(1.0))
    glow(c, u, v, 0.8, p.mix(2.5), 1.0)
    for pipe in rng.uniform(0.0, 1.0, 5).tolist():
        c.fill(np.clip((0.018 - np.abs(c.u - pipe)) * 90, 0.0, 1.0) * 0.6, p.mix(0.7))
    turn = rng.uniform(0, 6.28)
    places = (
        (-0.06, 0.0, 0.36, 10),
        (0.46, -0.24, 0.22, 7),
        (0.44, 0.3, 0.24, 8),
        (-0.6, 0.24, 0.26, 8),
    )
    flip = 1.0 if rng.random() < 0.5 else -1.0
    for layer, (x, y, radius, teeth) in enumerate(places):
        dx, dy = c.near(u, v)
        wheel = _gear(dx - x, dy - flip * y, radius, teeth, turn + layer)
        c.fill(c.inside(wheel - 0.03), p.deep)
        c.fill(c.inside(wheel), p.mix((2.3, 1.0, 0.4, 0.2)[layer]))
        lit = np.clip(-(dx - x) * 0.7 - (dy - flip * y) * 1.6, 0.0, 0.4)
        c.light(c.inside(wheel) * lit, p.light)
    vignette(c, 0.55)


def robot(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A metal face with lit eyes, rings of light about it."""
    u, v = rng.uniform(0.55, 0.66), 0.5
    side = 1.0 if rng.random() < 0.5 else -1.0
    sky(c, p.mix(0.9), p.mix(0.2))
    glow(c, u, v - 0.05, 0.5, p.tone, 0.7)
    dx, dy = c.near(u, v)
    away = np.hypot(dx, dy + 0.05)
    for ring in range(2):
        hoop = np.abs(away - 0.56 - 0.26 * ring) - 0.03
        c.light(c.inside(hoop, 0.06) * (0.32 - 0.14 * ring), p.light)
    c.fill(c.inside(box(dx, dy - 0.6, 0.5, 0.25, 0.2)), p.mix(0.4))
    c.fill(c.inside(box(dx, dy - 0.32, 0.13, 0.14)), p.mix(0.2))
    corner = 0.22 if rng.random() < 0.6 else 0.07
    head = box(dx, dy + 0.05, 0.29, 0.35, corner)
    c.fill(c.inside(head - np.float32(0.035)), p.deep)
    c.fill(c.inside(head), p.mix(1.9))
    c.fill(c.inside(head) * np.clip(0.45 + side * dx * 3.0, 0.0, 0.95), p.mix(2.85))
    c.fill(c.inside(box(dx, dy + 0.08, 0.25, 0.1, 0.04)), p.deep)
    for eye in (-0.12, 0.12):
        c.fill(c.inside(disc(dx - eye, dy + 0.08, 0.06)), p.mix(3.0))
        glow(c, u + eye * c.shrink / c.aspect, v - 0.08 * c.shrink, 0.09, p.light, 0.7)
    grille = (np.abs(dx * 13 % 1.0 - 0.5) < 0.3) & (np.abs(dx) < 0.12) & (np.abs(dy - 0.16) < 0.06)
    c.fill(grille * np.float32(0.85), p.deep)
    for knob in (-0.33, 0.33):
        c.fill(c.inside(box(dx - knob, dy + 0.06, 0.045, 0.1, 0.02)), p.mix(0.9))
    c.fill(c.inside(box(dx, dy + 0.46, 0.02, 0.07)), p.mix(1.2))
    vignette(c)
