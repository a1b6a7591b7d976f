"""Two plain faces in line and tone, eyes closed so that the lids show: a grown-up's and a newborn's.

Each is a portrait in a round field: `draw_...` draws it, `..._lids` the closed eyes, to go on top of zones.
"""

from widgets.skin.palette import mix, monk
from widgets.skin.svg import Picture, circle, ellipse, num, path

TONE = 5
"""The Monk tone of both faces, from the middle of the scale."""

SKIN = monk(TONE)
SHADE, LINE, BLUSH = mix(SKIN, "#8a4b2a", 0.28), mix(SKIN, "#4a2412", 0.7), mix(SKIN, "#b5503c", 0.3)
LIP, HAIR, HAIR_LIGHT = mix(SKIN, "#9c3f3a", 0.5), "#43302a", "#6d5348"
PEN = 2.4
"""Width of every line that draws a form."""

CLOTH, CLOTH_DARK, FIELD = "#b9cfc9", "#8fb0a9", "#f1e6d6"

ADULT_HEAD = (
    "M248 268C246 176 290 124 360 124C430 124 474 176 472 268C471 320 464 354 446 386"
    "C428 418 396 444 360 444C324 444 292 418 274 386C256 354 249 320 248 268Z"
)
ADULT_HAIR = (
    "M245 288C226 176 276 92 362 90C448 92 494 176 475 288C474 246 462 208 430 188"
    "C396 176 352 178 330 160C318 186 286 192 268 216C252 238 248 262 245 288Z"
)
NEWBORN_HEAD = (
    "M224 290C214 194 274 132 360 132C446 132 506 194 496 290C498 310 506 328 504 352C502 394 470 428 434 443"
    "C412 452 386 455 360 455C334 455 308 452 286 443C250 428 218 394 216 352C214 328 222 310 224 290Z"
)


def draw_adult(picture: Picture) -> None:
    """A grown-up's face, neck and upper chest in a field around (360, 350), 232 units in radius.

    Brow and foot of the nose part hairline and chin in thirds; an eye is a little over a fifth of the face's width.
    """
    bust = (
        "M316 396C318 452 312 472 286 486C242 504 186 518 130 640L590 640C534 518 478 504 434 486"
        "C408 472 402 452 404 396Z"
    )
    under_chin = (
        "M315 408C317 440 316 452 312 464C340 482 380 482 408 464C404 452 403 440 405 408"
        "C392 434 378 447 360 447C342 447 328 434 315 408Z"
    )
    shirt = "M130 640C170 556 204 530 244 507C266 560 302 584 360 584C418 584 454 560 476 507C516 530 550 556 590 640Z"
    picture.add(
        *_field(picture, 350, 232),
        path(bust, fill=SKIN),
        path(under_chin, fill=SHADE),
        _pen("M322 512C334 516 346 522 352 530M398 512C386 516 374 522 368 530", SHADE),
        path(shirt, fill=CLOTH),
        _pen("M244 507C266 560 302 584 360 584C418 584 454 560 476 507", CLOTH_DARK, 4),
        *_ears(246, 474, 304, 15, 35),
        path(ADULT_HEAD, fill=SKIN, stroke=LINE, stroke_width=PEN),
        _cheek(picture, 292, 352, 38),
        _cheek(picture, 428, 352, 38),
        path(ADULT_HAIR, fill=HAIR),
        _pen("M330 160C332 138 344 116 364 104M292 176C292 146 308 120 334 106", HAIR_LIGHT),
        _pen("M430 186C426 152 410 124 384 108", HAIR_LIGHT),
        _brow(280, 338, 262),
        _brow(440, 382, 262),
        path("M345 278C344 302 338 326 335 342C340 330 350 306 352 282Z", fill=SHADE),
        _pen("M339 338C331 347 336 360 347 357C353 364 367 364 373 357C384 360 389 347 381 338"),
        *_mouth(360, 386, 34, 19),
        _pen("M346 414C354 418 366 418 374 414", SHADE),
        "</g>",
    )


def draw_newborn(picture: Picture) -> None:
    """A newborn's face in a soft blanket, in a field around (360, 320), 220 units in radius.

    A high forehead, eyes far apart and below the middle, a short nose, full cheeks.
    """
    blanket = "M120 580C120 456 182 398 220 388C270 480 450 480 500 388C538 398 600 456 600 580Z"
    picture.add(
        *_field(picture, 320, 220),
        *_ears(216, 504, 322, 15, 27),
        path(NEWBORN_HEAD, fill=SKIN, stroke=LINE, stroke_width=PEN),
        _cheek(picture, 268, 372, 50),
        _cheek(picture, 452, 372, 50),
        _pen("M316 150C322 142 334 139 344 143M340 137C352 128 368 129 376 139M372 143C384 136 396 140 402 148", HAIR),
        _pen("M262 280C276 271 296 271 312 278M408 278C424 271 444 271 458 280", mix(SKIN, HAIR, 0.45), 4),
        _pen("M342 344C334 351 339 363 349 359C355 365 365 365 371 359C381 363 386 351 378 344"),
        *_mouth(360, 390, 25, 15),
        _pen("M340 424C352 430 368 430 380 424", SHADE),
        path(blanket, fill=CLOTH),
        _pen("M220 388C270 480 450 480 500 388M360 463C336 492 314 512 274 570", CLOTH_DARK, 4),
        "</g>",
    )


def adult_lids() -> str:
    """The grown-up's closed eyes."""
    return _lid(282, 336, 292) + _lid(438, 384, 292)


def newborn_lids() -> str:
    """The newborn's closed eyes."""
    return _lid(268, 322, 314) + _lid(452, 398, 314)


def _field(picture: Picture, y: float, r: float) -> tuple[str, str]:
    """A pale round ground, and the start of a group clipped to it (heads may stand out above)."""
    left, right, top = num(360 - r), num(360 + r), num(y)
    clip = picture.clip("field", f"M{left} 0V{top}A{num(r)} {num(r)} 0 0 0 {right} {top}V0Z")
    return circle(360, y, r, fill=FIELD), f'<g clip-path="{clip}">'


def _pen(d: str, colour: str = LINE, width: float = PEN) -> str:
    """An open line with round ends."""
    return path(d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round")


def _ears(left: float, right: float, y: float, rx: float, ry: float) -> tuple[str, ...]:
    inner = f"M{num(left - 4)} {num(y - 14)}q-8 12 2 28M{num(right + 4)} {num(y - 14)}q8 12 -2 28"
    ears = (ellipse(x, y, rx, ry, fill=SKIN, stroke=LINE, stroke_width=PEN) for x in (left, right))
    return *ears, _pen(inner)


def _cheek(picture: Picture, x: float, y: float, r: float) -> str:
    return ellipse(x, y, r, r * 0.8, fill=picture.radial("cheek", (0, BLUSH, 0.7), (1, BLUSH, 0)))


def _mouth(x: float, y: float, half: float, fall: float) -> tuple[str, str]:
    """Lips with corners that turn up a little."""
    left, right, low = num(x - half), num(x + half), num(y + fall)
    top = f"C{num(x - half * 0.6)} {num(y - 6)} {num(x - 9)} {num(y - 10)} {num(x)} {num(y - 6)}"
    back = f"C{num(x + 9)} {num(y - 10)} {num(x + half * 0.6)} {num(y - 6)} {right} {num(y - 2)}"
    under = f"C{num(x + half * 0.6)} {low} {num(x - half * 0.6)} {low} {left} {num(y - 2)}Z"
    seam = f"M{left} {num(y - 2)}C{num(x - 12)} {num(y + 5)} {num(x + 12)} {num(y + 5)} {right} {num(y - 2)}"
    return path(f"M{left} {num(y - 2)}{top}{back}{under}", fill=LIP), _pen(seam)


def _brow(outer: float, inner: float, y: float) -> str:
    turn = 1 if inner > outer else -1
    start, high = f"{num(outer)} {num(y + 3)}", num(outer + 22 * turn)
    data = f"M{start}Q{high} {num(y - 15)} {num(inner)} {num(y - 3)}Q{high} {num(y - 6)} {start}Z"
    return path(data, fill=HAIR, stroke=HAIR, stroke_width=2, stroke_linejoin="round")


def _lid(outer: float, inner: float, y: float) -> str:
    """A closed eye: the crease above, the lash line below with a few lashes at its outer half."""
    turn = 1 if inner > outer else -1

    def at(part: float, down: float) -> str:
        """A place so far from the outer to the inner corner, and so far below it."""
        return f"{num(outer + (inner - outer) * part)} {num(y + down)}"

    crease = f"M{at(0.02, -7)}Q{at(0.45, -24)} {at(0.94, -5)}"
    lash = f"M{at(0, 0)}Q{at(0.5, 20)} {at(1, 2)}"
    hairs = ((0.1, 3.4, 4.0), (0.3, 7.8, 3.0), (0.5, 10.0, 1.5))
    fringe = "".join(f"M{at(part, down)}l{num(-away * turn)} 6.5" for part, down, away in hairs)
    return _pen(crease) + _pen(lash + fringe, HAIR, 3)
