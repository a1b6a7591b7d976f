"""Practice cases: a drawn bump with a story, made from a kind of bump, a skin tone and a seed.

A case is a function of these three, so a record that keeps them can show it again. It holds together: its picture lies
inside its lesion's ranges and each phrase of its story fits it. And it is fair: unless it is a twist, no other kind of
bump on the list could look like it *and* have its story.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import get_args

import msgspec

from widgets.model import DEEP_FROM, Lesion, Part, Range, Record, Telling, Twist
from widgets.skin.look import Look, draw_look

CANNOT_TELL, SEE_A_CLINICIAN = "cannot-tell", "see-a-clinician"
"""The two answers that name no bump."""

MUST_NOT_MISS = "basal-cell-carcinoma"
"""Its answer is to see a clinician: the lesson names no cancer on anybody's skin."""

PARTS: tuple[Part, ...] = get_args(Part)
TWISTS_AMONG = 6
"""One case in so many of a lesion that has twists is one."""

TRIES = 500
"""After so many draws that another bump would fit too, the content is at fault."""

NEAR_COLOURS = (
    {"white", "whitish", "pearly white"},
    {"yellowish", "yellow"},
    {"yellow-orange", "orange"},
    {"pink", "red"},
    {"brown", "black"},
)
"""Colours too near each other to rest an answer on (this lesson's choice); others are told apart."""

SEEN = ("form", "opening", "halo", "tip", "dimple", "vessels", "crust")
"""What a look is compared by beside colour, number and size. A roof, height and shine show too little to count."""


class Deck(Record, frozen=True):
    """What cases are made of."""

    lesions: dict[str, Lesion]
    tellings: list[Telling]
    twists: list[Twist]

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the lesions, in the order they are listed."""
        return tuple(self.lesions)


@dataclass(frozen=True)
class Case:
    """One case: what it is, what is drawn, what is told."""

    lesion: str
    tone: int
    """Monk tone, 1 to 10."""
    picture: int
    """The seed that draws it again."""
    look: Look
    told: tuple[Telling, ...]
    """One phrase a part of the story; a part of which nothing is known is left out."""
    twist: Twist | None = None

    @property
    def answer(self) -> str:
        """The right answer: a lesion's id, ``cannot-tell`` or ``see-a-clinician``."""
        if self.twist:
            return self.twist.answer
        return SEE_A_CLINICIAN if self.lesion == MUST_NOT_MISS else self.lesion

    @property
    def partly(self) -> frozenset[str]:
        """Answers that are half right: a name where it cannot be told, doubt where a clinician is needed."""
        if self.answer == CANNOT_TELL and self.twist:
            return frozenset(self.twist.lesions)
        return frozenset({CANNOT_TELL}) if self.answer == SEE_A_CLINICIAN else frozenset()


def draw(deck: Deck, lesion: str, tone: int, picture: int) -> Case:
    """The case of these three; the same for the same.

    Raises :class:`ValueError` naming the lesion if its phrases never part it from another.
    """
    for attempt in range(TRIES):
        case = _drawn(deck, lesion, tone, picture, random.Random(f"{lesion}/{tone}/{picture}/{attempt}"))
        if case.twist or not any(could_be(deck, case, other) for other in deck.order if other != lesion):
            return case
    raise ValueError(
        f"content/vignettes.yml: the phrases that fit '{lesion}' never part it from other bumps on tone {tone}; "
        "add a phrase that fits it alone"
    )


def _drawn(deck: Deck, lesion: str, tone: int, picture: int, rng: random.Random) -> Case:
    twists = [twist for twist in deck.twists if lesion in twist.lesions]
    twist = rng.choice(twists) if twists and rng.randrange(TWISTS_AMONG) == 0 else None
    look = draw_look(deck.lesions[lesion], rng)
    if twist:
        look = _redrawn(draw_look(deck.lesions[twist.lesions[0]], rng), twist)
    return Case(lesion, tone, picture, look, _story(deck, lesion, twist, rng), twist)


def _redrawn(look: Look, twist: Twist) -> Look:
    changes = {k: v for k, v in msgspec.structs.asdict(twist.drawn).items() if v is not None}
    return replace(look, **{k: v == "present" if v in ("present", "absent") else v for k, v in changes.items()})


def _story(deck: Deck, lesion: str, twist: Twist | None, rng: random.Random) -> tuple[Telling, ...]:
    """One phrase a part, each fitting the lesion (in a twist all its lesions) and the age chosen first."""
    forced = {t.id: t for t in deck.tellings if twist and t.id in twist.told}
    fitted = set(twist.lesions) if twist else {lesion}
    usable = [t for t in deck.tellings if t.id in forced or not t.fits or fitted <= set(t.fits)]
    limits = [set(t.ages) for t in forced.values() if t.ages]
    ages = [t for t in usable if t.part == "who" and all(t.id in limit for limit in limits)]
    age = rng.choice(ages)
    story = [age]
    for part in PARTS[1:]:
        choices = [t for t in usable if t.part == part and (not t.ages or age.id in t.ages)]
        choices = [t for t in choices if t.id in forced] or choices
        if choices:
            story.append(rng.choice(choices))
    return tuple(story)


def could_be(deck: Deck, case: Case, lesion: str) -> bool:
    """Whether another kind of bump could look like this case on its tone and have its story."""
    return all(not t.fits or lesion in t.fits for t in case.told) and looks_like(
        case.look, case.tone, deck.lesions[lesion]
    )


def looks_like(look: Look, tone: int, lesion: Lesion) -> bool:
    """Whether a lesion's ranges hold this look, as far as an eye can tell it on this tone."""
    ranges = lesion.look
    colours = ranges.colour_deep if tone >= DEEP_FROM else ranges.colour
    return (
        any(_near(look.colour_on(tone), colour) for colour in colours.choices)
        and all(_word(getattr(look, name)) in getattr(ranges, name).choices for name in SEEN)
        and _holds(ranges.count, look.count)
        and all(_holds(ranges.diameter_mm, mm) for mm in look.diameters_mm)
    )


def _near(one: str, other: str) -> bool:
    return one == other or any({one, other} <= near for near in NEAR_COLOURS)


def _word(value: object) -> object:
    return {True: "present", False: "absent"}[value] if isinstance(value, bool) else value


def _holds(allowed: Range, value: float) -> bool:
    return allowed.low <= value <= allowed.high


def other_look(deck: Deck, case: Case, lesion: str) -> Look:
    """A typical look of another lesion to be set beside a case; it is no case of its own."""
    return draw_look(deck.lesions[lesion], random.Random(f"beside/{case.lesion}/{case.picture}/{lesion}"))
