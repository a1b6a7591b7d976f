"""A milium opened by a trained hand, step by step, beside one that is squeezed: a frame for each side of each step.

Facts: claims C27, C40, C41, C62, C63 and C64, and the steps of ``content/extraction.yml``.
They say nothing on how pressure spreads or on what becomes of the emptied hollow; both are the artist's choice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from widgets.skin.card import arrow, card, leader, lines
from widgets.skin.curves import Point, band, sample
from widgets.skin.follicle import Canal, Profile
from widgets.skin.layers import Block
from widgets.skin.lesions import draw_ball, draw_keratin, draw_milium, inflame, milium_centre, raise_milium
from widgets.skin.palette import PAPER, PLUM, TEAL
from widgets.skin.svg import Picture, num, path
from widgets.skin.tools import draw_fingers, draw_needle, draw_nick, draw_wound, extractor_around

Way = Literal["opening", "squeezing"]

WIDTH, HEIGHT, BASE, K = 340.0, 262.0, 146.0, 1.2
"""A frame's size, where its skin's surface lies, and how large the skin is drawn."""

LABEL = 18.0

HOLLOW: Profile = ((0, 5), (5, 3.5), (12, 4), (20, 11), (30, 15), (39, 10), (44, 3), (44.6, 0))
CLOSING: Profile = ((0, 3), (5, 1.6), (12, 1.8), (20, 5), (27, 6.5), (33, 4), (36, 1.4), (36.4, 0))


@dataclass(frozen=True)
class Frame:
    """One drawing of a row of steps: how it is drawn into a block of skin, and what can be seen on it."""

    draw: Callable[[Block, float], None]
    seen: str


def frame(step: str, way: Way) -> str:
    """SVG text of one side of a step (its id in ``content/extraction.yml``)."""
    shown = FRAMES[step][way]
    picture = card(f"{way}-{step}", _TITLE[way], f"Skin cut through. {shown.seen}", WIDTH, HEIGHT)
    draw_frame(picture, step, way, 12, 0)
    return picture.svg()


def draw_frame(picture: Picture, step: str, way: Way, left: float, top: float) -> None:
    """A step's skin and tools, drawn into a picture so that its skin begins at `left`."""
    block = Block(picture, f"{way}-{step}", left, left + WIDTH - 24, top + BASE, top + HEIGHT - 14, K)
    FRAMES[step][way].draw(block, left + (WIDTH - 24) / 2)


_TITLE: dict[Way, str] = {"opening": "Opening by a trained hand", "squeezing": "Squeezing"}


def _needle(block: Block, x: float) -> None:
    draw_milium(block, x)
    draw_nick(block, x, 3)
    draw_needle(block, (x + 1, block.surface(x) + 11), (x + 92, block.base - 112))
    _named(block, "tiny nick", x - 66, (x - 3, block.surface(x) - 2))


def _way_out(block: Block, x: float) -> None:
    draw_milium(block, x)
    draw_nick(block, x, 4.5)
    draw_needle(block, (x + 42, block.base - 50), (x + 112, block.base - 108))
    block.picture.add(arrow((x, block.base + 34), (x, block.surface(x) - 34), TEAL, 5))
    _named(block, "a way out", x - 78, (x - 7, block.surface(x) - 6))


def _extractor(block: Block, x: float) -> None:
    raise_milium(block, x)
    with extractor_around(block, x):
        block.draw()
        draw_ball(block, x)
        draw_nick(block, x, 8, keratin=True)
    block.picture.add(
        arrow((x, block.surface(x) - 17), (x, block.surface(x) - 58), TEAL, 5),
        arrow((x - 84, block.base - 68), (x - 53, block.base - 22), PLUM, 5),
        arrow((x + 116, block.base - 54), (x + 70, block.base - 12), PLUM, 5),
    )
    _named(block, "extractor", x - 92, (x - 38, block.base - 9), down=4)


def _ball_out(block: Block, x: float) -> None:
    block.hill(x, 7, 52, thin=0.4)
    _hollow(block, x, HOLLOW)
    draw_keratin(block.picture, x + 62, block.base - 41, 38, K)
    block.picture.add(arrow((x + 3, block.surface(x) - 6), (x + 20, block.surface(x) - 40), TEAL, 5))
    _named(block, "ball of keratin", x + 62, (x + 62, block.base - 60))
    _named(block, "empty", x - 78, (x - 3, block.base + 26))


def _wound(block: Block, x: float) -> None:
    block.hill(x, 3, 40, thin=0.2)
    _hollow(block, x, CLOSING)
    draw_wound(block, x)
    _named(block, "small wound", x, (x, block.surface(x) - 2))


def _press(block: Block, x: float) -> None:
    _squeezed(block, x)
    for side in (-1, 1):
        block.picture.add(arrow((x + side * 112, block.base - 92), (x + side * 74, block.base - 38), PLUM, 5))
    _named(block, "no opening", x, (x, block.surface(x) + 2))


def _shut(block: Block, x: float) -> None:
    _squeezed(block, x)
    roof = block.surface(x)
    block.picture.add(
        arrow((x, block.base + 46), (x, roof + 21), TEAL, 5),
        path(f"M{num(x - 17)} {num(roof + 15)}h34", stroke=PAPER, stroke_width=8, stroke_linecap="round"),
        path(f"M{num(x - 16)} {num(roof + 15)}h32", stroke=TEAL, stroke_width=5, stroke_linecap="round"),
    )
    _named(block, "roof holds", x, (x, roof + 2))


def _sideways(block: Block, x: float) -> None:
    _squeezed(block, x)
    cx, cy, r = milium_centre(block, x)
    for dx, dy in ((-1, 0.12), (1, 0.12), (-0.8, 0.72), (0.8, 0.72)):
        start, end = (cx + dx * r * 0.55, cy + dy * r * 0.55), (cx + dx * r * 1.85, cy + dy * r * 1.5)
        block.picture.add(arrow(start, end, PLUM, 5))
    _named(block, "no way up", x, (x, block.surface(x) + 2))


def _inside(block: Block, x: float) -> None:
    draw_milium(block, x)
    _named(block, "still inside", x, (x, milium_centre(block, x)[1] - 8))


def _harm(block: Block, x: float) -> None:
    raise_milium(block, x)
    block.draw()
    inflame(block, x, block.base + 22 * K, 92, 84, "harm")
    stain = block.picture.radial("stain", (0, "#5a2f22", 0.72), (0.6, "#5a2f22", 0.5), (1, "#5a2f22", 0))
    edges = (sample(line, x - 100, x + 100, 13) for line in (block.surface, block.epidermis_low))
    block.picture.add(path(band(*edges), fill=stain))
    draw_ball(block, x)
    _named(block, "dark mark", x - 92, (x - 44, block.surface(x - 44) + 9))
    _named(block, "inflamed", x + 96, (x + 66, block.base + 44))


def _squeezed(block: Block, x: float) -> None:
    """A milium between two fingers, which dent the skin beside it."""
    for side in (-1, 1):
        block.hill(x + side * 66 * K, -9, 34)
    draw_milium(block, x)
    draw_fingers(block, x)


def _hollow(block: Block, x: float, profile: Profile) -> None:
    canal = Canal(block, x, profile, lean=0, flush=True)
    canal.sleeve()
    block.draw()
    canal.draw_open()


def _named(block: Block, words: str, x: float, to: Point, down: float = 0) -> None:
    """A label above the skin around x, and its leader line."""
    y = block.base - 112 + down
    start = x + max(-24.0, min(24.0, to[0] - x)), y + 7
    block.picture.add(leader(start, to), lines(x, y, [words], LABEL, "middle", weight="600"))


FRAMES: dict[str, dict[Way, Frame]] = {
    "roof": {
        "opening": Frame(_needle, "The tip of a needle has made a tiny nick in the roof over the ball."),
        "squeezing": Frame(_press, "Two fingers press on the bump from both sides; its roof is whole."),
    },
    "path": {
        "opening": Frame(_way_out, "The needle is lifted off. An arrow leads from the ball out through the nick."),
        "squeezing": Frame(_shut, "The fingers press on. An arrow from inside the ball stops at the closed roof."),
    },
    "pressure": {
        "opening": Frame(
            _extractor, "A ring-shaped extractor is pressed down around the nick; pale keratin rises through it."
        ),
        "squeezing": Frame(_sideways, "Arrows lead from the ball to both sides and down into the skin, none upwards."),
    },
    "ball": {
        "opening": Frame(_ball_out, "The round, layered ball lies on the skin; below the nick is an empty hollow."),
        "squeezing": Frame(_inside, "The fingers are gone. The ball lies under its roof as before."),
    },
    "after": {
        "opening": Frame(
            _wound, "The skin is almost flat, with a small wound where the nick was, over a narrow hollow."
        ),
        "squeezing": Frame(
            _harm, "The ball is still under its roof. The skin over it is darker, and around it red and full of cells."
        ),
    },
}
"""What each step's two sides show, by the step's id and its way, in order."""
