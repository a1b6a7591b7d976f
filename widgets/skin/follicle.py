"""A hair follicle: its sleeve of epidermis, the canal inside, the oil gland beside it and the fine hair."""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.skin.curves import Point, smooth
from widgets.skin.layers import Block
from widgets.skin.palette import EPIDERMIS_LINE, HAIR, HORNY, HORNY_LINE, PAPER, SEBUM, SEBUM_LINE
from widgets.skin.svg import circle, el, num, path

Profile = Sequence[tuple[float, float]]
"""Half widths of a canal: (depth below the flat surface, half width), before scaling, from top to bottom."""

HEALTHY: Profile = (
    (0, 9),
    (5, 5.5),
    (14, 3.4),
    (40, 3),
    (90, 3),
    (104, 4),
    (112, 6.5),
    (119, 5.5),
    (122, 2.5),
    (122.6, 0),
)


LOBES = ((0, 0, 11), (-9, 8, 9), (9, 7, 10), (-4, 18, 10), (8, 20, 9), (1, 9, 11), (16, 15, 7))
"""Lobes of the oil gland: right of and below its duct's end, and radius, before scaling."""


@dataclass(frozen=True)
class Canal:
    """A follicle's canal in a block of skin, at x, leaning a little to the right as it goes down."""

    block: Block
    x: float
    profile: Profile
    lean: float = 0.1
    wall: float = 6.0
    flush: bool = False
    """Count depths from the surface at x, hills included, and not from the flat surface."""

    def point(self, depth: float, side: float = 0.0) -> Point:
        """The place `side` units right of the canal's middle line at a depth (before scaling)."""
        k = self.block.k
        top = self.block.surface(self.x) if self.flush else self.block.base
        drift = self.lean * max(0.0, depth - 30)
        return self.x + (drift + side) * k, top + depth * k

    def outline(self, extra: float = 0.0) -> str:
        """Path data of the canal, or with `extra` of the sleeve that many units outside it."""
        deepest = self.profile[-1][0]
        rows = [(d + (extra if d == deepest else 0), w + extra * (w > 0)) for d, w in self.profile]
        right = [self.point(d, w) for d, w in rows]
        left = [self.point(d, -w) for d, w in reversed(rows) if w > 0]
        return smooth([*right, *left]) + "Z"

    def sleeve(self) -> None:
        """Tell the block that epidermis lines this canal (to be called before the block is drawn)."""
        self.block.sleeves.append(self.outline(self.wall))

    def draw_gland(self, depth: float = 62, side: float = 25) -> None:
        """The oil gland: a cluster of lobes that empties into the canal."""
        k, picture = self.block.k, self.block.picture
        edge = 1.7 * k**0.5
        duct = smooth([(-side * k, -22 * k), (-side * 0.6 * k, -14 * k), (0, 4 * k)])

        def draw() -> str:
            lobes = [(dx * k, dy * k, r * k) for dx, dy, r in LOBES]
            return (
                path(
                    duct,
                    fill="none",
                    stroke=SEBUM_LINE,
                    stroke_width=6 * k + 2 * edge,
                    stroke_linecap="round",
                )
                + el("g", *(circle(x, y, r + edge) for x, y, r in lobes), fill=SEBUM_LINE)
                + path(duct, fill="none", stroke=SEBUM, stroke_width=6 * k, stroke_linecap="round")
                + el("g", *(circle(x, y, r) for x, y, r in lobes), fill=SEBUM)
                + el("g", *(circle(x - r * 0.2, y - r * 0.2, r * 0.34) for x, y, r in lobes), fill="#fbe7a6")
            )

        picture.add(picture.use("gland", *self.point(depth, side), draw))

    def draw_open(self) -> None:
        """The healthy canal, open to the air at its pore; the horny layer turns in at its mouth."""
        picture, k = self.block.picture, self.block.k
        air = picture.vertical("canal", (0, PAPER, 1), (0.2, "#fbe9d6", 1), (1, "#f3cfb2", 1))
        data = self.outline()
        mouth = [(d, w) for d, w in self.profile if d <= 26]
        walls = "".join(smooth([self.point(d, sign * w) for d, w in mouth]) for sign in (-1, 1))
        picture.add(
            path(walls, fill="none", stroke=HORNY, stroke_width=5 * k),
            path(data, fill=air, stroke=EPIDERMIS_LINE, stroke_width=k**0.5),
            path(self._gap(), fill=PAPER),
            path(walls, fill="none", stroke=HORNY_LINE, stroke_width=1.5 * k**0.5),
        )

    def _gap(self) -> str:
        """Path data of the air over the pore's mouth."""
        (depth, half), (lower, narrow) = self.profile[0], self.profile[1]
        corners = [
            (depth - 4, -half),
            (depth, -half),
            (lower, -narrow),
            (lower, narrow),
            (depth, half),
            (depth - 4, half),
        ]
        return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in (self.point(d, w) for d, w in corners)) + "Z"

    def draw_hair(self, height: float = 34) -> None:
        """A fine hair, from the bulb at the foot through the pore and `height` units into the air."""
        k = self.block.k
        foot = self.profile[-1][0] - 8
        line = [
            self.point(foot),
            self.point(60),
            self.point(8),
            self.point(-height * 0.5, -3),
            self.point(-height, -12),
        ]
        self.block.picture.add(
            circle(*self.point(foot + 1), 4.4 * k, fill=HAIR),
            path(smooth(line), fill="none", stroke=HAIR, stroke_width=2 * k, stroke_linecap="round"),
        )
