"""A face whose places can be clicked: the second way to answer a hotspot question, beside its list."""

from __future__ import annotations

from functools import cache

from widgets.skin.card import card
from widgets.skin.face import adult_lids, draw_adult
from widgets.skin.face_map import CHEEKS, CHIN, EYELIDS, FOREHEAD
from widgets.skin.svg import el, path

NOSE = "M360 276C372 290 380 316 386 338C391 352 376 366 360 366C344 366 329 352 334 338C340 316 348 290 360 276Z"
JAW = (
    "M270 388C280 404 300 424 322 434L330 416C314 406 300 396 288 382Z",
    "M450 388C440 404 420 424 398 434L390 416C406 406 420 396 432 382Z",
)
EARS = (
    "M246 268C226 268 228 336 248 340C252 318 250 290 246 268Z",
    "M474 268C494 268 492 336 472 340C468 318 470 290 474 268Z",
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
    picture = card("face-to-choose-on", "A face", "A face seen from the front.", 480, 536)
    picture.add('<g transform="translate(-120 -64)">')
    draw_adult(picture)
    picture.add(adult_lids())
    for place, outlines in ZONES.items():
        shapes = "".join(path(d, fill="transparent", stroke="none") for d in outlines)
        picture.add(el("g", shapes, data_place=place))
    picture.add("</g>")
    return picture.svg().replace('role="img"', 'aria-hidden="true" focusable="false"', 1)
