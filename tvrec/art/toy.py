"""Motifs of play and tale: a meadow and balloon, a kite, a creature, a dragon, a lantern."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import glow, mist, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, oval, peaks, segment, turned, waves

__all__ = ["balloon", "birds", "castle", "creature", "dinosaur", "dragon", "kite", "lanterns"]


def _meadow(c: Canvas, p: Colours, rng: np.random.Generator, top: float) -> None:
    for layer in range(3):
        line = top + 0.13 * layer + waves(c.u, rng, rng.uniform(0.7, 1.2), 1) * 0.08
        c.fill(c.below(line), p.mix(1.9 - 0.45 * layer))
        c.light(c.below(line) * np.clip(1 - (c.v - line) / 0.06, 0, 1) * 0.25, p.light)


def _clouds(c: Canvas, p: Colours, rng: np.random.Generator, count: int) -> None:
    for _ in range(count):
        dx, dy = c.near(rng.uniform(0.05, 0.95), rng.uniform(0.1, 0.36))
        cloud = np.minimum(oval(dx, dy, 0.22, 0.055), disc(dx - 0.05, dy + 0.05, 0.08))
        c.fill(c.inside(cloud, 0.03) * 0.75, p.mix(2.8))


def balloon(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A striped balloon over round hills, clouds about it."""
    u, v = rng.uniform(0.54, 0.68), rng.uniform(0.38, 0.44)
    sky(c, p.mix(1.0), p.mix(2.2))
    glow(c, rng.uniform(0.3, 0.9), 0.5, 0.6, p.light, 0.5)
    _clouds(c, p, rng, 3)
    _meadow(c, p, rng, 0.68)
    dx, dy = c.near(u, v)
    skin = np.minimum(
        disc(dx, dy, 0.28),
        convex(dx, dy, ((-0.25, 0.13), (0.25, 0.13), (0.06, 0.38), (-0.06, 0.38))),
    )
    cover = c.inside(skin)
    c.fill(cover, p.mix(2.9))
    stripe = np.sin(dx / np.sqrt(np.clip(0.09 - dy * dy * 0.6, 0.01, 1)) * 7.0 + rng.uniform(0, 3))
    c.fill(cover * (stripe > 0) * np.float32(0.95), p.mix(0.8))
    c.shade(cover * np.clip(0.1 + dx * 1.5, 0.0, 0.45))
    c.fill(c.inside(box(dx, dy - 0.47, 0.06, 0.045)), p.deep)
    for side in (-0.05, 0.05):
        c.fill(c.inside(segment(dx, dy, (side, 0.36), (side, 0.46), 0.008)), p.deep)
    vignette(c, 0.3)


def kite(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A kite high in the wind, its line held by someone small on a hill."""
    u, v, tilt = rng.uniform(0.58, 0.7), rng.uniform(0.34, 0.42), rng.uniform(-0.7, 0.7)
    sky(c, p.mix(1.1), p.mix(2.5))
    _clouds(c, p, rng, 3)
    _meadow(c, p, rng, 0.74)
    dx, dy = c.near(u, v)
    hx, hy = (0.3 - u) * c.aspect / c.shrink, (0.72 - v) / c.shrink
    c.fill(c.inside(segment(dx, dy, (0.0, 0.0), (hx, hy), 0.005)) * 0.7, p.deep)
    x, y = turned(dx, dy, tilt)
    shape = convex(x, y, ((0.0, -0.34), (0.26, -0.05), (0.0, 0.38), (-0.26, -0.05)))
    c.fill(c.inside(shape), p.light)
    c.fill(c.inside(shape) * ((x > 0) ^ (y > -0.04)) * np.float32(0.95), p.mix(1.0))
    for knot in range(4):
        c.fill(
            c.inside(disc(x - 0.06 * np.sin(knot * 2.0), y - 0.46 - 0.09 * knot, 0.028)), p.light
        )
    dx, dy = c.near(0.3, 0.84)
    child = np.minimum(oval(dx, dy + 0.08, 0.06, 0.12), disc(dx, dy + 0.24, 0.06))
    c.fill(c.inside(np.minimum(child, segment(dx, dy, (0, -0.14), (0.1, -0.2), 0.02))), p.deep)
    vignette(c, 0.3)


def creature(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A small round animal on a hill in the evening, ears up, eyes bright."""
    u, kind = rng.uniform(0.54, 0.66), int(rng.integers(3))
    sky(c, p.mix(0.9), p.mix(2.4))
    orb(
        c, u + rng.uniform(-0.1, 0.2), rng.uniform(0.3, 0.45), rng.uniform(0.26, 0.34), p.light, 0.5
    )
    _clouds(c, p, rng, 2)
    _meadow(c, p, rng, 0.7)
    dx, dy = c.near(u, 0.84)
    body = np.minimum(oval(dx, dy + 0.1, 0.24, 0.2), disc(dx, dy + 0.36, 0.17))
    lean = rng.uniform(-0.06, 0.06)
    if kind == 0:
        for side in (-1, 1):
            body = np.minimum(
                body, segment(dx, dy, (side * 0.07, -0.48), (side * 0.13 + lean, -0.72), 0.045)
            )
    elif kind == 1:
        for side in (-1, 1):
            ear = convex(
                dx - side * 0.11, dy + 0.46, ((-0.07, 0.02), (side * 0.05, -0.17), (0.07, 0.02))
            )
            body = np.minimum(body, ear)
        body = np.minimum(body, segment(dx, dy, (0.18, -0.06), (0.42, -0.28), 0.05))
    else:
        for side in (-1, 1):
            body = np.minimum(body, disc(dx - side * 0.14, dy + 0.48, 0.07))
    c.fill(c.inside(body - np.float32(0.02)), p.deep)
    c.fill(c.inside(body), p.mix(0.7))
    c.light(c.inside(body) * np.clip((dx * 0.8 - dy - 0.3), 0.0, 0.35), p.light)
    for eye in (-0.065, 0.065):
        c.fill(c.inside(disc(dx - eye, dy + 0.38, 0.034)), p.mix(3.0))
    vignette(c, 0.3)


def dinosaur(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A long neck and a long tail by a lake at sunrise."""
    u, base = rng.uniform(0.5, 0.6), rng.uniform(0.78, 0.84)
    sky(c, p.mix(1.0), p.mix(2.5), 0.8)
    orb(c, rng.uniform(0.62, 0.8), rng.uniform(0.4, 0.55), 0.2, p.light, 0.6)
    c.fill(c.below(0.66 - peaks(c.u, rng, 1.4, 3) * 0.16), p.mix(1.6))
    c.fill(c.below(base - 0.04 + waves(c.u, rng, 1.0, 1) * 0.02), p.mix(1.0))
    dx, dy = c.near(u, base)
    body = oval(dx, dy + 0.24, 0.3, 0.15)
    for start, end, radius in (
        ((0.2, -0.3), (0.4, -0.6), 0.055),
        ((0.4, -0.6), (0.58, -0.66), 0.06),
        ((-0.2, -0.26), (-0.5, -0.14), 0.06),
        ((-0.5, -0.14), (-0.8, -0.16), 0.035),
    ):
        body = np.minimum(body, segment(dx, dy, start, end, radius))
    for leg in (-0.18, -0.06, 0.1, 0.2):
        body = np.minimum(body, box(dx - leg, dy + 0.08, 0.045, 0.12))
    c.fill(c.inside(body), p.deep)
    for _ in range(4):
        fx, fy = c.near(rng.uniform(0.02, 0.98), base + 0.14)
        for angle in (-0.8, -0.3, 0.3, 0.8):
            tip = (0.2 * float(np.sin(angle)), -0.2 * float(np.cos(angle)))
            c.fill(c.inside(segment(fx, fy, (0.0, 0.0), tip, 0.016)), p.mix(0.3))
    c.fill(c.below(np.full_like(c.u, base + 0.1)), p.mix(0.3))
    vignette(c, 0.35)


def dragon(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A winged shape crosses the sun above the peaks."""
    u, v, tilt = rng.uniform(0.54, 0.66), rng.uniform(0.44, 0.5), rng.uniform(-0.3, 0.3)
    sky(c, p.mix(0.6), p.mix(2.1))
    orb(c, u + rng.uniform(-0.05, 0.05), v + 0.06, rng.uniform(0.28, 0.34), p.light, 0.7)
    for layer in range(3):
        c.fill(
            c.below(0.74 + 0.1 * layer - peaks(c.u, rng, 1.6 + layer) * 0.2),
            p.mix(1.5 - 0.6 * layer),
        )
        mist(c, 0.8 + 0.1 * layer, 0.08, p.mix(2.0), 0.2)
    dx, dy = c.near(u, v)
    x, y = turned(dx, dy, tilt)
    beast = oval(x, y, 0.2, 0.06)
    for start, end, radius in (
        ((0.14, 0.0), (0.34, -0.12), 0.03),
        ((0.34, -0.12), (0.43, -0.09), 0.038),
    ):
        beast = np.minimum(beast, segment(x, y, start, end, radius))
    tail = np.maximum(
        np.abs(y - 0.06 * np.sin(x * 9.0)) - 0.05 * np.clip(1.2 + x * 1.4, 0.1, 1),
        np.abs(x + 0.4) - 0.3,
    )
    beast = np.minimum(beast, tail)
    lift = rng.uniform(0.3, 0.42)
    for root, reach in ((0.1, -0.26), (0.02, 0.3)):
        wing = convex(x, y, ((root - 0.1, 0.0), (reach, -lift), (root + 0.1, 0.0)))
        web = convex(
            x,
            y,
            ((root - 0.14, 0.02), (reach - 0.28, -lift * 0.45), (reach, -lift), (root + 0.06, 0.0)),
        )
        beast = np.minimum(beast, np.minimum(wing, web))
    c.fill(c.inside(beast), p.deep)
    vignette(c, 0.35)


def lanterns(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Paper lanterns strung across a lane between curved eaves."""
    u = rng.uniform(0.54, 0.64)
    sky(c, p.mix(0.3), p.mix(1.5))
    glow(c, u, 0.9, 0.5, p.tone, 0.5)
    for layer in range(3):
        reach, top = 0.34 + 0.26 * layer, 0.58 - 0.17 * layer + rng.uniform(-0.04, 0.04)
        roofs: Field = np.full_like(c.u + c.v, 9.0)
        for side in (-1.0, 1.0):
            dx, dy = c.near(u, top)
            out = side * dx - reach
            eave = np.abs(dy - 0.1 * np.exp(-((out / 0.14) ** 2)) * -1.0 - 0.1 - 0.05 * out) - 0.035
            roof = np.maximum(eave - 0.02 * (out > 0.1), -0.02 - out)
            ridge = np.maximum(np.abs(dy + 0.02) - 0.14, 0.3 - out)
            wall = np.maximum(0.12 - out, 0.1 - dy)
            roofs = np.minimum(roofs, np.minimum(np.minimum(roof, ridge), wall))
        c.fill(c.inside(roofs), p.mix(1.0 - 0.4 * layer))
    c.fill(c.below(np.full_like(c.u, 0.93)), p.mix(0.3))
    sag = rng.uniform(0.1, 0.2)
    dx, dy = c.near(u, 0.26)
    string = dy - sag * (1.0 - (dx / 0.66) ** 2)
    c.fill(c.inside(np.maximum(np.abs(string) - 0.006, np.abs(dx) - 0.7)), p.deep)
    for index in range(5):
        across, size = (index - 2) * 0.3 + rng.uniform(-0.03, 0.03), rng.uniform(0.1, 0.13)
        x, y = dx - across, dy - sag * (1.0 - (across / 0.66) ** 2) - size - 0.03
        c.light(0.6 / (1.0 + (x * x + y * y) / 0.02) ** 1.6, p.mix(2.4))
        c.fill(c.inside(oval(x, y, size * 1.1, size)), p.mix(2.4))
        c.light(c.inside(oval(x, y, size * 0.7, size * 0.75), 0.05) * 0.8, p.light)
        c.fill(c.inside(box(x, y + size, size * 0.5, 0.016)), p.deep)
        c.fill(c.inside(box(x, y - size - 0.05, 0.014, 0.05)), p.mix(1.4))
    vignette(c, 0.4)


def castle(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Domes or towers of a tale on a hill, under a thin moon."""
    u, domes = rng.uniform(0.54, 0.66), rng.random() < 0.5
    sky(c, p.mix(0.6), p.mix(2.1))
    stars(c, rng, 18, p.light, 0.5)
    dx, dy = c.near(u + rng.uniform(0.18, 0.26), 0.22)
    crescent = np.maximum(disc(dx, dy, 0.13), 0.115 - np.hypot(dx + 0.06, dy + 0.03))
    glow(c, u, 0.5, 0.6, p.light, 0.5)
    c.fill(c.inside(crescent), p.light)
    dx, dy = c.near(u, 0.78)
    mass = box(dx, dy + 0.06, 0.52, 0.12)
    for x, half, tall in (
        (-0.42, 0.08, 0.3),
        (-0.2, 0.1, 0.42),
        (0.05, 0.14, 0.46),
        (0.3, 0.08, 0.36),
        (0.5, 0.06, 0.24),
    ):
        tall = tall * rng.uniform(0.9, 1.15)
        mass = np.minimum(mass, box(dx - x, dy + tall / 2, half, tall / 2))
        if domes:
            top = np.minimum(
                disc(dx - x, dy + tall, half * 1.15),
                segment(dx - x, dy + tall, (0, 0), (0, -half * 1.9), 0.014),
            )
        else:
            top = convex(
                dx - x, dy + tall, ((-half * 1.3, 0.0), (0.0, -half * 2.6), (half * 1.3, 0.0))
            )
        mass = np.minimum(mass, top)
    c.fill(c.inside(mass), p.mix(0.45))
    for x, high in ((-0.2, 0.26), (0.05, 0.3), (0.3, 0.2), (-0.42, 0.14)):
        c.fill(c.inside(box(dx - x, dy + high, 0.022, 0.045, 0.02)), p.light)
    c.fill(
        c.below(0.84 - 0.08 * np.exp(-(((c.u - u) / 0.2) ** 2)) + waves(c.u, rng, 1.0, 2) * 0.03),
        p.deep,
    )
    vignette(c, 0.35)


def birds(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A flight of birds across a large sun, reeds below."""
    u, v = rng.uniform(0.54, 0.7), rng.uniform(0.4, 0.5)
    sky(c, p.mix(1.0), p.mix(2.3))
    orb(c, u, v, rng.uniform(0.3, 0.38), p.light, 0.5)
    for layer in range(2):
        c.fill(
            c.below(0.78 + 0.1 * layer + waves(c.u, rng, 1.0, 2) * 0.04), p.mix(1.5 - 0.6 * layer)
        )
    dx, dy = c.near(u, v)
    flock = np.full_like(dx + dy, 9.0)
    for index in range(7):
        size = rng.uniform(0.07, 0.11) * (1.7 if index == 0 else 1.0)
        x = dx - (0.1 - 0.17 * index * (1 if index % 2 else -0.75)) - rng.uniform(-0.04, 0.04)
        y = dy - (-0.08 + 0.045 * index) - rng.uniform(-0.06, 0.06)
        for side in (-1, 1):
            tip = (side * size, -size * rng.uniform(0.3, 0.8))
            flock = np.minimum(flock, segment(x, y, (0.0, 0.0), tip, size * 0.17))
    c.fill(c.inside(flock), p.deep)
    for place in rng.uniform(0.0, 1.0, 8).tolist():
        rx, ry = c.near(place, 1.0)
        tip = (rng.uniform(-0.1, 0.1), -rng.uniform(0.16, 0.34))
        c.fill(c.inside(segment(rx, ry, (0.0, 0.0), tip, 0.014)), p.mix(0.15))
    vignette(c, 0.35)
