"""Squeezing a milium at home, step by step, and under it a trained hand that opens the roof first.

Facts: claims C27, C40, C41, C62, C63 and C64, and the rows "squeezable", "extraction" and "squeeze" of the evidence.
They say nothing on how pressure spreads or on what becomes of the emptied hollow; its shape is the artist's choice.
"""

from collections.abc import Sequence
from math import atan2, degrees

from widgets.skin.card import CAPTION, MARGIN, arrow, caption, card, heading, leader, lines
from widgets.skin.curves import Point, band, sample, smooth
from widgets.skin.follicle import Canal, Profile
from widgets.skin.layers import Block
from widgets.skin.lesions import draw_ball, draw_keratin, draw_milium, inflame, milium_centre, raise_milium
from widgets.skin.palette import HORNY_LINE, KERATIN, KERATIN_LINE, PAPER, PLUM, QUIET, TEAL, mix, monk
from widgets.skin.svg import Picture, circle, el, num, path, text

WIDTH, GAP, K = 208.0, 18.0, 0.9
HOLLOW: Profile = ((0, 5), (5, 3.5), (12, 4), (20, 11), (30, 15), (39, 10), (44, 3), (44.6, 0))
STEEL, STEEL_LIGHT, STEEL_LINE = "#b9c2c9", "#eef2f4", "#56616a"


def extraction_beside_squeezing() -> str:
    """SVG text of the two rows of three panels."""
    picture = card(
        "extraction",
        "Squeezing a milium, and opening it",
        "Two rows of three cuts through skin. Squeezing at home: fingers press on a milium from both sides; an "
        "arrow from inside stops at the roof, which stays shut, so nothing comes out; the ball is still inside and "
        "the skin around it is inflamed and darker. Opening by a trained hand: a needle nicks the roof; a "
        "ring-shaped comedone extractor presses around the opening; the ball of keratin lies outside and a small "
        "opening is left.",
        720,
        790,
    )
    heading(picture, "Squeezed, or opened first?", "A milium has no opening. A needle or small blade must make one.")
    _row(picture, 122, PLUM, "Squeezing at home", "nothing gained, and a risk")
    _press(_panel(picture, 0, 236, "press", PLUM, ("Fingers press", "from both sides.")))
    _shut(_panel(picture, 1, 236, "shut", PLUM, ("No opening:", "nothing comes out.")))
    _harm(_panel(picture, 2, 236, "harm", PLUM, ("Scar, infection or", "dark mark possible.")))
    _row(picture, 430, TEAL, "Opening by a trained hand", "never at home")
    _nick(_panel(picture, 0, 550, "nick", TEAL, ("A needle or small", "blade nicks the roof.")))
    _ring(_panel(picture, 1, 550, "ring", TEAL, ("Comedone extractor:", "ring presses around", "the opening.")))
    _out(_panel(picture, 2, 550, "out", TEAL, ("The ball of keratin is", "out, after a tiny nick.")))
    caption(picture, "Done badly, opening too can infect or leave a mark or scar.", CAPTION)
    return picture.svg()


def _row(picture: Picture, y: float, colour: str, name: str, remark: str) -> None:
    """A row's name after a cross (plum) or a tick (teal), and a quiet remark at its right end."""
    sign = "m-5-5l10 10m0-10l-10 10" if colour == PLUM else "m-6 0l4 5l8-9"
    picture.add(
        circle(MARGIN + 13, y - 7, 13, fill=colour),
        path(
            f"M{num(MARGIN + 13)} {num(y - 7)}{sign}",
            fill="none", stroke=PAPER, stroke_width=3, stroke_linecap="round", stroke_linejoin="round",
        ),
        lines(MARGIN + 36, y, [name], 20, fill=colour, weight="700"),
        lines(720 - MARGIN, y, [remark], 17, "end", QUIET),
    )  # fmt: skip


def _panel(
    picture: Picture, column: int, base: float, part: str, colour: str, words: Sequence[str]
) -> tuple[Block, float]:
    """A panel's block of skin, not drawn yet, with the words under it; and the x of its middle."""
    left = MARGIN + column * (WIDTH + GAP)
    block = Block(picture, part, left, left + WIDTH, base, base + 92, K)
    picture.add(
        circle(left + 11, block.bottom + 22, 11, fill="none", stroke=colour, stroke_width=2),
        text(
            left + 11, block.bottom + 27.5, str(column + 1), 16,
            fill=colour, text_anchor="middle", font_weight="700",
        ),
        lines(left + 30, block.bottom + 28, words, 17),
    )  # fmt: skip
    return block, left + WIDTH / 2


def _named(block: Block, words: str, x: float, to: Point) -> None:
    """A label above the skin around x, and its leader line."""
    y = block.base - 72
    start = x + max(-24.0, min(24.0, to[0] - x)), y + 6
    block.picture.add(leader(start, to), lines(x, y, [words], 17, "middle", weight="600"))


def _press(panel: tuple[Block, float]) -> None:
    block, x = panel
    draw_milium(block, x)
    for side in (-1, 1):
        _finger(block, x, side)
        start, end = (x + side * 73, block.base - 82), (x + side * 50, block.base - 26)
        block.picture.add(arrow(start, end, PLUM, 5))


def _finger(block: Block, x: float, side: int) -> None:
    """A fingertip that comes from above and rests on the dome's flank, its far end fading."""
    skin, y = monk(6), block.base
    fill = block.picture.vertical("finger", (0, skin, 0), (0.45, skin, 1), (1, skin, 1))
    dark = mix(skin, "#000000", 0.45)
    line = block.picture.vertical("finger-line", (0, dark, 0), (0.4, dark, 1), (1, dark, 1))
    edge = ((104, -98), (92, -62), (80, -28), (62, -8), (40, -11), (31, -32), (38, -66), (50, -102))
    nail = ((87, -47), (79, -25), (67, -11), (68, -28), (78, -47))
    nail_fill = mix(skin, "#ffffff", 0.42)
    block.picture.add(
        path(smooth([(x + side * dx, y + dy) for dx, dy in edge]), fill=fill, stroke=line, stroke_width=1.6),
        path(
            f"M{num(x + side * 42)} {num(y - 62)}q{num(side * 9)} 3 {num(side * 16)} 1",
            fill="none", stroke=dark, stroke_width=1, stroke_linecap="round",
        ),
        path(smooth([(x + side * dx, y + dy) for dx, dy in nail]), fill=nail_fill, stroke=dark, stroke_width=0.8),
    )  # fmt: skip


def _shut(panel: tuple[Block, float]) -> None:
    block, x = panel
    draw_milium(block, x)
    roof = block.surface(x)
    block.picture.add(
        *(
            arrow((x + side * 92, block.base - 40), (x + side * 50, block.base - 3), PLUM, 5)
            for side in (-1, 1)
        ),
        arrow((x, block.base + 36), (x, roof + 16), TEAL, 4.5),
        path(f"M{num(x - 14)} {num(roof + 11)}h28", stroke=PAPER, stroke_width=7, stroke_linecap="round"),
        path(f"M{num(x - 13)} {num(roof + 11)}h26", stroke=TEAL, stroke_width=4.5, stroke_linecap="round"),
    )  # fmt: skip
    _named(block, "roof stays shut", x, (x, roof + 2))


def _harm(panel: tuple[Block, float]) -> None:
    block, x = panel
    raise_milium(block, x)
    block.draw()
    inflame(block, x, block.base + 22 * K, 92, 84, "harm")
    stain = block.picture.radial("stain", (0, "#5a2f22", 0.6), (0.6, "#5a2f22", 0.42), (1, "#5a2f22", 0))
    edges = (sample(line, x - 80, x + 80, 13) for line in (block.surface, block.epidermis_low))
    block.picture.add(path(band(*edges), fill=stain))
    draw_ball(block, x)
    _named(block, "ball still inside", x, (x, milium_centre(block, x)[1] - 8))


def _nick(panel: tuple[Block, float]) -> None:
    block, x = panel
    draw_milium(block, x)
    _opening(block, x, 3.4, bulge=False)
    tip = x + 1.0, block.surface(x) + 10
    _tool(
        block, tip, (x + 92, block.base - 84),
        path("M0 0L14-1.7H70V1.7H14Z", fill=STEEL_LIGHT, stroke=STEEL_LINE, stroke_width=1.2, stroke_linejoin="round"),
        el("rect", x=68, y=-3.6, width=11, height=7.2, rx=2, fill=STEEL, stroke=STEEL_LINE, stroke_width=1.2),
        el("rect", x=77, y=-5, width=34, height=10, rx=3, fill=TEAL, stroke="#08393e", stroke_width=1.2),
    )  # fmt: skip
    _named(block, "tiny nick", x - 40, (x - 2, block.surface(x) - 7))


def _ring(panel: tuple[Block, float]) -> None:
    block, x = panel
    raise_milium(block, x)
    rx, ry = 36.0, 9.0
    y = block.surface(x + rx) - 1
    ends = f"M{num(x - rx)} {num(y)}A{num(rx)} {num(ry)} 0 0 "
    ring = {"fill": "none", "stroke_linecap": "round"}
    for flag, front in ((1, False), (0, True)):
        data = f"{ends}{flag} {num(x + rx)} {num(y)}"
        if front:
            block.draw()
            draw_ball(block, x)
            _opening(block, x, 8, bulge=True)
        block.picture.add(
            path(data, stroke=STEEL_LINE, stroke_width=7, **ring),
            path(data, stroke=STEEL, stroke_width=4.6, **ring),
            path(data, stroke=STEEL_LIGHT, stroke_width=1.6, **ring),
        )
    _tool(
        block, (x + rx, y), (x + 100, block.base - 84),
        el("rect", x=-2, y=-3.2, width=112, height=6.4, rx=3.2, fill=STEEL, stroke=STEEL_LINE, stroke_width=1.2),
        path("M3-.8H104", stroke=STEEL_LIGHT, stroke_width=1.6),
    )  # fmt: skip
    block.picture.add(
        arrow((x, block.surface(x) - 12), (x, block.surface(x) - 44), TEAL, 4.5),
        arrow((x - 66, block.base - 58), (x - 42, y - 9), PLUM, 5),
        arrow((x + 90, block.base - 48), (x + 59, block.base - 13), PLUM, 5),
    )


def _out(panel: tuple[Block, float]) -> None:
    block, x = panel
    block.hill(x, 7, 52, thin=0.4)
    canal = Canal(block, x, HOLLOW, lean=0, flush=True)
    canal.sleeve()
    block.draw()
    canal.draw_open()
    draw_keratin(block.picture, x + 54, block.base - 31, 29, K)
    _named(block, "small opening left", x, (x, block.surface(x) + 2))


def _opening(block: Block, x: float, half: float, bulge: bool) -> None:
    """A gap in the roof, `half` units to either side of x; with `bulge` the keratin rises in it."""
    top, low = block.surface(x) - 1.5, block.surface(x) + 15.5 * K
    left = f"M{num(x - half - 2)} {num(top)}Q{num(x - half)} {num(top + 6)} {num(x - half)} {num(low)}"
    right = f"{num(x + half)} {num(low)}Q{num(x + half)} {num(top + 6)} {num(x + half + 2)} {num(top)}"
    block.picture.add(path(f"{left}L{right}Z", fill=PAPER))
    if bulge:
        rise = f"M{num(x - half)} {num(low + 2)}V{num(top + 5)}Q{num(x)} {num(top - 9)} {num(x + half)} {num(top + 5)}"
        block.picture.add(path(f"{rise}V{num(low + 2)}", fill=KERATIN, stroke=KERATIN_LINE, stroke_width=1.2))
    block.picture.add(path(f"{left}M{right}", fill="none", stroke=HORNY_LINE, stroke_width=1.4))


def _tool(block: Block, tip: Point, end: Point, *pieces: str) -> None:
    """A tool drawn along its own x axis, laid so that its tip lies at `tip` and it points away to `end`."""
    turn = num(degrees(atan2(end[1] - tip[1], end[0] - tip[0])))
    block.picture.add(el("g", *pieces, transform=f"translate({num(tip[0])} {num(tip[1])}) rotate({turn})"))
