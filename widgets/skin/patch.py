"""A piece of skin of 2 by 2 cm, seen from above and lit from the upper left, with what grows on it."""

import random
from math import hypot
from zlib import crc32

from widgets.skin import texture
from widgets.skin.bump_forms import FORMS
from widgets.skin.curves import Point
from widgets.skin.described import described
from widgets.skin.layout import SIDE_MM, layout
from widgets.skin.look import Look
from widgets.skin.pen import MM, Pen
from widgets.skin.svg import FONT, Picture, el, num, path, text
from widgets.skin.tones import Tone

RULER = 34.0
"""Height of the paper ruler below the skin."""


def patch(look: Look, tone: int, seed: int) -> str:
    """SVG text of the skin at Monk tone `tone` (1 to 10) with this look; the same for the same arguments."""
    side = SIDE_MM * MM
    name = f"p{crc32(repr((look, tone, seed)).encode()):x}"
    picture = Picture(name, "", described(look, tone), side, side + RULER)
    skin = Tone(tone)
    rng = random.Random(f"patch {seed}")
    bumps = layout(look, seed)

    taken = [(b.x * MM, b.y * MM, b.radius * MM * 1.12) for b in bumps]

    def free(place: Point) -> bool:
        return all(hypot(place[0] - x, place[1] - y) > r for x, y, r in taken)

    drawn = [FORMS[look.form](Pen(picture, look, skin, bump, rng)) for bump in bumps]
    soft = picture.define(
        "soft", "filter", el("feGaussianBlur", stdDeviation="0.6"), color_interpolation_filters="sRGB"
    )
    picture.add(
        texture.ground(picture, skin, side, seed),
        el("g", *(under for under, _ in drawn), filter=soft),
        texture.lines(picture, skin, side, rng),
        texture.pores(picture, skin, side, free, rng),
        el("g", *(over for _, over in drawn)),
        texture.hairs(skin, side, free, rng),
        _ruler(side),
    )
    corner = picture.define("card", "clipPath", el("rect", width=side, height=side + RULER, rx=12))
    return el(
        "svg",
        el("defs", *picture.defs.values()),
        el("g", *picture.body, clip_path=corner),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {num(side)} {num(side + RULER)}",
        role="img",
        aria_label=picture.desc,
        font_family=FONT,
    )


def _ruler(side: float) -> str:
    """A paper ruler along the lower edge: a tick for each millimetre."""
    ticks = "".join(f"M{num(mm * MM)} {num(side)}v{9 if mm % 5 else 14}" for mm in range(1, int(SIDE_MM)))
    words = [text(mm * MM, side + 28, f"{mm}", 13, text_anchor="middle") for mm in (5, 10, 15)]
    return (
        el("rect", y=side, width=side, height=RULER, fill="#fbf8f2")
        + path(ticks, stroke="#3b3430", stroke_width=1)
        + el("g", *words, text(side - 8, side + 28, "mm", 13, text_anchor="end"), fill="#3b3430")
    )
