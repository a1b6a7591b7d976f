"""Where milia sit, on a face: a grown-up's (with where acne is described) and a newborn's.

Sites: the rows "location" of the facts' signs table (milium, closed comedo, papule and pustule) and
milia_types.
"""

from collections.abc import Sequence
from typing import Literal

from widgets.skin.card import CAPTION, MARGIN, caption, card, heading, leader, lines
from widgets.skin.curves import Point
from widgets.skin.face import FIELD, adult_lids, draw_adult, draw_newborn, newborn_lids
from widgets.skin.palette import PLUM, QUIET, TEAL
from widgets.skin.svg import Picture, circle, num, path

EYELIDS = (
    "M268 288Q308 254 350 290Q344 318 308 318Q276 316 268 288Z",
    "M452 288Q412 254 370 290Q376 318 412 318Q444 316 452 288Z",
)
CHEEKS = (
    "M264 338C280 328 308 328 322 338C330 352 322 376 304 384C284 378 268 358 264 338Z",
    "M456 338C440 328 412 328 398 338C390 352 398 376 416 384C436 378 452 358 456 338Z",
)
FOREHEAD = "M300 206C320 196 400 198 424 208C434 218 432 230 426 238C404 244 316 244 294 238C286 228 288 214 300 206Z"
CHIN = "M326 427C346 421 374 421 394 427C386 438 372 441 360 441C348 441 334 438 326 427Z"
NECK = "M316 468C346 484 374 484 404 468C408 476 414 481 424 487C396 506 324 506 296 487C306 481 312 476 316 468Z"
CHEST = "M272 522C320 532 400 532 448 522C434 554 400 566 360 566C320 566 286 554 272 522Z"
NEWBORN_NOSE = (
    "M360 296C374 302 384 326 388 348C390 364 378 372 360 372C342 372 330 364 332 348C336 326 346 302 360 296Z"
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
        "chin, neck and chest. Back and shoulders are named in words.",
        720,
        664,
    )
    heading(picture, "Where milia sit: adults and children")
    draw_adult(picture)
    for zone in (*EYELIDS, *CHEEKS, FOREHEAD):
        _zone(picture, zone, "milia")
    for zone in (FOREHEAD, CHIN, NECK, CHEST):
        _zone(picture, zone, "acne")
    picture.add(adult_lids())
    milia = (("forehead", 216, (302, 220)), ("eyelids", 284, (274, 291)), ("cheeks", 352, (276, 350)))
    acne = (
        ("forehead", 216, (418, 220)),
        ("chin", 424, (384, 431)),
        ("neck", 474, (402, 482)),
        ("chest", 520, (432, 540)),
    )
    _column(picture, "Milia", "milia", milia)
    _column(picture, "Acne", "acne", acne)
    picture.add(
        lines(
            MARGIN,
            470,
            ["also: genitals", "(not drawn);", "possible: scalp,", "trunk, limbs"],
            17,
            fill=QUIET,
        )
    )
    picture.add(lines(690, 546, ["also: shoulders,", "back"], 17, "end", QUIET))
    caption(picture, "The forehead carries both marks: site alone does not tell which it is.", CAPTION)
    return picture.svg()


def _newborn() -> str:
    picture = card(
        "where-newborn",
        "Where milia sit in newborns",
        "A newborn's round face with closed eyes above a blanket. The nose is filled with small pearls: "
        "milia of newborns sit there first.",
        720,
        620,
    )
    heading(picture, "Where milia sit: newborns")
    draw_newborn(picture)
    _zone(picture, NEWBORN_NOSE, "milia")
    picture.add(newborn_lids())
    _column(picture, "Milia", "milia", (("nose first", 346, (342, 346)),))
    picture.add(lines(690, 466, ["possible:", "scalp, trunk,", "limbs"], 17, "end", QUIET))
    caption(picture, "Seen in about 4 to 5 of 10 newborns; gone within weeks, sometimes months.", CAPTION)
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
    key = f"M{num(x + 8 if left else x - 34)} 106h26q8 0 8 8v12q0 8 -8 8h-26q-8 0 -8 -8v-12q0 -8 8 -8Z"
    picture.add(
        path(key, fill=FIELD),
        path(key, fill=_pattern(picture, kind), stroke=TEAL if left else PLUM, stroke_width=2.4),
        lines(x + (54 if left else -54), 127, [title], 19, anchor, weight="700"),
    )  # fmt: skip
    for words, y, end in labels:
        reach = 9.6 * len(words) + 14
        picture.add(leader((x + reach if left else x - reach, y - 5), end))
        picture.add(lines(x, y, [words], 18, anchor))
