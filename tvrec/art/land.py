"""Motifs of the land: hills, ink mountains, dunes, forest, snow, prairie, road, ruins."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas
from tvrec.art.light import beam, glow, mist, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment, waves

__all__ = [
    "branch",
    "dunes",
    "forest",
    "hills",
    "ink_mountains",
    "prairie",
    "road",
    "ruins",
    "snow",
]

_SEAL = np.array((0.72, 0.13, 0.09), dtype=np.float32)  # cinnabar


def hills(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Rolling hills in four layers under a low sun or moon."""
    u, v = rng.uniform(0.45, 0.8), rng.uniform(0.2, 0.42)
    top = rng.uniform(0.42, 0.58)
    sky(c, p.mix(0.5), p.mix(1.9), top + 0.25)
    orb(c, u, v, rng.uniform(0.14, 0.22), p.light)
    for layer in range(4):
        line = top + 0.14 * layer + waves(c.u, rng, rng.uniform(0.8, 1.6), 2) * 0.075
        c.fill(c.below(line), p.mix(2.0 - 0.62 * layer))
        rim = np.clip(1.0 - (c.v - line) / 0.09, 0.0, 1.0) * c.below(line)
        c.light(rim * np.exp(-(((c.u - u) / 0.3) ** 2)) * (0.4 - 0.08 * layer), p.light)
        if layer == 1:
            _landmark(c, p, rng, u, top + 0.16)
    vignette(c)


def _landmark(c: Canvas, p: Colours, rng: np.random.Generator, u: float, foot: float) -> None:
    """What stands on the second hill: a tree, a house with a light, poplars, or nothing."""
    kind, away = int(rng.integers(4)), rng.uniform(0.1, 0.2) * (1 if rng.random() < 0.5 else -1)
    size = rng.uniform(0.9, 1.3)
    dx, dy = c.near(u + away, foot)
    x, y = dx / size, dy / size
    if kind == 0:
        crown = np.minimum(disc(x, y + 0.32, 0.13), disc(x - 0.08, y + 0.26, 0.1))
        shape = np.minimum(crown, np.minimum(box(x, y, 0.02, 0.24), disc(x + 0.09, y + 0.25, 0.09)))
    elif kind == 1:
        roof = convex(x, y + 0.16, ((-0.17, 0.0), (0.0, -0.15), (0.17, 0.0)))
        shape = np.minimum(
            np.minimum(roof, box(x, y + 0.02, 0.13, 0.16)), box(x - 0.09, y + 0.27, 0.025, 0.06)
        )
    elif kind == 2:
        shape = np.minimum(oval(x, y + 0.16, 0.055, 0.26), oval(x - 0.15, y + 0.12, 0.05, 0.22))
        shape = np.minimum(shape, oval(x + 0.14, y + 0.1, 0.045, 0.19))
    else:
        return
    c.fill(c.inside(shape * np.float32(size)), p.mix(0.5))
    if kind == 1:
        c.fill(c.inside(box(x + 0.03, y + 0.06, 0.035, 0.045) * np.float32(size)), p.light)


def ink_mountains(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Chinese ink-wash: peaks that fade into mist on paper by day or night, and a red seal."""
    night = rng.random() < 0.4
    paper = p.mix(1.35) if night else p.mix(2.5) * np.float32(0.78)
    ink = p.mix(0.1) if night else p.mix(0.35)
    c.rgb[:] = paper[:, None, None]
    side = 0.36 if rng.random() < 0.4 else 0.72
    disc_u, disc_v = side + (0.3 if side < 0.5 else -0.22), rng.uniform(0.2, 0.34)
    glow(c, disc_u, disc_v, 0.5, p.light, 0.4)
    if night or rng.random() < 0.5:
        dx, dy = c.near(disc_u, disc_v)
        sun = p.light if night else _SEAL * np.float32(0.9)
        c.fill(c.inside(disc(dx, dy, rng.uniform(0.1, 0.16)), 0.01), sun)
    steep = rng.uniform(0.6, 1.25)
    for layer in range(4):
        at = side + rng.normal(0, 0.1) + (0.25 if layer % 2 else -0.2) * (layer > 0)
        rise = np.exp(-(np.abs((c.u - at) / (rng.uniform(0.13, 0.26) * steep)) ** 1.7))
        line = 0.70 + 0.1 * layer - rise * rng.uniform(0.42, 0.64) - peaks(c.u, rng, 3.0) * 0.12
        fade = np.exp(-np.clip(c.v - line, 0.0, 1.0) / (0.22 + 0.08 * layer))
        c.fill((0.4 + 0.2 * layer) * fade * c.below(line, 0.02), ink)
    mist(c, rng.uniform(0.8, 0.9), 0.12, paper, 0.55)
    if rng.random() < 0.5:
        dx, dy = c.near(1.0 - side + rng.uniform(0.0, 0.1), 0.86)
        hull = np.maximum(np.hypot(dx, dy + 0.2) - 0.26, 0.02 - dy)
        c.fill(c.inside(np.minimum(hull, segment(dx, dy, (0.02, 0.0), (0.03, -0.1), 0.022))), ink)
    dx, dy = c.near(0.9 if side < 0.5 else 0.27, 0.78)
    c.fill(c.inside(box(dx, dy, 0.075, 0.09)), _SEAL)
    c.fill(c.inside(box(dx, dy, 0.018, 0.05)) * 0.7, paper)
    vignette(c, 0.3)


def dunes(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Sand in light and shadow, each crest a hard edge."""
    u, v = rng.uniform(0.55, 0.8), rng.uniform(0.18, 0.34)
    sky(c, p.mix(0.8), p.mix(2.3), 0.6)
    orb(c, u, v, rng.uniform(0.1, 0.18), p.light, 0.6)
    lean = 1.0 if rng.random() < 0.5 else -1.0
    for layer in range(3):
        top = 0.5 + 0.17 * layer
        crest = rng.uniform(0.25, 0.75)
        slope = np.abs(c.u - crest)
        line = top - 0.24 * np.exp(-slope / 0.22) + waves(c.u, rng, 0.8, 1) * 0.03 + 0.08
        body = c.below(line)
        c.fill(body, p.mix(2.1 - 0.45 * layer))
        bend = crest + lean * (c.v - line) * rng.uniform(0.5, 0.9) + waves(c.v, rng, 1.0, 1) * 0.02
        dark = np.clip((c.u - bend) * lean / 0.03, 0.0, 1.0) * body
        c.fill(dark * 0.85, p.mix(0.9 - 0.3 * layer))
    vignette(c)


def forest(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Trunks in three depths, and light that falls between them."""
    u = rng.uniform(0.5, 0.75)
    sky(c, p.mix(1.4), p.mix(2.0))
    glow(c, u, rng.uniform(0.15, 0.4), 0.5, p.light, 0.85)
    for layer, (count, wide) in enumerate(((9, 0.012), (7, 0.02), (4, 0.034))):
        tone = p.mix(1.45 - 0.62 * layer)
        trunks = np.full_like(c.u + c.v, 9.0)
        for place in ((np.arange(count) + rng.uniform(0.1, 0.9, count)) / count).tolist():
            lean = rng.uniform(-0.04, 0.04)
            half = wide * rng.uniform(0.7, 1.3)
            gap = 1.0 if layer < 2 else float(abs(place - u) > 0.1)
            if gap:
                trunks = np.minimum(trunks, np.abs(c.u - place - lean * (c.v - 0.5)) - half)
        c.fill(c.inside(trunks * np.float32(c.aspect)), tone)
        mist(c, 0.9, 0.25, p.mix(1.7 - 0.5 * layer), 0.4)
    c.fill(c.below(0.9 + waves(c.u, rng, 1.5) * 0.04), p.deep)
    beam(c, (u - 0.05, -0.3), np.pi / 2 - rng.uniform(-0.4, 0.4), 0.22, p.light, 0.35)
    vignette(c)


def snow(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A white plain at night, firs, and a curtain of northern light."""
    sky(c, p.mix(0.3), p.mix(1.5), 0.7)
    stars(c, rng, 12, p.light, 0.5)
    for _ in range(2):
        line = 0.3 + waves(c.u, rng, 0.9, 2) * 0.09
        up = np.clip((line - c.v) / rng.uniform(0.25, 0.4), 0.0, 1.0)
        curtain = np.where(c.v < line, (1 - up) ** 2, np.exp(-(((c.v - line) / 0.03) ** 2)))
        c.light(curtain.astype(np.float32) * rng.uniform(0.25, 0.5), p.mix(2.2))
    far = 0.62 - peaks(c.u, rng, 2.2) * 0.13
    c.fill(c.below(far), p.mix(1.1))
    ground = 0.7 + waves(c.u, rng, 0.8, 2) * 0.04
    c.fill(c.below(ground), p.mix(2.6))
    c.fill(c.below(ground + 0.16 + waves(c.u, rng, 1.1, 1) * 0.03), p.mix(2.15))
    middle = rng.uniform(0.45, 0.75)
    for place in (middle + np.array((-0.42, -0.1, 0.0, 0.12, 0.2))).tolist():
        tall, foot = rng.uniform(0.34, 0.62), rng.uniform(0.76, 0.88)
        dx, dy = c.near(place, foot)
        c.fill(
            c.inside(convex(dx, dy, ((-tall / 3.2, 0), (0, -tall), (tall / 3.2, 0)))), p.mix(0.4)
        )
    vignette(c, 0.35)


def prairie(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A wide plain, an enormous sun on the horizon, a lone rider or tree."""
    u, horizon = rng.uniform(0.5, 0.75), rng.uniform(0.62, 0.72)
    sky(c, p.mix(0.7), p.mix(2.4), horizon)
    orb(c, u, horizon - rng.uniform(0.05, 0.18), rng.uniform(0.26, 0.36), p.light, 0.6)
    for _ in range(3):
        v = rng.uniform(0.1, horizon - 0.15)
        band = np.exp(-(((c.v - v - waves(c.u, rng, 0.7, 1) * 0.02) / 0.03) ** 2))
        c.fill(band * rng.uniform(0.2, 0.5), p.mix(1.5))
    mesa = horizon - 0.16 * (np.abs(c.u - rng.uniform(0.1, 0.3)) < rng.uniform(0.06, 0.1))
    c.fill(c.below(mesa.astype(np.float32)), p.mix(1.2))
    c.fill(c.below(horizon + waves(c.u, rng, 1.2) * 0.012), p.mix(0.8))
    c.fill(c.below(horizon + 0.16 + waves(c.u, rng, 2.0) * 0.02), p.deep)
    dx, dy = c.near(u + rng.uniform(0.04, 0.09) * (1 if rng.random() < 0.5 else -1), horizon + 0.1)
    if rng.random() < 0.5:
        rider = np.minimum(box(dx, dy + 0.13, 0.11, 0.05, 0.04), disc(dx - 0.02, dy + 0.33, 0.045))
        rider = np.minimum(rider, box(dx - 0.02, dy + 0.24, 0.035, 0.09))
        rider = np.minimum(rider, segment(dx, dy, (0.1, -0.15), (0.17, -0.24), 0.035))
        for foot in (-0.09, 0.08):
            rider = np.minimum(rider, box(dx - foot, dy + 0.04, 0.018, 0.09))
        c.fill(c.inside(np.minimum(rider, box(dx - 0.02, dy + 0.35, 0.08, 0.014))), p.deep)
    else:
        tree = np.minimum(box(dx, dy + 0.15, 0.022, 0.2), disc(dx * 0.6, dy + 0.38, 0.09))
        c.fill(c.inside(np.minimum(tree, disc((dx - 0.1) * 0.7, dy + 0.31, 0.055))), p.deep)
    vignette(c)


def road(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A road that runs to the horizon, poles along it, a light at its end."""
    u, horizon = rng.uniform(0.5, 0.68), rng.uniform(0.42, 0.52)
    sky(c, p.mix(0.4), p.mix(2.0), horizon)
    glow(c, u, horizon, 0.34, p.light, 0.9)
    line = horizon - peaks(c.u, rng, 2.0, 3) * 0.1 + 0.04
    c.fill(c.below(line), p.mix(0.9))
    ground = c.below(np.full_like(c.u, horizon))
    c.fill(ground, p.mix(0.55))
    near = np.clip((c.v - horizon) / (1 - horizon), 0.0, 1.0)
    glide = np.abs(c.u - u - rng.uniform(-0.15, 0.1) * near**2)
    c.fill(ground * np.clip((0.006 + 0.34 * near - glide) * 60, 0.0, 1.0), p.mix(1.35))
    dash = (np.log(near + 0.03) * 3.2 % 1.0 < 0.55) * np.clip((0.022 * near - glide) * 90, 0.0, 1.0)
    c.fill((ground * dash).astype(np.float32), p.light)
    for step in range(5):
        close = 0.55**step
        dx, dy = c.near(u + 0.42 * close, horizon + 0.05 * close)
        pole = box(dx, dy + 0.3 * close, 0.02 * close + 0.004, 0.45 * close)
        pole = np.minimum(pole, box(dx, dy + 0.62 * close, 0.12 * close, 0.02 * close))
        c.fill(c.inside(pole), p.deep)
    vignette(c)


def ruins(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A broken wall with its arch, a bare tree, spring haze and a thin path."""
    u, base = rng.uniform(0.55, 0.72), rng.uniform(0.74, 0.82)
    sky(c, p.mix(1.2), p.mix(2.4), 0.8)
    glow(c, u, 0.35, 0.5, p.light, 0.6)
    c.fill(c.below(0.62 + waves(c.u, rng, 1.0, 2) * 0.06), p.mix(1.7))
    mist(c, 0.7, 0.12, p.mix(2.3), 0.5)
    heights = base - 0.32 - rng.uniform(0.0, 0.26, 24)
    index = np.minimum((c.u * 24).astype(np.intp), 23)
    dx, dy = c.near(u, base)
    wall = np.where(np.abs(dx) < 0.72, heights[index], 1.0).astype(np.float32)
    arch = np.minimum(disc(dx, dy + 0.2, 0.15), box(dx, dy, 0.15, 0.2))
    c.fill(c.below(wall) * (1.0 - c.inside(arch)), p.mix(0.7))
    c.fill(c.below(base + waves(c.u, rng, 1.3) * 0.02), p.mix(0.3))
    dx, dy = c.near(u - rng.uniform(0.32, 0.42), base)
    tree = segment(dx, dy, (0.0, 0.1), (0.03, -0.45), 0.024)
    for side, start, rise in (
        (-1, -0.22, 0.22),
        (1, -0.3, 0.26),
        (-1, -0.4, 0.2),
        (1, -0.15, 0.16),
    ):
        end = (0.02 + side * rng.uniform(0.14, 0.24), start - rise)
        tree = np.minimum(tree, segment(dx, dy, (0.02, start), end, 0.014))
    c.fill(c.inside(tree), p.deep)
    vignette(c)


def branch(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A flowering branch before a pale moon, petals adrift."""
    u, v = rng.uniform(0.56, 0.72), rng.uniform(0.4, 0.52)
    sky(c, p.mix(0.8), p.mix(1.9))
    hanging = rng.random() < 0.45
    moon_u, radius = (u - 0.22, 0.15) if hanging else (u, rng.uniform(0.26, 0.34))
    orb(c, moon_u, v + 0.1 * hanging, radius, p.light, 0.5)
    for layer in range(1 + hanging):
        far = 0.74 + 0.13 * layer + waves(c.u, rng, 0.9, 2) * 0.05 + 0.12 * (not hanging)
        c.fill(c.below(far), p.mix(1.5 - 0.5 * layer))
    dx, dy = c.near(u, v)
    if hanging:
        at, rise = (1.1, -0.5), rng.uniform(0.06, 0.14)
    else:
        at, rise = (1.2, rng.uniform(0.3, 0.45)), rng.uniform(-0.16, -0.08)
    wood, buds = np.full_like(dx + dy, 9.0), []
    for step in range(5):
        to = (at[0] - rng.uniform(0.26, 0.36), at[1] + rise + rng.uniform(-0.08, 0.08))
        wood = np.minimum(wood, segment(dx, dy, at, to, 0.034 - 0.005 * step))
        if step:
            twig = (to[0] - rng.uniform(0.06, 0.2), to[1] + rng.choice((-0.24, 0.2)))
            wood = np.minimum(wood, segment(dx, dy, to, twig, 0.014))
            buds += [twig, to, ((to[0] + twig[0]) / 2, (to[1] + twig[1]) / 2)]
        at = to
    c.fill(c.inside(wood), p.mix(0.2))
    for x, y in buds:
        size = rng.uniform(0.045, 0.085)
        c.fill(c.inside(disc(dx - x, dy - y, size)), p.mix(2.1))
        c.fill(c.inside(disc(dx - x + 0.01, dy - y + 0.015, size * 0.6)), p.mix(2.9))
    for _ in range(6):
        px, py = c.near(rng.uniform(0.1, 0.9), rng.uniform(0.4, 0.95))
        c.fill(c.inside(disc(px, py * 1.5, 0.026)) * 0.9, p.mix(2.5))
    vignette(c, 0.4)
