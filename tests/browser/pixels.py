"""Pixels of a drawing as the real browser paints it, and how far apart two colours look."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from math import cos, hypot, pi, sin

from playwright.sync_api import Page

WIDTH = 600
"""A drawing is painted so many pixels wide: 30 for a millimetre."""

PAINT = """async ([svg, width]) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round(width * image.naturalHeight / image.naturalWidth);
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return btoa(text);
}"""

Place = tuple[float, float]
"""Millimetres from the left and from the top."""

Lab = tuple[float, float, float]
"""CIE L*a*b* under D65: lightness 0 to 100, green to red, blue to yellow."""


class Pixels:
    """A painted drawing; places are in millimetres from its upper left corner."""

    def __init__(self, page: Page, svg: str) -> None:
        self.bytes = base64.b64decode(page.evaluate(PAINT, [svg, WIDTH]))
        self.per_mm = WIDTH / 20

    def rgb(self, x: float, y: float) -> tuple[int, int, int]:
        at = 4 * (round(y * self.per_mm) * WIDTH + round(x * self.per_mm))
        r, g, b, a = self.bytes[at : at + 4]
        assert a == 255, f"nothing is painted at {x}, {y}"
        return r, g, b

    def mean(self, places: list[Place]) -> Lab:
        """The mean colour of some places, averaged as light of the screen."""
        assert places
        found = [self.rgb(*place) for place in places]
        return lab(*(sum(column) / len(found) for column in zip(*found, strict=True)))


def disc(x: float, y: float, outer: float, inner: float = 0.0, step: float = 0.05) -> list[Place]:
    """Places in a disc or a ring."""
    return list(_disc(x, y, outer, inner, step))


def _disc(x: float, y: float, outer: float, inner: float, step: float) -> Iterator[Place]:
    count = int(outer / step) + 1
    for i in range(-count, count + 1):
        for j in range(-count, count + 1):
            far = hypot(i * step, j * step)
            if inner <= far <= outer and 0 < x + i * step < 19.9 and 0 < y + j * step < 19.9:
                yield x + i * step, y + j * step


def side(x: float, y: float, far: float, degrees: float, size: float) -> list[Place]:
    """Places in a small disc that lies `far` from (x, y) in a direction; 0 is right, 90 is down."""
    turn = degrees * pi / 180
    return disc(x + far * cos(turn), y + far * sin(turn), size, step=size / 4)


def lab(r: float, g: float, b: float) -> Lab:
    """sRGB (0 to 255) as L*a*b*."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (r / 255, g / 255, b / 255)
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: Lab, other: Lab) -> float:
    """ΔE*ab (CIE 1976): about 2 can just be seen side by side."""
    return hypot(*(a - b for a, b in zip(one, other, strict=True)))
