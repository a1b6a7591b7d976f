"""Five lesions from above, side by side, on a light, a middle and a deep skin tone, with a scale in mm."""

from collections.abc import Sequence
from dataclasses import replace

from widgets.skin.card import MARGIN, SMALL, caption, card, heading, lines
from widgets.skin.layout import Bump
from widgets.skin.look import Look
from widgets.skin.palette import INK
from widgets.skin.pen import MM
from widgets.skin.skin_piece import skin_piece
from widgets.skin.svg import el, num, path, text
from widgets.skin.tones import Tone

WIDE_MM, HIGH_MM = 40.0, 10.0
"""The piece of skin in each strip."""

SCALE = (720 - 2 * MARGIN) / (WIDE_MM * MM)
STRIP = HIGH_MM * MM * SCALE
STEP, TOP = STRIP + 16, 124.0
"""Height of a strip on the card, distance to the next, where the first begins."""

_PLAIN = Look(
    diameters_mm=(2.0,), rise=0.3, grouping="scattered", form="dome", colour="skin", colour_deep="skin",
    opening="none", roof=False, tip=False, halo="none", dimple=False, vessels=False, shine="smooth", crust=False,
)  # fmt: skip

LOOKS: dict[str, tuple[float, Look]] = {
    "milium": (4.0, replace(_PLAIN, colour="pearly white", colour_deep="pearly white", roof=True)),
    "whitehead": (11.2, replace(_PLAIN, rise=0.25)),
    "blackhead": (18.4, replace(_PLAIN, rise=0.1, form="rim", opening="plug", shine="matt")),
    "pustule": (25.8, replace(
        _PLAIN, diameters_mm=(4.0,), colour="red", colour_deep="purple", tip=True, halo="slight",
    )),
    "nodule": (34.6, replace(
        _PLAIN, diameters_mm=(6.0,), rise=0.2, form="swelling", colour="red", colour_deep="purple", halo="strong",
    )),
}  # fmt: skip
"""Where each lesion's middle stands (mm from the left), and one look from its ranges (a test compares)."""


def side_by_side(tones: Sequence[int] = (2, 5, 9)) -> str:
    """SVG text of the five lesions on strips of skin, one for each Monk tone."""
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
    for name, (x, _) in LOOKS.items():
        picture.add(lines(MARGIN + x * MM * SCALE, 106, [name], SMALL, "middle"))
    corners = picture.define("strip", "clipPath", el("rect", width=WIDE_MM * MM, height=HIGH_MM * MM, rx=18))
    grown = [(look, [Bump(x, HIGH_MM / 2, look.diameter_mm, look.height_mm)]) for x, look in LOOKS.values()]
    for row, tone in enumerate(tones):
        top = TOP + STEP * row
        skin = skin_piece(picture, Tone(tone), (WIDE_MM, HIGH_MM), grown, seed=17, part=f"-{tone}")
        place = f"translate({num(MARGIN)} {num(top)}) scale({SCALE:.3f})"
        picture.add(el("g", el("g", skin, clip_path=corners), transform=place), _legend(tone, top))
    caption(
        picture,
        "On dark skin, milium and blackhead are drawn by",
        "analogy; no clinical source was seen. Sizes: one",
        "of a range. Tones: Monk scale (E. Monk, Google).",
        "Drawing, not a photograph.",
    )
    return picture.svg()


def _legend(tone: int, top: float) -> str:
    """The tone's name and a scale of two millimetres, in the strip's corners."""
    ink, mm = INK if tone < 6 else "#ffffff", MM * SCALE
    left, low, two = MARGIN + 14, top + STRIP - 16, num(2 * mm)
    return (
        text(left, top + 31, f"Monk {tone}", SMALL, fill=ink)
        + path(f"M{num(left)} {num(low - 5)}v10m0 -5h{two}m0 -5v10", fill="none", stroke=ink, stroke_width=1.8)
        + text(left + 2 * mm + 8, low + 8, "2 mm", SMALL, fill=ink)
    )
