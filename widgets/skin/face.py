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
CLOTH, CLOTH_DARK, FIELD = "#b9cfc9", "#8fb0a9", "#f1e6d6"

ADULT_HEAD = (
    "M244 262C240 172 285 112 360 112C435 112 480 172 476 262C474 322 464 362 440 392"
    "C414 426 388 443 360 443C332 443 306 426 280 392C256 362 246 322 244 262Z"
)
ADULT_HAIR = (
    "M241 272C236 178 280 98 366 96C442 98 484 170 479 272C474 240 464 208 440 188"
    "C404 178 352 180 322 164C298 198 256 216 241 272Z"
)
NEWBORN_HEAD = (
    "M212 300C206 196 270 128 360 128C450 128 514 196 508 300C505 352 490 388 458 414"
    "C428 438 394 446 360 446C326 446 292 438 262 414C230 388 215 352 212 300Z"
)


def draw_adult(picture: Picture) -> None:
    """A grown-up's face, neck and upper chest in a field around (360, 350), 232 units in radius."""
    back = (
        "M230 306C204 190 250 86 360 86C470 86 516 190 490 306C486 332 480 344 472 354L248 354C240 344 234 332 230 306Z"
    )
    bust = (
        "M312 396C314 452 306 470 280 484C236 502 186 516 130 640L590 640C534 516 484 502 440 484"
        "C414 470 406 452 408 396Z"
    )
    under_chin = (
        "M311 404C313 440 312 452 307 462C337 484 383 484 413 462C408 452 407 440 409 404"
        "C396 434 378 446 360 446C342 446 324 434 311 404Z"
    )
    shirt = "M130 640C170 552 204 526 238 504C262 560 300 580 360 580C420 580 458 560 482 504C516 526 550 552 590 640Z"
    picture.add(
        *_field(picture, 350, 232),
        path(back, fill=HAIR),
        path(bust, fill=SKIN),
        path(under_chin, fill=SHADE),
        path(shirt, fill=CLOTH),
        _pen("M238 504C262 560 300 580 360 580C420 580 458 560 482 504", CLOTH_DARK, 4),
        *_ears(242, 478, 292, 17, 31),
        path(ADULT_HEAD, fill=SKIN, stroke=LINE, stroke_width=2.2),
        _cheek(picture, 294, 350, 36),
        _cheek(picture, 426, 350, 36),
        path(ADULT_HAIR, fill=HAIR),
        _pen("M322 164C326 146 338 130 356 122M300 180C300 158 310 138 326 126", HAIR_LIGHT, 2.4),
        _brow(278, 336, 258),
        _brow(442, 384, 258),
        _pen(
            "M352 292C350 320 343 336 338 350C337 362 346 367 352 364C356 371 364 371 368 364C374 367 383 362 382 350"
        ),
        *_mouth(360, 401, 33, 19),
        "</g>",
    )


def draw_newborn(picture: Picture) -> None:
    """A newborn's face in a soft blanket, in a field around (360, 320), 220 units in radius."""
    blanket = "M120 580C120 460 190 404 238 392C290 470 430 470 482 392C530 404 600 460 600 580Z"
    curls = (
        "M342 132C336 112 350 100 366 104C354 108 354 118 362 128M364 130C364 116 376 108 388 114"
        "C378 118 376 124 380 133"
    )
    picture.add(
        *_field(picture, 320, 220),
        *_ears(210, 510, 308, 18, 30),
        path(NEWBORN_HEAD, fill=SKIN, stroke=LINE, stroke_width=2.2),
        _cheek(picture, 276, 360, 48),
        _cheek(picture, 444, 360, 48),
        _pen(curls, HAIR, 4),
        _pen("M262 268C276 259 296 259 310 267M410 267C424 259 444 259 458 268", mix(SKIN, HAIR, 0.5), 4),
        _pen("M332 350C324 362 332 373 343 369C351 378 369 378 377 369C388 373 396 362 388 350"),
        *_mouth(360, 403, 28, 17),
        path(blanket, fill=CLOTH),
        _pen("M238 392C290 470 430 470 482 392M360 450C334 480 312 500 270 560", CLOTH_DARK, 4),
        "</g>",
    )


def adult_lids() -> str:
    """The grown-up's closed eyes."""
    return _lid(278, 340, 292) + _lid(442, 380, 292)


def newborn_lids() -> str:
    """The newborn's closed eyes."""
    return _lid(252, 318, 306) + _lid(468, 402, 306)


def _field(picture: Picture, y: float, r: float) -> tuple[str, str]:
    """A pale round ground, and the start of a group clipped to it (heads may stand out above)."""
    left, right, top = num(360 - r), num(360 + r), num(y)
    clip = picture.clip("field", f"M{left} 0V{top}A{num(r)} {num(r)} 0 0 0 {right} {top}V0Z")
    return circle(360, y, r, fill=FIELD), f'<g clip-path="{clip}">'


def _pen(d: str, colour: str = LINE, width: float = 2.2) -> str:
    """An open line with round ends."""
    return path(d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round")


def _ears(left: float, right: float, y: float, rx: float, ry: float) -> tuple[str, ...]:
    inner = f"M{num(left - 4)} {num(y - 14)}q-8 12 2 28M{num(right + 4)} {num(y - 14)}q8 12 -2 28"
    ears = (ellipse(x, y, rx, ry, fill=SKIN, stroke=LINE, stroke_width=2.2) for x in (left, right))
    return *ears, _pen(inner, width=1.8)


def _cheek(picture: Picture, x: float, y: float, r: float) -> str:
    return ellipse(x, y, r, r * 0.8, fill=picture.radial("cheek", (0, BLUSH, 0.7), (1, BLUSH, 0)))


def _mouth(x: float, y: float, half: float, fall: float) -> tuple[str, str]:
    """Lips with corners that turn up a little."""
    left, right, low = num(x - half), num(x + half), num(y + fall)
    top = f"C{num(x - half * 0.6)} {num(y - 6)} {num(x - 9)} {num(y - 10)} {num(x)} {num(y - 6)}"
    back = f"C{num(x + 9)} {num(y - 10)} {num(x + half * 0.6)} {num(y - 6)} {right} {num(y - 2)}"
    under = f"C{num(x + half * 0.6)} {low} {num(x - half * 0.6)} {low} {left} {num(y - 2)}Z"
    seam = f"M{left} {num(y - 2)}C{num(x - 12)} {num(y + 5)} {num(x + 12)} {num(y + 5)} {right} {num(y - 2)}"
    return path(f"M{left} {num(y - 2)}{top}{back}{under}", fill=LIP), _pen(seam, width=2)


def _brow(outer: float, inner: float, y: float) -> str:
    turn = 1 if inner > outer else -1
    start, high = f"{num(outer)} {num(y + 3)}", num(outer + 22 * turn)
    data = f"M{start}Q{high} {num(y - 15)} {num(inner)} {num(y - 3)}Q{high} {num(y - 6)} {start}Z"
    return path(data, fill=HAIR, stroke=HAIR, stroke_width=2, stroke_linejoin="round")


def _lid(outer: float, inner: float, y: float) -> str:
    """A closed eye: the crease above, the lash line below."""
    middle, turn = num((outer + inner) / 2), 1 if inner > outer else -1
    crease = f"M{num(outer + 2 * turn)} {num(y - 9)}Q{middle} {num(y - 28)} {num(inner - 4 * turn)} {num(y - 6)}"
    lash = f"M{num(outer)} {num(y)}Q{middle} {num(y + 19)} {num(inner)} {num(y + 3)}"
    hairs = ((7, 4.0), (17, 8.0), (28, 10.0), (39, 10.5))
    fringe = "".join(f"M{num(outer + d * turn)} {num(y + low)}l{-3 * turn} 7" for d, low in hairs)
    return _pen(crease, width=1.8) + _pen(lash + fringe, HAIR, 2.6)
