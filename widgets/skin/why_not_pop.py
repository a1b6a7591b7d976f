"""Why pressing on a milium brings nothing out: no opening; beside it a whitehead, which has a follicle.

Facts: claims C27 and C40, and what ``content/signs.csv`` says of the opening. How pressure
spreads in the skin is not among them and is not drawn.
"""

from collections.abc import Callable, Sequence

from widgets.skin.card import CAPTION, MARGIN, SMALL, arrow, caption, card, heading, leader, lines
from widgets.skin.layers import Block
from widgets.skin.lesions import draw_milium, draw_whitehead
from widgets.skin.palette import PAPER, PLUM, TEAL
from widgets.skin.svg import Picture, num, path

WIDTH, BASE, BOTTOM, K = 320.0, 296.0, 472.0, 1.2


def why_not_pop() -> str:
    """SVG text of the two panels."""
    picture = card(
        "why-not-pop",
        "Why a milium cannot be popped",
        "Two cuts through skin. Left: arrows press from both sides on a milium; an arrow from inside ends "
        "at its thin roof, which stays shut, for there is no opening. Right: the same pressure on a "
        "whitehead; here a hair follicle leads to the surface but is closed there.",
        720,
        724,
    )
    heading(picture, "Why a milium cannot be popped", "Pressing needs a way out. A milium has none.")
    _panel(
        picture,
        MARGIN,
        "Pressing on a milium",
        draw_milium,
        (-27, "roof stays shut"),
        (
            "Nothing comes out.",
            "Squeezing risks a scar,",
            "infection, dark marks.",
            "A trained hand opens",
            "the roof first.",
        ),
    )
    _panel(
        picture,
        MARGIN + WIDTH + 20,
        "Compare: a whitehead",
        draw_whitehead,
        (-10, "closed on top"),
        (
            "A plugged hair follicle.",
            "Hard to empty; picking",
            "can bring more",
            "whiteheads, and scars.",
        ),
    )
    caption(picture, CAPTION)
    return picture.svg()


def _panel(
    picture: Picture, left: float, name: str, draw: Callable[[Block, float], None], shut: tuple[float, str],
    words: Sequence[str],
) -> None:  # fmt: skip
    block = Block(picture, draw.__name__, left, left + WIDTH, BASE, BOTTOM, K)
    x = left + WIDTH / 2
    draw(block, x)
    roof = BASE + shut[0] * K
    picture.add(
        lines(left, 142, [name], SMALL, weight="700"),
        *(arrow((x + side * 118, BASE - 50), (x + side * 58, BASE - 2), PLUM, 7) for side in (-1, 1)),
        arrow((x, BASE + 46), (x, roof + 17), TEAL, 5),
        path(f"M{num(x - 17)} {num(roof + 12)}h34", stroke=PAPER, stroke_width=8, stroke_linecap="round"),
        path(f"M{num(x - 16)} {num(roof + 12)}h32", stroke=TEAL, stroke_width=5, stroke_linecap="round"),
        leader((x, 198), (x, roof + 2)),
        lines(x, 190, [shut[1]], SMALL, "middle", weight="600"),
        lines(x - 118, BASE - 62, ["press"], SMALL, "middle", PLUM),
        lines(x + 118, BASE - 62, ["press"], SMALL, "middle", PLUM),
        lines(left, BOTTOM + 40, words, SMALL + 1),
    )
