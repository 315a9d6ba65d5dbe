"""Motifs of sound: waveform, record, piano keys, strings, organ pipes, concentric tones."""

from __future__ import annotations

import numpy as np

from tvrec.art.canvas import Canvas, Field
from tvrec.art.light import beam, glow, mist, sky, vignette
from tvrec.art.palettes import Colours
from tvrec.art.shapes import box, disc, oval, segment, turned, waves

__all__ = [
    "cassette",
    "gramophone",
    "microphone",
    "organ",
    "piano",
    "record",
    "ripples",
    "strings",
    "waveform",
]


def waveform(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Bars of sound about a middle line, brightest where the light passes."""
    u, v = rng.uniform(0.5, 0.72), rng.uniform(0.46, 0.54)
    sky(c, p.mix(0.4), p.mix(0.8))
    glow(c, u, v, 0.6, p.tone, 0.6)
    count = 21
    place = np.arange(count) / count
    power = np.abs(np.sin(place * rng.uniform(5, 8) + rng.uniform(0, 6)))
    power = (0.16 + 0.84 * power * rng.uniform(0.35, 1.0, count)).astype(np.float32) * 0.4
    index = np.minimum((c.u * count).astype(np.intp), count - 1)
    inner = np.abs(c.u * count % 1.0 - 0.5)
    body = np.clip((power[index] - np.abs(c.v - v)) / c.step + 0.5, 0.0, 1.0)
    body = body * (inner < 0.36)
    c.fill(body * 0.9, p.mix(1.8))
    near = np.exp(-(((c.u - u) / 0.24) ** 2))
    c.fill(body * near, p.light)
    c.fill(body * (c.v > v) * np.float32(0.4), p.mix(0.7))
    vignette(c, 0.4)


def record(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A turning disc with its sheen, a coloured label, the arm laid on it."""
    u, v = rng.uniform(0.54, 0.68), rng.uniform(0.5, 0.6)
    sky(c, p.mix(1.7), p.mix(0.9))
    glow(c, u - 0.2, 0.1, 0.7, p.light, 0.45)
    size = rng.uniform(0.85, 1.35)
    dx, dy = c.near(u, v + 0.25 * (size - 1.0))
    dx, dy = dx / size, dy / size
    away, turn = np.hypot(dx, dy), np.arctan2(dy, dx)
    c.shade(0.5 * c.inside(disc(dx - 0.03, dy - 0.05, 0.46), 0.12))
    plate = c.inside(away - np.float32(0.46))
    c.fill(plate, p.deep)
    sheen = np.clip(np.cos(2.0 * (turn - rng.uniform(0, 3.1))), 0.0, 1.0) ** 5
    grooves = 0.75 + 0.25 * np.sin(away * 130)
    c.light(plate * sheen * grooves * 0.55, p.light)
    c.fill(c.inside(disc(dx, dy, 0.18)), p.mix(2.3))
    c.fill(c.inside(np.abs(away - 0.13) - 0.012) * 0.6, p.shade)
    c.fill(c.inside(disc(dx, dy, 0.03)), p.deep)
    arm = segment(dx, dy, (0.66, -0.42), (0.5, 0.12), 0.026)
    arm = np.minimum(arm, segment(dx, dy, (0.5, 0.12), (0.32, 0.24), 0.026))
    c.fill(c.inside(np.minimum(arm, disc(dx - 0.66, dy + 0.42, 0.09))), p.light)
    vignette(c, 0.45)


def piano(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A keyboard in slanting light, one key held down."""
    sky(c, p.mix(0.2), p.mix(1.0), 0.5)
    u = rng.uniform(0.5, 0.72)
    glow(c, u, 0.2, 0.6, p.tone, 0.7)
    top, lean = rng.uniform(0.26, 0.36), rng.uniform(-0.5, 0.5)
    across = (c.u - 0.5) / (1.0 + 0.28 * (c.v - 0.6)) + lean * 0.1 * (c.v - top)
    count = 13
    white = across * count + 100.0 + rng.uniform(0, 1)
    keys = c.below(np.full_like(c.u, top))
    shine = np.clip(1.0 - np.abs(c.u - u) / 0.55, 0.0, 1.0)
    c.fill(keys, p.mix(2.2))
    c.fill(keys * shine, p.mix(2.9))
    gap = np.abs(white % 1.0 - 0.5) > 0.46
    c.fill(keys * gap * np.float32(0.75), p.mix(0.6))
    held = np.floor(white) == np.floor((u - 0.5) * count + 100.0)
    c.fill(keys * held * np.float32(0.85), p.tone)
    index = np.floor(white + 0.5).astype(np.intp) % 7
    raised = np.array((0, 1, 1, 0, 1, 1, 1), dtype=np.float32)[index]
    black = (np.abs((white + 0.5) % 1.0 - 0.5) < 0.29) & (c.v < top + 0.38)
    c.fill(keys * black * raised, p.deep)
    edge = (np.abs(c.v - top - 0.34) < 0.02) & (np.abs((white + 0.5) % 1.0 - 0.5) < 0.22)
    c.light(keys * edge * raised * np.float32(0.4) * shine, p.light)
    c.shade(0.75 * np.clip(1.0 - (c.v - top) / 0.08, 0.0, 1.0) * keys)
    vignette(c, 0.55, u)


def strings(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """The body of a violin in half light, its strings and sound holes."""
    u, v, tilt = rng.uniform(0.54, 0.66), rng.uniform(0.46, 0.56), rng.uniform(-1.35, -0.95)
    sky(c, p.mix(0.7), p.mix(0.2))
    glow(c, u, v, 0.8, p.shade, 0.9)
    dx, dy = c.near(u, v)
    x, y = turned(dx, dy, tilt)
    body = np.minimum(disc(x, y - 0.3, 0.36), disc(x, y + 0.26, 0.29))
    body = np.minimum(body, box(x, y, 0.22, 0.25))
    body = np.maximum(body, 0.16 - np.hypot(np.abs(x) - 0.36, y + 0.0))
    cover = c.inside(body)
    c.fill(c.inside(body - np.float32(0.03)), p.deep)
    c.fill(cover, p.mix(1.9))
    c.light(cover * np.clip(0.35 - y * 0.5 - x * 0.9, 0.0, 0.6), p.light)
    neck = box(x, y + 0.9, 0.055, 0.62)
    c.fill(c.inside(neck), p.deep)
    for side in (-1.0, 1.0):
        c.fill(c.inside(oval(x - side * 0.16, y - 0.06, 0.024, 0.12)), p.deep)
    c.fill(c.inside(box(x, y - 0.1, 0.13, 0.022)), p.light)
    for string in (-0.045, -0.015, 0.015, 0.045):
        c.fill(c.inside(np.maximum(np.abs(x - string) - 0.006, y - 0.4)) * 0.9, p.light)
    c.fill(c.inside(box(x, y - 0.44, 0.06, 0.09)), p.deep)
    vignette(c, 0.5)


def organ(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Organ pipes that rise to an arch, light from high on one side."""
    u = rng.uniform(0.52, 0.64)
    sky(c, p.mix(0.6), p.mix(0.3))
    glow(c, u, 0.3, 0.6, p.tone, 0.4)
    count = 15
    cell = (c.u - u) * count + 0.5
    index = np.floor(cell)
    tall = 0.14 + 0.075 * np.abs(index) + 0.12 * (np.abs(index) % 4 == 0)
    pipe = c.below(tall.astype(np.float32)) * (np.abs(cell % 1.0 - 0.5) < 0.4)
    lit = np.clip(1.0 - np.abs(cell % 1.0 - 0.34) / 0.36, 0.0, 1.0)
    c.fill(pipe, p.mix(1.2))
    c.fill(pipe * lit * np.exp(-(((c.u - u) / 0.34) ** 2)), p.mix(3.0))
    mouth = np.abs(c.v - 0.72 + 0.012 * np.abs(index)) < 0.035
    c.fill(pipe * mouth * np.float32(0.7), p.deep)
    dx, dy = c.near(u, 0.62)
    arch = np.minimum(disc(dx, dy, 0.98), box(dx, dy - 0.5, 0.98, 0.5))
    c.fill(1.0 - c.inside(arch), p.mix(0.25))
    beam(c, (u + 0.3, -0.3), 2.2, 0.14, p.light, 0.45, 1.6)
    c.fill(c.below(np.full_like(c.u, 0.9)), p.deep)
    vignette(c, 0.4)


def ripples(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """Tones that spread in rings from two sources and cross."""
    u, v = rng.uniform(0.48, 0.62), rng.uniform(0.4, 0.6)
    sky(c, p.mix(0.2), p.mix(1.0))
    field: Field = np.zeros_like(c.u + c.v)
    pitch = rng.uniform(15, 22)
    for place, high in ((u, v), (u + rng.uniform(0.18, 0.3), v + rng.uniform(-0.3, 0.3))):
        dx, dy = c.near(place, high)
        away = np.hypot(dx, dy)
        field += np.cos(away * pitch) * np.exp(-away * 1.1)
        glow(c, place, high, 0.22, p.light, 0.8)
    c.light(np.clip(field, 0.0, 1.0) * 0.8, p.mix(2.2))
    c.shade(np.clip(-field, 0.0, 0.6))
    mist(c, 0.5 + rng.uniform(-0.2, 0.2), 0.2, p.tone, 0.15)
    c.light(0.25 * np.clip(waves(c.u, rng, 1.5, 2), 0.0, 1.0) * (c.v > 0.9), p.tone)
    vignette(c, 0.5)


def gramophone(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A horn of brass on its box, a record turning under it."""
    u = rng.uniform(0.56, 0.64)
    sky(c, p.mix(1.0), p.mix(0.5))
    glow(c, u - 0.1, 0.4, 0.7, p.tone, 0.7)
    dx, dy = c.near(u, 0.8)
    c.fill(c.below(np.full_like(c.u, 0.92)), p.mix(0.3))
    c.fill(c.inside(box(dx - 0.1, dy - 0.02, 0.38, 0.12, 0.02)), p.mix(0.15))
    c.light(c.inside(box(dx - 0.1, dy + 0.08, 0.38, 0.018)) * 0.6, p.light)
    c.fill(c.inside(oval(dx - 0.1, dy + 0.13, 0.33, 0.05)), p.deep)
    c.fill(c.inside(oval(dx - 0.1, dy + 0.13, 0.1, 0.02)), p.tone)
    x, y = turned(dx + 0.1, dy + 0.38, rng.uniform(0.15, 0.4))
    along = np.clip((x + 0.34) / 0.76, 0.0, 1.0)
    flare = 0.03 + 0.34 * (1.0 - along) ** 1.9
    horn = np.where((x > -0.34) & (x < 0.42), np.abs(y) - flare, 9.0)
    c.fill(c.inside(horn), p.mix(1.9))
    c.light(c.inside(horn) * np.clip(0.3 - y * 1.8, 0.0, 0.75), p.light)
    c.fill(c.inside(oval(x + 0.34, y, 0.13, 0.4)), p.mix(2.95))
    c.fill(c.inside(oval(x + 0.35, y, 0.085, 0.32)), p.mix(1.2))
    c.fill(c.inside(oval(x + 0.34, y, 0.04, 0.14)), p.deep)
    elbow = (0.42 * 0.96 - 0.1, -0.38 + 0.42 * 0.28)
    c.fill(c.inside(segment(dx, dy, elbow, (0.26, -0.14), 0.035)), p.mix(1.9))
    vignette(c, 0.45)


def microphone(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A stage microphone in a spotlight, lights out of focus behind it."""
    u, v = rng.uniform(0.56, 0.66), rng.uniform(0.4, 0.46)
    sky(c, p.mix(0.3), p.mix(0.9))
    for _ in range(7):
        dx, dy = c.near(rng.uniform(0.05, 0.95), rng.uniform(0.1, 0.9))
        spot = c.inside(disc(dx, dy, rng.uniform(0.07, 0.16)), 0.03)
        c.light(spot * rng.uniform(0.1, 0.35), p.mix(rng.uniform(1.8, 2.8)))
    glow(c, u, v, 0.5, p.tone, 0.6)
    dx, dy = c.near(u, v)
    x, y = turned(dx, dy, rng.uniform(-0.35, 0.35))
    x, y = x * 0.8, y * 0.8
    c.fill(c.inside(box(x, y - 0.62, 0.035, 0.4)), p.deep)
    head = np.minimum(disc(x, y + 0.04, 0.21), box(x, y + 0.02, 0.21, 0.15, 0.1))
    c.fill(c.inside(head - np.float32(0.03)), p.deep)
    c.fill(c.inside(head), p.mix(2.2))
    c.light(c.inside(head) * np.clip(0.5 - x * 2.0 - y * 1.4, 0.0, 0.95), p.light)
    slots = np.abs(y * 11.0 % 1.0 - 0.5) < 0.2
    c.fill(c.inside(head + np.float32(0.03)) * slots * np.float32(0.5), p.mix(0.5))
    c.fill(c.inside(box(x, y + 0.03, 0.24, 0.032)), p.mix(2.8))
    c.fill(c.inside(box(x, y - 0.24, 0.1, 0.06, 0.03)), p.mix(0.8))
    vignette(c, 0.45)


def cassette(c: Canvas, p: Colours, rng: np.random.Generator) -> None:
    """A tape, its two reels, a bright label."""
    u, tilt = rng.uniform(0.56, 0.64), rng.uniform(-0.25, 0.25)
    sky(c, p.mix(1.5), p.mix(0.7))
    glow(c, u + rng.uniform(-0.3, 0.3), 0.1, 0.7, p.light, 0.4)
    dx, dy = c.near(u, 0.5)
    c.shade(c.inside(box(dx - 0.05, dy - 0.07, 0.62, 0.4, 0.06), 0.1) * 0.5)
    x, y = turned(dx, dy, tilt)
    c.fill(c.inside(box(x, y, 0.62, 0.39, 0.06)), p.mix(0.25))
    c.fill(c.inside(box(x, y + 0.05, 0.53, 0.27, 0.03)), p.mix(2.75))
    c.fill(c.inside(box(x, y + 0.23, 0.53, 0.05)), p.mix(1.9))
    c.fill(c.inside(box(x, y - 0.14, 0.53, 0.045)), p.mix(1.9))
    c.fill(c.inside(box(x, y, 0.4, 0.13, 0.12)), p.deep)
    wound = rng.uniform(0.0, 0.12)
    for side in (-0.24, 0.24):
        away = np.hypot(x - side, y)
        c.fill(c.inside(away - np.float32(0.1)), p.mix(2.6))
        c.fill(c.inside(away - np.float32(0.045)), p.deep)
        spool = c.inside(np.maximum(away - (0.16 + wound * np.sign(side)), np.abs(y) - 0.1))
        c.fill(spool * (away > 0.1) * np.float32(0.6), p.mix(1.0))
    c.fill(c.inside(box(x, y - 0.34, 0.3, 0.055)), p.mix(0.7))
    vignette(c, 0.4)
