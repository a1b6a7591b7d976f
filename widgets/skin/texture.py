"""Plain skin: its colour with a slight mottling, fine crossing lines, pores, fine hairs.

The mean colour stays at the Monk swatch: what is added is as much lighter as it is darker.
"""

import random
from collections.abc import Callable
from functools import cache
from math import cos, radians, sin

from widgets.skin.curves import Point
from widgets.skin.svg import Picture, el, fine, num, path
from widgets.skin.tones import Tone

TILE, CELLS = 150.0, 16
"""The net of lines repeats after `TILE` units and is `CELLS` meshes wide: about half a millimetre each."""

NETS = 8
"""Different nets; each picture turns one of them to an angle of its own."""

Free = Callable[[Point], bool]
"""Whether a place is plain skin, on no bump."""


def ground(picture: Picture, tone: Tone, side: float, seed: int) -> str:
    """The skin's colour, clouded and grained by a filter that adds and takes away alike."""
    cloud, grain = (0.11, 0.09) if tone.deep else (0.09, 0.09)
    filter_ = picture.define(
        "skin",
        "filter",
        el("feTurbulence", type="fractalNoise", baseFrequency="0.018", numOctaves="3", seed=str(seed % 997)),
        # one noise makes lighter and darker, another warmer and cooler; each row's mean is 0.5
        el("feColorMatrix", values=".8 .3 0 0 -.05 .8 0 0 0 .1 .8 -.3 0 0 .25 0 0 0 0 1", result="cloud"),
        el("feTurbulence", type="fractalNoise", baseFrequency="0.42", numOctaves="2", seed=str(seed % 991)),
        el("feColorMatrix", values="1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 0 0 0 1", result="grain"),
        _add("SourceGraphic", "cloud", cloud),
        _add("", "grain", grain),
        x="0", y="0", width="1", height="1", color_interpolation_filters="sRGB",
    )  # fmt: skip
    light = picture.define(
        "sun", "linearGradient",
        *(el("stop", offset=at, stop_color=c, stop_opacity=o) for at, c, o in (
            ("0", tone.lit, ".22"), (".5", tone.skin, "0"), ("1", tone.shade, ".2"))),
        x1="0", y1="0", x2="1", y2="1",
    )  # fmt: skip
    return el("rect", width=side, height=side, fill=tone.ground, filter=filter_) + el(
        "rect", width=side, height=side, fill=light
    )


def _add(ground_: str, noise: str, share: float) -> str:
    """Noise is 0.5 on average: `share` of it is added and half of that taken away again."""
    first = {"in": ground_} if ground_ else {}
    return el("feComposite", in2=noise, operator="arithmetic", k2="1", k3=fine(share), k4=f"{-share / 2:.3f}", **first)


def lines(picture: Picture, tone: Tone, side: float, rng: random.Random) -> str:
    """A net of fine furrows: a dark line, and beside it the edge that faces the light."""
    net = _net(rng.randrange(NETS))
    picture.defs["net"] = path(net, id=picture.id("net"), fill="none", stroke_linecap="round")
    net_id = f"#{picture.id('net')}"
    dark, light = (0.3, 0.11) if tone.deep else (0.2, 0.18)
    furrow = el("use", href=net_id, stroke=tone.shade, stroke_opacity=fine(dark), stroke_width=0.9)
    edge = el("use", href=net_id, x=0.8, y=0.8, stroke=tone.lit, stroke_opacity=fine(light), stroke_width=0.8)
    fill = picture.define(
        "lines", "pattern", furrow, edge, width=num(TILE), height=num(TILE),
        patternUnits="userSpaceOnUse", patternTransform=f"rotate({rng.randint(0, 179)})",
    )  # fmt: skip
    return el("rect", width=side, height=side, fill=fill)


@cache
def _net(number: int) -> str:
    """Path data of one tile; what leaves it on one side comes in on the other."""
    rng = random.Random(f"net {number}")
    step, jitter = TILE / CELLS, 0.36

    def knot(row: int, col: int) -> Point:
        dx, dy = knots[row % CELLS][col % CELLS]
        return (col + dx + (row % 2) / 2) * step, (row + dy) * step

    knots = [[(rng.uniform(-jitter, jitter), rng.uniform(-jitter, jitter)) for _ in range(CELLS)] for _ in range(CELLS)]
    data = []
    for row in range(CELLS):
        for col in range(CELLS):
            x, y = knot(row, col)
            for to in ((row + 1, col - 1 + row % 2), (row + 1, col + row % 2), (row, col + 1)):
                if rng.random() < (0.08 if to[0] > row else 0.66):
                    continue
                to_x, to_y = knot(*to)
                bend = [rng.uniform(-0.1, 0.1) * step for _ in "xy"]
                middle = (to_x - x) / 2 + bend[0], (to_y - y) / 2 + bend[1]
                line = f"q{middle[0]:.0f} {middle[1]:.0f} {to_x - x:.0f} {to_y - y:.0f}".replace(" -", "-")
                places = [(x, y)]
                if max(y, to_y) > TILE - 1 or min(y, to_y) < 1:
                    places.append((x, y - TILE))
                if max(x, to_x) > TILE - 1:
                    places += [(a - TILE, b) for a, b in places]
                if min(x, to_x) < 1:
                    places += [(a + TILE, b) for a, b in places]
                data += [f"M{a:.0f} {b:.0f}{line}" for a, b in places]
    return "".join(data)


def pores(picture: Picture, tone: Tone, side: float, free: Free, rng: random.Random) -> str:
    """Fine pores, each with a lit lower edge."""
    data = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in _scatter(side, 15.0, rng) if free((x, y)))
    picture.defs["pores"] = path(data, id=picture.id("pores"), fill="none", stroke_linecap="round")
    all_ = f"#{picture.id('pores')}"
    dark, light = (0.6, 0.22) if tone.deep else (0.36, 0.5)
    return el("use", href=all_, x=0.9, y=0.9, stroke=tone.lit, stroke_opacity=fine(light), stroke_width=2.6) + el(
        "use", href=all_, stroke=tone.shade, stroke_opacity=fine(dark), stroke_width=2
    )


def _scatter(side: float, apart: float, rng: random.Random) -> list[Point]:
    """One place in each field of a coarse grid, so that none are crowded; some fields stay empty."""
    count = int(side / apart)
    return [
        ((col + rng.random()) * apart, (row + rng.random()) * apart)
        for row in range(count)
        for col in range(count)
        if rng.random() < 0.5
    ]


def hairs(tone: Tone, side: float, free: Free, rng: random.Random) -> str:
    """A few fine hairs that lie the same way."""
    lie = rng.uniform(20, 70) + rng.choice((0, 90))
    data = []
    for _ in range(60):
        x, y = rng.uniform(8, side - 8), rng.uniform(8, side - 8)
        long, turn = rng.uniform(22, 46), radians(lie + rng.uniform(-16, 16))
        dx, dy = long * cos(turn), long * sin(turn)
        bend = rng.uniform(-5, 5)
        middle = x + dx * 0.55 - bend * sin(turn), y + dy * 0.55 + bend * cos(turn)
        if all(free(p) and min(p) > 3 and max(p) < side - 3 for p in ((x, y), middle, (x + dx, y + dy))):
            data.append(f"M{num(x)} {num(y)}Q{num(middle[0])} {num(middle[1])} {num(x + dx)} {num(y + dy)}")
    data = data[: rng.randint(9, 14)]
    colour = "#6d4c38" if not tone.deep else "#080404"
    return path(
        "".join(data), fill="none", stroke=colour, stroke_opacity="0.34", stroke_width=0.7, stroke_linecap="round"
    )
