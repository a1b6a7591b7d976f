"""The face of a hotspot question with its places outlined and named, for paper and for systems that cannot point."""

from __future__ import annotations

import re
from collections.abc import Mapping

from widgets.skin.card import card
from widgets.skin.face import adult_lids, draw_adult
from widgets.skin.face_to_choose_on import ZONES
from widgets.skin.palette import INK, PAPER
from widgets.skin.svg import Value, path, text

_LETTERS: dict[str, Value] = {
    "text_anchor": "middle",
    "font_weight": "700",
    "fill": INK,
    "stroke": PAPER,
    "stroke_width": 5,
    "stroke_linejoin": "round",
    "paint_order": "stroke",  # the pale edge lies under the letters
}
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def face_named(names: Mapping[str, str]) -> str:
    """SVG text of a face on which each place of ``names`` is outlined and bears its name (a letter or a word).

    A place with two sides bears its name on each. Black lines on pale ground, so that it prints in grey.
    """
    listed = ", ".join(f"{name}: {place}" if name.lower() != place else place for place, name in names.items())
    picture = card("face-named", "A face with its places named", f"A face seen from the front. {listed}.", 720, 560)
    draw_adult(picture)
    picture.add(adult_lids())
    for place in names:
        for outline in ZONES[place]:
            picture.add(path(outline, fill="none", stroke=PAPER, stroke_width=5))
            picture.add(path(outline, fill="none", stroke=INK, stroke_width=2, stroke_dasharray="6 4"))
    for place, name in names.items():
        for outline in ZONES[place]:
            x, y = _middle(outline)
            size = 24 if len(name) == 1 else 17
            picture.add(text(x, y + size / 3, name, size, **_LETTERS))
    return picture.svg()


def _middle(outline: str) -> tuple[float, float]:
    """The middle of the box around an outline's points (its path data holds absolute points only)."""
    numbers = [float(number) for number in _NUMBERS.findall(outline)]
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
