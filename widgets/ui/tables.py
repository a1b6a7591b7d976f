"""How a pandas table looks in the lesson: cells that wrap, headers that say what they head, gaps that say so."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from IPython.core.getipython import get_ipython

from widgets.ui.assets import style

if TYPE_CHECKING:
    import pandas as pd

MISSING = "no source found"


def html(table: pd.DataFrame, called: str = "Table") -> str:
    """HTML of a table; a named index becomes ordinary columns, so that no header cell is empty.

    ``called`` tells it from others on the page for who cannot see it.
    """
    flat = table if table.index.names == [None] else table.rename(columns=str).reset_index()
    flat = flat.rename_axis(columns=None)
    gap = table.attrs.get("missing", MISSING)
    body = flat.to_html(index=False, na_rep=gap, border=0, classes="milia-cells", justify="start", max_rows=100)
    label = escape(f"{called}: {', '.join(map(str, flat.columns[:6]))}; {len(flat)} rows")
    region = f'<div class="milia milia-table" role="region" aria-label="{label}" tabindex="0">'
    return f"<style>{style('table')}</style>{region}{body}</div>"


def register() -> None:
    """Let IPython show every DataFrame this way; pandas itself is not imported for that."""
    shell = get_ipython()
    if shell is not None and shell.display_formatter is not None:
        shell.display_formatter.formatters["text/html"].for_type_by_name("pandas", "DataFrame", html)
