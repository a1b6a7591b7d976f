"""Plain skin: its colour with a slight mottling, fine crossing lines, pores, fine hairs.

The mean colour stays at the Monk swatch: what is added is as much lighter as it is darker (`Tone.ground`).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin
from zlib import crc32

from widgets.skin.curves import Point
from widgets.skin.furrows import NETS, TILE, net
from widgets.skin.svg import Picture, el, fine, num, path
from widgets.skin.tones import Tone

Free = Callable[[Point], bool]
"""Whether a place is plain skin, on no bump."""

PORES_APART = 15.0
"""Width of the fields, half of which hold a pore, in user units."""


@dataclass(frozen=True)
class Texture:
    """The surface of one piece of skin, `width` by `height` user units; `part` tells its ids from another piece's."""

    picture: Picture
    tone: Tone
    width: float
    height: float
    rng: random.Random
    part: str = ""

    def ground(self, seed: int) -> str:
        """The skin's colour, clouded and grained by a filter that adds and takes away alike; the light's fall on it."""
        cloud, grain = (0.11, 0.09) if self.tone.deep else (0.09, 0.09)
        mottle = self.picture.define(
            f"skin{self.part}",
            "filter",
            el("feTurbulence", type="fractalNoise", baseFrequency="0.018", numOctaves="3", seed=str(seed % 997)),
            # one noise makes lighter and darker, another warmer and cooler; each row's mean is 0.5
            el("feColorMatrix", values=".8 .3 0 0 -.05 .8 0 0 0 .1 .8 -.3 0 0 .25 0 0 0 0 1", result="cloud"),
            el("feTurbulence", type="fractalNoise", baseFrequency="0.42", numOctaves="2", seed=str(seed % 991)),
            el("feColorMatrix", values="1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 0 0 0 1", result="grain"),
            _add("cloud", cloud, to="SourceGraphic"),
            _add("grain", grain),
            x="0", y="0", width="1", height="1", color_interpolation_filters="sRGB",
        )  # fmt: skip
        stops = (("0", self.tone.lit, ".22"), (".5", self.tone.skin, "0"), ("1", self.tone.shade, ".2"))
        light = self.picture.define(
            f"sun{self.part}",
            "linearGradient",
            *(el("stop", offset=at, stop_color=colour, stop_opacity=share) for at, colour, share in stops),
            x1="0", y1="0", x2="1", y2="1",
        )  # fmt: skip
        return self._all_over(fill=self.tone.ground, filter=mottle) + self._all_over(fill=light)

    def lines(self) -> str:
        """A net of fine furrows: a dark line, and beside it the edge that faces the light."""
        number = self.rng.randrange(NETS)
        furrows = self._once(net(number))
        dark, light = (0.3, 0.11) if self.tone.deep else (0.2, 0.18)
        fill = self.picture.define(
            f"lines{self.part}",
            "pattern",
            el("use", href=furrows, stroke=self.tone.shade, stroke_opacity=fine(dark), stroke_width=0.9),
            el("use", href=furrows, x=0.8, y=0.8, stroke=self.tone.lit, stroke_opacity=fine(light), stroke_width=0.8),
            width=num(TILE), height=num(TILE), patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({self.rng.randint(0, 179)})",
        )  # fmt: skip
        return self._all_over(fill=fill)

    def pores(self, free: Free) -> str:
        """Fine pores, each with a lit lower edge; none are crowded."""
        fields = [(col, row) for row in _fields(self.height) for col in _fields(self.width) if self.rng.random() < 0.5]
        places = [tuple((n + self.rng.random()) * PORES_APART for n in field) for field in fields]
        dots = self._once("".join(f"M{x:.0f} {y:.0f}h0" for x, y in places if free((x, y))))
        dark, light = (0.6, 0.22) if self.tone.deep else (0.36, 0.32)
        return el(
            "use", href=dots, x=0.9, y=0.9, stroke=self.tone.lit, stroke_opacity=fine(light), stroke_width=2.6
        ) + el("use", href=dots, stroke=self.tone.shade, stroke_opacity=fine(dark), stroke_width=2)

    def hairs(self, free: Free) -> str:
        """A few fine hairs that lie about the same way."""
        lie, wanted = self.rng.uniform(20, 160), self.rng.uniform(7, 9) * self.width * self.height / 1e5
        data: list[str] = []
        for _ in range(90):
            hair = self._hair(lie + self.rng.uniform(-16, 16))
            if len(data) < wanted and all(free(place) and self._well_inside(place) for place in hair):
                start, bend, end = (f"{num(x)} {num(y)}" for x, y in hair)
                data.append(f"M{start}Q{bend} {end}")
        colour = "#080404" if self.tone.deep else "#6d4c38"
        look = {"fill": "none", "stroke_linecap": "round", "stroke_opacity": "0.34"}
        return path("".join(data), stroke=colour, stroke_width=0.7, **look)

    def _hair(self, lie: float) -> tuple[Point, Point, Point]:
        """Where a hair begins, bends and ends."""
        x, y = self.rng.uniform(0, self.width), self.rng.uniform(0, self.height)
        long, bend, turn = self.rng.uniform(22, 46), self.rng.uniform(-5, 5), radians(lie)
        dx, dy = cos(turn), sin(turn)
        return (
            (x, y),
            (x + dx * long * 0.55 - dy * bend, y + dy * long * 0.55 + dx * bend),
            (x + dx * long, y + dy * long),
        )

    def _well_inside(self, place: Point) -> bool:
        return 3 < place[0] < self.width - 3 and 3 < place[1] < self.height - 3

    def _all_over(self, **attributes: str) -> str:
        return el("rect", width=self.width, height=self.height, **attributes)

    def _once(self, data: str) -> str:
        """Keep a path under a name that follows from it, to be used again and again; the way to point at it."""
        name = f"{crc32(data.encode()):x}"
        self.picture.define(name, "path", d=data, fill="none", stroke_linecap="round")
        return f"#{self.picture.id(name)}"


def _add(noise: str, share: float, to: str = "") -> str:
    """Noise is 0.5 on average: `share` of it is added and half of that taken away again."""
    ground = {"in": to} if to else {}
    return el("feComposite", in2=noise, operator="arithmetic", k2="1", k3=fine(share), k4=f"{-share / 2:.3f}", **ground)


def _fields(length: float) -> range:
    return range(int(length / PORES_APART))
