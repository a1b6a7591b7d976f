"""Drawn skin: how large a picture is, and how long it takes to draw, beside the goal and beside a cross-section."""

from __future__ import annotations

import random
from statistics import median

from tests.bench.table import Row, alternating, milliseconds
from widgets.content import shipped
from widgets.skin.cross_section import cross_section
from widgets.skin.look import Look, draw_look
from widgets.skin.patch import patch

EACH = 50
"""Drawings of each lesion, over all ten tones."""
GOAL_KB = 40.0


def rows() -> list[Row]:
    drawn: list[tuple[Look, int, int]] = [
        (draw_look(lesion, random.Random(f"{lesion.id} {seed}")), 1 + seed % 10, seed)
        for lesion in shipped().lesions.values()
        for seed in range(EACH)
    ]
    texts = [patch(*arguments).encode() for arguments in drawn]
    sizes = [len(text) / 1000 for text in texts]
    count = len(drawn)
    draw, cut = alternating(
        3,
        lambda: milliseconds(lambda: [patch(*arguments) for arguments in drawn]) / count,
        lambda: milliseconds(lambda: cross_section(["milium"])),
    )
    return [
        Row(f"size of a picture, largest of {count}", max(sizes), "the goal", GOAL_KB, "kB", 1),
        Row(f"size of a picture, median of {count}", median(sizes), "the goal", GOAL_KB, "kB", 1),
        Row("drawing one picture", draw, "drawing a cross-section", cut, "ms", None),
    ]
