"""Motifs of the city: skyline, alley, rooftops, clock, train, bridge, rain."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import beam, glow, mist, orb, sky, stars, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, convex, disc, segment, waves

__all__ = ["alley", "bridge", "clock", "rain", "rooftops", "skyline", "train"]


def _blocks(
    c: Canvas, rng: np.random.Generator, count: int, low: float, high: float
) -> tuple[Field, Field]:
    """Roof lines of a row of buildings (1, W), and each column's place in its building."""
    widths = rng.uniform(0.5, 1.5, count)
    edges = np.concatenate(([0.0], np.cumsum(widths) / widths.sum())).astype(np.float32) * 1.5 - 0.2
    roofs = rng.uniform(low, high, count).astype(np.float32)
    index = np.clip(np.searchsorted(edges, c.u[0], side="right") - 1, 0, count - 1)
    inner = (c.u[0] - edges[index]) / (edges[index + 1] - edges[index])
    return roofs[index][None, :], inner[None, :]


def skyline(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Towers in three depths, lit windows, a moon behind them."""
    u, v = rng.uniform(0.5, 0.78), rng.uniform(0.2, 0.4)
    sky(c, p.mix(0.4), p.mix(1.7))
    orb(c, u, v, rng.uniform(0.2, 0.28), p.light, 0.6)
    lift = rng.uniform(-0.06, 0.08)
    for layer, (count, low, high) in enumerate(((15, 0.26, 0.6), (12, 0.44, 0.74), (9, 0.66, 0.9))):
        roofs, inner = _blocks(c, rng, count, low + lift, high + lift)
        spire = np.exp(-np.abs(inner - 0.5) / 0.09) * rng.uniform(0.0, 0.16)
        tops = roofs - spire * (np.floor(roofs * 97.0) % 3 == 0)
        c.fill(c.below(tops), p.mix(1.55 - 0.62 * layer))
        across, down = (46, 24)[layer > 1], 20
        lit = rng.random((down, across)) < rng.uniform(0.16, 0.3)
        rows = (c.v[:, 0] * down).astype(np.intp) % down
        columns = (c.u[0] * across).astype(np.intp) % across
        pane = (inner > 0.14) & (inner < 0.86) & (np.abs(c.u * across % 1.0 - 0.5) < 0.4)
        pane = pane & (np.abs(c.v * down % 1.0 - 0.5) < 0.36) & (c.v > roofs + 0.05)
        if layer:
            c.fill((lit[np.ix_(rows, columns)] & pane) * np.float32(0.55 + 0.22 * layer), p.light)
        else:
            mist(c, 0.75, 0.2, p.mix(1.9), 0.35)
    vignette(c)


def alley(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Two dark walls, a street lamp with its cone, someone in a hat beneath it."""
    u = rng.uniform(0.55, 0.7)
    gap = rng.uniform(0.2, 0.27)
    sky(c, p.mix(1.0), p.mix(1.5))
    glow(c, u, 0.75, 0.5, p.mix(2.0), 0.5)
    far = np.abs(c.u - u)
    street = c.below(np.full_like(c.u, 0.8))
    c.fill(street, p.mix(0.7))
    for step in range(2):
        edge = gap * (1.0 + 0.75 * step)
        wall = np.clip((far - edge) * 40, 0.0, 1.0) * (c.v < 0.8 + 0.1 * step + far * 0.25)
        c.fill(wall.astype(np.float32), p.mix(0.75 - 0.45 * step))
    window = (np.abs((c.v * 4.2) % 1.0 - 0.5) < 0.22) & (np.abs(far - gap * 1.4) < 0.035)
    c.fill(window * np.float32(0.5 if rng.random() < 0.6 else 0.0) * (c.v < 0.55), p.mix(2.0))
    lamp = u + rng.uniform(-0.06, 0.02)
    beam(c, (lamp, 0.1), np.pi / 2, rng.uniform(0.42, 0.55), p.light, 0.75, 1.2)
    glow(c, lamp, 0.12, 0.12, p.light, 1.0)
    dx, dy = c.near(lamp, 0.92)
    c.light(0.5 * c.inside(np.hypot(dx / 0.5, dy / 0.09) - 1.0, 0.4), p.light)
    dx, dy = c.near(lamp + rng.uniform(0.02, 0.07), 0.9)
    man = convex(dx, dy, ((-0.15, 0.02), (-0.12, -0.33), (0.12, -0.33), (0.15, 0.02)))
    man = np.minimum(man, disc(dx, dy + 0.42, 0.075))
    man = np.minimum(
        man, np.minimum(box(dx, dy + 0.46, 0.15, 0.018), box(dx, dy + 0.52, 0.085, 0.06))
    )
    c.fill(c.inside(man), p.deep)
    vignette(c, 0.55, lamp)


def rooftops(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Steep gables of an old town, crooked, with one window awake."""
    u, v = rng.uniform(0.5, 0.75), rng.uniform(0.2, 0.35)
    sky(c, p.mix(0.8), p.mix(2.2))
    orb(c, u, v, rng.uniform(0.15, 0.22), p.light, 0.6)
    for layer in range(3):
        count = 4 - layer
        tone = p.mix(1.5 - 0.7 * layer)
        houses = np.full_like(c.u + c.v, 9.0)
        for place in ((np.arange(count) + rng.uniform(0.2, 0.8, count)) / count).tolist():
            dx, dy = c.near(place, 0.5 + 0.16 * layer + rng.uniform(-0.1, 0.06))
            wide, tall, lean = (
                rng.uniform(0.18, 0.32),
                rng.uniform(0.34, 0.5),
                rng.uniform(-0.1, 0.1),
            )
            roof = convex(dx, dy, ((-wide - 0.04, 0.02), (lean, -tall), (wide + 0.04, 0.02)))
            body = np.maximum(box(dx - lean * 0.2 * dy, dy - 0.5, wide, 0.5), -dy)
            stack = box(dx - wide * 0.55, dy + tall * 0.55, 0.03, tall * 0.3)
            houses = np.minimum(houses, np.minimum(np.minimum(roof, body), stack))
        c.fill(c.inside(houses), tone)
        if layer < 2:
            mist(c, 0.85, 0.25, p.mix(1.6 - 0.5 * layer), 0.45)
    for _ in range(3):
        dx, dy = c.near(rng.uniform(0.4, 0.9), rng.uniform(0.72, 0.9))
        c.fill(c.inside(box(dx, dy, 0.045, 0.06)) * 0.95, p.light)
        c.light(0.4 / (1.0 + (dx * dx + dy * dy) * 160), p.light)
    vignette(c)


def clock(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A great lit dial on a tower, its hands near some hour, the town below."""
    u = rng.uniform(0.55, 0.72)
    sky(c, p.mix(0.5), p.mix(1.6))
    stars(c, rng, 14, p.light, 0.6)
    glow(c, u, 0.44, 0.6, p.light, 0.5)
    roofs, _ = _blocks(c, rng, 9, 0.72, 0.92)
    c.fill(c.below(roofs), p.mix(0.8))
    dx, dy = c.near(u, 0.44)
    c.fill(c.inside(box(dx, dy - 0.3, 0.46, 0.75)), p.mix(0.45))
    c.fill(c.inside(disc(dx, dy, 0.4)), p.mix(1.5))
    c.fill(c.inside(disc(dx, dy, 0.36)), p.mix(2.75))
    away, turn = np.hypot(dx, dy), np.arctan2(dy, dx)
    ticks = (np.abs((turn * (12 / (2 * np.pi)) + 0.5) % 1.0 - 0.5) < 0.14) & (away > 0.28)
    c.fill((ticks & (away < 0.34)) * np.float32(0.8), p.mix(0.5))
    for long, wide, hand in (
        (0.27, 0.022, rng.uniform(0, 6.28)),
        (0.18, 0.03, rng.uniform(0, 6.28)),
    ):
        end = (long * float(np.cos(hand)), long * float(np.sin(hand)))
        c.fill(c.inside(segment(dx, dy, (0.0, 0.0), end, wide)), p.deep)
    front, _ = _blocks(c, rng, 6, 0.84, 0.97)
    c.fill(c.below(front), p.deep)
    vignette(c)


def train(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A steam engine on a trestle, its smoke drawn out behind it."""
    u, rail = rng.uniform(0.6, 0.7), rng.uniform(0.72, 0.78)
    sky(c, p.mix(0.8), p.mix(2.3), rail)
    glow(c, rng.uniform(0.7, 0.9), rail - 0.1, 0.45, p.light, 0.7)
    c.fill(c.below(rail - 0.08 + waves(c.u, rng, 0.9, 2) * 0.07), p.mix(1.4))
    dx, dy = c.near(u, rail)
    for puff in range(7):
        far, size = 0.17 * puff, 0.09 + 0.02 * puff
        cloud = disc(dx - 0.3 + far, dy + 0.5 + 0.02 * puff + rng.uniform(-0.02, 0.02), size)
        c.fill(c.inside(cloud, 0.05) * (0.85 - 0.1 * puff), p.mix(2.7))
    engine = np.minimum(
        box(dx - 0.2, dy + 0.22, 0.26, 0.1, 0.04), box(dx + 0.14, dy + 0.27, 0.12, 0.19)
    )
    engine = np.minimum(engine, box(dx + 0.14, dy + 0.46, 0.15, 0.02))
    engine = np.minimum(
        engine,
        convex(dx - 0.33, dy + 0.3, ((-0.03, 0.0), (-0.05, -0.16), (0.05, -0.16), (0.03, 0.0))),
    )
    engine = np.minimum(
        engine, convex(dx - 0.46, dy, ((-0.02, -0.14), (0.0, -0.14), (0.12, 0.0), (-0.02, 0.0)))
    )
    engine = np.minimum(engine, box(dx - 0.06, dy + 0.09, 0.44, 0.035))
    for wheel, size in ((-0.16, 0.09), (0.06, 0.09), (0.26, 0.06), (0.4, 0.06)):
        engine = np.minimum(engine, disc(dx - wheel, dy + size, size))
    for car in range(5):
        engine = np.minimum(engine, box(dx + 0.56 + 0.52 * car, dy + 0.19, 0.23, 0.13))
    c.fill(c.inside(engine), p.mix(0.15))
    panes = (
        (np.abs((dx + 0.3) * 5.8 % 1.0 - 0.5) < 0.28) & (np.abs(dy + 0.23) < 0.05) & (dx < -0.34)
    )
    c.fill(panes * np.float32(0.9), p.light)
    c.fill(c.inside(box(dx + 0.14, dy + 0.34, 0.06, 0.06)), p.light)
    c.fill(c.inside(box(dx, dy - 0.02, 9.0, 0.022)), p.deep)
    legs = (np.abs(dx * 3.2 % 1.0 - 0.5) < 0.09) & (dy > 0)
    c.fill(legs * np.float32(0.9), p.deep)
    c.fill(c.below(0.94 + waves(c.u, rng, 1.2) * 0.02), p.deep)
    vignette(c, 0.35)


def bridge(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A hanging bridge over dark water, its lamps doubled below."""
    u, deck = rng.uniform(0.56, 0.68), rng.uniform(0.62, 0.68)
    sky(c, p.mix(0.5), p.mix(2.0), deck + 0.1)
    orb(c, rng.uniform(0.4, 0.8), rng.uniform(0.2, 0.32), rng.uniform(0.1, 0.17), p.light, 0.5)
    roofs, _ = _blocks(c, rng, 16, deck - 0.16, deck + 0.02)
    c.fill(c.below(roofs), p.mix(1.3))
    c.fill(c.below(np.full_like(c.u, deck + 0.07)), p.mix(0.6))
    glow(c, u, deck + 0.1, 0.5, p.tone, 0.4)
    dx, dy = c.near(u, deck)
    for tower in (-0.62, 0.62):
        c.fill(c.inside(box(dx - tower, dy + 0.06, 0.05, 0.42)), p.deep)
        c.fill(c.inside(box(dx - tower, dy + 0.46, 0.07, 0.025)), p.deep)
    reach = np.abs((dx / 0.62 + 1.0) % 2.0 - 1.0)
    cable = dy + 0.06 + 0.38 * reach**2
    c.fill(c.inside(np.abs(cable) - 0.016), p.mix(0.1))
    rods = (np.abs(dx * 9.0 % 1.0 - 0.5) < 0.06) & (cable > 0) & (dy < 0)
    c.fill(rods * np.float32(0.75), p.mix(0.1))
    c.fill(c.inside(np.abs(dy) - 0.03), p.deep)
    lamp = np.exp(-(((dx * 4.5 % 1.0 - 0.5) / 0.16) ** 2))
    c.light(lamp * np.exp(-(((dy + 0.05) / 0.03) ** 2)), p.light)
    c.light(
        lamp * np.clip((dy - 0.07) * 8, 0, 1) * np.exp(-np.clip(dy, 0, 1) / 0.16) * 0.7, p.light
    )
    vignette(c, 0.4)


def rain(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A wet street, lamps and shop lights run down into it, someone under an umbrella."""
    u, ground = rng.uniform(0.54, 0.66), rng.uniform(0.66, 0.72)
    sky(c, p.mix(0.5), p.mix(1.3), ground)
    roofs, _ = _blocks(c, rng, 11, 0.12, 0.42)
    c.fill(c.below(roofs + 0.25 * np.exp(-(((c.u - u) / 0.16) ** 2))), p.mix(0.7))
    glow(c, u, ground - 0.15, 0.4, p.mix(2.2), 0.75)
    c.fill(c.below(np.full_like(c.u, ground)), p.mix(0.5))
    for place in (u + np.array((-0.38, -0.2, -0.09, 0.08, 0.2, 0.36))).tolist():
        dx, dy = c.near(place, ground - rng.uniform(0.12, 0.3))
        tone = rng.uniform(1.9, 3.0)
        c.light(0.95 / (1.0 + (dx * dx + dy * dy) * 140), p.mix(tone))
        shake = dx + 0.02 * np.sin(c.v * 70 + rng.uniform(0, 6))
        run = np.exp(-((shake / 0.05) ** 2)) * c.below(np.full_like(c.u, ground))
        c.light(run * np.exp(-(c.v - ground) / 0.2) * 0.85, p.mix(tone))
    dx, dy = c.near(u + rng.uniform(-0.04, 0.04), 0.92)
    man = convex(dx, dy, ((-0.1, 0.0), (-0.08, -0.36), (0.08, -0.36), (0.1, 0.0)))
    dome = np.maximum(np.hypot(dx, dy + 0.42) - 0.24, dy + 0.44)
    c.fill(c.inside(np.minimum(np.minimum(man, dome), box(dx, dy + 0.46, 0.012, 0.24))), p.deep)
    streak = np.sin((c.u * c.aspect + c.v * 0.25) * rng.uniform(55, 70)) * np.sin(
        c.v * 9 + c.u * 37
    )
    c.light(np.clip(streak - 0.55, 0.0, 1.0) * 0.35, p.light)
    vignette(c, 0.45)
