"""Small plots without a plotting library: in characters for the terminal, in SVG for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

__all__ = ["Plot", "Series", "in_characters", "in_svg"]

_MARKS = "●○+"
_COLOURS = ("#c2410c", "#2563eb", "#4d7c0f")
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 440, 260, 52, 40, 34  # of one panel, in pixels
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: points (x, y) and what they are."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Plot:
    """Curves over one pair of linear axes, both from 0."""

    title: str
    x_name: str
    y_name: str
    series: Sequence[Series]

    @property
    def limits(self) -> tuple[float, float]:
        """The largest x, and a round y that no point is above."""
        points = [point for each in self.series for point in each.points]
        return max(x for x, _ in points), _rounded(max(y for _, y in points) * 1.05)


def in_characters(plot: Plot, width: int = 64, height: int = 14) -> str:
    """Draw a plot in lines of text; where two marks meet, the first curve's is seen."""
    right, top = plot.limits
    cells = [[" "] * (width + 1) for _ in range(height + 1)]
    for mark, series in reversed(list(zip(_MARKS, plot.series, strict=False))):
        for x, y in series.points:
            cells[height - round(y / top * height)][round(x / right * width)] = mark
    legend = "   ".join(f"{m} {s.name}" for m, s in zip(_MARKS, plot.series, strict=False))
    lines = [f"{plot.title}", f"{plot.y_name}; {legend}"]
    for row, line in enumerate(cells):
        label = f"{top * (height - row) / height:8.4g}" if row % (height // 2) == 0 else " " * 8
        lines.append(f"{label} │{''.join(line)}".rstrip())
    lines.append(" " * 9 + "└" + "─" * (width + 1))
    lines.append(" " * 10 + "0" + f"{right:,.0f} {plot.x_name}".rjust(width))
    return "\n".join(lines)


def in_svg(plots: Sequence[Plot]) -> str:
    """Draw plots side by side as one SVG picture, legible on light and dark pages."""
    size = f'width="{_WIDTH * len(plots)}" height="{_HEIGHT}"'
    panels = [
        f'<g transform="translate({_WIDTH * place} 0)">\n{_panel(plot)}\n</g>'
        for place, plot in enumerate(plots)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(panels) + "\n</svg>\n"
    )


def _panel(plot: Plot) -> str:
    right, top = plot.limits
    wide, high = _WIDTH - _LEFT - 28, _HEIGHT - _BOTTOM - _TOP
    floor = _HEIGHT - _BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        return _LEFT + x / right * wide, floor - y / top * high

    parts = [_text(_LEFT, 14, plot.title, size=13), _text(_LEFT, _TOP - 6, plot.y_name)]
    for tick in range(_TICKS + 1):
        x, y = at(right * tick / _TICKS, top * tick / _TICKS)
        parts.append(f'<path d="M{_LEFT} {y:.1f}h{wide}" stroke="#e5e7eb"/>')
        parts.append(_text(_LEFT - 6, y + 4, f"{top * tick / _TICKS:.4g}", "end"))
        parts.append(_text(x, floor + 16, f"{right * tick / _TICKS:,.0f}", "middle"))
    parts.append(_text(_LEFT + wide, _HEIGHT - 8, plot.x_name, "end"))
    for place, (colour, series) in enumerate(zip(_COLOURS, plot.series, strict=False)):
        spots = [at(x, y) for x, y in sorted(series.points)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        parts.append(_text(_LEFT + 8, _TOP + 14 * (place + 1), series.name, colour=colour))
    return "\n".join(parts)


def _text(
    x: float,
    y: float,
    words: str,
    anchor: str = "start",
    *,
    size: int = 11,
    colour: str = "#374151",
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size}" fill="{colour}">{escape(words)}</text>'


def _rounded(value: float) -> float:
    """Return the least of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below."""
    unit = 1.0
    while unit * 10 <= value:
        unit *= 10
    while unit > value:
        unit /= 10
    return next(step * unit for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * unit >= value)
