"""What every picture has: a light card that reads on any page, heading, caption, labels with leader lines."""

from collections.abc import Sequence
from math import atan2, cos, sin

from widgets.skin.curves import Point
from widgets.skin.palette import EDGE, INK, LEADER, PAPER, QUIET
from widgets.skin.svg import Picture, circle, el, num, path, text

CAPTION = "Drawing, not a photograph; not to scale."
LABEL, SMALL = 27.0, 25.0
"""Sizes of type: labels, captions. On a page 320 pixels wide a card of 720 units shows them 12 and 11 pixels high."""

MARGIN = 30.0
"""Space between the card's edge and what stands on it, in user units."""


def card(name: str, title: str, desc: str, width: float, height: float) -> Picture:
    """A new picture with its card drawn; `name` begins all its ids."""
    picture = Picture(name, title, desc, width, height)
    picture.add(
        el(
            "rect",
            x=1,
            y=1,
            width=width - 2,
            height=height - 2,
            rx=22,
            fill=PAPER,
            stroke=EDGE,
            stroke_width=2,
        )
    )
    return picture


def heading(picture: Picture, title: str, under: str = "") -> None:
    """The picture's title in large type, and one quiet line under it."""
    picture.add(text(MARGIN, 56, title, 33, fill=INK, font_weight="700"))
    if under:
        picture.add(text(MARGIN, 92, under, SMALL, fill=QUIET))


def caption(picture: Picture, *lines: str) -> None:
    """Small type at the foot of the card; the last line stands lowest."""
    for i, line in enumerate(reversed(lines)):
        picture.add(text(MARGIN, picture.height - 26 - i * 32, line, SMALL, fill=QUIET))


def lines(
    x: float,
    y: float,
    words: Sequence[str],
    size: float = LABEL,
    anchor: str = "",
    fill: str = INK,
    weight: str = "",
) -> str:
    """Lines of text, the first baseline at y; `anchor` is "middle" or "end", else x is their left end."""
    extra = {"text_anchor": anchor} if anchor else {}
    extra |= {"font_weight": weight} if weight else {}
    return "".join(text(x, y + i * size * 1.2, line, size, fill=fill, **extra) for i, line in enumerate(words))


def leader(*points: Point) -> str:
    """A thin line from a label to what it names, ending in a dot; its pale edge shows it on any ground."""
    data = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)
    x, y = points[-1]
    ends = circle(x, y, 3.4, fill=INK, stroke=PAPER, stroke_width=1.4)
    return (
        path(data, fill="none", stroke=PAPER, stroke_width=3)
        + path(data, fill="none", stroke=LEADER, stroke_width=1.4)
        + ends
    )


def arrow(start: Point, end: Point, colour: str, width: float) -> str:
    """A thick arrow with a pale edge, from start to end."""
    turn = atan2(end[1] - start[1], end[0] - start[0])
    size = width * 2.1
    neck = end[0] - size * cos(turn), end[1] - size * sin(turn)
    wings = [(neck[0] - s * 0.75 * size * sin(turn), neck[1] + s * 0.75 * size * cos(turn)) for s in (1, -1)]
    head = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in (end, *wings)) + "Z"
    shaft = f"M{num(start[0])} {num(start[1])}L{num(neck[0])} {num(neck[1])}"
    return (
        path(head + shaft, fill=PAPER, stroke=PAPER, stroke_width=width + 3.5, stroke_linejoin="round")
        + path(shaft, stroke=colour, stroke_width=width, stroke_linecap="round")
        + path(head, fill=colour, stroke=colour, stroke_width=2, stroke_linejoin="round")
    )
