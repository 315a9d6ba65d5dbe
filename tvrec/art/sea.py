"""Motifs of the sea: the moon's path, a ship, a lighthouse, a storm, the deep, a bridge."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import beam, glow, mist, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment, turned, waves

__all__ = ["boat", "lighthouse", "moon_path", "ship", "storm", "undersea", "whale"]


def _water(c: Canvas, p: Colours, rng: np.random.Generator, horizon: float, u: float) -> None:
    """Water from the horizon down, with the light's broken path on it."""
    cover = c.below(np.full_like(c.u, horizon))
    near = np.clip((c.v - horizon) / (1.0 - horizon), 0.0, 1.0)
    c.fill(cover, p.mix(1.6)[:, None, None] * (1 - near) + p.mix(0.3)[:, None, None] * near)
    ripple = np.sin(22.0 * np.sqrt(near) + waves(c.u, rng, 3.0, 2) * 1.4)
    wide = 0.045 + 0.11 * near
    path = np.exp(-(((c.u - u) / wide) ** 2)) * np.clip(ripple * 1.4 + 0.3, 0.0, 1.0)
    c.light(cover * path * (0.9 - 0.5 * near), p.light)
    crest = np.clip(ripple - 0.55, 0.0, 1.0) * 0.35
    c.light(cover * crest, p.tone)


def moon_path(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A calm sea, a moon above it and its path below."""
    u, horizon = rng.uniform(0.5, 0.75), rng.uniform(0.46, 0.58)
    sky(c, p.mix(0.3), p.mix(1.6), horizon)
    stars(c, rng, 18, p.light, 0.35)
    orb(c, u, horizon - rng.uniform(0.12, 0.26), rng.uniform(0.13, 0.22), p.light, 0.6)
    head = horizon - np.clip((rng.uniform(0.2, 0.34) - c.u) * 0.9, 0.0, 0.3)
    c.fill(c.below(head - peaks(c.u, rng, 3.0, 3) * 0.03 * (head < horizon)), p.mix(0.8))
    _water(c, p, rng, horizon, u)
    vignette(c)


def ship(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A warship or steamer in dark profile before a bright sky, smoke above it."""
    u, horizon = rng.uniform(0.54, 0.66), rng.uniform(0.66, 0.74)
    sky(c, p.mix(1.0), p.mix(2.5), horizon)
    glow(c, u + rng.uniform(-0.12, 0.2), horizon - 0.15, 0.6, p.light, 0.7)
    dx, dy = c.near(u, horizon)
    for puff in range(6):
        size = 0.07 + 0.028 * puff
        cloud = disc(
            dx + 0.1 + 0.17 * puff, dy + 0.46 + 0.04 * puff + rng.uniform(-0.03, 0.03), size
        )
        c.fill(c.inside(cloud, 0.07) * (0.7 - 0.09 * puff), p.mix(0.9))
    _water(c, p, rng, horizon + 0.02, u)
    hull = convex(dx, dy, ((-0.72, -0.11), (0.82, -0.13), (0.7, 0.07), (-0.6, 0.07)))
    hull = np.minimum(
        hull, np.minimum(box(dx, dy + 0.17, 0.34, 0.07), box(dx - 0.16, dy + 0.27, 0.13, 0.06))
    )
    for funnel in (-0.16, 0.0):
        hull = np.minimum(hull, box(dx - funnel, dy + 0.32, 0.045, 0.11))
    hull = np.minimum(hull, box(dx - 0.2, dy + 0.42, 0.014, 0.22))
    hull = np.minimum(hull, segment(dx, dy, (0.42, -0.18), (0.62, -0.24), 0.018))
    hull = np.minimum(
        hull, np.minimum(disc(dx - 0.44, dy + 0.13, 0.07), disc(dx + 0.46, dy + 0.13, 0.06))
    )
    c.fill(c.inside(hull), p.mix(0.15))
    c.fill((np.abs(dy + 0.03) < 0.014) * np.float32(0.5) * c.inside(hull), p.tone)
    vignette(c, 0.4)


def boat(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A junk or dhow under sail on a still river, its reflection under it."""
    u, horizon = rng.uniform(0.52, 0.68), rng.uniform(0.56, 0.64)
    sky(c, p.mix(1.0), p.mix(2.4), horizon)
    orb(c, u + rng.uniform(0.1, 0.2), horizon - rng.uniform(0.2, 0.32), 0.12, p.light, 0.5)
    for layer in range(2):
        line = horizon - (0.2 - 0.1 * layer) * np.abs(waves(c.u, rng, 0.9, 2))
        c.fill(c.below(line), p.mix(1.9 - 0.35 * layer))
        mist(c, horizon, 0.08, p.mix(2.3), 0.3)
    _water(c, p, rng, horizon, u + 0.14)
    dx, dy = c.near(u, horizon + 0.1)
    for flip, cover in ((1.0, 1.0), (-0.55, 0.35)):
        y = (dy if flip > 0 else (dy - 0.1)) / flip
        hull = convex(dx, y * 1.0, ((-0.34, -0.08), (0.36, -0.12), (0.26, 0.05), (-0.24, 0.05)))
        sail = convex(dx, y, ((-0.22, -0.1), (-0.17, -0.52), (0.06, -0.6), (0.05, -0.1)))
        sail = np.minimum(
            sail, convex(dx, y, ((0.09, -0.12), (0.1, -0.46), (0.24, -0.4), (0.27, -0.12)))
        )
        c.fill(c.inside(hull) * cover, p.deep)
        c.fill(c.inside(sail) * cover, p.mix(0.9))
        ribs = (np.abs(y * 9 % 1.0 - 0.5) < 0.12) & (y > -0.6)
        c.fill(c.inside(sail) * ribs * np.float32(0.4 * cover), p.deep)
    vignette(c, 0.4)


def lighthouse(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A tower on a rock that sweeps its beam over the water."""
    u, top = rng.uniform(0.62, 0.78), rng.uniform(0.2, 0.28)
    sky(c, p.mix(0.3), p.mix(1.5))
    stars(c, rng, 16, p.light, 0.5)
    tilt = rng.uniform(-0.12, 0.16)
    beam(c, (u, top), np.pi - tilt, 0.17, p.light, 0.95, 1.4)
    beam(c, (u, top), -tilt, 0.17, p.light, 0.8, 1.2)
    _water(c, p, rng, 0.72, u - 0.2)
    rock = 0.98 - 0.3 * np.exp(-(((c.u - u) / 0.14) ** 2)) - peaks(c.u, rng, 4.0, 3) * 0.06
    c.fill(c.below(rock), p.deep)
    dx, dy = c.near(u, top)
    tower = convex(dx, dy, ((-0.055, 0.07), (0.055, 0.07), (0.1, 0.56), (-0.1, 0.56)))
    c.fill(c.inside(tower), p.mix(0.6))
    stripes = (np.abs(dy * 5.2 % 1.0 - 0.5) < 0.25) & (dx > -0.2)
    c.fill(c.inside(tower) * stripes * np.float32(0.75), p.mix(2.4))
    c.fill(c.inside(box(dx, dy, 0.05, 0.06)), p.light)
    c.fill(c.inside(convex(dx, dy, ((-0.08, -0.06), (0.0, -0.14), (0.08, -0.06)))), p.deep)
    glow(c, u, top, 0.12, p.light, 1.0)
    vignette(c)


def storm(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Black waves, a torn sky, a stroke of lightning."""
    u = rng.uniform(0.5, 0.78)
    sky(c, p.mix(0.4), p.mix(1.9), 0.7, 1.0)
    glow(c, u, 0.3, 0.6, p.light, 0.6)
    for layer in range(3):
        under = 0.12 + 0.1 * layer + waves(c.u, rng, 1.6, 3) * 0.07
        c.fill(np.clip((under - c.v) / 0.07, 0.0, 1.0) * 0.6, p.mix(0.9 - 0.35 * layer))
    dx, dy = c.near(u, 0.16)
    bolt: Field = np.full_like(dx + dy, 9.0)
    at = (0.0, 0.0)
    for _ in range(4):
        to = (at[0] + rng.uniform(-0.16, 0.13), at[1] + rng.uniform(0.1, 0.15))
        bolt = np.minimum(bolt, segment(dx, dy, at, to, 0.012))
        at = to
    c.light(0.5 / (1.0 + (np.maximum(bolt, 0.0) / 0.06) ** 2), p.light)
    c.fill(c.inside(bolt), p.mix(3.0))
    for layer in range(3):
        skew = c.u + waves(c.u, rng, 1.0, 1) * 0.03
        swell = np.abs((skew * rng.uniform(1.7, 2.6) + rng.uniform(0, 1)) % 1.0 * 2 - 1) ** 1.6
        line = 0.62 + 0.14 * layer - swell * 0.16 + waves(c.u, rng, 3.0, 2) * 0.018
        c.fill(c.below(line), p.mix(1.5 - 0.6 * layer))
        foam = np.clip(1.0 - (c.v - line) / 0.05, 0.0, 1.0) * c.below(line) * swell
        c.light(foam * 0.6, p.light)
    vignette(c)


def _deep_light(c: Canvas, p: Colours, rng: np.random.Generator, u: float) -> None:
    """Water from below: bright at the top, in shafts."""
    sky(c, p.mix(2.1), p.mix(0.5), 1.0, 0.7)
    top = u + rng.uniform(-0.1, 0.15)
    glow(c, top, -0.1, 0.5, p.light, 0.9)
    for tilt in rng.uniform(-0.7, 0.7, 5).tolist():
        beam(c, (top, -0.35), np.pi / 2 + tilt, 0.06, p.light, 0.22, 1.5)


def undersea(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Light falls through deep water on a submarine."""
    u, v = rng.uniform(0.54, 0.66), rng.uniform(0.46, 0.56)
    _deep_light(c, p, rng, u)
    dx, dy = c.near(u, v)
    body = np.minimum(oval(dx, dy, 0.52, 0.15), box(dx - 0.02, dy + 0.17, 0.1, 0.09, 0.03))
    body = np.minimum(
        body, convex(dx, dy, ((-0.62, -0.13), (-0.44, -0.02), (-0.44, 0.02), (-0.62, 0.13)))
    )
    body = np.minimum(body, box(dx - 0.05, dy + 0.29, 0.015, 0.07))
    c.fill(c.inside(body), p.mix(0.2))
    c.light(c.inside(body) * np.clip(-dy * 3.0, 0.0, 0.35), p.light)
    beam(c, (u + 0.48 * c.shrink / c.aspect, v), 0.15, 0.2, p.light, 0.85, 0.9)
    for port in (-0.16, 0.04, 0.24):
        c.fill(c.inside(disc(dx - port, dy, 0.045)), p.light)
    c.fill(c.below(0.9 - peaks(c.u, rng, 2.5, 3) * 0.12), p.deep)
    vignette(c)


def whale(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A whale turns slowly in the light from above, fish about it."""
    u, v = rng.uniform(0.54, 0.64), rng.uniform(0.46, 0.54)
    _deep_light(c, p, rng, u)
    dx, dy = c.near(u, v)
    x, y = turned(dx, dy, rng.uniform(-0.3, 0.3))
    bend = y + 0.22 * (x + 0.1) ** 2
    body = np.maximum(np.abs(bend) - 0.2 * np.sqrt(np.clip(1 - ((x - 0.1) / 0.52) ** 2, 0, 1)), 0.0)
    body = np.where(
        np.abs(x - 0.1) < 0.5,
        np.abs(bend) - 0.2 * np.sqrt(np.clip(1 - ((x - 0.1) / 0.52) ** 2, 0, 1)),
        9.0,
    )
    stem = np.where(
        (x < -0.1) & (x > -0.75), np.abs(bend) - 0.03 - 0.15 * np.clip(x + 0.6, 0.0, 1.0), 9.0
    )
    fluke = convex(x, bend, ((-0.9, -0.2), (-0.66, -0.03), (-0.66, 0.03), (-0.9, 0.16)))
    fin = segment(x, y, (0.16, 0.12), (0.0, 0.34), 0.045)
    beast = np.minimum(np.minimum(body, stem), np.minimum(fluke, fin))
    cover = c.inside(beast)
    c.fill(cover, p.mix(0.25))
    c.light(cover * np.clip(-bend * 3.0, 0.0, 0.5), p.light)
    c.fill(c.inside(disc(x - 0.46, bend - 0.03, 0.022)), p.light)
    for _ in range(6):
        fx, fy = c.near(rng.uniform(0.05, 0.95), rng.uniform(0.25, 0.85))
        c.fill(c.inside(oval(fx, fy, 0.06, 0.022)) * 0.8, p.mix(0.6))
    vignette(c)
