"""What draws one bump: its form, colour, shadow, and the light and shade that show its height."""

import random
from dataclasses import dataclass
from math import cos, pi, sin

from widgets.skin.curves import Point, ring
from widgets.skin.layout import Bump
from widgets.skin.look import Look
from widgets.skin.palette import mix
from widgets.skin.svg import Picture, ellipse, fine, path
from widgets.skin.tones import Tone

MM = 20.0
"""User units for a millimetre."""

SMALL, CORNERS = 28.0, 12
"""Below this radius (user units) a form is a plain ellipse; above, a smooth line through so many points."""

HALO_MM = {"none": 0.0, "slight": 0.9, "strong": 2.0}
"""How far changed skin goes beyond the bump, in millimetres (less around small ones); the artist's choice."""
HALO_STRENGTH = {"none": 0.0, "slight": 0.6, "strong": 0.78}
"""How much of the halo's colour the skin takes on; the artist's choice."""


def halo_reach(look: Look, bump: Bump) -> float:
    """Radius of the changed skin around a bump, in millimetres."""
    return bump.radius + min(HALO_MM[look.halo], 0.9 * bump.radius)


@dataclass(frozen=True)
class Pen:
    """Draws one bump. Gradients are shared by all bumps of a picture, since they share look and tone."""

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
        """Its colour on this skin; if it is inflamed, it shares in the colour of the skin around it."""
        own = self.tone.of(self.look.colour_on(self.tone.number))
        return mix(own, self.tone.halo, 0.45) if self.look.halo != "none" else own

    def shape(
        self, fill: str, scale: float = 1.0, uneven: float = 0.035, at: Point = (0, 0), opacity: float = 1
    ) -> str:
        """A form around its middle, not quite round; `at` moves it by shares of its radius."""
        extra = {"opacity": fine(opacity)} if opacity < 1 else {}
        cx, cy, r = self.x + at[0] * self.r, self.y + at[1] * self.r, self.r * scale
        if r < SMALL:
            wide = 1 + self.rng.uniform(-uneven, uneven)
            return ellipse(cx, cy, r * wide, r / wide, fill=fill, **extra)
        lobes = [(self.rng.uniform(0.4, 1) * uneven / n**0.5, n, self.rng.uniform(0, 2 * pi)) for n in (2, 3, 5)]
        points = []
        for i in range(CORNERS):
            t = 2 * pi * i / CORNERS
            far = r * (1 + sum(size * sin(n * t + start) for size, n, start in lobes))
            points.append((cx + far * cos(t), cy + far * sin(t)))
        return path(ring(points), fill=fill, **extra)

    def shadow(self, strength: float = 0.6) -> str:
        """The shadow it throws to the lower right."""
        dark, k = self.tone.shade, self.steep
        fill = self.picture.radial("shadow", (0.5, dark, 0.8), (0.75, dark, 0.35), (1, dark, 0))
        return self.shape(fill, 1.2, 0.02, (0.18 * k, 0.2 * k), min(1, strength * k))

    def halo(self) -> str:
        """Skin around it that has changed colour, fading out."""
        strength = HALO_STRENGTH[self.look.halo]
        if not strength:
            return ""
        if self.tone.deep:  # a change of colour is harder to see there, though as real
            strength += 0.2
        colour, scale = self.tone.halo, halo_reach(self.look, self.bump) / self.bump.radius
        inner = 0.75 / scale
        fades = ((0.0, 1.0), (0.4, 0.75), (0.7, 0.3), (1.0, 0.0))
        stops = ((inner + (1 - inner) * far, colour, strength * left) for far, left in fades)
        return self.shape(self.picture.radial(f"halo{scale:.1f}".replace(".", "-"), *stops), scale, 0.1)

    def body(self, edge: float, opacity: float = 1.0, scale: float = 1.0, veil: float = 1.0) -> str:
        """Its own colour on top; from `edge` (a share of the radius) on its flank passes into the skin.

        Drawn a second time over the skin's lines with `veil` below 1 it lets them fade, as on stretched skin.
        """
        c, skin = self.colour, self.tone.skin
        stops = (edge, c, opacity), ((edge + 1) / 2, mix(c, skin, 0.3), opacity * 0.75), (1, mix(c, skin, 0.6), 0.0)
        return self.shape(self.picture.radial("body", *stops), scale, opacity=veil)

    def relief(self, light: str, shade: str, strength: float = 1.0) -> str:
        """Light on the side that faces it, shade on the other; on the top, which lies level, neither."""
        k, low = self.steep * strength, self.steep * strength * (0.7 if self.tone.deep else 1.0)
        ramp = (0.45, 0.0), (0.75, 0.4), (0.93, 0.85), (1, 0.25)
        stops = ((far, shade, min(1, much * low)) for far, much in ramp)
        dark = self.picture.radial("shade", *stops, focus=(0.36, 0.35), reach=0.72)
        bright = self.picture.radial(
            "light", (0, light, min(1, 0.85 * k)), (0.5, light, 0.42 * k), (1, light, 0), focus=(0.3, 0.28), reach=0.46
        )
        return self.shape(dark) + self.shape(bright)

    def clouds(self, light: str, shade: str, bright: float, dark: float) -> str:
        """The relief of a hill without an edge: a cloud of light and one of shade, both inside its foot."""
        low = self.picture.radial("low", (0, shade, min(1, dark)), (0.5, shade, dark * 0.55), (1, shade, 0))
        high = self.picture.radial("high", (0, light, min(1, bright)), (0.45, light, bright * 0.5), (1, light, 0))
        return self.shape(low, 0.68, 0.03, (0.32, 0.35)) + self.shape(high, 0.62, 0.03, (-0.3, -0.33))

    def crescent(self, part: str, colour: str, strength: float, scale: float, lower: bool = True) -> str:
        """A sickle of light or shade inside a round form, at its lower right or its upper left edge."""
        focus = (0.36, 0.35) if lower else (0.64, 0.65)
        stops = (0.5, colour, 0.0), (0.82, colour, strength), (1, colour, strength * 0.1)
        return self.shape(self.picture.radial(part, *stops, focus=focus, reach=0.68), scale, 0.02)
