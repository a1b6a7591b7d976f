"""Where milia sit, on a face: a grown-up's (with where acne is described) and a newborn's.

Sites: ``content/signs.csv`` and ``content/milia_types.yml``.
"""

from collections.abc import Sequence
from typing import Literal

from widgets.skin.card import CAPTION, LABEL, MARGIN, caption, card, heading, leader, lines
from widgets.skin.curves import Point
from widgets.skin.face import FIELD, adult_lids, draw_adult, draw_newborn, newborn_lids
from widgets.skin.palette import PLUM, TEAL
from widgets.skin.svg import Picture, circle, num, path

EYELIDS = (
    "M270 290C280 264 328 258 346 284C346 306 326 318 304 318C284 316 272 304 270 290Z",
    "M450 290C440 264 392 258 374 284C374 306 394 318 416 318C436 316 448 304 450 290Z",
)
CHEEKS = ("M267 368A31 24-16 1 1 325 352A31 24-16 1 1 267 368Z", "M453 368A31 24 16 1 0 395 352A31 24 16 1 0 453 368Z")
FOREHEAD = "M292 214C318 196 402 196 428 214C438 224 436 240 426 248C400 238 320 238 294 248C284 240 282 224 292 214Z"
CHIN = "M328 424C346 417 374 417 392 424C388 436 374 443 360 443C346 443 332 436 328 424Z"
NECK = "M318 470C344 484 376 484 402 470C406 478 412 484 420 489C392 504 328 504 300 489C308 484 314 478 318 470Z"
CHEST = "M282 530C320 542 400 542 438 530C430 560 398 574 360 574C322 574 290 560 282 530Z"
NEWBORN_NOSE = (
    "M360 312C372 316 380 334 384 348C387 362 375 370 360 370C345 370 333 362 336 348C340 334 348 316 360 312Z"
)


def face_map(who: Literal["newborn", "adult"]) -> str:
    """SVG text of a face with the zones where sources describe milia: newborns, or adults and children."""
    return _newborn() if who == "newborn" else _adult()


def _adult() -> str:
    picture = card(
        "where-adult",
        "Where milia sit in adults and children",
        "A face with closed eyes, seen from the front. Zones filled with small pearls mark where milia "
        "are described: eyelids, cheeks, forehead. Striped zones mark where acne is described: forehead, "
        "chin, neck and chest. Further places are named in words.",
        720,
        760,
    )
    heading(picture, "Where milia sit: adults, children")
    draw_adult(picture)
    for zone in (FOREHEAD, CHIN, NECK, CHEST):
        _zone(picture, zone, "acne")
    for zone in (*EYELIDS, *CHEEKS, FOREHEAD):
        _zone(picture, zone, "milia")
    picture.add(adult_lids())
    milia = (("forehead", 214, (298, 222)), ("eyelids", 286, (276, 290)), ("cheeks", 358, (276, 360)))
    acne = (
        ("forehead", 214, (422, 222)),
        ("chin", 424, (384, 430)),
        ("neck", 486, (404, 486)),
        ("chest", 548, (424, 552)),
    )
    _column(picture, "Milia", "milia", milia)
    _column(picture, "Acne", "acne", acne)
    caption(
        picture,
        "Milia also: genitals; possible: scalp, trunk, limbs.",
        "Acne also: shoulders, back.",
        "Both on the forehead: site alone does not tell.",
        CAPTION,
    )
    return picture.svg()


def _newborn() -> str:
    picture = card(
        "where-newborn",
        "Where milia sit in newborns",
        "A newborn's round face with closed eyes above a blanket. The nose is filled with small pearls: "
        "milia of newborns sit there first.",
        720,
        690,
    )
    heading(picture, "Where milia sit: newborns")
    draw_newborn(picture)
    _zone(picture, NEWBORN_NOSE, "milia")
    picture.add(newborn_lids())
    _column(picture, "Milia", "milia", (("nose first", 352, (342, 350)),))
    caption(
        picture,
        "Possible too: scalp, trunk, limbs. About 4 to 5 of 10",
        "newborns; gone within weeks, sometimes months.",
        CAPTION,
    )
    return picture.svg()


def _zone(picture: Picture, outline: str, kind: Literal["milia", "acne"]) -> None:
    """A marked zone: pearls inside a plain line for milia, stripes inside a broken line for acne."""
    broken = {"stroke_dasharray": "7 5"} if kind == "acne" else {}
    picture.add(
        path(
            outline, fill=_pattern(picture, kind), stroke=TEAL if kind == "milia" else PLUM, stroke_width=2.4,
            stroke_linejoin="round", **broken,
        )
    )  # fmt: skip


def _pattern(picture: Picture, kind: Literal["milia", "acne"]) -> str:
    size = {"width": "13", "height": "13", "patternUnits": "userSpaceOnUse"}
    if kind == "milia":
        pearls = "".join(
            circle(x, y, 2.7, fill="#fffdf5", stroke=TEAL, stroke_width=1.2) for x, y in ((3.5, 3.5), (10, 10))
        )
        return picture.define("pearls", "pattern", pearls, **size)
    stripe = path("M0 6.5h13", stroke=PLUM, stroke_width=2.4)
    return picture.define("stripes", "pattern", stripe, patternTransform="rotate(-45)", **size)


def _column(
    picture: Picture, title: str, kind: Literal["milia", "acne"], labels: Sequence[tuple[str, float, Point]]
) -> None:
    """A heading with its pattern and the labels under it: milia on the left, acne on the right."""
    left = kind == "milia"
    x, anchor = (MARGIN, "start") if left else (690.0, "end")
    key = f"M{num(x + 8 if left else x - 34)} 101h26q8 0 8 8v12q0 8 -8 8h-26q-8 0 -8 -8v-12q0 -8 8 -8Z"
    picture.add(
        path(key, fill=FIELD),
        path(key, fill=_pattern(picture, kind), stroke=TEAL if left else PLUM, stroke_width=2.4),
        lines(x + (54 if left else -54), 125, [title], LABEL, anchor, weight="700"),
    )  # fmt: skip
    for words, y, end in labels:
        reach = 0.6 * LABEL * len(words) + 10
        picture.add(leader((x + reach if left else x - reach, y - 9), end))
        picture.add(lines(x, y, [words], LABEL, anchor))
