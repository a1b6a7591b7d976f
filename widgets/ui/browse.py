"""A table that can be sorted and searched, and taken away as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from widgets.ui.assets import script, style
from widgets.ui.csv_text import csv_text
from widgets.ui.tables import MISSING

if TYPE_CHECKING:
    import pandas as pd


class Browse(anywidget.AnyWidget):
    """A pandas table in the page. Sorting and searching happen in the browser; the table itself stays as it is."""

    _esm = script("browse")
    _css = style("browse")
    view = traitlets.Dict().tag(sync=True)


def browse(table: pd.DataFrame, name: str = "table", separator: str = "comma") -> Browse:
    """``table`` with a button in each header, a field to search in, and its rows as ``name.csv``.

    ``separator`` is what parts the cells of that file: "comma", "semicolon" or "tab".
    """
    return Browse(view=browse_view(table, name, separator))


def browse_view(table: pd.DataFrame, name: str, separator: str = "comma") -> dict[str, Any]:
    """Cells as text, and for each row its place by each column.

    ``order[c][r]`` is the place of row ``r`` by column ``c``, ``None`` where the cell is missing: categories by their
    own order, numbers as numbers, text by its letters. Missing cells stay last however one sorts.
    """
    flat = table if table.index.names == [None] else table.reset_index()
    gap = table.attrs.get("missing", MISSING)
    columns = [flat[column] for column in flat.columns]
    known = [column.notna().tolist() for column in columns]
    cells = [
        [_text(value) if there else gap for value, there in zip(column.tolist(), here, strict=True)]
        for column, here in zip(columns, known, strict=True)
    ]
    order = [
        [int(place) if there else None for place, there in zip(_places(column), here, strict=True)]
        for column, here in zip(columns, known, strict=True)
    ]
    rows = [list(row) for row in zip(*cells, strict=True)]
    plain = [
        [value if there else None for value, there in zip(column.tolist(), here, strict=True)]
        for column, here in zip(columns, known, strict=True)
    ]
    head = [str(column).replace("_", " ") for column in flat.columns]
    text = csv_text(head, zip(*plain, strict=True), separator)
    return {"name": name, "head": head, "rows": rows, "order": order, "csv": text}


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _places(column: pd.Series) -> list[float]:
    """Where each cell stands when its column is sorted; equal ones alike."""
    if isinstance(column.dtype, _categorical()):
        column = column.cat.codes
    elif column.dtype.kind not in "iufb":
        column = column.astype("object").map(lambda value: str(value).lower())
    return column.rank(method="min").fillna(0).tolist()


def _categorical() -> type:
    import pandas as pd

    return pd.CategoricalDtype
