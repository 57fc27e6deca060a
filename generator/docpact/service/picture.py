# pyright: reportUnknownMemberType=false
# Pillow's own types name NumPy, which nothing here needs.
"""The picture in the sandbox's files: a red kite above dunes in the evening, drawn with Pillow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

LONGEST_SIDE: Final = 480
"""Pictures are drawn no larger than this and scaled up: soft edges suit dunes, and it is quick."""
PAN: Final = 0.25
"""How far the view travels over the landscape in one clip, as a share of the picture's width."""

SKY: Final[tuple[Colour, ...]] = ((22, 38, 84), (84, 74, 140), (214, 118, 120), (250, 186, 118), (255, 226, 170))
SUN: Final[Colour] = (255, 244, 214)
RED: Final[Colour] = (214, 34, 40)
DARK_RED: Final[Colour] = (150, 18, 34)
GOLD: Final[Colour] = (250, 200, 70)
ORANGE: Final[Colour] = (240, 110, 40)
STRING: Final[Colour] = (70, 50, 60)
DUNES: Final[tuple[tuple[float, float, float, Colour, Colour], ...]] = (
    (0.64, 0.030, 2.1, (222, 150, 112), (150, 96, 104)),
    (0.72, 0.050, 1.5, (236, 162, 92), (140, 78, 76)),
    (0.86, 0.075, 1.1, (246, 178, 96), (118, 60, 54)),
)
"""Ridges from back to front: height and wave as shares of the picture's height, waves in it, lit and shaded colours."""


def size_for(width: int, height: int) -> tuple[int, int]:
    """The size to draw at for a file of the given size: the same shape, at most LONGEST_SIDE long, at least 2 wide."""
    shrink = min(1.0, LONGEST_SIDE / max(width, height))
    return max(2, round(width * shrink)), max(2, round(height * shrink))


def frame(width: int, height: int, moment: float) -> Image:
    """The picture at a moment of the clip, from 0 (start) to 1 (end)."""
    from PIL import ImageDraw  # noqa: PLC0415  # of an extra; who asks for a file has it

    wide = _landscape(width, height)
    offset = round(moment * (wide.width - width))
    picture = wide.crop((offset, 0, offset + width, height))
    _draw_kite(ImageDraw.Draw(picture), width, height, moment)
    return picture


@lru_cache(maxsize=4)
def _landscape(width: int, height: int) -> Image:
    """Sky, sun and dunes, somewhat wider than the picture."""
    from PIL import Image, ImageDraw, ImageFilter  # noqa: PLC0415  # as above

    wide = width + round(width * PAN)
    picture = _gradient(SKY, wide, height)
    glow = Image.new("L", picture.size)
    radius = min(width, height) * 0.075
    for reach, strength in ((2.2, 90), (1.0, 255)):
        ImageDraw.Draw(glow).circle((width * 0.86, height * 0.50), radius * reach, fill=strength)
        glow = glow.filter(ImageFilter.GaussianBlur(radius * (0.5 if reach > 1 else 0.05)))
    picture.paste(SUN, mask=glow)
    for base, wave, length, lit, shaded in DUNES:
        ridge = [(x, height * (base + wave * math.sin(x / height * length * 2 + 9 * base))) for x in range(wide + 1)]
        mask = Image.new("L", picture.size)
        ImageDraw.Draw(mask).polygon([*ridge, (wide, height), (0, height)], fill=255)
        picture.paste(_gradient((lit, shaded), wide, height, top=base - wave), mask=mask)
    return picture


def _gradient(colours: Sequence[Colour], width: int, height: int, top: float = 0.0) -> Image:
    """Colours from ``top``, a share of the height, to the bottom; the first of them above."""
    from PIL import Image  # noqa: PLC0415  # as above

    column = Image.new("RGB", (1, len(colours)))
    column.putdata(colours)
    picture = Image.new("RGB", (width, height), colours[0])
    tall = max(1, height - round(top * height))
    picture.paste(column.resize((width, tall), Image.Resampling.BILINEAR), (0, height - tall))
    return picture


def _draw_kite(draw: ImageDraw, width: int, height: int, moment: float) -> None:
    scale, turn = min(width, height), math.tau * moment
    centre = width * (0.52 + 0.17 * math.sin(turn)), height * (0.33 + 0.09 * math.sin(2 * turn + 0.6))
    tilt = 0.35 + 0.30 * math.cos(turn + 0.4)
    sine, cosine = math.sin(tilt), math.cos(tilt)
    thin = max(1, scale // 150)

    def at(right: float, down: float) -> Point:
        x, y = right * scale, down * scale
        return centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine

    top, left, right, bottom, middle = at(0, -0.15), at(-0.11, -0.03), at(0.11, -0.03), at(0, 0.19), at(0, -0.03)
    draw.line([middle, (width * 0.16, height * 0.93)], STRING, thin)
    swings = [math.sin(2.4 * turn + 1.3 * step) * step / 6 for step in range(9)]
    tail = [at(0.035 * swing - 0.012 * step, 0.19 + 0.045 * step) for step, swing in enumerate(swings)]
    for first, second in pairwise(tail):
        draw.line([first, second], DARK_RED, thin)
    wing = scale * 0.016
    for (x, y), colour in zip(tail[2::2], (GOLD, ORANGE, GOLD, ORANGE), strict=False):
        for side in (-wing, wing):
            draw.polygon([(x + side, y - wing * 0.7), (x, y), (x + side, y + wing * 0.7)], colour)
    for corners, colour in (
        ((top, left), ORANGE),
        ((top, right), RED),
        ((bottom, left), RED),
        ((bottom, right), DARK_RED),
    ):
        draw.polygon([*corners, middle], colour)
    draw.line([top, bottom], GOLD, thin)
    draw.line([left, right], GOLD, thin)
