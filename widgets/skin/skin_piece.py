"""A piece of skin with bumps on it, layer on layer."""

import random
from collections.abc import Sequence
from math import hypot

from widgets.skin.bump_forms import FORMS
from widgets.skin.curves import Point
from widgets.skin.layout import Bump
from widgets.skin.look import Look
from widgets.skin.pen import MM, Pen
from widgets.skin.svg import Picture, el
from widgets.skin.texture import Texture
from widgets.skin.tones import Tone

Grown = tuple[Look, Sequence[Bump]]
"""What grows on the skin: a look, and where its bumps sit."""


def skin_piece(picture: Picture, tone: Tone, size_mm: Point, grown: Sequence[Grown], seed: int, part: str = "") -> str:
    """SVG text of skin `size_mm` wide and high, its upper left corner at 0, 0; `part` makes ids its own."""
    rng = random.Random(f"skin {seed}")
    texture = Texture(picture, tone, size_mm[0] * MM, size_mm[1] * MM, rng, part)
    taken = [(b.x * MM, b.y * MM, b.radius * MM * 1.12) for _, bumps in grown for b in bumps]

    def free(place: Point) -> bool:
        return all(hypot(place[0] - x, place[1] - y) > r for x, y, r in taken)

    drawn = [
        FORMS[look.form](Pen(picture, look, tone, bump, rng, f"{part}-{n}" if len(grown) > 1 else part))
        for n, (look, bumps) in enumerate(grown)
        for bump in bumps
    ]
    soft = picture.define(
        "soft", "filter", el("feGaussianBlur", stdDeviation="0.6"), color_interpolation_filters="sRGB"
    )
    return (
        texture.ground(seed)
        + el("g", *(under for under, _ in drawn), filter=soft)
        + texture.lines()
        + texture.pores(free)
        + el("g", *(over for _, over in drawn))
        + texture.hairs(free)
    )
