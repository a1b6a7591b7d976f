"""A face whose places can be clicked: the second way to answer a hotspot question, beside its list."""

from __future__ import annotations

from functools import cache

from widgets.skin.card import card
from widgets.skin.face import adult_lids, draw_adult
from widgets.skin.face_map import CHEEKS, CHIN, EYELIDS, FOREHEAD
from widgets.skin.svg import el, path

NOSE = "M360 290C374 300 386 330 388 352C390 370 376 380 360 380C344 380 330 370 332 352C334 330 346 300 360 290Z"
JAW = (
    "M276 396C282 412 292 424 306 434L318 424C306 414 296 402 292 390Z",
    "M444 396C438 412 428 424 414 434L402 424C414 414 424 402 428 390Z",
)
EARS = (
    "M234 284C224 286 222 330 236 348C250 350 252 288 234 284Z",
    "M486 284C496 286 498 330 484 348C470 350 468 288 486 284Z",
)
ZONES = {
    "forehead": (FOREHEAD,),
    "eyelids": EYELIDS,
    "nose": (NOSE,),
    "cheeks": CHEEKS,
    "chin": (CHIN,),
    "jaw": JAW,
    "ears": EARS,
}
"""Each place with its outlines, in the units of the face's drawing."""


@cache
def face_to_choose_on() -> str:
    """SVG text of a face; each place is a group with ``data-place``.

    It is an extra for who points: the list beside it says the same, so that assistive technology may pass it over.
    """
    picture = card("face-to-choose-on", "A face", "A face seen from the front.", 720, 560)
    draw_adult(picture)
    picture.add(adult_lids())
    for place, outlines in ZONES.items():
        shapes = "".join(path(d, fill="transparent", stroke="none") for d in outlines)
        picture.add(el("g", shapes, data_place=place))
    return picture.svg().replace('role="img"', 'aria-hidden="true" focusable="false"', 1)
