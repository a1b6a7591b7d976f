"""One bump, from its physical parameters: shadow, body, light, and the signs on it."""

import random
from dataclasses import dataclass
from math import cos, pi, sin

from widgets.skin.curves import Point, ring
from widgets.skin.layout import Bump
from widgets.skin.look import Look
from widgets.skin.palette import PLUG_DARK, mix
from widgets.skin.svg import Picture, el, ellipse, fine, num, path
from widgets.skin.tones import Tone

MM = 20.0
"""User units for a millimetre."""

PLUG_SHARE = 0.46
"""Diameter of a dark plug as a share of its ring's; the artist's choice."""
TIP_SHARE = 0.4
"""Diameter of a tip as a share of the bump's; the artist's choice."""
HALO_MM = {"none": 0.0, "slight": 0.8, "strong": 1.7}
"""How far the changed skin goes beyond the bump, in millimetres (less around small ones); the artist's choice."""
HALO_STRENGTH = {"none": 0.0, "slight": 0.5, "strong": 0.75}


@dataclass(frozen=True)
class Drawing:
    """A bump being drawn; gradients are shared by all bumps of the picture, since they share look and tone."""

    picture: Picture
    look: Look
    tone: Tone
    bump: Bump
    rng: random.Random

    @property
    def x(self) -> float:
        """Middle, in user units."""
        return self.bump.x * MM

    @property
    def y(self) -> float:
        """Middle, in user units."""
        return self.bump.y * MM

    @property
    def r(self) -> float:
        """Radius, in user units."""
        return self.bump.radius * MM

    @property
    def steep(self) -> float:
        """How much light and shade its height makes: 1 for a height of 0.3 of the diameter."""
        return min(1.3, self.look.rise / 0.3)

    @property
    def colour(self) -> str:
        """Its colour on this skin."""
        return self.tone.of(self.look.colour_on(self.tone.number))

    def outline(self, scale: float = 1.0, uneven: float = 0.035, at: Point = (0, 0)) -> str:
        """Path data of its edge, not quite round; `at` moves it by shares of its radius."""
        lobes = [(self.rng.uniform(0.4, 1) * uneven / n**0.5, n, self.rng.uniform(0, 2 * pi)) for n in (2, 3, 5)]
        cx, cy = self.x + at[0] * self.r, self.y + at[1] * self.r
        points = []
        for i in range(14):
            t = 2 * pi * i / 14
            far = self.r * scale * (1 + sum(size * sin(n * t + start) for size, n, start in lobes))
            points.append((cx + far * cos(t), cy + far * sin(t)))
        return ring(points)

    def shadow(self, strength: float = 0.6) -> str:
        """The shadow it throws to the lower right."""
        dark, k = self.tone.shade, self.steep
        fill = self.picture.radial("shadow", (0.5, dark, 0.8), (0.75, dark, 0.35), (1, dark, 0))
        x, y = self.x + 0.18 * k * self.r, self.y + 0.2 * k * self.r
        return ellipse(x, y, self.r * 1.2, self.r * 1.2, fill=fill, opacity=fine(min(1, strength * k)))

    def halo(self) -> str:
        """Skin around it that has changed colour, fading out."""
        strength = HALO_STRENGTH[self.look.halo]
        if not strength:
            return ""
        colour, scale = self.tone.halo, halo_reach(self.look, self.bump) / self.bump.radius
        stops = (0.7 / scale, colour, strength), (0.5 + 0.5 / scale, colour, strength * 0.6), (1, colour, 0.0)
        fill = self.picture.radial(f"halo{scale:.2f}".replace(".", "-"), *stops)
        return path(self.outline(scale, 0.06), fill=fill)

    def body(self, edge: float, opacity: float = 1.0, scale: float = 1.0) -> str:
        """Its own colour; from `edge` (a share of the radius) on it fades into the skin."""
        c = self.colour
        middle = (edge + 1) / 2
        fill = self.picture.radial("body", (edge, c, opacity), (middle, c, opacity * 0.7), (1, c, 0))
        return path(self.outline(scale), fill=fill)

    def relief(self, light: str, shade: str, strength: float = 1.0) -> str:
        """Light on the side that faces it, shade on the other; on the top, which lies level, neither."""
        k, edge = self.steep * strength, self.outline()
        depth = 0.7 if self.tone.deep else 1.0
        dark = self.picture.radial(
            "shade",
            (0.45, shade, 0), (0.75, shade, 0.4 * k * depth), (0.93, shade, min(1, 0.85 * k * depth)), (1, shade, 0.2 * k),
            focus=(0.36, 0.35), reach=0.72,
        )  # fmt: skip
        bright = self.picture.radial(
            "light", (0, light, min(1, 0.85 * k)), (0.5, light, 0.42 * k), (1, light, 0), focus=(0.3, 0.28), reach=0.46
        )
        return path(edge, fill=dark) + path(edge, fill=bright)

    def gleam(self, at: Point = (-0.32, -0.36), size: float = 1.0) -> str:
        """The small mirror of the light on a smooth or waxy surface; deep skin carries more of it."""
        if self.look.shine == "matt":
            return ""
        waxy = self.look.shine == "waxy"
        r = self.r * (0.27 if waxy else 0.2) * size
        tint = "#ffffff" if not self.tone.deep else mix("#ffffff", self.tone.skin, 0.12)
        fill = self.picture.radial(
            "gleam", (0, tint, 0.95 if waxy else 0.8), (0.35, tint, 0.75 if waxy else 0.5), (1, tint, 0)
        )
        x, y = self.x + at[0] * self.r, self.y + at[1] * self.r
        turn = f"rotate(-45 {num(x)} {num(y)})"
        return ellipse(x, y, r * 1.35, r * 0.8, fill=fill, transform=turn)

    def dimple(self) -> str:
        """A dip in the middle: dark on the side of the light, lit on the other."""
        if not self.look.dimple:
            return ""
        dark, r = self.tone.shade, self.r * 0.27
        lit = "#ffffff"
        inner = self.picture.radial(
            "dip", (0, dark, 0.75), (0.55, dark, 0.5), (1, dark, 0), focus=(0.4, 0.38), reach=0.56
        )
        lower = self.picture.radial(
            "dip-edge", (0.5, lit, 0), (0.8, lit, 0.55 if not self.tone.deep else 0.35), (1, lit, 0)
        )
        return ellipse(self.x + 0.06 * self.r, self.y + 0.07 * self.r, r * 1.2, r * 1.15, fill=lower) + ellipse(
            self.x, self.y, r, r * 0.92, fill=inner
        )

    def vessels(self) -> str:
        """Fine blood vessels that branch from the edge towards the middle."""
        if not self.look.vessels:
            return ""
        data = []
        for i in range(5):
            t = 2 * pi * (i + self.rng.uniform(-0.25, 0.25)) / 5
            data.append(self._vessel(t))
        colour = "#c4373f" if not self.tone.deep else "#a8394a"
        width = max(0.8, self.r * 0.035)
        return path(
            "".join(data), fill="none", stroke=colour, stroke_width=width, stroke_linecap="round", stroke_opacity="0.75"
        )

    def _vessel(self, t: float) -> str:
        def at(far: float, turn: float) -> Point:
            return self.x + self.r * far * cos(t + turn), self.y + self.r * far * sin(t + turn)

        wave = self.rng.choice((-1, 1)) * self.rng.uniform(0.12, 0.22)
        start, a, b, c, end = at(0.93, 0), at(0.75, wave), at(0.66, 0), at(0.55, -wave), at(0.42, wave)
        twig = at(0.72, 2.4 * wave)
        q = "M{} {}Q{} {} {} {}Q{} {} {} {}M{} {}Q{} {} {} {}"
        return q.format(*map(num, (*start, *a, *b, *c, *end, *b, *at(0.64, wave), *twig)))

    def tip(self) -> str:
        """A white to yellow tip."""
        if not self.look.tip:
            return ""
        pus = mix("#f6e6a2", self.tone.skin, 0.16 if self.tone.deep else 0.04)
        edge = mix(pus, "#c98f52", 0.5)
        fill = self.picture.radial(
            "tip",
            (0, mix(pus, "#fffdf2", 0.75), 1),
            (0.55, pus, 0.97),
            (0.8, edge, 0.7),
            (1, edge, 0),
            focus=(0.4, 0.38),
        )
        return path(self.outline(TIP_SHARE * 1.15, 0.14, at=(-0.05, -0.07)), fill=fill)

    def crust(self) -> str:
        """A crust on a part of it."""
        if not self.look.crust:
            return ""
        dark = "#6d2f1c" if not self.tone.deep else "#2a0f0a"
        fill = self.picture.radial("crust", (0, mix(dark, "#d8a04a", 0.35), 0.95), (0.7, dark, 0.9), (1, dark, 0.2))
        return path(self.outline(0.3, 0.3, at=(0.06, 0.08)), fill=fill) + path(
            self.outline(0.13, 0.4, at=(-0.02, 0)), fill="#e3b666", fill_opacity="0.55"
        )

    def __call__(self) -> tuple[str, str]:
        """What lies under the skin's lines, and what covers them."""
        match self.look.form:
            case "patch":
                return self.patch_form()
            case "swelling":
                return self.swelling()
            case "rim":
                return self.ring_form()
            case "flat top":
                return self.flat()
        return self.pearl() if self.look.roof else self.dome()

    def dome(self) -> tuple[str, str]:
        """A round bump."""
        tone = self.tone
        signs = self.vessels() + self.dimple() + self.crust() + self.tip() + self.gleam()
        if self.look.colour_on(tone.number) in ("skin", "whitish"):
            return self.shadow() + self.body(0.3, 0.95) + self.relief(tone.lit, tone.shade), signs
        light = mix(self.colour, tone.lit if tone.deep else "#ffffff", 0.55)
        dark = mix(self.colour, tone.shade, 0.7)
        if self.look.halo != "none":  # inflamed: it passes into the skin around it
            return self.halo() + self.shadow(0.3) + self.body(0.35, 0.95, 1.15) + self.relief(light, dark, 0.75), signs
        return self.shadow(), self.body(0.85) + self.relief(light, dark) + signs

    def pearl(self) -> tuple[str, str]:
        """A pale ball under a thin, stretched roof: skin runs over its rim, and the light falls on the roof."""
        c, skin, tone = self.colour, self.tone.skin, self.tone
        near = mix(c, skin, 0.45)
        pearl = self.picture.radial(
            "pearl", (0, mix(c, "#ffffff", 0.45), 1), (0.35, c, 1), (0.62, mix(c, skin, 0.14), 0.96),
            (0.8, near, 0.6), (1, near, 0), focus=(0.44, 0.43),
        )  # fmt: skip
        stretched = self.picture.radial("roof", (0.55, skin, 0.95), (1, skin, 0))
        dark = mix(tone.shade, c, 0.2)
        return self.shadow(0.4) + self.relief(tone.lit, tone.shade, 0.8), (
            path(self.outline(0.98), fill=stretched)
            + path(self.outline(0.94), fill=pearl)
            + self.hollow("under", 0.94, dark, 0.55)
            + self.gleam((-0.26, -0.3), 0.8)
        )

    def hollow(self, part: str, scale: float, dark: str, strength: float) -> str:
        """Shade on the lower right of a round form that is `scale` of the bump wide."""
        fill = self.picture.radial(
            part, (0.5, dark, 0), (0.82, dark, strength), (1, dark, strength * 0.15), focus=(0.37, 0.36), reach=0.68
        )
        return path(self.outline(scale), fill=fill)

    def flat(self) -> tuple[str, str]:
        """A low bump with a level top."""
        lit, dark = self.tone.lit, self.tone.shade
        wall = self.picture.radial(
            "wall", (0.7, dark, 0), (0.93, dark, 0.75), (1, dark, 0), focus=(0.43, 0.42), reach=0.6
        )
        up = self.picture.radial(
            "wall-lit", (0.66, lit, 0), (0.92, lit, 0.85), (1, lit, 0), focus=(0.57, 0.58), reach=0.6
        )
        top = self.picture.radial("top", (0, lit, 0.3), (0.8, lit, 0.22), (1, lit, 0))
        edge = self.outline()
        return (
            self.shadow(0.7) + self.body(0.7, 0.75) + path(edge, fill=top) + path(edge, fill=wall) + path(edge, fill=up)
        ), self.gleam((-0.42, -0.46), 0.6)

    def swelling(self) -> tuple[str, str]:
        """A broad swelling without an edge: light and shade are two soft clouds, as on a bell-shaped hill."""
        c, r = self.colour, self.r
        k = self.steep / 0.65
        dark, lit = mix(self.tone.shade, self.tone.halo, 0.3), mix(self.tone.lit, c, 0.12)
        body = self.picture.radial("body", (0, c, 0.95), (0.5, c, 0.8), (1, c, 0))
        shade = self.picture.radial("shade", (0, dark, min(1, 0.8 * k)), (0.5, dark, 0.45 * k), (1, dark, 0))
        bright = 0.55 if self.tone.deep else 0.8
        light = self.picture.radial("light", (0, lit, min(1, bright * k)), (0.45, lit, bright * 0.5 * k), (1, lit, 0))
        return (
            self.halo()
            + path(self.outline(1.12), fill=body)
            + ellipse(self.x + 0.46 * r, self.y + 0.5 * r, r * 0.8, r * 0.74, fill=shade)
            + ellipse(self.x - 0.34 * r, self.y - 0.38 * r, r * 0.74, r * 0.68, fill=light)
        ), self.gleam((-0.38, -0.42), 0.55) + self.tip()

    def ring_form(self) -> tuple[str, str]:
        """A wide opening with a plug, in a low ring of skin."""
        skin, lit, dark = self.tone.skin, self.tone.lit, self.tone.shade
        rim = self.picture.radial(
            "rim", (0.42, lit, 0.8), (0.6, lit, 0.5), (1, mix(skin, lit, 0.3), 0), focus=(0.42, 0.41)
        )
        slope = self.picture.radial(
            "slope", (0.5, dark, 0), (0.8, dark, 0.42), (1, dark, 0), focus=(0.4, 0.39), reach=0.64
        )
        plug = PLUG_DARK if not self.tone.deep else "#0d0705"
        pore = self.picture.radial(
            "pore", (0.6, plug, 0.9), (0.8, mix(dark, plug, 0.4), 0.75), (1, dark, 0), focus=(0.47, 0.47)
        )
        fill = self.picture.radial(
            "plug", (0, mix(plug, "#9a7048", 0.42), 1), (0.5, mix(plug, "#6b4630", 0.25), 1), (0.85, plug, 1),
            (1, plug, 0.7), focus=(0.57, 0.58),
        )  # fmt: skip
        glint = self.picture.radial(
            "glint", (0.72, lit, 0), (0.9, lit, 0.8), (1, lit, 0), focus=(0.42, 0.41), reach=0.6
        )
        return path(self.outline(1.06), fill=slope) + path(self.outline(), fill=rim), (
            path(self.outline(PLUG_SHARE * 1.45), fill=pore)
            + path(self.outline(PLUG_SHARE * 1.5, 0.02), fill=glint)
            + path(self.outline(PLUG_SHARE, 0.12), fill=fill)
        )

    def patch_form(self) -> tuple[str, str]:
        """A flat patch with an irregular edge."""
        c = self.colour
        lobes = [(self.rng.uniform(0.06, 0.14), n, self.rng.uniform(0, 2 * pi)) for n in (2, 3, 5)]
        turn = self.rng.uniform(-0.5, 0.5)
        points = []
        for i in range(22):
            t = 2 * pi * i / 22
            far = self.r * (0.86 + sum(s * sin(n * t + start) for s, n, start in lobes) * 0.5)
            px, py = far * cos(t), far * sin(t) * 0.55
            points.append((self.x + px * cos(turn) - py * sin(turn), self.y + px * sin(turn) + py * cos(turn)))
        edge = ring(points)
        dark, lit = self.tone.shade, self.tone.lit
        fill = self.picture.radial("body", (0, c, 0.95), (0.75, c, 0.85), (1, c, 0.6))
        up = el("g", path(edge, fill=dark, fill_opacity="0.45"), transform="translate(1.4 1.6)")
        top = el("g", path(edge, fill=lit, fill_opacity="0.7"), transform="translate(-1.1 -1.2)")
        return up + top + path(edge, fill=fill), ""


def halo_reach(look: Look, bump: Bump) -> float:
    """Radius of the changed skin around a bump, in millimetres."""
    return bump.radius + min(HALO_MM[look.halo], 0.9 * bump.radius)


def draw(picture: Picture, look: Look, tone: Tone, bump: Bump, rng: random.Random) -> tuple[str, str]:
    """SVG text of one bump: what lies under the skin's lines, and what covers them."""
    return Drawing(picture, look, tone, bump, rng)()
