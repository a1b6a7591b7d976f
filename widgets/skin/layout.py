"""Where the bumps of one picture sit."""

import random
from dataclasses import dataclass
from math import hypot

from widgets.skin.curves import Point
from widgets.skin.look import Look

SIDE_MM = 20.0
"""Width and height of the piece of skin that a picture shows."""

EDGE_MM = 1.2
"""Free skin between a bump and the picture's edge."""

TRIES, ATTEMPTS = 60, 60
"""Places that are tried for one bump, and fresh starts for all of them."""


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

    def beyond(self, place: Point) -> float:
        """How far a place lies outside the bump; below 0 it lies on it."""
        return hypot(self.x - place[0], self.y - place[1]) - self.radius

    def away_from(self, other: "Bump") -> float:
        """The free skin between two bumps."""
        return self.beyond((other.x, other.y)) - other.radius


def layout(look: Look, seed: int) -> list[Bump]:
    """A place for each bump, largest first: none overlaps another or leaves the skin.

    Where they do not fit they are tried again, each time a little closer together. Raises ValueError if nothing helps.
    """
    rng = random.Random(f"layout {seed}")
    for attempt in range(ATTEMPTS):
        placed: list[Bump] = []
        for diameter in look.diameters_mm:
            bump = _place(look, diameter, placed, 0.9**attempt, rng)
            if bump is None:
                break
            placed.append(bump)
        else:
            return placed
    raise ValueError(f"{look.count} bumps of up to {look.diameter_mm:.1f} mm do not fit on the skin")


def _place(look: Look, diameter: float, placed: list[Bump], ease: float, rng: random.Random) -> Bump | None:
    """A place with free skin around it: any if scattered, of several the nearest to the others if grouped."""
    wanted = 0.3 + ease * (0.4 + 0.15 * diameter + (1.0 if look.halo != "none" else 0.0))
    best, nearest = None, 0.0
    for _ in range(TRIES):
        bump = _somewhere(look, diameter, placed, rng)
        free = min((bump.away_from(other) for other in placed), default=wanted)
        if free < wanted:
            continue
        if look.grouping == "scattered" or not placed:
            return bump
        if best is None or free < nearest:
            best, nearest = bump, free
    return best


def _somewhere(look: Look, diameter: float, placed: list[Bump], rng: random.Random) -> Bump:
    room = max(0.3, SIDE_MM / 2 - diameter / 2 - (EDGE_MM if look.halo == "none" else EDGE_MM + min(1, diameter / 2)))
    central = not placed and (look.count < 4 or look.grouping == "grouped")
    spread = min(room, 2.5) if central else room
    x, y = (SIDE_MM / 2 + rng.uniform(-spread, spread) for _ in "xy")
    return Bump(x, y, diameter, look.rise * diameter)
