"""Skin cut through: one milium with its parts named, or several lesions beside a healthy pore."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from widgets.skin.card import CAPTION, MARGIN, SMALL, caption, card, heading, leader, lines
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
    """Words beside a lesion, their first baseline `down` units below the flat surface, and where their line ends.

    `to` is in units right of the lesion's middle and below the flat surface, before scaling.
    """

    words: tuple[str, ...]
    down: float
    to: tuple[float, float]


@dataclass(frozen=True)
class Kind:
    """A lesion as the grid shows it: names, drawing, labels, and a sentence for who cannot see it.

    `top` stands above the skin, its line straight down to what it names; `labels` stand in the dermis.
    """

    name: str
    also: str
    draw: Callable[[Block, float], None]
    top: tuple[str, tuple[float, float]] | None
    labels: tuple[Label, ...]
    seen: str
    wider: float = 0.0
    """How much further right its labels stand."""


KINDS: dict[str, Kind] = {
    "milium": Kind(
        "Milium",
        "milk spot",
        draw_milium,
        ("thin roof, no opening", (0, -21)),
        (
            Label(("ball of", "keratin", "in layers"), 70, (16, 38)),
            Label(("beneath the", "outer layer"), 172, (27, 48)),
        ),
        "A milium: a walled ball of layered keratin just beneath the outer layer, under a thin roof "
        "without an opening.",
    ),
    "whitehead": Kind(
        "Whitehead",
        "closed comedo",
        draw_whitehead,
        ("closed at the surface", (0, -7)),
        (
            Label(("plug: shed", "cells and", "sebum"), 70, (14, 32)),
            Label(("in a hair", "follicle"), 172, (10, 118)),
        ),
        "A whitehead: a hair follicle swollen by a plug of shed cells and sebum, closed at the surface.",
    ),
    "blackhead": Kind(
        "Blackhead",
        "open comedo",
        draw_blackhead,
        ("wide open, dark top", (0, -7)),
        (
            Label(("the same", "plug"), 70, (14, 36)),
            Label(("in a hair", "follicle"), 172, (10, 118)),
        ),
        "A blackhead: the same plug in a pore that is wide open, dark at its top.",
    ),
    "pustule": Kind(
        "Pustule",
        "pimple with pus",
        draw_pustule,
        ("holds pus", (0, -8)),
        (Label(("inflamed", "hair", "follicle"), 76, (36, 38)),),
        "A pustule: an inflamed hair follicle that holds pus.",
    ),
    "nodule": Kind(
        "Nodule",
        "deep acne",
        draw_nodule,
        None,
        (
            Label(("inflamed,", "large and", "solid"), 70, (38, 70)),
            Label(("deep in", "the skin"), 172, (42, 108)),
        ),
        "A nodule: a large, solid, inflamed lump deep in the skin.",
        wider=26,
    ),
    "pore": Kind(
        "A healthy pore",
        "to compare",
        draw_pore,
        ("fine hair in open pore", (0, 3)),
        (
            Label(("oil gland",), 70, (40, 66)),
            Label(("hair", "follicle"), 152, (8, 110)),
        ),
        "A healthy pore: an open follicle with a fine hair and an oil gland.",
    ),
}
"""What can be drawn. Contents, opening and place: see ``content/signs.csv``."""

CELL_WIDTH, CELL_HEIGHT, GAP, ROW_GAP = 320.0, 394.0, 20.0, 26.0
BASE, K, MIDDLE, BESIDE = 178.0, 1.12, 82.0, 154.0
"""In a cell: the flat surface below its top, how large skin is drawn, a lesion's middle, where its labels begin."""


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
        "cut-" + "".join(name[0] for name in lesions),
        "Under the surface: what is inside each bump",
        desc,
        720,
        178 + rows * (CELL_HEIGHT + ROW_GAP),
    )
    heading(picture, "Under the surface", "What is inside, what is open, where it sits.")
    for i, (name, kind) in enumerate(zip(lesions, kinds, strict=True)):
        left = MARGIN + (i % 2) * (CELL_WIDTH + GAP)
        _cell(picture, name, kind, left, 124 + (i // 2) * (CELL_HEIGHT + ROW_GAP))
    caption(picture, CAPTION)
    return picture.svg()


def _cell(picture: Picture, name: str, kind: Kind, left: float, top: float) -> None:
    x, base = left + MIDDLE, top + BASE
    picture.add(
        lines(left, top + 26, [kind.name], 29, weight="700"),
        lines(left, top + 56, [kind.also], SMALL, fill=QUIET),
    )
    block = Block(
        picture, name, left, left + CELL_WIDTH, base, top + CELL_HEIGHT, K, quiet=(left + BESIDE - 8, left + CELL_WIDTH)
    )
    kind.draw(block, x)
    if kind.top:
        words, (dx, dy) = kind.top
        picture.add(leader((x + dx * K, top + 106), (x + dx * K, base + dy * K)))
        picture.add(lines(left, top + 98, [words], SMALL, weight="600"))
    beside = left + BESIDE + kind.wider
    for label in kind.labels:
        picture.add(leader((beside - 8, base + label.down - 8), (x + label.to[0] * K, base + label.to[1] * K)))
        picture.add(lines(beside, base + label.down, label.words, SMALL))


def _milium_alone() -> str:
    picture = card(
        "cut-milium",
        "A milium, cut through",
        "A cut through skin. On the left a milium: a round ball of keratin in layers, with a thin wall, "
        "just beneath the outer layer of the skin, which runs over it as a thin roof without an opening. "
        "On the right a healthy pore for comparison: a hair follicle with a fine hair and an oil gland, "
        "open at the surface.",
        720,
        724,
    )
    heading(picture, "A milium, cut through", "A sealed ball of keratin under a thin roof of skin.")
    k, base, bottom = 2.0, 290.0, 650.0
    block = Block(picture, "skin", MARGIN, 720 - MARGIN, base, bottom, k, quiet=(60, 690))
    x, pore = 206.0, 570.0
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
        leader((cx, 192), (cx, block.surface(cx) + 8)),
        lines(cx, 150, ["thin roof of skin,", "no opening"], anchor="middle", weight="600"),
        leader((420, base - 40), (420, base + 7)),
        lines(420, base - 50, ["horny layer"], anchor="middle"),
        lines(422, base + 46, ["epidermis"], anchor="middle"),
        lines(MARGIN + 14, bottom - 20, ["dermis"]),
        leader((346, base + 116), (cx + r * 0.45, cy + 6)),
        lines(352, base + 124, ["layers of", "keratin, no", "pus, no plug"], weight="600"),
        leader((346, base + 240), (cx + r * 0.76, cy + r * 0.6)),
        lines(352, base + 248, ["wall of", "the cyst"]),
        leader((cx, base + 186), (cx, cy + r - 4)),
        lines(cx, base + 212, ["sits just beneath", "the outer layer"], anchor="middle"),
        text(690, 158, "to compare:", SMALL, fill=QUIET, text_anchor="end"),
        lines(690, 190, ["pore, fine hair"], anchor="end"),
        leader((644, base + 254), canal.point(70, 24)),
        lines(684, base + 282, ["oil gland"], anchor="end"),
    )
    caption(picture, CAPTION)
    return picture.svg()
