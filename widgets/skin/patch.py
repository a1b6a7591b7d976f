"""A piece of skin of 2 by 2 cm, seen from above and lit from the upper left, with what grows on it."""

from widgets.skin.layout import SIDE_MM, layout
from widgets.skin.look import Look
from widgets.skin.palette import monk
from widgets.skin.svg import circle, el

MM = 20
"""User units for a millimetre."""


def patch(look: Look, tone: int, seed: int) -> str:
    """SVG text of the skin at Monk tone `tone` (1 to 10) with this look; the same for the same arguments."""
    side = SIDE_MM * MM
    bumps = [
        circle(b.x * MM, b.y * MM, b.radius * MM, fill="#fff", fill_opacity="0.4", stroke="#000")
        for b in layout(look, seed)
    ]
    return el(
        "svg",
        el("rect", width=side, height=side, fill=monk(tone)),
        *bumps,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {side:.0f} {side:.0f}",
    )
