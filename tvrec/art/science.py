"""Motifs of study: curves on a board, a graph of nodes, geometry, orbits, a flask."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import glow, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, segment, turned

__all__ = ["board", "flask", "geometry", "graph", "orbits"]


def _ground(c: Canvas, p: Colours, u: float) -> tuple[Field, Field]:
    """A dark board with faint squares; gives offsets from its middle."""
    sky(c, p.mix(0.75), p.mix(0.45))
    glow(c, u, 0.42, 0.8, p.shade, 0.8)
    dx, dy = c.near(u, 0.52)
    grid = np.maximum(np.abs(dx * 4.5 % 1.0 - 0.5), np.abs(dy * 4.5 % 1.0 - 0.5)) > 0.475
    c.light(grid * np.float32(0.13), p.light)
    return dx, dy


def _chalk(c: Canvas, p: Colours, stroke: Field, tone: float, amount: float = 1.0) -> None:
    """A stroke, its distance given, with a little dust of light about it."""
    c.light(0.45 * amount * np.exp(-((np.maximum(stroke, 0.0) / 0.06) ** 2)), p.tone)
    c.fill(c.inside(stroke) * amount, p.mix(tone))


def board(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Axes, a wave, a parabola and two vectors in chalk."""
    dx, dy = _ground(c, p, rng.uniform(0.5, 0.62))
    c.fill(c.inside(np.minimum(np.abs(dx) - 0.012, np.abs(dy) - 0.012)) * 0.7, p.mix(2.2))
    kind = int(rng.integers(3))
    if kind == 0:
        wave = 0.28 * np.sin(dx * rng.uniform(3.5, 5.0) + rng.uniform(0, 6))
    elif kind == 1:
        wave = (
            0.62 * np.exp(-(((dx - rng.uniform(-0.1, 0.1)) / rng.uniform(0.22, 0.36)) ** 2)) - 0.24
        )
    else:
        wave = 0.36 - rng.uniform(0.6, 1.1) * (dx - rng.uniform(-0.1, 0.1)) ** 2
    slope = np.abs(np.gradient(wave[0]) / np.gradient(dx[0]))[None, :]
    _chalk(c, p, (np.abs(dy + wave) - 0.02) / np.sqrt(1.0 + slope**2), 3.0)
    for tip in ((rng.uniform(0.4, 0.6), -0.36), (rng.uniform(-0.5, 0.5), 0.3)):
        arrow = segment(dx, dy, (0.0, 0.0), tip, 0.018)
        _chalk(c, p, np.minimum(arrow, disc(dx - tip[0], dy - tip[1], 0.055)), 2.4, 0.9)
    c.fill(c.below(np.full_like(c.u, 0.93)), p.mix(1.3))
    c.fill(c.below(np.full_like(c.u, 0.97)), p.deep)
    vignette(c, 0.45)


def graph(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Nodes joined by edges, one path among them lit."""
    dx, dy = _ground(c, p, 0.6)
    places = [
        (-0.8 + 0.4 * column + rng.uniform(-0.08, 0.08), high + rng.uniform(-0.07, 0.07))
        for column in range(5)
        for high in ((-0.26, 0.26) if column % 2 else (-0.32, 0.0, 0.32))
    ]
    for i, a in enumerate(places):
        for b in places[i + 1 :]:
            if np.hypot(a[0] - b[0], a[1] - b[1]) < 0.5 and rng.random() < 0.8:
                c.fill(c.inside(segment(dx, dy, a, b, 0.008)) * 0.6, p.tone)
    path = [places[int(rng.integers(3))], places[3 + int(rng.integers(2))]]
    path += [places[5 + int(rng.integers(3))], places[8 + int(rng.integers(2))]]
    path.append(places[10 + int(rng.integers(3))])
    for a, b in pairwise(path):
        _chalk(c, p, segment(dx, dy, a, b, 0.02), 2.9)
    for node in places:
        lit = node in path
        c.fill(c.inside(disc(dx - node[0], dy - node[1], 0.1 if lit else 0.06)), p.mix(0.6))
        c.fill(
            c.inside(disc(dx - node[0], dy - node[1], 0.08 if lit else 0.045)),
            p.mix(3 if lit else 2),
        )
    vignette(c, 0.4)


def geometry(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A circle, what is inscribed in it, and the tangents beside it."""
    dx, dy = _ground(c, p, rng.uniform(0.54, 0.64))
    away = np.hypot(dx, dy)
    spin, sides = rng.uniform(0, 6.28), int(rng.integers(3, 6))
    corners = [
        (
            0.36 * float(np.cos(spin + k * 2 * np.pi / sides)),
            0.36 * float(np.sin(spin + k * 2 * np.pi / sides)),
        )
        for k in range(sides)
    ]
    shape = convex(dx, dy, corners)
    c.fill(c.inside(shape) * 0.55, p.tone)
    _chalk(c, p, np.abs(shape) - 0.014, 2.5)
    _chalk(c, p, np.abs(away - 0.38) - 0.018, 3.0)
    far = rng.uniform(0.7, 0.9)
    _chalk(c, p, np.abs(np.hypot(dx + far, dy + 0.12) - 0.2) - 0.012, 2.1, 0.7)
    x, y = turned(dx, dy, rng.uniform(-0.3, 0.3))
    c.fill(c.inside(np.abs(y + 0.38) - 0.01) * 0.7, p.mix(2.2))
    c.fill(c.inside(np.abs(x) - 0.008) * 0.5, p.mix(2.2))
    for a, b in corners:
        c.fill(c.inside(disc(dx - a, dy - b, 0.045)), p.light)
    vignette(c, 0.4)


def orbits(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A sun and the paths about it, a world on each."""
    u, v, squash = rng.uniform(0.54, 0.66), rng.uniform(0.46, 0.54), rng.uniform(0.3, 0.42)
    sky(c, p.mix(0.25), p.mix(0.8))
    stars(c, rng, 22, p.light)
    dx, dy = c.near(u, v)
    x, y = turned(dx, dy, rng.uniform(-0.4, 0.4))
    away = np.hypot(x, y / squash)
    for radius in (0.36, 0.66, 1.0):
        ring = (np.abs(away - radius) - 0.012) * squash
        c.light(c.inside(ring, 0.03) * 0.65, p.mix(2.3))
        turn = rng.uniform(0, 6.28)
        px, py = radius * float(np.cos(turn)), radius * squash * float(np.sin(turn))
        size = rng.uniform(0.06, 0.1)
        c.fill(c.inside(disc(x - px, y - py, size)), p.mix(rng.uniform(1.8, 2.6)))
        c.shade(c.inside(disc(x - px, y - py, size)) * np.clip((x - px) * 6, 0, 0.7))
    glow(c, u, v, 0.3, p.light, 0.95)
    c.fill(c.inside(disc(dx, dy, 0.13)), p.mix(3.0))
    vignette(c, 0.35)


def flask(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A laboratory: a glowing flask among tubes, vapour, a dark shelf."""
    u = rng.uniform(0.54, 0.66)
    sky(c, p.mix(0.4), p.mix(0.9))
    glow(c, u, 0.62, 0.55, p.tone, 0.95)
    dx, dy = c.near(u, 0.62)
    for puff in range(5):
        cloud = disc(dx - 0.05 * np.sin(puff * 1.8), dy + 0.56 + 0.1 * puff, 0.06 + 0.025 * puff)
        c.light(c.inside(cloud, 0.1) * (0.5 - 0.08 * puff), p.mix(2.4))
    glass = np.minimum(disc(dx, dy, 0.26), box(dx, dy + 0.3, 0.065, 0.2))
    glass = np.minimum(glass, box(dx, dy + 0.49, 0.1, 0.025))
    c.fill(c.inside(np.abs(glass) - 0.018), p.mix(2.3))
    level = rng.uniform(-0.08, 0.02)
    fluid = np.maximum(disc(dx, dy, 0.235), level - dy)
    c.fill(c.inside(fluid), p.mix(2.6))
    c.light(
        c.inside(fluid) * np.clip(0.4 - np.hypot(dx + 0.06, dy - 0.05) * 1.6, 0.0, 0.5), p.light
    )
    for _ in range(4):
        bx, by = dx - rng.uniform(-0.12, 0.12), dy - rng.uniform(0.0, 0.15)
        c.fill(c.inside(disc(bx, by, 0.025)) * 0.8, p.mix(3.0))
    for x, tall in ((-0.62, 0.42), (-0.46, 0.3), (0.5, 0.5), (0.68, 0.34)):
        bottle = np.minimum(
            box(dx - x, dy - 0.26 + tall / 2, 0.06, tall / 2, 0.03),
            box(dx - x, dy - 0.26 + tall, 0.025, 0.07),
        )
        c.fill(c.inside(bottle), p.mix(0.25))
        c.light(c.inside(np.abs(bottle) - 0.008) * 0.3, p.tone)
    c.fill(c.below(np.full_like(c.u, 0.88)), p.deep)
    vignette(c, 0.45)
