"""The pictures of the lesson's Markdown: their file names, who draws them, their text alternatives."""

from collections.abc import Callable
from pathlib import Path

from widgets.skin.cross_section import cross_section
from widgets.skin.face_map import face_map
from widgets.skin.side_by_side import side_by_side
from widgets.skin.why_not_pop import why_not_pop

PICTURES: dict[str, Callable[[], str]] = {
    "cross-section-milium.svg": lambda: cross_section(["milium"]),
    "cross-section-five.svg": lambda: cross_section(["milium", "whitehead", "blackhead", "pustule", "nodule", "pore"]),
    "why-it-cannot-be-popped.svg": why_not_pop,
    "where-adult.svg": lambda: face_map("adult"),
    "where-newborn.svg": lambda: face_map("newborn"),
    "surface-three-tones.svg": side_by_side,
}
"""File name of each picture, and the function that draws it."""

_ALT = {
    "cross-section-milium.svg": (
        "Drawing of skin cut through: a ball of layered keratin with a thin wall lies just beneath the "
        "outer layer, under a roof without an opening. To its right, for comparison, an open pore with a "
        "fine hair and an oil gland."
    ),
    "cross-section-five.svg": (
        "Six drawings of skin cut through: milium (closed ball of keratin under a roof), whitehead "
        "(plugged follicle, closed), blackhead (plugged follicle, open and dark on top), pustule "
        "(inflamed follicle with pus), nodule (large and deep, inflamed), and a healthy pore."
    ),
    "why-it-cannot-be-popped.svg": (
        "Drawing in two parts: pressed from both sides, a milium's roof stays shut because it has no "
        "opening; a whitehead sits in a hair follicle that is plugged and closed at the surface."
    ),
    "where-adult.svg": (
        "Drawing of a face: pearl-filled zones for milia on eyelids, cheeks and forehead; striped zones "
        "for acne on forehead, chin, neck and chest."
    ),
    "where-newborn.svg": "Drawing of a newborn's face: the nose is marked as the first place of milia.",
    "surface-three-tones.svg": (
        "Drawing of milium, whitehead, blackhead, pustule and nodule from above on a light, a middle and "
        "a deep skin tone, with a scale of two millimetres. The milium is a small pearl with no pore and "
        "no halo; the halos of pustule and nodule are red on light skin, purple-brown on deep skin."
    ),
}


def alt(name: str) -> str:
    """The text alternative of a picture, by file name: what can be seen, in one or two sentences."""
    return _ALT[name]


def write(folder: Path) -> list[Path]:
    """Write all pictures into a folder (made if missing) and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, draw in PICTURES.items():
        paths.append(folder / name)
        paths[-1].write_text(draw(), encoding="utf-8")
    return paths
