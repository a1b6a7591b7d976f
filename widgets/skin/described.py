"""A drawing in words: what can be seen, never what it is; and what the caption has to admit."""

from widgets.model import DEEP_FROM, Drawn, Lesion
from widgets.skin.look import Look

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

PALE = {"whitish", "white", "pearly white", "yellowish"}
YELLOW = {"yellow", "yellow-orange", "orange"}


def described(look: Look, tone: int) -> str:
    """The text alternative of `patch(look, tone, …)`: enough to tell signs by, without a name for them."""
    says = (_number, _height, _colour, _roof, _opening, _tip, _dimple, _vessels, _crust)
    parts = [say(look, tone) for say in says] + [_halo(look, tone)]
    return f"Drawing of skin, Monk tone {tone}. " + " ".join(part for part in parts if part)


def caption(lesion: Lesion, tone: int) -> str:
    """What stands under the picture: that it is a drawing, and which of its signs no source describes."""
    other = "colour" if tone >= DEEP_FROM else "colour_deep"  # the one that this picture does not show
    shown = [name for name in lesion.look.__struct_fields__ if name != other]
    odd = [_SIGN.get(name, name) for name in shown if _drawn(lesion, name).basis == "analogy"]
    found_none = f" Drawn by analogy, since no source was found: {', '.join(odd)}." if odd else ""
    return f"Drawing, not a photograph.{found_none}"


_SIGN = {
    "colour": "its colour",
    "colour_deep": "its look on dark skin",
    "diameter_mm": "its size",
    "rise": "its height",
    "tip": "the tip",
    "halo": "the skin around it",
}
"""How a caption names a parameter, where its own name would not do."""


def _drawn(lesion: Lesion, name: str) -> Drawn:
    drawn: Drawn = getattr(lesion.look, name)
    return drawn


def _mm(value: float) -> str:
    return f"{value:.0f}" if value >= 4 else f"{value:.1f}".removesuffix(".0")


def _it(look: Look, one: str, many: str) -> str:
    return one if look.count == 1 else many


def _number(look: Look, tone: int) -> str:
    things = {"patch": ("flat patch", "flat patches"), "rim": ("low ring of skin", "low rings of skin")}
    thing = things.get(look.form, ("bump", "bumps"))[look.count > 1]
    count = NUMBERS[look.count] if look.count < len(NUMBERS) else str(look.count)
    largest, smallest = _mm(look.diameters_mm[0]), _mm(look.diameters_mm[-1])
    span = "long" if look.form == "patch" else "across"
    if look.count == 1:
        return f"{count} {thing}, {largest} millimetres {span}."
    sizes = f"all about {largest}" if largest == smallest else f"{smallest} to {largest}"
    where = "close together" if look.grouping == "grouped" else "apart from each other"
    return f"{count} {thing}, {sizes} millimetres {span}, {where}."


def _height(look: Look, tone: int) -> str:
    shape = {
        "patch": "level with the skin or barely raised, with an irregular edge",
        "rim": "flat or slightly raised",
        "dome": "round and domed",
        "flat top": "raised, with a level top",
        "swelling": "a broad swelling that passes into the skin without an edge",
    }[look.form]
    high = "" if look.form in ("patch", "rim") else f", {max(0.1, look.height_mm):.1f} millimetres high"
    return f"{_it(look, 'It is', 'They are')} {shape}{high}."


def _colour(look: Look, tone: int) -> str:
    colour = look.colour_on(tone)
    shine = {"matt": "", "smooth": " and smooth", "waxy": ", with a waxy shine"}[look.shine]
    if colour == "skin":
        return f"{_it(look, 'It has', 'They have')} the colour of the skin around{shine}."
    return f"{_it(look, 'It is', 'They are')} {colour}{shine}, {_against(colour, tone)} the skin around."


def _against(colour: str, tone: int) -> str:
    deep = tone >= DEEP_FROM
    if colour in PALE:
        return "much paler than" if deep else "a little paler than"
    if colour in YELLOW:
        return "paler and yellower than" if deep else "yellower than"
    if colour in ("pink", "red"):
        return "paler and pinker than" if deep else "redder than"
    return "darker than"


def _roof(look: Look, tone: int) -> str:
    return "The pale colour shines through a thin, smooth roof of skin." if look.roof else ""


def _opening(look: Look, tone: int) -> str:
    if look.opening == "plug":
        return "In the middle is a wide round opening, filled with something dark."
    return "No opening is to be seen."


def _tip(look: Look, tone: int) -> str:
    return "On top is a white to yellow tip." if look.tip else ""


def _dimple(look: Look, tone: int) -> str:
    return "In the middle is a dimple." if look.dimple else ""


def _vessels(look: Look, tone: int) -> str:
    return f"Fine blood vessels run over {_it(look, 'it', 'them')}." if look.vessels else ""


def _crust(look: Look, tone: int) -> str:
    return "A part is covered by a dark crust." if look.crust else ""


def _halo(look: Look, tone: int) -> str:
    around = f"The skin around {_it(look, 'it', 'them')}"
    if look.halo == "none":
        return f"{around} has its usual colour."
    how = "in a narrow ring" if look.halo == "slight" else "in a wide ring"
    return f"{around} is {'darker, violet to brown' if tone >= DEEP_FROM else 'pink to red'} {how}."
