"""A picture of 2 by 2 cm of skin, seen from above and lit from the upper left, with what grows on it and a scale."""

from zlib import crc32

from widgets.skin.described import described
from widgets.skin.layout import SIDE_MM, layout
from widgets.skin.look import Look
from widgets.skin.pen import MM
from widgets.skin.skin_piece import skin_piece
from widgets.skin.svg import FONT, Picture, el, num, path, text
from widgets.skin.tones import Tone

SIDE, RULER = SIDE_MM * MM, 34.0
"""Width and height of the skin, and height of the paper ruler below it, in user units."""


def patch(look: Look, tone: int, seed: int) -> str:
    """SVG text of the skin at Monk tone `tone` (1 to 10) with this look; the same for the same arguments.

    Its text alternative is `described(look, tone)`. Ids follow from the arguments, so that pictures may share a page.
    """
    words = described(look, tone)
    picture = Picture(f"p{crc32(repr((look, tone, seed)).encode()):x}", "", words, SIDE, SIDE + RULER)
    skin = skin_piece(picture, Tone(tone), (SIDE_MM, SIDE_MM), [(look, layout(look, seed))], seed)
    corners = picture.define("card", "clipPath", el("rect", width=SIDE, height=SIDE + RULER, rx=12))
    return el(
        "svg",
        el("defs", *picture.defs.values()),
        el("g", skin, _ruler(), clip_path=corners),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {num(SIDE)} {num(SIDE + RULER)}",
        role="img",
        aria_label=words,
        font_family=FONT,
    )


def _ruler() -> str:
    """A paper ruler along the lower edge: a tick for each millimetre."""
    ticks = "".join(f"M{num(mm * MM)} {num(SIDE)}v{9 if mm % 5 else 14}" for mm in range(1, int(SIDE_MM)))
    words = [text(mm * MM, SIDE + 28, f"{mm}", 13, text_anchor="middle") for mm in (5, 10, 15)]
    return (
        el("rect", y=SIDE, width=SIDE, height=RULER, fill="#fbf8f2")
        + path(ticks, stroke="#3b3430", stroke_width=1)
        + el("g", *words, text(SIDE - 8, SIDE + 28, "mm", 13, text_anchor="end"), fill="#3b3430")
    )
