"""What the light and inflammation do to skin of each Monk tone, and the colours that bumps take on it.

On light skin inflamed skin is pink to red, on dark skin purple, brown or just darker (SKINSIGHT_SOC, NM_ACNE,
ACNESUPPORT_REDNESS); where one passes into the other on the ten tones, and every exact colour, is the artist's choice.
"""

from dataclasses import dataclass
from functools import cached_property

from widgets.model import DEEP_FROM, Colour
from widgets.skin.palette import mix, monk

HALO = (
    "#e2707a", "#dd6770", "#da6a62", "#cf5f58", "#b84c44", "#74352f", "#56262f", "#3d142f", "#2a0c2c", "#250a2c",
)  # fmt: skip
"""Inflamed skin by Monk tone, lightest first: pink, red, red-brown, violet-brown, darker violet."""

BALANCE = (
    (-4, -6, -6), (-4, -5, -5), (-4, -5, -4), (-3, -4, -2), (-1, -1, 0),
    (-6, -4, -1), (-4, -1, 0), (-1, 1, 1), (1, 0, -1), (1, 0, 0),
)  # fmt: skip
"""What furrows, pores, hairs and light add to the red, green and blue of plain skin, by Monk tone (measured in a
browser); the ground is painted as much the other way, so that the skin's mean stays at the swatch."""

WORDS: dict[Colour, tuple[str, float]] = {
    "skin": ("#ffffff", 0.0),
    "whitish": ("#fffaf0", 0.55),
    "white": ("#fffaf4", 0.8),
    "pearly white": ("#fffaf0", 0.5),
    "yellowish": ("#f8e7b4", 0.5),
    "yellow": ("#e8c968", 0.7),
    "yellow-orange": ("#e6b463", 0.68),
    "orange": ("#e0a05c", 0.66),
    "pink": ("#e87f82", 0.6),
    "red": ("#d24542", 0.66),
    "purple": ("#a23f63", 0.6),
    "brown": ("#6b3c22", 0.75),
    "black": ("#120d0c", 0.72),
}
"""Each colour word: a colour, and how much of it there is beside the skin's own. All the artist's choice."""

DEEP_WORDS: dict[Colour, tuple[str, float]] = {
    **WORDS,
    "whitish": ("#f3dcc0", 0.34),
    "white": ("#f3ddc6", 0.7),
    "pearly white": ("#fbecd2", 0.4),
    "yellowish": ("#f0dca4", 0.4),
    "yellow": ("#deae55", 0.56),
    "yellow-orange": ("#d2934a", 0.56),
    "orange": ("#c4803c", 0.62),
    "pink": ("#d08a8c", 0.5),
    "purple": ("#5a2348", 0.62),
    "brown": ("#4a2a1a", 0.7),
}
"""The same on deep skin, through which more of the skin's own colour shows."""


@dataclass(frozen=True)
class Tone:
    """Skin of one Monk tone under the picture's light."""

    number: int

    @property
    def deep(self) -> bool:
        """Whether sources' words for dark skin hold."""
        return self.number >= DEEP_FROM

    @cached_property
    def skin(self) -> str:
        """The skin itself: the swatch of the scale."""
        return monk(self.number)

    @cached_property
    def ground(self) -> str:
        """What plain skin is painted with before furrows and light."""
        channels = (int(self.skin[i : i + 2], 16) for i in (1, 3, 5))
        pairs = zip(channels, BALANCE[self.number - 1], strict=True)
        return "#" + "".join(f"{min(255, max(0, c - more)):02x}" for c, more in pairs)

    @cached_property
    def lit(self) -> str:
        """Skin that faces the light: on deep skin the warm colour of lighter skin, not grey."""
        return mix(self.skin, monk(self.number - 3), 0.85) if self.deep else mix(self.skin, "#fffaf2", 0.8)

    @cached_property
    def shade(self) -> str:
        """Skin that turns away from the light."""
        return mix(self.skin, "#0a0403", 0.75) if self.deep else mix(self.skin, "#7d3f28", 0.6)

    @property
    def halo(self) -> str:
        """Inflamed skin."""
        return HALO[self.number - 1]

    def of(self, word: Colour, share: float | None = None) -> str:
        """The colour that a word means on this skin; `share` says how much of it, if not as much as usual."""
        colour, usual = (DEEP_WORDS if self.deep else WORDS)[word]
        return mix(self.skin, colour, usual if share is None else share)
