"""Motifs of space: a ringed planet, a comet, a rocket, the moon close by, tripods."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import beam, glow, mist, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import convex, disc, oval, peaks, segment, turned, waves

__all__ = ["comet", "great_moon", "planet", "rocket", "tripods"]


def _ball(
    c: Canvas, u: float, v: float, radius: float, lit: Field, dark: Field, aim: float
) -> Field:
    """A lit sphere; gives its cover."""
    dx, dy = c.near(u, v)
    cover = c.inside(disc(dx, dy, radius))
    toward = (dx * float(np.cos(aim)) + dy * float(np.sin(aim))) / radius
    day = np.clip(toward * 1.0 + 0.5, 0.0, 1.0)
    c.fill(cover, dark)
    c.fill(cover * day, lit)
    return cover


def planet(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A banded planet with its ring among stars, and a small moon."""
    u, v, radius = rng.uniform(0.55, 0.68), rng.uniform(0.45, 0.55), rng.uniform(0.3, 0.36)
    sky(c, p.mix(0.2), p.mix(0.9))
    c.light(0.3 * np.exp(-(((c.v - 0.5 - waves(c.u, rng, 0.8, 2) * 0.25) / 0.25) ** 2)), p.shade)
    stars(c, rng, 30, p.light)
    aim, tilt = rng.uniform(2.9, 4.2), rng.uniform(-0.45, 0.45)
    glow(c, u, v, radius * 1.5, p.tone, 0.5)
    dx, dy = c.near(u, v)
    tx, ty = turned(dx, dy, tilt)
    band = np.hypot(tx, ty / 0.26)
    ring = c.inside(np.abs(band - radius * 1.7) - radius * 0.22) * 0.95
    c.fill(ring * (ty < 0), p.mix(2.4))
    cover = _ball(c, u, v, radius, p.mix(2.5), p.mix(0.5), aim)
    stripes = np.sin(ty / radius * 9.0 + rng.uniform(0, 6)) * 0.16
    c.fill(cover * np.clip(stripes * 1.6, 0.0, 1.0), p.mix(1.3))
    c.fill(ring * (ty >= 0), p.mix(2.9))
    _ball(c, u - rng.uniform(0.26, 0.36), v + rng.uniform(-0.3, 0.2), 0.07, p.light, p.shade, aim)
    vignette(c, 0.3)


def comet(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A comet over dark hills, its tail across the sky."""
    u, v, aim = rng.uniform(0.62, 0.8), rng.uniform(0.3, 0.5), rng.uniform(0.2, 0.5)
    sky(c, p.mix(0.3), p.mix(1.5))
    stars(c, rng, 34, p.light, 0.75)
    dx, dy = c.near(u, v)
    tx, ty = turned(dx, dy, aim)
    tail = np.clip(-tx, 0.0, 3.0)
    c.light(
        np.exp(-((ty / (0.03 + tail * 0.11)) ** 2)) * np.exp(-tail / 0.55) * (tx < 0.03), p.light
    )
    glow(c, u, v, 0.1, p.light, 1.0)
    c.fill(c.inside(disc(dx, dy, 0.055)), p.light)
    c.fill(c.below(0.8 - peaks(c.u, rng, 1.8) * 0.16), p.mix(0.7))
    c.fill(c.below(0.92 + waves(c.u, rng, 1.2, 2) * 0.04), p.deep)
    vignette(c, 0.35)


def rocket(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A rocket on its fire, climbing away from a curved world."""
    u, v, lean = rng.uniform(0.54, 0.66), rng.uniform(0.38, 0.46), rng.uniform(0.3, 0.9)
    sky(c, p.mix(0.2), p.mix(1.5))
    stars(c, rng, 32, p.light, 0.8)
    orb(c, u + rng.uniform(0.16, 0.26), rng.uniform(0.16, 0.26), 0.1, p.light, 0.4)
    dx, dy = c.near(u - 0.1, 1.9)
    world = disc(dx, dy, 1.12)
    c.light(0.8 * np.exp(-np.clip(world, 0, 9) / 0.06) * (world > 0), p.tone)
    c.fill(c.inside(world), p.mix(0.7))
    dx, dy = c.near(u, v)
    tx, ty = turned(dx, dy, lean)
    tail = np.clip(ty - 0.2, 0.0, 3.0)
    fire = np.exp(-((tx / (0.05 + tail * 0.13)) ** 2)) * np.exp(-tail / 0.4) * (ty > 0.18)
    c.light(np.clip(fire * 1.5, 0.0, 1.0), p.light)
    body = np.maximum(oval(tx, ty, 0.125, 0.38), ty - 0.22)
    fins = convex(tx, ty, ((-0.06, 0.02), (0.06, 0.02), (0.24, 0.3), (-0.24, 0.3)))
    c.fill(c.inside(fins), p.mix(1.6))
    c.fill(c.inside(body), p.mix(2.9))
    c.fill(c.inside(body) * np.clip(0.1 + tx * 6.0, 0.0, 0.8), p.mix(1.0))
    c.fill(c.inside(disc(tx, ty + 0.06, 0.04)), p.deep)
    vignette(c, 0.3)


def great_moon(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """The moon very near, pitted, a shell or a traveller before it."""
    u, v, radius = rng.uniform(0.58, 0.7), rng.uniform(0.5, 0.6), rng.uniform(0.42, 0.5)
    sky(c, p.mix(0.2), p.mix(1.2))
    stars(c, rng, 34, p.light)
    glow(c, u, v, radius * 1.4, p.light, 0.5)
    cover = _ball(c, u, v, radius, p.mix(3.0), p.mix(1.3), rng.uniform(2.6, 4.2))
    dx, dy = c.near(u, v)
    for _ in range(8):
        turn, out = rng.uniform(0, 6.28), rng.uniform(0.1, 0.85) * radius
        size = rng.uniform(0.04, 0.11)
        x, y = dx - out * float(np.cos(turn)), dy - out * float(np.sin(turn))
        c.fill(cover * c.inside(disc(x, y, size), 0.03) * 0.5, p.mix(1.5))
        c.fill(cover * c.inside(disc(x - 0.02, y - 0.02, size * 0.8), 0.03) * 0.5, p.mix(2.5))
    ground = 0.86 - peaks(c.u, rng, 2.0, 3) * 0.1
    c.fill(c.below(ground), p.mix(0.4))
    vignette(c, 0.3)


def tripods(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Machines on three legs stride over a burning town."""
    base = rng.uniform(0.82, 0.88)
    sky(c, p.mix(0.8), p.mix(2.2), 0.9)
    glow(c, rng.uniform(0.4, 0.6), 0.95, 0.7, p.light, 0.8)
    lead = rng.uniform(0.6, 0.7)
    for place, size, tone in ((lead - 0.3, 0.5, 1.3), (lead + 0.22, 0.65, 0.9), (lead, 1.0, 0.1)):
        dx, dy = c.near(place, base)
        x, y = dx / size, dy / size
        body = np.minimum(oval(x, y + 0.64, 0.25, 0.12), oval(x, y + 0.74, 0.13, 0.1))
        for foot, knee in ((-0.34, -0.24), (0.05, 0.07), (0.36, 0.26)):
            leg = segment(x, y, (knee * 0.4, -0.6), (knee, -0.34), 0.032)
            body = np.minimum(
                body, np.minimum(leg, segment(x, y, (knee, -0.34), (foot, 0.1), 0.03))
            )
        c.fill(c.inside(body * np.float32(size), 0.01), p.mix(tone))
        if tone < 1.2:
            eye = (place - 0.12 * size * c.shrink / c.aspect, base - 0.64 * size * c.shrink)
            beam(c, eye, np.pi - rng.uniform(0.25, 0.5), 0.12, p.light, 0.8, 0.9)
            glow(c, *eye, 0.05 * size, p.light, 1.0)
        else:
            mist(c, 0.8, 0.25, p.mix(1.9), 0.4)
    roofs = base + 0.06 - 0.08 * np.abs((c.u * rng.uniform(7, 9)) % 1.0 * 2 - 1)
    c.fill(c.below(roofs), p.deep)
    vignette(c, 0.4)
