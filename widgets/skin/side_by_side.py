"""Five lesions from above, side by side, on a light, a middle and a deep skin tone, with a scale in mm."""

from collections.abc import Sequence

from widgets.skin.card import MARGIN, SMALL, caption, card, heading, lines
from widgets.skin.palette import INK, mix, monk
from widgets.skin.surface import FROM_ABOVE, Spot
from widgets.skin.svg import Picture, el, num, path, text

STRIP, STEP, TOP, MM = 146.0, 162.0, 124.0, 16.5
"""Height of a strip of skin, distance to the next, where the first begins, units for a millimetre."""

CENTRES = (78.0, 200.0, 340.0, 472.0, 606.0)
"""Where the middle of each lesion stands, from left to right."""


def side_by_side(tones: Sequence[int] = (2, 5, 9)) -> str:
    """SVG text of the five lesions on strips of skin, one for each Monk tone (drawn so far: 2, 5 and 9)."""
    picture = card(
        "surface-" + "-".join(map(str, tones)),
        "Five bumps from above, on three skin tones",
        "Strips of light, middle and deep skin with five lesions each, drawn large with a scale in "
        "millimetres. Milium: a small pale pearl under smooth skin, no pore, no halo. Whitehead: a low "
        "skin-coloured bump. Blackhead: a small ring with a dark centre. Pustule: a bigger dome with a "
        "yellow-white tip and a coloured halo. Nodule: a wide swollen dome without a tip. The halo is "
        "pink to red on light skin and purple-brown on deep skin.",
        720,
        TOP + STEP * len(tones) + 152,
    )
    heading(picture, "From above, on three skin tones")
    for name, x in zip(FROM_ABOVE, CENTRES, strict=True):
        picture.add(lines(x, 106, [name], SMALL, "middle"))
    for row, tone in enumerate(tones):
        top = TOP + STEP * row
        picture.add(_skin(picture, tone, top))
        for draw, x in zip(FROM_ABOVE.values(), CENTRES, strict=True):
            picture.add(draw(Spot(picture, x, top + STRIP / 2, MM, tone)))
        picture.add(_legend(tone, top))
    caption(
        picture,
        "On dark skin, milium and blackhead are drawn by",
        "analogy; no clinical source was seen. Sizes: one",
        "of a range. Tones: Monk scale (E. Monk, Google).",
        "Drawing, not a photograph.",
    )
    return picture.svg()


def _skin(picture: Picture, tone: int, top: float) -> str:
    """A strip of plain skin."""
    skin = monk(tone)
    fill = picture.vertical(f"skin-{tone}", (0, mix(skin, "#ffffff", 0.06), 1), (1, mix(skin, "#2a1408", 0.04), 1))
    return el(
        "rect",
        x=MARGIN,
        y=top,
        width=720 - 2 * MARGIN,
        height=STRIP,
        rx=16,
        fill=fill,
        stroke=mix(skin, INK, 0.25),
    )


def _legend(tone: int, top: float) -> str:
    """The tone's name and a scale of two millimetres, in the strip's corners."""
    ink = INK if tone < 6 else "#ffffff"
    left, low, two = MARGIN + 14, top + STRIP - 16, num(2 * MM)
    return (
        text(left, top + 31, f"Monk {tone}", SMALL, fill=ink)
        + path(f"M{num(left)} {num(low - 5)}v10m0 -5h{two}m0 -5v10", fill="none", stroke=ink, stroke_width=1.8)
        + text(left + 2 * MM + 8, low + 8, "2 mm", SMALL, fill=ink)
    )
