"""The signs that tell two bumps apart, and those of one: rows of the signs table, not typed again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from widgets.model import DEEP_FROM, Sign, Sure

BY_EYE_AND_STORY = (
    "opening",
    "colour",
    "redness and swelling",
    "feel",
    "symptoms",
    "place",
    "size in mm",
    "age",
    "squeezing",
)
"""The signs that a case can show or tell, those that part most bumps first (this lesson's order)."""

AT_MOST = 4
"""So many signs are pointed at; more would not be read."""


class Contrast(Struct, frozen=True):
    """One sign in two bumps; ``sure`` is that of the less sure of the two."""

    sign: str
    chosen: str
    true: str
    sure: Sure
    sources: tuple[str, ...]


_RANK: dict[Sure, int] = {"none": 0, "low": 1, "medium": 2, "high": 3}


def contrasts(signs: Iterable[Sign], chosen: str, true: str, tone: int) -> list[Contrast]:
    """The signs known of both that differ, at most :data:`AT_MOST`; on deep skin, colour as it shows there if known."""
    cells = _cells(signs)
    found = []
    for sign in BY_EYE_AND_STORY:
        one, other = _cell(cells, chosen, sign, tone), _cell(cells, true, sign, tone)
        if one and other and one.value != other.value:
            sure = min(one.sure, other.sure, key=_RANK.__getitem__)
            sources = tuple(dict.fromkeys([*one.sources, *other.sources]))
            found.append(Contrast(sign, one.value, other.value, sure, sources))
    return found[:AT_MOST]


def signs_of(signs: Iterable[Sign], lesion: str, tone: int) -> list[Sign]:
    """The signs of one bump that a case can show or tell, at most :data:`AT_MOST`."""
    cells = _cells(signs)
    found = [_cell(cells, lesion, sign, tone) for sign in BY_EYE_AND_STORY]
    return [sign for sign in found if sign][:AT_MOST]


def _cells(signs: Iterable[Sign]) -> dict[tuple[str, str], Sign]:
    return {(sign.lesion, sign.sign): sign for sign in signs if sign.value}


def _cell(cells: dict[tuple[str, str], Sign], lesion: str, sign: str, tone: int) -> Sign | None:
    if sign == "colour" and tone >= DEEP_FROM and (lesion, "on dark skin") in cells:
        return cells[lesion, "on dark skin"]
    return cells.get((lesion, sign))
