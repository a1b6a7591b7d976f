"""A drawing in words: what can be seen, never what it is; and what the caption has to admit."""

from widgets.model import DEEP_FROM, Drawn, Lesion
from widgets.skin.look import Look

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def described(look: Look, tone: int) -> str:
    """The text alternative of `patch(look, tone, …)`: enough to tell signs by, without a name for them."""
    parts = [_number_and_size(look), _height(look), _colour(look, tone)]
    parts += [_roof(look), _opening(look), _tip(look), _dimple(look), _vessels(look), _crust(look), _halo(look, tone)]
    return f"Drawing of skin, Monk tone {tone}. " + " ".join(part for part in parts if part)


def _mm(value: float) -> str:
    return f"{value:.0f}" if value >= 4 else f"{value:.1f}".removesuffix(".0")


def _number_and_size(look: Look) -> str:
    largest, smallest = _mm(look.diameters_mm[0]), _mm(look.diameters_mm[-1])
    thing = "flat patch" if look.form == "patch" else "ring" if look.form == "rim" else "bump"
    if look.count == 1:
        return f"One {thing}, {largest} millimetres {'long' if look.form == 'patch' else 'across'}."
    many = NUMBERS[look.count].capitalize() if look.count < len(NUMBERS) else str(look.count)
    size = f"all about {largest}" if largest == smallest else f"{smallest} to {largest}"
    plural = "es" if thing.endswith("h") else "s"
    where = "close together" if look.grouping == "grouped" else "apart from each other"
    return f"{many} {thing}{plural}, {size} millimetres {'long' if look.form == 'patch' else 'across'}, {where}."


def _height(look: Look) -> str:
    if look.form == "patch":
        return "It is level with the skin or barely raised, its edge irregular."
    if look.form == "rim":
        return "It is flat or slightly raised."
    high = f"about {look.height_mm:.1f} millimetres high"
    shape = {"dome": "Round and domed", "flat top": "Raised, with a level top", "swelling": "A broad swelling"}
    return f"{shape[look.form]}, {high}."


def _colour(look: Look, tone: int) -> str:
    colour = look.colour_on(tone)
    if colour == "skin":
        return "It has the colour of the skin around it."
    shine = {"matt": "", "smooth": ", smooth", "waxy": ", with a waxy shine"}[look.shine]
    return f"Its colour is {colour}{shine}, {_against(colour, tone)} the skin around it."


def _against(colour: str, tone: int) -> str:
    pale = colour in ("white", "whitish", "pearly white", "yellowish", "yellow", "yellow-orange", "orange")
    if pale:
        return "paler than" if tone >= DEEP_FROM else "a little different from"
    return "darker than" if tone >= DEEP_FROM or colour in ("brown", "black", "purple") else "redder than"


def _roof(look: Look) -> str:
    return "It shines through a thin, smooth roof of skin." if look.roof else ""


def _opening(look: Look) -> str:
    if look.opening == "plug":
        return "In the middle a wide round opening, filled with something dark."
    return "No opening is to be seen."


def _tip(look: Look) -> str:
    return "On top a white to yellow tip." if look.tip else ""


def _dimple(look: Look) -> str:
    return "There is a dimple in the middle." if look.dimple else ""


def _vessels(look: Look) -> str:
    return "Fine blood vessels run over it." if look.vessels else ""


def _crust(look: Look) -> str:
    return "A part of it is crusted." if look.crust else ""


def _halo(look: Look, tone: int) -> str:
    if look.halo == "none":
        return "The skin around it has not changed colour."
    how = "slightly " if look.halo == "slight" else ""
    to = "darker, violet to brown" if tone >= DEEP_FROM else "pink to red"
    return f"The skin around it is {how}{to}."


ANALOGY = {
    "colour": "its colour",
    "colour_deep": "its colour on deep skin",
}
"""Parameters that may be drawn by analogy, as a caption names them."""


def caption(lesion: Lesion, tone: int) -> str:
    """What stands under the picture: that it is a drawing, and which of its signs no source describes."""
    colour = "colour_deep" if tone >= DEEP_FROM else "colour"
    other = "colour" if colour == "colour_deep" else "colour_deep"
    names = [name for name in lesion.look.__struct_fields__ if name != other]
    odd = [ANALOGY.get(name, name) for name in names if _drawn(lesion, name).basis == "analogy"]
    return "Drawing, not a photograph." + (f" Drawn by analogy, no source found: {', '.join(odd)}." if odd else "")


def _drawn(lesion: Lesion, name: str) -> Drawn:
    drawn: Drawn = getattr(lesion.look, name)
    return drawn
