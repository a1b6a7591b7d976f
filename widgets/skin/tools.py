"""What works on a milium in the drawings: fingers, a needle, a ring-shaped extractor, and the nick that they leave.

Shapes are the artist's choice. All measures scale with the block of skin they stand on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import atan2, degrees

from widgets.skin.curves import Point, smooth
from widgets.skin.layers import Block
from widgets.skin.palette import HORNY_LINE, KERATIN, KERATIN_LINE, PAPER, TEAL, mix, monk
from widgets.skin.svg import Value, circle, el, fine, num, path

STEEL, STEEL_LIGHT, STEEL_LINE = "#b9c2c9", "#eef2f4", "#56616a"
FINGER_TONE = 6
"""The Monk tone of the fingers, from the middle of the scale."""

_FINGER = (
    (-26, -104), (-27, -58), (-27, -40), (-23, -16), (-13, -3), (2, 0), (18, -9), (27, -32), (25, -64), (26, -104),
)  # fmt: skip
_NAIL = ((-28.5, -46), (-30.5, -26), (-25, -6), (-15, 1.5), (-19, -12), (-24, -28), (-25.5, -45))
_CREASES = "M25-67q-9 3-16 1M25.5-73q-7 2-12 1"
"""A fingertip that points down, its tip at (0, 0), its pad on the right."""


def draw_fingers(block: Block, x: float) -> None:
    """Two fingertips that press on a bump's flanks, pads towards each other, the far ends fading out."""
    skin = monk(FINGER_TONE)
    dark, nail = mix(skin, "#2a1206", 0.62), mix(skin, "#fff4ee", 0.5)
    fill = block.picture.vertical("finger", (0, skin, 0), (0.35, skin, 1), (1, mix(skin, "#ffffff", 0.1), 1))
    line = block.picture.vertical("finger-line", (0, dark, 0), (0.35, dark, 1), (1, dark, 1))
    for side in (-1, 1):
        k = block.k
        foot = x + side * 60 * k, block.surface(x + side * 60 * k) - 1
        shapes = (
            path(smooth(_FINGER), fill=fill, stroke=line, stroke_width=1.5),
            path(_CREASES, fill="none", stroke=dark, stroke_width=1, stroke_linecap="round"),
            path(smooth(_NAIL) + "Z", fill=nail, stroke=dark, stroke_width=1, stroke_linejoin="round"),
        )
        mirrored = f"{'-' if side > 0 else ''}{fine(k)} {fine(k)}"
        place = f"translate({num(foot[0])} {num(foot[1])}) scale({mirrored}) rotate(-32)"
        block.picture.add(el("g", *shapes, transform=place))


def draw_nick(block: Block, x: float, half: float, keratin: bool = False) -> None:
    """A gap in the roof, `half` units to either side of x (before scaling); with `keratin` the ball rises in it."""
    k = block.k
    half *= k
    top, low = block.surface(x) - 1.7 * k, block.surface(x) + 15.5 * k
    left = f"M{num(x - half - 2 * k)} {num(top)}Q{num(x - half)} {num(top + 6 * k)} {num(x - half)} {num(low)}"
    right = f"{num(x + half)} {num(low)}Q{num(x + half)} {num(top + 6 * k)} {num(x + half + 2 * k)} {num(top)}"
    block.picture.add(path(f"{left}L{right}Z", fill=PAPER))
    if keratin:
        edge, peak = num(top + 5 * k), num(top - 11 * k)
        rise = f"M{num(x - half)} {num(low + 2 * k)}V{edge}Q{num(x)} {peak} {num(x + half)} {edge}V{num(low + 2 * k)}"
        block.picture.add(path(rise, fill=KERATIN, stroke=KERATIN_LINE, stroke_width=1.4))
    block.picture.add(path(f"{left}M{right}", fill="none", stroke=HORNY_LINE, stroke_width=1.6))


def draw_needle(block: Block, tip: Point, end: Point) -> None:
    """A needle in a handle, its tip at `tip`, pointing away to `end`."""
    edge: dict[str, Value] = {"stroke": STEEL_LINE, "stroke_width": 1.1, "stroke_linejoin": "round"}
    _lay(
        block, tip, end,
        path("M0 0L14-1.7H58V1.7H14Z", fill=STEEL_LIGHT, **edge),
        el("rect", x=56, y=-3.6, width=10, height=7.2, rx=2, fill=STEEL, **edge),
        el("rect", x=65, y=-5, width=38, height=10, rx=3.5, fill=TEAL, stroke="#08393e", stroke_width=1.1),
        path("M74-2h22M74 2h22", stroke="#5c999e", stroke_width=0.9, stroke_linecap="round"),
    )  # fmt: skip


@contextmanager
def extractor_around(block: Block, x: float) -> Iterator[None]:
    """A ring-shaped extractor pressed around x: its far half before what is drawn inside, its near half after."""
    k = block.k
    rx, ry = 37 * k, 9.5 * k
    y = block.surface(x + rx) - k
    ends = f"M{num(x - rx)} {num(y)}A{num(rx)} {num(ry)} 0 0 "
    _wire(block, f"{ends}1 {num(x + rx)} {num(y)}")
    yield
    _wire(block, f"{ends}0 {num(x + rx)} {num(y)}")
    _lay(
        block, (x + rx, y), (x + rx + 62 * k, y - 84 * k),
        el("rect", x=-2, y=-3.2, width=120, height=6.4, rx=3.2, fill=STEEL, stroke=STEEL_LINE, stroke_width=1.1),
        path("M3-.8H112", stroke=STEEL_LIGHT, stroke_width=1.6, stroke_linecap="round"),
    )  # fmt: skip


def draw_wound(block: Block, x: float) -> None:
    """A small closed wound where a nick was."""
    k, y, half = block.k, block.surface(x), 8 * block.k
    left, middle, right = num(x - half), num(x), num(x + half)
    crust = f"M{left} {num(y)}Q{middle} {num(y - 6.5 * k)} {right} {num(y)}Q{middle} {num(y + 7 * k)} {left} {num(y)}Z"
    block.picture.add(
        path(crust, fill="#8d3b2c", stroke="#54201a", stroke_width=1.3, stroke_linejoin="round"),
        circle(x - 2.2 * k, y - 1.2 * k, 1.3 * k, fill="#d99482"),
    )


def _wire(block: Block, d: str) -> None:
    k = block.k
    for colour, width in ((STEEL_LINE, 7.4), (STEEL, 5), (STEEL_LIGHT, 1.7)):
        block.picture.add(path(d, fill="none", stroke=colour, stroke_width=width * k, stroke_linecap="round"))


def _lay(block: Block, tip: Point, end: Point, *pieces: str) -> None:
    """A tool drawn along its own x axis, laid so that its tip lies at `tip` and it points away to `end`."""
    turn = num(degrees(atan2(end[1] - tip[1], end[0] - tip[0])))
    place = f"translate({num(tip[0])} {num(tip[1])}) rotate({turn}) scale({fine(block.k)})"
    block.picture.add(el("g", *pieces, transform=place))
