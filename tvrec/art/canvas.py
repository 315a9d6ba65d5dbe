"""A supersampled canvas in float32: what a motif fills, lights and shades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Camera", "Canvas", "Field"]

Field: TypeAlias = NDArray[np.floating[Any]]
"""A field over the picture or a colour: float32 but for passing intermediates."""

_NARROW = 1.6  # pictures narrower than this shrink their shapes, so that they still fit
_SCALES = ((700, 4), (2600, 3))  # supersampling up to so many pixels; 2 beyond


@dataclass(frozen=True, slots=True)
class Camera:
    """How a composition is framed: about its centre of interest, nearer or farther, mirrored."""

    zoom: float = 1.0
    mirrored: bool = False

    centre = (0.6, 0.5)
    """The point, in u and v, that stays where it is."""


class Canvas:
    """A picture being drawn, (3, H, W) float32 in 0 to 1, H and W supersampled.

    Two coordinate systems, so that a composition holds at every size and shape: `u` (1, W) and
    `v` (H, 1) run from 0 to 1, right and down, and say where things stand; `near` gives offsets
    in units of the picture's height, in which circles are round. The camera shows a little less
    or more than 0 to 1, and may turn right and left about.
    """

    def __init__(self, width: int, height: int, camera: Camera | None = None) -> None:
        pixels = width * height
        self.scale = next((scale for most, scale in _SCALES if pixels <= most), 2)
        self.width, self.height = width, height
        across, down = width * self.scale, height * self.scale
        self.camera = camera = camera or Camera()
        cu, cv = camera.centre
        way = -camera.zoom if camera.mirrored else camera.zoom
        self.u: Field = ((_middles(across) - cu) / way + cu)[None, :]
        self.v: Field = ((_middles(down) - cv) / camera.zoom + cv)[:, None]
        self.aspect = width / height
        self.shrink = min(1.0, self.aspect / _NARROW)
        self.step = 1.0 / (down * self.shrink * camera.zoom)
        """The size of a subpixel in the units of `near`."""
        self.rgb: Field = np.zeros((3, down, across), dtype=np.float32)

    def near(self, u: float, v: float) -> tuple[Field, Field]:
        """Offsets from a point, (1, W) and (H, 1), in heights of the picture."""
        return (self.u - u) * (self.aspect / self.shrink), (self.v - v) / self.shrink

    def place(self, u: float, v: float) -> tuple[float, float]:
        """Where a point is seen: 0 to 1 across and down the picture itself."""
        cu, cv = self.camera.centre
        way = -self.camera.zoom if self.camera.mirrored else self.camera.zoom
        return (u - cu) * way + cu, (v - cv) * self.camera.zoom + cv

    def inside(self, distance: Field, soft: float = 0.0) -> Field:
        """The cover, 0 to 1, of a shape from its signed distance; `soft` widens the edge."""
        cover: Field = np.clip(0.5 - distance / (self.step + soft), 0.0, 1.0)
        return cover

    def below(self, line: Field, soft: float = 0.0) -> Field:
        """The cover, 0 to 1, of all that lies under a line v = line(u), (1, W) or (H, W)."""
        cover: Field = np.clip(0.5 + (self.v - line) / (self.step + soft), 0.0, 1.0)
        return cover

    def fill(self, cover: Field | float, colour: Field) -> None:
        """Lay a colour, (3,) or broadcastable to (3, H, W), over what is there."""
        self.rgb += (_planes(colour) - self.rgb) * cover

    def light(self, amount: Field | float, colour: Field) -> None:
        """Add light by the screen rule: it brightens and never overflows."""
        self.rgb += (1.0 - self.rgb) * (_planes(colour) * amount)

    def shade(self, amount: Field | float) -> None:
        """Darken: 0 leaves, 1 blackens."""
        self.rgb *= 1.0 - amount

    def pixels(self) -> NDArray[np.uint8]:
        """The picture at its own size, (height, width, 3) uint8."""
        n = self.scale
        blocks = self.rgb.reshape(3, self.height, n, self.width, n)
        means = blocks.mean(axis=(2, 4), dtype=np.float32)
        means = means + 0.2 * means * (1.0 - means)  # a little lift to the middle tones
        grey = means.mean(axis=0)
        means = grey + (means - grey) * np.float32(1.1)
        rounded = np.clip(means * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)
        return np.ascontiguousarray(rounded.transpose(1, 2, 0))


def _planes(colour: Field) -> Field:
    return colour[:, None, None] if colour.ndim == 1 else colour


def _middles(count: int) -> Field:
    return (np.arange(count, dtype=np.float32) + np.float32(0.5)) / np.float32(count)
