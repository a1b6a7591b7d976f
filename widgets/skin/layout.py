"""Where the bumps of one picture sit."""

import random
from dataclasses import dataclass
from math import hypot

from widgets.skin.look import Look

SIDE_MM = 20.0
"""Width and height of the piece of skin that a picture shows."""

EDGE_MM = 1.2
"""Free skin between a bump and the picture's edge."""


@dataclass(frozen=True)
class Bump:
    """One bump's middle, from the upper left corner, and its size; all in millimetres."""

    x: float
    y: float
    diameter: float
    height: float

    @property
    def radius(self) -> float:
        """Half its diameter."""
        return self.diameter / 2

    def away_from(self, other: "Bump") -> float:
        """The free skin between two bumps."""
        return hypot(self.x - other.x, self.y - other.y) - self.radius - other.radius


def layout(look: Look, seed: int) -> list[Bump]:
    """A place for each bump, largest first: none overlaps another or leaves the skin."""
    rng = random.Random(f"layout {seed}")
    placed: list[Bump] = []
    for diameter in look.diameters_mm:
        tries = [_somewhere(look, diameter, placed, rng) for _ in range(80)]
        placed.append(max(tries, key=lambda bump: _fit(look, bump, placed)))
    return placed


def _somewhere(look: Look, diameter: float, placed: list[Bump], rng: random.Random) -> Bump:
    room = max(0.3, SIDE_MM / 2 - diameter / 2 - (EDGE_MM if look.halo == "none" else EDGE_MM + 1))
    spread = min(room, 2.5) if not placed and look.count < 4 else room
    x, y = (SIDE_MM / 2 + rng.uniform(-spread, spread) for _ in "xy")
    return Bump(x, y, diameter, look.rise * diameter)


def _fit(look: Look, bump: Bump, placed: list[Bump]) -> float:
    """How well a place suits: any with enough free skin around it if scattered, near the others if grouped."""
    if not placed:
        return 0.0
    free = min(bump.away_from(other) for other in placed)
    wanted = 0.7 + 0.15 * bump.diameter + (1.0 if look.halo != "none" else 0.0)
    if free < wanted:
        return free - 100
    return -free if look.grouping == "grouped" else 0.0
