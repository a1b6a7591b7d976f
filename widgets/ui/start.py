"""What stands at a notebook's head once it runs."""

from __future__ import annotations

import anywidget
import traitlets

from widgets.ui.assets import script, style


class Start(anywidget.AnyWidget):
    """Says that the lesson runs and brings the first thing to do into view, once."""

    _esm = script("start")
    _css = style("start")
    words = traitlets.Unicode("The lesson is running.").tag(sync=True)
    fresh = traitlets.Bool(True).tag(sync=True)
