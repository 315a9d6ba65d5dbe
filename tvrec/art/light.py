"""Skies, sources of light with their glow, mist, beams and vignettes."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field

__all__ = ["beam", "glow", "mist", "orb", "sky", "stars", "vignette"]


def sky(c: Canvas, top: Field, bottom: Field, horizon: float = 1.0, bend: float = 1.3) -> None:
    """A vertical gradient down to the horizon."""
    t = np.clip(c.v / horizon, 0.0, 1.0) ** np.float32(bend)
    c.rgb[:] = top[:, None, None] + (bottom - top)[:, None, None] * t


def glow(c: Canvas, u: float, v: float, radius: float, colour: Field, amount: float = 0.7) -> None:
    """Light that falls off with distance from a point; radius in heights of the picture."""
    dx, dy = c.near(u, v)
    square = (dx * dx + dy * dy) / (radius * radius)
    c.light(amount / (1.0 + square) ** 1.5, colour)


def orb(c: Canvas, u: float, v: float, radius: float, colour: Field, halo: float = 0.5) -> None:
    """A sun or a moon: a glow, and a disc that is paler at its heart."""
    glow(c, u, v, radius * 2.4, colour, halo)
    dx, dy = c.near(u, v)
    away = np.hypot(dx, dy)
    c.fill(c.inside(away - radius), colour)
    c.light(0.35 * np.clip(1.0 - away / radius, 0.0, 1.0), np.ones(3, dtype=np.float32))


def mist(c: Canvas, v: float, depth: float, colour: Field, amount: float) -> None:
    """A soft level band of haze."""
    band = np.exp(-(((c.v - v) / depth) ** 2))
    c.fill(band * amount, colour)


def beam(
    c: Canvas,
    source: tuple[float, float],
    aim: float,
    spread: float,
    colour: Field,
    amount: float = 0.5,
    reach: float = 1.6,
) -> None:
    """A cone of light from a point; `aim` and `spread` in radians (0 right, π/2 down)."""
    dx, dy = c.near(*source)
    away = np.hypot(dx, dy)
    turn = np.arctan2(dy, dx) - np.float32(aim)
    turn = np.abs((turn + np.pi) % (2 * np.pi) - np.pi)
    cone = np.clip((spread - turn) / (0.35 * spread) + 0.3, 0.0, 1.0)
    c.light(amount * cone / (1.0 + (away / reach) ** 2), colour)


def stars(
    c: Canvas, rng: np.random.Generator, count: int, colour: Field, lowest: float = 1.0
) -> None:
    """Points of light, each with a soft edge."""
    us, vs = rng.uniform(0, 1, count), rng.uniform(0, lowest, count)
    powers, sizes = rng.uniform(0.0, 1.0, count) ** 2, rng.uniform(0.008, 0.02, count)
    sky_light = np.zeros(c.rgb.shape[1:], dtype=np.float32)
    for u, v, power, size in zip(us, vs, powers, sizes, strict=True):
        _spark(c, sky_light, (float(u), float(v)), 0.3 + 0.7 * float(power), float(size))
    c.light(sky_light, colour)


def _spark(c: Canvas, onto: Field, at: tuple[float, float], power: float, size: float) -> None:
    """One star, drawn only in the patch it reaches."""
    high, wide = onto.shape
    size = max(size, 0.75 * c.step)
    u, v = c.place(*at)
    reach = 3.0 * size
    top, bottom = int(max(0, (v - reach) * high)), int(max(0, (v + reach) * high + 1))
    left = int(max(0, (u - reach / c.aspect) * wide))
    right = int(max(0, (u + reach / c.aspect) * wide + 1))
    dx = (c.u[:, left:right] - at[0]) * c.aspect
    dy = c.v[top:bottom] - at[1]
    onto[top:bottom, left:right] += power * np.exp(-(dx * dx + dy * dy) / (size * size))


def vignette(c: Canvas, amount: float = 0.45, u: float = 0.58, v: float = 0.45) -> None:
    """Darker corners, about a point."""
    square = ((c.u - u) / 0.75) ** 2 + ((c.v - v) / 0.95) ** 2
    c.shade(amount * np.clip(square, 0.0, 1.2).astype(np.float32))
