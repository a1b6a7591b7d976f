"""Lesions as seen from above, lit from the upper left, on a given skin tone.

What is drawn follows the rows light_skin, dark_skin, colour and opening of the facts' signs table. Diameters
are one value within the ranges there; how much light a dome takes is the artist's choice.
"""

from collections.abc import Callable
from dataclasses import dataclass

from widgets.skin.palette import PLUG_DARK, mix, monk
from widgets.skin.svg import Picture, circle, ellipse

HALO = {2: "#e2505c", 5: "#b5403c", 9: "#7d3a5e"}
"""Colour of inflamed skin by Monk tone: pink to red on light skin, purple to brown on dark skin."""

DIAMETER_MM = {"milium": 2.0, "whitehead": 2.0, "blackhead": 2.0, "pustule": 4.0, "nodule": 6.0}
"""One size from each range of the facts: milium 1-2, comedones 1-3, pustule 2-6 (low), nodule 5 or more."""


@dataclass(frozen=True)
class Spot:
    """Where a lesion is drawn: its middle on the picture, units for a millimetre, the skin's Monk tone."""

    picture: Picture
    x: float
    y: float
    mm: float
    tone: int

    @property
    def skin(self) -> str:
        """The skin's colour."""
        return monk(self.tone)

    @property
    def lit(self) -> str:
        """The skin where it faces the light."""
        return mix(self.skin, "#ffffff", 0.5 if self.tone < 8 else 0.28)

    @property
    def glow(self) -> str:
        """Inflamed skin where it faces the light; on deep skin a sheen carries the height that red cannot."""
        return self.lit if self.tone < 8 else mix(self.skin, "#e9c9dc", 0.55)

    @property
    def shade(self) -> str:
        """The skin where it turns away from the light."""
        return mix(self.skin, "#5a2c18" if self.tone < 8 else "#0c0504", 0.42 if self.tone < 8 else 0.6)

    def ball(self, part: str, r: float, *stops: tuple[float, str, float], squash: float = 1.0) -> str:
        """A round form lit from the upper left; the gradient is shared by all forms of this part and tone."""
        fill = self.picture.radial(f"{part}-{self.tone}", *stops, focus=(0.36, 0.32))
        return ellipse(self.x, self.y, r, r * squash, fill=fill)

    def shadow(self, r: float, strength: float = 0.5) -> str:
        """The soft shadow below and right of a raised form."""
        dark = "#3a1a0e" if self.tone < 8 else "#000000"
        fill = self.picture.radial(f"shadow-{self.tone}", (0.5, dark, 1), (0.75, dark, 0.4), (1, dark, 0))
        return ellipse(self.x + 0.12 * r, self.y + 0.17 * r, r * 1.25, r * 1.22, fill=fill, opacity=f"{strength}")

    def shine(self, r: float, strength: float = 0.8) -> str:
        """The small light on a smooth dome."""
        fill = self.picture.radial("shine", (0, "#ffffff", 1), (1, "#ffffff", 0))
        return ellipse(self.x - 0.3 * r, self.y - 0.36 * r, 0.32 * r, 0.24 * r, fill=fill, opacity=f"{strength}")

    def halo(self, r: float) -> str:
        """Inflamed skin around a lesion; it fades into the skin."""
        colour = HALO[self.tone]
        fill = self.picture.radial(f"halo-{self.tone}", (0, colour, 0.8), (0.5, colour, 0.55), (1, colour, 0))
        return circle(self.x, self.y, r, fill=fill)


def milium(spot: Spot) -> str:
    """A pearl under a thin roof: skin tone runs over its rim, and there is no opening."""
    r = DIAMETER_MM["milium"] * spot.mm / 2
    pearl = mix("#fff9ec", spot.skin, 0.05 if spot.tone < 8 else 0.14)
    rim = mix(spot.skin, spot.shade, 0.75)
    roof = (0, spot.lit, 1), (0.45, spot.skin, 1), (0.72, rim, 0.85), (1, spot.skin, 0)
    under = (
        (0, "#ffffff", 1),
        (0.35, pearl, 1),
        (0.64, mix(pearl, spot.skin, 0.28), 0.95),
        (1, spot.skin, 0),
    )
    return (
        spot.shadow(r * 1.15, 0.3) + spot.ball("roof", r * 1.42, *roof) + spot.ball("pearl", r, *under) + spot.shine(r)
    )


def whitehead(spot: Spot) -> str:
    """A low, skin-coloured to whitish bump, closed at the surface."""
    r = DIAMETER_MM["whitehead"] * spot.mm / 2
    pale = mix(spot.skin, "#fffaf0", 0.55 if spot.tone < 8 else 0.3)
    edge = mix(spot.skin, spot.shade, 0.4)
    bump = (0, pale, 1), (0.4, mix(pale, spot.skin, 0.45), 1), (0.72, edge, 0.85), (1, spot.skin, 0)
    return spot.shadow(r * 1.1, 0.22) + spot.ball("bump", r * 1.42, *bump) + spot.shine(r, 0.3)


def blackhead(spot: Spot) -> str:
    """A pore that is wide open, its plug dark at the top, with a slightly raised rim of skin."""
    r = DIAMETER_MM["blackhead"] * spot.mm / 2
    dark = PLUG_DARK if spot.tone < 8 else "#0d0807"
    raised = mix(spot.skin, spot.lit, 0.75)
    rim = (
        (0, spot.shade, 1),
        (0.52, raised, 1),
        (0.74, mix(spot.skin, spot.shade, 0.35), 0.8),
        (1, spot.skin, 0),
    )
    plug = (
        (0, mix(dark, "#a0805c", 0.45), 1),
        (0.5, dark, 1),
        (0.86, mix(dark, "#000000", 0.3), 1),
        (1, dark, 0),
    )
    return spot.shadow(r, 0.2) + spot.ball("rim", r * 1.4, *rim) + spot.ball("plug", r * 0.76, *plug)


def pustule(spot: Spot) -> str:
    """An inflamed dome with a tip of pus."""
    r = DIAMETER_MM["pustule"] * spot.mm / 2
    sore = HALO[spot.tone]
    yellow = mix("#fbf0a8", spot.skin, 0.0 if spot.tone < 8 else 0.18)
    edge = mix(sore, spot.shade, 0.45)
    dome = (
        (0, mix(sore, spot.glow, 0.6), 1),
        (0.5, mix(sore, spot.skin, 0.3), 1),
        (0.8, edge, 0.85),
        (1, sore, 0),
    )
    tip = (0, "#fffef2", 1), (0.55, yellow, 1), (0.8, mix(yellow, "#b99a3e", 0.5), 0.95), (1, sore, 0)
    return (
        spot.halo(r * 1.75)
        + spot.shadow(r, 0.25)
        + spot.ball("dome", r * 1.12, *dome)
        + spot.ball("tip", r * 0.55, *tip)
        + spot.shine(r * 0.55, 0.9)
    )


def nodule(spot: Spot) -> str:
    """A large inflamed swelling that comes from deep down: wide dome, no tip."""
    r = DIAMETER_MM["nodule"] * spot.mm / 2
    sore = HALO[spot.tone]
    edge = mix(mix(sore, spot.skin, 0.35), spot.shade, 0.3)
    lump = (
        (0, mix(sore, spot.glow, 0.72), 1),
        (0.32, mix(mix(sore, spot.skin, 0.42), spot.glow, 0.0 if spot.tone < 8 else 0.25), 0.95),
        (0.62, edge, 0.7),
        (1, sore, 0),
    )
    return (
        spot.halo(r * 1.42)
        + spot.shadow(r * 0.92, 0.16)
        + spot.ball("lump", r * 1.3, *lump)
        + spot.shine(r, 0.22 if spot.tone < 8 else 0.4)
    )


FROM_ABOVE: dict[str, Callable[[Spot], str]] = {
    "milium": milium,
    "whitehead": whitehead,
    "blackhead": blackhead,
    "pustule": pustule,
    "nodule": nodule,
}
"""Each lesion's name and how it is drawn from above."""
