"""All lesions on all ten tones, on one page to be looked at."""

import random
from collections.abc import Iterable
from html import escape

from widgets.model import Lesion
from widgets.skin.described import caption
from widgets.skin.look import draw_look
from widgets.skin.palette import MONK
from widgets.skin.patch import patch


def sheet(lesions: Iterable[Lesion]) -> str:
    """An HTML fragment: for each lesion a heading and ten pictures, one for each Monk tone."""
    return "\n".join(_row(lesion) for lesion in lesions)


def _row(lesion: Lesion) -> str:
    figures = "".join(_figure(lesion, tone) for tone in range(1, len(MONK) + 1))
    return f'<h3>{escape(lesion.name)}</h3>\n<div style="{_GRID}">{figures}</div>'


def _figure(lesion: Lesion, tone: int) -> str:
    look = draw_look(lesion, random.Random(f"{lesion.id} {tone}"))
    under = escape(f"Monk {tone}. {caption(lesion, tone)}")
    return f'<figure style="margin:0">{patch(look, tone, tone)}<figcaption>{under}</figcaption></figure>'


_GRID = "display:grid;grid-template-columns:repeat(5,1fr);gap:12px"
