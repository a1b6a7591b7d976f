"""Smooth lines: path data through points, and the soft bump that a lesion lifts in the skin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi

from widgets.skin.svg import num

Point = tuple[float, float]


def smooth(points: Sequence[Point], start: str = "M") -> str:
    """Path data of a smooth curve through all points (Catmull-Rom, as short relative `s` commands)."""
    grid = [(round(x, 1), round(y, 1)) for x, y in points]
    data = [f"{start}{num(grid[0][0])} {num(grid[0][1])}"]
    for i in range(1, len(grid)):
        (x, y), (to_x, to_y), after = grid[i - 1], grid[i], grid[min(i + 1, len(grid) - 1)]
        bend = to_x - (after[0] - x) / 6 - x, to_y - (after[1] - y) / 6 - y
        data.append("s" + _row(*bend, to_x - x, to_y - y))
    return "".join(data)


def ring(points: Sequence[Point]) -> str:
    """Path data of a smooth closed curve through all points."""
    grid = [(round(x, 1), round(y, 1)) for x, y in points]
    data = [f"M{num(grid[0][0])} {num(grid[0][1])}"]
    for i, (x, y) in enumerate(grid):
        before, there, after = grid[i - 1], grid[(i + 1) % len(grid)], grid[(i + 2) % len(grid)]
        start = (there[0] - before[0]) / 6, (there[1] - before[1]) / 6
        end = there[0] - (after[0] - x) / 6 - x, there[1] - (after[1] - y) / 6 - y
        data.append("c" + _row(*start, *end, there[0] - x, there[1] - y))
    return "".join(data) + "Z"


def sample(line: Callable[[float], float], left: float, right: float, step: float) -> list[Point]:
    """Points (x, line(x)) from left to right, both ends included, about `step` apart."""
    count = max(2, round((right - left) / step))
    return [(x, line(x)) for x in (left + (right - left) * i / count for i in range(count + 1))]


def thinned(points: Sequence[Point]) -> list[Point]:
    """The same line without the points that lie inside a level stretch."""
    level = [abs(a[1] - b[1]) < 0.05 for a, b in pairwise(points)]
    return [p for i, p in enumerate(points) if i in (0, len(points) - 1) or not all(level[max(0, i - 2) : i + 2])]


def band(upper: Sequence[Point], lower: Sequence[Point]) -> str:
    """Path data of the closed area between two smooth lines, both given from left to right."""
    return f"{smooth(upper)}{smooth(lower[::-1], 'L')}Z"


@dataclass(frozen=True)
class Bump:
    """A soft hill: 1 at `x`, falling to 0 at `half` units to either side."""

    x: float
    half: float

    def at(self, x: float) -> float:
        """The hill's height at x, from 0 to 1."""
        away = (x - self.x) / self.half
        return cos(pi / 2 * away) ** 2 if abs(away) < 1 else 0.0


def dots(points: Sequence[Point]) -> str:
    """Path data of dots, to be stroked with round ends: the stroke's width is their diameter."""
    return "".join(f"M{num(x)} {num(y)}h0" for x, y in points)


def _row(*values: float) -> str:
    """Numbers side by side, with no space before a minus sign."""
    return "".join(f" {num(v)}" for v in values).strip().replace(" -", "-").replace("-0.", "-.").replace(" 0.", " .")
