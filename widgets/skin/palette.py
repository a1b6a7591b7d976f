"""Colours of all drawings, and the skin tones of the Monk scale."""

PAPER, EDGE = "#fcf8f2", "#e4d8c8"
INK, QUIET, LEADER = "#2a2630", "#5b5360", "#6d6470"
TEAL, PLUM = "#0e5c63", "#7a2850"

HORNY, HORNY_LINE = "#e3bf8c", "#a97a4a"
EPIDERMIS, EPIDERMIS_LINE = "#f0b596", "#b96f55"
DERMIS_TOP, DERMIS_LOW, FIBRE = "#fbe1d3", "#f7ece3", "#eec3ae"
KERATIN, KERATIN_LINE = "#fffaf0", "#c9ae86"
CANAL = "#fbe3cc"
SEBUM, SEBUM_LINE = "#f4cb5e", "#b98a22"
HAIR = "#5b4334"
PLUG, PLUG_DARK = "#efdcae", "#33241c"
PUS, PUS_LINE = "#f7f0b8", "#a89a3c"
INFLAMED, INFLAMED_DEEP = "#d9534a", "#a8322f"

MONK = (
    "#f6ede4",
    "#f3e7db",
    "#f7ead0",
    "#eadaba",
    "#d7bd96",
    "#a07e56",
    "#825c43",
    "#604134",
    "#3a312a",
    "#292420",
)
"""The ten tones of the Monk Skin Tone scale (Ellis Monk with Google), lightest first.

Source: MST_WIKI in ``content/sources.yml``. A scale of tones for pictures, not of medical risk.
"""


def monk(tone: int) -> str:
    """The colour of a Monk tone, 1 (lightest) to 10 (deepest)."""
    if not 1 <= tone <= len(MONK):
        raise ValueError(f"a Monk tone is a number from 1 to {len(MONK)}, not {tone}")
    return MONK[tone - 1]


def mix(first: str, second: str, share: float) -> str:
    """A colour between two hex colours; `share` (0 to 1) is how much of the second."""
    pairs = [(int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
