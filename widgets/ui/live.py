"""A piece of the page that Python writes anew whenever something was answered."""

from __future__ import annotations

from collections.abc import Callable

import anywidget
import traitlets

from widgets.ui.assets import script, style
from widgets.ui.session import Session


class Live(anywidget.AnyWidget):
    """Shows ``html``, which Python makes from records alone, every text in it escaped."""

    _esm = script("live")
    _css = style("live")
    html = traitlets.Unicode().tag(sync=True)


def live(session: Session, name: str, write: Callable[[], str]) -> Live:
    """What ``write`` gives, now and after each answer."""
    shown = Live()

    def renew() -> None:
        shown.html = write()

    session.watch(name, renew)
    return shown
