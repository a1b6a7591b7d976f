"""The five lesions in cross-section, each drawn into a block of skin.

Contents, opening and place follow ``content/signs.csv``; shapes and sizes are the artist's choice, which is why
every picture says "not to scale".
"""

from math import cos, pi, sin

from widgets.skin.curves import dots, ring
from widgets.skin.follicle import HEALTHY, Canal, Profile
from widgets.skin.layers import Block
from widgets.skin.palette import (
    CANAL,
    EPIDERMIS,
    EPIDERMIS_LINE,
    INFLAMED,
    INFLAMED_DEEP,
    KERATIN,
    KERATIN_LINE,
    PLUG,
    PLUG_DARK,
    PUS,
    PUS_LINE,
    SEBUM,
    SEBUM_LINE,
)
from widgets.skin.svg import Picture, circle, el, ellipse, num, path

CLOSED: Profile = (
    (3, 5),
    (8, 13),
    (22, 21),
    (38, 23),
    (53, 15),
    (64, 6),
    (76, 3),
    (102, 3.5),
    (111, 6.5),
    (117, 5.5),
    (120, 2.5),
    (120.6, 0),
)
OPEN: Profile = (
    (-7, 15),
    (2, 14),
    (16, 18),
    (34, 21),
    (50, 14),
    (62, 6),
    (76, 3),
    (102, 3.5),
    (111, 6.5),
    (117, 5.5),
    (120, 2.5),
    (120.6, 0),
)
PUSTULE: Profile = (
    (-14, 7),
    (-10, 18),
    (2, 29),
    (20, 30),
    (38, 20),
    (54, 7),
    (70, 3),
    (102, 3.5),
    (111, 6.5),
    (117, 5.5),
    (120, 2.5),
    (120.6, 0),
)
NARROWED: Profile = ((0, 7), (5, 4.5), (14, 3), (46, 3), (64, 5), (72, 0))
POCKET: Profile = (*PUSTULE[:5], (50, 10), (57, 0))
PUS_CELLS = [
    (-7 + 8.2 * row, 9.4 * col + (4.7 if row % 2 else 0))
    for row, span in enumerate((1, 2, 2, 2, 2, 1, 1))
    for col in range(-span, span + (row % 2 == 0))
]
"""Cells in the pus: depth, and how far right of the follicle's middle line."""

MILIUM_RADIUS = 38.0


def draw_pore(block: Block, x: float) -> None:
    """Plain skin with one healthy follicle: pore, fine hair, oil gland."""
    canal = Canal(block, x, HEALTHY, flush=True)
    canal.sleeve()
    block.draw()
    canal.draw_gland()
    canal.draw_open()
    canal.draw_hair()


def milium_centre(block: Block, x: float) -> tuple[float, float, float]:
    """Where a milium's ball sits: x, y and outer radius in user units; its hill must be raised already."""
    r = MILIUM_RADIUS * block.k
    return x, block.surface(x) + 9.5 * block.k + r, r


def raise_milium(block: Block, x: float) -> None:
    """Lift the skin over a milium and thin it to a roof."""
    block.hill(x, 25, 74, thin=0.97)


def draw_ball(block: Block, x: float) -> None:
    """A milium's walled ball of keratin, layer on layer; the roof over it belongs to the block."""
    cx, cy, r = milium_centre(block, x)
    k, picture = block.k, block.picture
    picture.add(
        circle(cx, cy, r, fill=EPIDERMIS, stroke=EPIDERMIS_LINE, stroke_width=1.6 * k**0.5),
        circle(
            cx, cy, r - 2.6 * k, fill="none", stroke=EPIDERMIS_LINE, stroke_width=2.2 * k,
            stroke_dasharray=f"0 {5.2 * k:.1f}", stroke_linecap="round", stroke_opacity="0.6",
        ),
    )  # fmt: skip
    draw_keratin(picture, cx, cy, r - 5.5 * k, k)


def draw_keratin(picture: Picture, x: float, y: float, r: float, k: float = 1.0) -> None:
    """The ball of keratin itself, layer on layer, without its wall."""
    pearl = picture.radial("pearl", (0, "#ffffff", 1), (0.6, KERATIN, 1), (1, "#ecdcbc", 1), focus=(0.36, 0.32))
    picture.add(
        circle(x, y, r, fill=pearl, stroke=KERATIN_LINE, stroke_width=1.3 * k**0.5),
        path(
            _onion(x, y, r),
            fill="none", stroke=KERATIN_LINE, stroke_width=1.1 * k**0.5, stroke_linecap="round",
        ),
    )  # fmt: skip


def draw_milium(block: Block, x: float) -> None:
    """Skin with a milium in it."""
    raise_milium(block, x)
    block.draw()
    draw_ball(block, x)


def draw_whitehead(block: Block, x: float) -> None:
    """A closed comedo: a follicle plugged with shed cells and sebum, closed at the surface."""
    block.hill(x, 9, 46, thin=0.6)
    canal = Canal(block, x, CLOSED)
    canal.sleeve()
    block.draw()
    canal.draw_gland(84, 26)
    _plug(canal, "closed")


def draw_blackhead(block: Block, x: float) -> None:
    """An open comedo: the same plug in a pore that is wide open, dark at the top."""
    block.hill(x, 5, 50)
    canal = Canal(block, x, OPEN)
    canal.sleeve()
    block.draw()
    canal.draw_gland(84, 26)
    _plug(canal, "open")
    dark = block.picture.vertical("dark", (0, PLUG_DARK, 1), (0.45, "#5a3d29", 0.95), (1, "#8a6236", 0))
    left, top = canal.point(-9, -16)
    clip = block.picture.clip("open-plug", canal.outline())
    k = block.k
    block.picture.add(
        el("g", el("rect", x=left, y=top, width=32 * k, height=27 * k, fill=dark), clip_path=clip),
        ellipse(*canal.point(-6.5), 14.5 * k, 3.6 * k, fill=PLUG_DARK),
    )


def draw_pustule(block: Block, x: float) -> None:
    """An inflamed follicle that holds pus."""
    block.hill(x, 19, 62, thin=0.75)
    canal = Canal(block, x, PUSTULE)
    canal.sleeve()
    block.draw()
    canal.draw_gland(88, 25)
    inflame(block, x, block.base + 24 * block.k, 66, 62, "pustule")
    k, picture = block.k, block.picture
    fill = picture.radial("pus", (0, "#fffde6", 1), (0.6, PUS, 1), (1, "#e4d178", 1), focus=(0.42, 0.3))
    picture.add(
        path(canal.outline(), fill=CANAL),
        path(Canal(block, x, POCKET).outline(), fill=fill, stroke=PUS_LINE, stroke_width=1.5 * k**0.5),
        path(
            dots([canal.point(*place) for place in PUS_CELLS]),
            stroke=PUS_LINE, stroke_width=3.8 * k, stroke_linecap="round",
        ),
    )  # fmt: skip


def draw_nodule(block: Block, x: float) -> None:
    """A deep, large, solid, inflamed lump of acne."""
    block.hill(x, 14, 96)
    canal = Canal(block, x - 16 * block.k, NARROWED, lean=0.3, flush=True)
    canal.sleeve()
    block.draw()
    k, picture = block.k, block.picture
    cx, cy = x, block.base + 86 * k
    inflame(block, cx, cy, 84, 66, "nodule")
    shape = [
        (cx + 55 * k * cos(t) * w, cy + 43 * k * sin(t) * w)
        for t, w in ((t, 1 + 0.05 * sin(2 * t + 1) + 0.035 * sin(3 * t)) for t in (2 * pi * i / 16 for i in range(16)))
    ]
    core = picture.radial("core", (0, "#8e2a2c", 1), (0.55, INFLAMED_DEEP, 1), (1, "#cf5a50", 1), focus=(0.45, 0.4))
    canal.draw_open()
    picture.add(path(ring(shape), fill=core, stroke="#7d2426", stroke_width=1.6 * k**0.5))
    cells = (
        (-34, 2),
        (-22, -14),
        (-20, 14),
        (-6, -4),
        (-4, 22),
        (6, -22),
        (12, 8),
        (24, -10),
        (30, 12),
        (40, 0),
        (-10, -26),
        (20, 24),
    )
    picture.add(
        path(
            dots([(cx + dx * k, cy + dy * k) for dx, dy in cells]),
            stroke="#f3b9ad", stroke_width=4.8 * k, stroke_linecap="round", stroke_opacity="0.85",
        )
    )  # fmt: skip


def _plug(canal: Canal, part: str) -> None:
    """A comedo's filling: flakes of keratin between drops of sebum."""
    k, picture = canal.block.k, canal.block.picture
    clip = picture.clip(f"{part}-plug", canal.outline())
    rows = (canal.point(depth, -22) for depth in range(-4, 74, 7))
    flakes = "".join(f"M{num(x)} {num(y)}q{num(22 * k)} {num(8 * k)} {num(44 * k)} 0" for x, y in rows)
    drops = (
        (12, -4, 3.4),
        (23, 9, 4),
        (27, -11, 4.4),
        (38, 2, 3.8),
        (41, 14, 3),
        (44, -9, 3),
        (54, 3, 3),
        (64, 1, 2.2),
    )
    picture.add(
        path(canal.outline(), fill=PLUG, stroke=EPIDERMIS_LINE, stroke_width=1.4 * k**0.5),
        f'<g clip-path="{clip}">',
        path(flakes, fill="none", stroke="#a98b52", stroke_width=1.2 * k**0.5),
        el("g", *(circle(*canal.point(d, s), r * k) for d, s, r in drops), fill=SEBUM, stroke=SEBUM_LINE),
        "</g>",
    )


def inflame(block: Block, x: float, y: float, rx: float, ry: float, part: str) -> None:
    """Redness around a lesion, with round cells in it so that it shows without colour too."""
    k, picture = block.k, block.picture
    glow = picture.radial("glow", (0, INFLAMED, 0.75), (0.55, INFLAMED, 0.42), (1, INFLAMED, 0))
    block_clip = f"url(#{picture.id(block.part)}-block)"
    cells = [(x + (rx - 18) * k * cos(t), y + (ry - 16) * k * sin(t)) for t in (2 * pi * i / 18 for i in range(18))]
    picture.add(
        f'<g clip-path="{block_clip}">',
        ellipse(x, y, rx * k, ry * k, fill=glow),
        path(
            dots([spot for spot in cells if spot[1] > block.base + 34 * k]),
            stroke=INFLAMED_DEEP, stroke_width=4.4 * k, stroke_linecap="round", stroke_opacity="0.7",
        ),
        "</g>",
    )  # fmt: skip


def _onion(cx: float, cy: float, r: float) -> str:
    """Broken rings, one inside the other, like the cut face of an onion."""
    data = []
    for layer in range(1, 7):
        size = r * (1 - layer / 7.2)
        for arc in range(3):
            start = 2 * pi * arc / 3 + layer * 1.1
            (x, y), (to_x, to_y) = ((cx + size * cos(t), cy + size * sin(t)) for t in (start, start + 1.65))
            data.append(f"M{num(x)} {num(y)}A{num(size)} {num(size)} 0 0 1 {num(to_x)} {num(to_y)}")
    return "".join(data)
