"""Skin cut through: one milium with its parts named, or several lesions beside a healthy pore."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from widgets.skin.card import CAPTION, MARGIN, caption, card, heading, leader, lines
from widgets.skin.follicle import HEALTHY, Canal
from widgets.skin.layers import Block
from widgets.skin.lesions import (
    draw_ball,
    draw_blackhead,
    draw_milium,
    draw_nodule,
    draw_pore,
    draw_pustule,
    draw_whitehead,
    milium_centre,
    raise_milium,
)
from widgets.skin.palette import QUIET
from widgets.skin.svg import Picture, text


@dataclass(frozen=True)
class Label:
    """Words beside a lesion: where they start (`at`) and where their leader line ends (`to`).

    Both in units right of the lesion's middle and below the flat surface.
    """

    words: tuple[str, ...]
    at: tuple[float, float]
    to: tuple[float, float]


@dataclass(frozen=True)
class Kind:
    """A lesion as the grid shows it: heading, drawing, labels, and a sentence for who cannot see it."""

    name: str
    draw: Callable[[Block, float], None]
    labels: tuple[Label, ...]
    seen: str


KINDS: dict[str, Kind] = {
    "milium": Kind(
        "Milium",
        draw_milium,
        (
            Label(("thin roof, no opening",), (26, -50), (2, -21)),
            Label(("ball of keratin", "in layers"), (84, 60), (16, 34)),
            Label(("just beneath the", "outer layer"), (84, 112), (28, 54)),
        ),
        "A milium: a walled ball of layered keratin just beneath the outer layer, under a thin roof "
        "without an opening.",
    ),
    "whitehead": Kind(
        "Whitehead (closed comedo)",
        draw_whitehead,
        (
            Label(("closed at the surface",), (26, -40), (1, -7)),
            Label(("plug of shed", "cells and sebum"), (84, 60), (14, 32)),
            Label(("in a hair follicle",), (84, 126), (12, 100)),
        ),
        "A whitehead: a hair follicle swollen by a plug of shed cells and sebum, closed at the surface.",
    ),
    "blackhead": Kind(
        "Blackhead (open comedo)",
        draw_blackhead,
        (
            Label(("wide open, dark on top",), (26, -40), (4, -7)),
            Label(("same plug of", "cells and sebum"), (84, 60), (14, 36)),
            Label(("in a hair follicle",), (84, 126), (12, 100)),
        ),
        "A blackhead: the same plug in a pore that is wide open, dark at its top.",
    ),
    "pustule": Kind(
        "Pustule (pimple with pus)",
        draw_pustule,
        (
            Label(("holds pus",), (30, -48), (4, -6)),
            Label(("inflamed", "hair follicle"), (84, 70), (30, 40)),
        ),
        "A pustule: an inflamed hair follicle that holds pus.",
    ),
    "nodule": Kind(
        "Nodule (deep acne)",
        draw_nodule,
        (
            Label(("inflamed tissue,", "large and solid"), (84, 56), (40, 72)),
            Label(("deep in the skin",), (84, 132), (44, 104)),
        ),
        "A nodule: a large, solid, inflamed lump deep in the skin.",
    ),
    "pore": Kind(
        "A healthy pore, to compare",
        draw_pore,
        (
            Label(("fine hair in an open pore",), (26, -30), (4, 0)),
            Label(("oil gland",), (84, 66), (40, 70)),
            Label(("hair follicle",), (84, 126), (10, 104)),
        ),
        "A healthy pore: an open follicle with a fine hair and an oil gland.",
    ),
}
"""What can be drawn. Contents, opening and place: diagnostic_table of the facts."""

CELL_WIDTH, CELL_HEIGHT, GAP = 320.0, 256.0, 20.0


def cross_section(lesions: Sequence[str]) -> str:
    """SVG text of skin cut through, for one or more names of `KINDS`; a milium alone is drawn large.

    The facts give no depths, so no distance in the drawing means anything.
    """
    return _milium_alone() if list(lesions) == ["milium"] else _grid(lesions)


def _grid(lesions: Sequence[str]) -> str:
    kinds = [KINDS[name] for name in lesions]
    rows = (len(kinds) + 1) // 2
    desc = "Cuts through skin, side by side. " + " ".join(kind.seen for kind in kinds)
    picture = card(
        "cut-" + "".join(name[:2] for name in lesions),
        "Under the surface: what is inside each bump",
        desc,
        720,
        148 + rows * (CELL_HEIGHT + GAP),
    )
    heading(picture, "Under the surface", "What is inside, whether there is an opening, and where it sits.")
    for i, (name, kind) in enumerate(zip(lesions, kinds, strict=True)):
        left = MARGIN + (i % 2) * (CELL_WIDTH + GAP)
        _cell(picture, name, kind, left, 108 + (i // 2) * (CELL_HEIGHT + GAP))
    caption(picture, CAPTION)
    return picture.svg()


def _cell(picture: Picture, name: str, kind: Kind, left: float, top: float) -> None:
    x = left + 92
    block = Block(
        picture, name, left, left + CELL_WIDTH, top + 96, top + CELL_HEIGHT, quiet=(x + 66, left + CELL_WIDTH)
    )
    picture.add(lines(left, top + 18, [kind.name], 19, weight="700"))
    kind.draw(block, x)
    for label in kind.labels:
        words_x, words_y = x + label.at[0], block.base + label.at[1]
        start = words_x - 6, words_y - 5
        picture.add(leader(start, (x + label.to[0], block.base + label.to[1])))
        picture.add(lines(words_x, words_y, label.words, 16))


def _milium_alone() -> str:
    picture = card(
        "cut-milium",
        "A milium, cut through",
        "A cut through skin. On the left a milium: a round ball of keratin in layers, with a thin wall, "
        "just beneath the outer layer of the skin, which runs over it as a thin roof without an opening. "
        "On the right a healthy pore for comparison: a hair follicle with a fine hair and an oil gland, "
        "open at the surface.",
        720,
        560,
    )
    heading(picture, "A milium, cut through", "A sealed ball of keratin under a thin roof of skin.")
    k = 2.0
    block = Block(picture, "skin", MARGIN, 720 - MARGIN, 232, 506, k, quiet=(120, 556))
    x, pore = 216.0, 554.0
    raise_milium(block, x)
    canal = Canal(block, pore, HEALTHY, flush=True)
    canal.sleeve()
    block.draw()
    draw_ball(block, x)
    canal.draw_gland(56, 24)
    canal.draw_open()
    canal.draw_hair(30)
    cx, cy, r = milium_centre(block, x)
    picture.add(
        leader((cx, 138), (cx, block.surface(cx) + 8)),
        lines(cx, 130, ["thin roof of skin, no opening"], 18, "middle", weight="600"),
        leader((76, 196), (76, block.base + 7)),
        lines(MARGIN, 188, ["horny layer"], 18),
        lines(424, block.base + 40, ["epidermis"], 18, "middle"),
        lines(MARGIN + 12, 490, ["dermis"], 18),
        leader((346, 322), (cx + r * 0.45, cy - 6)),
        lines(352, 328, ["layers of keratin:", "not pus, not", "an oil plug"], 18, weight="600"),
        leader((346, 408), (cx + r * 0.81, cy + r * 0.53)),
        lines(352, 414, ["wall of the cyst"], 18),
        leader((cx, 440), (cx, cy + r - 4)),
        lines(cx, 462, ["sits just beneath", "the outer layer"], 18, "middle"),
        text(690, 118, "to compare:", 17, fill=QUIET, text_anchor="end"),
        lines(690, 140, ["a pore, a fine hair"], 18, "end"),
        leader((652, 428), canal.point(70, 24)),
        lines(680, 448, ["oil gland"], 17, "end"),
    )
    caption(picture, CAPTION)
    return picture.svg()
