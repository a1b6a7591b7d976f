"""What one drawing shows: the physical parameters, drawn at random inside a lesion's ranges."""

import random
from dataclasses import dataclass
from typing import TypeVar

from widgets.model import DEEP_FROM, Choices, Colour, Form, Grouping, Halo, Lesion, Opening, Range, Shine

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """One lesion as a drawing shows it; it does not know what it is called."""

    diameters_mm: tuple[float, ...]
    """The diameter of each bump (of a patch: its length), largest first."""
    rise: float
    """Height as a share of the diameter."""
    grouping: Grouping
    form: Form
    colour: Colour
    """On light to middle skin."""
    colour_deep: Colour
    """On deep skin."""
    opening: Opening
    roof: bool
    """A thin roof of skin lets what is under it shine through."""
    tip: bool
    halo: Halo
    dimple: bool
    vessels: bool
    shine: Shine
    crust: bool

    @property
    def count(self) -> int:
        """How many bumps there are."""
        return len(self.diameters_mm)

    @property
    def diameter_mm(self) -> float:
        """The diameter of the largest."""
        return self.diameters_mm[0]

    @property
    def height_mm(self) -> float:
        """The height of the largest."""
        return self.rise * self.diameter_mm

    def colour_on(self, tone: int) -> Colour:
        """The word for its colour on skin of this Monk tone."""
        return self.colour_deep if tone >= DEEP_FROM else self.colour


def draw_look(lesion: Lesion, rng: random.Random) -> Look:
    """A look inside the lesion's ranges; the same for an `rng` in the same state."""
    ranges = lesion.look
    count = rng.randint(round(ranges.count.low), round(ranges.count.high))
    return Look(
        diameters_mm=_diameters(ranges.diameter_mm, _within(ranges.differ, rng), count, rng),
        rise=_within(ranges.rise, rng),
        grouping=_one(ranges.grouping, rng),
        form=_one(ranges.form, rng),
        colour=_one(ranges.colour, rng),
        colour_deep=_one(ranges.colour_deep, rng),
        opening=_one(ranges.opening, rng),
        roof=_one(ranges.roof, rng) == "present",
        tip=_one(ranges.tip, rng) == "present",
        halo=_one(ranges.halo, rng),
        dimple=_one(ranges.dimple, rng) == "present",
        vessels=_one(ranges.vessels, rng) == "present",
        shine=_one(ranges.shine, rng),
        crust=_one(ranges.crust, rng) == "present",
    )


def _diameters(allowed: Range, differ: float, count: int, rng: random.Random) -> tuple[float, ...]:
    """Sizes from a window that is `differ` of the allowed range wide: with 0 all are alike."""
    width = (allowed.high - allowed.low) * differ
    start = rng.uniform(allowed.low, allowed.high - width)
    sizes = (min(allowed.high, max(allowed.low, rng.uniform(start, start + width))) for _ in range(count))
    return tuple(sorted(sizes, reverse=True))


def _within(allowed: Range, rng: random.Random) -> float:
    return min(allowed.high, max(allowed.low, rng.uniform(allowed.low, allowed.high)))


def _one(allowed: Choices[T], rng: random.Random) -> T:
    return rng.choice(allowed.choices)
