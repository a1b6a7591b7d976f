"""The net of fine furrows on skin, as one tile that repeats without a seam."""

import random
from functools import cache
from itertools import product

from widgets.skin.curves import Point

TILE, CELLS = 112.0, 12
"""The net repeats after `TILE` user units and is `CELLS` meshes wide: about half a millimetre each."""

NETS = 8
"""Different nets there are; each picture turns one of them to an angle of its own."""

_STEP, _JITTER, _BEND = TILE / CELLS, 0.36, 0.1
_LEFT_OUT, _LEVEL_LEFT_OUT = 0.08, 0.66
"""Chance that a furrow is left out, and that a level one is: mostly they run aslant."""


@cache
def net(number: int) -> str:
    """Path data of one tile of net `number`; what leaves it on one side comes in on the other."""
    rng = random.Random(f"net {number}")
    shifts = [[_shift(rng, _JITTER) for _ in range(CELLS)] for _ in range(CELLS)]

    def knot(row: int, col: int) -> Point:
        dx, dy = shifts[row % CELLS][col % CELLS]
        return (col + (row % 2) / 2) * _STEP + dx, row * _STEP + dy

    data = []
    for row, col in product(range(CELLS), repeat=2):
        for to in ((row + 1, col - 1 + row % 2), (row + 1, col + row % 2), (row, col + 1)):
            if rng.random() > (_LEFT_OUT if to[0] > row else _LEVEL_LEFT_OUT):
                data += _furrow(knot(row, col), knot(*to), _shift(rng, _BEND))
    return "".join(data)


def _shift(rng: random.Random, share: float) -> Point:
    return rng.uniform(-share, share) * _STEP, rng.uniform(-share, share) * _STEP


def _furrow(start: Point, end: Point, bend: Point) -> list[str]:
    """Path data of a slightly bent line, and of its other ends where it crosses the tile's border."""
    along = [b - a for a, b in zip(start, end, strict=True)]
    middle = [half / 2 + more for half, more in zip(along, bend, strict=True)]
    line = f"q{middle[0]:.0f} {middle[1]:.0f} {along[0]:.0f} {along[1]:.0f}".replace(" -", "-")
    places = product(*(_seen_at(a, b) for a, b in zip(start, end, strict=True)))
    return [f"M{x:.0f} {y:.0f}{line}" for x, y in places]


def _seen_at(start: float, end: float) -> list[float]:
    """Where a line that begins at `start` must be drawn along one axis so that the tile has no seam."""
    return [start] + [start - TILE] * (max(start, end) > TILE - 1) + [start + TILE] * (min(start, end) < 1)
