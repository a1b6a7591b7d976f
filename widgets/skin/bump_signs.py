"""The signs on a bump: gleam, dimple, fine vessels, tip, crust. Each is empty where the look has none."""

from math import cos, pi, sin

from widgets.skin.curves import Point
from widgets.skin.palette import mix
from widgets.skin.pen import Pen
from widgets.skin.svg import ellipse, num, path

TIP_SHARE = 0.4
"""Diameter of a tip as a share of the bump's; the artist's choice."""
TIP_AT = -0.05, -0.07
"""Where a tip sits, in shares of the bump's radius from its middle."""
DIMPLE_SHARE = 0.34
"""Diameter of a dimple as a share of the bump's; the artist's choice."""


def gleam(pen: Pen, at: Point = (-0.32, -0.36), size: float = 1.0) -> str:
    """The small mirror of the light on a smooth or waxy surface."""
    if pen.look.shine == "matt":
        return ""
    waxy = pen.look.shine == "waxy"
    r = pen.r * (0.25 if waxy else 0.18) * size
    tint = mix("#ffffff", pen.tone.skin, 0.12) if pen.tone.deep else "#ffffff"
    fill = pen.picture.radial(
        "gleam", (0, tint, 0.95 if waxy else 0.8), (0.35, tint, 0.7 if waxy else 0.5), (1, tint, 0)
    )
    x, y = pen.x + at[0] * pen.r, pen.y + at[1] * pen.r
    return ellipse(x, y, r * 1.35, r * 0.8, fill=fill, transform=f"rotate(-45 {num(x)} {num(y)})")


def dimple(pen: Pen) -> str:
    """A shallow dip in the middle: its wall is dark on the side of the light and lit on the other."""
    if not pen.look.dimple:
        return ""
    colour = pen.colour
    floor = pen.picture.radial("dip", (0, mix(colour, pen.tone.shade, 0.35), 0.7), (1, colour, 0))
    dark, lit = mix(colour, pen.tone.shade, 0.8), mix(colour, pen.tone.lit if pen.tone.deep else "#ffffff", 0.6)
    return (
        pen.shape(floor, DIMPLE_SHARE)
        + pen.crescent("dip-lit", lit, 0.8, DIMPLE_SHARE * 1.15)
        + pen.crescent("dip-dark", dark, 0.85, DIMPLE_SHARE, lower=False)
    )


def vessels(pen: Pen) -> str:
    """Fine blood vessels that run from the edge towards the middle, each with twigs."""
    if not pen.look.vessels:
        return ""
    count = 4 + (pen.r > 36) + (pen.r > 60)
    turns = [2 * pi * (i + pen.rng.uniform(-0.3, 0.3)) / count for i in range(count)]
    stems, twigs = zip(*(_vessel(pen, t) for t in turns), strict=True)
    look = {
        "fill": "none",
        "stroke": "#9a2f45" if pen.tone.deep else "#bb3c4e",
        "stroke_linecap": "round",
        "stroke_opacity": "0.85" if pen.tone.deep else "0.6",
    }
    width = max(0.7, min(1.3, pen.r * 0.024))
    return path("".join(stems), stroke_width=width, **look) + path("".join(twigs), stroke_width=width * 0.6, **look)


def _vessel(pen: Pen, turn: float) -> tuple[str, str]:
    """Path data of a stem and of its twigs."""
    sense = pen.rng.choice((-1, 1)) * pen.rng.uniform(0.6, 1.3)
    start, end = pen.rng.uniform(0.92, 1.08), pen.rng.uniform(0.38, 0.5)
    fork = (start + end) / 2

    def at(far: float, by: float) -> str:
        t = turn + by * sense
        return f"{num(pen.x + pen.r * far * cos(t))} {num(pen.y + pen.r * far * sin(t))}"

    stem = f"M{at(start, 0)}Q{at(fork + 0.12, 0.16)} {at(fork, 0.1)}T{at(end, 0.16)}"
    twig = f"M{at(fork, 0.1)}Q{at(fork - 0.1, 0.3)} {at(fork - 0.06, 0.55)}"
    return stem, f"{twig}M{at(fork + 0.14, 0.1)}Q{at(fork + 0.12, -0.15)} {at(fork, -0.35)}"


def tip(pen: Pen) -> str:
    """A white to yellow tip."""
    if not pen.look.tip:
        return ""
    pus = mix("#f6e6a2", pen.tone.skin, 0.2 if pen.tone.deep else 0.04)
    edge = mix(pus, "#c98f52", 0.5)
    fill = pen.picture.radial(
        "tip", (0, mix(pus, "#fffdf2", 0.75), 1), (0.55, pus, 0.97), (0.8, edge, 0.7), (1, edge, 0), focus=(0.4, 0.38)
    )
    return pen.shape(fill, TIP_SHARE * 1.15, 0.14, TIP_AT)


def crust(pen: Pen) -> str:
    """A crust on a part of it: dark flakes, some of them dry and the colour of honey."""
    if not pen.look.crust:
        return ""
    dark = "#2a0f0a" if pen.tone.deep else "#7a3520"
    flakes = []
    for i in range(9):
        t, far = pen.rng.uniform(0, 2 * pi), pen.rng.uniform(0.02, 0.2)
        name, colour = ("scab", dark) if i < 6 else ("dry", mix(dark, "#e2b060", 0.75))
        fill = pen.picture.radial(name, (0, mix(colour, "#d89a58", 0.2), 0.9), (0.6, colour, 0.75), (1, colour, 0.1))
        size = pen.rng.uniform(0.1, 0.2) if i < 6 else pen.rng.uniform(0.05, 0.09)
        flakes.append(pen.shape(fill, size, 0.35, (0.04 + far * cos(t), 0.05 + far * sin(t))))
    return "".join(flakes)
