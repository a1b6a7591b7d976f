"""A block of skin, cut through: horny layer, epidermis, dermis, and the hills that lesions raise in it."""

from dataclasses import dataclass, field
from math import sin

from widgets.skin.curves import Bump, Point, band, sample, smooth, thinned
from widgets.skin.palette import (
    DERMIS_LOW,
    DERMIS_TOP,
    EPIDERMIS,
    EPIDERMIS_LINE,
    FIBRE,
    HORNY,
    HORNY_LINE,
)
from widgets.skin.svg import Picture, el, num, path


@dataclass
class Block:
    """Where a block of skin stands on the picture (user units), and how large its layers are drawn.

    `k` scales everything: at 1 the horny layer is 8 units thick and the epidermis 22. These are the artist's
    choice; ``content/`` gives no thicknesses.
    """

    picture: Picture
    part: str
    left: float
    right: float
    base: float
    bottom: float
    k: float = 1.0
    hills: list[tuple[Bump, float]] = field(default_factory=list)
    roofs: list[tuple[Bump, float]] = field(default_factory=list)
    sleeves: list[str] = field(default_factory=list)
    quiet: tuple[float, float] = (0.0, 0.0)
    """Left and right end of the part of the dermis kept plain, for labels."""

    def surface(self, x: float) -> float:
        """y of the skin's surface at x."""
        lift = sum(bump.at(x) * height for bump, height in self.hills)
        return self.base - lift * self.k

    def horny_low(self, x: float) -> float:
        """y of the lower edge of the horny layer at x; it runs thinner over a roof."""
        return self.surface(x) + 8 * self.k * (1 - 0.45 * self._thinning(x))

    def epidermis_low(self, x: float) -> float:
        """y of the lower edge of the epidermis at x, with its soft ridges."""
        flat = 1 - min(1.0, 1.3 * self._thinning(x))
        ridge = 3.4 * self.k * sin(x / (6 * self.k)) * flat
        return self.horny_low(x) + 22 * self.k * (1 - 0.8 * self._thinning(x)) + ridge

    def hill(self, x: float, height: float, half: float, thin: float = 0.0) -> None:
        """Raise the surface at x by `height` (before scaling); thin the layers there by the share `thin`."""
        self.hills.append((Bump(x, half * self.k), height))
        if thin:
            self.roofs.append((Bump(x, 0.7 * half * self.k), thin))

    def draw(self) -> None:
        """Draw dermis, epidermis (with the sleeves of follicles, which are made of it) and horny layer."""
        picture, line = self.picture, self.k**0.5
        top, horny = (sample(edge, self.left, self.right, 10 * self.k) for edge in (self.surface, self.horny_low))
        under = sample(lambda x: self.horny_low(x) - 2 * self.k, self.left, self.right, 20 * self.k)
        low = sample(self.epidermis_low, self.left, self.right, 10.6 * self.k)
        middle = [(x, (y + h) / 2) for (x, y), (_, h) in zip(top, horny, strict=True)]
        whole = self._outline(thinned(top))
        high = min(y for _, y in top)
        depth = self.bottom - high
        dermis = picture.vertical("dermis", (0, DERMIS_TOP, 1), (1, DERMIS_LOW, 1))
        lining = picture.id(f"{self.part}-lining")
        picture.define(f"{self.part}-lining", "path", d=band(thinned(under), low) + "".join(self.sleeves))
        picture.add(
            f'<g clip-path="{picture.clip(f"{self.part}-block", whole)}">',
            el("rect", x=self.left, y=high, width=self.right - self.left, height=depth, fill=dermis),
            path(self._fibres(), fill="none", stroke=FIBRE, stroke_width=1.6 * line, stroke_linecap="round"),
            el("use", href=f"#{lining}", fill="none", stroke=EPIDERMIS_LINE, stroke_width=3.2 * line),
            el("use", href=f"#{lining}", fill=EPIDERMIS),
            path(
                smooth(low), transform=f"translate(0 {num(-4.5 * self.k)})",
                fill="none", stroke=EPIDERMIS_LINE, stroke_width=2.6 * self.k, stroke_linecap="round",
                stroke_dasharray=f"0 {num(6 * self.k)}", stroke_opacity="0.55",
            ),
            "</g>",
            path(band(thinned(top), thinned(horny)), fill=HORNY, stroke=HORNY_LINE, stroke_width=1.4 * line),
            path(smooth(thinned(middle)), fill="none", stroke=HORNY_LINE, stroke_width=0.8 * line),
        )  # fmt: skip

    def _outline(self, top: list[Point]) -> str:
        """Path data of the whole block, its lower corners rounded."""
        left, right, low, r = num(self.left), num(self.right), num(self.bottom), 14.0
        return (
            f"{smooth(top)}L{right} {num(self.bottom - r)}Q{right} {low} {num(self.right - r)} {low}"
            f"L{num(self.left + r)} {low}Q{left} {low} {left} {num(self.bottom - r)}Z"
        )

    def _thinning(self, x: float) -> float:
        return min(1.0, sum(bump.at(x) * share for bump, share in self.roofs))

    def _fibres(self) -> str:
        """A few wavy lines that stand for the dermis's fibres."""
        data = []
        gap, length = 26 * self.k, 34 * self.k
        y, row = self.base + 52 * self.k, 0
        while y < self.bottom - 10 * self.k:
            x = self.left + (10 + 41 * (row % 3)) * self.k
            while x < self.right - length:
                bow = (3 if row % 2 else -3) * self.k
                wave = [(x, y), (x + length / 2, y + bow), (x + length, y)]
                if not self.quiet[0] - length < x < self.quiet[1]:
                    data.append(smooth(wave))
                x += length * 3.1
            y, row = y + gap, row + 1
        return "".join(data)
