"""The picture in the sandbox's clips: a red kite above dunes in the evening, drawn in plain bytes.

A picture is kept as three planes (red, green, blue) of one byte for each pixel. The landscape is made column by
column, because a column is a few vertical runs; the kite is filled row by row for the same reason. That keeps pure
Python fast enough: a frame takes about a millisecond.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

Colour = tuple[int, int, int]
Point = tuple[float, float]

LONGEST_SIDE: Final = 480
"""Pictures are drawn no larger than this and scaled up: soft edges suit dunes, and it is quick."""
PAN: Final = 0.25
"""How far the view travels over the landscape in one clip, as a share of the picture's width."""
SHADES: Final = 64
"""Between how many steps of light a slope is told apart."""

SKY: Final[tuple[Colour, ...]] = ((22, 38, 84), (84, 74, 140), (214, 118, 120), (250, 186, 118), (255, 226, 170))
SUN: Final[Colour] = (255, 244, 214)
RED: Final[Colour] = (214, 34, 40)
DARK_RED: Final[Colour] = (150, 18, 34)
GOLD: Final[Colour] = (250, 200, 70)
ORANGE: Final[Colour] = (240, 110, 40)
STRING: Final[Colour] = (70, 50, 60)


@dataclass(frozen=True, slots=True)
class Dune:
    """A ridge: its height as a share of the picture's, its waves as (length, height, shift), lit and shaded colours."""

    base: float
    waves: tuple[tuple[float, float, float], ...]
    lit: Colour
    shaded: Colour

    def top(self, across: float) -> float:
        """Where the ridge stands at a place: both are shares of the picture's height, counted from its top."""
        return self.base + sum(height * math.sin(across * length + shift) for length, height, shift in self.waves)

    def light(self, across: float) -> float:
        """How much evening light a slope catches: 0 in shade, 1 facing the sun on the right."""
        slope = (self.top(across + 0.01) - self.top(across - 0.01)) / 0.02
        return min(1.0, max(0.0, 0.5 + 3.2 * slope))


DUNES: Final = (
    Dune(0.64, ((2.1, 0.030, 0.4), (5.3, 0.010, 1.0)), (222, 150, 112), (150, 96, 104)),
    Dune(0.72, ((1.5, 0.050, 2.2), (3.7, 0.018, 0.3)), (236, 162, 92), (140, 78, 76)),
    Dune(0.86, ((1.1, 0.075, 4.4), (2.9, 0.020, 2.0)), (246, 178, 96), (118, 60, 54)),
)


class Canvas:
    """A picture being drawn: ``planes`` are red, green and blue, row after row."""

    def __init__(self, width: int, height: int, planes: Sequence[bytearray]) -> None:
        self.width = width
        self.height = height
        self.planes = planes

    def fill(self, corners: Sequence[Point], colour: Colour) -> None:
        """Fill a convex polygon, given in pixels; what lies outside of the picture is cut off."""
        low = max(0, math.ceil(min(y for _, y in corners) - 0.5))
        high = min(self.height - 1, math.floor(max(y for _, y in corners) - 0.5))
        for row in range(low, high + 1):
            crossings = _crossings(corners, row + 0.5)
            if not crossings:
                continue
            left = round(min(crossings))
            right = max(round(max(crossings)), left + 1)
            left, right = max(0, left), min(self.width, right)
            for plane, value in zip(self.planes, colour, strict=True):
                start = row * self.width
                if left < right:
                    plane[start + left : start + right] = bytes([value]) * (right - left)

    def line(self, start: Point, end: Point, thickness: float, colour: Colour) -> None:
        """Draw a straight line of some pixels' thickness."""
        along, down = end[0] - start[0], end[1] - start[1]
        length = math.hypot(along, down) or 1.0
        aside, up = -down / length * thickness / 2, along / length * thickness / 2
        self.fill(
            [
                (start[0] + aside, start[1] + up),
                (end[0] + aside, end[1] + up),
                (end[0] - aside, end[1] - up),
                (start[0] - aside, start[1] - up),
            ],
            colour,
        )


def size_for(width: int, height: int) -> tuple[int, int]:
    """The size to draw at for a clip of the given size: the same shape, at most LONGEST_SIDE long, at least 2 wide."""
    shrink = min(1.0, LONGEST_SIDE / max(width, height))
    return max(2, round(width * shrink)), max(2, round(height * shrink))


def frame(width: int, height: int, moment: float) -> Canvas:
    """The picture at a moment of the clip, from 0 (start) to 1 (end)."""
    wide, landscape = _landscape(width, height)
    offset = round(moment * (wide - width))
    planes = [
        bytearray().join(plane[row * wide + offset : row * wide + offset + width] for row in range(height))
        for plane in landscape
    ]
    canvas = Canvas(width, height, planes)
    _draw_kite(canvas, moment)
    return canvas


def _draw_kite(canvas: Canvas, moment: float) -> None:
    scale = min(canvas.width, canvas.height)
    turn = math.tau * moment
    centre = (
        canvas.width * (0.52 + 0.17 * math.sin(turn)),
        canvas.height * (0.33 + 0.09 * math.sin(2 * turn + 0.6)),
    )
    tilt = 0.35 + 0.30 * math.cos(turn + 0.4)
    sine, cosine = math.sin(tilt), math.cos(tilt)
    thin = max(1.0, scale / 180)

    def at(right: float, down: float) -> Point:
        x, y = right * scale, down * scale
        return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine

    top, left, right, bottom, middle = at(0, -0.15), at(-0.11, -0.03), at(0.11, -0.03), at(0, 0.19), at(0, -0.03)
    canvas.line(middle, (canvas.width * 0.16, canvas.height * 0.93), thin * 0.8, STRING)
    tail: list[Point] = []
    for step in range(9):
        swing = math.sin(2.4 * turn + 1.3 * step) * step / 6
        tail.append(at(0.035 * swing - 0.012 * step, 0.19 + 0.045 * step))
    for first, second in pairwise(tail):
        canvas.line(first, second, thin, DARK_RED)
    for knot, colour in zip(tail[2::2], (GOLD, ORANGE, GOLD, ORANGE), strict=False):
        x, y = knot
        wing = scale * 0.016
        canvas.fill([(x - wing, y - wing * 0.7), (x, y), (x - wing, y + wing * 0.7)], colour)
        canvas.fill([(x + wing, y - wing * 0.7), (x, y), (x + wing, y + wing * 0.7)], colour)
    canvas.fill([top, left, middle], ORANGE)
    canvas.fill([top, right, middle], RED)
    canvas.fill([bottom, left, middle], RED)
    canvas.fill([bottom, right, middle], DARK_RED)
    canvas.line(top, bottom, thin * 0.7, GOLD)
    canvas.line(left, right, thin * 0.7, GOLD)


@lru_cache(maxsize=4)
def _landscape(width: int, height: int) -> tuple[int, list[bytes]]:
    """Sky, sun and dunes, somewhat wider than the picture: that width, and the planes row after row."""
    wide = width + round(width * PAN)
    sky = [_blend_all(SKY, min(1.0, row / (height * 0.70))) for row in range(height)]
    columns: tuple[bytearray, ...] = (bytearray(), bytearray(), bytearray())
    for column in range(wide):
        across = column / height
        painted = _sky_column(sky, column, height, (width * 0.86, height * 0.50, min(width, height) * 0.075))
        for dune in DUNES:
            top = min(height, max(0, round(dune.top(across) * height)))
            slope = _slope(dune, round(dune.light(across) * SHADES), height)
            painted[top:] = slope[: height - top]
        for plane, values in zip(columns, zip(*painted, strict=True), strict=True):
            plane.extend(values)
    # A plane holds column after column; every height-th byte of it is a row.
    return wide, [b"".join(plane[row::height] for row in range(height)) for plane in columns]


def _sky_column(sky: list[Colour], column: int, height: int, sun: tuple[float, float, float]) -> list[Colour]:
    """One column of sky with its share of the sun and the sun's glow; ``sun`` is its place and radius in pixels."""
    centre, level, radius = sun
    painted = list(sky)
    reach = radius * 3
    aside = abs(column - centre)
    if aside >= reach:
        return painted
    tall = math.sqrt(reach * reach - aside * aside)
    for row in range(max(0, math.ceil(level - tall)), min(height, math.floor(level + tall) + 1)):
        distance = math.hypot(aside, row - level)
        strength = 1.0 if distance < radius else 0.55 * (1 - (distance - radius) / (reach - radius)) ** 2
        painted[row] = _blend(sky[row], SUN, strength)
    return painted


@lru_cache(maxsize=len(DUNES) * (SHADES + 1))
def _slope(dune: Dune, light: int, height: int) -> list[Colour]:
    """A dune's colours from its ridge downwards, where its slope catches this much light of SHADES."""
    colour = _blend(dune.shaded, dune.lit, light / SHADES)
    return [_blend(colour, dune.shaded, min(0.75, 1.6 * depth / height)) for depth in range(height)]


def _crossings(corners: Sequence[Point], level: float) -> list[float]:
    """Where the sides of a polygon cross a horizontal line."""
    found: list[float] = []
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y <= level) != (next_y <= level):
            found.append(x + (level - y) / (next_y - y) * (next_x - x))
    return found


def _blend(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _blend_all(colours: Sequence[Colour], share: float) -> Colour:
    place = share * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    return _blend(colours[index], colours[index + 1], place - index)
