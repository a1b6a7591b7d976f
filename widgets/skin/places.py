"""The drawings that a question can point at: their places, drawn to be clicked on and drawn with names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from widgets.skin.face_named import face_named
from widgets.skin.face_to_choose_on import ZONES, face_to_choose_on


class PointedAt(NamedTuple):
    """One drawing: what it is called in a sentence, its places, and who draws it."""

    words: str
    places: tuple[str, ...]
    to_choose_on: Callable[[], str]
    named: Callable[[Mapping[str, str]], str]


POINTED_AT: dict[str, PointedAt] = {"face": PointedAt("a face", tuple(ZONES), face_to_choose_on, face_named)}
"""By name; the names and the places are those of :data:`widgets.model.PLACES`."""
